import { expect, test } from "vitest";
import {
  createStudy,
  HyperbandPruner,
  MedianPruner,
  PatientPruner,
  PercentilePruner,
  SuccessiveHalvingPruner,
  ThresholdPruner,
  WilcoxonPruner,
} from "../../../../lib/tune/index.ts";

test.each<[string, () => unknown]>([
  ["a percentile below 0", () => new PercentilePruner(-0.1)],
  ["a percentile above 100", () => new PercentilePruner(100.1)],
  ["a percentile that is NaN", () => new PercentilePruner(NaN)],
  ["startup trials below 0", () => new MedianPruner({ nStartupTrials: -1 })],
  ["a warm-up below 0", () => new MedianPruner({ nWarmupSteps: -1 })],
  ["an interval of 0", () => new MedianPruner({ intervalSteps: 0 })],
  ["a half interval", () => new MedianPruner({ intervalSteps: 1.5 })],
  ["least trials of 0", () => new MedianPruner({ nMinTrials: 0 })],
  ["a resource of 0", () => new SuccessiveHalvingPruner({ minResource: 0 })],
  ["a resource in words", () => new SuccessiveHalvingPruner({ minResource: "much" as "auto" })],
  ["a factor of 1", () => new SuccessiveHalvingPruner({ reductionFactor: 1 })],
  ["a rate below 0", () => new SuccessiveHalvingPruner({ minEarlyStoppingRate: -1 })],
  ["a bootstrap below 0", () => new SuccessiveHalvingPruner({ minResource: 1, bootstrapCount: -1 })],
  ["a bootstrap with auto", () => new SuccessiveHalvingPruner({ bootstrapCount: 1 })],
  ["brackets of no resource", () => new HyperbandPruner({ maxResource: 0 })],
  ["brackets in words", () => new HyperbandPruner({ maxResource: "all" as "auto" })],
  ["brackets with a bootstrap and auto", () => new HyperbandPruner({ bootstrapCount: 1 })],
  ["bounds the wrong way round", () => new ThresholdPruner({ lower: 2, upper: 1 })],
  ["patience below 0", () => new PatientPruner(null, { patience: -1 })],
  ["a difference below 0", () => new PatientPruner(null, { patience: 1, minDelta: -1 })],
  ["a p-value above 1", () => new WilcoxonPruner({ pThreshold: 1.1 })],
  ["startup steps below 0", () => new WilcoxonPruner({ nStartupSteps: -1 })],
])("%s is refused", (_, make) => {
  expect(make).toThrow(RangeError);
});

test("bounds must be given, and be numbers", () => {
  expect(() => new ThresholdPruner({})).toThrow(TypeError);
  expect(() => new ThresholdPruner({ lower: "0" as unknown as number })).toThrow(TypeError);
});

test("messages name the pruner and what it got", () => {
  expect(() => new MedianPruner({ nWarmupSteps: -3 })).toThrow(/MedianPruner: nWarmupSteps .*-3/);
});

test("a study prunes by the median unless told otherwise", () => {
  expect(createStudy().pruner).toBeInstanceOf(MedianPruner);
});
