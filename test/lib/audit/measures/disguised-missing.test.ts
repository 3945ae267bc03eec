import { expect, it } from "vitest";
import type { Column } from "../../../../lib/data/index.ts";
import { disguisedMissing, missingTokenCounts } from "../../../../lib/audit/measures/disguised-missing.ts";
import { categories, dataset, golden, numbers } from "../../../golden/audit-data.ts";

function text(name: string, values: readonly (string | null)[]): Column {
  const dictionary = [...new Set(values.filter((value) => value !== null))];
  return {
    type: "string",
    name,
    dictionary,
    codes: Int32Array.from(values, (value) => (value === null ? -1 : dictionary.indexOf(value))),
  };
}

function number(name: string, values: ArrayLike<number>): Column {
  return { type: "number", name, values: Float64Array.from(values), integer: true };
}

function column(file: string, name: string): Column {
  const rows = dataset(file);
  if (rows.some((row) => typeof row[name] === "string")) {
    const { codes, labels } = categories(rows, name);
    return { type: "string", name, codes, dictionary: labels };
  }
  return number(name, numbers(rows, name));
}

it("counts the tokens of the reference data", () => {
  const { _note, ...references } =
    golden<Record<string, Record<string, { disguised_missing?: Record<string, number> }>>>("columns");
  for (const [file, columns] of Object.entries(references))
    for (const [name, { disguised_missing }] of Object.entries(columns))
      if (disguised_missing !== undefined)
        expect(missingTokenCounts(column(file, name)), name).toEqual(disguised_missing);
});

it("doubts a penguin's sex of “.”", () => {
  expect(disguisedMissing(column("penguins.json", "Sex"))).toMatchObject([
    { token: ".", count: 1, confidence: "likely" },
  ]);
});

it("takes birdstrikes' “None” for a category", () => {
  const name = Object.keys(dataset("birdstrikes.csv")[0]!).find((each) => /damage/i.test(each))!;
  const found = disguisedMissing(column("birdstrikes.csv", name));
  expect(found).toMatchObject([
    { token: "None", confidence: "unlikely", why: expect.stringContaining("category") },
  ]);
});

it("takes a flight's 999 for a distance, and says nothing of delays of -1 and 0", () => {
  expect(disguisedMissing(column("flights-2k.json", "distance"))).toMatchObject([
    { token: "999", count: 2, confidence: "unlikely", why: "a value among its neighbours" },
  ]);
  expect(disguisedMissing(column("flights-2k.json", "delay"))).toEqual([]);
});

it("says nothing of zeros, nines and gross takings in films, or of rain and frost", () => {
  for (const name of [
    "US Gross",
    "Worldwide Gross",
    "Running Time min",
    "Rotten Tomatoes Rating",
    "IMDB Votes",
  ])
    expect(disguisedMissing(column("movies.json", name)), name).toEqual([]);
  for (const name of ["precipitation", "temp_max", "temp_min", "wind"])
    expect(disguisedMissing(column("seattle-weather.csv", name)), name).toEqual([]);
});

it.each([
  ["-999 below ages", [21, 34, -999, 45, 52, 23, 38, 61, 29, 40, -999], "-999"],
  ["9999 beyond a temperature", [12.5, 13, 9999, 14.2, 11, 9.8, 15, 16.1, 12], "9999"],
  ["0 for a blood pressure", [120, 118, 0, 131, 0, 125, 140, 135, 122, 128, 110, 117, 126], "0"],
  ["-1 below ages", [20, 30, -1, 45, 52, 25, 38, 61, 29, 40], "-1"],
])("%s is likely", (_, values, token) => {
  const found = disguisedMissing(number("x", values));
  expect(found.filter(({ confidence }) => confidence === "likely").map((each) => each.token)).toEqual([
    token,
  ]);
});

it("does not doubt zeros of a count, or of a 0/1 flag", () => {
  expect(disguisedMissing(number("children", [0, 1, 2, 0, 3, 1, 0, 4, 5, 0]))).toEqual([]);
  expect(disguisedMissing(number("flag", [0, 1, 1, 0, 1]))).toEqual([]);
});

it.each([
  ["n/a among names", ["Ann", "Bob", "n/a", "Cy", "N/A"], ["N/A", "n/a"]],
  ["? among numbers", ["1", "2", "?", "4"], ["?"]],
  [
    "a rare Unknown",
    [...Array.from({ length: 99 }, (_, i) => (i % 3 === 0 ? "red" : "blue")), "Unknown"],
    ["Unknown"],
  ],
])("%s is likely", (_, values, tokens) => {
  const found = disguisedMissing(text("x", values));
  expect(found.map(({ token }) => token).sort()).toEqual(tokens);
  expect(found.every(({ confidence }) => confidence === "likely")).toBe(true);
});
