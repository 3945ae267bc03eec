/**
 * An explanation: for every row and every output of a model, what each feature added to the base value. One record for SHAP, LIME and all
 * that assigns numbers to features; it never changes, and every view of it (rows, an output, groups of features) is a new one.
 *
 * Names are those of SHAP's `Explanation` (shap 0.46): values, baseValues, data, featureNames, outputNames, errorStd, clustering.
 */
import { fromStored, toStored } from "../core/index.ts";
import { fromColumns, type Frame } from "../data/index.ts";
import type { ExplanationSource } from "../plots/index.ts";
import { explanationBundle } from "./explanation-view.ts";

export interface ExplanationParts {
  /** n. */
  readonly rows: number;
  /** p. */
  readonly columns: number;
  /** k; 1 for a regression, and for two classes whose raw output is one number. */
  readonly outputs: number;
  /** n×p×k, row-major. */
  readonly values: Float64Array;
  /** n×k. */
  readonly baseValues: Float64Array;
  /** n×p: the features as the reader knows them: numbers, texts, null where missing. */
  readonly data?: ArrayLike<unknown> | undefined;
  readonly featureNames: readonly string[];
  /** k; "" for the only output of a model that does not name it. */
  readonly outputNames: readonly string[];
  readonly rowNames?: readonly string[] | undefined;
  /** What the values count: "log-odds", "probability", "log loss", …; "" where unknown. */
  readonly units: string;
  /** How they were computed, in words: "tree, path-dependent", "kernel", … */
  readonly method: string;
  /** Whether the numbers are exact for what the method defines, or estimated. */
  readonly exact: boolean;
  /** Inputs that the model was asked for; 0 where its structure was read instead. */
  readonly evaluations: number;
  /** n×p×k standard errors, where values were estimated and the method tells them. */
  readonly errorStd?: Float64Array | undefined;
  /** n×p×p×k. */
  readonly interactionValues?: Float64Array | undefined;
  /** n×p×k: what features add alone. */
  readonly mainEffects?: Float64Array | undefined;
  /** n×k: what the model says, in the units of the values; for the check of additivity. */
  readonly predictions?: Float64Array | undefined;
  /** (p − 1)×4 as scipy's linkage. */
  readonly clustering?: Float64Array | undefined;
  /** What the reader should know: rows left out, outputs that are not named, … */
  readonly warnings?: readonly string[] | undefined;
}

interface StoredExplanation {
  readonly format: "assay-explanation";
  readonly version: 1;
  readonly parts: unknown;
}

export class Explanation implements ExplanationSource {
  readonly rows: number;
  readonly columns: number;
  readonly outputs: number;
  readonly values: Float64Array;
  readonly baseValues: Float64Array;
  readonly data: ArrayLike<unknown> | undefined;
  readonly featureNames: readonly string[];
  readonly outputNames: readonly string[];
  readonly rowNames: readonly string[] | undefined;
  readonly units: string;
  readonly method: string;
  readonly exact: boolean;
  readonly evaluations: number;
  readonly errorStd: Float64Array | undefined;
  readonly interactionValues: Float64Array | undefined;
  readonly mainEffects: Float64Array | undefined;
  readonly predictions: Float64Array | undefined;
  readonly clustering: Float64Array | undefined;
  readonly warnings: readonly string[];

  /** The arrays are taken, not copied. @throws RangeError where sizes do not fit each other. */
  constructor(parts: ExplanationParts) {
    checkSizes(parts);
    this.rows = parts.rows;
    this.columns = parts.columns;
    this.outputs = parts.outputs;
    this.values = parts.values;
    this.baseValues = parts.baseValues;
    this.data = parts.data;
    this.featureNames = Object.freeze([...parts.featureNames]);
    this.outputNames = Object.freeze([...parts.outputNames]);
    this.rowNames = parts.rowNames;
    this.units = parts.units;
    this.method = parts.method;
    this.exact = parts.exact;
    this.evaluations = parts.evaluations;
    this.errorStd = parts.errorStd;
    this.interactionValues = parts.interactionValues;
    this.mainEffects = parts.mainEffects;
    this.predictions = parts.predictions;
    this.clustering = parts.clustering;
    this.warnings = Object.freeze([...(parts.warnings ?? [])]);
    Object.freeze(this);
  }

  /** [n, p], or [n, p, k] where the model has more than one output. */
  get shape(): [number, number] | [number, number, number] {
    return this.outputs === 1 ? [this.rows, this.columns] : [this.rows, this.columns, this.outputs];
  }

  /** Name of the only output; "" where there are several. */
  get outputName(): string {
    return this.outputs === 1 ? this.outputNames[0]! : "";
  }

  /** One value. @param c position of the output. */
  at(row: number, column: number, c = 0): number {
    return this.values[(row * this.columns + column) * this.outputs + c]!;
  }

