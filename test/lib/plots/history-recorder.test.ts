import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  historyRecorder,
  optimizationHistoryInfo,
  optimizationHistorySvg,
  type StudyTrial,
} from "../../../lib/plots/index.ts";

const trial = (number: number, value: number | null, infeasible = false): StudyTrial => ({
  number,
  state: value === null ? "FAIL" : "COMPLETE",
  values: value === null ? null : [value],
  params: {},
  distributions: {},
  intermediateValues: {},
  datetimeStart: null,
  datetimeComplete: null,
  ...(infeasible && { constraints: { c: 1 } }),
});

const trials = fc.array(
  fc.record({ value: fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true })), infeasible: fc.boolean() }),
  { minLength: 1, maxLength: 200, size: "max" },
);

describe("historyRecorder", () => {
  it("keeps the best, and its line, whatever it leaves out", () => {
    fc.assert(
      fc.property(trials, fc.constantFrom("minimize", "maximize"), (list, direction) => {
        const all = list.map(({ value, infeasible }, i) => trial(i, value, infeasible));
        const recorder = historyRecorder({ direction, most: 20 });
        for (const one of all) recorder.add(one);
        const info = recorder.info();
        const whole = optimizationHistoryInfo({ trials: all, directions: [direction] });
        expect(info.series.length).toBe(whole.series.length);
        const [ours, theirs] = [info.series[0], whole.series[0]];
        if (ours === undefined || theirs === undefined) return;
        expect(ours.numbers.length).toBeLessThanOrEqual(20);
        expect(ours.trials).toBe(all.length);
        expect(info.incomplete).toBe(whole.incomplete);
        expect(ours.bestTrial?.number).toBe(theirs.bestTrial?.number);
        expect(ours.best!.at(-1)).toBe(theirs.best!.at(-1));
      }),
    );
  });

  it("holds what the whole history does while trials are few", () => {
    const all = [3, null, 1, 2, 0.5].map((value, i) => trial(i, value, i === 4));
    const recorder = historyRecorder({ direction: "minimize" });
    for (const one of all) recorder.add(one);
    const [series] = recorder.info().series;
    expect(series).toMatchObject({ numbers: [0, 2, 3, 4], values: [3, 1, 2, 0.5], best: [3, 1, 1, 1] });
    expect(series!.states).toEqual(["feasible", "feasible", "feasible", "infeasible"]);
  });

  it("stays small for many thousands of trials", () => {
    const recorder = historyRecorder({ direction: "minimize" });
    for (let i = 0; i < 20_000; i++) recorder.add(trial(i, (i * 0.618) % 1));
    expect(recorder.info().series[0]!.numbers.length).toBeLessThanOrEqual(300);
    expect(optimizationHistorySvg(recorder.info()).length).toBeLessThan(12_000);
    expect(optimizationHistorySvg(recorder.info())).toContain("20000 trials drawn");
  });

  it("wants room for twenty points", () => {
    expect(() => historyRecorder({ direction: "minimize", most: 3 })).toThrow(/at least 20; got 3/);
  });
});
