import { describe, expect, test, vi } from "vitest";
import { terminal } from "../../../../../lib/core/index.ts";
import {
  createStudy,
  type FrozenTrial,
  type GeneticSamplerOptions,
  InMemoryStorage,
  loadStudy,
  NopPruner,
  NSGAIIISampler,
  NSGAIISampler,
  RandomSampler,
  type Sampler,
  SPXCrossover,
  type Study,
  type Trial,
} from "../../../../../lib/tune/index.ts";
import { hypervolume } from "../../../../../lib/tune/mo/hypervolume.ts";

const directions = ["minimize", "minimize"] as const;

function zdt1(trial: Trial): [number, number] {
  const x = Array.from({ length: 5 }, (_, i) => trial.suggestFloat(`x${i}`, 0, 1));
  const g = 1 + (9 * (x[1]! + x[2]! + x[3]! + x[4]!)) / 4;
  return [x[0]!, g * (1 - Math.sqrt(x[0]! / g))];
}

function run(sampler: Sampler, nTrials: number, objective = zdt1): Study {
  const study = createStudy({ directions, sampler, pruner: new NopPruner() });
  for (let i = 0; i < nTrials; i++) {
    const trial = study.ask();
    study.tell(trial, objective(trial));
  }
  return study;
}

const generations = (study: Study, sampler: string): unknown[] =>
  study.trials.map((trial) => trial.systemAttrs[`${sampler}:generation`]);

const samplers = [
  ["NSGAIISampler", NSGAIISampler],
  ["NSGAIIISampler", NSGAIIISampler],
] as const;

describe.each(samplers)("%s", (name, Genetic) => {
  test("counts generations of trials and keeps their parents in the study", () => {
    const study = run(new Genetic({ seed: 1, populationSize: 4 }), 13);
    expect(generations(study, name)).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3]);
    for (const generation of [1, 2, 3]) {
      const parents = study.systemAttrs[`${name}:parent:${generation}`] as number[];
      expect(new Set(parents).size).toBe(4);
      expect(Math.max(...parents)).toBeLessThan(4 * generation);
    }
  });

  test("chooses parents once a generation", () => {
    const chosen = vi.fn((_: unknown, population: readonly FrozenTrial[]) => population.slice(0, 4));
    const study = run(new Genetic({ populationSize: 4, elitePopulationSelectionStrategy: chosen }), 40);
    expect(chosen).toHaveBeenCalledTimes(9);
    expect(study.systemAttrs[`${name}:parent:9`]).toEqual([32, 33, 34, 35]);
  });

  test("goes on with what another process left, and with trials that end in another order", () => {
    const storage = new InMemoryStorage();
    const options: GeneticSamplerOptions = { seed: 3, populationSize: 4 };
    const sampler = (): Sampler => new Genetic(options);
    const first = createStudy({ directions, storage, studyName: "shared", sampler: sampler() });
    const second = loadStudy({ storage, studyName: "shared", sampler: sampler() });
    for (let round = 0; round < 8; round++) {
      const open = [first.ask(), second.ask(), first.ask()];
      const values = open.map((trial) => zdt1(trial));
      for (const k of [2, 0, 1]) first.tell(open[k]!.number, values[k]!);
    }
    const found = generations(first, name) as number[];
    const fresh = createStudy({ directions, storage, studyName: "counted" });
    fresh.addTrials(first.trials);
    const next = loadStudy({ storage, studyName: "counted", sampler: sampler() }).ask();
    next.suggestFloat("x0", 0, 1);
    const last = first.ask();
    last.suggestFloat("x0", 0, 1);
    expect(generations(fresh, name).at(-1)).toBe(generations(first, name).at(-1));
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    for (const [key, parents] of Object.entries(first.systemAttrs)) {
      if (!key.startsWith(`${name}:parent:`)) continue;
      for (const id of parents as number[])
        expect(storage.getTrial(id).systemAttrs[`${name}:generation`]).toBeLessThan(
          Number(key.split(":")[2]),
        );
    }
  });

  test("draws the first generation at random, as random search with the same seed", () => {
    expect(run(new Genetic({ seed: 5 }), 50).trials.map((trial) => trial.params)).toEqual(
      run(new RandomSampler({ seed: 5 }), 50).trials.map((trial) => trial.params),
    );
  });

  test("ends where all parents lie outside of the search space", () => {
    const warned = vi.spyOn(terminal, "warn").mockReturnValue();
    const study = createStudy({ directions, sampler: new Genetic({ seed: 0, populationSize: 3 }) });
    for (let i = 0; i < 6; i++) {
      if (i < 3) study.enqueueTrial({ x: -10 - i - name.length });
      const trial = study.ask();
      const x = trial.suggestFloat("x", 0, 1);
      if (i >= 3) expect(x).toBeGreaterThanOrEqual(0);
      study.tell(trial, [x, -x]);
    }
    expect(warned).toHaveBeenCalled();
  });

  test("hands children and ends of trials to the options' own functions", () => {
    const ended: string[] = [];
    const sampler = new Genetic({
      populationSize: 2,
      childGenerationStrategy: (_, space, parents) => ({
        x0: space.has("x0") ? 0.25 : 0,
        x1: parents.length / 10,
      }),
      afterTrialStrategy: (_, trial, state) => ended.push(`${trial.number} ${state}`),
    });
    const study = run(sampler, 4);
    expect(study.trials[3]!.params["x0"]).toBe(0.25);
    expect(study.trials[3]!.params["x1"]).toBe(0.2);
    expect(ended).toEqual(["0 COMPLETE", "1 COMPLETE", "2 COMPLETE", "3 COMPLETE"]);
  });

  test("keeps constraints of its function; null, and the error, where that fails", () => {
    const study = createStudy({
      directions,
      sampler: new Genetic({
        constraintsFunc: (trial) => {
          if (trial.number === 2) throw new Error("no constraint");
          return trial.number === 1 ? [NaN] : [trial.number - 3];
        },
      }),
    });
    const tell = (): unknown => {
      const trial = study.ask();
      return study.tell(trial, zdt1(trial));
    };
    tell();
    expect(tell).toThrow(RangeError);
    expect(tell).toThrow("no constraint");
    tell();
    expect(study.trials.map((trial) => trial.systemAttrs["constraints"])).toEqual([[-3], null, null, [0]]);
    expect(study.trials.map((trial) => trial.state)).toEqual([
      "COMPLETE",
      "COMPLETE",
      "COMPLETE",
      "COMPLETE",
    ]);
  });

  test("finds a greater hypervolume than random search", () => {
    const volume = (sampler: Sampler): number => {
      const front = run(sampler, 200).bestTrials.filter(
        (trial) => trial.values![0]! <= 1.1 && trial.values![1]! <= 6,
      );
      return hypervolume(Float64Array.from(front.flatMap((trial) => trial.values!)), [1.1, 6]);
    };
    for (const seed of [0, 1, 2])
      expect(volume(new Genetic({ seed, populationSize: 20 }))).toBeGreaterThan(
        volume(new RandomSampler({ seed })),
      );
  });

  test("refuses options that make no sense", () => {
    for (const options of [
      { populationSize: 1 },
      { populationSize: 2.5 },
      { populationSize: 2, crossover: new SPXCrossover() },
      { mutationProb: -0.1 },
      { crossoverProb: 1.1 },
      { swappingProb: NaN },
    ])
      expect(() => new Genetic(options)).toThrow(RangeError);
  });
});

