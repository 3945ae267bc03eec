/**
 * Which other features a feature seems to act with: along the feature's value, in bins of up to 50 rows, the correlation of its contribution
 * with the other's value, added up. A guess for colours, at no cost for the model; interaction values are the exact thing.
 *
 * Missing values of the other feature count as a feature of their own; the larger of both sums is taken. Source: shap 0.46, `utils/_general.py`.
 * O(p (n + n log n)).
 */
import { argsort, createRng } from "../core/index.ts";
import type { ExplanationSource } from "./explanation-source.ts";

/** Rows looked at; of more, this many are drawn. */
const ROWS = 10_000;

/**
 * All features by how much they seem to interact with one, strongest first; the feature itself is among the last.
 * @param index position of the feature.
 * @throws RangeError on a feature that is not there, or where the values of the features are not known.
 */
export function approximateInteractions(source: ExplanationSource, index: number): Int32Array {
  if (!(Number.isInteger(index) && index >= 0 && index < source.columns))
    throw new RangeError(
      `approximateInteractions: index must be a feature's position, from 0 to ${source.columns - 1}; got ${index}`,
    );
  return ordered("approximateInteractions", source, index, source, (j) => j === index);
}

/**
 * The same for a feature given as an explanation of its own, e.g. `explanation.features(["age"])`. Features with the same contributions are
 * taken for the feature itself.
 * @param column of one feature and the same rows.
 * @throws RangeError on a column of several features or other rows, or where the values of the features are not known.
 */
export function potentialInteractions(column: ExplanationSource, source: ExplanationSource): Int32Array {
  if (column.columns !== 1 || column.rows !== source.rows)
    throw new RangeError(
      `potentialInteractions: wants one feature on ${source.rows} rows; got ${column.columns} on ${column.rows}; take explanation.features([name])`,
    );
  return ordered("potentialInteractions", column, 0, source, (j) => isSame(column, source, j));
}

function ordered(
  where: string,
  own: ExplanationSource,
  index: number,
  source: ExplanationSource,
  isOwn: (j: number) => boolean,
): Int32Array {
  const { rows: n, columns: p, data } = source;
  if (data === undefined || own.data === undefined)
    throw new RangeError(`${where}: wants the features' values; got an explanation without data`);
  const rows = n > ROWS ? createRng(0).choice(n, ROWS) : Int32Array.from({ length: n }, (_, i) => i);
  const x = numbersOf(own.data, own.columns, index, rows);
  const order = argsort(x.map((value) => (Number.isNaN(value) ? Infinity : value)));
  const contribution = Float64Array.from(order, (at) => own.values[rows[at]! * own.columns + index]!);
  const strength = Float64Array.from({ length: p }, (_, j) => {
    if (isOwn(j)) return 0;
    const unsorted = numbersOf(data, p, j, rows);
    const other = Float64Array.from(order, (at) => unsorted[at]!);
    const missing = other.map((value) => (Number.isNaN(value) ? 1 : 0));
    return Math.max(binnedCorrelation(contribution, other), binnedCorrelation(contribution, missing));
  });
  return argsort(strength.map((value) => -value));
}

/** One column as numbers: texts by their place in the order of all, missing ones as NaN. */
function numbersOf(data: ArrayLike<unknown>, p: number, j: number, rows: Int32Array): Float64Array {
  const cells = Array.from(rows, (row) => data[row * p + j]);
  const isText = cells.some((cell) => typeof cell === "string" && !Number.isFinite(Number(cell)));
  if (!isText)
    return Float64Array.from(cells, (cell) =>
      cell === null || cell === undefined || cell === "" ? NaN : Number(cell),
    );
  const places = new Map([...new Set(cells.map(String))].sort().map((text, at) => [text, at]));
  return Float64Array.from(cells, (cell) => (cell === null ? NaN : places.get(String(cell))!));
}

/** Σ |correlation| over bins; a bin in which either is constant, or a value is missing, adds nothing. */
function binnedCorrelation(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  const width = Math.max(Math.min(Math.trunc(n / 10), 50), 1);
  let sum = 0;
  for (let from = 0; from < n; from += width) {
    const to = Math.min(n, from + width);
    let meanA = 0;
    let meanB = 0;
    for (let i = from; i < to; i++) {
      meanA += a[i]!;
      meanB += b[i]!;
    }
    meanA /= to - from;
    meanB /= to - from;
    let [aa, bb, ab] = [0, 0, 0];
    for (let i = from; i < to; i++) {
      const da = a[i]! - meanA;
      const db = b[i]! - meanB;
      aa += da * da;
      bb += db * db;
      ab += da * db;
    }
    if (aa > 0 && bb > 0) sum += Math.abs(ab / Math.sqrt(aa) / Math.sqrt(bb));
  }
  return sum;
}

/** Whether contributions differ by no more than a constant. */
function isSame(column: ExplanationSource, source: ExplanationSource, j: number): boolean {
  const { rows: n, columns: p, values } = source;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += (values[i * p + j]! - column.values[i]!) / n;
  let variance = 0;
  for (let i = 0; i < n; i++) variance += (values[i * p + j]! - column.values[i]! - mean) ** 2 / n;
  return Math.sqrt(variance) < 1e-8;
}
