/**
 * The trials of a study as plots read them: which have a value to show, which keep their constraints, and what is said of
 * one when pointing at it. Source of the rules: Optuna 5.0, `visualization/_utils.py`.
 */
import type { StudyDirection, TrialRecord } from "../tune/index.ts";
import { drawable } from "./finite.ts";
import { cutText, numberText } from "./number-text.ts";

/** A trial as `lib/tune` keeps it; feasible when no constraint is above 0. */
export type StudyTrial = Omit<TrialRecord, "trialId" | "userAttrs" | "systemAttrs"> & {
  readonly constraints?: Readonly<Record<string, number>>;
};

/** What plots of a study are made of. */
export interface StudySource<T extends StudyTrial = StudyTrial> {
  readonly trials: readonly T[];
  readonly directions: readonly StudyDirection[];
  readonly studyName?: string | undefined;
  /** Names of the objectives. */
  readonly metricNames?: readonly string[] | null | undefined;
  /** The number to show instead of the objective's value; needed for several objectives. */
  readonly target?: ((trial: T) => number) | undefined;
  /** Default: the metric's name, else "objective value". */
  readonly targetName?: string | undefined;
  readonly title?: string | undefined;
}

/** A complete trial with its number to show. */
export interface ValuedTrial<T extends StudyTrial = StudyTrial> {
  readonly trial: T;
  readonly value: number;
  readonly feasible: boolean;
}

/**
 * Complete trials whose number can be drawn.
 * @throws RangeError for several objectives without a target; TypeError when the target gives no number.
 */
export function valuedTrials<T extends StudyTrial>(source: StudySource<T>, where: string): ValuedTrial<T>[] {
  const valueOf = targetOf(source, where);
  return source.trials.flatMap((trial) => {
    if (trial.state !== "COMPLETE") return [];
    const value = valueOf(trial);
    return drawable(value) ? [{ trial, value: value + 0, feasible: isFeasible(trial) }] : [];
  });
}

/** What gives a trial's number. @throws RangeError for several objectives without a target. */
export function targetOf<T extends StudyTrial>(source: StudySource<T>, where: string): (trial: T) => number {
  const { target, directions } = source;
  if (target === undefined) {
    if (directions.length > 1)
      throw new RangeError(
        `${where}: a study of ${directions.length} objectives needs a target; got none; pass target: (trial) => trial.values[0]`,
      );
    return (trial) => trial.values?.[0] ?? NaN;
  }
  return (trial) => {
    const value: unknown = target(trial);
    if (typeof value !== "number")
      throw new TypeError(
        `${where}: target gives a number; got ${typeof value} for trial ${trial.number}; return trial.values[0] or another number`,
      );
    return value;
  };
}

/** Name of the number that is shown. */
export function targetNameOf(
  source: Pick<StudySource, "metricNames" | "targetName" | "directions"> & { readonly target?: unknown },
): string {
  const own =
    source.target === undefined && source.directions.length === 1 ? source.metricNames?.[0] : undefined;
  return source.targetName ?? own ?? "objective value";
}

export function isFeasible(trial: StudyTrial): boolean {
  const { constraints } = trial;
  for (const name in constraints) if (!(constraints[name]! <= 0)) return false;
  return true;
}

/** Names of all parameters, sorted; those asked for, when some are. @throws RangeError for one that no trial has. */
export function paramNames(
  trials: readonly ValuedTrial[],
  asked: readonly string[] | undefined,
  where: string,
): string[] {
  const all = new Set<string>();
  for (const { trial } of trials) for (const name in trial.params) all.add(name);
  if (asked === undefined) return [...all].toSorted();
  if (trials.length > 0)
    for (const name of asked)
      if (!all.has(name))
        throw new RangeError(
          `${where}: params are names of parameters; got ${JSON.stringify(name)}; the study has ${[...all].join(", ")}`,
        );
  return trials.length === 0 ? [] : [...new Set(asked)].toSorted();
}

/** The best feasible trial; the first of equals. Null without one. */
export function bestTrial<T extends StudyTrial>(
  trials: readonly ValuedTrial<T>[],
  direction: StudyDirection | null,
): ValuedTrial<T> | null {
  const sign = direction === "maximize" ? -1 : 1;
  let best: ValuedTrial<T> | null = null;
  for (const one of trials)
    if (one.feasible && (best === null || sign * one.value < sign * best.value)) best = one;
  return best;
}

/** The trial in lines: its number, what is shown of it, its parameters. */
export function trialText(trial: StudyTrial, value: string): string {
  const params = Object.entries(trial.params);
  const lines = params
    .slice(0, 10)
    .map(
      ([name, own]) =>
        `${cutText(name, 30)} = ${typeof own === "number" ? numberText(own, 4) : cutText(String(own), 30)}`,
    );
  const more = params.length > 10 ? [`and ${params.length - 10} more`] : [];
  return [`trial ${trial.number}: ${value}`, ...lines, ...more].join("\n");
}

/** The first line of a trial's text with the places of one panel, where there are too many panels for all of it. */
export function briefText(text: string, places: readonly (readonly [string, string])[]): string {
  const first = text.slice(0, (text + "\n").indexOf("\n"));
  return [first, ...places.map(([name, value]) => `${cutText(name, 30)} = ${cutText(value, 30)}`)].join("\n");
}

/** At most `most` of the places 0 … n − 1, evenly, both ends and `kept` ones among them. */
export function evenly(n: number, most: number, kept: readonly number[] = []): number[] {
  if (n <= most) return Array.from({ length: n }, (_, i) => i);
  const chosen = new Set(kept.slice(0, most));
  const rest = Math.max(2, most - chosen.size);
  for (let i = 0; i < rest; i++) chosen.add(Math.round((i * (n - 1)) / (rest - 1)));
  return [...chosen].toSorted((a, b) => a - b);
}

/** What a remark says when not all trials are drawn. */
export function drawnText(drawn: number, all: number): string[] {
  return drawn < all ? [`${drawn} of ${all} trials drawn`] : [];
}

export const NO_TRIAL = "nothing to show: no trial is complete";
