/** Decisions over thresholds: the four counts at each of them, and how positives gather in the best-scored tenths (lift). */
import { descending } from "./ranked-counts.ts";
import { checkBinary, checkFinite, checkRows } from "./rows.ts";
import { type ScoreOptions, undefinedScore } from "./undefined-score.ts";

export interface ThresholdCounts {
  readonly threshold: number;
  readonly tn: number;
  readonly fp: number;
  readonly fn: number;
  readonly tp: number;
}

export interface LiftPart {
  readonly n: number;
  readonly positives: number;
  /** Share of positives here over their share everywhere. */
  readonly lift: number;
}

/**
 * Rows with score ≥ threshold count as positive. Default thresholds: 0, 0.05, … 1. Cost: rows × thresholds.
 *
 * @throws RangeError on labels other than 0 and 1, scores that are not finite, lengths that differ.
 */
export function thresholdSweep(
  yTrue: ArrayLike<number>,
  yScore: ArrayLike<number>,
  thresholds: ArrayLike<number> = Array.from({ length: 21 }, (_, i) => i / 20),
  options: ScoreOptions = {},
): readonly ThresholdCounts[] {
  const n = checkRows("thresholdSweep", yTrue, yScore, options);
  checkBinary("thresholdSweep", yTrue);
  checkFinite("thresholdSweep", "scores", yScore);
  const weights = options.sampleWeight;
  return Object.freeze(
    Array.from(thresholds, (threshold) => {
      const counts = [0, 0, 0, 0];
      for (let i = 0; i < n; i++) {
        counts[2 * Number(yTrue[i]) + (yScore[i]! >= threshold ? 1 : 0)]! += weights ? weights[i]! : 1;
      }
      return Object.freeze({ threshold, tn: counts[0]!, fp: counts[1]!, fn: counts[2]!, tp: counts[3]! });
    }),
  );
}

/**
 * Rows by score, highest first (ties in row order), cut into `parts` equal parts, the first n % parts one larger. Null when there is
 * no positive row.
 */
export function liftTable(
  yTrue: ArrayLike<number>,
  yScore: ArrayLike<number>,
  parts = 10,
  options: ScoreOptions = {},
): readonly LiftPart[] | null {
  const n = checkRows("liftTable", yTrue, yScore);
  checkBinary("liftTable", yTrue);
  checkFinite("liftTable", "scores", yScore);
  if (!(Number.isInteger(parts) && parts >= 1 && parts <= n)) {
    throw new RangeError(`liftTable: parts must lie between 1 and the ${n} rows; got ${parts}`);
  }
  const order = descending(yScore);
  let all = 0;
  for (let i = 0; i < n; i++) all += Number(yTrue[i]);
  if (all === 0) return undefinedScore(options, "no positive row: nothing to lift");
  let start = 0;
  return Object.freeze(
    Array.from({ length: parts }, (_, part) => {
      const size = Math.floor(n / parts) + (part < n % parts ? 1 : 0);
      let positives = 0;
      for (let r = start; r < start + size; r++) positives += Number(yTrue[order[r]!]);
      start += size;
      return Object.freeze({ n: size, positives, lift: positives / size / (all / n) });
    }),
  );
}
