/** Values of mean 0 and variance 1, as the process wants them; infinite ones count as the worst or best finite one. */
import { warn } from "../../warning.ts";

export interface Standardized {
  readonly values: Float64Array;
  readonly mean: number;
  readonly deviation: number;
}

/** @param floor least deviation to divide by. */
export function standardize(values: ArrayLike<number>, floor = 1e-10): Standardized {
  const n = values.length;
  const finite = clipInfinite(values);
  let mean = 0;
  for (const value of finite) mean += value / n;
  let square = 0;
  for (const value of finite) square += (value - mean) ** 2 / n;
  const deviation = Math.max(Math.sqrt(square), floor);
  return { values: finite.map((value) => (value - mean) / deviation), mean, deviation };
}

/** Infinite values moved to the greatest or least finite one; to 0 where there is none. */
export function clipInfinite(values: ArrayLike<number>): Float64Array {
  const all = Float64Array.from(values);
  const finite = all.filter(Number.isFinite);
  if (finite.length === all.length) return all;
  warn("Gaussian process: infinite values are taken as the worst or best finite one.");
  let [low, high] = [Infinity, -Infinity];
  for (const value of finite) [low, high] = [Math.min(low, value), Math.max(high, value)];
  if (finite.length === 0) return new Float64Array(all.length);
  return all.map((value) => Math.min(Math.max(value, low), high));
}
