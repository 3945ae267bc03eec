/**
 * Reference directions of NSGA-III, and how objectives are scaled and assigned to them.
 *
 * Objectives are moved so that the best of each is 0, and divided by where the plane through the extreme trials meets the
 * axes; where there is no such plane, by the greatest value. A trial belongs to the direction whose line is nearest.
 * Values are taken as told, whatever the direction, as in the original. Sources: Deb, Jain, IEEE TEVC 18 (2014) 577;
 * Optuna 5.0, `samplers/_nsgaiii/_elite_population_selection_strategy.py`. O(trials · references · objectives²).
 */
import { solveFullRank } from "./full-rank-solve.ts";

/** Infinite values are replaced by this many ranges beyond the finite ones. */
const rangesBeyond = 3;
/** Weight of the other objectives when the extreme trial of one is looked for. */
const otherWeight = 1e6;

export interface NearestReference {
  /** Index of the direction. */
  readonly reference: number;
  /** Distance from its line. */
  readonly distance: number;
}

/** All points with whole, non-negative coordinates that sum to `divisions`, in the order of combinations. */
export function simplexPoints(objectives: number, divisions: number): readonly (readonly number[])[] {
  const points: number[][] = [];
  const point = Array.from({ length: objectives }, () => 0);
  const place = (from: number, left: number): void => {
    if (left === 0) {
      points.push([...point]);
      return;
    }
    for (let k = from; k < objectives; k++) {
      point[k]!++;
      place(k, left - 1);
      point[k]!--;
    }
  };
  place(0, divisions);
  return points;
}

/** Rows of objectives, finite and scaled. */
export function normalizedObjectives(rows: readonly (readonly number[])[]): readonly Float64Array[] {
  const m = rows[0]!.length;
  const scaled = rows.map((row) => Float64Array.from(row));
  for (let k = 0; k < m; k++) {
    const column = rows.map((row) => row[k]!);
    const finite = column.filter((value) => Number.isFinite(value));
    const [least, most] = finite.length === 0 ? [NaN, NaN] : [Math.min(...finite), Math.max(...finite)];
    const margin = rangesBeyond * (most - least);
    const cut = column.map((value) => Math.min(Math.max(value, least - margin), most + margin));
    const ideal = Math.min(...cut);
    for (let i = 0; i < rows.length; i++) scaled[i]![k] = cut[i]! - ideal;
  }
  const factors = inverseIntercepts(scaled, m);
  for (const row of scaled)
    for (let k = 0; k < m; k++) row[k]! *= Number.isFinite(factors[k]!) ? factors[k]! : 1;
  return scaled;
}

/** For each row the direction whose line through the origin is nearest, the first of equals. */
export function nearestReferences(
  rows: readonly Float64Array[],
  references: readonly (readonly number[])[],
): readonly NearestReference[] {
  const inverseSquares = references.map((point) => {
    let squares = 0;
    for (const value of point) squares += value * value;
    return 1 / Math.sqrt(squares) ** 2;
  });
  return rows.map((row) => {
    const distances = references.map((point, p) => {
      let squares = 0;
      for (let m = 0; m < row.length; m++) {
        let foot = 0;
        for (let i = 0; i < row.length; i++) foot += row[i]! * point[i]! * inverseSquares[p]! * point[m]!;
        squares += (row[m]! - foot) ** 2;
      }
      return Math.sqrt(squares);
    });
    const reference = firstLeast(distances);
    return { reference, distance: distances[reference]! };
  });
}

function inverseIntercepts(rows: readonly Float64Array[], m: number): Float64Array {
  const extremes = new Float64Array(m * m);
  for (let axis = 0; axis < m; axis++) {
    const worst = rows.map((row) =>
      Math.max(...row.map((value, k) => (k === axis ? value : value * otherWeight))),
    );
    extremes.set(rows[firstLeast(worst)]!, axis * m);
  }
  const solved = extremes.every((value) => Number.isFinite(value))
    ? solveFullRank(extremes, new Float64Array(m).fill(1))
    : null;
  if (solved !== null) return solved;
  return Float64Array.from({ length: m }, (_, k) => {
    const most = Math.max(...rows.map((row) => row[k]!));
    return 1 / (most === 0 ? 1 : most);
  });
}

/** Index of the first of the least; of the first NaN where there is one, as in numpy. */
function firstLeast(values: readonly number[]): number {
  let best = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) return i;
    if (values[i]! < values[best]!) best = i;
  }
  return best;
}
