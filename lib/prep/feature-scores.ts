/**
 * Scores of single features against a target, higher is more telling: F of an analysis of variance (classes), F of a straight line
 * (numbers), χ² of sums against class shares (counts), and mutual information over ten bins of equal rows.
 *
 * A feature that does not vary has no score: NaN here, last in every order. Sources: scikit-learn `f_classif`, `f_regression`, `chi2`;
 * mutual information is the plug-in estimate in nats, not scikit-learn's neighbour estimate. O(rows × features), mutual information
 * O(rows log rows × features).
 */
import { chiSquaredDistribution, fisherFDistribution } from "../core/index.ts";
import { discretize, fitKBinsDiscretizer } from "./k-bins-discretizer.ts";

export interface FeatureScores {
  /** Of each column; NaN where it has none. */
  readonly scores: Float64Array;
  /** Of each column; null where the score has none. */
  readonly pValues: readonly (number | null)[];
}

/** X: n×p, row-major, finite; codes: class positions 0…k−1. */
export function fClassif(X: Float64Array, n: number, p: number, codes: Int32Array, k: number): FeatureScores {
  const counts = new Float64Array(k);
  for (const code of codes) counts[code]! += 1;
  const present = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  const [between, within] = [present - 1, n - present];
  const scores = Float64Array.from({ length: p }, (_, j) => {
    let mean = 0;
    const means = new Float64Array(k);
    for (let i = 0; i < n; i++) {
      mean += X[i * p + j]! / n;
      means[codes[i]!]! += X[i * p + j]! / counts[codes[i]!]!;
    }
    let [inner, outer] = [0, 0];
    for (let i = 0; i < n; i++) {
      inner += (X[i * p + j]! - means[codes[i]!]!) ** 2;
      outer += (means[codes[i]!]! - mean) ** 2;
    }
    return outer / between / (inner / within);
  });
  return { scores, pValues: tailOfF(scores, between, within) };
}

export function fRegression(X: Float64Array, n: number, p: number, y: Float64Array): FeatureScores {
  const middle = y.reduce((sum, value) => sum + value, 0) / n;
  let spread = 0;
  for (const value of y) spread += (value - middle) ** 2;
  const scores = Float64Array.from({ length: p }, (_, j) => {
    let mean = 0;
    for (let i = 0; i < n; i++) mean += X[i * p + j]! / n;
    let [both, own] = [0, 0];
    for (let i = 0; i < n; i++) {
      const d = X[i * p + j]! - mean;
      both += d * (y[i]! - middle);
      own += d * d;
    }
    const r2 = (both / own) * (both / spread);
    return (Math.min(r2, 1) / (1 - Math.min(r2, 1))) * (n - 2);
  });
  return { scores, pValues: tailOfF(scores, 1, n - 2) };
}

/** @throws RangeError on a negative value: χ² is for counts and shares. */
export function chi2(X: Float64Array, n: number, p: number, codes: Int32Array, k: number): FeatureScores {
  const shares = new Float64Array(k);
  for (const code of codes) shares[code]! += 1 / n;
  const scores = Float64Array.from({ length: p }, (_, j) => {
    const observed = new Float64Array(k);
    let total = 0;
    for (let i = 0; i < n; i++) {
      const x = X[i * p + j]!;
      if (x < 0) throw new RangeError(`chi2: values must not be negative; got ${x} in row ${i}, column ${j}`);
      observed[codes[i]!]! += x;
      total += x;
    }
    let sum = 0;
    for (let c = 0; c < k; c++)
      if (shares[c]! > 0) sum += (observed[c]! - total * shares[c]!) ** 2 / (total * shares[c]!);
    return sum;
  });
  const tail = chiSquaredDistribution(k - 1);
  return { scores, pValues: Array.from(scores, (score) => (Number.isNaN(score) ? null : tail.sf(score))) };
}

/** A numeric target goes in as its bins. */
export function mutualInformation(
  X: Float64Array,
  n: number,
  p: number,
  codes: Int32Array,
  k: number,
): FeatureScores {
  const nBins = 10;
  const fit = fitKBinsDiscretizer(X, n, p, { nBins });
  const bins = discretize(fit, X, n);
  const scores = Float64Array.from({ length: p }, (_, j) => {
    const joint = new Float64Array(nBins * k);
    const [rows, classes] = [new Float64Array(nBins), new Float64Array(k)];
    for (let i = 0; i < n; i++) {
      const b = bins[i * p + j]!;
      joint[b * k + codes[i]!]! += 1;
      rows[b]! += 1;
      classes[codes[i]!]! += 1;
    }
    let sum = 0;
    for (let b = 0; b < nBins; b++)
      for (let c = 0; c < k; c++) {
        const both = joint[b * k + c]!;
        if (both > 0) sum += (both / n) * Math.log((both * n) / (rows[b]! * classes[c]!));
      }
    return Math.max(0, sum);
  });
  return { scores, pValues: Array.from(scores, () => null) };
}

function tailOfF(scores: Float64Array, numerator: number, denominator: number): (number | null)[] {
  if (!(numerator > 0 && denominator > 0)) return Array.from(scores, () => null);
  const tail = fisherFDistribution(numerator, denominator);
  return Array.from(scores, (score) =>
    Number.isNaN(score) ? null : score === Infinity ? 0 : tail.sf(score),
  );
}
