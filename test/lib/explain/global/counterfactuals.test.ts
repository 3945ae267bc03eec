/** Counterfactuals: the answer flips, limits hold, no change can be taken back, and what cannot be is said. */
import { describe, expect, it } from "vitest";
import { createRng, displaySymbol } from "../../../../lib/core/index.ts";
import { fromColumns, load } from "../../../../lib/data/index.ts";
import { counterfactuals, type BatchFunction, type Counterfactuals } from "../../../../lib/explain/index.ts";
import {
  HistGradientBoostingClassifier,
  RandomForestClassifier,
  type Predictor,
} from "../../../../lib/models/index.ts";

const tumours = load("breast-cancer");
const cells = tumours.drop(["diagnosis"]);
const boosted = new HistGradientBoostingClassifier({ maxIter: 20 }).fit(
  cells,
  tumours.column("diagnosis") as never,
);
const iris = load("iris");
const flowers = iris.drop(["species"]);
const forest = new RandomForestClassifier({ nEstimators: 15, randomState: 0 }).fit(
  flowers,
  iris.column("species") as never,
);

/** Each answer flips, and no one change can be taken back. */
async function hold(model: Predictor, found: Counterfactuals, wanted: string): Promise<void> {
  expect(found.found.length).toBeGreaterThan(0);
  for (const { row, changes } of found.found) {
    expect((await model.predict(fromColumns(columns([row]))))[0]).toBe(wanted);
    expect(changes.length).toBeGreaterThan(0);
    for (const { feature, from, to } of changes) {
      expect(row[feature]).toBe(to);
      expect(found.original[feature]).toBe(from);
      const back = { ...row, [feature]: from };
      expect((await model.predict(fromColumns(columns([back]))))[0], `${feature} back`).not.toBe(wanted);
    }
    const changed = new Set(changes.map(({ feature }) => feature));
    for (const [name, value] of Object.entries(found.original))
      if (!changed.has(name)) expect(row[name]).toBe(value);
  }
  const distances = found.found.map(({ distance }) => distance);
  expect(distances).toEqual(distances.toSorted((a, b) => a - b));
}

function columns(rows: readonly Readonly<Record<string, unknown>>[]): Record<string, number[]> {
  return Object.fromEntries(
    Object.keys(rows[0]!).map((name) => [name, rows.map((row) => row[name] as number)]),
  );
}

