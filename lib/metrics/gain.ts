/**
 * Discounted cumulative gain of ranked items: Σ relevance / log₂(rank + 1) per query, averaged over queries; normalised by the best
 * possible order (NDCG). Items with equal scores share the mean gain of their ranks.
 * Source: Järvelin & Kekäläinen (2002), McSherry & Najork (2008); scikit-learn `dcg_score`, `ndcg_score`. O(items log items).
 */
import { checkFinite, checkRows } from "./rows.ts";
import { descending } from "./ranked-counts.ts";
import { type ScoreOptions, undefinedScore } from "./undefined-score.ts";

export interface GainOptions extends ScoreOptions {
  /** Count the first k ranks only. */
  readonly k?: number;
}

/**
 * `relevance` and `scores`: queries × items, row-major; weights are per query. Null only when all weights are 0.
 *
 * @throws RangeError on wrong sizes, or numbers that are not finite.
 */
export function dcgScore(
  relevance: ArrayLike<number>,
  scores: ArrayLike<number>,
  items: number,
  options: GainOptions = {},
): number | null {
  return overQueries("dcgScore", relevance, scores, items, options, (rel, score) =>
    gain(rel, score, options.k),
  );
}

/** In [0, 1] for relevance ≥ 0. A query without relevant items counts 0 (scikit-learn), told to `why`. */
export function ndcgScore(
  relevance: ArrayLike<number>,
  scores: ArrayLike<number>,
  items: number,
  options: GainOptions = {},
): number | null {
  return overQueries("ndcgScore", relevance, scores, items, options, (rel, score) => {
    if (rel.some((r) => r < 0))
      throw new RangeError(`ndcgScore: relevance must be ≥ 0; got ${Math.min(...rel)}`);
    const best = gain(rel, rel, options.k);
    if (best > 0) return gain(rel, score, options.k) / best;
    options.why?.("a query without relevant items: counted 0");
    return 0;
  });
}

function gain(relevance: Float64Array, scores: Float64Array, k = relevance.length): number {
  const order = descending(scores);
  let total = 0;
  for (let start = 0; start < order.length;) {
    let end = start;
    let relevant = 0;
    let discount = 0;
    while (end < order.length && scores[order[end]!] === scores[order[start]!]) {
      relevant += relevance[order[end]!]!;
      if (end < k) discount += 1 / Math.log2(end + 2);
      end++;
    }
    total += (relevant / (end - start)) * discount;
    start = end;
  }
  return total;
}

/** Mean over rows of a queries × items matrix. */
export function overQueries(
  where: string,
  relevance: ArrayLike<number>,
  scores: ArrayLike<number>,
  items: number,
  options: ScoreOptions,
  score: (relevance: Float64Array, scores: Float64Array) => number,
): number | null {
  const cells = checkRows(where, relevance, scores);
  const queries = cells / items;
  if (!Number.isInteger(queries)) {
    throw new RangeError(`${where}: needs whole rows of ${items} items; got ${cells} numbers`);
  }
  checkFinite(where, "relevance", relevance);
  checkFinite(where, "scores", scores);
  const rel = Float64Array.from(relevance);
  const own = Float64Array.from(scores);
  let sum = 0;
  let total = 0;
  for (let q = 0; q < queries; q++) {
    const weight = options.sampleWeight === undefined ? 1 : options.sampleWeight[q]!;
    if (weight === 0) continue;
    sum += weight * score(rel.subarray(q * items, (q + 1) * items), own.subarray(q * items, (q + 1) * items));
    total += weight;
  }
  return total === 0 ? undefinedScore(options, "all weights are 0") : sum / total;
}
