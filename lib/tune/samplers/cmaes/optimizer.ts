/**
 * What each variant of CMA-ES does: it draws points of the unit cube from a normal distribution and moves the distribution
 * towards the better ones, one generation after another. An optimizer never changes: telling gives the next one, and
 * `state` is all of it, as JSON can hold it.
 */
import type { Rng } from "../../../core/index.ts";

/** A point that was tried, and its value; lower is better. */
export interface Solution {
  /** As `ask` gave it in `raw`. */
  readonly point: ArrayLike<number>;
  readonly value: number;
}

export interface AskedPoint {
  /** Where to evaluate, in the unit cube. */
  readonly point: Float64Array;
  /** What to tell: the point before it was put on the grid. */
  readonly raw: Float64Array;
}

export interface CmaOptimizer {
  readonly dimensions: number;
  readonly populationSize: number;
  /** Counts generations told. */
  readonly generation: number;
  readonly state: CmaState;
  /** A point drawn with normal numbers of the generator, again while it is outside of the cube, at last moved to its side. */
  ask(rng: Rng): AskedPoint;
  /** The optimizer after a generation of `populationSize` solutions. */
  tell(solutions: readonly Solution[]): CmaOptimizer;
  /** True when more generations will not find better: the distribution is a point, a needle, or has run away. */
  shouldStop(): boolean;
}

export type CmaState = FullState | SeparableState | MarginState;

/** What full and separable CMA-ES have in common. */
export interface DistributionState {
  readonly generation: number;
  readonly populationSize: number;
  readonly mean: readonly number[];
  /** Step size. */
  readonly sigma: number;
  readonly firstSigma: number;
  /** Evolution path of the step size. */
  readonly pathSigma: readonly number[];
  /** Evolution path of the covariance. */
  readonly path: readonly number[];
  /** Best and worst value of each of the last generations, a ring of pairs. */
  readonly recent: readonly number[];
}

export interface FullState extends DistributionState {
  readonly kind: "full";
  /** Upper triangle, row after row. */
  readonly covariance: readonly number[];
  /** Null without learning-rate adaptation. */
  readonly learning: LearningState | null;
}

export interface SeparableState extends DistributionState {
  readonly kind: "separable";
  /** Diagonal of the covariance. */
  readonly variances: readonly number[];
}

export interface MarginState {
  readonly kind: "margin";
  readonly full: FullState;
  /** Distance of grid points, 0 where a coordinate is continuous. */
  readonly steps: readonly number[];
  /** Factors on the deviation of each coordinate. */
  readonly scales: readonly number[];
}

/** Moving averages of learning-rate adaptation. */
export interface LearningState {
  readonly meanDrift: readonly number[];
  readonly covarianceDrift: readonly number[];
  readonly meanPower: number;
  readonly covariancePower: number;
  readonly meanRate: number;
  readonly covarianceRate: number;
}
