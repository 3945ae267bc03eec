/**
 * A parameter as an axis: its values over trials, its kind (numbers, logarithms, categories) and its ends, a twentieth wider
 * than what was tried. Source: Optuna 5.0, `visualization/_contour.py`.
 */
import { numberText } from "./number-text.ts";
import type { PanelAxis } from "./panel-grid.ts";
import type { StudyTrial } from "./study-trials.ts";

type Value = number | string;

export interface ParamAxis {
  readonly name: string;
  readonly isLog: boolean;
  readonly isCategory: boolean;
  /** All values are whole numbers. */
  readonly whole: boolean;
  /** For categories, of their places 0, 1, 2 … */
  readonly range: readonly [number, number];
  /** By trial; categories as text; null where the trial lacks the parameter. */
  readonly values: readonly (Value | null)[];
  /** What was tried, in rising order. */
  readonly unique: readonly Value[];
}

const PADDING = 0.05;

/** Categories that are all numbers count as numbers. O(n log n). */
export function paramAxis(trials: readonly StudyTrial[], name: string): ParamAxis {
  const numeric = isNumeric(trials, name);
  const isLog = isLogScale(trials, name);
  const values = trials.map(({ params }): Value | null => {
    const value = params[name];
    if (value === undefined) return null;
    return numeric && typeof value === "number" ? value + 0 : String(value);
  });
  const unique = [...new Set(values.filter((value) => value !== null))];
  if (numeric) (unique as number[]).sort((a, b) => a - b);
  else (unique as string[]).sort(byText);
  return {
    name,
    isLog,
    isCategory: !numeric,
    whole: numeric && unique.every((value) => Number.isInteger(value)),
    range: rangeOf(unique, numeric, isLog),
    values,
    unique,
  };
}

/** Whether the parameter is drawn over its logarithm. */
export function isLogScale(trials: readonly StudyTrial[], name: string): boolean {
  const distribution = distributionOf(trials, name);
  return distribution !== undefined && "log" in distribution && distribution.log;
}

/** Whether all its values are numbers. */
export function isNumeric(trials: readonly StudyTrial[], name: string): boolean {
  const distribution = distributionOf(trials, name);
  if (distribution === undefined)
    return trials.every(({ params }) => !(name in params) || typeof params[name] === "number");
  return !("choices" in distribution) || distribution.choices.every((choice) => typeof choice === "number");
}

export function distributionOf(
  trials: readonly StudyTrial[],
  name: string,
): StudyTrial["distributions"][string] | undefined {
  for (const { params, distributions } of trials) if (name in params) return distributions[name];
  return undefined;
}

/** The axis of a panel. */
export function panelAxis(axis: ParamAxis): PanelAxis {
  const { name, isLog, isCategory, whole, unique } = axis;
  const [lo, hi] = axis.range;
  const range = isCategory
    ? ([-0.5, unique.length - 0.5] as const)
    : lo < hi
      ? axis.range
      : isLog
        ? ([lo / 2, lo * 2] as const)
        : ([lo - 0.5, hi + 0.5] as const);
  return {
    title: name,
    kind: isCategory ? "category" : isLog ? "log" : "linear",
    range,
    whole,
    ...(isCategory && { labels: unique.map(String) }),
  };
}

/** Where a trial stands on the axis of its panel; null without the parameter. */
export function placesOf(axis: ParamAxis): (number | null)[] {
  if (!axis.isCategory) return axis.values as (number | null)[];
  const place = new Map(axis.unique.map((value, i) => [value, i]));
  return axis.values.map((value) => (value === null ? null : place.get(value)!));
}

export function paramText(value: Value | null): string {
  return typeof value === "number" ? numberText(value, 4) : (value ?? "none");
}

function rangeOf(unique: readonly Value[], numeric: boolean, isLog: boolean): readonly [number, number] {
  if (unique.length === 0) return [0, 1];
  if (!numeric) return [-(unique.length - 1) * PADDING || 0, (unique.length - 1) * (1 + PADDING)];
  const [lo, hi] = [unique[0] as number, unique.at(-1) as number];
  if (!isLog) return [lo - (hi - lo) * PADDING, hi + (hi - lo) * PADDING];
  const [a, b] = [Math.log10(lo), Math.log10(hi)];
  return [10 ** (a - (b - a) * PADDING), 10 ** (b + (b - a) * PADDING)];
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
