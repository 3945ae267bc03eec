/**
 * Filling holes (NaN) with one value per column: the mean, the median, the most frequent (the smallest of several), or a constant, fitted
 * on training rows. A column without values has none, and is left out of the result. Text and mixed values take the most frequent or a
 * constant; dates stay dates. Source: scikit-learn `SimpleImputer`. O(n·p log n).
 */
import { median } from "../core/index.ts";
import { Frame, isMissing, type Column, type StringColumn } from "../data/index.ts";
import { categoriesOf } from "./distinct-values.ts";
import { holeColumns, imputedOutputs } from "./imputed-columns.ts";
import { checkMatrix } from "./matrix-columns.ts";
import { numberColumn } from "./numeric-transformer.ts";
import type { Inputs } from "./transformer-inputs.ts";
import { Transformer, type Output } from "./transformer.ts";

export type ImputeStrategy = "mean" | "median" | "mostFrequent" | "constant";

export interface SimpleImputerFit {
  readonly strategy: ImputeStrategy;
  /** Null for a column without values. */
  readonly statistics: readonly (number | null)[];
  /** Columns of the result, ascending: those with a statistic. */
  readonly columns: Int32Array;
}

export interface ImputeOptions {
  /** Default mean. */
  readonly strategy?: ImputeStrategy;
  /** For `constant`; default 0. */
  readonly fillValue?: number;
}

export interface SimpleImputerParams {
  /** Default mean, as in scikit-learn: for numbers only. */
  readonly strategy?: ImputeStrategy;
  /** For `constant`; default 0 for numbers, "missing_value" for text. */
  readonly fillValue?: number | string;
  /** One 0/1 column more for each column with holes in training; default false. */
  readonly addIndicator?: boolean;
}

interface SimpleImputerState {
  /** Of each column, what fills it; null for a column without values. Dates in milliseconds. */
  readonly statistics: readonly (number | string | null)[];
  /** Columns that get an indicator. */
  readonly holes: Int32Array;
}

export class SimpleImputer extends Transformer<SimpleImputerParams, SimpleImputerState> {
  readonly name = "SimpleImputer";

  constructor(params: SimpleImputerParams = {}) {
    super(params, ["strategy", "fillValue", "addIndicator"]);
  }

  protected override learn(X: Frame): SimpleImputerState {
    const statistics = X.data.map((column) => this.#statistic(column));
    const holes = X.data.map((column) => holeColumns(holesOf(column), 1).length > 0);
    return {
      statistics,
      holes: Int32Array.from(holes.keys()).filter(
        (j) => this.params.addIndicator === true && holes[j] === true && statistics[j] !== null,
      ),
    };
  }

  protected override apply(model: SimpleImputerState, X: Frame): Frame {
    const { statistics, holes } = model;
    const filled = X.data.flatMap((column, j) => {
      const fill = statistics[j]!;
      return fill === null ? [] : [fillColumn(column, fill)];
    });
    const indicators = Array.from(holes, (j) =>
      numberColumn(
        `${X.columns[j]!}_missing`,
        holesOf(X.data[j]!).map((x) => (Number.isNaN(x) ? 1 : 0)),
      ),
    );
    return new Frame([...filled, ...indicators], { length: X.length });
  }

  protected override outputs({ statistics, holes }: SimpleImputerState, inputs: Inputs): readonly Output[] {
    const kept = Int32Array.from(statistics.keys()).filter((j) => statistics[j] !== null);
    return imputedOutputs(inputs, kept, holes);
  }

  #statistic(column: Column): number | string | null {
    const { strategy = "mean", fillValue } = this.params;
    if (column.type === "number" || column.type === "boolean" || column.type === "date") {
      if (typeof fillValue === "string" && strategy === "constant")
        throw this.refuse(column, "a fillValue of text fits text only", "give a number");
      const values = Float64Array.from(column.values, (x) =>
        column.type === "boolean" && x === 255 ? Number.NaN : x,
      );
      const options = { strategy, fillValue: (fillValue as number | undefined) ?? 0 };
      return fitSimpleImputer(values, values.length, 1, options).statistics[0]!;
    }
    if (strategy === "constant") return String(fillValue ?? "missing_value");
    if (strategy !== "mostFrequent")
      throw this.refuse(
        column,
        `the ${strategy} is for numbers`,
        'use strategy "mostFrequent" or "constant", or choose the columns of numbers with ColumnTransformer',
      );
    const { values, codes } = categoriesOf(this.name, column);
    const counts = new Float64Array(values.length);
    for (const code of codes) counts[code]! += 1;
    let best: number | undefined;
    for (const [at, value] of values.entries())
      if (value !== null && (best === undefined || counts[at]! > counts[best]!)) best = at;
    return best === undefined ? null : String(values[best]);
  }
}

