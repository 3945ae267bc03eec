/**
 * An axis of parallel coordinates: a value for each trial, its ends and its ticks; trials that lack the parameter stand below the
 * least value, an eighth of the axis apart. Source: Optuna 5.0, `visualization/_parallel_coordinate.py`. O(trials).
 */
import { numberText } from "./number-text.ts";
import { distributionOf, isLogScale, isNumeric } from "./param-axis.ts";
import type { StudyTrial } from "./study-trials.ts";

export interface ParallelAxis {
  readonly label: string;
  /** By trial: logarithms to base 10 of a log axis, places of categories, the lower end where missing. */
  readonly values: readonly number[];
  readonly range: readonly [number, number];
  readonly isLog: boolean;
  readonly isCategory: boolean;
  readonly whole: boolean;
  readonly hasMissing: boolean;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

/** An axis of plain numbers, as of an objective. */
export function numberAxis(name: string, values: readonly number[]): ParallelAxis {
  const lo = values.reduce((a, b) => Math.min(a, b), Infinity);
  const hi = values.reduce((a, b) => Math.max(a, b), -Infinity);
  return {
    label: name,
    values,
    range: values.length === 0 ? [0, 0] : [lo, hi],
    isLog: false,
    isCategory: false,
    whole: values.every((value) => Number.isInteger(value)),
    hasMissing: false,
    ticks: values.length === 0 ? [] : evenTicks(lo, hi),
  };
}

const MISSING = "none";

/** The axis of a parameter. */
export function paramAxisOf(trials: readonly StudyTrial[], name: string): ParallelAxis {
  const own = trials.map(({ params }) => params[name]);
  const known = own.filter((value) => value !== undefined);
  const hasMissing = known.length < own.length;
  const distribution = distributionOf(trials, name);
  const numeric = isNumeric(trials, name);
  if (!numeric || (distribution !== undefined && "choices" in distribution)) {
    // Categories stand in the order in which they came, numbers in their own.
    const order = [...new Set(known)];
    if (numeric) (order as number[]).sort((a, b) => a - b);
    const offset = hasMissing ? 1 : 0;
    const place = new Map(order.map((value, i) => [value, i + offset]));
    const texts = order.map((value) =>
      hasMissing && String(value) === MISSING ? `${MISSING} (value)` : String(value),
    );
    const values = own.map((value) => (value === undefined ? 0 : place.get(value)!));
    return {
      label: name,
      values,
      range: [
        values.reduce((a, b) => Math.min(a, b), Infinity),
        values.reduce((a, b) => Math.max(a, b), -Infinity),
      ],
      isLog: false,
      isCategory: true,
      whole: true,
      hasMissing,
      ticks: [...(hasMissing ? [MISSING] : []), ...texts].map((text, value) => ({ value, text })),
    };
  }
  const isLog = isLogScale(trials, name);
  const numbers = (known as number[]).map((value) => (isLog ? Math.log10(value) : value));
  const lo = numbers.reduce((a, b) => Math.min(a, b), Infinity);
  const hi = numbers.reduce((a, b) => Math.max(a, b), -Infinity);
  const missing = lo === hi ? lo - 1 : lo - ((hi - lo) * 0.12) / 0.88;
  const ticks = isLog ? powerTicks(lo, hi) : evenTicks(lo, hi);
  return {
    label: name,
    values: own.map((value) =>
      value === undefined ? missing : isLog ? Math.log10(value as number) + 0 : (value as number) + 0,
    ),
    range: [hasMissing ? missing : lo, hi],
    isLog,
    isCategory: false,
    whole: (known as number[]).every((value) => Number.isInteger(value)),
    hasMissing,
    ticks: hasMissing ? [{ value: missing, text: MISSING }, ...ticks] : ticks,
  };
}

/** Both ends and three places between, evenly. */
function evenTicks(lo: number, hi: number): { value: number; text: string }[] {
  const values = lo === hi ? [lo] : [0, 1, 2, 3, 4].map((i) => (i === 4 ? hi : lo + (i * (hi - lo)) / 4));
  return values.map((value) => ({ value, text: numberText(value) }));
}

/** Both ends and the powers of ten between. */
function powerTicks(lo: number, hi: number): { value: number; text: string }[] {
  const values: number[] = [];
  for (let power = Math.ceil(lo); power <= Math.floor(hi); power++) values.push(power || 0);
  if (values[0] !== lo) values.unshift(lo);
  if (values.at(-1) !== hi) values.push(hi);
  return values.map((value) => ({ value, text: numberText(10 ** value) }));
}

/** What is said of a value. */
export function valueText(axis: ParallelAxis, value: number): string {
  if (axis.isCategory || (axis.hasMissing && value === axis.range[0]))
    return axis.ticks.find((tick) => tick.value === value)?.text ?? numberText(value);
  return numberText(axis.isLog ? 10 ** value : value, 4);
}

/** From 0 at the lower end of an axis to 1 at the upper; in the middle of an axis of one value. */
export function heightOf({ range: [lo, hi] }: ParallelAxis, value: number): number {
  return lo === hi ? 0.5 : (value - lo) / (hi - lo);
}

/** Ticks that do not touch; ends win over what is between, and whole numbers have whole ticks. */
export function ticksOf(axis: ParallelAxis, apart: number): { text: string; at: number }[] {
  const all = axis.ticks
    .map(({ value, text }) => ({ value, text: shownText(axis, value, text), at: heightOf(axis, value) }))
    .filter(
      ({ value, at }) =>
        axis.isLog || axis.isCategory || !axis.whole || at === 0 || at === 1 || Number.isInteger(value),
    );
  const kept = [all[0], all.length > 1 ? all.at(-1) : undefined].filter((tick) => tick !== undefined);
  const clear = (at: number): boolean => kept.every((tick) => Math.abs(tick.at - at) >= apart);
  for (const tick of all) if (clear(tick.at)) kept.push(tick);
  return kept;
}

/** No more places than the axis is long: 0.0007 on an axis from −5 to 5 is 0. */
function shownText(axis: ParallelAxis, value: number, text: string): string {
  const [lo, hi] = axis.range;
  if (axis.isLog || axis.isCategory || lo === hi || (axis.hasMissing && value === lo)) return text;
  const places = 2 - Math.floor(Math.log10(hi - lo));
  return places < 0 || places > 15 ? text : numberText(Number(value.toFixed(places)));
}
