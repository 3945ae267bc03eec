import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRng } from "../../../lib/core/rng.ts";
import * as v from "../../../lib/validate/index.ts";

const labels = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 20, maxLength: 60 });
const rng = (): ReturnType<typeof createRng> => createRng(1);

describe.each([
  ["kFold", (y: number[]) => v.kFold(y.length, { nSplits: 4, rng: rng() })],
  ["stratifiedKFold", (y: number[]) => v.stratifiedKFold(y, { nSplits: 4, rng: rng() })],
  [
    "groupKFold",
    (y: number[]) =>
      v.groupKFold(
        y.map((_, i) => i % 7),
        { nSplits: 4 },
      ),
  ],
  [
    "stratifiedGroupKFold",
    (y: number[]) =>
      v.stratifiedGroupKFold(
        y,
        y.map((_, i) => i % 7),
        { nSplits: 4, rng: rng() },
      ),
  ],
] as const)("%s", (_, split) => {
  test("tests every row once, and trains on all others", () => {
    fc.assert(
      fc.property(labels, (y) => {
        const splits = split(y);
        expect(splits.flatMap((s) => Array.from(s.test)).sort((a, b) => a - b)).toEqual(y.map((__, i) => i));
        for (const { train, test: tested } of splits) {
          expect(new Set([...train, ...tested]).size).toBe(y.length);
          expect(train.length + tested.length).toBe(y.length);
        }
      }),
      { numRuns: 30 },
    );
  });
});

test("groups stay whole", () => {
  const groups = Array.from({ length: 50 }, (_, i) => `g${i % 9}`);
  const y = groups.map((_, i) => i % 2);
  const all = [
    ...v.groupKFold(groups),
    ...v.stratifiedGroupKFold(y, groups, { rng: rng() }),
    ...v.groupShuffleSplit(groups, { rng: rng(), nSplits: 5 }),
    ...v.leaveOneGroupOut(groups),
    v.hashSplit(groups, 40),
  ];
  for (const { train, test: tested } of all) {
    const inTrain = new Set(Array.from(train, (i) => groups[i]));
    expect(Array.from(tested).some((i) => inTrain.has(groups[i]))).toBe(false);
  }
});

test("stratified splits keep the share of each class to one row", () => {
  const y = Array.from({ length: 100 }, (_, i) => (i < 60 ? "a" : i < 90 ? "b" : "c"));
  for (const { train, test: tested } of v.stratifiedShuffleSplit(y, { rng: rng(), testSize: 0.3 })) {
    const count = (rows: Int32Array, label: string): number => rows.filter((i) => y[i] === label).length;
    expect(["a", "b", "c"].map((label) => count(tested, label))).toEqual([18, 9, 3]);
    expect(["a", "b", "c"].map((label) => count(train, label))).toEqual([42, 21, 7]);
  }
});

test("time series: training ends before the test, less the gap; cuts between equal times are refused", () => {
  const splits = v.timeSeriesSplit(11, { nSplits: 3, gap: 1, maxTrainSize: 3 });
  expect(splits.map((s) => [Array.from(s.train), Array.from(s.test)])).toEqual([
    [
      [1, 2, 3],
      [5, 6],
    ],
    [
      [3, 4, 5],
      [7, 8],
    ],
    [
      [5, 6, 7],
      [9, 10],
    ],
  ]);
  expect(() => v.timeSeriesSplit(6, { nSplits: 2, times: [1, 2, 2, 3, 4, 5] })).toThrow(/same time/);
  expect(() => v.timeSeriesSplit(6, { nSplits: 2, times: [1, 2, 3, 3, 2, 5] })).toThrow(/order of time/);
  expect(() => v.timeSeriesSplit(3, { nSplits: 5 })).toThrow(RangeError);
});

test("purged: no training label reaches into the test", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 20, maxLength: 40 }), (spans) => {
      const t0 = spans.map((_, i) => i);
      const t1 = spans.map((span, i) => i + span);
      for (const { train, test: tested } of v.combinatorialPurgedKFold(t0, t1, {
        nSplits: 5,
        embargo: 0.02,
      })) {
        for (const i of train) for (const j of tested) expect(t1[i]! > t0[j]! && t1[j]! > t0[i]!).toBe(false);
      }
    }),
    { numRuns: 20 },
  );
});

test("leave out", () => {
  expect(Array.from(v.leaveOneOut(3), (s) => Array.from(s.test))).toEqual([[0], [1], [2]]);
  expect(Array.from(v.leavePOut(4, 2), (s) => Array.from(s.test).join(""))).toEqual([
    "01",
    "02",
    "03",
    "12",
    "13",
    "23",
  ]);
});

test("bad asks are refused in words", () => {
  expect(() => v.kFold(3, { nSplits: 5 })).toThrow(/k must be a whole number/);
  expect(() => v.stratifiedShuffleSplit([0, 0, 0, 1], { rng: rng() })).toThrow(/every class needs two rows/);
  expect(() => v.shuffleSplit(10, { rng: rng(), testSize: 1.5 })).toThrow(/a size must be/);
  expect(() => v.trainTestSplit(1, { rng: rng() })).toThrow(RangeError);
});
