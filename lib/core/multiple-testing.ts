/**
 * p values adjusted for how many there are.
 *
 * Bonferroni m p; Sidak 1 - (1-p)^m; Holm max over smaller of (m - rank + 1) p: the chance of any false alarm. Benjamini and
 * Hochberg min over larger of m p / rank: the share of false alarms among alarms ("bh"). Sources: Holm, Scand. J. Statistics 6
 * (1979); Benjamini and Hochberg, J. Roy. Stat. Soc. B 57 (1995). Cost: sorting.
 */

export type Adjustment = "bonferroni" | "holm" | "bh" | "sidak";

/**
 * Adjusted p values, in the order given; to be compared with the level itself.
 * @throws RangeError when one is not in [0, 1].
 */
export function adjustPValues(ps: ArrayLike<number>, method: Adjustment = "holm"): Float64Array {
  const m = ps.length;
  for (let i = 0; i < m; i++)
    if (!(ps[i]! >= 0 && ps[i]! <= 1))
      throw new RangeError(
        `adjustPValues: p must lie in [0, 1]; got ${ps[i]} at ${i}; leave out what is undefined`,
      );
  if (method === "bonferroni") return Float64Array.from(ps, (p) => Math.min(1, m * p));
  if (method === "sidak") return Float64Array.from(ps, (p) => -Math.expm1(m * Math.log1p(-p)));
  const order = Uint32Array.from({ length: m }, (_, i) => i).sort((a, b) => ps[a]! - ps[b]!);
  const adjusted = new Float64Array(m);
  if (method === "holm") {
    let largest = 0;
    for (let rank = 0; rank < m; rank++) {
      largest = Math.max(largest, Math.min(1, (m - rank) * ps[order[rank]!]!));
      adjusted[order[rank]!] = largest;
    }
  } else {
    let smallest = 1;
    for (let rank = m - 1; rank >= 0; rank--) {
      smallest = Math.min(smallest, (m * ps[order[rank]!]!) / (rank + 1));
      adjusted[order[rank]!] = smallest;
    }
  }
  return adjusted;
}
