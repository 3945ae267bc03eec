/**
 * A classifier that ignores its features: what any real model must beat. `prior` answers with the class shares of training,
 * `mostFrequent` with probability 1 for the most frequent class (the first of equals). Source: scikit-learn `DummyClassifier`.
 */
import { checkDesign, type ClassifierOptions } from "../design.ts";

export interface DummyOptions extends ClassifierOptions {
  /** Default `prior`; both predict the most frequent class. */
  readonly strategy?: "prior" | "mostFrequent";
}

export interface DummyClassifier {
  readonly classes: number;
  /** What every row gets. */
  readonly probabilities: Float64Array;
}

/** @throws RangeError on wrong sizes or labels. */
export function fitDummyClassifier(
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  options: DummyOptions = {},
): DummyClassifier {
  const classes = checkDesign("fitDummyClassifier", X, n, p, y, options);
  const shares = classShares(y, classes);
  if (options.strategy !== "mostFrequent") return Object.freeze({ classes, probabilities: shares });
  const best = shares.indexOf(shares.reduce((a, b) => Math.max(a, b), 0));
  return Object.freeze({ classes, probabilities: shares.map((_, c) => (c === best ? 1 : 0)) });
}

/** n×classes probabilities, row-major. */
export function dummyProbabilities(model: DummyClassifier, n: number): Float64Array {
  const out = new Float64Array(n * model.classes);
  for (let i = 0; i < n; i++) out.set(model.probabilities, i * model.classes);
  return out;
}

function classShares(y: ArrayLike<number>, classes: number): Float64Array {
  const out = new Float64Array(classes);
  for (let i = 0; i < y.length; i++) out[y[i]!]!++;
  return out.map((count) => count / y.length);
}
