/**
 * The region that a Pareto front leaves open below a reference point, cut into disjoint boxes: first the local upper bounds of
 * the front, then, with all signs turned, theirs; each bound gives one box.
 *
 * Source: Lacour, Klamroth and Fonseca, Computers and Operations Research 79 (2017) 347-360, algorithm 2; Optuna 5.0,
 * `_hypervolume/box_decomposition.py`. Cost: points times bounds; there are as many bounds as points for two objectives, twice
 * as many for three, and many more beyond.
 */

/** Boxes by rows, for losses; `low` may be -Infinity. */
export interface Boxes {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** A local upper bound u, and the points that define it: point k touches it in objective k. */
interface Bound {
  readonly at: Float64Array;
  readonly points: readonly Float64Array[];
}

/**
 * @param front losses of the front by rows, no two alike, each below the reference.
 * @param reference losses that count as bad.
 */
export function openBoxes(front: Float64Array, reference: Float64Array): Boxes {
  const m = reference.length;
  const rows: Float64Array[] = [];
  for (let i = 0; i < front.length; i += m) rows.push(front.subarray(i, i + m));
  const upper = localBounds(rows.toSorted(byRow), reference).map(({ at }) => at.map((value) => -value));
  const infinity = new Float64Array(m).fill(Infinity);
  const lower = localBounds(undominated(upper.toSorted(byRow)), infinity);
  const low: number[] = [];
  const high: number[] = [];
  for (const { at, points } of lower) {
    // Ends of the box with turned signs: objective 0 from its defining point to infinity, the others from the greatest of
    // the defining points before them to the bound.
    const starts = new Float64Array(m);
    const ends = new Float64Array(m);
    starts[0] = points[0]![0]!;
    ends[0] = Infinity;
    for (let k = 1; k < m; k++) {
      starts[k] = -Infinity;
      for (let p = 0; p < k; p++) starts[k] = Math.max(starts[k]!, points[p]![k]!);
      ends[k] = at[k]!;
    }
    if (starts.some((start, k) => ends[k]! <= start)) continue;
    for (let k = 0; k < m; k++) {
      low.push(-ends[k]!);
      high.push(-starts[k]!);
    }
  }
  return { low: Float64Array.from(low), high: Float64Array.from(high) };
}

function localBounds(sorted: readonly Float64Array[], reference: Float64Array): readonly Bound[] {
  const m = reference.length;
  let bounds: Bound[] = [
    {
      at: reference,
      points: Array.from({ length: m }, (_, k) => {
        const dummy = new Float64Array(m).fill(-Infinity);
        dummy[k] = reference[k]!;
        return dummy;
      }),
    },
  ];
  for (const point of sorted) {
    const next: Bound[] = [];
    for (const bound of bounds) {
      if (!point.every((value, k) => value < bound.at[k]!)) {
        next.push(bound);
        continue;
      }
      for (let k = 0; k < m; k++) {
        // Points come in the order of objective 0, so that it needs no look.
        let redundant = false;
        for (let p = 0; p < m; p++)
          if (k > 0 && p !== k && point[k]! < bound.points[p]![k]!) redundant = true;
        if (redundant) continue;
        const at = bound.at.slice();
        at[k] = point[k]!;
        next.push({ at, points: bound.points.with(k, point) });
      }
    }
    bounds = next;
  }
  return bounds;
}

/** Rows that no other is below, of rows in lexicographic order. */
function undominated(sorted: readonly Float64Array[]): readonly Float64Array[] {
  const kept: Float64Array[] = [];
  for (const row of sorted)
    if (!kept.some((other) => other.every((value, k) => value <= row[k]!))) kept.push(row);
  return kept;
}

function byRow(a: Float64Array, b: Float64Array): number {
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return a[k]! < b[k]! ? -1 : 1;
  return 0;
}
