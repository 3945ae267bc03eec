/**
 * Counterfactuals: the smallest changes of a row that change the model's answer, within what can be changed (Wachter, Mittelstadt and Russell 2018; the wish for
 * few and different changes after DiCE, Mothilal et al. 2020).
 *
 * Starts from rows of the data that already have the wanted answer, takes back every change that is not needed, then moves each number as near to the row
 * as the answer allows. Every counterfactual is checked by the model, and none of its changes can be taken back. Distance: mean over features of |change| / spread
 * (median absolute deviation), 1 for another text. Asks the model for some thousands of inputs, at most `maxEvaluations`.
 */
import { createRng } from "../../core/index.ts";
import { alignDesign, designOf, takeDesign, type Design } from "../../data/index.ts";
import type { Predictor } from "../../models/index.ts";
import type { Run } from "../../prep/index.ts";
import {
  explainedModel,
  type BatchFunction,
  type ExplainedModel,
  type ModelOutput,
} from "../explained-model.ts";
import { cellOf } from "../maskers/tabular.ts";
import { columnOf } from "./column-grid.ts";
import { counterfactualSheet, type CounterfactualSheet } from "./counterfactual-sheet.ts";

/** Which values a feature may take: at most, at least, or only one way from where it is. */
export type Actionability = readonly [low: number, high: number] | "increase" | "decrease" | "fixed";

export interface CounterfactualOptions extends Run {
  /** A class, or the range [from, to] of the output; default another class than the row's. */
  readonly desired?: string | number | boolean | readonly [number, number] | undefined;
  /** Counterfactuals wanted; default 3. */
  readonly k?: number | undefined;
  /** By feature; every other feature is free within the data's range. */
  readonly actionability?: Readonly<Record<string, Actionability>> | undefined;
  /** Probability that the wanted class must reach; default more than any other, of two classes 0.5. */
  readonly threshold?: number | undefined;
  readonly output?: ModelOutput | undefined;
  /** Inputs at most that the model is asked for; default 20 000. */
  readonly maxEvaluations?: number | undefined;
  readonly seed?: number | undefined;
}

export interface FeatureChange {
  readonly feature: string;
  readonly from: unknown;
  readonly to: unknown;
  /** In units of the feature's spread; 1 for another text. */
  readonly distance: number;
}

export interface Counterfactual {
  readonly changes: readonly FeatureChange[];
  /** The wanted output after the changes: a probability, or the value. */
  readonly output: number;
  readonly distance: number;
  /** The whole row. */
  readonly row: Readonly<Record<string, unknown>>;
}

export interface Counterfactuals extends CounterfactualSheet {
  readonly model: string;
  readonly original: Readonly<Record<string, unknown>>;
  /** The wanted output before any change. */
  readonly output: number;
  readonly outputName: string;
  readonly wanted: string;
  readonly found: readonly Counterfactual[];
  /** Why there are none, or fewer than wanted; "" where there are enough. */
  readonly note: string;
  readonly evaluations: number;
}

interface Goal {
  /** Position of the output. */
  readonly output: number;
  readonly name: string;
  readonly words: string;
  /** How far outputs are from the wish; 0 or less where it is met. */
  gap(outputs: ArrayLike<number>): number;
}

/** Steps of the search for the nearest value of a number. */
const HALVINGS = 18;

/**
 * @param X rows of the data: where changes are looked for, and what spreads are measured on.
 * @param row its position in X, or a row: a record or a table of one row.
 * @throws RangeError on a row, feature or class that is not there, and where the row already has the wanted answer; the signal's reason.
 */
