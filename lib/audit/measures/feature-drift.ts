/**
 * Drift of one column between a reference and a current sample: every effect size that a verdict may use, from one set of
 * bins that both share. p-values stand beside, never for, the effect: with many rows everything differs.
 *
 * Numbers and dates: bins are the reference's distinct deciles, or one bin per value where there are at most ten. Others:
 * the reference's 50 most frequent categories, its other ones together, and what it never held. Missing (numbers also: not finite)
 * is a bin of its own where either has it. PSI is smoothed by half a count per bin and comes with the value that chance alone
 * exceeds once in twenty; Jensen–Shannon (base 2) and L∞ are of the raw shares. O(n log n).
 */
import { chiSquaredDistribution, ksTwoSample, sortedFinite, wasserstein } from "../../core/index.ts";
import type { Column } from "../../data/index.ts";
import { columnLength } from "../../data/index.ts";
import { codesOf, numbersOf } from "./codes.ts";
import { chiSquared, contingencyOf, cramersV } from "./contingency.ts";
import { jensenShannon, lInfinity, psi, shares } from "./distribution-distance.ts";
import { binCounts, quantileEdges, type Edges } from "./drift-bins.ts";

export interface FeatureDriftOptions {
  /** Quantile bins of numbers; default 10. */
  readonly bins?: number;
  /** Categories with a bin of their own; default 50. */
  readonly categories?: number;
  /** Names in `newCategories` and `lostCategories`; default 20. */
  readonly named?: number;
}

export interface DriftBin {
  /** "[3.5, 4)", a category, "other", "not seen before", "missing". */
  readonly label: string;
  readonly reference: number;
  readonly current: number;
}

export interface FeatureDrift {
  readonly column: string;
  readonly kind: "numeric" | "categorical";
  /** Why nothing could be compared; the numbers are null then. */
  readonly reason?: string;
  /** Values that are not missing: reference, current. */
  readonly n: readonly [number, number];
  readonly bins: readonly DriftBin[];
  readonly psi: number | null;
  /** 95 % quantile of PSI without drift, χ²(B - 1)·(1/N + 1/M). */
  readonly psiCritical: number | null;
  readonly js: number | null;
  readonly lInf: number | null;
  /** Of numbers: the Kolmogorov–Smirnov statistic and its p-value. */
  readonly ks: number | null;
  readonly ksP: number | null;
  /** Of numbers: the Wasserstein distance over the reference's standard deviation (divisor n). */
  readonly wassersteinOverSd: number | null;
  /** Of categories: bias-corrected V of sample against category, and the p-value of χ². */
  readonly cramersV: number | null;
  readonly chi2P: number | null;
  /** Share missing now less share missing before. */
  readonly missingChange: number | null;
  /** Categories the reference never held and their share now; categories that are gone. Names are capped, counts are not. */
  readonly newCategories: readonly string[];
  readonly newCount: number;
  readonly lostCategories: readonly string[];
  readonly lostCount: number;
  readonly unseenMass: number | null;
  /** Of numbers: share now outside the reference's range. */
  readonly rangeViolations: number | null;
}

export function featureDrift(
  reference: Column,
  current: Column,
  options: FeatureDriftOptions = {},
): FeatureDrift {
  if (reference.type !== current.type)
    return nothing(reference, `of type ${reference.type} in the reference, ${current.type} now`);
  return reference.type === "number" || reference.type === "date"
    ? numericDrift(reference, current, options)
    : categoricalDrift(reference, current, options);
}

const EMPTY = {
  n: [0, 0],
  bins: [],
  psi: null,
  psiCritical: null,
  js: null,
  lInf: null,
  ks: null,
  ksP: null,
  wassersteinOverSd: null,
  cramersV: null,
  chi2P: null,
  missingChange: null,
  newCategories: [],
  newCount: 0,
  lostCategories: [],
  lostCount: 0,
  unseenMass: null,
  rangeViolations: null,
} as const;

