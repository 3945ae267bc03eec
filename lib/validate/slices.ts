/**
 * Slices: the decisions of a binary classifier within each group, and how far groups are apart (fairness differences).
 *
 * Demographic parity: selection rates (largest − smallest, smallest / largest); equal opportunity: true positive rates; equalized odds:
 * the larger of the gaps of true and of false positive rates. A group without rows of a class has no such rate and is left out of
 * that comparison. Source: Fairlearn's metrics of these names; Hardt, Price & Srebro (2016). O(n).
 */
import { proportionInterval } from "../core/index.ts";

export type GroupKey = string | number | boolean;

export interface Slice {
  readonly group: GroupKey;
  readonly n: number;
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly tn: number;
  readonly accuracy: number;
  /** Wilson, 95 %: a small group says little. */
  readonly accuracyInterval: readonly [low: number, high: number];
  /** Share predicted positive. */
  readonly selectionRate: number;
  /** Null without positive rows. */
  readonly tpr: number | null;
  /** Null without negative rows. */
  readonly fpr: number | null;
  /** Share of predicted positives that are right; null when none is predicted. */
  readonly ppv: number | null;
  /** Share of positive rows. */
  readonly baseRate: number;
}

export interface FairnessDifferences {
  readonly demographicParityDifference: number;
  /** Null when no group has a positive prediction. */
  readonly demographicParityRatio: number | null;
  /** Null when fewer than two groups have positive rows. */
  readonly equalOpportunityDifference: number | null;
  /** Null when fewer than two groups have rows of each class. */
  readonly equalizedOddsDifference: number | null;
}

/** One slice per group, numbers by size, then text. @throws RangeError on no rows, lengths that differ, labels other than 0 and 1. */
export function sliceMetrics(
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  groups: ArrayLike<GroupKey>,
): readonly Slice[] {
  const n = yTrue.length;
  if (n === 0 || yPred.length !== n || groups.length !== n) {
    throw new RangeError(
      `sliceMetrics: needs truth, prediction and group of each row; got ${n}, ${yPred.length} and ${groups.length}`,
    );
  }
  const counts = new Map<GroupKey, [tn: number, fp: number, fn: number, tp: number]>();
  for (let i = 0; i < n; i++) {
    const [y, p] = [Number(yTrue[i]), Number(yPred[i])];
    if ((y !== 0 && y !== 1) || (p !== 0 && p !== 1)) {
      throw new RangeError(
        `sliceMetrics: labels must be 0 or 1; got ${yTrue[i]} and ${yPred[i]} in row ${i}`,
      );
    }
    let own = counts.get(groups[i]!);
    if (own === undefined) counts.set(groups[i]!, (own = [0, 0, 0, 0]));
    own[2 * y + p]!++;
  }
  return Object.freeze(
    [...counts.entries()].sort(([a], [b]) => compare(a, b)).map(([group, cells]) => slice(group, ...cells)),
  );
}

/** Gaps between slices. @throws RangeError for fewer than two groups. */
export function fairnessDifferences(slices: readonly Slice[]): FairnessDifferences {
  if (slices.length < 2)
    throw new RangeError(`fairnessDifferences: needs two groups or more; got ${slices.length}`);
  const selection = slices.map((s) => s.selectionRate);
  const most = Math.max(...selection);
  const opportunity = gap(slices.map((s) => s.tpr));
  const falseAlarms = gap(slices.map((s) => s.fpr));
  return Object.freeze({
    demographicParityDifference: gap(selection)!,
    demographicParityRatio: most === 0 ? null : Math.min(...selection) / most,
    equalOpportunityDifference: opportunity,
    equalizedOddsDifference:
      opportunity === null || falseAlarms === null ? null : Math.max(opportunity, falseAlarms),
  });
}

function slice(group: GroupKey, tn: number, fp: number, fn: number, tp: number): Slice {
  const n = tn + fp + fn + tp;
  return Object.freeze({
    group,
    n,
    tp,
    fp,
    fn,
    tn,
    accuracy: (tp + tn) / n,
    accuracyInterval: proportionInterval(tp + tn, n),
    selectionRate: (tp + fp) / n,
    tpr: share(tp, tp + fn),
    fpr: share(fp, fp + tn),
    ppv: share(tp, tp + fp),
    baseRate: (tp + fn) / n,
  });
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Largest minus smallest of the rates that exist; null for fewer than two. */
function gap(rates: readonly (number | null)[]): number | null {
  const known = rates.filter((rate) => rate !== null);
  return known.length < 2 ? null : Math.max(...known) - Math.min(...known);
}

function compare(a: GroupKey, b: GroupKey): number {
  if (typeof a === "string" || typeof b === "string") return String(a) < String(b) ? -1 : 1;
  return Number(a) - Number(b);
}
