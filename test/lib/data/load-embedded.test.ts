/** The shipped data sets are what their records and the docs say they are, and what the reference values were computed from. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, expectTypeOf, it } from "vitest";
import { columnLength, isMissing, valueAt, type Column } from "../../../lib/data/column.ts";
import { catalogue, type DatasetName } from "../../../lib/data/datasets/catalogue.ts";
import type { Provenance } from "../../../lib/data/datasets/provenance.ts";
import type { Frame } from "../../../lib/data/frame.ts";
import { load } from "../../../lib/data/load-embedded.ts";

const sets = Object.values(catalogue) as Provenance[];
const golden = read("../../golden/audit/datasets.json") as unknown as {
  sklearn: Record<string, { X: number[][]; y: number[]; feature_names: string[]; target_names?: string[] }>;
  digits_first_600: { X_uint8_rows: number[][]; y: number[] };
  "vega-datasets@3.2.1": Record<string, { sha256: string; rows: number; columns: string[] }>;
};
const docs = readFileSync(new URL("../../../docs/datasets.md", import.meta.url), "utf8");

function read(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8")) as Record<string, unknown>;
}

function values(column: Column): unknown[] {
  return Array.from({ length: columnLength(column) }, (_, row) => valueAt(column, row));
}

/** The rows of the named columns, as numbers. */
function matrix(frame: Frame, names: readonly string[]): number[][] {
  const columns = names.map((name) => values(frame.column(name)) as number[]);
  return columns[0]!.map((_, row) => columns.map((column) => column[row]!));
}

function counts(frame: Frame, name: string): Record<string, number> {
  const result: Record<string, number> = {};
  for (const value of values(frame.column(name))) result[String(value)] = (result[String(value)] ?? 0) + 1;
  return result;
}