export async function counterfactuals(
  model: Predictor | BatchFunction,
  X: unknown,
  row: unknown,
  options: CounterfactualOptions = {},
): Promise<Counterfactuals> {
  const where = "counterfactuals";
  const { k = 3, maxEvaluations = 20_000, seed = 0, signal, onProgress } = options;
  if (!(Number.isInteger(k) && k >= 1))
    throw new RangeError(`${where}: k must be a whole number of 1 or more; got ${k}`);
  const asked = explainedModel(where, model, { output: options.output });
  const design = designOf(where, X, asked.features === undefined ? {} : { names: asked.features.names });
  const x = rowOf(where, design, row);
  const budget = { left: maxEvaluations, used: 0 };
  const ask = async (rows: Float64Array): Promise<Float64Array[]> => {
    signal?.throwIfAborted();
    const n = rows.length / design.columns;
    budget.left -= n;
    budget.used += n;
    const { columns, values } = await asked.evaluate({ ...design, rows: n, values: rows }, { signal });
    return Array.from({ length: n }, (_, i) => values.subarray(i * columns, (i + 1) * columns));
  };
  const [before] = await ask(x);
  const goal = goalOf(where, asked, classesOf(model), before!, options);
  if (goal.gap(before!) <= 0)
    throw new RangeError(
      `${where}: the row must not have the wanted answer yet; got ${goal.words} already met (${before![goal.output]}); ask for another`,
    );
  const limits = limitsOf(where, design, x, options.actionability ?? {});
  const spread = spreads(design);
  const starts = await startingRows(design, x, limits, spread, goal, ask, seed);
  const found: { readonly values: Float64Array; readonly output: number; readonly distance: number }[] = [];
  let nearest = starts.nearest;
  for (const [at, start] of starts.rows.entries()) {
    if (budget.left <= 0) break;
    onProgress?.({ done: at, total: starts.rows.length, message: "starting points" });
    const values = await smallest(start, x, design, spread, limits, goal, ask, budget);
    const [after] = await ask(values);
    if (goal.gap(after!) > 0) {
      nearest = Math.min(nearest, goal.gap(after!));
      continue;
    }
    found.push({ values, output: after![goal.output]!, distance: distanceOf(values, x, design, spread) });
  }
  onProgress?.({ done: starts.rows.length, total: starts.rows.length, message: "starting points" });
  const chosen = different(found, x, design, k);
  const record = (values: Float64Array): Record<string, unknown> =>
    Object.fromEntries(design.names.map((name, j) => [name, cellOf(design, values[j]!, j)]));
  const note =
    chosen.length >= k
      ? ""
      : chosen.length > 0
        ? `${chosen.length} of ${k} that differ were found`
        : budget.left <= 0
          ? `none was found with ${maxEvaluations} inputs; raise maxEvaluations`
          : `none was found: no row of the data reaches ${goal.words} once the features that may not change are put back (nearest miss ${Number(nearest.toPrecision(3))}); let more features change, or ask for less`;
  return counterfactualSheet({
    model: asked.name,
    original: record(x),
    output: before![goal.output]!,
    outputName: goal.name,
    wanted: goal.words,
    found: chosen.map(({ values, output, distance }) => ({
      changes: changesOf(values, x, design, spread),
      output,
      distance,
      row: record(values),
    })),
    note,
    evaluations: budget.used,
  });
}

function classesOf(model: Predictor | BatchFunction): readonly string[] | undefined {
  return typeof model === "function" ? undefined : model.classes?.map(String);
}

function checkClass(where: string, classes: readonly string[], desired: unknown): void {
  if (desired !== undefined && !classes.includes(String(desired)))
    throw new RangeError(
      `${where}: desired must be a class of the model; got ${JSON.stringify(desired)}; classes: ${classes.join(", ")}`,
    );
}

