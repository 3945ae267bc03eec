/**
 * How much one column differs between a reference and a current table: the effect sizes that decide, a p-value beside them, and
 * counts in one shared set of bins for a plot.
 *
 * Numbers and dates are measured by `measures/feature-drift.ts`. Of categories, PSI is taken from there, where bins follow the
 * reference; Cramér's V, Jensen–Shannon distance and p are of the 50 categories most frequent in both tables together, the others,
 * and missing: bins that follow the reference alone leave what it never held to the other, so that two random halves of a column
 * of many names would differ. O(n log n).
 */
import { chiSquareIndependence, quantile, sortedFinite } from "../core/index.ts";
import type { Column } from "../data/index.ts";
import { categoryCounts, numbersOf, type CategoryCounts } from "./measures/codes.ts";
import { contingencyOf, cramersV } from "./measures/contingency.ts";
import { jensenShannon, lInfinity, shares } from "./measures/distribution-distance.ts";
import { binCounts } from "./measures/drift-bins.ts";
import { featureDrift } from "./measures/feature-drift.ts";

export interface ColumnDrift {
  readonly name: string;
  readonly kind: "number" | "date" | "category";
  /** Present values of the reference and of the current table. */
  readonly n: readonly [number, number];
  readonly missing: readonly [number, number];
  readonly p: number | null;
  /** Of numbers. */
  readonly ks: number | null;
  readonly wasserstein: number | null;
  readonly medians: readonly [number, number] | null;
  /** Of categories: Cramér's V, the largest change of one share, and where it is. */
  readonly v: number | null;
  readonly lInfinity: number | null;
  /** Base 2, in [0, 1]. */
  readonly js: number;
  readonly psi: number;
  /** PSI that chance alone exceeds once in twenty times: χ²₀.₉₅(B - 1) · (1/N + 1/M). */
  readonly psiCritical: number;
  readonly psiBins: number;
  readonly bins: DriftBins;
}

export interface DriftBins {
  /** Of numbers, one more than counts; what lies beyond is counted in the outer bins. Milliseconds for dates. */
  readonly edges: readonly number[] | null;
  /** Of categories. */
  readonly labels: readonly string[] | null;
  readonly reference: readonly number[];
  readonly current: readonly number[];
}

export interface NoDrift {
  readonly name: string;
  /** Why the column is not compared. */
  readonly reason: string;
}

const LEAST_VALUES = 20;
const MOST_CATEGORIES = 50;
const PLOT_BINS = 20;
const PLOT_CATEGORIES = 20;

/** @param show makes a category's name fit to be shown. */
export function columnDrift(
  reference: Column,
  current: Column,
  show: (label: string) => string,
): ColumnDrift | NoDrift {
  const { name } = current;
  if (reference.type !== current.type)
    return { name, reason: `${reference.type} in the reference, ${current.type} here` };
  return current.type === "number" || current.type === "date"
    ? numberDrift(reference, current)
    : categoryDrift(reference, current, show);
}

function numberDrift(reference: Column, current: Column): ColumnDrift | NoDrift {
  const values = [numbersOf(reference)!, numbersOf(current)!] as const;
  const [x, y] = [sortedFinite(values[0]), sortedFinite(values[1])];
  const [n, m] = [x.length, y.length];
  if (n < LEAST_VALUES || m < LEAST_VALUES) return tooFew(current.name, n, m);
  const measured = featureDrift(reference, current);
  return {
    name: current.name,
    kind: current.type === "date" ? "date" : "number",
    n: [n, m],
    missing: [1 - n / values[0].length, 1 - m / values[1].length],
    p: measured.ksP,
    ks: measured.ks,
    wasserstein: measured.wassersteinOverSd,
    medians: [quantile(x, 0.5)!, quantile(y, 0.5)!],
    v: null,
    lInfinity: null,
    js: measured.js!,
    psi: measured.psi!,
    psiCritical: measured.psiCritical!,
    psiBins: measured.bins.length,
    bins: plotBins(x, y),
  };
}

function categoryDrift(
  reference: Column,
  current: Column,
  show: (label: string) => string,
): ColumnDrift | NoDrift {
  const { name } = current;
  const before = categoryCounts(reference);
  const now = categoryCounts(current);
  if (before.n < LEAST_VALUES || now.n < LEAST_VALUES) return tooFew(name, before.n, now.n);
  if (before.counts.size > 100 && before.counts.size > before.n / 2)
    return { name, reason: "nearly every value is a name of its own" };
  // Chosen by both tables together: bins that favour the reference would make any other sample look different.
  const pooled = new Map(before.counts);
  for (const [label, count] of now.counts) pooled.set(label, (pooled.get(label) ?? 0) + count);
  const kept = [...pooled]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_CATEGORIES)
    .map(([label]) => label);
  const row = ({ counts, n, missing }: CategoryCounts): number[] => {
    const own = kept.map((label) => counts.get(label) ?? 0);
    return [...own, n - own.reduce((sum, count) => sum + count, 0), missing];
  };
  const [a, b] = [row(before), row(now)];
  const measured = featureDrift(reference, current);
  const [merged, mergedNow] = withoutSparse(a, b);
  const plotted = kept.slice(0, PLOT_CATEGORIES);
  const fold = (counts: number[]): number[] => [
    ...counts.slice(0, plotted.length),
    counts.slice(plotted.length, -1).reduce((sum, count) => sum + count, 0),
    counts.at(-1)!,
  ];
  return {
    name,
    kind: "category",
    n: [before.n, now.n],
    missing: [before.missing / (before.n + before.missing), now.missing / (now.n + now.missing)],
    p: chiSquareIndependence([merged, mergedNow]).p,
    ks: null,
    wasserstein: null,
    medians: null,
    v: cramersV(contingencyOf([a, b])),
    lInfinity: lInfinity(shares(a)!, shares(b)!),
    js: jensenShannon(shares(a)!, shares(b)!),
    psi: measured.psi!,
    psiCritical: measured.psiCritical!,
    psiBins: measured.bins.length,
    bins: {
      edges: null,
      labels: [...plotted.map(show), "(other)", "(missing)"],
      reference: fold(a),
      current: fold(b),
    },
  };
}

function tooFew(name: string, n: number, m: number): NoDrift {
  return { name, reason: `${n} values in the reference and ${m} here; ${LEAST_VALUES} are needed` };
}

/** Equal widths over what lies between the 0.5 % and 99.5 % points of both. */
function plotBins(x: Float64Array, y: Float64Array): DriftBins {
  const low = Math.min(quantile(x, 0.005)!, quantile(y, 0.005)!);
  const high = Math.max(quantile(x, 0.995)!, quantile(y, 0.995)!);
  const [from, to] = low === high ? [low - 0.5, high + 0.5] : [low, high];
  const edges = Array.from({ length: PLOT_BINS + 1 }, (_, i) =>
    i === PLOT_BINS ? to : from + ((to - from) / PLOT_BINS) * i,
  );
  const open = Float64Array.of(-Infinity, ...edges.slice(1, -1), Infinity);
  return { edges, labels: null, reference: [...binCounts(x, open)], current: [...binCounts(y, open)] };
}

/** Categories with fewer than ten rows in both together are merged: χ² is no χ² where few are expected. */
function withoutSparse(a: readonly number[], b: readonly number[]): [number[], number[]] {
  const [x, y]: [number[], number[]] = [[0], [0]];
  for (const [i, count] of a.entries())
    if (count + b[i]! < 10) {
      x[0]! += count;
      y[0]! += b[i]!;
    } else {
      x.push(count);
      y.push(b[i]!);
    }
  return [x, y];
}