function nothing(column: Column, reason: string, found: Partial<FeatureDrift> = {}): FeatureDrift {
  const kind = column.type === "number" || column.type === "date" ? "numeric" : "categorical";
  return Object.freeze({ column: column.name, kind, ...EMPTY, ...found, reason });
}

/** Most pairs of rows for the exact p-value of Kolmogorov–Smirnov. */
const EXACT_PAIRS = 4e6;

function numericDrift(reference: Column, current: Column, options: FeatureDriftOptions): FeatureDrift {
  const before = sortedFinite(numbersOf(reference)!);
  const now = sortedFinite(numbersOf(current)!);
  const sizes = [columnLength(reference), columnLength(current)] as const;
  const n = [before.length, now.length] as const;
  const missingChange = missingChangeOf(sizes, n);
  if (before.length === 0 || now.length === 0)
    return nothing(reference, emptyReason(before.length), { n, missingChange });
  const edges = edgesOf(before, options.bins ?? 10);
  const bins = withMissing(
    Array.from(edges.subarray(1), (to, i) => intervalLabel(edges[i]!, to)),
    binCounts(before, edges),
    binCounts(now, edges),
    sizes,
    n,
  );
  const exact = n[0] * n[1] <= EXACT_PAIRS;
  const { statistic, p } = ksTwoSample(before, now, { method: exact ? "exact" : "asymptotic" });
  const sd = standardDeviation(before);
  const low = before[0]!;
  const high = before.at(-1)!;
  let violations = 0;
  for (const value of now) if (value < low || value > high) violations++;
  return Object.freeze({
    column: reference.name,
    kind: "numeric",
    ...EMPTY,
    n,
    ...binned(bins),
    ks: statistic,
    ksP: p,
    wassersteinOverSd: sd === 0 ? null : wasserstein(before, now)! / sd,
    missingChange,
    rangeViolations: violations / now.length,
  });
}

function categoricalDrift(reference: Column, current: Column, options: FeatureDriftOptions): FeatureDrift {
  const before = categoryCounts(reference);
  const now = categoryCounts(current);
  const sizes = [columnLength(reference), columnLength(current)] as const;
  const n = [totalOf(before), totalOf(now)] as const;
  const missingChange = missingChangeOf(sizes, n);
  if (n[0] === 0 || n[1] === 0) return nothing(reference, emptyReason(n[0]), { n, missingChange });
  const ranked = [...before].sort(byCount);
  const own = ranked.slice(0, options.categories ?? 50);
  const others = ranked.slice(options.categories ?? 50);
  const added = [...now].filter(([label]) => !before.has(label)).sort(byCount);
  const lost = ranked.filter(([label]) => !now.has(label));
  const labels = own.map(([label]) => label);
  const counts = [own.map(([, count]) => count), labels.map((label) => now.get(label) ?? 0)] as const;
  if (others.length > 0) {
    labels.push("other");
    counts[0].push(others.reduce((sum, [, count]) => sum + count, 0));
    counts[1].push(others.reduce((sum, [label]) => sum + (now.get(label) ?? 0), 0));
  }
  const unseen = added.reduce((sum, [, count]) => sum + count, 0);
  if (unseen > 0) {
    labels.push("not seen before");
    counts[0].push(0);
    counts[1].push(unseen);
  }
  const union = [...new Set([...before.keys(), ...now.keys()])];
  const table = contingencyOf([
    union.map((label) => before.get(label) ?? 0),
    union.map((label) => now.get(label) ?? 0),
  ]);
  const { statistic, dof } = chiSquared(table);
  // Only one category in all, in both: no association to speak of, and none missing either.
  const constant = table.columns.length < 2;
  const named = options.named ?? 20;
  return Object.freeze({
    column: reference.name,
    kind: "categorical",
    ...EMPTY,
    n,
    ...binned(withMissing(labels, counts[0], counts[1], sizes, n)),
    cramersV: constant ? 0 : cramersV(table),
    chi2P: constant ? 1 : chiSquaredDistribution(dof).sf(statistic),
    missingChange,
    newCategories: added.slice(0, named).map(([label]) => label),
    newCount: added.length,
    lostCategories: lost.slice(0, named).map(([label]) => label),
    lostCount: lost.length,
    unseenMass: unseen / n[1],
  });
}

