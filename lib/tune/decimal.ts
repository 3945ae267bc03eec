/**
 * Exact arithmetic on numbers as they are written (0.3 is three tenths), for grids of steps: Python's `Decimal(str(x))`,
 * which Optuna uses for the same end.
 */

/** A decimal number: `digits` · 10^`exponent`. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** True when `step` goes into `high - low` without a rest. */
export function divides(low: number, high: number, step: number): boolean {
  const [l, h, s] = aligned(low, high, step);
  return (h - l) % s === 0n;
}

/** The greatest `low + k·step` that is not above `high`, for low ≤ high and step > 0. */
export function lastStep(low: number, high: number, step: number): number {
  const [l, h, s, exponent] = aligned(low, high, step);
  return Number(`${((h - l) / s) * s + l}e${exponent}`);
}

/** The values `low`, `low + step`, `low + 2·step` … up to `high`, for low ≤ high and step > 0. */
export function gridValues(low: number, high: number, step: number): number[] {
  const [l, h, s, exponent] = aligned(low, high, step);
  const values: number[] = [];
  for (let value = l; value <= h; value += s) values.push(Number(`${value}e${exponent}`));
  return values;
}

/** True when `high - low < step`: the grid holds one point. */
export function oneStep(low: number, high: number, step: number): boolean {
  const [l, h, s] = aligned(low, high, step);
  return h - l < s;
}

function aligned(low: number, high: number, step: number): [bigint, bigint, bigint, number] {
  const parts = [decimal(low), decimal(high), decimal(step)];
  const exponent = Math.min(...parts.map((part) => part.exponent));
  const [l, h, s] = parts.map((part) => part.digits * 10n ** BigInt(part.exponent - exponent));
  return [l!, h!, s!, exponent];
}

function decimal(value: number): Decimal {
  const [mantissa = "0", power = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}
