/** Splitters against scikit-learn 1.2.1, row for row; groups of equal size go to folds by our own rule, so there balance is asked. */
import { describe, expect, test } from "vitest";
import { createRng, type Rng } from "../../lib/core/rng.ts";
import * as v from "../../lib/validate/index.ts";
import { reference } from "./within.ts";

const golden = reference("splits");
const { y_imbalanced_sorted: sorted, y_imbalanced_shuffled: y, groups43, groups_distinct_sizes } = golden.inputs;
const iris: number[] = reference("datasets").sklearn.iris.y;

const tests = (splits: Iterable<v.Split>): number[][] => Array.from(splits, (split) => Array.from(split.test));
const both = (splits: Iterable<v.Split>): unknown =>
  Array.from(splits, ({ train, test }) => ({ train: Array.from(train), test: Array.from(test) }));

test("without chance", () => {
  expect(tests(v.kFold(10, { nSplits: 3 }))).toEqual(golden.KFold_n10_k3);
  expect(tests(v.kFold(11))).toEqual(golden.KFold_n11_k5);
  expect(tests(v.stratifiedKFold(iris, { nSplits: 10 }))).toEqual(golden.StratifiedKFold_iris_k10);
  expect(tests(v.stratifiedKFold(sorted, { nSplits: 4 }))).toEqual(golden.StratifiedKFold_imb43_sorted_k4);
  expect(tests(v.stratifiedKFold(y, { nSplits: 4 }))).toEqual(golden.StratifiedKFold_imb43_shuffled_k4);
  expect(tests(v.groupKFold(groups_distinct_sizes, { nSplits: 4 }))).toEqual(golden.GroupKFold_distinct_k4);
});

test("groups", () => {
  const balance = (folds: number[][]): number[] => folds.map((fold) => fold.length).sort();
  expect(balance(tests(v.groupKFold(groups43, { nSplits: 3 })))).toEqual(balance(golden.GroupKFold_43_k3));
  expect(tests(v.stratifiedGroupKFold(y, groups43, { nSplits: 3 }))).toEqual(golden.StratifiedGroupKFold_imb43_k3);
  expect(tests(v.leaveOneGroupOut(groups43))).toHaveLength(golden.LeaveOneGroupOut_43_nsplits);
  expect(tests(v.leavePGroupsOut(groups43, 2)).slice(0, 3)).toEqual(golden.LeavePGroupsOut_2_first3);
});

describe.each([0, 42])("numpy's stream, seed %i", (seed) => {
  const rng = (): Rng => createRng(seed, { kind: "numpy" });

  test("k folds", () => {
    expect(tests(v.kFold(150, { rng: rng() }))).toEqual(golden[`KFold_iris_k5_shuffle_rs${seed}`]);
    expect(tests(v.stratifiedKFold(iris, { rng: rng() }))).toEqual(golden[`StratifiedKFold_iris_k5_shuffle_rs${seed}`]);
    expect(tests(v.stratifiedKFold(y, { nSplits: 4, rng: rng() }))).toEqual(
      golden[`StratifiedKFold_imb43_shuffled_k4_shuffle_rs${seed}`],
    );
    expect(tests(v.repeatedStratifiedKFold(y, { nSplits: 4, nRepeats: 2, rng: rng() }))).toEqual(
      golden[`RepeatedStratifiedKFold_imb43_k4_r2_rs${seed}`],
    );
  });

  test("random splits, in their order", () => {
    expect(both(v.shuffleSplit(10, { nSplits: 3, testSize: 0.3, rng: rng() }))).toEqual(
      golden[`ShuffleSplit_n10_3_test0.3_rs${seed}`],
    );
    expect(both(v.stratifiedShuffleSplit(y, { nSplits: 3, testSize: 0.25, rng: rng() }))).toEqual(
      golden[`StratifiedShuffleSplit_imb43_3_test0.25_rs${seed}`],
    );
    expect(both(v.groupShuffleSplit(groups43, { nSplits: 3, testSize: 0.25, rng: rng() }))).toEqual(
      golden[`GroupShuffleSplit_43_3_test0.25_rs${seed}`],
    );
    expect(both([v.trainTestSplit(43, { testSize: 0.25, rng: rng() })])).toEqual([
      golden[`train_test_split_43_0.25_rs${seed}`],
    ]);
    expect(both([v.trainTestSplit(43, { stratify: y, rng: rng() })])).toEqual([
      golden[`train_test_split_43_0.25_stratify_rs${seed}`],
    ]);
  });
});

test("purged folds", () => {
  const { t0, t1, ...g } = golden.PurgedKFold_n40_k4_label3;
  expect(both(v.purgedKFold(t0, t1, { nSplits: 4 }))).toEqual(g.embargo_0);
  expect(both(v.purgedKFold(t0, t1, { nSplits: 4, embargo: 0.05 }))).toEqual(g["embargo_0.05"]);
  const { n_splits, n_paths, test_group_pairs } = golden.CombinatorialPurged_N6_k2;
  const splits = v.combinatorialPurgedKFold(t0, t1);
  expect(splits).toHaveLength(n_splits);
  expect(splits.map((split) => split.testParts)).toEqual(test_group_pairs);
  expect(v.combinatorialPaths(6, 2)).toBe(n_paths);
});

test("hash buckets", () => {
  const { keys, bucket } = golden.hash_bucket_md5;
  expect(keys.map((key: string) => v.hashBucket(key))).toEqual(bucket);
});
