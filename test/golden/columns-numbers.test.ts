/** The numeric statistics of every column of the references' data sets: scikit-learn's, and vega's as they ship with Assay. */
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
import { load, type DatasetName } from "../../lib/data/index.ts";

// oxlint-disable-next-line typescript/no-explicit-any -- the reference file has one shape a column
type Reference = Record<string, any>;

function read(name: string): Reference {
  return JSON.parse(readFileSync(new URL(`./audit/${name}.json`, import.meta.url), "utf8")) as Reference;
}

const { sklearn } = read("datasets");
const columns = read("columns");

function* numericColumns(): Generator<[name: string, values: Float64Array, reference: Reference]> {
  for (const [set, known] of Object.entries<Reference>(columns)) {
    if (set === "_note") continue;
    const values = sklearn[set] === undefined ? shippedColumns(set) : toyColumns(sklearn[set] as Reference);
    for (const [name, reference] of Object.entries<Reference>(known))
      if (reference["mean"] !== undefined) yield [`${set}: ${name}`, values(name), reference];
  }
}

function toyColumns(data: Reference): (name: string) => Float64Array {
  const names = data["feature_names"] as string[];
  return (name) =>
    Float64Array.from(
      name === "target" ? (data["y"] as number[]) : (data["X"] as number[][]).map((row) => row[names.indexOf(name)]!),
    );
}

function shippedColumns(file: string): (name: string) => Float64Array {
  const frame = load(file.replace(/\.(json|csv)$/, "") as DatasetName);
  return (name) => {
    const column = frame.column(name);
    if (column.type !== "number") throw new TypeError(`${file}: ${name} is no number column; got ${column.type}`);
    return column.values;
  };
}

function near(actual: number | null | undefined, expected: number | null, relative: number): void {
  if (expected === null || actual === null || actual === undefined) expect(actual).toBe(expected);
  else expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.max(1e-6, Math.abs(expected)));
}

describe.each([...numericColumns()])("%s", (_, values, reference) => {
  const moments = momentsOf(values);
  const sorted = sortedFinite(values);

  it("has the moments of pandas and scipy", () => {
    expect(moments.n).toBe(reference["n"] - reference["missing"]);
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
    near(meanAbsoluteDeviation(sorted), reference["mean_abs_dev"], 1e-12);
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
    expect(Math.abs(shapiro.p! - reference["shapiro"]["p"])).toBeLessThan(1e-6);
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
