/**
 * A fitted network as a plain record: tfjs's topology, and the weights as float32 arrays; and its outputs for rows.
 *
 * A network of ours ends in raw outputs, to which the head's function is applied here in float64; one made elsewhere may end in
 * probabilities. Computing is in float32.
 */
import { setImmediate as turn } from "node:timers/promises";
import type { Design } from "../../data/index.ts";
import type { Run } from "../../prep/index.ts";
import type { LayersModel, Tensor, TensorFlow } from "./tensorflow.ts";
import { tensorflow } from "./tensorflow-reader.ts";

/** What turns the network's outputs into answers; `probabilities` and `identity`: nothing. */
export type Head = "softmax" | "sigmoid" | "probabilities" | "identity";

export interface NetworkEpoch {
  readonly epoch: number;
  /** Mean weighted loss of the training rows, without the penalty. */
  readonly loss: number;
  /** Of the validation rows; null without early stopping. */
  readonly validationLoss: number | null;
}

export interface NetworkFit {
  /** `tf.LayersModel.toJSON()`. */
  readonly topology: unknown;
  readonly weights: readonly { readonly shape: readonly number[]; readonly values: Float32Array }[];
  /** Shape of one row as the network takes it. */
  readonly inputShape: readonly number[];
  readonly outputs: number;
  readonly head: Head;
  readonly history: readonly NetworkEpoch[];
  /** Epoch whose weights are kept, from 1; 0 for a network trained elsewhere. */
  readonly bestEpoch: number;
}

const BATCH = 1024;
const built = new WeakMap<NetworkFit, Promise<LayersModel>>();

/** The live tfjs model of a record, made on first use. */
export function networkModel(fit: NetworkFit): Promise<LayersModel> {
  let model = built.get(fit);
  if (model === undefined) built.set(fit, (model = rebuild(fit)));
  return model;
}

/** Raw outputs n×outputs, before the head. */
export async function networkOutputs(fit: NetworkFit, X: Design, run: Run): Promise<Float64Array> {
  const tf = await tensorflow();
  const model = await networkModel(fit);
  const out = new Float64Array(X.rows * fit.outputs);
  for (let from = 0; from < X.rows; from += BATCH) {
    run.signal?.throwIfAborted();
    const to = Math.min(X.rows, from + BATCH);
    const values = Float32Array.from(X.values.subarray(from * X.columns, to * X.columns));
    const result = tf.tidy(() => {
      const y = model.predict(tf.tensor(values, [to - from, ...fit.inputShape]), { batchSize: BATCH });
      return Array.isArray(y) ? y[0]! : y;
    });
    out.set(await result.data(), from * fit.outputs);
    result.dispose();
    if (to < X.rows) await turn();
  }
  return out;
}

/** The record of a live model. @throws RangeError on several inputs or outputs, or an input size that is open. */
export function networkRecord(
  model: LayersModel,
  about: Pick<NetworkFit, "head" | "history" | "bestEpoch">,
): NetworkFit {
  const { inputShape, outputs } = networkShapes(model);
  const topology: unknown = JSON.parse(JSON.stringify(model.toJSON(undefined, false)));
  return Object.freeze({ topology, weights: readWeights(model), inputShape, outputs, ...about });
}

/** Shape of a row and number of outputs. */
export function networkShapes(model: LayersModel): { inputShape: number[]; outputs: number } {
  if (model.inputs.length !== 1 || model.outputs.length !== 1)
    throw new RangeError(
      `network: needs one input and one output; got ${model.inputs.length} and ${model.outputs.length}; wrap it in a function and explain that`,
    );
  const inputShape = model.inputs[0]!.shape.slice(1);
  const outputShape = model.outputs[0]!.shape.slice(1);
  if (inputShape.some((size) => size === null) || outputShape.length !== 1 || outputShape[0] === null)
    throw new RangeError(
      `network: sizes must be fixed, and the output one row of numbers; got input ${JSON.stringify(inputShape)}, output ${JSON.stringify(outputShape)}`,
    );
  return { inputShape: inputShape as number[], outputs: outputShape[0]! };
}

/** A copy of the weights, in tfjs's order. */
export function readWeights(model: LayersModel): NetworkFit["weights"] {
  return model.getWeights().map((tensor) => ({
    shape: [...tensor.shape],
    values: Float32Array.from(tensor.dataSync()),
  }));
}

/** Gives a live model these weights. @throws RangeError when their number or shapes differ. */
export function writeWeights(tf: TensorFlow, model: LayersModel, weights: NetworkFit["weights"]): void {
  const own = model.getWeights();
  if (own.length !== weights.length || own.some(({ shape }, i) => `${shape}` !== `${weights[i]!.shape}`))
    throw new RangeError(
      `network: weights must fit the layers' shapes ${own.map(({ shape }) => `[${shape}]`).join(" ")}; got ${weights.map(({ shape }) => `[${shape}]`).join(" ")}`,
    );
  const tensors: Tensor[] = weights.map(({ shape, values }) => tf.tensor(values, shape));
  model.setWeights(tensors);
  for (const tensor of tensors) tensor.dispose();
}

async function rebuild(fit: NetworkFit): Promise<LayersModel> {
  const tf = await tensorflow();
  const model = await tf.models.modelFromJSON(fit.topology);
  writeWeights(tf, model, fit.weights);
  return model;
}
