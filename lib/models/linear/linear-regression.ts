/**
 * Least squares without a penalty; where columns depend on each other, the solution of least norm.
 *
 * Householder triangles of the centred rows, a block at a time, leave R with RᵀR = XᵀSX without ever squaring the condition;
 * then the singular values of R with its columns brought to unit length decide the rank, whatever the units of the columns are. Source:
 * scikit-learn `LinearRegression` (LAPACK gelsd, which decides the rank in the units given). Golub and Van Loan, Matrix
 * Computations, 5.2 and 5.5. O(n·p² + p³).
 */
import { inTurns, atOnce, type Steps } from "../../data/index.ts";
import { checkMatrix } from "../design.ts";
import type { NumberTask } from "../model.ts";
import { LinearRegressor, type LinearFit } from "./linear-regressor.ts";
import { singularValues } from "./singular-values.ts";
import { centredIntercept, weightedCentre, type Centre } from "./weighted-centre.ts";

export interface LinearRegressionParams {
  /** Default true. */
  readonly fitIntercept?: boolean;
}

export interface LinearRegressionOptions extends LinearRegressionParams {
  /** Weight of each row; 1 when missing. */
  readonly sampleWeight?: ArrayLike<number> | undefined;
}

export interface LinearRegressionFit extends LinearFit {
  /** Number of columns that are independent of each other (and of the intercept). */
  readonly rank: number;
  /**
   * Largest over least singular value of the centred columns at unit length: from some 30 on coefficients are hard to tell apart;
   * null, for infinite, when the rank is below the number of columns.
   */
  readonly condition: number | null;
}

export class LinearRegression extends LinearRegressor<LinearRegressionParams, LinearRegressionFit> {
  readonly name = "LinearRegression";

  constructor(params: LinearRegressionParams = {}) {
    super(params, ["fitIntercept"]);
  }

  protected override learn({ X, y, weights, signal }: NumberTask): Promise<LinearRegressionFit> {
    const options = { ...this.params, sampleWeight: weights };
    return inTurns(linearRegressionSteps(X.values, X.rows, X.columns, y, options), signal);
  }
}

/** @throws RangeError on wrong sizes or numbers that are not finite. */
export function fitLinearRegression(
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  options: LinearRegressionOptions = {},
): LinearRegressionFit {
  return atOnce(linearRegressionSteps(X, n, p, y, options));
}

function* linearRegressionSteps(
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  { fitIntercept = true, sampleWeight }: LinearRegressionOptions,
): Steps<LinearRegressionFit> {
  checkMatrix("fitLinearRegression", X, n, p, y);
  const centre = weightedCentre(X, n, p, y, sampleWeight, fitIntercept);
  yield;
  const triangle = yield* triangleOf(X, n, p, y, sampleWeight, centre);
  const { coef, rank, condition } = leastNorm(triangle, p, n, spreads(X, n, p, centre.columns));
  return Object.freeze({
    features: p,
    coef,
    intercept: centredIntercept(centre, coef),
    rank,
    condition,
  });
}

/** Columns 0…p-1: R; column p: Qᵀy. Column-major, width p + 1. */
function* triangleOf(
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
  centre: Centre,
): Steps<Float64Array> {
  const width = p + 1;
  const triangle = new Float64Array(width * width);
  const size = Math.max(64, 2 * p);
  const block = new Float64Array(width * size);
  let work = 0;
  for (let from = 0; from < n; from += size) {
    const rows = Math.min(size, n - from);
    for (let i = 0; i < rows; i++) {
      const root = weights === undefined ? 1 : Math.sqrt(weights[from + i]!);
      for (let j = 0; j < p; j++) block[j * size + i] = (X[(from + i) * p + j]! - centre.columns[j]!) * root;
      block[p * size + i] = (y[from + i]! - centre.target) * root;
    }
    absorb(triangle, block, width, rows, size);
    work += rows * width * width;
    if (work < 1 << 24) continue;
    work = 0;
    yield;
  }
  return triangle;
}

/** Reflects a block of rows into the triangle above it; column j sees only its diagonal element and the block. */
function absorb(
  triangle: Float64Array,
  block: Float64Array,
  width: number,
  rows: number,
  size: number,
): void {
  for (let j = 0; j < width; j++) {
    const own = j * size;
    let below = 0;
    for (let i = 0; i < rows; i++) below += block[own + i]! ** 2;
    if (below === 0) continue;
    const diagonal = triangle[j * width + j]!;
    const length = Math.sqrt(diagonal * diagonal + below);
    const next = diagonal > 0 ? -length : length;
    const head = diagonal - next;
    const beta = 2 / (head * head + below);
    for (let k = j + 1; k < width; k++) {
      const other = k * size;
      let dot = head * triangle[k * width + j]!;
      for (let i = 0; i < rows; i++) dot += block[own + i]! * block[other + i]!;
      const factor = beta * dot;
      triangle[k * width + j]! -= factor * head;
      for (let i = 0; i < rows; i++) block[other + i]! -= factor * block[own + i]!;
    }
    triangle[j * width + j] = next;
  }
}

/** For each column the largest size of an element before centring: what rounding in a centred column is measured by. */
function spreads(X: Float64Array, n: number, p: number, centre: Float64Array): Float64Array {
  const out = centre.map(Math.abs);
  for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) out[j] = Math.max(out[j]!, Math.abs(X[i * p + j]!));
  return out;
}

/** w of least norm that minimises ‖Rw − q‖. */
function leastNorm(triangle: Float64Array, p: number, n: number, spread: Float64Array) {
  const width = p + 1;
  const eps = Number.EPSILON * Math.max(n, p);
  const columns = new Float64Array(p * p);
  const length = new Float64Array(p);
  for (let j = 0; j < p; j++) {
    const column = triangle.subarray(j * width, j * width + p);
    length[j] = Math.hypot(...column);
    // A constant column is 0 after centring, but for rounding.
    if (length[j]! <= eps * Math.sqrt(n) * spread[j]!) length[j] = 0;
    else columns.set(column, j * p);
  }
  const unit = columns.slice();
  for (let j = 0; j < p; j++) if (length[j]! > 0) for (let i = 0; i < p; i++) unit[j * p + i]! /= length[j]!;
  const scaled = singularValues(unit, p);
  const largest = scaled.values[0] ?? 0;
  const rank = scaled.values.filter((value) => value > eps * largest).length;
  const right = triangle.subarray(p * width, p * width + p);
  if (rank === p) {
    const coef = apply(scaled, right, p, rank).map((value, j) => value / length[j]!);
    return { coef, rank, condition: largest / scaled.values[p - 1]! };
  }
  // The norm is that of the coefficients in their own units.
  return { coef: apply(singularValues(columns, p), right, p, rank), rank, condition: null };
}

/** V S⁻¹ Uᵀ q over the `rank` largest singular values. */
function apply(
  { values, left, vectors }: ReturnType<typeof singularValues>,
  q: Float64Array,
  p: number,
  rank: number,
): Float64Array {
  const out = new Float64Array(p);
  for (let r = 0; r < rank; r++) {
    let dot = 0;
    for (let i = 0; i < p; i++) dot += left[r * p + i]! * q[i]!;
    const factor = dot / values[r]!;
    for (let j = 0; j < p; j++) out[j]! += factor * vectors[r * p + j]!;
  }
  return out;
}
