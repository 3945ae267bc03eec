/**
 * How well scores rank the true labels of each row (several may be true): label ranking average precision, coverage error, ranking
 * loss. Source: Tsoumakas, Katakis & Vlahavas (2010); scikit-learn's functions of these names. O(rows·labels²).
 */
import { overQueries } from "./gain.ts";
import type { ScoreOptions } from "./undefined-score.ts";

/**
 * Mean over true labels of the share of true ones among all scored at least as high; 1 where none or all are true. `flags` and
 * `scores`: rows × labels, row-major; a flag is true when not 0. Null only when all weights are 0.
 *
 * @throws RangeError on wrong sizes, or numbers that are not finite.
 */
export function labelRankingAveragePrecisionScore(
  flags: ArrayLike<number>,
  scores: ArrayLike<number>,
  labels: number,
  options: ScoreOptions = {},
): number | null {
  return overQueries("labelRankingAveragePrecisionScore", flags, scores, labels, options, (flag, score) => {
    const chosen = trueLabels(flag);
    if (chosen.length === 0 || chosen.length === labels) return 1;
    let sum = 0;
    for (const c of chosen) {
      const atLeast = (s: number): boolean => s >= score[c]!;
      sum += chosen.filter((d) => atLeast(score[d]!)).length / score.filter(atLeast).length;
    }
    return sum / chosen.length;
  });
}

/** Mean number of best-scored labels that must be taken to have all true ones; 0 where none is true. */
export function coverageError(
  flags: ArrayLike<number>,
  scores: ArrayLike<number>,
  labels: number,
  options: ScoreOptions = {},
): number | null {
  return overQueries("coverageError", flags, scores, labels, options, (flag, score) => {
    const chosen = trueLabels(flag);
    if (chosen.length === 0) return 0;
    const least = Math.min(...chosen.map((c) => score[c]!));
    return score.filter((s) => s >= least).length;
  });
}

/** Mean share of (true, false) label pairs in the wrong order, ties being wrong; 0 where none or all are true. */
export function labelRankingLoss(
  flags: ArrayLike<number>,
  scores: ArrayLike<number>,
  labels: number,
  options: ScoreOptions = {},
): number | null {
  return overQueries("labelRankingLoss", flags, scores, labels, options, (flag, score) => {
    const chosen = trueLabels(flag);
    if (chosen.length === 0 || chosen.length === labels) return 0;
    let wrong = 0;
    for (let other = 0; other < labels; other++) {
      if (flag[other] === 0) wrong += chosen.filter((c) => score[c]! <= score[other]!).length;
    }
    return wrong / (chosen.length * (labels - chosen.length));
  });
}

function trueLabels(flags: Float64Array): number[] {
  return Array.from(flags.keys()).filter((c) => flags[c] !== 0);
}
