/** A sample of rows in which each class keeps its share, and at least 20 rows if it has them. O(n). */
import type { Rng } from "../core/index.ts";

/** At most `most` rows, classes in their shares, in row order. */
export function stratifiedSample(codes: Int32Array, classes: number, most: number, rng: Rng): Int32Array {
  const n = codes.length;
  if (n <= most) return Int32Array.from({ length: n }, (_, i) => i);
  const rows: number[][] = Array.from({ length: classes }, () => []);
  for (let i = 0; i < n; i++) rows[codes[i]!]!.push(i);
  const taken = rows.flatMap((own) => {
    const share = Math.min(own.length, Math.max(20, Math.floor((own.length * most) / n)));
    return rng.shuffle(own).slice(0, share);
  });
  return Int32Array.from(taken).sort();
}
