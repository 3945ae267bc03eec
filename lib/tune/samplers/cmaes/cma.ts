/**
 * CMA-ES: points come from N(m, σ² C); after each generation m moves to the better ones, C learns the directions of the
 * steps that helped (and, with negative weights, unlearns those that did not), σ follows the length of the path.
 *
 * Source: Hansen, "The CMA Evolution Strategy: A Tutorial", arXiv 1604.00772; `cmaes` 0.13.1 (MIT), class CMA. Cost: d³ for
 * each generation, d² for each point.
 */
import type { Rng } from "../../../core/index.ts";
import { eigh } from "../../numeric/eigh.ts";
import { firstState, keptShare, meanStep, moved, rankedSteps } from "./generation-step.ts";
import { adaptLearningRates, noLearning } from "./learning-rate.ts";
import type { AskedPoint, CmaOptimizer, FullState, Solution } from "./optimizer.ts";
import { fullParameters, type StrategyParameters } from "./strategy-parameters.ts";
import { hasEnded } from "./termination.ts";

/** Stands for a variance that rounding made negative, and guards a division by zero. */
const floor = 1e-8;

export interface CmaStart {
  /** In the unit cube. */
  readonly mean: ArrayLike<number>;
  readonly sigma: number;
  readonly populationSize: number;
  /** Row after row; the identity when missing. */
  readonly covariance?: Float64Array | null;
  /** Adapt learning rates to the noise of the steps (Nomura et al., arXiv 2304.03473). */
  readonly adaptRates?: boolean;
}

/** CMA-ES before its first generation. */
export function startCma(start: CmaStart): Cma {
  const d = start.mean.length;
  const full = start.covariance ?? identity(d);
  return new Cma({
    kind: "full",
    ...firstState(start.mean, start.sigma, start.populationSize),
    covariance: packed(full, d),
    learning: start.adaptRates === true ? noLearning(d) : null,
  });
}

/** The axes of the distribution. */
interface Axes {
  /** Eigenvector k at k·d. */
  readonly vectors: Float64Array;
  readonly deviations: Float64Array;
  /** C again, from its axes. */
  readonly covariance: Float64Array;
}

export class Cma implements CmaOptimizer {
  readonly state: FullState;
  readonly dimensions: number;
  readonly #parameters: StrategyParameters;
  #held: Axes | undefined;

  constructor(state: FullState) {
    this.state = state;
    this.dimensions = state.mean.length;
    this.#parameters = fullParameters(this.dimensions, state.populationSize);
  }

  get populationSize(): number {
    return this.state.populationSize;
  }

  get generation(): number {
    return this.state.generation;
  }

  ask(rng: Rng): AskedPoint {
    for (let round = 0; round < 10 * this.dimensions; round++) {
      const point = this.draw(rng);
      if (point.every((x) => x >= 0 && x <= 1)) return { point, raw: point };
    }
    const point = this.draw(rng).map((x) => Math.min(Math.max(x, 0), 1));
    return { point, raw: point };
  }

  /** A point of the distribution, wherever it lies. */
  draw(rng: Rng): Float64Array {
    const d = this.dimensions;
    const { vectors, deviations } = this.#axes();
    const y = new Float64Array(d);
    for (let k = 0; k < d; k++) {
      const along = deviations[k]! * rng.normal();
      for (let i = 0; i < d; i++) y[i]! += vectors[k * d + i]! * along;
    }
    const { mean, sigma } = this.state;
    for (let i = 0; i < d; i++) y[i] = mean[i]! + sigma * y[i]!;
    return y;
  }

