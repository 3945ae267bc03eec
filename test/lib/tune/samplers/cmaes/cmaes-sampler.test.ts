import { describe, expect, test } from "vitest";
import {
  CmaEsSampler,
  type CmaEsSamplerOptions,
  createStudy,
  InMemoryStorage,
  loadStudy,
  RandomSampler,
  type Sampler,
  type Trial,
} from "../../../../../lib/tune/index.ts";

const quiet = { warnIndependentSampling: false } as const;

function bowl(trial: Trial): number {
  let sum = 0;
  for (let i = 0; i < 5; i++) sum += (i + 1) * (trial.suggestFloat(`x${i}`, -5, 5) - i / 2) ** 2;
  return sum;
}

async function best(sampler: Sampler, nTrials = 150): Promise<number> {
  const study = createStudy({ sampler });
  await study.optimize(bowl, { nTrials });
  return study.bestValue;
}

describe("CmaEsSampler", () => {
  test("beats random search on a bowl, whatever the seed and the variant", async () => {
    const variants: readonly CmaEsSamplerOptions[] = [
      {},
      { useSeparableCma: true },
      { withMargin: true },
      { restartStrategy: "ipop" },
    ];
    for (const seed of [1, 2, 3]) {
      const random = await best(new RandomSampler({ seed }));
      for (const options of variants)
        expect(await best(new CmaEsSampler({ ...options, seed }))).toBeLessThan(random / 2);
    }
  });

  test("maximizes what it is told to maximize", async () => {
    const study = createStudy({ direction: "maximize", sampler: new CmaEsSampler({ seed: 1 }) });
    await study.optimize((trial) => -bowl(trial), { nTrials: 150 });
    expect(-study.bestValue).toBe(await best(new CmaEsSampler({ seed: 1 })));
  });

  test.each<CmaEsSamplerOptions>([{}, { useSeparableCma: true }, { withMargin: true }, { lrAdapt: true }])(
    "another worker goes on from the study: %o",
    async (options) => {
      const storage = new InMemoryStorage();
      const study = createStudy({
        storage,
        studyName: "s",
        sampler: new CmaEsSampler({ ...options, seed: 0 }),
      });
      for (let i = 0; i < 120; i++) {
        const worker = loadStudy({
          storage,
          studyName: "s",
          sampler: new CmaEsSampler({ ...options, ...quiet, seed: i }),
        });
        await worker.optimize(bowl, { nTrials: 1 });
      }
      const last = study.trials.at(-1)!.systemAttrs;
      const generation = Object.entries(last).find(([key]) => key.endsWith(":generation"))![1];
      // The first trial is random; the rest make 14 generations of 8, of which the last trial sees 14.
      expect(generation).toBe(14);
      expect(study.bestValue).toBeLessThan(await best(new RandomSampler({ seed: 0 }), 120));
    },
  );

  test("keeps its state as JSON under its own name, with Optuna's generation beside it", async () => {
    const study = createStudy({ sampler: new CmaEsSampler({ seed: 1 }) });
    await study.optimize(bowl, { nTrials: 10 });
    const { systemAttrs } = study.trials[9]!;
    expect(Object.keys(systemAttrs).sort()).toEqual(["cma:generation", "cma:state"]);
    expect(JSON.parse(JSON.stringify(systemAttrs["cma:state"]))).toEqual(systemAttrs["cma:state"]);
  });

  test("starts anew where Python has left its pickle", async () => {
    const study = createStudy({ sampler: new CmaEsSampler({ seed: 1 }) });
    await study.optimize(
      (trial) => {
        study.storage.setTrialSystemAttr(trial.trialId, "cma:optimizer:0", "80049500");
        return bowl(trial);
      },
      { nTrials: 10 },
    );
    expect(study.trials[8]!.systemAttrs["cma:generation"]).toBe(0);
    expect(study.trials[9]!.systemAttrs["cma:generation"]).toBe(1);
  });

  test("a trial that told the optimizer and then failed is told again by the next", async () => {
    const study = createStudy({ sampler: new CmaEsSampler({ seed: 1 }) });
    await study.optimize(
      (trial) => {
        const value = bowl(trial);
        if (trial.number === 9) throw new RangeError("by intent");
        return value;
      },
      { nTrials: 11, catch: RangeError },
    );
    const [failed, next] = study.trials.slice(-2);
    expect(failed!.state).toBe("FAIL");
    expect(next!.systemAttrs["cma:state"]).toEqual(failed!.systemAttrs["cma:state"]);
  });

  test("restarts with a larger population once values no longer differ", async () => {
    for (const restartStrategy of ["ipop", "bipop"] as const) {
      const study = createStudy({ sampler: new CmaEsSampler({ seed: 1, restartStrategy }) });
      await study.optimize(
        (trial) => {
          trial.suggestFloat("x", 0, 1);
          trial.suggestFloat("y", 0, 1);
          return 0;
        },
        { nTrials: 400 },
      );
      const sizes = study.trials.map((trial) => trial.systemAttrs[`cma:${restartStrategy}:popsize`]);
      expect(sizes[1]).toBe(6);
      expect(sizes[200]).toBe(12);
      expect(sizes[399] === 24).toBe(restartStrategy === "ipop");
    }
  });

  test("leaves categories and single values to others", async () => {
    const study = createStudy({ sampler: new CmaEsSampler({ seed: 1, ...quiet }) });
    await study.optimize(
      (trial) =>
        trial.suggestFloat("x", 0, 1) +
        trial.suggestInt("one", 3, 3) +
        (trial.suggestCategorical("kind", ["a", "b"]) === "a" ? 1 : 0),
      { nTrials: 30 },
    );
    expect(new Set(study.trials.map((trial) => trial.params["kind"]))).toEqual(new Set(["a", "b"]));
    expect(study.bestValue).toBeLessThan(3.1);
  });

  test("refuses several objectives", () => {
    const study = createStudy({ directions: ["minimize", "minimize"], sampler: new CmaEsSampler() });
    expect(() => study.ask().suggestFloat("x", 0, 1)).toThrow(/one objective; the study has 2/);
  });

  test.each<[CmaEsSamplerOptions, RegExp]>([
    [{ useSeparableCma: true, withMargin: true }, /do not go together/],
    [{ lrAdapt: true, withMargin: true }, /neither useSeparableCma nor withMargin/],
    [{ sourceTrials: [], x0: {} }, /sourceTrials give the start/],
    [{ sourceTrials: [], useSeparableCma: true }, /sourceTrials give a covariance/],
    [{ restartStrategy: "again" as "ipop" }, /"ipop", "bipop" or null; got "again"/],
    [{ incPopsize: 0 }, /whole number from 1; got 0/],
  ])("refuses %o", (options, message) => {
    expect(() => new CmaEsSampler(options)).toThrow(message);
  });

  test.each<[CmaEsSamplerOptions, RegExp]>([
    [{ sigma0: NaN }, /sigma0 must be above 0/],
    [{ popsize: 1 }, /popsize must be a whole number from 2; got 1/],
    [{ x0: { x0: 0 } }, /x0 must hold every parameter; "x1" is missing/],
    [{ x0: { x0: 0, x1: 0, x2: 0, x3: 0, x4: 9 } }, /x0 must lie within/],
    [{ sourceTrials: [] }, /at least 10 trials of the same search space; got 0/],
  ])("refuses at the first draw %o", async (options, message) => {
    const study = createStudy({ sampler: new CmaEsSampler(options) });
    await expect(study.optimize(bowl, { nTrials: 2 })).rejects.toThrow(message);
  });
});
