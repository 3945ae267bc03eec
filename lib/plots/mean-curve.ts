/**
 * The mean of several curves of folds over a common grid, with one standard deviation to both sides, as scikit-learn's example of ROC
 * curves with cross-validation draws them: each fold is read at the same places of the horizontal axis. O(folds × (grid + points)).
 */
import { finiteOrNull } from "./finite.ts";

export interface CurvePoints {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

export interface MeanCurve {
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
  /** Null for a single fold. */
  readonly low: readonly (number | null)[] | null;
  readonly high: readonly (number | null)[] | null;
}

/** `between`: "straight" joins points by lines; "next" takes the next point to the right (precision over recall may not be joined). */
export function meanCurve(
  folds: readonly CurvePoints[],
  between: "straight" | "next",
  points = 101,
): MeanCurve {
  const sorted = folds.map(ascending).filter((fold) => fold.length > 0);
  const x = Array.from({ length: points }, (_, i) => i / (points - 1));
  const columns = x.map((at) => sorted.map((fold) => read(fold, at, between)));
  const y = columns.map((values) =>
    values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length,
  );
  const spread = columns.map((values, i) =>
    values.length < 2
      ? 0
      : Math.sqrt(values.reduce((sum, value) => sum + (value - y[i]!) ** 2, 0) / (values.length - 1)),
  );
  const away = (sign: number): (number | null)[] =>
    y.map((value, i) => (value === null ? null : Math.min(1, Math.max(0, value + sign * spread[i]!))));
  return sorted.length < 2 ? { x, y, low: null, high: null } : { x, y, low: away(-1), high: away(1) };
}

type Point = readonly [x: number, y: number];

function ascending({ x, y }: CurvePoints): Point[] {
  const points: Point[] = [];
  for (let i = 0; i < Math.min(x.length, y.length); i++)
    if (finiteOrNull(x[i]) !== null && finiteOrNull(y[i]) !== null) points.push([x[i]!, y[i]!]);
  if (points.length > 1 && points[0]![0] > points.at(-1)![0]) points.reverse();
  return points;
}

/** The value at a place; on a vertical stretch the highest; outside of the curve its end. */
function read(points: readonly Point[], at: number, between: "straight" | "next"): number {
  let [low, high] = [0, points.length];
  // The first point to the right of `at`.
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle]![0] <= at) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return points[0]![1];
  const left = points[low - 1]!;
  if (left[0] === at) {
    let best = left[1];
    for (let i = low - 1; i >= 0 && points[i]![0] === at; i--) best = Math.max(best, points[i]![1]);
    return best;
  }
  if (low === points.length) return left[1];
  const right = points[low]!;
  if (between === "next") return right[1];
  return left[1] + ((right[1] - left[1]) * (at - left[0])) / (right[0] - left[0]);
}
