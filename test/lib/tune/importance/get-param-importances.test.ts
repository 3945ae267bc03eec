import { expect, test } from "vitest";
import {
  createStudy,
  FanovaImportanceEvaluator,
  getParamImportances,
  type ImportanceEvaluator,
  MeanDecreaseImpurityImportanceEvaluator,
  PedAnovaImportanceEvaluator,
  RandomSampler,
  type Study,
  type Trial,
} from "../../../../lib/tune/index.ts";

async function studyOf(
  objective: (trial: Trial) => number,
  nTrials: number,
  compat: 4 | 5 = 5,
): Promise<Study> {
  const study = createStudy({ sampler: new RandomSampler({ seed: 1 }), compat });
  await study.optimize(objective, { nTrials });
  return study;
}

const evaluators: readonly ImportanceEvaluator[] = [
  new PedAnovaImportanceEvaluator(),
  new FanovaImportanceEvaluator({ seed: 0 }),
  new MeanDecreaseImpurityImportanceEvaluator({ seed: 0 }),
];

const mostly = (trial: Trial): number =>
  10 * trial.suggestFloat("much", 0, 1) ** 2 +
  0.5 * trial.suggestInt("some", 0, 3) +
  trial.suggestCategorical("none", ["a", "b", "c"]).length;

test.each(evaluators)("$name: what matters most comes first, all add up to 1", async (evaluator) => {
  const importances = getParamImportances(await studyOf(mostly, 150), { evaluator });
  expect(Object.keys(importances)[0]).toBe("much");
  expect(importances["none"]).toBeLessThan(0.1);
  expect(Object.values(importances).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
});

test.each(evaluators)(
  "$name: the order of objectives' sign does not matter where direction turns too",
  async (evaluator) => {
    const study = await studyOf(mostly, 60);
    const turned = createStudy({ direction: "maximize" });
    for (const trial of study.trials)
      turned.addTrial(Object.assign(Object.create(trial) as typeof trial, { values: [-trial.value!] }));
    const [one, other] = [study, turned].map((each) => getParamImportances(each, { evaluator }));
    for (const name in one) expect(other![name]).toBeCloseTo(one[name]!, 9);
  },
);

test("named parameters only", async () => {
  const study = await studyOf(mostly, 40);
  for (const evaluator of evaluators) {
    const importances = getParamImportances(study, { evaluator, params: ["some", "much"] });
    expect(Object.keys(importances).toSorted()).toEqual(["much", "some"]);
    expect(getParamImportances(study, { evaluator, params: [] })).toEqual({});
  }
});

test("another target than the value", async () => {
  const study = await studyOf(mostly, 60);
  for (const evaluator of evaluators)
    expect(
      Object.keys(
        getParamImportances(study, { evaluator, target: ({ params }) => params["some"] as number }),
      )[0],
    ).toBe("some");
});

test("too few trials: all equal; an error for compat 4", async () => {
  for (const trials of [0, 1]) {
    const study = await studyOf(mostly, trials);
    for (const evaluator of evaluators) {
      const expected = trials === 0 ? {} : { much: 1 / 3, none: 1 / 3, some: 1 / 3 };
      expect(getParamImportances(study, { evaluator })).toEqual(expected);
    }
    const before = await studyOf(mostly, trials, 4);
    for (const evaluator of evaluators)
      expect(() => getParamImportances(before, { evaluator })).toThrow(/two complete trials/);
  }
});

test("values that are all the same", async () => {
  const study = await studyOf((trial) => Math.floor(trial.suggestFloat("x", 0, 1)), 10);
  expect(getParamImportances(study)).toEqual({ x: 1 });
  expect(() => getParamImportances(study, { evaluator: new FanovaImportanceEvaluator() })).toThrow(
    /same value/,
  );
});

test("values that are not finite are passed over", async () => {
  const study = await studyOf((trial) => {
    const value = mostly(trial);
    return trial.number % 5 === 0 ? Infinity : value;
  }, 60);
  for (const evaluator of evaluators)
    expect(Object.keys(getParamImportances(study, { evaluator }))[0]).toBe("much");
});

test("bad options say so", async () => {
  const study = await studyOf(mostly, 10);
  expect(() => getParamImportances(study, { params: ["other"] })).toThrow(/other; there are/);
  expect(() => getParamImportances(study, { params: "much" as unknown as string[] })).toThrow(TypeError);
  expect(() => getParamImportances(study, { evaluator: {} as ImportanceEvaluator })).toThrow(TypeError);
  expect(() => new PedAnovaImportanceEvaluator({ targetQuantile: 0.5, regionQuantile: 0.5 })).toThrow(
    RangeError,
  );
  expect(() => new FanovaImportanceEvaluator({ nTrees: 0 })).toThrow(RangeError);
  expect(() => new FanovaImportanceEvaluator({ seed: -1 })).toThrow(RangeError);
  const several = createStudy({ directions: ["minimize", "minimize"] });
  expect(() => getParamImportances(several, { evaluator: new FanovaImportanceEvaluator() })).toThrow(
    /target/,
  );
});

test("the default follows compat", async () => {
  const study = await studyOf(mostly, 60);
  expect(getParamImportances(study)).toEqual(
    getParamImportances(study, { evaluator: new PedAnovaImportanceEvaluator() }),
  );
  const before = await studyOf(mostly, 60, 4);
  expect(getParamImportances(before)).not.toEqual(
    getParamImportances(before, { evaluator: new PedAnovaImportanceEvaluator() }),
  );
});
