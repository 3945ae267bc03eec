/** Studies and trials: Optuna's semantics of ask, tell, optimize, enqueue, states and attributes. */
import { describe, expect, test } from "vitest";
import {
  categorical,
  copyStudy,
  createStudy,
  createTrial,
  defineSpace,
  deleteStudy,
  DuplicatedStudyError,
  FixedTrial,
  float,
  FloatDistribution,
  getAllStudySummaries,
  InMemoryStorage,
  int,
  loadStudy,
  maxTrialsCallback,
  NopPruner,
  NotFoundError,
  RandomSampler,
  Trial,
  TrialPruned,
  UpdateFinishedTrialError,
  type BaseTrial,
} from "../../../lib/tune/index.ts";

const random = () => new RandomSampler({ seed: 1 });
const bowl = (trial: BaseTrial): number => (trial.suggestFloat("x", -5, 5) - 1) ** 2;

describe("making and finding studies", () => {
  test("names are unique, unless the study is to be loaded", () => {
    const storage = new InMemoryStorage();
    createStudy({ storage, studyName: "a" });
    expect(() => createStudy({ storage, studyName: "a" })).toThrow(DuplicatedStudyError);
    expect(createStudy({ storage, studyName: "a", loadIfExists: true }).studyName).toBe("a");
    expect(loadStudy({ storage }).studyName).toBe("a");
    createStudy({ storage, studyName: "b", directions: ["minimize", "maximize"] });
    expect(() => loadStudy({ storage })).toThrow(/it holds 2; give one of: a, b/);
    deleteStudy({ storage, studyName: "a" });
    expect(() => loadStudy({ storage, studyName: "a" })).toThrow(NotFoundError);
    expect(getAllStudySummaries({ storage }).map(({ studyName }) => studyName)).toEqual(["b"]);
  });

  test.each([
    [{ direction: "up" as never }, /a direction is "minimize" or "maximize"; got "up"/],
    [{ directions: [] }, /at least one/],
    [{ direction: "minimize" as const, directions: ["minimize" as const] }, /not both/],
    [{ storage: "redis://x" }, /unknown|kind/],
    [{ compat: 3 as never }, /compat is 5/],
  ])("refused %#", (options, message) => {
    expect(() => createStudy(options)).toThrow(message);
  });

  test("a copy has the attributes and trials, under a new name", async () => {
    const storage = new InMemoryStorage();
    const study = createStudy({ storage, studyName: "from", sampler: random() });
    study.setUserAttr("data", { rows: 3 });
    await study.optimize(bowl, { nTrials: 4 });
    copyStudy({ fromStudyName: "from", fromStorage: storage, toStorage: storage, toStudyName: "to" });
    const copy = loadStudy({ storage, studyName: "to" });
    expect(copy.userAttrs).toEqual({ data: { rows: 3 } });
    expect(copy.trials.map(({ number, values, params }) => ({ number, values, params }))).toEqual(
      study.trials.map(({ number, values, params }) => ({ number, values, params })),
    );
  });
});

describe("ask and tell", () => {
  test("a trial goes from RUNNING to COMPLETE, once", () => {
    const study = createStudy({ sampler: random() });
    const trial = study.ask();
    expect(study.trials[0]!.state).toBe("RUNNING");
    const told = study.tell(trial, bowl(trial));
    expect(told).toMatchObject({ state: "COMPLETE", number: 0 });
    expect(() => study.tell(trial, 1)).toThrow(/trial 0 is COMPLETE/);
    expect(study.tell(trial, 1, { skipIfFinished: true }).value).toBe(told.value);
    expect(() => trial.suggestFloat("y", 0, 1)).toThrow(UpdateFinishedTrialError);
    expect(study.tell(0, 1, { skipIfFinished: true }).number).toBe(0);
    expect(() => study.tell(7, 1)).toThrow(NotFoundError);
  });

  test.each([
    [null, "FAIL"],
    [NaN, "FAIL"],
    ["1" as never, "FAIL"],
    [[1, 2], "FAIL"],
    [Infinity, "COMPLETE"],
    [[3], "COMPLETE"],
  ] as const)("telling %j ends as %s", (value, state) => {
    const study = createStudy({ sampler: random() });
    expect(study.tell(study.ask(), value as number).state).toBe(state);
  });

  test("state and values must go together", () => {
    const study = createStudy({ sampler: random() });
    const trial = study.ask();
    expect(() => study.tell(trial, null, { state: "COMPLETE" })).toThrow(/needs its values/);
    expect(() => study.tell(trial, NaN, { state: "COMPLETE" })).toThrow(/NaN/);
    expect(() => study.tell(trial, 1, { state: "PRUNED" })).toThrow(/takes no values/);
    expect(() => study.tell(trial, 1, { state: "RUNNING" })).toThrow(/ends as COMPLETE, PRUNED or FAIL/);
    trial.report(4, 0);
    trial.report(3, 2);
    trial.report(9, 2);
    expect(study.tell(trial, null, { state: "PRUNED" })).toMatchObject({ state: "PRUNED", values: [3] });
  });

  test("parameters of one trial keep their first value and their kind", () => {
    const study = createStudy({ sampler: random() });
    const trial = study.ask();
    const x = trial.suggestFloat("x", 0, 1);
    expect(trial.suggestFloat("x", 0, 1)).toBe(x);
    expect(trial.suggestFloat("x", 0, 2)).toBe(x);
    expect(() => trial.suggestInt("x", 0, 1)).toThrow(/kind stays the same/);
    study.tell(trial, x);
    const next = study.ask();
    expect(() => next.suggestFloat("x", 0.1, 1, { log: true })).toThrow(/log stays the same/);
    expect(next.suggestFloat("x", 5, 6)).toBeGreaterThanOrEqual(5);
    expect(() => next.suggestFloat("__proto__", 0, 1)).toThrow(/another name/);
  });

  test("a declared space is suggested at once and typed", () => {
    const space = defineSpace({
      rate: float(1e-4, 1, { log: true }),
      depth: int(1, 9),
      kind: categorical(["a", "b"]),
    });
    const study = createStudy({ sampler: random() });
    const trial = study.ask(space);
    const kind: "a" | "b" = trial.params.kind;
    const sum: number = trial.params.rate + trial.params.depth;
    expect(["a", "b"]).toContain(kind);
    expect(sum).toBeGreaterThan(1);
  });

  test("reports are checked", () => {
    const trial = createStudy({ sampler: random() }).ask();
    expect(() => trial.report("1" as never, 0)).toThrow(/value must be a number/);
    expect(() => trial.report(1, -1)).toThrow(/step must be a whole number from 0/);
    expect(() => trial.setConstraint("c", NaN)).toThrow(/NaN/);
    const several = createStudy({ directions: ["minimize", "minimize"], sampler: random() }).ask();
    expect(() => several.report(1, 0)).toThrow(/one objective/);
    expect(() => several.shouldPrune()).toThrow(/one objective/);
  });
});

