/**
 * Naive Bayes for counts and for features that are there or not: what multinomial, complement and Bernoulli naive Bayes share.
 *
 * Each is linear in the features: log P(x, c) = constant_c + Σ_j slope_cj x_j, with its own way from smoothed class totals to slopes. Source:
 * scikit-learn's `_BaseDiscreteNB`. O(n·p·k).
 */
import type { Design } from "../../data/index.ts";
import type { Run } from "../../prep/index.ts";
import { checkDesign, presentClasses, type ClassifierOptions } from "../design.ts";
import { Classifier } from "../model.ts";
import { inRowBlocks } from "../row-blocks.ts";
import { classPriors } from "./class-priors.ts";
import { classTotals, type ClassTotals } from "./class-totals.ts";
import { jointProbabilities } from "./joint-probabilities.ts";

export interface DiscreteNBParams {
  /** Added to every total, ≥ 0 (at least 1e-10 is used); default 1. */
  readonly alpha?: number;
  /** Whether priors are learnt; else all classes have one prior. Default true. */
  readonly fitPrior?: boolean;
  /** Prior of each class, in the order of `classes`; in place of learnt ones. */
  readonly classPrior?: readonly number[];
}

export interface DiscreteNBOptions extends ClassifierOptions, DiscreteNBParams {
  /** Weight of each row; 1 when missing. */
  readonly sampleWeight?: ArrayLike<number> | undefined;
}

export interface DiscreteNBFit {
  readonly features: number;
  readonly classes: number;
  readonly present: readonly number[];
  /** Of each present class. */
  readonly constant: Float64Array;
  /** One row of p for each present class. */
  readonly slope: Float64Array;
  /** Features above this count as 1, others as 0; null: as they are. */
  readonly binarize: number | null;
}

/** Constants (with the log priors given) and slopes from class totals of features. */
export type Slopes = (
  totals: ClassTotals,
  p: number,
  alpha: number,
  logPrior: Float64Array,
) => Pick<DiscreteNBFit, "constant" | "slope">;

export abstract class DiscreteNB<P extends DiscreteNBParams> extends Classifier<P, DiscreteNBFit> {
  protected override probabilities(
    model: DiscreteNBFit,
    X: Design,
    k: number,
    run: Run,
  ): Promise<Float64Array> {
    return inRowBlocks(X, k, X.columns * k, run, (values, rows) =>
      discreteNBProbabilities(model, values, rows),
    );
  }
}

/** @throws RangeError on wrong sizes, labels, options, or (without `binarize`) a feature below 0. */
export function fitDiscreteNB(
  where: string,
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  options: DiscreteNBOptions,
  slopes: Slopes,
  binarize: number | null = null,
): DiscreteNBFit {
  const { alpha = 1, fitPrior = true, classPrior, sampleWeight } = options;
  if (!(alpha >= 0 && alpha < Infinity))
    throw new RangeError(`${where}: alpha must be finite and 0 or more; got ${alpha}`);
  const classes = checkDesign(where, X, n, p, y, options);
  if (binarize === null)
    for (let at = 0; at < X.length; at++)
      if (X[at]! < 0)
        throw new RangeError(
          `${where}: features must be counts, 0 or more; got ${X[at]} in row ${Math.floor(at / p)}, column ${at % p}; use GaussianNB for measures`,
        );
  const { present, code } = presentClasses(y, classes, sampleWeight);
  const k = present.length;
  const totals = classTotals(binarize === null ? X : thresholded(X, binarize), n, p, code, k, sampleWeight);
  const prior =
    fitPrior || classPrior !== undefined
      ? classPriors(where, totals.weight, present, classes, classPrior)
      : new Float64Array(k).fill(1 / k);
  return Object.freeze({
    features: p,
    classes,
    present,
    ...slopes(totals, p, Math.max(alpha, 1e-10), prior.map(Math.log)),
    binarize,
  });
}

/** n×classes probabilities, row-major. */
export function discreteNBProbabilities(model: DiscreteNBFit, X: Float64Array, n: number): Float64Array {
  const { features: p, classes, present, constant, slope, binarize } = model;
  const values = binarize === null ? X : thresholded(X, binarize);
  return jointProbabilities(n, classes, present, (i, log) => {
    for (let c = 0; c < present.length; c++) {
      let sum = constant[c]!;
      for (let j = 0; j < p; j++) sum += slope[c * p + j]! * values[i * p + j]!;
      log[c] = sum;
    }
  });
}

function thresholded(X: Float64Array, binarize: number): Float64Array {
  return X.map((x) => (x > binarize ? 1 : 0));
}
