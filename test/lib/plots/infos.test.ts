/** What the plots keep, in which order, and what they leave out. */
import { expect, it } from "vitest";
import { clusterOrder, driftInfo, missingInfo, outlierInfo, overlayInfo } from "../../../lib/plots/index.ts";

it("puts like things side by side", () => {
  // 0 and 2 are near, 1 and 3 are near, the two groups are far apart.
  const distance = [0, 9, 1, 9, 9, 0, 9, 2, 1, 9, 0, 8, 9, 2, 8, 0];
  expect(clusterOrder(distance, 4)).toEqual([0, 2, 3, 1]);
  expect(clusterOrder([], 0)).toEqual([]);
});

it("sorts missing columns by share, then by name, and counts the rest", () => {
  const columns = [
    { name: "b", n: 10, missing: 2 },
    { name: "a", n: 10, missing: 2 },
    { name: "full", n: 10, missing: 0 },
    { name: "worst", n: 10, missing: 9 },
  ];
  const info = missingInfo(columns, { most: 2 });
  expect(info.bars.map((bar) => bar.name)).toEqual(["worst", "a"]);
  expect([info.more, info.complete, info.missing, info.cells]).toEqual([1, 1, 13, 40]);
});

it("judges drift above its limits, not at them, and puts what has no value last", () => {
  const info = driftInfo(
    [null, 0.1, 0.3, 0.2, NaN].map((value, i) => ({ name: `f${i}`, value, statistic: "KS" })),
    { warn: 0.1, fail: 0.2 },
  );
  expect(info.bars.map((bar) => `${bar.name} ${bar.level}`)).toEqual([
    "f2 fail",
    "f3 warn",
    "f1 pass",
    "f0 not evaluated",
    "f4 not evaluated",
  ]);
});

it("adds up the categories that it does not draw", () => {
  const categories = Array.from({ length: 20 }, (_, i) => `c${i}`);
  const info = overlayInfo({
    name: "x",
    categories,
    reference: categories.map(() => 1),
    current: categories.map((_, i) => i),
  });
  expect(info.categories).toHaveLength(12);
  expect(info.categories!.at(-1)).toBe("other (9 more)");
  expect(info.reference.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
});

it("draws points up to 2000 values and bars past them, no value lost", () => {
  const values = Array.from({ length: 2001 }, (_, i) => i);
  const few = outlierInfo({ name: "x", values: values.slice(1), flagged: [0] });
  expect([few.usual!.length, few.histogram]).toEqual([1999, null]);
  const many = outlierInfo({ name: "x", values, flagged: [2000, 3] });
  expect(many.usual).toBe(null);
  expect(many.histogram!.counts.reduce((a, b) => a + b)).toBe(1999);
  expect(many.points.map((point) => point.row)).toEqual([2000, 3]);
});