  /** The explanation of one row. @throws RangeError for a row that is not there. */
  row(row: number): Explanation {
    return this.take([row]);
  }

  /** These rows, in this order. @throws RangeError for a row that is not there. */
  take(rows: ArrayLike<number>): Explanation {
    for (let i = 0; i < rows.length; i++)
      if (!(Number.isInteger(rows[i]) && rows[i]! >= 0 && rows[i]! < this.rows))
        throw new RangeError(
          `explanation: a row must be a whole number in [0, ${this.rows}); got ${rows[i]}; the explanation has rows of its own, from 0`,
        );
    const { columns: p, outputs: k } = this;
    const numbers = <A extends Float64Array | undefined>(array: A, width: number): A =>
      (array === undefined ? undefined : takeBlocks(array, rows, width)) as A;
    return new Explanation({
      ...this.#parts(),
      rows: rows.length,
      values: numbers(this.values, p * k),
      baseValues: numbers(this.baseValues, k),
      data: this.data === undefined ? undefined : takeCells(this.data, rows, p),
      rowNames: this.rowNames === undefined ? undefined : Array.from(rows, (row) => this.rowNames![row]!),
      errorStd: numbers(this.errorStd, p * k),
      interactionValues: numbers(this.interactionValues, p * p * k),
      mainEffects: numbers(this.mainEffects, p * k),
      predictions: numbers(this.predictions, k),
    });
  }

  /**
   * One output alone.
   * @param output its name or position.
   * @throws RangeError on an output that is not there.
   */
  output(output: string | number): Explanation {
    const c = typeof output === "number" ? output : this.outputNames.indexOf(output);
    if (!(Number.isInteger(c) && c >= 0 && c < this.outputs))
      throw new RangeError(
        `explanation: no output ${JSON.stringify(output)}; outputs: ${this.outputNames.map((name, at) => (name === "" ? at : JSON.stringify(name))).join(", ")}`,
      );
    if (this.outputs === 1) return this;
    const { outputs: k } = this;
    const numbers = <A extends Float64Array | undefined>(array: A): A =>
      array && (Float64Array.from({ length: array.length / k }, (_, i) => array[i * k + c]!) as A);
    return new Explanation({
      ...this.#parts(),
      outputs: 1,
      outputNames: [this.outputNames[c]!],
      values: numbers(this.values),
      baseValues: numbers(this.baseValues),
      errorStd: numbers(this.errorStd),
      interactionValues: numbers(this.interactionValues),
      mainEffects: numbers(this.mainEffects),
      predictions: numbers(this.predictions),
    });
  }

