/**
 * The lasso whose penalty is chosen by an information criterion along the LARS path: n log(2π σ²) + RSS/σ² + penalty · degrees of freedom, σ² the noise
 * of the full least-squares fit. As scikit-learn 1.2 `StandardScaler(with_mean=False)` before `LassoLarsIC`.
 */
import { cholesky, choleskySolve, larsPath, matrix } from "../../core/index.ts";

/** Features with a coefficient. @param X n×p, row-major. */
export function lassoInformation(
  X: Float64Array,
  y: Float64Array,
  p: number,
  criterion: "aic" | "bic",
): number[] {
  const n = y.length;
  const Z = new Float64Array(X.length);
  const mean = new Float64Array(p);
  const scale = new Float64Array(p);
  for (let j = 0; j < p; j++) {
    for (let i = 0; i < n; i++) mean[j]! += X[i * p + j]! / n;
    for (let i = 0; i < n; i++) scale[j]! += (X[i * p + j]! - mean[j]!) ** 2 / n;
    scale[j] = Math.sqrt(scale[j]!) || 1;
  }
  // LassoLarsIC fits an intercept: what it sees is centred.
  for (let i = 0; i < n; i++)
    for (let j = 0; j < p; j++) Z[i * p + j] = (X[i * p + j]! - mean[j]!) / scale[j]!;
  const middle = y.reduce((sum, x) => sum + x, 0) / n;
  const t = y.map((x) => x - middle);
  const { coefs } = larsPath(Z, t, p, { method: "lasso" });
  const rss = (coef: ArrayLike<number>): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      let rest = t[i]!;
      for (let j = 0; j < p; j++) rest -= Z[i * p + j]! * coef[j]!;
      sum += rest * rest;
    }
    return sum;
  };
  const noise = rss(leastSquares(Z, t, p)) / (n - p - 1);
  const penalty = criterion === "aic" ? 2 : Math.log(n);
  let best = 0;
  let least = Infinity;
  for (const [at, coef] of coefs.entries()) {
    const degrees = coef.reduce((count, x) => count + (Math.abs(x) > Number.EPSILON ? 1 : 0), 0);
    const value = n * Math.log(2 * Math.PI * noise) + rss(coef) / noise + penalty * degrees;
    if (value < least) [best, least] = [at, value];
  }
  return Array.from({ length: p }, (_, j) => j).filter((j) => coefs[best]![j] !== 0);
}

function leastSquares(Z: Float64Array, t: Float64Array, p: number): Float64Array {
  const G = matrix(p, p);
  const b = new Float64Array(p);
  for (let i = 0; i < t.length; i++)
    for (let a = 0; a < p; a++) {
      const x = Z[i * p + a]!;
      b[a]! += x * t[i]!;
      for (let c = 0; c < p; c++) G.values[a * p + c]! += x * Z[i * p + c]!;
    }
  for (let ridge = 0; ; ridge = ridge === 0 ? 1e-12 : ridge * 10) {
    const A = { ...G, values: G.values.slice() };
    for (let a = 0; a < p; a++) A.values[a * p + a]! += ridge * G.values[a * p + a]!;
    const lower = cholesky(A);
    if (lower !== null) return choleskySolve(lower, b);
  }
}
