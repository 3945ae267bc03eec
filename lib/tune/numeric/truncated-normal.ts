/**
 * Quantiles of truncated standard normals, many at once. Newton's method stops when all of a group have converged, so that
 * each result depends on its group in the last digits, as in Optuna's `_truncnorm.py` (derived from SciPy, BSD-3-Clause, ©
 * 2001-2002 Enthought, Inc., 2003-2022 SciPy Developers), which this follows operation by operation.
 */
import { LOG_ROOT_2PI, logAddExp, logGaussMass, logNdtr } from "./normal-mass.ts";

const LOGISTIC = Math.sqrt(3) / Math.PI;

/** For each i the value below which lies the share q[i] of the mass between a[i] and b[i]. NaN where a = b. */
export function truncatedNormalQuantiles(q: Float64Array, a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(q.length);
  for (const left of [true, false]) {
    const at: number[] = [];
    for (let i = 0; i < q.length; i++) if (a[i]! < 0 === left) at.push(i);
    if (at.length === 0) continue;
    const logs = Float64Array.from(at, (i) => {
      const mass = logGaussMass(a[i]!, b[i]!);
      return left
        ? logAddExp(logNdtr(a[i]!), Math.log(q[i]!) + mass)
        : logAddExp(logNdtr(-b[i]!), Math.log1p(-q[i]!) + mass);
    });
    const x = inverseLogNdtr(logs);
    at.forEach((i, k) => {
      out[i] = left ? x[k]! : -x[k]!;
    });
  }
  for (let i = 0; i < q.length; i++) {
    if (q[i] === 0) out[i] = a[i]!;
    if (q[i] === 1) out[i] = b[i]!;
    if (a[i] === b[i]) out[i] = NaN;
  }
  return out;
}

/** x with log Φ(x) = y, for all y together. */
function inverseLogNdtr(y: Float64Array): Float64Array {
  const n = y.length;
  const z = new Float64Array(n);
  const x = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    // Near 0 the other tail is the accurate one.
    z[i] = y[i]! > -1e-2 ? Math.log(-Math.expm1(y[i]!)) : y[i]!;
    x[i] = z[i]! < -5 ? -Math.sqrt(-2 * (z[i]! + LOG_ROOT_2PI)) : -LOGISTIC * Math.log(Math.expm1(-z[i]!));
  }
  for (let round = 0; round < 100; round++) {
    let converged = true;
    for (let i = 0; i < n; i++) {
      const tail = logNdtr(x[i]!);
      const density = -0.5 * x[i]! ** 2 - LOG_ROOT_2PI;
      const step = (tail - z[i]!) * Math.exp(tail - density);
      x[i]! -= step;
      if (!(Math.abs(step) < 1e-8 * Math.abs(x[i]!))) converged = false;
    }
    if (converged) break;
  }
  for (let i = 0; i < n; i++) if (y[i]! > -1e-2) x[i] = -x[i]!;
  return x;
}
