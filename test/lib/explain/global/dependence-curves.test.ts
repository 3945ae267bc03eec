/** Partial dependence and accumulated local effects on models whose curves are known in closed form. */
import { describe, expect, it } from "vitest";
import { createRng } from "../../../../lib/core/index.ts";
import { fromColumns, load } from "../../../../lib/data/index.ts";
import {
  accumulatedLocalEffects,
  partialDependence,
  type BatchFunction,
} from "../../../../lib/explain/index.ts";
import { DecisionTreeClassifier, LinearRegression } from "../../../../lib/models/index.ts";

const rng = createRng(3);
const X = Array.from({ length: 120 }, () => [rng.normal(), rng.normal(), rng.next()]);
const line: BatchFunction = (rows) => rows.map(([a, b, c]) => 3 * a! - 2 * b! + 0.5 * c! + 7);
const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

describe("partialDependence", () => {
  it.each([
    [0, 3],
    [1, -2],
    [2, 0.5],
  ])("of a weighted sum is a straight line with the coefficient's slope (feature %i)", async (j, slope) => {
    const { grid, average, evaluations } = await partialDependence(line, X, j, { gridResolution: 12 });
    expect(evaluations).toBe(12 * 120);
    const x = grid[0]!;
    for (let g = 1; g < 12; g++) expect((average[g]! - average[0]!) / (x[g]! - x[0]!)).toBeCloseTo(slope, 9);
    const others = X.map((row) => (line([Float64Array.from(row)]) as number[])[0]! - slope * row[j]!);
    expect(average[0]! - slope * x[0]!).toBeCloseTo(mean(others), 9);
  });

  it("is the mean of the rows' own curves, for every output", async () => {
    const two: BatchFunction = (rows) => rows.map(([a, b, c]) => [a! * b!, Math.sin(c!) + a!]);
    const { average, individual, grid, outputNames } = await partialDependence(two, X, 0, {
      gridResolution: 7,
      kind: "both",
    });
    expect(outputNames).toEqual(["output 0", "output 1"]);
    const G = grid[0]!.length;
    for (let c = 0; c < 2; c++)
      for (let g = 0; g < G; g++) {
        const own = X.map((_, i) => individual![(i * 2 + c) * G + g]!);
        expect(average[c * G + g]).toBeCloseTo(mean(own), 10);
      }
    for (const [i, [, b]] of X.entries())
      for (let g = 0; g < G; g++) expect(individual![i * 2 * G + g]).toBeCloseTo(grid[0]![g]! * b!, 10);
  });

  it("of two features of a product is the product of the grids", async () => {
    const { grid, average } = await partialDependence((rows) => rows.map(([a, b]) => a! * b!), X, [0, 1], {
      gridResolution: 4,
    });
    for (let a = 0; a < 4; a++)
      for (let b = 0; b < 4; b++) expect(average[a * 4 + b]).toBeCloseTo(grid[0]![a]! * grid[1]![b]!, 10);
  });

  it("takes values of one's own, a feature's few values, texts by name, and a class", async () => {
    const custom = await partialDependence(line, X, 0, { customValues: { x0: [-5, 0, 9] } });
    expect([...custom.grid[0]!]).toEqual([-5, 0, 9]);
    expect(custom.average[2]! - custom.average[0]!).toBeCloseTo(42, 9);
    const table = fromColumns({
      kind: Array.from({ length: 30 }, (_, i) => ["red", "green", "blue"][i % 3]!),
      n: Array.from({ length: 30 }, (_, i) => i % 4),
    });
    const texts = await partialDependence((rows) => rows.map(([k, n]) => 10 * k! + n!), table, "kind");
    expect([...texts.average]).toEqual([43 / 30, 343 / 30, 643 / 30].map((x) => expect.closeTo(x, 10)));
    expect(texts.words).toMatch(/from 1\.43\d* at red to 21\.4\d* at blue/);
    expect((await partialDependence((rows) => rows.map(([, n]) => n!), table, "n")).grid[0]).toHaveLength(4);
    const iris = load("iris");
    const flowers = iris.drop(["species"]);
    const tree = await new DecisionTreeClassifier({ maxDepth: 2 }).fit(
      flowers,
      iris.column("species") as never,
    );
    const { words } = await partialDependence(tree, flowers, "petal width (cm)", { class: "virginica" });
    expect(words).toContain("virginica");
  });

  it("leaves the rows as they were", async () => {
    const own = X.map((row) => Float64Array.from(row));
    await partialDependence(line, own as never, 0, { gridResolution: 3 });
    expect(own.map((row) => [...row])).toEqual(X);
  });

  it.each<[string, () => Promise<unknown>, RegExp]>([
    [
      "a name that is not there",
      () => partialDependence(line, X, "z"),
      /partialDependence: no feature "z"; features: x0, x1, x2/,
    ],
    ["three features", () => partialDependence(line, X, [0, 1, 2]), /one feature or two; got 3/],
    [
      "a feature that does not vary",
      () =>
        partialDependence(
          line,
          [
            [1, 2, 3],
            [1, 4, 5],
          ],
          0,
        ),
      /"x0" must vary; got 1 in every row/,
    ],
    [
      "a grid of one",
      () => partialDependence(line, X, 0, { gridResolution: 1 }),
      /gridResolution must be a whole number of 2 or more; got 1/,
    ],
    [
      "percentiles that fall",
      () => partialDependence(line, X, 0, { percentiles: [0.9, 0.1] }),
      /must rise within \[0, 1\]; got \[0.9, 0.1\]/,
    ],
    ["an output that is not there", () => partialDependence(line, X, 0, { class: 1 }), /no output 1/],
    [
      "values that are no numbers",
      () => partialDependence(line, X, 0, { customValues: { x0: [] } }),
      /customValues/,
    ],
    ["no rows", () => partialDependence(line, [], 0), /at least one row/],
    [
      "an aborted run",
      () => partialDependence(line, X, 0, { signal: AbortSignal.abort(new Error("enough")) }),
      /enough/,
    ],
  ])("refuses %s", async (_, act, message) => {
    await expect(act()).rejects.toThrow(message);
  });
});

