/**
 * Where CMA-ES starts when trials of a similar task are known: the normal distribution nearest to the uniform one over the
 * best tenth of them, each widened a little.
 *
 * Source: Nomura et al., "Warm starting CMA-ES for hyperparameter optimization", AAAI 2021, arXiv 2012.06932; `cmaes` 0.13.1,
 * `get_warm_start_mgd`. Cost: n·d² + d³.
 */
import type { Solution } from "./optimizer.ts";

const bestShare = 0.1;
const prior = 0.1;

export interface StartDistribution {
  readonly mean: Float64Array;
  readonly sigma: number;
  /** Row after row, of determinant 1. */
  readonly covariance: Float64Array;
}

/** @throws RangeError for fewer than ten solutions. */
export function warmStart(solutions: readonly Solution[]): StartDistribution {
  const count = Math.floor(solutions.length * bestShare);
  if (count < 1)
    throw new RangeError(
      `CmaEsSampler: sourceTrials must hold at least 10 trials of the same search space; got ${solutions.length}; add more or leave sourceTrials out`,
    );
  const best = [...solutions].sort((a, b) => a.value - b.value).slice(0, count);
  const d = best[0]!.point.length;
  const mean = new Float64Array(d);
  const squares = new Float64Array(d * d);
  for (const { point } of best)
    for (let i = 0; i < d; i++) {
      mean[i]! += point[i]!;
      for (let j = 0; j < d; j++) squares[i * d + j]! += point[i]! * point[j]!;
    }
  for (let i = 0; i < d; i++) mean[i]! /= count;
  const covariance = squares.map((sum, at) => {
    const i = Math.floor(at / d);
    const j = at % d;
    return (i === j ? prior ** 2 : 0) + sum / count - mean[i]! * mean[j]!;
  });
  const size = determinant(covariance, d);
  return {
    mean,
    sigma: size ** (1 / 2 / d),
    covariance: covariance.map((c) => c / size ** (1 / d)),
  };
}

/** By Gaussian elimination with row exchanges. */
function determinant(matrix: Float64Array, d: number): number {
  const a = matrix.slice();
  let product = 1;
  for (let k = 0; k < d; k++) {
    let pivot = k;
    for (let r = k + 1; r < d; r++) if (Math.abs(a[r * d + k]!) > Math.abs(a[pivot * d + k]!)) pivot = r;
    if (pivot !== k) {
      product = -product;
      for (let c = k; c < d; c++) {
        const held = a[k * d + c]!;
        a[k * d + c] = a[pivot * d + c]!;
        a[pivot * d + c] = held;
      }
    }
    product *= a[k * d + k]!;
    for (let r = k + 1; r < d; r++) {
      const factor = a[r * d + k]! / a[k * d + k]!;
      for (let c = k + 1; c < d; c++) a[r * d + c]! -= factor * a[k * d + c]!;
    }
  }
  return product;
}