  tell(solutions: readonly Solution[]): Cma {
    const d = this.dimensions;
    const p = this.#parameters;
    const { state } = this;
    const { values, steps } = rankedSteps(solutions, state);
    const axes = this.#axes();
    const step = meanStep(steps, p);
    const { common, following } = moved(state, p, step, whitened(step, axes, d), values);

    const next = axes.covariance.map((c) => keptShare(p, following) * c);
    addOuter(next, p.rankOne, common.path, d);
    steps.forEach((y, k) => {
      const weight = p.weights[k]!;
      const share = weight >= 0 ? weight : (weight * d) / (squaredLength(whitened(y, axes, d)) + floor);
      addOuter(next, p.rankMu * share, y, d);
    });
    if (state.learning === null)
      return new Cma({ kind: "full", ...common, covariance: packed(next, d), learning: null });

    const adapted = adaptLearningRates(
      { mean: state.mean, sigma: state.sigma, covariance: axes.covariance },
      { mean: common.mean, sigma: common.sigma, covariance: next },
      inverseRoot(axes, d),
      state.learning,
    );
    return new Cma({
      kind: "full",
      ...common,
      mean: adapted.mean,
      sigma: adapted.sigma,
      covariance: packed(adapted.covariance, d),
      learning: adapted.learning,
    });
  }

  shouldStop(): boolean {
    const d = this.dimensions;
    const { vectors, deviations, covariance } = this.#axes();
    const k = this.generation % d;
    const axis = vectors.subarray(k * d, (k + 1) * d).map((x) => x * deviations[k]!);
    return hasEnded(this.state, diagonal(covariance, d), deviations, axis);
  }

  /** The same with another mean. */
  withMean(mean: readonly number[]): Cma {
    return new Cma({ ...this.state, mean });
  }

  #axes(): Axes {
    return (this.#held ??= axesOf(unpacked(this.state.covariance, this.dimensions), this.dimensions));
  }
}

function axesOf(matrix: Float64Array, d: number): Axes {
  const { values, vectors } = eigh(matrix, d);
  const deviations = values.map((variance) => Math.sqrt(variance < 0 ? floor : variance));
  const covariance = new Float64Array(d * d);
  for (let k = 0; k < d; k++)
    addOuter(covariance, deviations[k]! ** 2, vectors.subarray(k * d, (k + 1) * d), d);
  return { vectors, deviations, covariance };
}

/** C^(-1/2) y. */
function whitened(y: ArrayLike<number>, { vectors, deviations }: Axes, d: number): Float64Array {
  const round = new Float64Array(d);
  for (let k = 0; k < d; k++) {
    let along = 0;
    for (let i = 0; i < d; i++) along += vectors[k * d + i]! * y[i]!;
    along /= deviations[k]!;
    for (let i = 0; i < d; i++) round[i]! += vectors[k * d + i]! * along;
  }
  return round;
}

/** C^(-1/2). */
function inverseRoot({ vectors, deviations }: Axes, d: number): Float64Array {
  const root = new Float64Array(d * d);
  for (let k = 0; k < d; k++) addOuter(root, 1 / deviations[k]!, vectors.subarray(k * d, (k + 1) * d), d);
  return root;
}

/** Adds factor · v vᵀ to the matrix. */
function addOuter(matrix: Float64Array, factor: number, v: ArrayLike<number>, d: number): void {
  for (let i = 0; i < d; i++) {
    const scaled = factor * v[i]!;
    for (let j = 0; j < d; j++) matrix[i * d + j]! += scaled * v[j]!;
  }
}

function squaredLength(v: Float64Array): number {
  let sum = 0;
  for (const x of v) sum += x * x;
  return sum;
}

function identity(d: number): Float64Array {
  const matrix = new Float64Array(d * d);
  for (let i = 0; i < d; i++) matrix[i * (d + 1)] = 1;
  return matrix;
}

/** The diagonal of a matrix. */
function diagonal(matrix: Float64Array, d: number): Float64Array {
  return Float64Array.from({ length: d }, (_, i) => matrix[i * (d + 1)]!);
}

/** The upper triangle, row after row. */
function packed(matrix: Float64Array, d: number): number[] {
  const upper: number[] = [];
  for (let i = 0; i < d; i++)
    for (let j = i; j < d; j++) upper.push((matrix[i * d + j]! + matrix[j * d + i]!) / 2);
  return upper;
}

function unpacked(upper: readonly number[], d: number): Float64Array {
  const matrix = new Float64Array(d * d);
  let at = 0;
  for (let i = 0; i < d; i++)
    for (let j = i; j < d; j++) matrix[i * d + j] = matrix[j * d + i] = upper[at++]!;
  return matrix;
}
