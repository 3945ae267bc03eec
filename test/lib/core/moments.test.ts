import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  geometricMean,
  kurtosis,
  mean,
  meanAbsoluteDeviation,
  medianAbsoluteDeviation,
  mergeMoments,
  momentsOf,
  noMoments,
  skewness,
  standardError,
  sum,
  trimmedMean,
  variance,
  variationCoefficient,
} from "../../../lib/core/index.ts";

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 60 });
const close = (a: number, b: number, scale: number): void =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(scale, 1e-290));

describe("moments", () => {
  it("of parts merge to those of the whole", () => {
    fc.assert(
      fc.property(numbers, numbers, numbers, (a, b, c) => {
        const whole = momentsOf([...a, ...b, ...c]);
        const parts = mergeMoments(momentsOf(a), mergeMoments(momentsOf(b), momentsOf(c)));
        expect([parts.n, parts.min, parts.max, parts.zeros]).toEqual([
          whole.n,
          whole.min,
          whole.max,
          whole.zeros,
        ]);
        const size = Math.max(Math.abs(whole.min), Math.abs(whole.max), 1e-3);
        if (whole.n === 0) return;
        close(parts.mean, whole.mean, size);
        close(parts.m2, whole.m2, whole.n * size ** 2);
        close(parts.m3, whole.m3, whole.n * size ** 3);
        close(parts.m4, whole.m4, whole.n * size ** 4);
      }),
    );
  });

  it("lose no digits to a shift by 1e9", () => {
    const values = Float64Array.from({ length: 1001 }, (_, i) => ((i * 37) % 1001) / 1024);
    const here = momentsOf(values);
    const there = momentsOf(values.map((x) => x + 1e9));
    // The shifted values themselves are rounded to 2^-23.
    expect(Math.abs(variance(there)! / variance(here)! - 1)).toBeLessThan(1e-6);
    const whole = momentsOf(Float64Array.from({ length: 1000 }, (_, i) => 1e9 + (i % 10)));
    expect(variance(whole, 0)).toBe(8.25);
    expect(skewness(whole)).toBe(0);
  });

  it("do not care for the order, and scale as their powers", () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: -8, max: 8 }), (values, power) => {
        const scale = 2 ** power;
        const [a, b] = [momentsOf(values), momentsOf([...values].reverse().map((x) => scale * x))];
        if (a.n === 0) return;
        const size = scale * Math.max(Math.abs(a.min), Math.abs(a.max));
        close(b.mean, scale * a.mean, size);
        close(b.m2, scale ** 2 * a.m2, a.n * size ** 2);
        close(b.m4, scale ** 4 * a.m4, a.n * size ** 4);
      }),
    );
  });

  it("count NaN and infinities, and leave them out", () => {
    const moments = momentsOf([1, Number.NaN, Infinity, 3, -Infinity, -Infinity, 0, -2]);
    expect(moments).toMatchObject({
      n: 4,
      nan: 1,
      positiveInfinite: 1,
      negativeInfinite: 2,
      zeros: 1,
      negatives: 1,
    });
    expect(moments).toMatchObject({ min: -2, max: 3, sum: 2, mean: 0.5 });
  });

  it("are null where they are not defined", () => {
    expect(mean(noMoments)).toBeNull();
    expect(variance(momentsOf([5]))).toBeNull();
    expect(variance(momentsOf([5]), 0)).toBe(0);
    expect(standardError(momentsOf([]))).toBeNull();
    expect(skewness(momentsOf([0.1, 0.1, 0.1, 0.1]))).toBeNull();
    expect(kurtosis(momentsOf([1, 2, 3]))).toBeNull();
    expect(variationCoefficient(momentsOf([-1, 1]))).toBeNull();
    expect(variance(momentsOf([1e200, -1e200]))).toBeNull();
    expect(mean(momentsOf([1.5e308, 1.5e308]))).toBe(1.5e308);
    expect([geometricMean([]), geometricMean([1, 0]), geometricMean([2, 8])]).toEqual([null, null, 4]);
    expect([medianAbsoluteDeviation([]), meanAbsoluteDeviation([]), trimmedMean(new Float64Array())]).toEqual(
      [null, null, null],
    );
  });
});

it("sums without losing what is small", () => {
  expect(sum([1, 1e100, 1, -1e100])).toBe(2);
  expect(sum([])).toBe(0);
  expect(sum([Infinity, 1])).toBe(Infinity);
});

it("finds the median deviation without sorting anew", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 30 }), (values) => {
      const ordered = [...values].sort((a, b) => a - b);
      const middle = (list: number[]): number => {
        const half = list.length >> 1;
        return list.length % 2 === 1 ? list[half]! : (list[half - 1]! + list[half]!) / 2;
      };
      const deviations = ordered.map((x) => Math.abs(x - middle(ordered))).sort((a, b) => a - b);
      expect(medianAbsoluteDeviation(ordered)).toBe(middle(deviations));
    }),
  );
  expect(() => trimmedMean(new Float64Array([1]), 0.5)).toThrow(/share must lie in \[0, 0.5\); got 0.5/);
});
