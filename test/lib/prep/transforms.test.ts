import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as prep from "../../../lib/prep/index.ts";

const column = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 5, maxLength: 40 });
type Transform = (x: Float64Array) => Float64Array;
const robust: Transform = (x) => prep.robustScale(prep.fitRobustScaler(x, x.length, 1), x, x.length);
const minMax: Transform = (x) => prep.minMaxScale(prep.fitMinMaxScaler(x, x.length, 1), x, x.length);
const quantiles: Transform = (x) =>
  prep.quantileTransform(prep.fitQuantileTransformer(x, x.length, 1), x, x.length);
const power: Transform = (x) => prep.powerTransform(prep.fitPowerTransformer(x, x.length, 1), x, x.length);

describe.each([
  ["robust", robust],
  ["min-max", minMax],
  ["quantile", quantiles],
  ["power", power],
] as const)("%s", (_, transform) => {
  test("keeps the order of values and gives finite numbers", () => {
    fc.assert(
      fc.property(column, (values) => {
        const x = Float64Array.from(values).sort();
        const z = transform(x);
        expect(z.every(Number.isFinite)).toBe(true);
        for (let i = 1; i < z.length; i++) expect(z[i]! - z[i - 1]!).toBeGreaterThanOrEqual(-1e-9);
      }),
      { numRuns: 40 },
    );
  });

  test("leaves holes as they are and a constant column finite", () => {
    const holes = transform(Float64Array.of(1, Number.NaN, 3, 4, 10));
    expect(Number.isNaN(holes[1]!)).toBe(true);
    expect(holes.filter((z) => Number.isFinite(z))).toHaveLength(4);
    expect(transform(Float64Array.of(7, 7, 7)).every(Number.isFinite)).toBe(true);
  });
});

test("bins: every value in one of them, edges included", () => {
  for (const strategy of ["uniform", "quantile", "kmeans"] as const) {
    fc.assert(
      fc.property(column, (values) => {
        const x = Float64Array.from(values);
        const bins = prep.fitKBinsDiscretizer(x, x.length, 1, { nBins: 4, strategy });
        const z = prep.discretize(bins, x, x.length);
        expect(z.every((b) => b >= 0 && b <= bins.edges[0]!.length - 2)).toBe(true);
      }),
      { numRuns: 25 },
    );
  }
});

test("imputers leave no hole and drop columns without values", () => {
  const X = Float64Array.of(1, Number.NaN, 5, Number.NaN, Number.NaN, 7, 3, Number.NaN, 9);
  const simple = prep.fitSimpleImputer(X, 3, 3);
  expect(simple.statistics).toEqual([2, null, 7]);
  expect(Array.from(prep.impute(simple, X, 3))).toEqual([1, 5, 2, 7, 3, 9]);
  expect(Array.from(prep.knnImpute(prep.fitKnnImputer(X, 3, 3, 1), X, 3))).toEqual([1, 5, 1, 7, 3, 9]);
});

test("wrong input is refused in words", () => {
  expect(() => prep.fitMinMaxScaler(new Float64Array(3), 2, 2)).toThrow(/2×2/);
  expect(() => prep.fitRobustScaler(Float64Array.of(Number.NaN), 1, 1)).toThrow(/no value/);
  expect(() => prep.fitRobustScaler(Float64Array.of(Infinity), 1, 1)).toThrow(/finite/);
  expect(() => prep.fitPowerTransformer(Float64Array.of(0, 1), 2, 1, { method: "box-cox" })).toThrow(
    /above 0/,
  );
  expect(() => prep.fitKBinsDiscretizer(Float64Array.of(1, Number.NaN), 2, 1)).toThrow(/impute/);
});
