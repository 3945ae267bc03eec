/**
 * Optimization history while a study runs: trials are put in as they end, and the Info of at most a few hundred of them comes
 * out, small enough to be drawn several times a second. O(1) for a trial, O(points) for an Info, whatever the number of trials.
 */
import type { StudyDirection } from "../tune/index.ts";
import { drawable } from "./finite.ts";
import type { HistoryState, OptimizationHistoryInfo } from "./optimization-history.ts";
import { isFeasible, type StudyTrial } from "./study-trials.ts";

export interface HistoryRecorder {
  /** A trial that has ended. Trials of several objectives count with their first value. */
  add(trial: StudyTrial): void;
  /** What has come in so far. */
  info(): OptimizationHistoryInfo;
}

export interface HistoryRecorderOptions {
  readonly direction: StudyDirection;
  /** Default "objective value". */
  readonly targetName?: string | undefined;
  readonly title?: string | undefined;
  /** Points kept, at least 20; default 300. The best of neighbours stays. */
  readonly most?: number | undefined;
}

/** @throws RangeError when `most` is less than 20. */
export function historyRecorder(options: HistoryRecorderOptions): HistoryRecorder {
  const { direction, most = 300 } = options;
  if (!(most >= 20))
    throw new RangeError(`historyRecorder: most is at least 20; got ${most}; leave it out for 300`);
  const sign = direction === "maximize" ? -1 : 1;
  let points: Point[] = [];
  /** How many trials share a point; doubles when there are too many points. */
  let per = 1;
  let pending = 0;
  let incomplete = 0;
  let best: Point | null = null;
  let trials = 0;
  const better = (a: Point, b: Point): Point =>
    a.state === b.state ? (sign * b.value < sign * a.value ? b : a) : a.state === "feasible" ? a : b;
  return {
    add: (trial) => {
      trials++;
      const value = trial.values?.[0] ?? NaN;
      if (trial.state !== "COMPLETE" || !drawable(value)) {
        incomplete++;
        return;
      }
      const state = isFeasible(trial) ? "feasible" : "infeasible";
      const point: Point = { number: trial.number, value: value + 0, state };
      if (state === "feasible" && (best === null || sign * value < sign * best.value)) best = point;
      if (pending > 0 && pending < per) {
        points[points.length - 1] = better(points.at(-1)!, point);
        pending++;
      } else {
        points.push(point);
        pending = 1;
      }
      if (points.length <= most) return;
      points = points.flatMap((one, i) =>
        i % 2 === 1 ? [] : [i + 1 < points.length ? better(one, points[i + 1]!) : one],
      );
      per *= 2;
      pending = per;
    },
    info: () => {
      let line: number | null = null;
      const bests = points.map(({ value, state }) => {
        if (state === "feasible" && (line === null || sign * value < sign * line)) line = value;
        return line;
      });
      return {
        title: options.title ?? "Optimization history",
        targetName: options.targetName ?? "objective value",
        errorBar: false,
        direction,
        incomplete,
        series:
          points.length === 0
            ? []
            : [
                {
                  name: options.targetName ?? "objective value",
                  trials,
                  numbers: points.map(({ number }) => number),
                  values: points.map(({ value }) => value),
                  states: points.map(({ state }) => state),
                  best: bests,
                  sd: null,
                  bestSd: null,
                  bestTrial: best && { number: best.number, value: best.value, text: `trial ${best.number}` },
                  texts: null,
                },
              ],
      };
    },
  };
}

interface Point {
  readonly number: number;
  readonly value: number;
  readonly state: HistoryState;
}