  /**
   * These features alone, in this order; what is left out goes into the base value, so that sums stay.
   * @throws RangeError on a name that is not there.
   */
  features(names: readonly string[]): Explanation {
    const columns = names.map((name) => this.#column(name));
    const kept = new Set(columns);
    const { rows: n, columns: p, outputs: k } = this;
    const base = this.baseValues.slice();
    for (let i = 0; i < n; i++)
      for (let j = 0; j < p; j++)
        if (!kept.has(j)) for (let c = 0; c < k; c++) base[i * k + c]! += this.at(i, j, c);
    const pick = <A extends Float64Array | undefined>(array: A): A =>
      (array === undefined ? undefined : pickColumns(array, n, p, k, columns)) as A;
    return new Explanation({
      ...this.#parts(),
      columns: columns.length,
      featureNames: columns.map((j) => this.featureNames[j]!),
      values: pick(this.values),
      baseValues: base,
      data:
        this.data === undefined
          ? undefined
          : Array.from(
              { length: n * columns.length },
              (_, at) => this.data![Math.floor(at / columns.length) * p + columns[at % columns.length]!],
            ),
      errorStd: pick(this.errorStd),
      mainEffects: pick(this.mainEffects),
      interactionValues: undefined,
      clustering: undefined,
    });
  }

  /**
   * Sums features into groups: the columns of a one-hot code into the column they came from, pixels into regions. Shapley values of a group's
   * members add up to a fair share of the group.
   * @param groups name of the new feature → names of its members; features in no group stay.
   * @param data n×groups and kept features; what the new features were, for plots.
   * @throws RangeError on a name that is not there, or a feature in two groups.
   */
  sumBy(groups: Readonly<Record<string, readonly string[]>>, data?: ArrayLike<unknown>): Explanation {
    const owner = new Int32Array(this.columns).fill(-1);
    const names = Object.keys(groups);
    for (const [g, name] of names.entries())
      for (const member of groups[name]!) {
        const j = this.#column(member);
        if (owner[j]! >= 0)
          throw new RangeError(
            `explanation.sumBy: a feature belongs to one group; got "${member}" in "${names[owner[j]!]}" and in "${name}"`,
          );
        owner[j] = g;
      }
    // New features stand where the first of their members stood.
    const order: { name: string; members: number[] }[] = [];
    const made = new Map<number, number[]>();
    for (let j = 0; j < this.columns; j++) {
      const g = owner[j]!;
      const known = g < 0 ? undefined : made.get(g);
      if (known !== undefined) {
        known.push(j);
        continue;
      }
      const members = [j];
      if (g >= 0) made.set(g, members);
      order.push({ name: g < 0 ? this.featureNames[j]! : names[g]!, members });
    }
    const { rows: n, columns: p, outputs: k } = this;
    const q = order.length;
    const sum = (array: Float64Array, square = false): Float64Array => {
      const out = new Float64Array(n * q * k);
      for (let i = 0; i < n; i++)
        for (const [g, { members }] of order.entries())
          for (const j of members)
            for (let c = 0; c < k; c++) {
              const x = array[(i * p + j) * k + c]!;
              out[(i * q + g) * k + c]! += square ? x * x : x;
            }
      return square ? out.map(Math.sqrt) : out;
    };
    return new Explanation({
      ...this.#parts(),
      columns: q,
      featureNames: order.map(({ name }) => name),
      values: sum(this.values),
      data:
        data ??
        (this.data === undefined
          ? undefined
          : Array.from({ length: n * q }, (_, at) => {
              const { members } = order[at % q]!;
              return members.length === 1 ? this.data![Math.floor(at / q) * p + members[0]!] : null;
            })),
      errorStd: this.errorStd === undefined ? undefined : sum(this.errorStd, true),
      interactionValues: this.interactionValues === undefined ? undefined : this.#groupedInteractions(order),
      mainEffects: undefined,
      clustering: undefined,
    });
  }

  /** Mean |value| of each feature over the rows, and over the outputs: p numbers. */
  importance(): Float64Array {
    const { rows: n, columns: p, outputs: k, values } = this;
    const out = new Float64Array(p);
    for (let at = 0; at < values.length; at++) out[Math.floor(at / k) % p]! += Math.abs(values[at]!);
    return out.map((x) => x / Math.max(1, n));
  }

  /** Positions of the features, the most important first; the first of equals. */
  order(): Int32Array {
    const importance = this.importance();
    return Int32Array.from(importance.keys()).sort((a, b) => importance[b]! - importance[a]! || a - b);
  }

  /** The rows by label, e.g. of a group; in the order of first appearance. @param labels one a row. */
  cohorts(labels: ArrayLike<unknown>): Map<string, Explanation> {
    if (labels.length !== this.rows)
      throw new RangeError(
        `explanation.cohorts: wants one label for each of ${this.rows} rows; got ${labels.length}`,
      );
    const rows = new Map<string, number[]>();
    for (let i = 0; i < labels.length; i++) {
      const key = String(labels[i]);
      const list = rows.get(key);
      if (list === undefined) rows.set(key, [i]);
      else list.push(i);
    }
    return new Map([...rows].map(([key, list]) => [key, this.take(list)]));
  }

  /** n×k: base value and values added up. */
  sums(): Float64Array {
    const { rows: n, columns: p, outputs: k } = this;
    const out = this.baseValues.slice();
    for (let i = 0; i < n; i++)
      for (let j = 0; j < p; j++) for (let c = 0; c < k; c++) out[i * k + c]! += this.at(i, j, c);
    return out;
  }

  /** The largest |base + Σ values − prediction|; null where predictions are not known. */
  additivityError(): number | null {
    if (this.predictions === undefined) return null;
    const sums = this.sums();
    let most = 0;
    for (let at = 0; at < sums.length; at++)
      most = Math.max(most, Math.abs(sums[at]! - this.predictions[at]!));
    return most;
  }

  /** n×p numbers, or n×p×k for several outputs, as SHAP's arrays are. */
  nested(): number[][] | number[][][] {
    const { rows: n, columns: p, outputs: k } = this;
    return Array.from({ length: n }, (_, i) =>
      Array.from({ length: p }, (__, j) =>
        k === 1 ? this.at(i, j) : Array.from({ length: k }, (___, c) => this.at(i, j, c)),
      ),
    ) as number[][] | number[][][];
  }

  /** One record for each row, output and feature: row, output, feature, value, shap. */
  toRecords(): Record<string, unknown>[] {
    const records: Record<string, unknown>[] = [];
    for (let i = 0; i < this.rows; i++)
      for (let c = 0; c < this.outputs; c++)
        for (let j = 0; j < this.columns; j++)
          records.push({
            row: this.rowNames?.[i] ?? i,
            ...(this.outputs > 1 ? { output: this.outputNames[c] } : {}),
            feature: this.featureNames[j],
            value: this.data?.[i * this.columns + j] ?? null,
            contribution: this.at(i, j, c),
          });
    return records;
  }

  /** A column for each feature (of several outputs: for each pair, "feature: output"), a row for each row. */
  toFrame(): Frame {
    const { rows: n, columns: p, outputs: k } = this;
    const columns: Record<string, Float64Array> = {};
    for (let c = 0; c < k; c++)
      for (let j = 0; j < p; j++)
        columns[k === 1 ? this.featureNames[j]! : `${this.featureNames[j]}: ${this.outputNames[c]}`] =
          Float64Array.from({ length: n }, (_, i) => this.at(i, j, c));
    return fromColumns(columns);
  }

  toJSON(): StoredExplanation {
    const { data, ...parts } = this.#parts();
    return {
      format: "assay-explanation",
      version: 1,
      parts: toStored({ ...parts, ...(data === undefined ? {} : { data: Array.from(data) }) }),
    };
  }

  /** @throws RangeError on what `toJSON` did not make. */
  static fromJSON(stored: unknown): Explanation {
    const { format, version, parts } = (stored ?? {}) as Partial<StoredExplanation>;
    if (format !== "assay-explanation" || version !== 1)
      throw new RangeError(
        `explanation: wants format "assay-explanation", version 1; got ${JSON.stringify(format)}, version ${JSON.stringify(version)}`,
      );
    return new Explanation(fromStored(parts) as ExplanationParts);
  }

  /** The same with some parts replaced. */
  with(changes: Partial<ExplanationParts>): Explanation {
    return new Explanation({ ...this.#parts(), ...changes });
  }

  #parts(): ExplanationParts {
    return { ...this };
  }

  #column(name: string): number {
    const j = this.featureNames.indexOf(name);
    if (j < 0)
      throw new RangeError(
        `explanation: no feature ${JSON.stringify(name)}; features: ${this.featureNames.slice(0, 12).join(", ")}${this.columns > 12 ? ", …" : ""}`,
      );
    return j;
  }

  #groupedInteractions(order: readonly { readonly members: readonly number[] }[]): Float64Array {
    const { rows: n, columns: p, outputs: k } = this;
    const q = order.length;
    const owner = new Int32Array(p);
    for (const [g, { members }] of order.entries()) for (const j of members) owner[j] = g;
    const out = new Float64Array(n * q * q * k);
    for (let i = 0; i < n; i++)
      for (let a = 0; a < p; a++)
        for (let b = 0; b < p; b++)
          for (let c = 0; c < k; c++)
            out[((i * q + owner[a]!) * q + owner[b]!) * k + c]! +=
              this.interactionValues![((i * p + a) * p + b) * k + c]!;
    return out;
  }
}

