import { describe, expect, it } from "vitest";
import {
  BestValueStagnationEvaluator,
  createStudy,
  CrossValidationErrorEvaluator,
  EMMREvaluator,
  FixedTrial,
  type ImprovementEvaluator,
  MedianErrorEvaluator,
  RandomSampler,
  RegretBoundEvaluator,
  reportCrossValidationScores,
  StaticErrorEvaluator,
  type Study,
  Terminator,
  terminatorCallback,
} from "../../../../lib/tune/index.ts";

/** A study of random trials on a bowl. */
function bowl(n: number, direction: "minimize" | "maximize" = "minimize"): Study {
  const study = createStudy({ sampler: new RandomSampler({ seed: 0 }), direction });
  const sign = direction === "minimize" ? 1 : -1;
  for (let i = 0; i < n; i++) {
    const trial = study.ask();
    const x = trial.suggestFloat("x", -1, 1);
    const y = trial.suggestFloat("y", -1, 1);
    study.tell(trial, sign * (x * x + y * y));
  }
  return study;
}

/** Says the number of trials it was shown. */
const counting: ImprovementEvaluator = { name: "counting", evaluate: (trials) => trials.length };

describe("improvement evaluators", () => {
  it("count the trials left until the best value has stood still", () => {
    const study = createStudy();
    const evaluator = new BestValueStagnationEvaluator({ maxStagnationTrials: 2 });
    expect(() => evaluator.evaluate(study.trials, "minimize")).toThrow(/has none/);
    const left = [3, 1, 1, 4, 0].map((value) => {
      study.tell(study.ask(), value);
      return evaluator.evaluate(study.trials, "minimize");
    });
    expect(left).toEqual([2, 2, 1, 0, 2]);
    expect(() => new BestValueStagnationEvaluator({ maxStagnationTrials: -1 })).toThrow(/from 0; got -1/);
  });

  it("bound the regret from above, closer as trials go on, alike for both directions", () => {
    const study = bowl(60);
    const bound = (n: number): number =>
      new RegretBoundEvaluator({ seed: 1 }).evaluate(study.trials.slice(0, n), "minimize");
    const [early, late] = [bound(10), bound(60)];
    expect(late).toBeLessThan(early);
    // The optimum is 0.
    expect(late).toBeGreaterThan(0);
    const mirrored = new RegretBoundEvaluator({ seed: 1 }).evaluate(bowl(60, "maximize").trials, "maximize");
    expect(mirrored).toBeCloseTo(late, 10);
  });

  it("bound what the last trial can have changed, less and less", () => {
    const study = bowl(40);
    const gap = (n: number): number =>
      new EMMREvaluator({ seed: 1, deterministicObjective: true }).evaluate(
        study.trials.slice(0, n),
        "minimize",
      );
    expect(gap(1)).toBe(Number.MAX_VALUE / 2);
    expect(gap(40)).toBeGreaterThan(0);
    expect(gap(40)).toBeLessThan(gap(4));
  });

  it("never end a study without parameters by expected regret, and say what to use by bounds", () => {
    const study = createStudy();
    for (let i = 0; i < 5; i++) study.tell(study.ask(), i);
    expect(new EMMREvaluator().evaluate(study.trials, "minimize")).toBe(Number.MAX_VALUE / 2);
    expect(() => new RegretBoundEvaluator().evaluate(study.trials, "minimize")).toThrow(
      /use BestValueStagnationEvaluator/,
    );
  });
});

describe("error evaluators", () => {
  it("take the standard error of the best trial's folds", () => {
    const study = createStudy({ direction: "maximize" });
    const scores = [
      [0.7, 0.9],
      [0.8, 0.9, 1],
      [0.1, 0.2, 0.9],
    ];
    for (const folds of scores) {
      const trial = study.ask();
      reportCrossValidationScores(trial, folds);
      study.tell(trial, folds.reduce((total, score) => total + score, 0) / folds.length);
    }
    // Three folds with variance 2/300: (1/3 + 1/2) · 2/300.
    expect(new CrossValidationErrorEvaluator().evaluate(study.trials, "maximize")).toBeCloseTo(
      Math.sqrt(((1 / 3 + 1 / 2) * 2) / 300),
      12,
    );
    expect(study.bestTrial.systemAttrs["terminator:cv_scores"]).toEqual([0.8, 0.9, 1]);
  });

  it("refuse scores that are none, and say where they are missing", () => {
    const study = bowl(2);
    expect(() => new CrossValidationErrorEvaluator().evaluate(study.trials, "minimize")).toThrow(
      /call reportCrossValidationScores/,
    );
    const trial = study.ask();
    expect(() => reportCrossValidationScores(trial, [1])).toThrow(/one for each fold; got 1/);
    expect(() => reportCrossValidationScores(trial, [1, Number.NaN])).toThrow(/finite/);
    expect(() => reportCrossValidationScores(new FixedTrial({}), [1, 2])).not.toThrow();
    expect(() => new StaticErrorEvaluator(Number.NaN)).toThrow(/must be a number; got NaN/);
  });

  it("take a share of the median of the first improvements, once", () => {
    const study = bowl(9);
    const evaluator = new MedianErrorEvaluator(counting, {
      warmUpTrials: 2,
      nInitialTrials: 4,
      thresholdRatio: 0.5,
    });
    expect(evaluator.evaluate(study.trials.slice(0, 5), "minimize")).toBeLessThan(0);
    // Improvements of 1, 2, 3 and 4 trials: the upper median is 3.
    expect(evaluator.evaluate(study.trials, "minimize")).toBe(1.5);
    expect(evaluator.evaluate([], "minimize")).toBe(1.5);
    expect(() => new MedianErrorEvaluator(counting, { thresholdRatio: 0 })).toThrow(/above 0; got 0/);
  });
});

describe("Terminator", () => {
  it("waits for enough complete trials, then weighs improvement against error", () => {
    const study = bowl(5);
    const terminator = (minNTrials: number, error: number): Terminator =>
      new Terminator({
        improvementEvaluator: counting,
        errorEvaluator: new StaticErrorEvaluator(error),
        minNTrials,
      });
    expect(terminator(6, 100).shouldTerminate(study)).toBe(false);
    expect(terminator(5, 5.5).shouldTerminate(study)).toBe(true);
    expect(terminator(5, 5).shouldTerminate(study)).toBe(false);
    expect(() => terminator(0, 1)).toThrow(/from 1; got 0/);
  });

  it("weighs regret against the folds' error by default, and stagnation against nothing", () => {
    expect(new Terminator().improvementEvaluator.name).toBe("RegretBoundEvaluator");
    expect(new Terminator().errorEvaluator.name).toBe("CrossValidationErrorEvaluator");
    const stagnation = new Terminator({ improvementEvaluator: new BestValueStagnationEvaluator() });
    expect(stagnation.errorEvaluator.evaluate([], "minimize")).toBe(0);
  });

  it("is for one objective", () => {
    const study = createStudy({ directions: ["minimize", "maximize"] });
    expect(() => new Terminator().shouldTerminate(study)).toThrow(/the study has 2/);
  });

  it("stops a study that runs", async () => {
    const study = createStudy({ sampler: new RandomSampler({ seed: 0 }) });
    const terminator = new Terminator({
      improvementEvaluator: new BestValueStagnationEvaluator({ maxStagnationTrials: 3 }),
      minNTrials: 1,
    });
    await study.optimize((trial) => trial.number, {
      nTrials: 50,
      callbacks: [terminatorCallback(terminator)],
    });
    expect(study.trials).toHaveLength(5);
  });
});
