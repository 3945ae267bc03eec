/**
 * The best split of a categorical feature: categories sorted by gradient over hessian, then cut from either end; the best of all
 * 2^(k−1) sets for one convex loss is among these (Fisher 1958).
 *
 * Categories with less support than 10 (rows, scaled hessian) go right; missing values are a category. Source: LightGBM's
 * many-vs-many split as scikit-learn 1.2 has it. O(k log k).
 */
import type { FeatureBins } from "./bins.ts";
import type { Bins } from "./kernel.ts";
import { leafValue, shrink } from "./plain-kernel.ts";

export interface CategorySplit {
  readonly gain: number;
  readonly leftBins: Uint8Array;
  readonly missingLeft: boolean;
  /** Whole-number sums of the left child. */
  readonly gradient: number;
  readonly hessian: number;
  readonly count: number;
}

const SUPPORT = 10;

/** @param node the node's numbers, as in kernels/boost.as.ts. */
export function categorySplit(
  bins: Bins,
  feature: FeatureBins,
  node: Float64Array,
): CategorySplit | undefined {
  const [unitG, unitH, nodeG, nodeH, count] = [node[0]!, node[1]!, node[2]!, node[3]!, node[4]!];
  const [l2, l1, leastH, leastCount, leastGain] = [node[5]!, node[6]!, node[7]!, node[8]!, node[9]!];
  const [unsplit, lower, upper] = [node[10]!, node[11]!, node[12]!];
  const factor = count / (nodeH * unitH);
  const size = feature.count + (feature.hasMissing ? 1 : 0);
  const used: number[] = [];
  for (let b = 0; b < size; b++)
    if (bins.count[b]! > 0 && bins.hessian[b]! * unitH * factor >= SUPPORT) used.push(b);
  if (used.length < 2) return undefined;
  const rank = (b: number): number => (bins.gradient[b]! * unitG) / (bins.hessian[b]! * unitH + SUPPORT);
  used.sort((a, b) => rank(a) - rank(b) || a - b);

  let best: { gain: number; gradient: number; hessian: number; count: number } | undefined;
  let chosen: readonly number[] = [];
  for (const end of [0, 1]) {
    const steps = ((used.length + 1) >> 1) - end;
    let [gradient, hessian, inside] = [0, 0, 0];
    for (let step = 0; step < steps; step++) {
      const b = used[end === 0 ? step : used.length - 1 - step]!;
      gradient += bins.gradient[b]!;
      hessian += bins.hessian[b]!;
      inside += bins.count[b]!;
      if (inside < leastCount) continue;
      if (count - inside < leastCount) break;
      const [g, h] = [gradient * unitG, hessian * unitH];
      const [g2, h2] = [nodeG * unitG - g, nodeH * unitH - h];
      if (h < leastH) continue;
      if (h2 < leastH) break;
      const [left, right] = [shrink(g, l1), shrink(g2, l1)];
      const gain =
        unsplit -
        left * leafValue(left, h, l2, lower, upper) -
        right * leafValue(right, h2, l2, lower, upper);
      if (gain > (best?.gain ?? 0) && gain > leastGain) {
        best = { gain, gradient, hessian, count: inside };
        chosen = end === 0 ? used.slice(0, step + 1) : used.slice(used.length - 1 - step);
      }
    }
  }
  if (best === undefined) return undefined;
  const leftBins = new Uint8Array(256);
  for (const b of chosen) leftBins[b] = 1;
  return { ...best, leftBins, missingLeft: feature.hasMissing && leftBins[feature.count] === 1 };
}