/** 95 % quantile of PSI over B bins without drift, of samples of N and M rows. */
export function psiCriticalValue(bins: number, n: number, m: number, alpha = 0.05): number {
  return bins < 2 ? 0 : chiSquaredDistribution(bins - 1).upperQuantile(alpha) * (1 / n + 1 / m);
}

function missingChangeOf(sizes: readonly [number, number], n: readonly [number, number]): number | null {
  if (sizes[0] === 0 || sizes[1] === 0) return null;
  return (sizes[1] - n[1]) / sizes[1] - (sizes[0] - n[0]) / sizes[0];
}

function emptyReason(before: number): string {
  return before === 0 ? "the reference holds no value" : "there is no value now";
}

/** A bin per value where quantiles would merge few values, so that a shift between two values is seen. */
function edgesOf(sorted: Float64Array, bins: number): Edges {
  const distinct: number[] = [];
  for (const value of sorted) {
    if (value === distinct.at(-1)) continue;
    if (distinct.length === bins) return quantileEdges(sorted, bins);
    distinct.push(value);
  }
  const only = distinct[0]!;
  // The next number up closes the bin of a constant, so that other values, on either side, fall beside it.
  if (distinct.length === 1)
    return Float64Array.of(
      -Infinity,
      only,
      only + Math.max(Math.abs(only) * 2 ** -52, Number.MIN_VALUE),
      Infinity,
    );
  return Float64Array.of(
    -Infinity,
    ...distinct.slice(1).map((value, i) => middle(distinct[i]!, value)),
    Infinity,
  );
}

/** Above the lower value even where no number lies between. */
function middle(low: number, high: number): number {
  const mean = low / 2 + high / 2;
  return mean > low ? mean : high;
}

function intervalLabel(from: number, to: number): string {
  const short = (value: number): string => String(Number(value.toPrecision(6)));
  if (from === -Infinity) return to === Infinity ? "all" : `< ${short(to)}`;
  return to === Infinity ? `≥ ${short(from)}` : `[${short(from)}, ${short(to)})`;
}

function withMissing(
  labels: readonly string[],
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
  sizes: readonly [number, number],
  n: readonly [number, number],
): DriftBin[] {
  const bins = labels.map((label, i) => ({ label, reference: reference[i]!, current: current[i]! }));
  const missing = { label: "missing", reference: sizes[0] - n[0], current: sizes[1] - n[1] };
  if (missing.reference > 0 || missing.current > 0) bins.push(missing);
  return bins.filter((bin) => bin.reference > 0 || bin.current > 0);
}

function binned(
  bins: readonly DriftBin[],
): Pick<FeatureDrift, "bins" | "psi" | "psiCritical" | "js" | "lInf"> {
  const reference = bins.map((bin) => bin.reference);
  const current = bins.map((bin) => bin.current);
  const size = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
  const raw = [shares(reference)!, shares(current)!] as const;
  return {
    bins,
    psi: psi(shares(reference, "half")!, shares(current, "half")!),
    psiCritical: psiCriticalValue(bins.length, size(reference), size(current)),
    js: jensenShannon(...raw),
    lInf: lInfinity(...raw),
  };
}

function categoryCounts(column: Column): Map<string, number> {
  const { codes, labels } = codesOf(column);
  const times = new Float64Array(labels.length);
  for (const code of codes) if (code >= 0) times[code]!++;
  const counts = new Map<string, number>();
  for (const [code, label] of labels.entries())
    if (times[code]! > 0) counts.set(label, (counts.get(label) ?? 0) + times[code]!);
  return counts;
}

function totalOf(counts: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}

function byCount(a: readonly [string, number], b: readonly [string, number]): number {
  return b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
}

function standardDeviation(values: Float64Array): number {
  if (values[0] === values.at(-1)) return 0;
  let mean = 0;
  for (const value of values) mean += value / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return Math.sqrt(squares / values.length);
}
