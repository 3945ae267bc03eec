/** Slopes beside finite differences. */
import { expect } from "vitest";

/** Asserts that central differences agree with the slopes to five digits. @param columns by default all. */
export function expectSlopes(
  f: (x: Float64Array) => number,
  x: Float64Array,
  slopes: Float64Array,
  columns: readonly number[] = Array.from(x.keys()),
): void {
  const step = 1e-5;
  for (const j of columns) {
    const [above, below] = [x.slice(), x.slice()];
    above[j]! += step;
    below[j]! -= step;
    const difference = (f(above) - f(below)) / (2 * step);
    expect(Math.abs(difference - slopes[j]!) / Math.max(1, Math.abs(difference))).toBeLessThan(1e-5);
  }
}