describe.each(sets)("$name", (set) => {
  const frame = load(set.name as DatasetName);

  it("has the name, the size and the columns of its record", () => {
    expect(frame.name).toBe(set.name);
    expect(frame.shape).toEqual([set.rows, Object.keys(set.columns).length]);
    expect(frame.columns).toEqual(Object.keys(set.columns));
    for (const role of Object.values(set.roles)) expect(frame.has(role)).toBe(true);
  });

  it("holds the very values of its source", () => {
    const hash = createHash("sha256");
    for (const column of frame.data) hash.update(`${JSON.stringify([column.name, ...values(column)])}\n`);
    expect(hash.digest("hex")).toBe(set.values);
  });

  it("marks what is missing twice, or nowhere", () => {
    for (const column of frame.data) {
      const missing = values(column).map((value) => (value === null ? 0 : 1));
      expect(Array.from(missing, (_, row) => (isMissing(column, row) ? 0 : 1))).toEqual(missing);
      if (column.valid === undefined) expect(missing).not.toContain(0);
      else {
        expect([...column.valid]).toEqual(missing);
        expect(missing).toContain(0);
      }
      if (column.type === "number")
        expect(column.integer).toBe(
          column.values.every((each) => Number.isNaN(each) || Number.isInteger(each)),
        );
    }
  });

  it("has a whole provenance, which the docs tell as well", () => {
    for (const text of [
      set.title,
      set.about,
      set.task,
      set.origin,
      set.citation,
      set.changes,
      set.licence.stated,
    ])
      expect(text.length).toBeGreaterThan(3);
    for (const url of [set.url, set.licence.url]) expect(url).toMatch(/^https?:\/\//);
    for (const { means } of Object.values(set.columns)) expect(means).not.toBe("");
    expect(set.traps.length).toBeGreaterThan(0);
    const section = docs.split(/^## /m).find((each) => each.startsWith(`${set.name}\n`)) ?? "";
    for (const fact of [set.title, set.licence.name, set.licence.url, set.source.package, set.values])
      expect(section).toContain(fact);
    for (const { sha256 } of set.source.files) expect(section).toContain(sha256);
    expect(docs).toMatch(new RegExp(`\\| \`${set.name}\` +\\| +${set.rows} × ${frame.data.length} +\\|`));
  });
});

it("knows at least tables, time, text and images, and lists each set under its own name", () => {
  expect(sets.length).toBeGreaterThanOrEqual(8);
  expect(new Set(sets.map((set) => set.kind))).toEqual(new Set(["table", "time series", "text", "image"]));
  expect(Object.entries(catalogue).every(([name, set]) => set.name === name)).toBe(true);
});

it("is typed by its names, and names the nearest to a wrong one", () => {
  expectTypeOf(load).parameter(0).toExtend<string>();
  expectTypeOf<"penguins">().toExtend<DatasetName>();
  // @ts-expect-error no such data set
  expect(() => load("pengiuns")).toThrow(
    'load: the name must be one of the shipped data sets; got "pengiuns"; did you mean "penguins"?',
  );
  // @ts-expect-error names of objects are no data sets
  expect(() => load("toString")).toThrow(RangeError);
});

describe("agrees with the data behind the reference values", () => {
  it.each([
    ["iris", "iris", "species"],
    ["wine", "wine", "cultivar"],
    ["breast-cancer", "breast_cancer", "diagnosis"],
  ] as const)("%s", (name, reference, label) => {
    const { X, y, feature_names, target_names } = golden.sklearn[reference]!;
    const frame = load(name);
    expect(frame.columns).toEqual([...feature_names, label]);
    expect(matrix(frame, feature_names)).toEqual(X);
    expect(values(frame.column(label))).toEqual(y.map((code) => target_names![code]));
  });

  it("diabetes, once scaled", () => {
    const { X, y, feature_names } = golden.sklearn["diabetes"]!;
    const frame = load("diabetes");
    expect(values(frame.column("progression"))).toEqual(y);
    for (const [j, name] of feature_names.entries()) {
      const raw = values(frame.column(name)) as number[];
      const mean = raw.reduce((sum, value) => sum + value, 0) / raw.length;
      const norm = Math.sqrt(raw.reduce((sum, value) => sum + (value - mean) ** 2, 0));
      for (const [i, value] of raw.entries()) expect((value - mean) / norm).toBeCloseTo(X[i]![j]!, 12);
    }
  });

  it("digits, the first 600", () => {
    const { X_uint8_rows, y } = golden.digits_first_600;
    const frame = load("digits").head(600);
    expect(matrix(frame, frame.columns.slice(0, 64))).toEqual(X_uint8_rows);
    expect(values(frame.column("digit"))).toEqual(y);
  });

  it("the files of vega-datasets", () => {
    for (const [file, { sha256, rows, columns }] of Object.entries(golden["vega-datasets@3.2.1"])) {
      const frame = load(file.replace(/\.\w+$/, "") as DatasetName);
      const record = catalogue[frame.name as DatasetName] as Provenance;
      expect(record.source.files.map((each) => each.sha256)).toEqual([sha256]);
      expect([frame.length, frame.columns]).toEqual([rows, columns]);
    }
  });
});

describe("keeps the faults that its records tell of", () => {
  it("movies: numbers among titles", () => {
    const titles = load("movies").column("Title");
    expect(titles.type).toBe("json");
    expect(titles.inferred?.kinds).toEqual({ string: 3191, number: 9 });
    expect(titles.inferred?.why).toBe("9 numbers and 3191 strings in one column; kept as they are");
    const late = values(load("movies").column("Release Date")).filter(
      (day) => Number(String(day).slice(-4)) >= 2015,
    );
    expect(late).toHaveLength(22);
  });

  it("penguins: a sex that is a point", () => {
    expect(counts(load("penguins"), "Sex")).toEqual({ MALE: 168, FEMALE: 165, null: 10, ".": 1 });
    expect(load("penguins").row(336)["Sex"]).toBe(".");
  });

  it("birdstrikes: None is a category; speeds are missing", () => {
    expect(counts(load("birdstrikes"), "Effect Amount of damage")["None"]).toBe(8939);
    expect(counts(load("birdstrikes"), "Speed IAS in knots")["null"]).toBe(2836);
  });

  it("flights-2k: 999 is a distance, departures are minutes in UTC", () => {
    const frame = load("flights-2k");
    expect(counts(frame, "distance")["999"]).toBe(2);
    expect(frame.column("date")).toMatchObject({ type: "date", hasTime: true });
    expect(frame.row(0)["date"]).toEqual(new Date("2001-01-01T06:55:00Z"));
  });

  it("seattle-weather: days without gaps", () => {
    const days = load("seattle-weather").column("date");
    expect(days).toMatchObject({ type: "date", hasTime: false });
    expect((values(days) as Date[]).every((day, i) => day.getTime() === Date.UTC(2012, 0, 1 + i))).toBe(true);
  });

  it("german-credit: the first credits as UCI has them, the counts of the codes, too", () => {
    const frame = load("german-credit");
    expect(frame.row(0)).toMatchObject({
      checking_account: "below 0 DM",
      duration_months: 6,
      credit_history: "critical account, or credits elsewhere",
      amount: 1169,
      age: 67,
      telephone: "yes",
      risk: "good",
    });
    expect(counts(frame, "foreign_worker")).toEqual({ yes: 963, no: 37 });
    expect(counts(frame, "risk")).toEqual({ good: 700, bad: 300 });
  });

  it("state-of-the-union: seven speakers, two parties", () => {
    const frame = load("state-of-the-union");
    expect(Object.keys(counts(frame, "president"))).toHaveLength(7);
    expect(counts(frame, "party")).toEqual({ Republican: 862, Democratic: 909 });
    expect(String(frame.row(0)["text"])).toMatch(/^Mr\. Speaker/);
  });
});