function goalOf(
  where: string,
  model: ExplainedModel,
  classes: readonly string[] | undefined,
  before: Float64Array,
  options: CounterfactualOptions,
): Goal {
  const { desired, threshold } = options;
  const names = model.outputNames ?? Array.from(before, (_, c) => (before.length === 1 ? "" : `output ${c}`));
  if (Array.isArray(desired)) {
    const [from, to] = desired as readonly [number, number];
    if (!(from <= to))
      throw new RangeError(`${where}: desired must be a range [from, to]; got [${from}, ${to}]`);
    if (before.length > 1)
      throw new RangeError(
        `${where}: a range is for models with one output; got ${before.length}; name a class`,
      );
    return {
      output: 0,
      name: names[0]!,
      words: `${names[0] === "" ? "a prediction" : `P(${names[0]})`} from ${from} to ${to}`,
      gap: (outputs) => Math.max(from - outputs[0]!, outputs[0]! - to),
    };
  }
  if (model.task !== "classification") {
    if (desired === undefined)
      throw new RangeError(`${where}: a model of values needs a wish; got none; pass desired: [from, to]`);
    throw new RangeError(
      `${where}: desired must be a range [from, to] for a model of values; got ${JSON.stringify(desired)}`,
    );
  }
  // Of two classes only the last has an output.
  if (before.length === 1) {
    checkClass(where, classes ?? names, desired);
    const limit = threshold ?? 0.5;
    const isHigh = before[0]! >= limit;
    const wantsHigh = desired === undefined ? !isHigh : String(desired) === names[0];
    return {
      output: 0,
      name: names[0]!,
      words: wantsHigh ? `P(${names[0]}) ≥ ${limit}` : `P(${names[0]}) < ${limit}`,
      gap: (outputs) => (wantsHigh ? limit - outputs[0]! : outputs[0]! - limit + 1e-12),
    };
  }
  const own = before.indexOf(Math.max(...before));
  checkClass(where, names, desired);
  const c = desired === undefined ? undefined : names.indexOf(String(desired));
  if (c === undefined) {
    const second = before.reduce(
      (best, y, at) => (at !== own && (best < 0 || y > before[best]!) ? at : best),
      -1,
    );
    return {
      output: second,
      name: names[second]!,
      words: `another class than ${names[own]}`,
      gap: (outputs) => {
        let most = -Infinity;
        for (let at = 0; at < outputs.length; at++) if (at !== own) most = Math.max(most, outputs[at]!);
        return outputs[own]! - most + 1e-12;
      },
    };
  }
  return {
    output: c,
    name: names[c]!,
    words: threshold === undefined ? `the class ${names[c]}` : `P(${names[c]}) ≥ ${threshold}`,
    gap: (outputs) => {
      if (threshold !== undefined) return threshold - outputs[c]!;
      let most = -Infinity;
      for (let at = 0; at < outputs.length; at++) if (at !== c) most = Math.max(most, outputs[at]!);
      return most - outputs[c]! + 1e-12;
    },
  };
}

interface Limits {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly fixed: Uint8Array;
}

function limitsOf(
  where: string,
  X: Design,
  x: Float64Array,
  given: Readonly<Record<string, Actionability>>,
): Limits {
  const p = X.columns;
  const low = new Float64Array(p).fill(Infinity);
  const high = new Float64Array(p).fill(-Infinity);
  for (let i = 0; i < X.rows; i++)
    for (let j = 0; j < p; j++) {
      const v = X.values[i * p + j]!;
      if (Number.isNaN(v)) continue;
      low[j] = Math.min(low[j]!, v);
      high[j] = Math.max(high[j]!, v);
    }
  const fixed = new Uint8Array(p);
  for (const [name, rule] of Object.entries(given)) {
    const j = columnOf(where, X, name);
    if (rule === "fixed") fixed[j] = 1;
    else if (rule === "increase") low[j] = x[j]!;
    else if (rule === "decrease") high[j] = x[j]!;
    else if (Array.isArray(rule) && rule[0] <= rule[1]) [low[j], high[j]] = [rule[0], rule[1]];
    else
      throw new RangeError(
        `${where}: actionability of "${name}" must be "fixed", "increase", "decrease" or [low, high]; got ${JSON.stringify(rule)}`,
      );
  }
  return { low, high, fixed };
}

/** Rows of the data with what may not change put back, those that still have the wanted answer, the nearest first. */
async function startingRows(
  X: Design,
  x: Float64Array,
  limits: Limits,
  spread: Float64Array,
  goal: Goal,
  ask: (rows: Float64Array) => Promise<Float64Array[]>,
  seed: number,
): Promise<{ readonly rows: Float64Array[]; readonly nearest: number }> {
  const p = X.columns;
  const most = 4000;
  const order =
    X.rows <= most ? Array.from({ length: X.rows }, (_, i) => i) : [...createRng(seed).choice(X.rows, most)];
  const tried = takeDesign(X, order);
  for (let i = 0; i < tried.rows; i++)
    for (let j = 0; j < p; j++) tried.values[i * p + j] = held(tried.values[i * p + j]!, j, x, limits, X);
  const outputs = await ask(tried.values);
  let nearest = Infinity;
  const rows: { readonly values: Float64Array; readonly distance: number }[] = [];
  for (let i = 0; i < tried.rows; i++) {
    const gap = goal.gap(outputs[i]!);
    nearest = Math.min(nearest, gap);
    if (gap > 0) continue;
    const values = tried.values.slice(i * p, (i + 1) * p);
    rows.push({ values, distance: distanceOf(values, x, X, spread) });
  }
  rows.sort((a, b) => a.distance - b.distance);
  // The nearest, and some from farther off, so that counterfactuals differ.
  const step = Math.max(1, Math.floor(rows.length / 8));
  const kept = rows.filter((_, i) => i < 16 || i % step === 0).slice(0, 24);
  return { rows: kept.map(({ values }) => values), nearest };
}

