import { expect, test } from "vitest";
import { createRng } from "../../../../lib/core/index.ts";
import { fitForest, impurityDecreases } from "../../../../lib/tune/importance/forest.ts";
import { sortRows } from "../../../../lib/tune/importance/forest-sort.ts";

test("rows are sorted with their values, also where the sort goes too deep", () => {
  for (let seed = 0; seed < 50; seed++) {
    const rng = createRng(seed);
    const n = 1 + rng.integer(200);
    const given = Float32Array.from({ length: n }, (_, i) =>
      seed % 3 === 0 ? rng.integer(5) : seed % 3 === 1 ? Math.min(i, n - i) : rng.normal(),
    );
    const values = given.slice();
    const rows = Int32Array.from(given.keys());
    sortRows(values, rows, 0, n);
    expect([...values]).toEqual([...given].sort((a, b) => a - b));
    expect([...rows].map((row) => given[row])).toEqual([...values]);
    expect(new Set(rows).size).toBe(n);
  }
});

test("a forest is scikit-learn's with the same seed", () => {
  // RandomForestRegressor(n_estimators=2, max_depth=64, random_state=3).fit(X, y), X[i] = [i % 7, i * 5 % 11], y = X0² - X1.
  const points = Array.from({ length: 14 }, (_, i) => Float64Array.of(i % 7, (i * 5) % 11));
  const trees = fitForest(
    points,
    Float64Array.from(points, ([a, b]) => a! * a! - b!),
    { nTrees: 2, seed: 3 },
  );
  expect(trees.map(({ feature }) => feature.slice())).toEqual([
    [0, 0, -1, 1, -1, -1, 0, -1, 1, -1, -1],
    [0, 0, 1, -1, 0, -1, 1, -1, -1, 0, -1, -1, -1],
  ]);
  expect(trees[1]!.threshold.filter((_, node) => trees[1]!.feature[node]! >= 0)).toEqual([
    5.0, 2.5, 1.5, 0.5, 6.0, 3.5,
  ]);
  expect(trees[0]!.value).toEqual([
    7.714285714285714, -2.75, 0.0, -5.5, -4.0, -6.0, 21.666666666666668, 16.0, 27.333333333333332, 28.0, 26.0,
  ]);
  const decreases = impurityDecreases(trees, 2);
  expect(decreases[0]).toBeCloseTo(0.9865383466127858, 14);
  expect(decreases[1]).toBeCloseTo(0.013461653387214226, 14);
});

test("targets that are all the same give no cut and no importance", () => {
  const points = Array.from({ length: 9 }, (_, i) => Float64Array.of(i));
  const trees = fitForest(points, new Float64Array(9).fill(2), { nTrees: 3, seed: 0 });
  expect(trees.every(({ feature }) => feature.length === 1)).toBe(true);
  expect([...impurityDecreases(trees, 1)]).toEqual([0]);
});
