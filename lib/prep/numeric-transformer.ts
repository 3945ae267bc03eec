/**
 * What transformers of numbers share: a frame of numbers and booleans as one row-major matrix with NaN for holes, and back.
 * O(rows × columns), one copy each way.
 */
import { Frame, type NumberColumn } from "../data/index.ts";
import { Transformer, type FitContext, type Output } from "./transformer.ts";

export abstract class NumericTransformer<
  P extends object = object,
  S extends object = object,
> extends Transformer<P, S> {
  /** Whether holes are borne. */
  protected readonly acceptsMissing: boolean = true;
  /** Whether a training column may have no value at all. */
  protected readonly acceptsEmpty: boolean = false;

  protected override learn(X: Frame, context: FitContext): S | Promise<S> {
    const [n, p] = X.shape;
    if (p === 0) throw new RangeError(`${this.name}: needs at least one column; got none`);
    const values = this.#numbers(X);
    if (!this.acceptsEmpty)
      for (const [j, name] of X.columns.entries()) {
        let i = 0;
        while (i < n && Number.isNaN(values[i * p + j])) i++;
        if (i === n)
          throw new RangeError(
            `${this.name}: column "${name}" has no value in the ${n} rows of training; drop it, or impute it`,
          );
      }
    return this.fitNumbers(values, n, p, context, X.columns);
  }

  protected override apply(model: S, X: Frame, _run: FitContext): Frame {
    const [n, p] = X.shape;
    const names = this.outputs(model, { names: X.columns, types: [] }).map(({ name }) => name);
    const values = n === 0 ? new Float64Array() : this.applyNumbers(model, this.#numbers(X), n, p);
    return numberFrame(values, n, names);
  }

  /** X: n×p, row-major, finite or NaN. */
  protected abstract fitNumbers(
    X: Float64Array,
    n: number,
    p: number,
    context: FitContext,
    names: readonly string[],
  ): S | Promise<S>;
  /** n × outputs, row-major. */
  protected abstract applyNumbers(model: S, X: Float64Array, n: number, p: number): Float64Array;

  #numbers(X: Frame): Float64Array {
    const [n, p] = X.shape;
    const out = new Float64Array(n * p);
    for (const [j, column] of X.data.entries()) {
      if (column.type !== "number" && column.type !== "boolean")
        throw this.refuse(
          column,
          "columns must be numbers",
          column.type === "date"
            ? "make numbers of dates with DateFeatures"
            : "encode it first (OneHotEncoder, OrdinalEncoder), or choose columns with ColumnTransformer",
        );
      const isBoolean = column.type === "boolean";
      for (let i = 0; i < n; i++) {
        const x = column.values[i]!;
        const value = isBoolean && x === 255 ? Number.NaN : x;
        if (value === Infinity || value === -Infinity)
          throw new RangeError(
            `${this.name}: numbers must be finite or missing; got ${value} in row ${i}, column "${column.name}"; mend or drop such rows`,
          );
        if (!this.acceptsMissing && Number.isNaN(value))
          throw new RangeError(
            `${this.name}: values must not be missing; got none in row ${i}, column "${column.name}"; impute first (SimpleImputer)`,
          );
        out[i * p + j] = value;
      }
    }
    return out;
  }
}

/** A frame of numbers from n × names.length values, row-major. */
export function numberFrame(values: Float64Array, n: number, names: readonly string[]): Frame {
  const p = names.length;
  const data = names.map((name, j) => {
    const cells = new Float64Array(n);
    for (let i = 0; i < n; i++) cells[i] = values[i * p + j]!;
    return numberColumn(name, cells);
  });
  return new Frame(data, { length: n });
}

/** NaN is missing. */
export function numberColumn(name: string, values: Float64Array): NumberColumn {
  return {
    name,
    type: "number",
    values,
    integer: values.every((x) => Number.isNaN(x) || Number.isInteger(x)),
  };
}

/** Outputs that were each made of one column: `name` of each of its parts. */
export function partsOf(source: string, names: readonly string[]): Output[] {
  return names.map((name) => ({ name, sources: [source] }));
}
