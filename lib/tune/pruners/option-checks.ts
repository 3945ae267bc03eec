/** The rules that options of pruners keep: whole numbers from a least one, shares in a range. */

/** The number itself. @throws RangeError when it is not whole or below the least. */
export function wholeFrom(where: string, name: string, value: number, least: number): number {
  if (!Number.isSafeInteger(value) || value < least)
    throw new RangeError(`${where}: ${name} must be a whole number from ${least}; got ${String(value)}`);
  return value;
}

/** The number itself. @throws RangeError when it is outside of low … high, or NaN. */
export function within(where: string, name: string, value: number, low: number, high: number): number {
  if (typeof value !== "number" || !(value >= low && value <= high))
    throw new RangeError(`${where}: ${name} must lie in ${low} to ${high}; got ${String(value)}`);
  return value;
}
