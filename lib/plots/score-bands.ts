/**
 * Scores of folds at several settings, for training and for test rows: means with one standard deviation to both sides. What learning
 * curves (over rows) and validation curves (over a parameter) have in common.
 */
import { finiteOrNull } from "./finite.ts";
import type { PlaneLayer } from "./plane.ts";

export interface ScoreBand {
  /** Null where no fold has a score. */
  readonly mean: number | null;
  /** Null for fewer than two. */
  readonly sd: number | null;
  readonly folds: number;
}

/** One band per setting from scores per setting and fold. */
export function scoreBands(scores: readonly ArrayLike<number | null>[]): ScoreBand[] {
  return scores.map((row) => {
    const values = Array.from(row, finiteOrNull).filter((value) => value !== null);
    const n = values.length;
    if (n === 0) return { mean: null, sd: null, folds: 0 };
    const mean = values.reduce((sum, value) => sum + value / n, 0);
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2 / Math.max(1, n - 1), 0);
    return { mean, sd: n < 2 ? null : Math.sqrt(squares), folds: n };
  });
}

/** A line through the means, their points and the band. */
export function bandLayers(
  x: readonly number[],
  bands: readonly ScoreBand[],
  name: string,
  colour: "blue" | "orange",
): PlaneLayer[] {
  const y = bands.map((band) => band.mean);
  const end = (sign: number): (number | null)[] =>
    bands.map(({ mean, sd }) => (mean === null || sd === null ? null : mean + sign * sd));
  return [
    ...(bands.some((band) => band.sd !== null)
      ? [{ kind: "band", x, low: end(-1), high: end(1), colour } as const]
      : []),
    { kind: "line", x, y, colour, name, dash: colour === "orange" },
    { kind: "points", x, y, colour },
  ];
}
