/**
 * Losses of some rows against those of the others: difference of means with Welch's interval, and a one-sided p value that the rows
 * inside are worse: Fisher's exact test for losses of 0 and 1, Welch's t for others. O(rows).
 */
import { hypergeometricDistribution, proportionInterval, studentTDistribution } from "../core/index.ts";
import type { Interval } from "./judgement.ts";

export interface LossContrast {
  readonly n: number;
  readonly meanLoss: number;
  /** 95 %: Wilson for losses of 0 and 1, else by t. */
  readonly meanLossInterval: Interval;
  readonly meanLossElsewhere: number;
  /** Inside minus outside. */
  readonly excess: number;
  /** 95 %, Welch. */
  readonly excessInterval: Interval;
  /** One-sided: inside is worse. */
  readonly p: number;
}

/** Undefined where either side has fewer than two rows. */
export function lossContrast(
  losses: Float64Array,
  inside: Int32Array,
  outside: Int32Array,
  binary: boolean,
): LossContrast | undefined {
  if (inside.length < 2 || outside.length < 2) return undefined;
  const [a, b] = [spreadOf(losses, inside), spreadOf(losses, outside)];
  const [va, vb] = [a.variance / a.n, b.variance / b.n];
  const excess = a.mean - b.mean;
  const error = Math.sqrt(va + vb);
  const df = error > 0 ? (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1)) : 1;
  const t = studentTDistribution(df);
  const reach = error > 0 ? t.quantile(0.975) * error : 0;
  const wrong = Math.round(a.mean * a.n);
  const p = binary
    ? hypergeometricDistribution(a.n + b.n, wrong + Math.round(b.mean * b.n), a.n).sf(wrong - 1)
    : error > 0
      ? t.sf(excess / error)
      : excess > 0
        ? 0
        : 1;
  const own = studentTDistribution(a.n - 1).quantile(0.975) * Math.sqrt(va);
  return {
    n: a.n,
    meanLoss: a.mean,
    meanLossInterval: binary ? proportionInterval(wrong, a.n) : [Math.max(0, a.mean - own), a.mean + own],
    meanLossElsewhere: b.mean,
    excess,
    excessInterval: [excess - reach, excess + reach],
    p: Math.min(1, Math.max(0, p)),
  };
}

function spreadOf(losses: Float64Array, rows: Int32Array): { n: number; mean: number; variance: number } {
  const n = rows.length;
  let mean = 0;
  for (const i of rows) mean += losses[i]! / n;
  let variance = 0;
  for (const i of rows) variance += (losses[i]! - mean) ** 2 / (n - 1);
  return { n, mean, variance };
}
