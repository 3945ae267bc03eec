import { expect, test } from "vitest";
import {
  createStudy,
  createTrial,
  GridSampler,
  HyperbandPruner,
  InMemoryStorage,
  type Trial,
} from "../../../../lib/tune/index.ts";
import { smallIntegerSetOrder } from "../../../../lib/tune/samplers/python-set-order.ts";

const grid = { x: [0, 0.5, 1], k: [1, 2], c: ["a", "b"] };
const objective = (trial: Trial): number =>
  trial.suggestFloat("x", 0, 1) +
  trial.suggestInt("k", 1, 2) +
  (trial.suggestCategorical("c", ["a", "b"]) === "a" ? 0 : 1);

test("every point once, then the study ends", async () => {
  const sampler = new GridSampler(grid);
  const study = createStudy({ sampler });
  await study.optimize(objective, { nTrials: 100 });
  expect(study.trials).toHaveLength(12);
  expect(
    new Set(study.trials.map(({ params }) => JSON.stringify([params["x"], params["k"], params["c"]]))).size,
  ).toBe(12);
  expect(sampler.isExhausted(study)).toBe(true);
  expect(study.trials[3]!.systemAttrs).toMatchObject({ grid_id: 3, search_space: grid });
});

test("two workers share a grid; a point left by a dead worker is taken up", async () => {
  const storage = new InMemoryStorage();
  const open = (seed: number) =>
    createStudy({
      storage,
      studyName: "shared",
      loadIfExists: true,
      sampler: new GridSampler(grid, { seed }),
    });
  const [one, two] = [open(5), open(5)];
  one.ask();
  await two.optimize(objective, { nTrials: 5 });
  await one.optimize(objective, { nTrials: 100 });
  const done = one.trials.filter(({ state }) => state === "COMPLETE");
  expect(new Set(done.map(({ systemAttrs }) => systemAttrs["grid_id"])).size).toBe(12);
});

test("with ask and tell the end is quiet; one more trial repeats a point", () => {
  const study = createStudy({ sampler: new GridSampler({ x: [0, 1] }) });
  for (let t = 0; t < 3; t++) {
    const trial = study.ask();
    study.tell(trial, trial.suggestFloat("x", 0, 1));
  }
  expect(
    study.trials
      .map(({ value }) => value)
      .toSorted((a, b) => a! - b!)
      .join(),
  ).toMatch(/^0,(0|1),1$/);
});

test("brackets of a pruner do not hide points", async () => {
  const study = createStudy({
    studyName: "grid",
    sampler: new GridSampler(grid),
    pruner: new HyperbandPruner({ maxResource: 9 }),
  });
  await study.optimize(
    (trial) => {
      const value = objective(trial);
      for (let step = 0; step < 9; step++) trial.report(value, step);
      trial.shouldPrune();
      return value;
    },
    { nTrials: 100 },
  );
  expect(study.trials).toHaveLength(12);
});

test("another grid's trials do not count", async () => {
  const study = createStudy({ sampler: new GridSampler({ x: [0, 0.25] }) });
  await study.optimize((trial) => trial.suggestFloat("x", 0, 1), {});
  study.sampler = new GridSampler({ x: [0.5, 0.75] });
  await study.optimize((trial) => trial.suggestFloat("x", 0, 1), { nTrials: 10 });
  expect(
    study.trials
      .slice(2)
      .map(({ value }) => value)
      .toSorted((a, b) => a! - b!),
  ).toEqual([0.5, 0.75]);
});

test("a parameter that the grid or an enqueued trial lacks is an error", async () => {
  const study = createStudy({ sampler: new GridSampler({ x: [0, 1] }) });
  expect(() => study.ask().suggestFloat("y", 0, 1)).toThrow(/"y" is not in the grid; it has x/);
  study.addTrial(createTrial({ state: "WAITING", systemAttrs: { fixed_params: {} } }));
  expect(() => study.ask().suggestFloat("x", 0, 1)).toThrow(/enqueued must give all/);
  expect(() => new GridSampler({ x: [{} as unknown as number] })).toThrow(TypeError);
  expect(() => new GridSampler({ x: [] })).toThrow(/no values for "x"/);
});

test("a grid without parameters ends at once", async () => {
  const study = createStudy({ sampler: new GridSampler({}) });
  await study.optimize(() => 1, { nTrials: 10 });
  expect(study.trials).toHaveLength(1);
});

test("sets of whole numbers are listed as Python lists them", () => {
  const without = (n: number, ...taken: number[][]) =>
    smallIntegerSetOrder(n, ...taken.map((one) => new Set(one)));
  // list(set(range(20)) - {…} - {…}) in CPython 3.11.
  expect(without(20, [0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 15, 17, 18], [])).toEqual([8, 9, 19, 16]);
  expect(
    without(
      100,
      Array.from({ length: 95 }, (_, i) => i),
      [97],
    ),
  ).toEqual([96, 98, 99, 95]);
  expect(without(12, [3], [4])).toEqual([0, 1, 2, 5, 6, 7, 8, 9, 10, 11]);
});
