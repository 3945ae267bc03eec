/** Profiles of columns in memory against pandas, scipy and numpy: counts, moments, quantiles, histograms; and tables' repeats. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { frameDataset, fromColumns, fromRecords, inferStrings, profileColumn, Frame } from "../../lib/data/index.ts";

type Json = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any
const read = (name: string): Json =>
  JSON.parse(readFileSync(new URL(`audit/${name}.json`, import.meta.url), "utf8")) as Json;
const columns = read("columns");
const tables = read("tables");
const inputs = read("datasets");

function vega(file: string): string {
  const bytes = readFileSync(new URL(`../../node_modules/vega-datasets/data/${file}`, import.meta.url));
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(inputs["vega-datasets@3.2.1"][file].sha256);
  return bytes.toString("utf8");
}

function bunch(name: string): Frame {
  const { X, y, feature_names: names } = inputs["sklearn"][name] as { X: number[][]; y: number[]; feature_names: string[] };
  return fromColumns([
    ...names.map((each, j) => [each, X.map((row) => row[j])] as const),
    ["target", y] as const,
  ]);
}

/** A plain CSV file without quotes. */
function csv(text: string): Frame {
  const [head, ...rows] = text.trimEnd().split("\n").map((line) => line.split(","));
  return new Frame(head!.map((name, j) => inferStrings(name, rows.map((row) => row[j]))));
}

const frames: Record<string, () => Frame> = {
  iris: () => bunch("iris"),
  wine: () => bunch("wine"),
  "penguins.json": () => fromRecords(JSON.parse(vega("penguins.json"))),
  "movies.json": () => fromRecords(JSON.parse(vega("movies.json"))),
  "seattle-weather.csv": () => csv(vega("seattle-weather.csv")),
  "flights-2k.json": () => fromRecords(JSON.parse(vega("flights-2k.json"))),
};

function close(value: unknown, reference: number, relative: number, absolute = relative): void {
  expect(typeof value).toBe("number");
  expect(Math.abs((value as number) - reference)).toBeLessThanOrEqual(
    Math.max(absolute, relative * Math.abs(reference)),
  );
}

describe.each(Object.keys(frames))("columns of %s", (file) => {
  const frame = frames[file]!();
  it.each(frame.columns)("%s", (name) => {
    const g = columns[file][name] as Json;
    const profile = profileColumn(frame.column(name));
    expect(profile).toMatchObject({
      n: g["n"],
      missing: g["missing"],
      distinct: g["distinct"],
      distinctExact: true,
      singletons: g["singletons"],
      doubletons: g["doubletons"],
    });
    expect(profile.top.map(({ value, count }) => [value, count])).toEqual(g["top10_by_count_then_string"]);
    close(profile.entropy, g["entropy_bits"], 1e-12);
    if (profile.text !== null && g["length"] !== undefined) {
      expect([profile.text.minLength, profile.text.maxLength]).toEqual([g["length"].min, g["length"].max]);
      close(profile.text.meanLength, g["length"].mean, 1e-12);
    }
    if (g["mean"] === undefined) return;
    const numeric = profile.numeric!;
    close(numeric.mean, g["mean"], 1e-9);
    close(numeric.std, g["std_ddof1"], 1e-9);
    close(numeric.variance, g["var_ddof1"], 1e-9);
    close(numeric.sum, g["sum"], 1e-9);
    close(numeric.skewness, g["skew_pandas_G1"], 1e-9);
    close(numeric.kurtosis, g["kurt_pandas_G2"], 1e-9);
    close(numeric.mad, g["mad_raw"], 1e-12);
    expect([numeric.min, numeric.max, numeric.zeros, numeric.negatives, profile.infinite]).toEqual([
      g["min"],
      g["max"],
      g["zeros"],
      g["negatives"],
      g["infinite"],
    ]);
    for (const [p, value] of Object.entries(numeric.quantiles!)) close(value, g["quantiles_linear_type7"][p], 1e-12);
    expect([numeric.increasing, numeric.decreasing]).toEqual([g["monotonic_increasing"], g["monotonic_decreasing"]]);
    // A profile keeps at most 50 bins, whatever numpy's rule asks for.
    const auto = profileColumn(frame.column(name), { bins: g["histogram_auto_numpy"].counts.length }).numeric!.histogram!;
    expect(auto.counts).toEqual(g["histogram_auto_numpy"].counts);
    expect(numeric.histogram!.counts).toHaveLength(Math.min(50, auto.counts.length));
    auto.edges.forEach((edge, i) => close(edge, g["histogram_auto_numpy"].edges[i], 1e-12));
  });
});

describe.each(Object.keys(frames))("table %s", (file) => {
  const frame = frames[file]!();
  const g = tables[file] as Json;
  it("finds repeats", async () => {
    const found = await frameDataset(frame).duplicates(frame.columns);
    expect([found.repeats, found.rowsInGroups]).toEqual([g["duplicate_rows_keep_first"], g["rows_in_duplicate_groups"]]);
    expect(found.examples.flatMap((rows) => rows.slice(1)).toSorted((a, b) => a - b)).toEqual(g["first_duplicate_indices"]);
  });
  it("counts what is missing together", async () => {
    const found = await frameDataset(frame).missingness();
    expect(found.completeRows).toBe(g["complete_rows"]);
    const p = found.columns.length;
    const named = (g["nullity_corr_columns"] ?? []) as string[];
    const at = named.map((name) => found.columns.indexOf(name));
    const diagonal = at.map((j) => found.together[j * p + j]!);
    for (const [a, ja] of at.entries())
      for (const [b, jb] of at.entries()) {
        const n = frame.length;
        const [x, y] = [diagonal[a]! / n, diagonal[b]! / n];
        const r = (found.together[ja * p + jb]! / n - x * y) / Math.sqrt(x * (1 - x) * y * (1 - y));
        close(r, g["nullity_corr"][a][b], 1e-6);
      }
    if (g["missing_patterns"] === undefined) return;
    const patterns = Object.fromEntries(
      found.patterns.map(({ key, count }) => [at.map((j) => key[j]).join(""), count]),
    );
    for (const [key, count] of Object.entries(g["missing_patterns"])) expect([key, patterns[key]]).toEqual([key, count]);
  });
});
