import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createRng, foldRows, groupKFold, kFold, stratifiedKFold } from "../../../lib/core/index.ts";

const read = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../golden/audit/${name}.json`, import.meta.url), "utf8")) as Record<
    string,
    unknown
  >;
const golden = read("splits");
const inputs = golden["inputs"] as Record<string, number[]>;
const iris = (read("datasets")["sklearn"] as Record<string, { y: number[] }>)["iris"]!.y;
const numpy = (seed: number) => createRng(seed, { kind: "numpy" });
const tests = (folds: Int32Array): number[][] => {
  const k = Math.max(...folds) + 1;
  return Array.from({ length: k }, (_, fold) => [...foldRows(folds, fold).test]);
};

describe("folds are scikit-learn's", () => {
  it.each([
    ["KFold_n10_k3", () => kFold(10, 3)],
    ["KFold_n11_k5", () => kFold(11, 5)],
    ["KFold_iris_k5_shuffle_rs0", () => kFold(150, 5, numpy(0))],
    ["KFold_iris_k5_shuffle_rs42", () => kFold(150, 5, numpy(42))],
    ["StratifiedKFold_iris_k10", () => stratifiedKFold(iris, 10)],
    ["StratifiedKFold_iris_k5_shuffle_rs0", () => stratifiedKFold(iris, 5, numpy(0))],
    ["StratifiedKFold_iris_k5_shuffle_rs42", () => stratifiedKFold(iris, 5, numpy(42))],
    ["StratifiedKFold_imb43_sorted_k4", () => stratifiedKFold(inputs["y_imbalanced_sorted"]!, 4)],
    ["StratifiedKFold_imb43_shuffled_k4", () => stratifiedKFold(inputs["y_imbalanced_shuffled"]!, 4)],
    [
      "StratifiedKFold_imb43_shuffled_k4_shuffle_rs0",
      () => stratifiedKFold(inputs["y_imbalanced_shuffled"]!, 4, numpy(0)),
    ],
    [
      "StratifiedKFold_imb43_shuffled_k4_shuffle_rs42",
      () => stratifiedKFold(inputs["y_imbalanced_shuffled"]!, 4, numpy(42)),
    ],
    ["GroupKFold_distinct_k4", () => groupKFold(inputs["groups_distinct_sizes"]!, 4)],
  ])("%s", (name, make) => {
    expect(tests(make())).toEqual(golden[name]);
  });

  it("and repeat with one generator", () => {
    for (const seed of [0, 42]) {
      const rng = numpy(seed);
      const labels = inputs["y_imbalanced_shuffled"]!;
      const found = [0, 1].flatMap(() => tests(stratifiedKFold(labels, 4, rng)));
      expect(found).toEqual(golden[`RepeatedStratifiedKFold_imb43_k4_r2_rs${seed}`]);
    }
  });
});

describe("folds", () => {
  it("are even in rows and in classes", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2), { minLength: 12, maxLength: 80 }), fc.nat(99), (labels, seed) => {
        const folds = stratifiedKFold(labels, 4, createRng(seed));
        for (const label of [0, 1, 2]) {
          const counts = [0, 0, 0, 0];
          for (const [row, fold] of folds.entries()) if (labels[row] === label) counts[fold]!++;
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        }
        const sizes = tests(kFold(labels.length, 4, createRng(seed))).map((rows) => rows.length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("keep groups whole and balanced, ties by first appearance", () => {
    const folds = groupKFold(inputs["groups43"]!, 3);
    const foldOf = new Map<number, number>();
    for (const [row, group] of inputs["groups43"]!.entries()) {
      expect(foldOf.get(group) ?? folds[row]).toBe(folds[row]);
      foldOf.set(group, folds[row]!);
    }
    expect([...groupKFold(["b", "a", "b", "a", "c"], 2)]).toEqual([0, 1, 0, 1, 0]);
  });

  it("split rows into training and testing", () => {
    const { train, test } = foldRows(Int32Array.of(0, 1, 0, 2), 0);
    expect([[...train], [...test]]).toEqual([
      [1, 3],
      [0, 2],
    ]);
  });

  it("refuse numbers of folds that cannot be", () => {
    expect(() => kFold(3, 4)).toThrow(
      "kFold: k must be a whole number from 2 to the 3 rows; got 4; use fewer folds",
    );
    expect(() => stratifiedKFold([1, 2, 3, 4], 2)).toThrow(/most 1; use fewer folds/);
    expect(() => groupKFold([1, 1, 1], 2)).toThrow(/2 to the 1 groups/);
  });
});
