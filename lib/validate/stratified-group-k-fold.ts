/**
 * Stratified group k-fold: whole groups, spread so that each fold has each class in about its share.
 *
 * Groups by the spread of their class counts, largest first (stable); each to the fold that makes the mean over classes of the standard
 * deviation of fold shares least, at a tie to the fold with fewest rows. An Rng shuffles the groups first, as scikit-learn ≥ 1.8
 * (before, its shuffle changed nothing but ties, wrongly: issue 32540). Source: `StratifiedGroupKFold`. O(groups·k²·classes).
 */
import type { Rng } from "../core/rng.ts";
import { type Split, sortedCodes, splitByFlag } from "./split.ts";

export interface StratifiedGroupOptions {
  /** Default 5. */
  readonly nSplits?: number;
  readonly rng?: Rng;
}

type Key = string | number | boolean;

/** @throws RangeError on lengths that differ, fewer groups than nSplits, or when every class has fewer rows than nSplits. */
export function stratifiedGroupKFold(
  labels: ArrayLike<Key>,
  groups: ArrayLike<Key>,
  options: StratifiedGroupOptions = {},
): readonly Split[] {
  const { nSplits = 5, rng } = options;
  const where = "stratifiedGroupKFold";
  if (labels.length !== groups.length) {
    throw new RangeError(`${where}: needs one group per row; got ${groups.length} for ${labels.length} rows`);
  }
  const label = sortedCodes(labels);
  const group = sortedCodes(groups);
  const classes = label.counts.length;
  if (!(Number.isInteger(nSplits) && nSplits >= 2 && nSplits <= group.counts.length)) {
    throw new RangeError(
      `${where}: nSplits must lie between 2 and the ${group.counts.length} groups; got ${nSplits}`,
    );
  }
  if (label.counts.every((count) => count < nSplits)) {
    throw new RangeError(
      `${where}: nSplits must not exceed the rows of every class; got ${nSplits}; use fewer folds`,
    );
  }
  const perGroup = Array.from(group.counts, () => new Float64Array(classes));
  for (let i = 0; i < labels.length; i++) perGroup[group.codes[i]!]![label.codes[i]!]!++;
  const start = rng === undefined ? Int32Array.from(perGroup.keys()) : rng.permutation(perGroup.length);
  const spreads = perGroup.map(deviation);
  const order = Array.from(start).sort((a, b) => spreads[b]! - spreads[a]!);
  const inFold = Array.from({ length: nSplits }, () => new Float64Array(classes));
  const foldOf = new Int32Array(perGroup.length);
  for (const g of order) {
    const fold = bestFold(inFold, label.counts, perGroup[g]!);
    foldOf[g] = fold;
    perGroup[g]!.forEach((count, c) => (inFold[fold]![c]! += count));
  }
  return Object.freeze(
    Array.from({ length: nSplits }, (_, fold) =>
      splitByFlag(Uint8Array.from(group.codes, (g) => (foldOf[g] === fold ? 1 : 0))),
    ),
  );
}

function bestFold(inFold: readonly Float64Array[], counts: Int32Array, added: Float64Array): number {
  let best = 0;
  let least = Infinity;
  let fewest = Infinity;
  for (let fold = 0; fold < inFold.length; fold++) {
    let unevenness = 0;
    for (let c = 0; c < counts.length; c++) {
      const shares = inFold.map((own, f) => (own[c]! + (f === fold ? added[c]! : 0)) / counts[c]!);
      unevenness += deviation(shares) / counts.length;
    }
    const rows = inFold[fold]!.reduce((sum, count) => sum + count, 0);
    // numpy's isclose, so that rounding does not decide a tie.
    const tied = Math.abs(unevenness - least) <= 1e-8 + 1e-5 * Math.abs(least);
    if (unevenness < least || (tied && rows < fewest)) [best, least, fewest] = [fold, unevenness, rows];
  }
  return best;
}

/** ddof 0. */
function deviation(values: ArrayLike<number>): number {
  let mean = 0;
  for (let i = 0; i < values.length; i++) mean += values[i]! / values.length;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i]! - mean) ** 2;
  return Math.sqrt(squares / values.length);
}
