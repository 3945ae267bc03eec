import { expect, test } from "vitest";
import { createStudy, createTrial, MedianPruner, type Study } from "../../../../lib/tune/index.ts";

function studyOf(values: readonly number[], direction: "minimize" | "maximize" = "minimize"): Study {
  const study = createStudy({ direction, pruner: new MedianPruner({ nStartupTrials: 1 }) });
  for (const value of values) study.addTrial(createTrial({ value: 0, intermediateValues: { 1: value } }));
  return study;
}

function isPruned(study: Study, value: number, step = 1): boolean {
  const trial = study.ask();
  trial.report(value, step);
  return trial.shouldPrune();
}

test("worse than the median is pruned, the median itself is not", () => {
  const study = studyOf([1, 2, 3]);
  expect(isPruned(study, 2)).toBe(false);
  expect(isPruned(study, 2.1)).toBe(true);
  expect(isPruned(studyOf([1, 2, 3], "maximize"), 1.9)).toBe(true);
});

test("trials that complete later count from then on", () => {
  const study = studyOf([1, 2, 3]);
  expect(isPruned(study, 2.4)).toBe(true);
  for (const value of [9, 9, 9, 9])
    study.addTrial(createTrial({ value: 0, intermediateValues: { 1: value } }));
  expect(isPruned(study, 2.4)).toBe(false);
});

test("the best report so far counts, and NaN does not", () => {
  const study = studyOf([1, 2, 3, NaN]);
  const trial = study.ask();
  trial.report(0, 0);
  trial.report(100, 1);
  expect(trial.shouldPrune()).toBe(false);
  expect(isPruned(study, NaN)).toBe(true);
});

test("a step that no complete trial reported prunes nothing", () => {
  expect(isPruned(studyOf([1, 2, 3]), 1e9, 7)).toBe(false);
  expect(isPruned(studyOf([NaN]), 1e9)).toBe(false);
});

test("several objectives are not pruned", () => {
  const study = createStudy({ directions: ["minimize", "minimize"] });
  expect(() => study.ask().shouldPrune()).toThrow(RangeError);
});