describe("counterfactuals", () => {
  it.each([0, 10, 20])(
    "of two classes: the answer flips, and every change is needed (row %i)",
    async (row) => {
      const model = await boosted;
      const [now] = (await model.predict(cells.take([row]))) as string[];
      const wanted = now === "benign" ? "malignant" : "benign";
      await hold(model, await counterfactuals(model, cells, row, { desired: wanted, seed: 1 }), wanted);
    },
  );

  it.each(["versicolor", "virginica"])("of three classes: %s", async (wanted) => {
    const model = await forest;
    await hold(model, await counterfactuals(model, flowers, 3, { desired: wanted }), wanted);
  });

  it("stays within what may change", async () => {
    const model = await forest;
    const rule = {
      "petal length (cm)": "fixed",
      "petal width (cm)": "increase",
      "sepal length (cm)": [4, 6],
      "sepal width (cm)": "decrease",
    } as const;
    const { found, original } = await counterfactuals(model, flowers, 60, {
      desired: "virginica",
      actionability: rule,
      k: 5,
    });
    expect(found.length).toBeGreaterThan(0);
    for (const { row, changes } of found) {
      expect(row["petal length (cm)"]).toBe(original["petal length (cm)"]);
      for (const { feature, from, to } of changes) {
        if (feature === "petal width (cm)") expect(to as number).toBeGreaterThan(from as number);
        if (feature === "sepal width (cm)") expect(to as number).toBeLessThan(from as number);
        if (feature === "sepal length (cm)") expect(Math.abs((to as number) - 5)).toBeLessThanOrEqual(1);
      }
    }
  });

  it("finds the nearest point of a plane in one feature, within the rounding that it promises", async () => {
    const rng = createRng(5);
    const X = Array.from({ length: 300 }, () => [10 * rng.next(), 10 * rng.next()]);
    X[0] = [2, 3];
    const model: BatchFunction = (rows) => rows.map(([a, b]) => a! + b!);
    const { found } = await counterfactuals(model, X, 0, { desired: [8, 20], k: 1 });
    const [best] = found;
    expect(best!.output).toBeGreaterThanOrEqual(8);
    expect(best!.output).toBeLessThan(8.4);
  });

  it("changes texts to texts of the data", async () => {
    const table = fromColumns({
      housing: Array.from({ length: 60 }, (_, i) => ["own", "rent", "free"][i % 3]!),
      age: Array.from({ length: 60 }, (_, i) => 20 + i),
    });
    const model: BatchFunction = (rows) => rows.map(([h]) => (h === 1 ? 1 : 0));
    const { found } = await counterfactuals(model, table, 0, { desired: [0.5, 1], k: 1 });
    expect(found[0]!.changes).toEqual([{ feature: "housing", from: "own", to: "rent", distance: 1 }]);
  });

  it("says why there are none, never an answer that does not hold", async () => {
    const model = await forest;
    const fixed = Object.fromEntries(flowers.data.map(({ name }) => [name, "fixed" as const]));
    const { found, note } = await counterfactuals(model, flowers, 0, {
      desired: "virginica",
      actionability: fixed,
    });
    expect(found).toEqual([]);
    expect(note).toMatch(/none was found.*let more features change/);
    const few = await counterfactuals(model, flowers, 0, { desired: "virginica", maxEvaluations: 1 });
    expect(few.found.length === 0 ? few.note : "found").toMatch(/maxEvaluations|found/);
  });

  it("gives the same for the same seed", async () => {
    const model = await boosted;
    const [a, b] = [
      await counterfactuals(model, cells, 0, { seed: 4 }),
      await counterfactuals(model, cells, 0, { seed: 4 }),
    ];
    expect(JSON.stringify(a.found)).toBe(JSON.stringify(b.found));
  });

  it.each<[string, () => Promise<unknown>, RegExp]>([
    ["a row that is not there", async () => counterfactuals(await forest, flowers, 150), /150/],
    [
      "a class that is not there",
      async () => counterfactuals(await forest, flowers, 0, { desired: "rose" }),
      /got "rose"; classes: setosa, versicolor, virginica/,
    ],
    [
      "what holds already",
      async () => counterfactuals(await forest, flowers, 0, { desired: "setosa" }),
      /must not have the wanted answer yet/,
    ],
    [
      "a feature that is not there",
      async () => counterfactuals(await forest, flowers, 0, { actionability: { stem: "fixed" } }),
      /no feature "stem"/,
    ],
    [
      "another rule",
      async () =>
        counterfactuals(await forest, flowers, 0, { actionability: { "petal width (cm)": "up" as never } }),
      /must be "fixed", "increase", "decrease" or \[low, high\]; got "up"/,
    ],
    [
      "a range that falls",
      async () =>
        counterfactuals(await forest, flowers, 0, { actionability: { "petal width (cm)": [2, 1] } }),
      /got \[2,1\]/,
    ],
    [
      "values without a wish",
      async () => counterfactuals((rows: readonly Float64Array[]) => rows.map(() => 1), flowers, 0),
      /needs a wish; got none; pass desired/,
    ],
    [
      "no answers wanted",
      async () => counterfactuals(await forest, flowers, 0, { k: 0 }),
      /k must be a whole number of 1 or more; got 0/,
    ],
    [
      "an aborted run",
      async () =>
        counterfactuals(await forest, flowers, 0, { signal: AbortSignal.abort(new Error("enough")) }),
      /enough/,
    ],
  ])("refuses %s", async (_, act, message) => {
    await expect(act()).rejects.toThrow(message);
  });
});

describe("their table", () => {
  it("shortens long texts, with the whole as a title, and lets none be more than text", async () => {
    const evil = `<img src=x onerror=alert(1)>${"long ".repeat(60)}`;
    const table = fromColumns({
      [`${evil}name`]: Array.from({ length: 30 }, (_, i) => (i % 2 === 0 ? evil : `${evil}other`)),
      n: Array.from({ length: 30 }, (_, i) => i),
    });
    const found = await counterfactuals((rows: readonly Float64Array[]) => rows.map(([a]) => a!), table, 0, {
      desired: [0.5, 1],
    });
    const html = String((found[displaySymbol]() as Record<string, unknown>)["text/html"]);
    expect(html).not.toMatch(/<img/i);
    expect(html).toContain(`title="&lt;img`);
    for (const [, shown] of html.matchAll(/<t[dh][^>]*>(?:<strong>)?([^<]*)/g))
      expect(shown!.length).toBeLessThan(120);
  });
});