describe("accumulatedLocalEffects", () => {
  it.each([
    [0, 3],
    [1, -2],
  ])(
    "of a weighted sum is a straight line with the coefficient's slope, centred (feature %i)",
    async (j, slope) => {
      const { edges, effects, counts, evaluations } = await accumulatedLocalEffects(line, X, j, { bins: 8 });
      expect(counts.reduce((sum, n) => sum + n, 0)).toBe(120);
      expect(evaluations).toBe(240);
      for (let b = 1; b < edges.length; b++)
        expect((effects[b]! - effects[0]!) / (edges[b]! - edges[0]!)).toBeCloseTo(slope, 9);
      let centre = 0;
      for (let b = 0; b < counts.length; b++) centre += (counts[b]! * (effects[b]! + effects[b + 1]!)) / 2;
      expect(centre).toBeCloseTo(0, 8);
    },
  );

  it("asks only near the rows: of twins it gives the feature's own effect, where partial dependence leaves the data", async () => {
    // x1 = x0; off the diagonal the model says 1000.
    const twins = Array.from({ length: 200 }, (_, i) => [i / 200, i / 200]);
    const model: BatchFunction = (rows) =>
      rows.map(([a, b]) => (Math.abs(a! - b!) > 0.15 ? 1000 : 4 * a! + b!));
    const { edges, effects } = await accumulatedLocalEffects(model, twins, 0, { bins: 20 });
    for (let b = 1; b < edges.length; b++)
      expect((effects[b]! - effects[0]!) / (edges[b]! - edges[0]!)).toBeCloseTo(4, 6);
    const { average } = await partialDependence(model, twins, 0);
    expect(average[0]).toBeGreaterThan(500);
  });

  it("of a feature that the model does not use is zero; of a product it is the mean of the other, bin by bin", async () => {
    const unused = await accumulatedLocalEffects(
      line,
      X.map((row) => [...row, row[0]! ** 2]),
      3,
      { bins: 5 },
    );
    for (const effect of unused.effects) expect(effect).toBeCloseTo(0, 10);
    const rows = X.map(([a, b]) => [a!, b!]);
    const { edges, effects } = await accumulatedLocalEffects(
      (batch) => batch.map(([a, b]) => a! * b!),
      rows,
      0,
      { bins: 4 },
    );
    for (let b = 0; b + 1 < edges.length; b++) {
      const inside = rows.filter(
        ([a]) => (b === 0 ? a! >= edges[0]! : a! > edges[b]!) && a! <= edges[b + 1]!,
      );
      const wanted = mean(inside.map(([, other]) => other!)) * (edges[b + 1]! - edges[b]!);
      expect(effects[b + 1]! - effects[b]!).toBeCloseTo(wanted, 9);
    }
  });

  it("leaves out rows without the value; few values are few bins", async () => {
    const rows = Array.from({ length: 40 }, (_, i) => [i % 8 === 0 ? NaN : i % 4, i]);
    const { edges, counts } = await accumulatedLocalEffects(
      (batch) => batch.map(([a]) => (Number.isNaN(a) ? 0 : a!)),
      rows,
      0,
    );
    expect(edges.length).toBeLessThanOrEqual(4);
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(35);
  });

  it.each<[string, () => Promise<unknown>, RegExp]>([
    [
      "texts",
      () =>
        accumulatedLocalEffects((rows) => rows.map(() => 1), fromColumns({ a: ["x", "y"], b: [1, 2] }), "a"),
      /must have an order; got texts such as "x"; use partialDependence/,
    ],
    [
      "a feature that does not vary",
      () =>
        accumulatedLocalEffects(
          line,
          [
            [1, 2, 3],
            [1, 4, 5],
          ],
          0,
        ),
      /must vary; got 1 in every row/,
    ],
    [
      "missing values only",
      () =>
        accumulatedLocalEffects(
          line,
          [
            [NaN, 2, 3],
            [NaN, 4, 5],
          ],
          0,
        ),
      /must vary; got missing values in every row/,
    ],
    [
      "no bins",
      () => accumulatedLocalEffects(line, X, 0, { bins: 0 }),
      /bins must be a whole number of 1 or more; got 0/,
    ],
    ["a name that is not there", () => accumulatedLocalEffects(line, X, "z"), /no feature "z"/],
  ])("refuses %s", async (_, act, message) => {
    await expect(act()).rejects.toThrow(message);
  });
});

it("both read a fitted model's columns by name", async () => {
  const diabetes = load("diabetes");
  const patients = diabetes.drop(["progression"]);
  const fitted = await new LinearRegression().fit(patients, diabetes.column("progression") as never);
  const coef = (fitted.structure() as { coef: Float64Array }).coef;
  const j = patients.data.findIndex(({ name }) => name === "bmi");
  const { grid, average } = await partialDependence(fitted, patients, "bmi");
  expect((average.at(-1)! - average[0]!) / (grid[0]!.at(-1)! - grid[0]![0]!)).toBeCloseTo(coef[j]!, 6);
  const { edges, effects } = await accumulatedLocalEffects(fitted, patients, "bmi");
  expect((effects.at(-1)! - effects[0]!) / (edges.at(-1)! - edges[0]!)).toBeCloseTo(coef[j]!, 6);
});
