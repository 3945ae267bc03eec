import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  contourParamsFigure,
  contourParamsInfo,
  edfInfo,
  optimizationHistoryInfo,
  parallelCoordinateInfo,
  rankParamsInfo,
  trialTimelineInfo,
  type StudySource,
  type StudyTrial,
} from "../../../lib/plots/index.ts";

const at = (second: number): Date => new Date(Date.UTC(2026, 0, 1) + second * 1000);

const trial = (number: number, value: number, more: Partial<StudyTrial> = {}): StudyTrial => ({
  number,
  state: "COMPLETE",
  values: [value],
  params: { x: value, y: number },
  distributions: {},
  intermediateValues: {},
  datetimeStart: at(number),
  datetimeComplete: at(number + 1),
  ...more,
});

const source = (values: readonly number[]): StudySource => ({
  trials: values.map((value, i) => trial(i, value)),
  directions: ["minimize"],
});

const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 60 });

describe("what plots of studies hold", () => {
  it("gives equal values the mean of their ranks", () => {
    expect(rankParamsInfo(source([5, 1, 1, 9, 5, 5])).ranks).toEqual([0.6, 0.1, 0.1, 1, 0.6, 0.6]);
    fc.assert(
      fc.property(values, (list) => {
        const { ranks, quartiles } = rankParamsInfo(source(list));
        expect(ranks.reduce((sum, rank) => sum + rank, 0)).toBeCloseTo(list.length / 2, 9);
        list.forEach((a, i) => list.forEach((b, j) => expect(a < b).toBe(ranks[i]! < ranks[j]!)));
        expect(quartiles).toEqual(quartiles.toSorted((a, b) => a - b));
      }),
    );
  });

  it("lets the best so far only get better", () => {
    fc.assert(
      fc.property(values, fc.constantFrom("minimize" as const, "maximize" as const), (list, direction) => {
        const { series } = optimizationHistoryInfo({ ...source(list), directions: [direction] });
        const sign = direction === "minimize" ? 1 : -1;
        const best = series[0]!.best as number[];
        best.forEach((value, i) => {
          expect(value).toBe(sign * Math.min(...list.slice(0, i + 1).map((own) => sign * own)) + 0);
        });
        expect(series[0]!.bestTrial!.number).toBe(list.indexOf(best.at(-1)!));
      }),
    );
  });

  it("rises from the first value to all of them", () => {
    fc.assert(
      fc.property(values, (list) => {
        const { x, lines } = edfInfo(source(list));
        expect([x[0], x.at(-1)]).toEqual([Math.min(...list), Math.max(...list)]);
        expect(lines[0]!.y).toEqual(lines[0]!.y!.toSorted((a, b) => a - b));
        expect(lines[0]!.y!.at(-1)).toBe(1);
      }),
    );
  });

  it("leaves ground empty where no trial is near", () => {
    const info = contourParamsInfo(source([0, 1, 2, 3, 100]));
    const ground = contourParamsFigure(info).data.find(({ type }) => type === "heatmap")!;
    const cells = (ground["z"] as (number | null)[][]).flat();
    expect(cells.some((cell) => cell === null)).toBe(true);
    expect(cells.every((cell) => cell === null || (cell >= 0 && cell <= 1))).toBe(true);
  });

  it("stands below the axis without the parameter", () => {
    const trials = [trial(0, 1), trial(1, 2, { params: { x: 4 } }), trial(2, 3, { params: { x: 4, y: 8 } })];
    const [, y] = parallelCoordinateInfo({ trials, directions: ["minimize"] }).params;
    expect(y).toMatchObject({ label: "y", hasMissing: true, ticks: { 0: { text: "none" } } });
    expect(y!.values[1]).toBe(y!.range[0]);
    expect((0 - y!.range[0]) / (y!.range[1] - y!.range[0])).toBeCloseTo(0.12, 12);
    expect(
      parallelCoordinateInfo({ trials, directions: ["minimize"] }, { skipMissing: true }).numbers,
    ).toEqual([0, 2]);
  });

  it("lets running trials reach to now, unless their worker must be dead", () => {
    const done = trial(0, 1);
    const running = trial(1, 1, { state: "RUNNING", values: null, datetimeComplete: null });
    const end = (now: number): number =>
      trialTimelineInfo({ trials: [done, running], now: at(now).getTime() }).bars[1]!.end;
    expect(end(4)).toBe(at(5).getTime());
    expect(end(900)).toBe(at(2).getTime());
    expect(trialTimelineInfo({ trials: [done, running], now: at(4).getTime() }).abreast).toBe(1);
  });
});
