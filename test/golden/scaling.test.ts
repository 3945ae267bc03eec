/** Scalers, bins and imputers against scikit-learn 1.2.1, on wine and on movies with their holes. */
import { describe, expect, test } from "vitest";
import * as prep from "../../lib/prep/index.ts";
import { differences, reference } from "./within.ts";

const golden = reference("scaling");
const { wine } = golden;
const rows: number[][] = reference("datasets").sklearn.wine.X;
const X = Float64Array.from(rows.flat());
const [n, p] = [178, 13];

function close(got: unknown, wanted: unknown, tolerance = 1e-10): void {
  expect(wanted).toBeDefined();
  expect(differences(got, wanted, tolerance)).toEqual([]);
}

/** The matrix as the reference keeps it: its first rows, its last, and its columns' moments. */
function summary(Z: Float64Array): unknown {
  const row = (i: number): number[] => Array.from(Z.subarray(i * p, (i + 1) * p));
  const column = (j: number): number[] => Array.from({ length: n }, (_, i) => Z[i * p + j]!);
  const mean = (v: number[]): number => v.reduce((s, x) => s + x, 0) / n;
  const columns = Array.from({ length: p }, (_, j) => column(j));
  return {
    first5: [0, 1, 2, 3, 4].map(row),
    last: row(n - 1),
    col_mean: columns.map(mean),
    col_std_ddof0: columns.map((v) => Math.sqrt(mean(v.map((x) => (x - mean(v)) ** 2)))),
  };
}

const picked = (record: Record<string, unknown>): unknown => ({
  first5: record["first5"],
  last: record["last"],
  col_mean: record["col_mean"],
  col_std_ddof0: record["col_std_ddof0"],
});

describe("scalers", () => {
  test("standard", () => {
    const scaler = prep.fitStandardScaler(X, n, p);
    close(scaler, { mean: wine.standard.mean_, scale: wine.standard.scale_ });
    close(summary(prep.standardScale(scaler, X, n)), picked(wine.standard));
  });

  test("by range", () => {
    for (const [name, range] of [["minmax", [0, 1]], ["minmax_-1_1", [-1, 1]]] as const) {
      const scaler = prep.fitMinMaxScaler(X, n, p, range);
      const { scale_, data_min_, data_max_ } = wine[name];
      close(scaler, { scale: scale_, dataMin: data_min_, dataMax: data_max_ });
      close(summary(prep.minMaxScale(scaler, X, n)), picked(wine[name]));
    }
    const scaler = prep.fitMaxAbsScaler(X, n, p);
    close(scaler, { scale: wine.maxabs.scale_, maxAbs: wine.maxabs.max_abs_ });
    close(summary(prep.maxAbsScale(scaler, X, n)), picked(wine.maxabs));
  });

  test("robust", () => {
    for (const [name, options] of [
      ["robust", {}],
      ["robust_10_90_unit", { quantileRange: [10, 90], unitVariance: true }],
    ] as const) {
      const scaler = prep.fitRobustScaler(X, n, p, options);
      close(scaler, { scale: wine[name].scale_, center: wine[name].center_ });
      close(summary(prep.robustScale(scaler, X, n)), picked(wine[name]));
    }
  });

  test("rows", () => {
    close(summary(prep.normalize(X, n, p)), picked(wine.normalizer_l2));
  });
});

test.each(["uniform", "normal"] as const)("quantiles, %s", (output) => {
  const transformer = prep.fitQuantileTransformer(X, n, p, { nQuantiles: 50, output });
  close(summary(prep.quantileTransform(transformer, X, n)), picked(wine[`quantile_${output}_50`]));
});

test.each([
  ["power_yeo", "yeo-johnson"],
  ["power_boxcox", "box-cox"],
] as const)("%s", (name, method) => {
  const transformer = prep.fitPowerTransformer(X, n, p, { method });
  close(transformer.lambdas, wine[name].lambdas_, 1e-5);
  close(summary(prep.powerTransform(transformer, X, n)), picked(wine[name]), 1e-5);
  // With the reference's λ the transform itself is exact: the optimum is flat, so λ carries the difference.
  const given = { method, lambdas: Float64Array.from(wine[name].lambdas_ as number[]), scaler: null };
  const raw = prep.powerTransform(given, X, n);
  const scaled = prep.standardScale(prep.fitStandardScaler(raw, n, p), raw, n);
  close(summary(scaled), picked(wine[name]));
});

test.each(["uniform", "quantile", "kmeans"] as const)("five bins, %s", (strategy) => {
  const { edges, first20, counts_per_col } = wine[`kbins5_${strategy}`];
  const bins = prep.fitKBinsDiscretizer(X, n, p, { strategy });
  close(bins.edges, edges);
  const Z = prep.discretize(bins, X, n);
  close(Array.from({ length: 20 }, (_, i) => Z.subarray(i * p, (i + 1) * p)), first20);
  const counts = Array.from({ length: p }, (_, j) =>
    Array.from({ length: 5 }, (__, b) => rows.filter((___, i) => Z[i * p + j] === b).length),
  );
  expect(counts).toEqual(counts_per_col);
});

test("imputers", () => {
  const { X: holes, knn3, ...g } = golden.impute_movies_numeric_first60;
  const M = Float64Array.from((holes as (number | null)[][]).flat(), (x) => x ?? Number.NaN);
  close(prep.fitSimpleImputer(M, 60, 8).statistics, g.mean);
  close(prep.fitSimpleImputer(M, 60, 8, { strategy: "median" }).statistics, g.median);
  close(prep.fitSimpleImputer(M, 60, 8, { strategy: "mostFrequent" }).statistics, g.most_frequent);
  const filled = prep.knnImpute(prep.fitKnnImputer(M, 60, 8, 3), M, 60);
  close(Array.from({ length: 60 }, (_, i) => filled.subarray(i * 6, (i + 1) * 6)), knn3);
});
