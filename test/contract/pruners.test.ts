/** Every pruner keeps the laws of pruners; twins that break one are found out. */
import { describe, expect, test } from "vitest";
import {
  type FrozenTrial,
  HyperbandPruner,
  MedianPruner,
  NopPruner,
  PatientPruner,
  PercentilePruner,
  type Pruner,
  type StudyView,
  SuccessiveHalvingPruner,
  ThresholdPruner,
  WilcoxonPruner,
} from "../../lib/tune/index.ts";
import { brokenPrunerLaws, type PrunerCase } from "./pruner-laws.ts";

const all = Infinity;

const pruners: readonly PrunerCase[] = [
  { name: "MedianPruner", make: () => new MedianPruner(), freeTrials: 5, freeSteps: 0 },
  {
    name: "MedianPruner, late and now and then",
    make: () => new MedianPruner({ nStartupTrials: 2, nWarmupSteps: 4, intervalSteps: 3, nMinTrials: 2 }),
    freeTrials: 2,
    freeSteps: 4,
  },
  {
    name: "PercentilePruner",
    make: () => new PercentilePruner(25, { nStartupTrials: 3, nWarmupSteps: 2 }),
    freeTrials: 3,
    freeSteps: 2,
  },
  {
    name: "SuccessiveHalvingPruner",
    make: () => new SuccessiveHalvingPruner(),
    freeTrials: 1,
    freeSteps: 1,
    estimates: true,
  },
  {
    name: "SuccessiveHalvingPruner, settings given",
    make: () => new SuccessiveHalvingPruner({ minResource: 2, reductionFactor: 2, bootstrapCount: 2 }),
    freeTrials: 0,
    freeSteps: 2,
  },
  {
    name: "HyperbandPruner",
    make: () => new HyperbandPruner(),
    freeTrials: 1,
    freeSteps: 1,
    estimates: true,
  },
  {
    name: "HyperbandPruner, settings given",
    make: () => new HyperbandPruner({ minResource: 2, maxResource: 16, reductionFactor: 2 }),
    freeTrials: 0,
    freeSteps: 2,
  },
  {
    name: "ThresholdPruner",
    make: () => new ThresholdPruner({ lower: -2, upper: 1, nWarmupSteps: 3 }),
    mirror: () => new ThresholdPruner({ lower: -1, upper: 2, nWarmupSteps: 3 }),
    freeTrials: 0,
    freeSteps: 3,
  },
  {
    name: "PatientPruner",
    make: () => new PatientPruner(null, { patience: 2, minDelta: 0.1 }),
    freeTrials: 0,
    freeSteps: 3,
  },
  {
    name: "PatientPruner around another",
    make: () => new PatientPruner(new MedianPruner(), { patience: 1 }),
    freeTrials: 5,
    freeSteps: 2,
  },
  {
    name: "WilcoxonPruner",
    make: () => new WilcoxonPruner({ pThreshold: 0.4 }),
    freeTrials: 1,
    freeSteps: 1,
    readsWholeBest: true,
  },
  { name: "NopPruner", make: () => new NopPruner(), freeTrials: all, freeSteps: all },
];

test.each(pruners)("$name keeps every law", (tried) => {
  expect([...brokenPrunerLaws(tried)]).toEqual([]);
});

type Prune = (study: StudyView, trial: FrozenTrial) => boolean;

/** A pruner from its judgement, made anew for each instance. */
const twin =
  (judge: () => Prune): (() => Pruner) =>
  () => ({ name: "twin", prune: judge() });

const last = (trial: FrozenTrial): number => trial.intermediateValues[trial.lastStep ?? -1] ?? 0;
const others = (study: StudyView): readonly FrozenTrial[] => study.getTrials({ states: ["COMPLETE"] });
let calls = 0;

describe("twins", () => {
  test.each([
    ["spares first trials", () => () => true],
    ["spares first steps", () => (study: StudyView) => others(study).length > 6],
    ["says no without reports", () => (study: StudyView) => others(study).length > 6],
    ["treats both directions alike", () => (_: StudyView, trial: FrozenTrial) => last(trial) > 0],
    ["says the same again", () => () => calls++ % 3 === 0],
    [
      "keeps studies apart",
      () => {
        let most = -Infinity;
        return (_: StudyView, trial: FrozenTrial) => last(trial) < (most = Math.max(most, last(trial)));
      },
    ],
    [
      "needs no memory",
      () => {
        let count = 0;
        return () => count++ > 40;
      },
    ],
    [
      "reads no later steps",
      () => (study: StudyView, trial: FrozenTrial) =>
        others(study).some((other) => last(other) < last(trial)),
    ],
    [
      "throws nothing",
      () => (_: StudyView, trial: FrozenTrial) =>
        trial.intermediateValues[trial.lastStep!]!.toFixed(1) === "",
    ],
    [
      "leaves other trials alone",
      () => (study: StudyView, trial: FrozenTrial) => {
        if (trial.lastStep === 20) study.storage.createNewTrial(study.studyId);
        const waiting = study.getTrials({ states: ["RUNNING"] });
        for (const { trialId } of waiting) study.storage.setTrialSystemAttr(trialId, "seen", trial.number);
        return false;
      },
    ],
  ] as const)("one that breaks: %s", (law, judge) => {
    const tried = { name: "twin", make: twin(judge as () => Prune), freeTrials: 5, freeSteps: 2 };
    expect(brokenPrunerLaws(tried)).toContain(law);
  });
});
