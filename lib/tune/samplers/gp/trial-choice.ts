/**
 * The trials that the process is fitted to, where there are more than it can take in the time of a trial: the better half of
 * the limit and the newest. Optuna takes all, at a cost that grows as n³.
 */

/** Indices in ascending order. @param rank 0 for the best. */
export function chooseTrials(rank: ArrayLike<number>, limit: number): readonly number[] {
  const n = rank.length;
  const all = Array.from({ length: n }, (_, i) => i);
  if (n <= limit) return all;
  const best = all.toSorted((a, b) => rank[a]! - rank[b]! || b - a).slice(0, limit >> 1);
  const chosen = new Set(best);
  for (let i = n - 1; chosen.size < limit; i--) chosen.add(i);
  return all.filter((i) => chosen.has(i));
}
