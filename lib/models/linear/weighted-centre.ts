/** Weighted means of the columns and of the target: what is taken off so that the intercept can be left out of a fit. */

export interface Centre {
  /** One per column; 0 where no intercept is wanted. */
  readonly columns: Float64Array;
  readonly target: number;
  /** Sum of weights. */
  readonly total: number;
}

/** O(n·p). @param X n×p, row-major. */
export function weightedCentre(
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
  fitIntercept: boolean,
): Centre {
  const columns = new Float64Array(p);
  let target = 0;
  let total = n;
  if (weights !== undefined) {
    total = 0;
    for (let i = 0; i < n; i++) total += weights[i]!;
  }
  if (!fitIntercept) return { columns, target, total };
  for (let i = 0; i < n; i++) {
    const share = (weights?.[i] ?? 1) / total;
    target += y[i]! * share;
    for (let j = 0; j < p; j++) columns[j]! += X[i * p + j]! * share;
  }
  return { columns, target, total };
}

/** The intercept that belongs to coefficients of centred data. */
export function centredIntercept(centre: Centre, coef: Float64Array): number {
  let intercept = centre.target;
  for (let j = 0; j < coef.length; j++) intercept -= coef[j]! * centre.columns[j]!;
  return intercept;
}
