/** The numeric statistics of every column of scikit-learn's iris, wine, breast cancer and diabetes data. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  andersonNormal,
  binCount,
  dagostinoK2,
  geometricMean,
  histogram,
  interquartileRange,
  jarqueBera,
  kurtosis,
  meanAbsoluteDeviation,
  median,
  medianAbsoluteDeviation,
  momentsOf,
  quantiles,
  shapiroWilk,
  skewness,
  sortedFinite,
  standardDeviation,
  standardError,
  trimmedMean,
  variance,
  variationCoefficient,
  type BinRule,
  type QuantileType,
} from "../../lib/core/index.ts";

// oxlint-disable-next-line typescript/no-explicit-any -- the reference file has one shape a column
type Reference = Record<string, any>;

function read(name: string): Reference {
  return JSON.parse(readFileSync(new URL(`./audit/${name}.json`, import.meta.url), "utf8")) as Reference;
}

const { sklearn } = read("datasets");
const columns = read("columns");

function* numericColumns(): Generator<[name: string, values: Float64Array, reference: Reference]> {
  for (const [set, data] of Object.entries<Reference>(sklearn)) {
    const known = columns[set] as Reference | undefined;
    if (known === undefined) continue;
    const names = [...(data["feature_names"] as string[]), "target"];
    for (const [j, name] of names.entries()) {
      const rows = name === "target" ? (data["y"] as number[]) : (data["X"] as number[][]).map((row) => row[j]!);
      if (known[name] !== undefined) yield [`${set}: ${name}`, Float64Array.from(rows), known[name] as Reference];
    }
  }
}

function near(actual: number | null | undefined, expected: number | null, relative: number): void {
  if (expected === null || actual === null || actual === undefined) expect(actual).toBe(expected);
  else expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.max(1e-6, Math.abs(expected)));
}

describe.each([...numericColumns()])("%s", (_, values, reference) => {
  const moments = momentsOf(values);
  const sorted = sortedFinite(values);

  it("has the moments of pandas and scipy", () => {
    expect(moments.n).toBe(reference["n"]);
    expect([moments.zeros, moments.negatives]).toEqual([reference["zeros"], reference["negatives"]]);
    expect([moments.min, moments.max]).toEqual([reference["min"], reference["max"]]);
    near(moments.max - moments.min, reference["range"], 1e-12);
    near(moments.sum, reference["sum"], 1e-12);
    near(moments.mean, reference["mean"], 1e-12);
    near(standardDeviation(moments), reference["std_ddof1"], 1e-12);
    near(standardDeviation(moments, 0), reference["std_ddof0"], 1e-12);
    near(variance(moments), reference["var_ddof1"], 1e-12);
    near(standardError(moments), reference["sem"], 1e-12);
    near(variationCoefficient(moments), reference["cv"], 1e-12);
    near(skewness(moments), reference["skew_pandas_G1"], 1e-9);
    near(kurtosis(moments), reference["kurt_pandas_G2"], 1e-9);
    near(skewness(moments, "population"), reference["skew_scipy_g1"], 1e-9);
    near(kurtosis(moments, "population"), reference["kurt_scipy_g2"], 1e-9);
    near(geometricMean(values), reference["geometric_mean"], 1e-12);
  });

  it("has the robust statistics", () => {
    near(median(sorted), reference["median"], 1e-12);
    near(medianAbsoluteDeviation(sorted), reference["mad_raw"], 1e-12);
    near(medianAbsoluteDeviation(sorted, "normal"), reference["mad_normal"], 1e-12);
    near(meanAbsoluteDeviation(values), reference["mean_abs_dev"], 1e-12);
    near(interquartileRange(sorted), reference["iqr"], 1e-12);
    near(trimmedMean(sorted, 0.1), reference["trimmed_mean_10"], 1e-12);
  });

  it("has the quantiles", () => {
    const rules: [string, QuantileType][] = [
      ["quantiles_linear_type7", 7],
      ["quantiles_lower", "lower"],
      ["quantiles_type8_median_unbiased", 8],
    ];
    for (const [key, type] of rules) {
      const known = reference[key] as Record<string, number>;
      const ps = Object.keys(known);
      const found = quantiles(sorted, ps.map(Number), type);
      for (const [i, p] of ps.entries()) near(found[i], known[p]!, 1e-12);
    }
  });

  it.skipIf(reference["anderson_normal"] === undefined)("is tested for normality as by scipy", () => {
    for (const [key, test] of [
      ["jarque_bera", jarqueBera],
      ["dagostino_k2", dagostinoK2],
    ] as const) {
      const { statistic, p } = test(values);
      near(statistic, reference[key]["stat"], 1e-9);
      near(p, reference[key]["p"], 1e-9);
    }
    const anderson = andersonNormal(values);
    near(anderson.statistic, reference["anderson_normal"]["stat"], 1e-9);
    expect(anderson.critical).toEqual(reference["anderson_normal"]["crit"]);
    const shapiro = shapiroWilk(values);
    expect(Math.abs(shapiro.statistic! - reference["shapiro"]["W"])).toBeLessThan(1e-6);
    // The reference is rounded to single precision at every step: an error of 5e-7 in W moves p by up to 2e-5.
    expect(Math.abs(shapiro.p! - reference["shapiro"]["p"])).toBeLessThan(2e-5);
  });

  it("has numpy's bins", () => {
    for (const [rule, count] of Object.entries(reference["bin_counts"] as Record<string, number>))
      expect([rule, binCount(sorted, rule as BinRule)]).toEqual([rule, count]);
    const { counts, edges } = histogram(values, "auto");
    const known = reference["histogram_auto_numpy"] as { counts: number[]; edges: number[] };
    expect([...counts]).toEqual(known.counts);
    expect([...edges]).toEqual(known.edges);
  });
});