explanationBundle(Explanation.prototype);

function checkSizes(parts: ExplanationParts): void {
  const { rows: n, columns: p, outputs: k } = parts;
  const sizes: readonly (readonly [string, number | undefined, number])[] = [
    ["values", parts.values.length, n * p * k],
    ["baseValues", parts.baseValues.length, n * k],
    ["data", parts.data?.length, n * p],
    ["featureNames", parts.featureNames.length, p],
    ["outputNames", parts.outputNames.length, k],
    ["rowNames", parts.rowNames?.length, n],
    ["errorStd", parts.errorStd?.length, n * p * k],
    ["interactionValues", parts.interactionValues?.length, n * p * p * k],
    ["mainEffects", parts.mainEffects?.length, n * p * k],
    ["predictions", parts.predictions?.length, n * k],
    ["clustering", parts.clustering?.length, 4 * (p - 1)],
  ];
  for (const [name, got, wanted] of sizes)
    if (got !== undefined && got !== wanted)
      throw new RangeError(`explanation: ${name} must have ${wanted} entries for ${n}×${p}×${k}; got ${got}`);
}

function takeBlocks(array: Float64Array, rows: ArrayLike<number>, width: number): Float64Array {
  const out = new Float64Array(rows.length * width);
  for (let i = 0; i < rows.length; i++)
    out.set(array.subarray(rows[i]! * width, (rows[i]! + 1) * width), i * width);
  return out;
}

function takeCells(data: ArrayLike<unknown>, rows: ArrayLike<number>, p: number): unknown[] {
  return Array.from({ length: rows.length * p }, (_, at) => data[rows[Math.floor(at / p)]! * p + (at % p)]);
}

function pickColumns(
  array: Float64Array,
  n: number,
  p: number,
  k: number,
  columns: readonly number[],
): Float64Array {
  const q = columns.length;
  const out = new Float64Array(n * q * k);
  for (let i = 0; i < n; i++)
    for (const [to, from] of columns.entries())
      for (let c = 0; c < k; c++) out[(i * q + to) * k + c] = array[(i * p + from) * k + c]!;
  return out;
}
