import { describe, expect, it } from "vitest";
import { displaySymbol } from "../../../../lib/core/index.ts";
import {
  createStudy,
  createTrial,
  FloatDistribution,
  plotContour,
  plotEdf,
  plotHypervolumeHistory,
  plotIntermediateValues,
  plotOptimizationHistory,
  plotParallelCoordinate,
  plotParamImportances,
  plotParetoFront,
  plotRank,
  plotSlice,
  plotTerminatorImprovement,
  plotTimeline,
  RandomSampler,
  type Study,
  type StudyPlot,
} from "../../../../lib/tune/index.ts";

async function searched(nTrials: number): Promise<Study> {
  const study = createStudy({ sampler: new RandomSampler({ seed: 1 }) });
  await study.optimize(
    (trial) => {
      const loss = trial.suggestFloat("x", -1, 1) ** 2 + trial.suggestInt("depth", 1, 5);
      trial.report(loss, 0);
      return loss;
    },
    { nTrials },
  );
  return study;
}

async function searchedTwo(nTrials: number): Promise<Study> {
  const study = createStudy({
    directions: ["minimize", "maximize"],
    sampler: new RandomSampler({ seed: 2 }),
  });
  await study.optimize((trial) => [trial.suggestFloat("x", 0, 1), trial.suggestFloat("y", 0, 1)], {
    nTrials,
  });
  return study;
}

const counting = { name: "counting", evaluate: (trials: readonly unknown[]): number => 10 / trials.length };

const ofOne: Readonly<Record<string, (study: Study) => StudyPlot>> = {
  plotOptimizationHistory,
  plotIntermediateValues,
  plotSlice,
  plotContour,
  plotRank,
  plotParallelCoordinate,
  plotParamImportances,
  plotEdf,
  plotTimeline,
  plotTerminatorImprovement: (study) => plotTerminatorImprovement(study, { improvementEvaluator: counting }),
};

describe("plots of a study", () => {
  it.each(Object.entries(ofOne))(
    "%s shows itself as plotly's figure, still picture and words",
    async (_, plot) => {
      const made = plot(await searched(12));
      const bundle = await made[displaySymbol]();
      expect(bundle["application/vnd.plotly.v1+json"]).toMatchObject({
        data: made.data,
        layout: made.layout,
      });
      expect(bundle["image/svg+xml"]).toBe(made.svg());
      expect(bundle["text/plain"]).toBe(made.words);
      expect(made.data.length).toBeGreaterThan(0);
      expect(made.svg({ width: 300 })).toMatch(/^<svg/);
      expect(Object.isFrozen(made)).toBe(true);
      expect(made.words).not.toContain("nothing to show");
    },
  );

  it.each(Object.entries(ofOne))("%s says that an empty study has nothing to show", (_, plot) => {
    const made = plot(createStudy());
    expect(made.words).toContain("nothing to show");
    expect(made.data).toEqual([]);
  });

  it.each(Object.entries(ofOne))("%s bears a study of one trial", async (_, plot) => {
    expect(plot(await searched(1)).svg()).toMatch(/^<svg/);
  });

  it.each(["plotOptimizationHistory", "plotSlice", "plotContour", "plotRank", "plotEdf"])(
    "%s wants a target for several objectives",
    async (name) => {
      expect(() => ofOne[name]!(createStudy({ directions: ["minimize", "minimize"] }))).toThrow(
        /a study of 2 objectives needs a target/,
      );
    },
  );

  it("shows a target of several objectives", async () => {
    const study = await searchedTwo(9);
    const options = {
      target: (trial: { values: readonly number[] | null }) => trial.values![1]!,
      targetName: "y",
    };
    expect(plotSlice(study, options).info.targetName).toBe("y");
    expect(plotOptimizationHistory(study, options).info.series[0]!.best).toBeNull();
    expect(() => plotSlice(study, { target: () => "high" as unknown as number })).toThrow(
      /target gives a number; got string/,
    );
  });

  it("names a parameter that is not there", async () => {
    const study = await searched(3);
    for (const plot of [plotSlice, plotContour, plotRank, plotParallelCoordinate])
      expect(() => plot(study, { params: ["x", "y"] })).toThrow(/got "y"; the study has x, depth/);
    expect(() => plotContour(study, { params: ["x"] })).toThrow(/at least two names/);
  });

  it("finds the front of two objectives, and its names", async () => {
    const study = await searchedTwo(30);
    study.setMetricNames(["loss", "accuracy"]);
    const { info } = plotParetoFront(study);
    expect(info.best.numbers).toEqual(study.bestTrials.map(({ number }) => number));
    expect(info.names).toEqual(["loss", "accuracy"]);
    expect(
      plotParetoFront(study, { targets: ({ values }) => [values![0]!, values![1]!, 3] }).info.names,
    ).toHaveLength(3);
    expect(() => plotParetoFront(study, { targetNames: ["one"] })).toThrow(/got 1 for 2/);
    expect(() => plotParetoFront(createStudy())).toThrow(/two or three objectives; the study has 1/);
  });

  it("adds up hypervolume that never falls", async () => {
    const study = await searchedTwo(40);
    const { values } = plotHypervolumeHistory(study, [1, 0]).info;
    values.reduce((before, value) => {
      expect(value!).toBeGreaterThanOrEqual(before!);
      return value;
    }, 0);
    expect(values.at(-1)).toBeLessThanOrEqual(1);
    expect(() => plotHypervolumeHistory(study, [1])).toThrow(/a value for each of the 2 objectives; got 1/);
    expect(() => plotHypervolumeHistory(createStudy(), [1])).toThrow(/needs several objectives/);
  });

  it("takes importances of each objective", async () => {
    const study = await searchedTwo(40);
    expect(plotParamImportances(study).info.targets.map(({ name }) => name)).toEqual([
      "objective 0",
      "objective 1",
    ]);
  });

  it("asks evaluators after each trial from the first complete one on", async () => {
    const study = createStudy();
    study.addTrial(createTrial({ state: "FAIL" }));
    for (const value of [3, 1, 2])
      study.addTrial(
        createTrial({
          values: [value],
          params: { x: value },
          distributions: { x: new FloatDistribution(0, 5) },
        }),
      );
    const { info } = plotTerminatorImprovement(study, {
      improvementEvaluator: counting,
      errorEvaluator: { name: "four", evaluate: () => 4 },
      minNTrials: 2,
    });
    expect(info).toMatchObject({
      numbers: [1, 2, 3],
      improvements: [10, 5, 10 / 3],
      errors: [4, 4, 4],
      stop: 3,
    });
    expect(() =>
      plotTerminatorImprovement(createStudy({ directions: ["minimize", "minimize"] }), {
        improvementEvaluator: counting,
      }),
    ).toThrow(/one objective; the study has 2/);
  });

  it("draws only the latest bars where asked", async () => {
    const study = await searched(9);
    expect(plotTimeline(study, { nRecentTrials: 2 }).info.bars.map(({ number }) => number)).toEqual([7, 8]);
    expect(() => plotTimeline(study, { nRecentTrials: 0 })).toThrow(/whole number above 0; got 0/);
  });
});
