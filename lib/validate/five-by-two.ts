/**
 * 5×2 cross-validation tests: two models, five times two halves, differences d_ij.
 *
 * Dietterich (1998): t = d₁₁ / √(Σ s_i² / 5), 5 degrees of freedom; Alpaydin (1999): F = Σ d² / (2 Σ s_i²), (10, 5), which does not
 * hang on the first half. s_i² is the variance within repetition i: (d_i1 − d̄_i)² + (d_i2 − d̄_i)².
 */
import { fisherFDistribution, studentTDistribution } from "../core/beta-distribution.ts";

export interface FiveByTwo {
  /** Null when the halves of every repetition agree. */
  readonly t: number | null;
  /** Two-sided, 5 degrees of freedom. */
  readonly p: number | null;
  readonly f: number | null;
  readonly pF: number | null;
}

/** `differences`: five pairs, score (or error) of model 1 − model 2. @throws RangeError unless there are five pairs of finite numbers. */
export function fiveByTwoTest(differences: readonly (readonly number[])[]): FiveByTwo {
  if (
    differences.length !== 5 ||
    differences.some((pair) => pair.length !== 2 || !pair.every(Number.isFinite))
  ) {
    throw new RangeError(
      `fiveByTwoTest: needs five pairs of finite differences; got ${JSON.stringify(differences)}`,
    );
  }
  let squares = 0;
  let spread = 0;
  for (const [a, b] of differences as readonly [number, number][]) {
    squares += a * a + b * b;
    spread += (a - b) ** 2 / 2;
  }
  if (!(spread > 0)) return Object.freeze({ t: null, p: null, f: null, pF: null });
  const t = differences[0]![0]! / Math.sqrt(spread / 5);
  const f = squares / (2 * spread);
  return Object.freeze({
    t,
    p: 2 * studentTDistribution(5).sf(Math.abs(t)),
    f,
    pF: fisherFDistribution(10, 5).sf(f),
  });
}
