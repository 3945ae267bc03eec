/**
 * Squared Mahalanobis distance from the mean, (x - x̄)ᵀ S⁻¹ (x - x̄) with S of divisor n - 1: distance in units of the
 * spread along each direction. For normal data about χ² with d degrees of freedom. By a Cholesky factor of the correlation
 * matrix, so that units do not matter. O(n d²).
 */
import { cholesky, matrix } from "../../core/index.ts";
import type { Points } from "./points.ts";

export interface Mahalanobis {
  /** One per point; null when the columns are linearly dependent, constant, or more than the points allow. */
  readonly squared: Float64Array | null;
  readonly reason?: string;
}

export function mahalanobisSquared(points: Points): Mahalanobis {
  const { values, n, d } = points;
  if (n <= d) return { squared: null, reason: `${n} complete rows are too few for ${d} columns` };
  for (let j = 0; j < d; j++)
    if (isConstant(points, j)) return { squared: null, reason: "a column is constant" };
  const mean = new Float64Array(d);
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) mean[j]! += values[i * d + j]! / n;
  const covariance = new Float64Array(d * d);
  const centred = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < d; j++) centred[j] = values[i * d + j]! - mean[j]!;
    for (let j = 0; j < d; j++)
      for (let l = 0; l <= j; l++) covariance[j * d + l]! += (centred[j]! * centred[l]!) / (n - 1);
  }
  const sd = Float64Array.from({ length: d }, (_, j) => Math.sqrt(covariance[j * d + j]!));
  const correlations = covariance.map((value, at) => value / (sd[Math.floor(at / d)]! * sd[at % d]!));
  const factor = cholesky(matrix(d, d, correlations))?.values;
  if (factor === undefined) return { squared: null, reason: "a column is a linear combination of others" };
  const squared = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < d; j++) {
      let rest = (values[i * d + j]! - mean[j]!) / sd[j]!;
      for (let l = 0; l < j; l++) rest -= factor[j * d + l]! * centred[l]!;
      centred[j] = rest / factor[j * d + j]!;
      sum += centred[j]! ** 2;
    }
    squared[i] = sum;
  }
  return { squared };
}

function isConstant({ values, n, d }: Points, column: number): boolean {
  for (let i = 1; i < n; i++) if (values[i * d + column] !== values[column]) return false;
  return true;
}
