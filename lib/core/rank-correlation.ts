/** Spearman's rank correlation, −1 to 1: Pearson's of the midranks. Null where one of the two does not vary. Cost: n log n. */
import { midranks } from "./ranks.ts";

export function rankCorrelation(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const a = midranks(x).ranks;
  const b = midranks(y).ranks;
  const middle = (a.length + 1) / 2;
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += (a[i]! - middle) * (b[i]! - middle);
    aa += (a[i]! - middle) ** 2;
    bb += (b[i]! - middle) ** 2;
  }
  return aa === 0 || bb === 0 ? null : ab / Math.sqrt(aa * bb);
}
