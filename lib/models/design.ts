/** A design: a row-major matrix of finite numbers and the class of each row; what every classifier here learns from. */

export interface ClassifierOptions {
  /** Number of classes; default: the largest label + 1. */
  readonly classes?: number;
}

/** Checks sizes and labels; gives the number of classes. @throws RangeError. */
export function checkDesign(
  where: string,
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  options: ClassifierOptions = {},
): number {
  checkMatrix(where, X, n, p, y);
  let most = -1;
  for (let i = 0; i < n; i++) {
    const label = y[i]!;
    if (!Number.isInteger(label) || label < 0)
      throw new RangeError(`${where}: labels must be class positions from 0; got ${label} in row ${i}`);
    if (label > most) most = label;
  }
  const classes = options.classes ?? most + 1;
  if (most >= classes)
    throw new RangeError(`${where}: labels must lie below the ${classes} classes; got ${most}`);
  return classes;
}

/** @throws RangeError unless X is n×p of finite numbers with one target for each of at least one row. */
export function checkMatrix(
  where: string,
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
): void {
  if (n < 1) throw new RangeError(`${where}: needs at least one row; got none`);
  if (X.length !== n * p || y.length !== n)
    throw new RangeError(
      `${where}: needs ${n}×${p} features and ${n} targets; got ${X.length} numbers and ${y.length} targets`,
    );
  for (let i = 0; i < X.length; i++)
    if (!Number.isFinite(X[i]))
      throw new RangeError(
        `${where}: features must be finite; got ${X[i]} in row ${Math.floor(i / p)}, column ${i % p}; impute first`,
      );
}

/** The classes that occur with a weight, rising, and each row's position among them; -1 for a row of a class without weight. */
export function presentClasses(
  y: ArrayLike<number>,
  classes: number,
  weights?: ArrayLike<number>,
): { readonly present: readonly number[]; readonly code: Int32Array } {
  const position = new Int32Array(classes).fill(-1);
  for (let i = 0; i < y.length; i++) if (weights === undefined || weights[i]! > 0) position[y[i]!] = 0;
  const present: number[] = [];
  for (let c = 0; c < classes; c++) if (position[c] === 0) position[c] = present.push(c) - 1;
  return { present, code: Int32Array.from(y, (label) => position[label]!) };
}

/** The most probable class of each row of n×k probabilities; the first of equals. */
export function argmaxRows(probabilities: Float64Array, n: number, k: number): Int32Array {
  const best = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    let at = 0;
    for (let c = 1; c < k; c++) if (probabilities[i * k + c]! > probabilities[i * k + at]!) at = c;
    best[i] = at;
  }
  return best;
}

/** The given rows of an n×p matrix. */
export function gatherRows(X: Float64Array, p: number, rows: ArrayLike<number>): Float64Array {
  const out = new Float64Array(rows.length * p);
  for (let i = 0; i < rows.length; i++) out.set(X.subarray(rows[i]! * p, (rows[i]! + 1) * p), i * p);
  return out;
}