/** A value brought into what is allowed; the row's own where nothing is. */
function held(v: number, j: number, x: Float64Array, { low, high, fixed }: Limits, X: Design): number {
  if (fixed[j] === 1 || Number.isNaN(v)) return x[j]!;
  if (X.categories?.[j] !== undefined) return v;
  if (v < low[j]! || v > high[j]!)
    return low[j]! > high[j]! ? x[j]! : Math.min(high[j]!, Math.max(low[j]!, v));
  return v;
}

/** Takes back what is not needed, then moves numbers as near as the answer allows, and tries once more to take back. */
async function smallest(
  start: Float64Array,
  x: Float64Array,
  X: Design,
  spread: Float64Array,
  limits: Limits,
  goal: Goal,
  ask: (rows: Float64Array) => Promise<Float64Array[]>,
  budget: { readonly left: number },
): Promise<Float64Array> {
  const p = X.columns;
  let now: Float64Array = start.slice();
  const takeBack = async (): Promise<void> => {
    for (;;) {
      const changed = now
        .map((_, j) => j)
        .filter((j) => !Object.is(now[j]!, x[j]!) && !(Number.isNaN(now[j]!) && Number.isNaN(x[j]!)));
      if (changed.length <= 1 || budget.left <= 0) return;
      const rows = new Float64Array(changed.length * p);
      for (const [i, j] of changed.entries()) {
        rows.set(now, i * p);
        rows[i * p + j] = x[j]!;
      }
      const outputs = await ask(rows);
      let best = -1;
      let saved = 0;
      for (const [i, j] of changed.entries()) {
        if (goal.gap(outputs[i]!) > 0) continue;
        const own = stepOf(now[j]!, x[j]!, j, X, spread);
        if (best < 0 || own > saved) [best, saved] = [j, own];
      }
      if (best < 0) return;
      now[best] = x[best]!;
    }
  };
  await takeBack();
  for (let j = 0; j < p; j++) {
    if (now[j] === x[j] || X.categories?.[j] !== undefined || Number.isNaN(x[j]!) || limits.fixed[j] === 1)
      continue;
    const whole = isWhole(X, j);
    let [near, far] = [x[j]!, now[j]!];
    for (let step = 0; step < HALVINGS && budget.left > 0; step++) {
      let middle = (near + far) / 2;
      if (whole) middle = far > near ? Math.ceil(middle) : Math.floor(middle);
      if (middle === far || middle === near || Math.abs(far - near) <= 1e-6 * spread[j]!) break;
      const tried = now.slice();
      tried[j] = middle;
      const [output] = await ask(tried);
      if (goal.gap(output!) <= 0) far = middle;
      else near = middle;
    }
    now[j] = far;
  }
  now = await rounded(now, x, X, spread, goal, ask);
  await takeBack();
  return now;
}

/** Fewer digits where the answer stays. */
async function rounded(
  now: Float64Array,
  x: Float64Array,
  X: Design,
  spread: Float64Array,
  goal: Goal,
  ask: (rows: Float64Array) => Promise<Float64Array[]>,
): Promise<Float64Array> {
  const out = now.slice();
  for (let j = 0; j < now.length; j++) {
    if (now[j] === x[j] || X.categories?.[j] !== undefined || Number.isNaN(now[j]!)) continue;
    const unit = 10 ** Math.floor(Math.log10(Math.max(1e-300, spread[j]! / 20)));
    const away = now[j]! > x[j]! ? Math.ceil(now[j]! / unit) * unit : Math.floor(now[j]! / unit) * unit;
    const tried = out.slice();
    tried[j] = Number(away.toPrecision(12));
    const [output] = await ask(tried);
    if (goal.gap(output!) <= 0) out[j] = tried[j]!;
  }
  return out;
}

