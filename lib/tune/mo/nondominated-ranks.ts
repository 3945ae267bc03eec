/**
 * Ranks of non-dominated sorting: 0 for rows that no row beats, 1 for those that only rows of rank 0 beat, and so on. A row
 * beats another when it is nowhere worse and somewhere better; less is better.
 *
 * Rows come in lexicographic order, so that a row can be beaten by earlier ones only, and the rank is found by bisection over
 * the fronts so far (Zhang et al., IEEE TEVC 19 (2015) 201, ENS-BS). Two objectives: O(n log n); more: O(n² · objectives)
 * at worst, O(n log n · objectives · front) as a rule. Ranks are those of Optuna 5.0, `_fast_non_domination_rank`.
 */
import { distinctRows } from "./lexicographic-order.ts";

export interface RankOptions {
  /**
   * How far each row breaks its constraints: feasible up to 0. Feasible rows come first, then the others by penalty, then
   * those with NaN (no constraints known, as in Optuna 4.9) by their losses.
   */
  readonly penalty?: Float64Array | null;
  /** Rank at least so many rows; all beyond share the next rank. By default all. */
  readonly nBelow?: number;
}

/**
 * The rank of each row.
 * @param losses row-major, `objectives` columns, without NaN.
 * @throws RangeError when the penalty's length is not the number of rows.
 */
export function nondominatedRanks(
  losses: Float64Array,
  objectives: number,
  options: RankOptions = {},
): Int32Array {
  const n = losses.length / objectives;
  const { penalty = null, nBelow = n } = options;
  if (penalty === null) return ranksOf(losses, objectives, nBelow);
  if (penalty.length !== n)
    throw new RangeError(
      `nondominatedRanks: one penalty for each of the ${n} rows; got ${penalty.length}; give 0 for feasible rows`,
    );
  const ranks = new Int32Array(n);
  let left = nBelow;
  let next = 0;
  const place = (rows: readonly number[], columns: number, from: Float64Array): void => {
    if (rows.length === 0) return;
    const part = new Float64Array(rows.length * columns);
    rows.forEach((row, i) => part.set(from.subarray(row * columns, (row + 1) * columns), i * columns));
    const found = ranksOf(part, columns, left);
    const start = next;
    rows.forEach((row, i) => {
      ranks[row] = start + found[i]!;
      if (ranks[row]! >= next) next = ranks[row]! + 1;
    });
    left -= rows.length;
  };
  const rowsWhere = (test: (penalty: number) => boolean): number[] => {
    const rows: number[] = [];
    for (let row = 0; row < n; row++) if (test(penalty[row]!)) rows.push(row);
    return rows;
  };
  place(
    rowsWhere((value) => value <= 0),
    objectives,
    losses,
  );
  place(
    rowsWhere((value) => value > 0),
    1,
    penalty,
  );
  place(
    rowsWhere((value) => Number.isNaN(value)),
    objectives,
    losses,
  );
  return ranks;
}

function ranksOf(losses: Float64Array, objectives: number, nBelow: number): Int32Array {
  const n = losses.length / objectives;
  if (n === 0 || nBelow <= 0) return new Int32Array(n);
  const { rows, losses: sorted, places } = distinctRows(losses, objectives);
  const distinct =
    objectives === 1
      ? Int32Array.from(rows.keys())
      : limited(objectives === 2 ? ranksIn2d(sorted) : ranksByFronts(sorted, objectives), nBelow);
  return places.map((place) => distinct[place]!);
}

/** In the plane a front beats a row exactly when the least second loss of the front is not above the row's. */
function ranksIn2d(sorted: Float64Array): Int32Array {
  const n = sorted.length / 2;
  const ranks = new Int32Array(n);
  const least = new Float64Array(n);
  let fronts = 0;
  for (let i = 0; i < n; i++) {
    const second = sorted[2 * i + 1]!;
    let low = 0;
    let high = fronts;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (least[middle]! <= second) low = middle + 1;
      else high = middle;
    }
    least[low] = second;
    if (low === fronts) fronts++;
    ranks[i] = low;
  }
  return ranks;
}

function ranksByFronts(sorted: Float64Array, objectives: number): Int32Array {
  const n = sorted.length / objectives;
  const ranks = new Int32Array(n);
  // Members of a front are chained from the last one added, which is the likeliest to beat the next row.
  const last = new Int32Array(n);
  const before = new Int32Array(n);
  let fronts = 0;
  for (let i = 0; i < n; i++) {
    let low = 0;
    let high = fronts;
    while (low < high) {
      const middle = (low + high) >>> 1;
      let beaten = false;
      for (let j = last[middle]!; j !== -1 && !beaten; j = before[j]!) {
        beaten = true;
        // The first loss of an earlier row is not above this one's.
        for (let k = 1; k < objectives; k++)
          if (sorted[j * objectives + k]! > sorted[i * objectives + k]!) {
            beaten = false;
            break;
          }
      }
      if (beaten) low = middle + 1;
      else high = middle;
    }
    before[i] = low === fronts ? -1 : last[low]!;
    last[low] = i;
    if (low === fronts) fronts++;
    ranks[i] = low;
  }
  return ranks;
}

/** Gives all rows beyond the first fronts that together hold `nBelow` rows the same rank. */
function limited(ranks: Int32Array, nBelow: number): Int32Array {
  const counts = new Int32Array(ranks.length);
  for (const rank of ranks) counts[rank]!++;
  const wanted = Math.min(nBelow, ranks.length);
  let worst = 0;
  for (let ranked = 0; ranked < wanted; worst++) ranked += counts[worst]!;
  return ranks.map((rank) => Math.min(rank, worst));
}
