/**
 * The inner loops of boosting in plain TypeScript: where WebAssembly lacks, and as the oracle of kernels/boost.as.ts.
 *
 * Sums of whole numbers are held in doubles, exact below 2^53 (4 million rows); the search does the same operations in the same
 * order as the kernel, so that trees come out the same.
 */
import type { BoostKernel } from "./kernel.ts";
import type { Workspace } from "./workspace.ts";

const TINY = 1e-15;

export function plainKernel(space: Workspace): BoostKernel {
  const { rows, trainingRows, stride, bins, offsets, groups, order, rowCodes, columnCodes, gradients } =
    space;
  const { raw, table } = space;
  const spare = new Int32Array(trainingRows);
  const size = 3 * space.histogramBins;
  const histograms: Float64Array[] = [];
  const slotOf = (slot: number): Float64Array => (histograms[slot] ??= new Float64Array(size));
  /** Triples (gradient, hessian, count) a bin. */
  const startOf = (feature: number): number => (3 * offsets[feature]!) / 16;
  return {
    accumulate(slot, output, from, to, groupCount) {
      const histogram = slotOf(slot).fill(0);
      const shift = 2 * trainingRows * output;
      for (let g = 0; g < groupCount; g++) {
        const [first, width] = [groups[2 * g]!, groups[2 * g + 1]!];
        for (let feature = first; feature < first + width; feature++) {
          const start = startOf(feature);
          for (let i = from; i < to; i++) {
            const row = order[i]!;
            const at = start + 3 * rowCodes[row * stride + feature]!;
            histogram[at]! += gradients[shift + 2 * row]!;
            histogram[at + 1]! += gradients[shift + 2 * row + 1]!;
            histogram[at + 2]! += 1;
          }
        }
      }
    },
    subtract(parent, child) {
      const [a, b] = [slotOf(parent), slotOf(child)];
      for (let i = 0; i < size; i++) a[i]! -= b[i]!;
    },
    bestSplit: (slot, activeCount) => search(space, slotOf(slot), startOf, activeCount),
    read(slot, feature, _shift, into) {
      const histogram = slotOf(slot);
      const start = startOf(feature);
      for (let b = 0; b <= bins[feature]!; b++) {
        into.gradient[b] = histogram[start + 3 * b]!;
        into.hessian[b] = histogram[start + 3 * b + 1]!;
        into.count[b] = histogram[start + 3 * b + 2]!;
      }
    },
    partition(feature, from, to) {
      let [left, right] = [from, 0];
      for (let i = from; i < to; i++) {
        const row = order[i]!;
        if (table[columnCodes[feature * rows + row]!]! !== 0) order[left++] = row;
        else spare[right++] = row;
      }
      order.set(spare.subarray(0, right), left);
      return left - from;
    },
    addLeaf(output, from, to, value) {
      for (let i = from; i < to; i++) raw[rows * output + order[i]!]! += value;
    },
  };
}

function search(
  space: Workspace,
  histogram: Float64Array,
  startOf: (feature: number) => number,
  activeCount: number,
): void {
  const { node, best, active, features } = space;
  const [unitG, unitH] = [node[0]!, node[1]!];
  const [totalG, totalH, count] = [node[2]! * unitG, node[3]! * unitH, node[4]!];
  const [l2, l1, leastH, leastCount, leastGain] = [node[5]!, node[6]!, node[7]!, node[8]!, node[9]!];
  const [unsplit, lower, upper] = [node[10]!, node[11]!, node[12]!];
  best[0] = -1;
  for (let a = 0; a < activeCount; a++) {
    const feature = active[a]!;
    const bins = startOf(feature);
    const binCount = features[4 * feature + 1]!;
    const missing = features[4 * feature + 2]!;
    const monotone = features[4 * feature + 3]!;
    for (let direction = 0; direction <= missing; direction++) {
      const steps = direction === 0 ? binCount - 1 + missing : binCount - 1;
      let [sumG, sumH, inside] = [0, 0, 0];
      for (let step = 0; step < steps; step++) {
        const bin = direction === 0 ? step : binCount - 1 - step;
        const at = bins + 3 * bin;
        if (histogram[at + 2] === 0) continue;
        sumG += histogram[at]!;
        sumH += histogram[at + 1]!;
        inside += histogram[at + 2]!;
        if (inside < leastCount) continue;
        if (count - inside < leastCount) break;
        const [g, h] = [sumG * unitG, sumH * unitH];
        if (h < leastH) continue;
        if (totalH - h < leastH) break;
        const [inner, outer] = [shrink(g, l1), shrink(totalG - g, l1)];
        const innerValue = leafValue(inner, h, l2, lower, upper);
        const outerValue = leafValue(outer, totalH - h, l2, lower, upper);
        if ((direction === 0 ? outerValue - innerValue : innerValue - outerValue) * monotone < 0) continue;
        const [innerLoss, outerLoss] = [inner * innerValue, outer * outerValue];
        // Left before right, as rounding decides between equals.
        const gain = direction === 0 ? unsplit - innerLoss - outerLoss : unsplit - outerLoss - innerLoss;
        if (gain > best[0] && gain > leastGain) {
          best[0] = gain;
          best[1] = feature;
          best[2] = direction === 0 ? bin : bin - 1;
          best[3] = direction;
          best[4] = direction === 0 ? sumG : node[2]! - sumG;
          best[5] = direction === 0 ? sumH : node[3]! - sumH;
          best[6] = direction === 0 ? inside : count - inside;
        }
      }
    }
  }
}

/** The gradient after the L1 penalty. */
export function shrink(g: number, l1: number): number {
  return g > l1 ? g - l1 : g < -l1 ? g + l1 : 0;
}

/** The value that lowers the loss most, within its bounds: −G / (H + λ), G after the L1 penalty. */
export function leafValue(g: number, h: number, l2: number, lower: number, upper: number): number {
  const value = -g / (h + l2 + TINY);
  return value < lower ? lower : value > upper ? upper : value;
}