function isWhole({ values, columns, rows }: Design, j: number): boolean {
  for (let i = 0; i < rows; i++) {
    const v = values[i * columns + j]!;
    if (!Number.isNaN(v) && !Number.isInteger(v)) return false;
  }
  return true;
}

/** Median absolute deviation, else standard deviation, else 1. */
function spreads({ values, columns: p, rows: n }: Design): Float64Array {
  return Float64Array.from({ length: p }, (_, j) => {
    const column = Float64Array.from({ length: n }, (__, i) => values[i * p + j]!)
      .filter((v) => !Number.isNaN(v))
      .sort();
    if (column.length === 0) return 1;
    const middle = column[Math.floor(column.length / 2)]!;
    const deviations = column.map((v) => Math.abs(v - middle)).sort();
    const mad = deviations[Math.floor(deviations.length / 2)]!;
    if (mad > 0) return mad;
    const mean = column.reduce((sum, v) => sum + v, 0) / column.length;
    return Math.sqrt(column.reduce((sum, v) => sum + (v - mean) ** 2, 0) / column.length) || 1;
  });
}

function stepOf(to: number, from: number, j: number, X: Design, spread: Float64Array): number {
  if (Object.is(to, from)) return 0;
  if (X.categories?.[j] !== undefined || Number.isNaN(to) || Number.isNaN(from)) return 1;
  return Math.abs(to - from) / spread[j]!;
}

function distanceOf(values: Float64Array, x: Float64Array, X: Design, spread: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < X.columns; j++) sum += stepOf(values[j]!, x[j]!, j, X, spread);
  return sum / X.columns;
}

function changesOf(values: Float64Array, x: Float64Array, X: Design, spread: Float64Array): FeatureChange[] {
  return X.names
    .map((feature, j) => ({
      feature,
      from: cellOf(X, x[j]!, j),
      to: cellOf(X, values[j]!, j),
      distance: stepOf(values[j]!, x[j]!, j, X, spread),
    }))
    .filter(({ distance }) => distance > 0)
    .sort((a, b) => b.distance - a.distance);
}

/** The nearest, then those that change other features, or the same by more than a little. */
function different<F extends { readonly values: Float64Array; readonly distance: number }>(
  found: readonly F[],
  x: Float64Array,
  X: Design,
  k: number,
): F[] {
  const sorted = found.toSorted((a, b) => a.distance - b.distance);
  const signature = ({ values }: F): string =>
    X.names.filter((_, j) => !Object.is(values[j]!, x[j]!)).join("\u0000");
  const chosen: F[] = [];
  const seen = new Set<string>();
  for (const each of sorted) {
    const key = signature(each);
    if (chosen.length >= k || seen.has(key)) continue;
    seen.add(key);
    chosen.push(each);
  }
  return chosen;
}

function rowOf(where: string, X: Design, row: unknown): Float64Array {
  if (typeof row === "number") {
    if (!(Number.isInteger(row) && row >= 0 && row < X.rows))
      throw new RangeError(`${where}: row is a position in X, from 0 to ${X.rows - 1}; got ${row}`);
    return X.values.slice(row * X.columns, (row + 1) * X.columns);
  }
  const isNumbers = ArrayBuffer.isView(row) || (Array.isArray(row) && typeof row[0] === "number");
  const isRecord =
    typeof row === "object" &&
    row !== null &&
    !Array.isArray(row) &&
    Object.getPrototypeOf(row) === Object.prototype &&
    !("rows" in row);
  const design = alignDesign(
    where,
    designOf(where, isNumbers || isRecord ? [row] : row, { names: X.names }),
    {
      names: X.names,
      categories: X.categories ?? X.names.map(() => undefined),
    },
  );
  if (design.rows !== 1)
    throw new RangeError(`${where}: explains one row; got ${design.rows}; pass its position`);
  return design.values.slice();
}