/** X: n×p, row-major, NaN where missing. @throws RangeError on wrong sizes. */
export function fitSimpleImputer(
  X: Float64Array,
  n: number,
  p: number,
  options: ImputeOptions = {},
): SimpleImputerFit {
  const { strategy = "mean", fillValue = 0 } = options;
  checkMatrix("fitSimpleImputer", X, n, p);
  const statistics = Array.from({ length: p }, (_, j) => {
    const present = Float64Array.from({ length: n }, (__, i) => X[i * p + j]!).filter(
      (x) => !Number.isNaN(x),
    );
    if (strategy === "constant") return fillValue;
    if (present.length === 0) return null;
    if (strategy === "mean") return present.reduce((sum, x) => sum + x, 0) / present.length;
    const sorted = present.sort();
    return strategy === "median" ? median(sorted) : mode(sorted);
  });
  const columns = Int32Array.from(statistics.keys()).filter((j) => statistics[j] !== null);
  return Object.freeze({ strategy, statistics: Object.freeze(statistics), columns });
}

/** n × columns.length, as a new matrix without holes. @throws RangeError on wrong sizes. */
export function impute(imputer: SimpleImputerFit, X: Float64Array, n: number): Float64Array {
  const { statistics, columns } = imputer;
  const p = statistics.length;
  checkMatrix("impute", X, n, p);
  const out = new Float64Array(n * columns.length);
  for (let i = 0; i < n; i++) {
    columns.forEach((j, k) => {
      const x = X[i * p + j]!;
      out[i * columns.length + k] = Number.isNaN(x) ? statistics[j]! : x;
    });
  }
  return out;
}

function mode(sorted: Float64Array): number {
  let best = sorted[0]!;
  let most = 0;
  for (let start = 0; start < sorted.length;) {
    let end = start + 1;
    while (end < sorted.length && sorted[end] === sorted[start]) end++;
    if (end - start > most) [best, most] = [sorted[start]!, end - start];
    start = end;
  }
  return best;
}

/** NaN where the column has a hole, else 0. */
function holesOf(column: Column): Float64Array {
  const n = column.type === "string" ? column.codes.length : column.values.length;
  return Float64Array.from({ length: n }, (_, i) => (isMissing(column, i) ? Number.NaN : 0));
}

function fillColumn(column: Column, fill: number | string): Column {
  const { name } = column;
  if (column.type === "string") {
    const known = column.dictionary.indexOf(String(fill));
    const dictionary = known >= 0 ? column.dictionary : [...column.dictionary, String(fill)];
    const code = known >= 0 ? known : dictionary.length - 1;
    const filled: StringColumn = {
      name,
      type: "string",
      dictionary,
      codes: column.codes.map((each) => (each < 0 ? code : each)),
    };
    return filled;
  }
  if (column.type === "json")
    return { name, type: "json", values: column.values.map((value) => value ?? fill) };
  const number = Number(fill);
  if (column.type === "date")
    return {
      name,
      type: "date",
      hasTime: column.hasTime,
      values: column.values.map((x) => (Number.isNaN(x) ? number : x)),
    };
  const hole = column.type === "boolean" ? (x: number) => x === 255 : Number.isNaN;
  return numberColumn(
    name,
    Float64Array.from(column.values, (x) => (hole(x) ? number : x)),
  );
}
