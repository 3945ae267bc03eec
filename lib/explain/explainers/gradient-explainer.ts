/**
 * `GradientExplainer`: expected gradients of a network. φ_j = E[(x_j − b_j) ∂f/∂x_j at b + u (x − b)] over background rows b and u uniform in
 * [0, 1): integrated gradients averaged over the background, an estimate of the Aumann–Shapley values. Source: Erion et al. 2021; shap 0.46
 * `Gradient` and its order of draws. Cost: `nsamples` gradients for each row and output.
 */
import { setImmediate as turn } from "node:timers/promises";
import { createRng, type Rng } from "../../core/index.ts";
import type { LayersModel, Predictor, Tensor } from "../../models/index.ts";
import type { Run } from "../../prep/index.ts";
import {
  inputTensor,
  NetworkExplainer,
  type NetworkExplainerOptions,
  type NetworkRow,
  type OpenNetwork,
} from "./network-explainer.ts";

export interface GradientExplainerOptions extends NetworkExplainerOptions {
  /** Points on ways from the background for each row. Default 200. */
  readonly nsamples?: number | undefined;
  /** Standard deviation of normal noise put on the row, in units of the features. Default 0. */
  readonly localSmoothing?: number | undefined;
  /** Points differentiated at once. Default 50. */
  readonly batchSize?: number | undefined;
}

export class GradientExplainer extends NetworkExplainer {
  readonly name = "GradientExplainer";
  protected readonly method = "gradient, expected gradients";
  protected readonly exact = false;
  readonly #nsamples: number;
  readonly #smoothing: number;
  readonly #batchSize: number;
  readonly #seed: number;
  #rng: Rng;

  /** @throws RangeError on fewer than two samples, or a negative smoothing; else as `NetworkExplainer`. */
  constructor(model: Predictor | LayersModel, data: unknown, options: GradientExplainerOptions = {}) {
    super("GradientExplainer", model, data, options);
    const { nsamples = 200, localSmoothing = 0, batchSize = 50, seed = 0 } = options;
    if (!(Number.isInteger(nsamples) && nsamples >= 2))
      throw new RangeError(
        `GradientExplainer: nsamples must be a whole number of 2 or more; got ${nsamples}`,
      );
    if (!(localSmoothing >= 0))
      throw new RangeError(`GradientExplainer: localSmoothing must be 0 or more; got ${localSmoothing}`);
    if (!(Number.isInteger(batchSize) && batchSize >= 1))
      throw new RangeError(
        `GradientExplainer: batchSize must be a whole number of 1 or more; got ${batchSize}`,
      );
    this.#nsamples = nsamples;
    this.#smoothing = localSmoothing;
    this.#batchSize = batchSize;
    this.#seed = seed;
    this.#rng = createRng(seed, { kind: "numpy" });
  }

  protected override begin(): void {
    this.#rng = createRng(this.#seed, { kind: "numpy" });
  }

  protected async rowValues(network: OpenNetwork, row: Float64Array, { signal }: Run): Promise<NetworkRow> {
    const { tf, fit, model, background } = network;
    const p = row.length;
    const k = fit.outputs;
    const n = this.#nsamples;
    const points = new Float64Array(n * p);
    const steps = new Float64Array(n * p);
    for (let s = 0; s < n; s++) {
      const b = drawRow(background.weights, this.#rng);
      const u = this.#rng.next();
      for (let j = 0; j < p; j++) {
        const x = row[j]! + (this.#smoothing > 0 ? this.#rng.normal() * this.#smoothing : 0);
        const from = background.design.values[b * p + j]!;
        points[s * p + j] = u * x + (1 - u) * from;
        steps[s * p + j] = x - from;
      }
    }
    const sums = new Float64Array(p * k);
    const squares = new Float64Array(p * k);
    for (let from = 0; from < n; from += this.#batchSize) {
      const to = Math.min(n, from + this.#batchSize);
      signal?.throwIfAborted();
      await turn();
      for (let c = 0; c < k; c++) {
        const slopes = tf.tidy(() => {
          const chosen = new Float32Array((to - from) * k);
          for (let s = 0; s < to - from; s++) chosen[s * k + c] = 1;
          const x = inputTensor(network, points.subarray(from * p, to * p), to - from);
          return tf
            .grad((at) => model.apply(at) as Tensor)(x, tf.tensor(chosen, [to - from, k]))
            .dataSync();
        });
        for (let s = from; s < to; s++)
          for (let j = 0; j < p; j++) {
            const part = slopes[(s - from) * p + j]! * steps[s * p + j]!;
            sums[j * k + c]! += part;
            squares[j * k + c]! += part * part;
          }
      }
    }
    const values = sums.map((x) => x / n);
    return {
      values,
      errorStd: squares.map((x, at) => Math.sqrt(Math.max(0, x / n - values[at]! ** 2) / n)),
      evaluations: n * k,
    };
  }
}

/** A row of the background, by weight; equal weights take one draw of numpy's `choice`. */
function drawRow(weights: Float64Array, rng: Rng): number {
  if (weights.every((weight) => weight === weights[0])) return rng.integer(weights.length);
  const u = rng.next();
  let sum = 0;
  for (let b = 0; b < weights.length - 1; b++) if (u < (sum += weights[b]!)) return b;
  return weights.length - 1;
}
