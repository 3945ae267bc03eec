import { expect, test } from "vitest";
import { BruteForceSampler, createStudy, type Trial } from "../../../../lib/tune/index.ts";

function conditional(trial: Trial): number {
  const kind = trial.suggestCategorical("kind", ["float", "int"]);
  if (kind === "float") return trial.suggestFloat("x", 1, 3, { step: 0.5 });
  const a = trial.suggestInt("a", 1, 3);
  return a + trial.suggestInt(`b${a}`, a, 3);
}

test("every combination of a conditional space once, then the study ends", async () => {
  const study = createStudy({ sampler: new BruteForceSampler({ seed: 3 }) });
  await study.optimize(conditional, { nTrials: 100 });
  expect(study.trials).toHaveLength(5 + 6);
  expect(new Set(study.trials.map(({ params }) => JSON.stringify(params))).size).toBe(11);
});

test("without a seed too", async () => {
  const study = createStudy({ sampler: new BruteForceSampler() });
  await study.optimize(conditional, { nTrials: 100 });
  expect(study.trials).toHaveLength(11);
});

test("several trials at once try nothing twice but at the end, and leave nothing", async () => {
  for (const avoidPrematureStop of [false, true]) {
    const study = createStudy({ sampler: new BruteForceSampler({ seed: 1, avoidPrematureStop }) });
    const wait = () => new Promise<void>((resolve) => setImmediate(resolve));
    await study.optimize(
      async (trial) => {
        const value = conditional(trial);
        await wait();
        return value;
      },
      { nTrials: 60, nJobs: 3 },
    );
    const tried = new Set(study.trials.map(({ params }) => JSON.stringify(params)));
    expect(tried.size).toBe(11);
  }
});

test.each([
  [false, "q0.5 q0.75 q0 q0.25 p q1 p1,2 p1,3 p0 p p1,1 p2 q0.25 p2 q"],
  [true, "q0.5 q0.75 q0 q0.25 p q1 q1 q1 q1 q p2 p1,3 p0 p1,1 p p1,2 p1,2 p1,2 p1,2 p"],
])("while others run, as Optuna (avoidPrematureStop %s)", (avoidPrematureStop, expected) => {
  const study = createStudy({ sampler: new BruteForceSampler({ seed: 4, avoidPrematureStop }) });
  const rows: string[] = [];
  const kindOf = (trial: Trial): string => trial.suggestCategorical("kind", ["p", "q"]);
  while (rows.length < expected.split(" ").length) {
    // Four run to their end together; a fifth never comes further than its first parameter.
    const running = Array.from({ length: 4 }, () => {
      const trial = study.ask();
      if (kindOf(trial) === "q") rows.push(`q${trial.suggestFloat("x", 0, 1, { step: 0.25 })}`);
      else {
        const a = trial.suggestInt("a", 0, 2);
        rows.push(a === 1 ? `p1,${trial.suggestInt("b", 1, 3)}` : `p${a}`);
      }
      return trial;
    });
    rows.push(kindOf(study.ask()));
    for (const trial of running) study.tell(trial, 0);
  }
  expect(rows.join(" ")).toBe(expected);
});

test("a float without a step has no end", () => {
  const study = createStudy({ sampler: new BruteForceSampler() });
  expect(() => study.ask().suggestFloat("x", 0, 1)).toThrow(/needs a step/);
});

test("ranges that change after the same values are an error", () => {
  const study = createStudy({ sampler: new BruteForceSampler({ seed: 0 }) });
  study.tell(tried(0), 0);
  expect(() => tried(1)).toThrow(/must follow from the parameters before it/);
  expect(() => study.ask().suggestInt("b", 0, 3)).toThrow(/next parameter/);

  function tried(more: number): Trial {
    const trial = study.ask();
    trial.suggestInt("a", 0, 2 + more);
    return trial;
  }
});

test("an objective without parameters is tried once", async () => {
  const study = createStudy({ sampler: new BruteForceSampler() });
  await study.optimize(() => 1, { nTrials: 10 });
  expect(study.trials).toHaveLength(1);
});
