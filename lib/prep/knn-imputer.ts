/**
 * Filling a hole with the mean of the k nearest training rows that have the value.
 *
 * Distance over the columns both rows have: √(p / shared · Σ d²). Neighbours at the same distance in row order; a row that shares no
 * column with any donor gets the column's mean. A column without values is left out. Scale columns first.
 * Source: Troyanskaya et al. (2001), scikit-learn `KNNImputer` (uniform weights). O(rows with holes × training rows × p).
 */
import { holeColumns, imputedOutputs, withHoles } from "./imputed-columns.ts";
import { checkMatrix } from "./matrix-columns.ts";
import { NumericTransformer } from "./numeric-transformer.ts";
import type { Inputs } from "./transformer-inputs.ts";
import type { Output } from "./transformer.ts";

export interface KnnImputerFit {
  readonly neighbors: number;
  /** Training rows, row-major, NaN where missing. */
  readonly X: Float64Array;
  readonly n: number;
  readonly p: number;
  /** Null for a column without values. */
  readonly means: readonly (number | null)[];
  /** Columns of the result, ascending. */
  readonly columns: Int32Array;
}

export interface KNNImputerState {
  readonly fit: KnnImputerFit;
  /** Columns that get an indicator. */
  readonly holes: Int32Array;
}

export interface KNNImputerParams {
  /** Default 5. */
  readonly nNeighbors?: number;
  /** One 0/1 column more for each column with holes in training; default false. */
  readonly addIndicator?: boolean;
}

export class KNNImputer extends NumericTransformer<KNNImputerParams, KNNImputerState> {
  readonly name = "KNNImputer";
  protected override readonly acceptsEmpty = true;

  constructor(params: KNNImputerParams = {}) {
    super(params, ["nNeighbors", "addIndicator"]);
  }

  protected override fitNumbers(X: Float64Array, n: number, p: number): KNNImputerState {
    const fit = fitKnnImputer(X, n, p, this.params.nNeighbors);
    return { fit, holes: this.params.addIndicator === true ? holeColumns(X, p) : new Int32Array() };
  }

  protected override applyNumbers(
    model: KNNImputerState,
    X: Float64Array,
    n: number,
    p: number,
  ): Float64Array {
    return withHoles(knnImpute(model.fit, X, n), X, n, p, model.holes);
  }

  protected override outputs(model: KNNImputerState, inputs: Inputs): readonly Output[] {
    return imputedOutputs(inputs, model.fit.columns, model.holes);
  }
}

/** X: n×p, row-major, NaN where missing; it is kept, not copied. @throws RangeError on wrong sizes or neighbors < 1. */
export function fitKnnImputer(X: Float64Array, n: number, p: number, neighbors = 5): KnnImputerFit {
  checkMatrix("fitKnnImputer", X, n, p);
  if (!(Number.isInteger(neighbors) && neighbors >= 1)) {
    throw new RangeError(`fitKnnImputer: neighbors must be a whole number ≥ 1; got ${neighbors}`);
  }
  const means = Array.from({ length: p }, (_, j) => {
    let sum = 0;
    let count = 0;
    for (let i = 0; i < n; i++) {
      const x = X[i * p + j]!;
      if (Number.isNaN(x)) continue;
      sum += x;
      count++;
    }
    return count === 0 ? null : sum / count;
  });
  const columns = Int32Array.from(means.keys()).filter((j) => means[j] !== null);
  return Object.freeze({ neighbors, X, n, p, means: Object.freeze(means), columns });
}

/** rows × columns.length, as a new matrix without holes. @throws RangeError on wrong sizes. */
export function knnImpute(imputer: KnnImputerFit, X: Float64Array, rows: number): Float64Array {
  const { p, columns, means } = imputer;
  checkMatrix("knnImpute", X, rows, p);
  const out = new Float64Array(rows * columns.length);
  for (let i = 0; i < rows; i++) {
    const row = X.subarray(i * p, (i + 1) * p);
    let near: readonly Neighbour[] | undefined;
    columns.forEach((j, k) => {
      let value = row[j]!;
      if (Number.isNaN(value)) {
        near ??= neighbours(imputer, row);
        value = meanOfNearest(imputer, near, j) ?? means[j]!;
      }
      out[i * columns.length + k] = value;
    });
  }
  return out;
}

interface Neighbour {
  readonly row: number;
  readonly distance: number;
}

/** Training rows that share a column with `row`, nearest first. */
function neighbours({ X, n, p }: KnnImputerFit, row: Float64Array): readonly Neighbour[] {
  const found: Neighbour[] = [];
  for (let i = 0; i < n; i++) {
    let shared = 0;
    let squares = 0;
    for (let j = 0; j < p; j++) {
      const d = X[i * p + j]! - row[j]!;
      if (Number.isNaN(d)) continue;
      shared++;
      squares += d * d;
    }
    if (shared > 0) found.push({ row: i, distance: (squares * p) / shared });
  }
  return found.sort((a, b) => a.distance - b.distance || a.row - b.row);
}

function meanOfNearest(
  { X, p, neighbors }: KnnImputerFit,
  near: readonly Neighbour[],
  j: number,
): number | undefined {
  let sum = 0;
  let count = 0;
  for (const { row } of near) {
    const x = X[row * p + j]!;
    if (Number.isNaN(x)) continue;
    sum += x;
    if (++count === neighbors) break;
  }
  return count === 0 ? undefined : sum / count;
}
