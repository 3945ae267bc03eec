import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  binCount,
  histogram,
  interquartileRange,
  median,
  quantile,
  quantiles,
  sortedFinite,
  type QuantileType,
} from "../../../lib/core/index.ts";

const types: QuantileType[] = [1, 7, 8, "lower"];
const number = fc.integer({ min: -1e6, max: 1e6 }).map((value) => value / 64);
const numbers = fc.array(number, { minLength: 1, maxLength: 40 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe.each(types)("quantiles of type %s", (type) => {
  it("rise with p, between the extremes", () => {
    fc.assert(
      fc.property(numbers, share, share, (values, p, q) => {
        const sorted = sortedFinite(values);
        const [a, b] = [quantile(sorted, Math.min(p, q), type)!, quantile(sorted, Math.max(p, q), type)!];
        expect(a - b).toBeLessThanOrEqual(1e-15 * Math.max(Math.abs(sorted[0]!), Math.abs(sorted.at(-1)!)));
        expect(quantile(sorted, 0, type)).toBe(sorted[0]);
        expect(quantile(sorted, 1, type)).toBe(sorted.at(-1));
      }),
    );
  });
});

it("type 1 inverts the distribution function", () => {
  const sorted = [10, 20, 30, 40];
  expect([...quantiles(sorted, [0.25, 0.26, 0.5, 0.75, 0.76], 1)]).toEqual([10, 20, 20, 30, 40]);
  expect([...quantiles(sorted, [0.25, 0.5], "lower")]).toEqual([10, 20]);
});

it("leaves out what is not finite, and is null for nothing", () => {
  expect([...sortedFinite([3, Number.NaN, -Infinity, -1, 10, 9])]).toEqual([-1, 3, 9, 10]);
  expect([quantile([], 0.5), median([]), interquartileRange([])]).toEqual([null, null, null]);
  expect(quantiles([], [0.5])).toHaveLength(0);
  expect(median([1.7e308, 1.7e308])).toBe(1.7e308);
  expect(() => quantile([1], 50)).toThrow("quantile: p must lie in [0, 1]; got 50");
});

describe("histograms", () => {
  it("count each finite value once, whatever the bins", () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 50 }), (values, bins) => {
        const { counts, edges } = histogram(Float64Array.from(values), bins);
        expect(counts.reduce((a, b) => a + b, 0)).toBe(values.length);
        const again = histogram(Float64Array.from(values), edges);
        expect([...again.counts]).toEqual([...counts]);
      }),
    );
  });

  it("close the last bin only, and say what lies outside", () => {
    const { counts, outside } = histogram(
      Float64Array.of(0, 1, 2, 3, -1, Number.NaN),
      Float64Array.of(0, 1, 2),
    );
    expect([[...counts], outside]).toEqual([[1, 2], 2]);
  });

  it("bear empty, constant and absurd values", () => {
    expect([...histogram(new Float64Array()).edges]).toEqual([0, 1]);
    expect([...histogram(Float64Array.of(5, 5)).edges]).toEqual([4.5, 5.5]);
    expect([...histogram(Float64Array.of(0, 5e-324), 2).counts].reduce((a, b) => a + b)).toBe(2);
    expect(binCount([])).toBe(1);
    const far = Float64Array.from({ length: 100 }, (_, i) => i % 7);
    far[50] = 1e12;
    expect(histogram(far, "fd").counts).toHaveLength(10_000);
    expect(() => histogram(Float64Array.of(-1e308, 1e308))).toThrow(/range must be a finite number/);
    expect(() => histogram(far, 0)).toThrow(/whole number above 0; got 0/);
    expect(() => histogram(far, Float64Array.of(1, 0))).toThrow(/edges must ascend; got 1 before 0/);
  });
});
