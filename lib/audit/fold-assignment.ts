/**
 * Which fold each row is tested in: rows of a class are shuffled and dealt out one by one, the next class going on where the last
 * ended, so that folds and the classes within them differ by at most one row. Any class size will do. O(n).
 */
import type { Rng } from "../core/index.ts";

/** @param codes class of each row, 0…classes-1; all 0 for plain k-fold. */
export function assignFolds(codes: Int32Array, classes: number, folds: number, rng: Rng): Int32Array {
  const rows: number[][] = Array.from({ length: classes }, () => []);
  for (let i = 0; i < codes.length; i++) rows[codes[i]!]!.push(i);
  const fold = new Int32Array(codes.length);
  let next = 0;
  for (const own of rows) for (const row of rng.shuffle(own)) fold[row] = next++ % folds;
  return fold;
}

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
