/**
 * Hypervolume in any number of dimensions by the WFG algorithm: the sum of what each point adds to those after it. That is
 * its own box less the hypervolume of the later points, each limited to lie in the box.
 *
 * Sources: While, Bradstreet, Barone, IEEE TEVC 16 (2012) 86; order of operations as in Optuna 5.0, `_hypervolume/wfg.py`, so
 * that rounding agrees. The cost can double with each point: hundreds of points in four dimensions, tens in eight.
 */
import { frontOfSorted } from "./pareto-front.ts";

/** Volume between the points and the reference; points row-major, at least one, their first column ascending. */
export function wfg(points: Float64Array, reference: ArrayLike<number>): number {
  const m = reference.length;
  const n = points.length / m;
  if (n === 1) return boxOf(points, 0, reference);
  if (n === 2) {
    let shared = 1;
    for (let k = 0; k < m; k++) shared *= reference[k]! - Math.max(points[k]!, points[m + k]!);
    return boxOf(points, 0, reference) + boxOf(points, 1, reference) - shared;
  }
  let exclusive = 0;
  for (let i = 0; i < n - 1; i++) {
    let limited: Float64Array = points.slice((i + 1) * m);
    for (let at = 0, k = 0; at < limited.length; at++, k = k + 1 === m ? 0 : k + 1)
      limited[at] = Math.max(limited[at]!, points[i * m + k]!);
    if (n - 1 - i > 3) limited = rowsOf(limited, m, frontOfSorted(limited, m));
    exclusive += boxOf(points, i, reference) - wfg(limited, reference);
  }
  return boxOf(points, n - 1, reference) + exclusive;
}

/** Volume between one point and the reference. */
export function boxOf(points: Float64Array, row: number, reference: ArrayLike<number>): number {
  let volume = 1;
  for (let k = 0; k < reference.length; k++) volume *= reference[k]! - points[row * reference.length + k]!;
  return volume;
}

/** These rows of a row-major matrix, copied. */
export function rowsOf(matrix: Float64Array, columns: number, rows: ArrayLike<number>): Float64Array {
  const part = new Float64Array(rows.length * columns);
  for (let i = 0; i < rows.length; i++)
    for (let k = 0; k < columns; k++) part[i * columns + k] = matrix[rows[i]! * columns + k]!;
  return part;
}
