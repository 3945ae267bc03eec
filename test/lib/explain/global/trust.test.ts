/** Importance by shuffling, stability over seeds, faithfulness and the surrogate's fidelity, where the truth is known. */
import { describe, expect, it } from "vitest";
import { createRng } from "../../../../lib/core/index.ts";
import { load } from "../../../../lib/data/index.ts";
import {
  explain,
  Explanation,
  explanationStability,
  faithfulness,
  permutationImportance,
  surrogateTree,
  type BatchFunction,
} from "../../../../lib/explain/index.ts";
import { DecisionTreeRegressor, LinearRegression } from "../../../../lib/models/index.ts";

const rng = createRng(8);
const X = Array.from({ length: 150 }, () => [rng.normal(), rng.normal(), rng.normal(), rng.normal()]);
const line: BatchFunction = (rows) => rows.map(([a, b, c]) => 3 * a! - b! + 0.2 * c!);
const truth = X.map((row) => (line([Float64Array.from(row)]) as number[])[0]!);

describe("permutationImportance", () => {
  it("is nothing for a feature that the model does not use, and ranks the others by their weight", async () => {
    const model = await new DecisionTreeRegressor({ maxDepth: 4 }).fit(
      X.map(([a, b]) => [a!, b!]),
      truth,
    );
    const wide = {
      name: "two of four",
      task: "regression",
      features: undefined,
      predict: (design: { rows: number; values: Float64Array }) =>
        model.predict(
          Array.from({ length: design.rows }, (_, i) => [...design.values.subarray(4 * i, 4 * i + 2)]),
        ),
    } as never;
    const { importances, importancesMean, baseline } = await permutationImportance(wide, X, truth, {
      nRepeats: 4,
    });
    expect([...importances.subarray(8)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(importancesMean[0]).toBeGreaterThan(importancesMean[1]!);
    expect(importancesMean[1]).toBeGreaterThan(0);
    expect(baseline).toBeLessThanOrEqual(1);
  });

  it("of a weighted sum falls in R² by about 2 w² var(x) / var(y)", async () => {
    const model = await new LinearRegression().fit(X, truth);
    const { importancesMean, baseline } = await permutationImportance(model, X, truth, { nRepeats: 30 });
    expect(baseline).toBeCloseTo(1, 10);
    const variance = (values: readonly number[]): number => {
      const m = values.reduce((sum, x) => sum + x, 0) / values.length;
      return values.reduce((sum, x) => sum + (x - m) ** 2, 0) / values.length;
    };
    for (const [j, w] of [3, -1, 0.2, 0].entries()) {
      const wanted = (2 * w ** 2 * variance(X.map((row) => row[j]!))) / variance(truth);
      expect(Math.abs(importancesMean[j]! - wanted)).toBeLessThan(0.06 * (wanted + 0.001));
    }
  });

  it.each<[string, object, RegExp]>([
    ["no repeats", { nRepeats: 0 }, /nRepeats must be a whole number of 1 or more; got 0/],
    ["an aborted run", { signal: AbortSignal.abort(new Error("enough")) }, /enough/],
  ])("refuses %s", async (_, options, message) => {
    const model = await new LinearRegression().fit(X, truth);
    await expect(permutationImportance(model, X, truth, options)).rejects.toThrow(message);
  });

  it("refuses labels of another number", async () => {
    const model = await new LinearRegression().fit(X, truth);
    await expect(permutationImportance(model, X, truth.slice(1))).rejects.toThrow(/149|150/);
  });
});

const values = (rows: readonly (readonly number[])[]): Explanation =>
  new Explanation({
    rows: rows.length,
    columns: rows[0]!.length,
    outputs: 1,
    values: Float64Array.from(rows.flat()),
    baseValues: new Float64Array(rows.length),
    featureNames: rows[0]!.map((_, j) => `f${j}`),
    outputNames: [""],
    units: "",
    method: "by hand",
    exact: true,
    evaluations: 0,
  });

describe("explanationStability", () => {
  it("of what does not move is whole", async () => {
    const same = await explanationStability(async () => values([[3, -2, 1]]), 4, 2);
    expect(same).toMatchObject({ repeats: 4, rankCorrelation: 1, topOverlap: 1, top: 2, worstShare: 0 });
    expect(same.features).toEqual([
      { feature: "f0", mean: 3, sd: 0 },
      { feature: "f1", mean: 2, sd: 0 },
      { feature: "f2", mean: 1, sd: 0 },
    ]);
  });

  it("of what turns over is −1 in ranks; means and deviations by hand", async () => {
    const turned = await explanationStability(
      async (seed) => values([seed === 0 ? [1, 2, 3] : [3, 2, 1]]),
      2,
      1,
    );
    expect(turned.rankCorrelation).toBeCloseTo(-1, 12);
    expect(turned.topOverlap).toBe(0);
    expect(turned.features[0]).toEqual({ feature: "f0", mean: 2, sd: Math.SQRT2 });
    expect(turned.worstShare).toBeCloseTo(Math.SQRT2 / 2, 12);
  });

  it("passes seeds, and refuses what cannot be compared", async () => {
    const seeds: number[] = [];
    await explanationStability(async (seed) => (seeds.push(seed), values([[1, 2]])), 3);
    expect(seeds).toEqual([0, 1, 2]);
    await expect(explanationStability(async () => values([[1]]), 1)).rejects.toThrow(/2 or more; got 1/);
    await expect(
      explanationStability(async (seed) => values(seed === 0 ? [[1, 2]] : [[1, 2, 3]])),
    ).rejects.toThrow(/must explain the same rows; got 1×3 after 1×2/);
    await expect(explanationStability(async () => values([[1, 2]]), 2, 0)).rejects.toThrow(/top must be/);
  });
});

describe("faithfulness", () => {
  const rows = X.slice(0, 20);
  it("of exact contributions lies on the right side of chance, and its ends are the output and the mean", async () => {
    const explanation = await explain(line, rows, { background: X });
    const got = await faithfulness(line, rows, explanation, { background: X, backgroundRows: 1000 });
    const mean = (all: readonly number[]): number => all.reduce((sum, x) => sum + x, 0) / all.length;
    expect(got.deletion[0]).toBeCloseTo(mean(truth.slice(0, 20)), 9);
    expect(got.deletion[4]).toBeCloseTo(mean(truth), 9);
    expect(got.insertion[0]).toBeCloseTo(mean(truth), 9);
    expect(got.insertion[4]).toBeCloseTo(mean(truth.slice(0, 20)), 9);
    expect(got.isFaithful).toBe(true);
    // Of a sum each step takes away one contribution against that background: the curve is known.
    const own = await explain(line, rows, { background: X, backgroundRows: 1000 });
    const first = Array.from({ length: 20 }, (_, i) => Math.max(...[0, 1, 2, 3].map((j) => own.at(i, j))));
    const same = await faithfulness(line, rows, own, { background: X, backgroundRows: 1000 });
    expect(same.deletion[1]).toBeCloseTo(mean(first.map((x, i) => truth[i]! - x)), 8);
  });

  it("of contributions with the wrong sign lies on the wrong side", async () => {
    const explanation = await explain(line, rows, { background: X });
    const wrong = explanation.with({ values: explanation.values.map((x) => -x) });
    expect((await faithfulness(line, rows, wrong, { background: X })).isFaithful).toBe(false);
  });

  it("refuses several outputs and other rows", async () => {
    const two = await explain((batch) => batch.map(([a, b]) => [a!, b!]), rows);
    await expect(faithfulness(line, rows, two)).rejects.toThrow(/one output; got 2; pass explanation.output/);
    await expect(faithfulness(line, rows, two.output(0).take([0, 1]))).rejects.toThrow(/X's 20×4; got 2×4/);
  });
});

describe("surrogateTree", () => {
  it("of a tree that it can say is the tree; of noise it says so; of a constant nothing", async () => {
    const step: BatchFunction = (batch) => batch.map(([a, b]) => (a! > 0.25 ? (b! > 0 ? 3 : 2) : -1));
    const fine = await surrogateTree(step, X, { maxDepth: 2 });
    expect(fine.fidelity!).toBeGreaterThan(0.9);
    expect(fine.rules).toHaveLength(3);
    const hash: BatchFunction = (batch) => batch.map(([a, b]) => Math.sin(1e4 * a! + 7e3 * b!));
    expect((await surrogateTree(hash, X, { maxDepth: 3 })).fidelity!).toBeLessThan(0.3);
    const still = await surrogateTree((batch) => batch.map(() => 4), X);
    expect(still.fidelity).toBeNull();
    expect(still.rules).toHaveLength(1);
  });

  it("teaches one class of a classifier, judged on rows that it was not taught", async () => {
    const iris = load("iris");
    const flowers = iris.drop(["species"]);
    const model: BatchFunction = (batch) => batch.map((x) => (x[3]! > 1.65 ? [0, 1] : [1, 0]));
    const tree = await surrogateTree(model, flowers, { class: 1, maxDepth: 1 });
    expect(tree.fidelity).toBe(1);
    expect(tree.rules[0]).toMatch(/petal width/);
    await expect(surrogateTree(model, flowers, { class: 2 })).rejects.toThrow(/no output 2/);
    await expect(surrogateTree(model, flowers, { holdout: 1 })).rejects.toThrow(
      /holdout must lie in \(0, 1\); got 1/,
    );
  });
});
