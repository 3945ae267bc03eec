/** Draws as numpy's RandomState and scipy 1.10 make them, from the same stream: what LIME's neighbourhoods are made of. */
import { normalCdf, normalQuantile, type Rng } from "../../core/index.ts";

/** `RandomState.choice(len(p), size, p=p)`: positions, by the cumulated shares. */
export function choiceByShare(rng: Rng, shares: ArrayLike<number>, size: number): Int32Array {
  const cumulated = new Float64Array(shares.length);
  let sum = 0;
  for (let i = 0; i < shares.length; i++) cumulated[i] = sum += shares[i]!;
  for (let i = 0; i < shares.length; i++) cumulated[i]! /= sum;
  return Int32Array.from({ length: size }, () => {
    const u = rng.next();
    let [low, high] = [0, cumulated.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (u < cumulated[middle]!) high = middle;
      else low = middle + 1;
    }
    return Math.min(low, cumulated.length - 1);
  });
}

/** A standard normal value held to [a, b], a ≤ b, at the quantile of a uniform draw; exact in both tails. */
export function truncatedNormal(rng: Rng, a: number, b: number): number {
  const q = rng.next();
  const value =
    a < 0
      ? normalQuantile(normalCdf(a) + q * (normalCdf(b) - normalCdf(a)))
      : -normalQuantile(normalCdf(-b) + (1 - q) * (normalCdf(-a) - normalCdf(-b)));
  return Math.min(b, Math.max(a, value));
}