describe("optimize", () => {
  test("runs so many trials, async too, and knows the best", async () => {
    const study = createStudy({ sampler: random() });
    await study.optimize(bowl, { nTrials: 5 });
    await study.optimize(async (trial) => bowl(trial), { nTrials: 5 });
    expect(study.trials.map(({ number }) => number)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const least = Math.min(...study.trials.map(({ value }) => value!));
    expect(study.bestValue).toBe(least);
    expect(study.bestParams["x"]).toBe(study.bestTrial.params["x"]);
  });

  test("an error fails its trial and ends the study, unless it is caught", async () => {
    const study = createStudy({ sampler: random() });
    const broken = (): number => {
      throw new RangeError("broken");
    };
    await expect(study.optimize(broken, { nTrials: 3 })).rejects.toThrow("broken");
    expect(study.trials.map(({ state }) => state)).toEqual(["FAIL"]);
    await study.optimize(broken, { nTrials: 3, catch: [RangeError] });
    expect(study.trials.length).toBe(4);
    await expect(study.optimize(broken, { nTrials: 3, catch: TypeError })).rejects.toThrow("broken");
  });

  test("a pruned trial keeps its last report as value; NaN and none fail without ending the study", async () => {
    const study = createStudy({ sampler: random(), pruner: new NopPruner() });
    await study.optimize(
      (trial) => {
        if (trial.number === 0) {
          trial.report(3, 0);
          throw new TrialPruned();
        }
        return trial.number === 1 ? NaN : (undefined as never);
      },
      { nTrials: 3 },
    );
    expect(study.trials.map(({ state, values }) => [state, values])).toEqual([
      ["PRUNED", [3]],
      ["FAIL", null],
      ["FAIL", null],
    ]);
    expect(() => study.bestTrial).toThrow(/no trial is complete/);
  });

  test("stop, callbacks, maxTrialsCallback and timeout end it", async () => {
    const study = createStudy({ sampler: random() });
    const seen: number[] = [];
    await study.optimize(bowl, {
      callbacks: [
        (_, trial) => void seen.push(trial.number),
        (own, trial) => {
          if (trial.number === 2) own.stop();
        },
      ],
    });
    expect(seen).toEqual([0, 1, 2]);
    await study.optimize(bowl, { callbacks: [maxTrialsCallback(5)] });
    expect(study.trials.length).toBe(5);
    await study.optimize(bowl, { timeout: 0 });
    expect(study.trials.length).toBe(5);
    expect(() => study.stop()).toThrow(/nothing runs/);
  });

  test("a signal ends it at once: the running trial fails, finished ones stay", async () => {
    const study = createStudy({ sampler: random() });
    const stop = new AbortController();
    const reason = new Error("enough");
    const running = study.optimize(
      (trial) => {
        if (trial.number < 2) return bowl(trial);
        stop.abort(reason);
        return new Promise<number>(() => {});
      },
      { signal: stop.signal },
    );
    await expect(running).rejects.toBe(reason);
    expect(study.trials.map(({ state }) => state)).toEqual(["COMPLETE", "COMPLETE", "FAIL"]);
  });

  test("several at once interleave; numbers stay whole", async () => {
    const study = createStudy({ sampler: random() });
    let most = 0;
    let now = 0;
    await study.optimize(
      async (trial) => {
        most = Math.max(most, ++now);
        await new Promise((resolve) => setImmediate(resolve));
        now--;
        return bowl(trial);
      },
      { nTrials: 12, nJobs: 4 },
    );
    expect(most).toBe(4);
    expect(study.trials.length).toBe(12);
  });

  test.each([
    [{ nTrials: -1 }, /nTrials/],
    [{ nTrials: 1.5 }, /nTrials/],
    [{ timeout: -1 }, /timeout/],
    [{ nTrials: 1, nJobs: 0 }, /nJobs/],
  ])("refused %j", async (options, message) => {
    await expect(createStudy().optimize(bowl, options)).rejects.toThrow(message);
  });

  test("an objective that is none is refused", async () => {
    await expect(createStudy().optimize(3 as never)).rejects.toThrow(/must be a function of a trial/);
  });
});

describe("what goes beside the sampler", () => {
  test("enqueued parameters come first; the rest is sampled; the same is not queued twice", async () => {
    const study = createStudy({ sampler: random() });
    study.enqueueTrial({ x: 1 });
    study.enqueueTrial({ x: 1 }, { skipIfExists: true });
    study.enqueueTrial({ x: 2 }, { userAttrs: { by: "hand" } });
    expect(study.trials.map(({ state }) => state)).toEqual(["WAITING", "WAITING"]);
    await study.optimize((trial) => bowl(trial) + trial.suggestFloat("y", 0, 1), { nTrials: 3 });
    expect(study.trials.map(({ params }) => params["x"])).toEqual([1, 2, expect.any(Number)]);
    expect(study.trials[1]!.userAttrs).toEqual({ by: "hand" });
    expect(study.trials.length).toBe(3);
    expect(() => study.enqueueTrial(3 as never)).toThrow(/parameters by name/);
  });

  test("trials made elsewhere are checked", () => {
    const study = createStudy();
    const x = new FloatDistribution(0, 1);
    study.addTrial(createTrial({ value: 1, params: { x: 0.5 }, distributions: { x } }));
    expect(study.bestParams["x"]).toBe(0.5);
    expect(() => createTrial({ value: 1, params: { x: 2 }, distributions: { x } })).toThrow(
      /lies in its distribution/,
    );
    expect(() => createTrial({ value: 1, params: { x: 2 } })).toThrow(/same names/);
    expect(() => createTrial({})).toThrow(/has values/);
    expect(() => study.addTrial(createTrial({ values: [1, 2] }))).toThrow(/one value for each of the 1/);
  });

  test("constraints: the best trial keeps them", async () => {
    const study = createStudy({ sampler: random() });
    await study.optimize(
      (trial) => {
        trial.setConstraint("c", trial.number === 3 ? 0 : 1);
        return trial.number;
      },
      { nTrials: 5 },
    );
    expect(study.bestTrial.number).toBe(3);
    expect(study.bestTrial.constraints).toEqual({ c: 0 });
  });

  test("a table of trials has the same columns in each row", async () => {
    const study = createStudy({ sampler: random() });
    study.setMetricNames(["loss"]);
    await study.optimize(
      (trial) => {
        trial.setUserAttr("k", trial.number);
        return trial.number === 0 ? bowl(trial) : trial.suggestFloat("z", 0, 1);
      },
      { nTrials: 2 },
    );
    const rows = study.trialsDataframe();
    expect(rows.map((row) => Object.keys(row))).toEqual([
      [
        "number",
        "value_loss",
        "datetimeStart",
        "datetimeComplete",
        "duration",
        "params_x",
        "params_z",
        "userAttrs_k",
        "state",
      ],
      Object.keys(rows[0]!),
    ]);
    expect(rows[0]!["params_z"]).toBeNull();
    expect(() => study.setMetricNames(["a", "b"])).toThrow(/one name for each of the 1/);
  });

  test("records that were handed out never change", () => {
    const study = createStudy({ sampler: random() });
    const trial = study.ask();
    const before = study.trials[0]!;
    trial.suggestFloat("x", 0, 1);
    trial.report(1, 0);
    trial.setUserAttr("a", 1);
    const between = study.trials[0]!;
    trial.suggestFloat("y", 0, 1);
    trial.report(2, 1);
    expect(before.params).toEqual({});
    expect(Object.keys(between.params)).toEqual(["x"]);
    expect(between.intermediateValues).toEqual({ 0: 1 });
    study.tell(trial, 1);
    expect(study.trials[0]).toBe(study.trials[0]);
    expect(between.state).toBe("RUNNING");
  });

  test("fixed and frozen trials run an objective outside of a study", async () => {
    expect(bowl(new FixedTrial({ x: 3 }))).toBe(4);
    expect(() => bowl(new FixedTrial({ y: 3 }))).toThrow(/no value for parameter "x"; it has y/);
    const study = createStudy({ sampler: random() });
    await study.optimize(bowl, { nTrials: 3 });
    expect(bowl(study.bestTrial)).toBe(study.bestValue);
    expect(() => study.bestTrial.setUserAttr()).toThrow(/does not change/);
    expect(study.ask()).toBeInstanceOf(Trial);
  });
});
