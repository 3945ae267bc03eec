import { describe, expect, test } from "vitest";
import {
  createStudy,
  float,
  InMemoryStorage,
  loadStudy,
  QMCSampler,
  type Trial,
} from "../../../../../lib/tune/index.ts";

const quiet = { warnIndependentSampling: false } as const;

describe("QMCSampler", () => {
  test("names a sequence in the study as Python's Optuna does", async () => {
    const study = createStudy({ sampler: new QMCSampler(quiet) });
    await study.optimize(
      (trial) => {
        trial.suggestFloat("b", -1, 1e-5);
        trial.suggestInt("a", 1, 64, { log: true });
        trial.suggestFloat("s", 0, 2, { step: 0.5 });
        trial.suggestFloat("L", 1e-7, 1e20, { log: true });
        trial.suggestCategorical("k", ["it's", 'say "no"', "a\\b\n", true, null, 2, 0.5, 1e-7]);
        trial.suggestCategorical("one", ["x", "y"]);
        return 0;
      },
      { nTrials: 3 },
    );
    expect(study.systemAttrs).toEqual({
      "qmc:18689ded976d8c752f6f92536e23f7495f59a93a1a011215e8c8d28ed4422b23": 1,
    });
  });

  test("two workers draw from one sequence", () => {
    const storage = new InMemoryStorage();
    const make = () => new QMCSampler({ ...quiet, scramble: true, seed: 3 });
    const point = (trial: Trial) => [trial.suggestFloat("x", 0, 1), trial.suggestFloat("y", 0, 1)].join();
    const alone = createStudy({ sampler: make() });
    const one = createStudy({ sampler: make(), storage, studyName: "shared" });
    const other = loadStudy({ sampler: make(), storage, studyName: "shared" });
    const expected: string[] = [];
    const found: string[] = [];
    for (let i = 0; i < 9; i++) {
      const trial = alone.ask();
      expected.push(point(trial));
      alone.tell(trial, 0);
      const worker = i % 2 === 0 ? one : other;
      const shared = worker.ask();
      found.push(point(shared));
      worker.tell(shared, 0);
    }
    expect(found).toEqual(expected);
    expect(new Set(found).size).toBe(9);
  });

  test("keeps its sequence when reseeded", () => {
    const draw = (reseed: boolean): number => {
      const sampler = new QMCSampler({ ...quiet, scramble: true, seed: 9 });
      const study = createStudy({ sampler });
      study.tell(study.ask({ x: float(0, 1) }), 0);
      if (reseed) sampler.reseedRng();
      return study.ask().suggestFloat("x", 0, 1);
    };
    expect(draw(true)).toBe(draw(false));
  });

  test("refuses what is no sequence and no seed", () => {
    expect(() => new QMCSampler({ qmcType: "faure" as "sobol" })).toThrow(/"sobol" or "halton"; got "faure"/);
    expect(() => new QMCSampler({ seed: -1 })).toThrow(/whole number from 0/);
  });
});
