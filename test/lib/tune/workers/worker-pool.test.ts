/** Objectives on worker threads: the same trials as here, errors that arrive, threads that die. */
import { describe, expect, test } from "vitest";
import { createStudy, RandomSampler, type Study } from "../../../../lib/tune/index.ts";

const module = new URL("../../../fixtures/objectives/bowl.mjs", import.meta.url);
const study = (seed = 1): Study => createStudy({ sampler: new RandomSampler({ seed }) });

describe("an objective given as a module", () => {
  test("one thread gives the trials that this thread would give", async () => {
    const here = study();
    const { default: bowl } = (await import(module.href)) as { default: (trial: unknown) => number };
    await here.optimize(bowl, { nTrials: 6 });
    const there = study();
    await there.optimize({ module }, { nTrials: 6 });
    expect(there.trials.map(({ params, values, state }) => ({ params, values, state }))).toEqual(
      here.trials.map(({ params, values, state }) => ({ params, values, state })),
    );
    expect(there.trials[0]!.userAttrs).toEqual({ known: "x,kind" });
    expect(there.trials[0]!.intermediateValues[0]).toBe(there.trials[0]!.params["x"]);
  });

  test("several threads run several trials, and this one stays free", async () => {
    const several = study();
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    await several.optimize({ module }, { nTrials: 12, nJobs: 2 });
    clearInterval(timer);
    expect(several.trials.map(({ state }) => state)).toEqual(
      several.trials.map(() => expect.stringMatching(/^(COMPLETE|PRUNED)$/)),
    );
    expect(several.trials.length).toBe(12);
    expect(ticks).toBeGreaterThan(3);
  });

  test("an objective can be made from data", async () => {
    const made = study();
    await made.optimize({ module, exportName: "made", data: { scale: 10 } }, { nTrials: 3 });
    expect(made.trials.every(({ values }) => [10, 20, 30].includes(values![0]!))).toBe(true);
  });

  test("errors of the objective arrive with their kind, also those of the trial", async () => {
    const one = study();
    await expect(one.optimize({ module, exportName: "broken" }, { nTrials: 2 })).rejects.toThrow(RangeError);
    expect(one.trials.map(({ state }) => state)).toEqual(["FAIL"]);
    await one.optimize({ module, exportName: "broken" }, { nTrials: 2, catch: RangeError });
    expect(one.trials.length).toBe(3);
    await expect(one.optimize({ module, exportName: "wrongRange" }, { nTrials: 1 })).rejects.toThrow(
      /swap them/,
    );
  });

  test("a thread that dies loses its own trial only", async () => {
    const dying = study();
    await dying.optimize({ module, exportName: "dying" }, { nTrials: 7, nJobs: 2 });
    expect(dying.trials.map(({ state }) => state)).toEqual([
      "COMPLETE",
      "FAIL",
      "COMPLETE",
      "COMPLETE",
      "FAIL",
      "COMPLETE",
      "COMPLETE",
    ]);
    expect(dying.trials[1]!.systemAttrs["assay:fail_reason"]).toMatch(/worker thread ended with code 7/);
  });

  test("when every thread dies the study gives up and says why", async () => {
    await expect(study().optimize({ module, exportName: "killer" }, { nTrials: 50 })).rejects.toThrow(
      /worker thread ended with code 3/,
    );
  });

  test("a signal ends threads that are stuck", async () => {
    const stuck = study();
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error("enough")), 100);
    await expect(
      stuck.optimize({ module, exportName: "endless" }, { nTrials: 4, nJobs: 2, signal: stop.signal }),
    ).rejects.toThrow("enough");
    expect(stuck.trials.map(({ state }) => state)).toEqual(["FAIL", "FAIL"]);
  });

  test.each([
    ["text", /must export a function of a trial as "text"; it exports/],
    ["missing", /as "missing"/],
  ])("export %s is refused", async (exportName, message) => {
    await expect(study().optimize({ module, exportName }, { nTrials: 1 })).rejects.toThrow(message);
  });

  test("a module that is not there is told", async () => {
    await expect(study().optimize({ module: "nowhere.mjs" }, { nTrials: 1 })).rejects.toThrow(/nowhere\.mjs/);
  });
});