describe("constraints", () => {
  test("parents are feasible trials as soon as there are enough", () => {
    const study = createStudy({ directions, sampler: new NSGAIISampler({ seed: 2, populationSize: 6 }) });
    for (let i = 0; i < 60; i++) {
      const trial = study.ask();
      const values = zdt1(trial);
      trial.setConstraint("first", values[0] - 0.4);
      study.tell(trial, values);
    }
    const feasible = (id: number): boolean => study.trials[id]!.constraints["first"]! <= 0;
    expect((study.systemAttrs["NSGAIISampler:parent:5"] as number[]).every(feasible)).toBe(true);
    const late = study.trials.slice(30).filter((trial) => feasible(trial.number)).length;
    expect(late).toBeGreaterThan(
      study.trials.slice(0, 6).filter((trial) => feasible(trial.number)).length * 5,
    );
  });
});

describe("NSGAIIISampler", () => {
  test("refuses reference points that do not fit", () => {
    expect(() => new NSGAIIISampler({ dividingParameter: 0 })).toThrow(RangeError);
    expect(() => new NSGAIIISampler({ referencePoints: [] })).toThrow(RangeError);
    expect(() => run(new NSGAIIISampler({ populationSize: 2, referencePoints: [[1, 1, 1]] }), 4)).toThrow(
      RangeError,
    );
  });
});

test("NSGA-II is the default for several objectives in Optuna 4.9's semantics", () => {
  expect(createStudy({ directions, compat: 4 }).sampler.name).toBe("NSGAIISampler");
  expect(createStudy({ compat: 4 }).sampler.name).toBe("TPESampler");
  expect(createStudy({ directions }).sampler.name).toBe("TPESampler");
});
