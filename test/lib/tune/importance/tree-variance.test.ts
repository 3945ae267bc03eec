import fc from "fast-check";
import { expect, test } from "vitest";
import { createRng } from "../../../../lib/core/index.ts";
import { fitForest } from "../../../../lib/tune/importance/forest.ts";
import type { ForestTree } from "../../../../lib/tune/importance/forest-tree.ts";
import { TreeVariance } from "../../../../lib/tune/importance/tree-variance.ts";

const valueAt = ({ feature, threshold, left, right, value }: ForestTree, x: readonly number[]): number => {
  let node = 0;
  while (feature[node]! >= 0) node = x[feature[node]!]! <= threshold[node]! ? left[node]! : right[node]!;
  return value[node]!;
};

/** Every cell between the cuts of each column: its middle and its length. */
function cells({ feature, threshold }: ForestTree, column: number): (readonly [number, number])[] {
  const cuts = threshold.filter((_, node) => feature[node] === column);
  const ends = [...new Set([0, ...cuts, 1])].sort((a, b) => a - b);
  return ends.slice(1).map((end, i) => [(end + ends[i]!) / 2, end - ends[i]!]);
}

/** Variance of f over weighted points. */
function variance(points: readonly (readonly [number, number])[]): number {
  const mean = points.reduce((sum, [value, weight]) => sum + value * weight, 0);
  return points.reduce((sum, [value, weight]) => sum + weight * (value - mean) ** 2, 0);
}

test("variances are those of all cells enumerated, for one column and for several", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10000 }), (seed) => {
      const rng = createRng(seed);
      const points = Array.from({ length: 7 }, () => Float64Array.from({ length: 3 }, () => rng.next()));
      const targets = Float64Array.from(
        points,
        (point) => point[0]! * 3 + point[1]! ** 2 + rng.normal() * 0.1,
      );
      const [tree] = fitForest(points, targets, { nTrees: 1, seed });
      const grid = [0, 1, 2].map((column) => cells(tree!, column));
      const all = grid[0]!.flatMap(([x, dx]) =>
        grid[1]!.flatMap(([y, dy]) =>
          grid[2]!.map(([z, dz]) => ({
            x: [x, y, z] as const,
            weight: dx * dy * dz,
            value: valueAt(tree!, [x, y, z]),
          })),
        ),
      );
      const marginal = (columns: readonly (0 | 1 | 2)[]): number => {
        const means = new Map<string, [number, number]>();
        for (const { x, weight, value } of all) {
          const key = columns.map((column) => x[column]).join();
          const [sum, total] = means.get(key) ?? [0, 0];
          means.set(key, [sum + weight * value, total + weight]);
        }
        return variance(Array.from(means.values(), ([sum, total]) => [sum / total, total]));
      };
      const tried = new TreeVariance(tree!, new Float64Array(3), new Float64Array(3).fill(1));
      expect(tried.variance).toBeCloseTo(marginal([0, 1, 2]), 12);
      expect(tried.marginal(0, 1)).toBeCloseTo(marginal([0]), 12);
      expect(tried.marginal(2, 3)).toBeCloseTo(marginal([2]), 12);
      expect(tried.marginal(1, 3)).toBeCloseTo(marginal([1, 2]), 12);
      expect(tried.marginal(0, 3)).toBeCloseTo(marginal([0, 1, 2]), 12);
    }),
    { numRuns: 60 },
  );
});
