/**
 * Coverage: how much of what a column can hold has been seen.
 *
 * - Good–Turing: C = 1 - f₁/n, the chance that the next value was seen before (Good, Biometrika 40, 1953); f₁ values were
 *   seen once, f₂ twice, among n.
 * - Chao & Jost (Ecology 93, 2012): 1 - f₁/n · (n-1)f₁ / ((n-1)f₁ + 2f₂), less biased.
 * - Chao1: at least d + (n-1)/n · f₁²/(2f₂) values exist (Chao, Scand. J. Stat. 11, 1984); f₁(f₁-1)/2 in place of the
 *   fraction when f₂ = 0.
 * - Occupied share: which part of equal bins over a range holds a value at all. O(n).
 * - Effective number of classes: 2^H, H the entropy in bits; imbalance 1 - H / log2 k, 0 when all k are equally frequent.
 */

/** Null when there are no values. */
export function goodTuringCoverage(singletons: number, n: number): number | null {
  return n === 0 ? null : 1 - singletons / n;
}

/** Null when there are no values. */
export function chaoJostCoverage(singletons: number, doubletons: number, n: number): number | null {
  if (n === 0) return null;
  if (singletons === 0) return 1;
  const repeated =
    doubletons > 0
      ? ((n - 1) * singletons) / ((n - 1) * singletons + 2 * doubletons)
      : ((n - 1) * (singletons - 1)) / ((n - 1) * (singletons - 1) + 2);
  return 1 - (singletons / n) * repeated;
}

/** @param n values behind the counts; without it the form for large n. */
export function chao1(distinct: number, singletons: number, doubletons: number, n = Infinity): number {
  const unseen = doubletons > 0 ? singletons ** 2 / (2 * doubletons) : (singletons * (singletons - 1)) / 2;
  return distinct + (n === Infinity ? 1 : n === 0 ? 0 : (n - 1) / n) * unseen;
}

/**
 * The share of equal bins over [low, high] that hold a value; values outside do not count. Whole numbers whose range is
 * narrower than the bins are many get a bin each. Null when there is no value or no range.
 */
export function occupiedShare(
  values: ArrayLike<number>,
  [low, high]: readonly [number, number],
  bins = 20,
): number | null {
  if (values.length === 0 || !(high >= low)) return null;
  if (high === low) {
    for (let i = 0; i < values.length; i++) if (values[i] === low) return 1;
    return 0;
  }
  let integer = Number.isInteger(low) && Number.isInteger(high) && high - low + 1 < bins;
  for (let i = 0; integer && i < values.length; i++)
    integer = Number.isInteger(values[i]) || !Number.isFinite(values[i]);
  const count = integer ? high - low + 1 : bins;
  const seen = new Uint8Array(count);
  let occupied = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(value >= low && value <= high)) continue;
    const bin = integer
      ? value - low
      : Math.min(count - 1, Math.floor(((value - low) / (high - low)) * count));
    if (seen[bin] === 0) {
      seen[bin] = 1;
      occupied++;
    }
  }
  return occupied / count;
}

export interface ClassBalance {
  /** Classes with at least one row. */
  readonly classes: number;
  readonly n: number;
  /** Bits. */
  readonly entropy: number | null;
  /** 2^entropy: as many equally frequent classes would be as uncertain. */
  readonly effectiveClasses: number | null;
  /** 0 balanced, 1 all in one class; null below two classes. */
  readonly imbalance: number | null;
  /** Shares of the most and the least frequent class. */
  readonly largest: number | null;
  readonly smallest: number | null;
}

export function classBalance(counts: ArrayLike<number>): ClassBalance {
  let n = 0;
  let classes = 0;
  let most = 0;
  let fewest = Infinity;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!;
    if (count === 0) continue;
    n += count;
    classes++;
    most = Math.max(most, count);
    fewest = Math.min(fewest, count);
  }
  if (n === 0)
    return Object.freeze({
      classes,
      n,
      entropy: null,
      effectiveClasses: null,
      imbalance: null,
      largest: null,
      smallest: null,
    });
  let entropy = 0;
  for (let i = 0; i < counts.length; i++) {
    const share = counts[i]! / n;
    if (share > 0) entropy -= share * Math.log2(share);
  }
  entropy = Math.max(0, entropy);
  return Object.freeze({
    classes,
    n,
    entropy,
    effectiveClasses: 2 ** entropy,
    imbalance: classes < 2 ? null : Math.max(0, 1 - entropy / Math.log2(classes)),
    largest: most / n,
    smallest: fewest / n,
  });
}
