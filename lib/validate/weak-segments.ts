/**
 * Weak segments: the parts of the data where a model does worst, found on one half of the rows and confirmed on the other.
 *
 * Conditions: a category, or a range between fifths of a number (missing values are a category). Single conditions are ranked by
 * Welch's t of the losses inside against outside; the best few are joined with conditions of other columns (beam search). What the
 * searching half finds says nothing by itself: with hundreds of candidates one always looks bad. So each is tested once on the
 * half that no search has seen, one-sided (Fisher's exact test for losses of 0 and 1, else Welch's), and the p values are
 * adjusted for their number (Holm). The chance of any false finding is then at most `alpha`.
 * Source: the idea of slice finding, Chung et al. (2019); the honest halves are sample splitting. O(rows · columns · (conditions + beam)).
 */
import { weakSegmentsView } from "./diagnosis-views.ts";
import { withView } from "./judgement-view.ts";
import { adjustPValues, createRng, quantiles, type Adjustment } from "../core/index.ts";
import { type Design, type Target, rowSource } from "../data/index.ts";
import type { Predictor } from "../models/index.ts";
import { number, percent, plural } from "../core/words.ts";
import { heldOut, type HeldOutOptions } from "./held-out.ts";
import { lossContrast } from "./loss-contrast.ts";
import { judged, type Interval, type Judgement } from "./judgement.ts";
import { rowLosses, type RowLoss } from "./row-loss.ts";

export interface WeakSegmentsOptions extends HeldOutOptions, SegmentSearch {
  /** Default: "error" for classes, "absolute" for numbers. */
  readonly loss?: RowLoss;
  /** What to look for segments in, one row each, when it is not X: columns that the model does not get, for example. */
  readonly by?: unknown;
}

export interface SegmentSearch {
  /** Least share of rows in a segment; default 0.05. */
  readonly minShare?: number;
  /** Chance of any false finding; default 0.05. */
  readonly alpha?: number;
  /** How p values are adjusted: "holm" (default), or "bh", which bounds the share of false findings instead. */
  readonly adjust?: Adjustment;
  /** Columns in one segment: 1 or 2 (default). */
  readonly maxConditions?: 1 | 2;
  /** Candidates that are confirmed; default 10. */
  readonly candidates?: number;
  /** Single conditions that are joined with others; default 12. */
  readonly beam?: number;
  /** Least excess of the mean loss that is worth a word, relative to the mean of all rows; default 0.1. */
  readonly minExcess?: number;
  /** Of the halves; default 0. */
  readonly seed?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface SegmentCondition {
  readonly column: string;
  /** Numbers above `above` and up to `upTo`; null has no bound. Undefined for a category. */
  readonly above?: number | null;
  readonly upTo?: number | null;
  /** The category; null for missing values. Undefined for a range. */
  readonly is?: string | number | null;
}

export interface WeakSegment {
  readonly conditions: readonly SegmentCondition[];
  /** In words: `age > 40 and city = "Rome"`. */
  readonly text: string;
  /** Rows in all, and in the half that confirms. */
  readonly n: number;
  readonly nConfirm: number;
  readonly share: number;
  /** Mean losses in the confirming half. */
  readonly meanLoss: number;
  readonly meanLossInterval: Interval;
  readonly meanLossElsewhere: number;
  /** Inside minus outside, in the confirming half, 95 %. */
  readonly excess: number;
  readonly excessInterval: Interval;
  /** One-sided, of the confirming half. */
  readonly p: number;
  readonly adjustedP: number;
  readonly confirmed: boolean;
  /** Row numbers of X. */
  readonly rows: readonly number[];
}

export interface WeakSegments extends Judgement {
  readonly loss: string;
  readonly meanLoss: number;
  readonly n: number;
  /** Candidates in order of their adjusted p; those with `confirmed` are findings, the others are only suspects. */
  readonly segments: readonly WeakSegment[];
  /** Conditions and pairs looked at. */
  readonly searched: number;
}

/**
 * @param X table or design; the columns are also where segments are sought, unless `by` is given.
 * @throws RangeError on sizes that differ or options out of range.
 */
export async function weakSegments(
  model: Predictor,
  X: unknown,
  y: Target,
  options: WeakSegmentsOptions = {},
): Promise<WeakSegments> {
  const held = await heldOut("weakSegments", model, X, y, options);
  const losses = rowLosses("weakSegments", held, options.loss);
  const by = rowSource("weakSegments", options.by ?? X);
  const all = by.design();
  if (by.rows !== rowSource("weakSegments", X).rows)
    throw new RangeError(`weakSegments: by must have the rows of X; got ${by.rows}`);
  const found = await findWeakSegments(all, losses, { ...options, rows: held.rows });
  return withView(
    {
      ...found,
      loss: options.loss ?? (held.task === "classification" ? "error" : "absolute"),
    },
    weakSegmentsView,
  );
}

/**
 * The search itself, over losses that are already known.
 * @param losses one a row of `rows` (default: all rows of X).
 * @throws RangeError on sizes that differ or options out of range.
 */
export async function findWeakSegments(
  X: Design,
  losses: Float64Array,
  options: SegmentSearch & { readonly rows?: Int32Array } = {},
): Promise<WeakSegments> {
  const { minShare = 0.05, alpha = 0.05, adjust = "holm", maxConditions = 2 } = options;
  const { candidates: most = 10, beam = 12, minExcess = 0.1, seed = 0, signal } = options;
  const rows = options.rows ?? Int32Array.from(losses.keys());
  if (rows.length !== losses.length || (options.rows === undefined && X.rows !== losses.length))
    throw new RangeError(`weakSegments: needs one loss a row; got ${losses.length} for ${rows.length} rows`);
  if (!(minShare > 0 && minShare <= 0.5))
    throw new RangeError(`weakSegments: minShare must lie in (0, 0.5]; got ${minShare}`);
  const n = rows.length;
  const meanLoss = losses.reduce((sum, loss) => sum + loss / n, 0);
  const nothing = { loss: "given", meanLoss, n, segments: [], searched: 0 };
  const least = Math.ceil((minShare * n) / 2);
  if (n < 40 || least < 2)
    return Object.freeze({
      ...nothing,
      ...judged(
        "not_evaluated",
        `Weak segments: ${plural(n, "row")} are too few to search one half and confirm on the other.`,
        "Give 40 rows or more.",
      ),
    });
  const binary = losses.every((loss) => loss === 0 || loss === 1);
  const half = createRng(seed).permutation(n);
  const search = half.slice(0, n >> 1);
  const confirm = half.slice(n >> 1);
  const conditions = X.names.flatMap((_, j) => conditionsOf(X, j, rows, Math.max(2, 2 * least)));
  const total = totals(losses, search);
  let ranked: Candidate[] = [];
  let searched = 0;
  let cost = 0;
  const consider = (parts: readonly Condition[], rowsIn: Int32Array): Candidate | undefined => {
    searched++;
    const strength = strengthOf(losses, rowsIn, total, least);
    return strength > 0 ? { parts, rowsIn, strength } : undefined;
  };
  for (const condition of conditions) {
    const found = consider(
      [condition],
      search.filter((i) => condition.holds[i] === 1),
    );
    if (found !== undefined) ranked.push(found);
    if ((cost += search.length) > 2_000_000) cost = await turn(signal);
  }
  ranked.sort((a, b) => b.strength - a.strength);
  if (maxConditions === 2) {
    const pairs: Candidate[] = [];
    for (const first of ranked.slice(0, beam))
      for (const condition of conditions) {
        if (condition.column === first.parts[0]!.column) continue;
        const found = consider(
          [first.parts[0]!, condition],
          first.rowsIn.filter((i) => condition.holds[i] === 1),
        );
        if (found !== undefined && found.strength > first.strength) pairs.push(found);
        if ((cost += first.rowsIn.length) > 2_000_000) cost = await turn(signal);
      }
    ranked = [...ranked, ...pairs].sort((a, b) => b.strength - a.strength);
  }
  const chosen = distinct(ranked, most);
  const tested = chosen.flatMap(({ parts }) => {
    const within = (i: number): boolean => parts.every(({ holds }) => holds[i] === 1);
    const outside = confirm.filter((i) => !within(i));
    const found = lossContrast(losses, confirm.filter(within), outside, binary);
    return found === undefined ? [] : [{ parts, found }];
  });
  const adjusted = adjustPValues(
    tested.map(({ found }) => found.p),
    adjust,
  );
  const segments = tested
    .map(({ parts, found: { n: nConfirm, ...each } }, at): WeakSegment => {
      const inside = Int32Array.from(losses.keys()).filter((i) => parts.every(({ holds }) => holds[i] === 1));
      return Object.freeze({
        conditions: Object.freeze(parts.map(({ condition }) => condition)),
        text: parts.map(({ condition }) => words(condition)).join(" and "),
        n: inside.length,
        share: inside.length / n,
        nConfirm,
        ...each,
        adjustedP: adjusted[at]!,
        confirmed: adjusted[at]! <= alpha && each.excess >= minExcess * meanLoss,
        rows: Object.freeze(Array.from(inside, (i) => rows[i]!)),
      });
    })
    .sort((a, b) => a.adjustedP - b.adjustedP || b.excess - a.excess);
  return Object.freeze({
    ...nothing,
    segments: Object.freeze(segments),
    searched,
    ...verdict(segments, meanLoss),
  });
}

interface Condition {
  readonly column: number;
  readonly condition: SegmentCondition;
  /** 1 for the rows inside. */
  readonly holds: Uint8Array;
}

interface Candidate {
  readonly parts: readonly Condition[];
  /** Of the searching half. */
  readonly rowsIn: Int32Array;
  readonly strength: number;
}

const FIFTHS = [0.2, 0.4, 0.6, 0.8];
/** A number with this many values or fewer is a set of categories. */
const FEW = 8;

/** Categories with enough rows; ranges between fifths, one to four of them wide. */
function conditionsOf(X: Design, j: number, rows: Int32Array, least: number): Condition[] {
  const column = X.names[j]!;
  const values = Float64Array.from(rows, (row) => X.values[row * X.columns + j]!);
  const names = X.categories?.[j];
  const counts = new Map<number, number>();
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (names === undefined && counts.size > FEW + 1) break;
  }
  const make = (condition: SegmentCondition, holds: (value: number) => boolean): Condition[] => {
    const flags = Uint8Array.from(values, (value) => (holds(value) ? 1 : 0));
    const size = flags.reduce((sum, flag) => sum + flag, 0);
    return size >= least && size <= values.length - least ? [{ column: j, condition, holds: flags }] : [];
  };
  const missing = make({ column, is: null }, Number.isNaN);
  const present = [...counts.keys()].filter((value) => !Number.isNaN(value));
  if (names !== undefined || present.length <= FEW)
    return [
      ...missing,
      ...present
        .sort((a, b) => counts.get(b)! - counts.get(a)! || a - b)
        .flatMap((code) => make({ column, is: names?.[code] ?? code }, (value) => value === code)),
    ];
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const cuts = [...new Set(quantiles(sorted, Float64Array.from(FIFTHS)))];
  const bounds: (number | null)[] = [null, ...cuts, null];
  const out = [...missing];
  for (let from = 0; from < bounds.length - 1; from++)
    for (let to = from + 1; to < bounds.length; to++) {
      const [above, upTo] = [bounds[from]!, bounds[to]!];
      if (above === null && upTo === null) continue;
      out.push(
        ...make(
          { column, above, upTo },
          (value) => value > (above ?? -Infinity) && value <= (upTo ?? Infinity),
        ),
      );
    }
  return out;
}

interface Totals {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

function totals(losses: Float64Array, rows: Int32Array): Totals {
  let [sum, squares] = [0, 0];
  for (const i of rows) {
    sum += losses[i]!;
    squares += losses[i]! ** 2;
  }
  return { n: rows.length, sum, squares };
}

/** Welch's t of the losses inside against outside; 0 for too few rows. One row's share of the spread keeps it finite. */
function strengthOf(losses: Float64Array, inside: Int32Array, all: Totals, least: number): number {
  const outsideN = all.n - inside.length;
  if (inside.length < least || outsideN < least) return 0;
  const own = totals(losses, inside);
  const [a, b] = [own.sum / own.n, (all.sum - own.sum) / outsideN];
  const spreadA = Math.max(0, own.squares / own.n - a * a);
  const spreadB = Math.max(0, (all.squares - own.squares) / outsideN - b * b);
  const pooled = Math.max(0, all.squares / all.n - (all.sum / all.n) ** 2);
  const variance = (spreadA + pooled / own.n) / own.n + (spreadB + pooled / outsideN) / outsideN;
  return variance > 0 ? (a - b) / Math.sqrt(variance) : 0;
}

/** The strongest, less those that share more than half of their rows with a stronger one. */
function distinct(ranked: readonly Candidate[], most: number): Candidate[] {
  const kept: { candidate: Candidate; members: Set<number> }[] = [];
  for (const candidate of ranked) {
    if (kept.length === most) break;
    const overlaps = kept.some(({ candidate: other, members }) => {
      let both = 0;
      for (const i of candidate.rowsIn) if (members.has(i)) both++;
      return both > 0.5 * (candidate.rowsIn.length + other.rowsIn.length - both);
    });
    if (!overlaps) kept.push({ candidate, members: new Set(candidate.rowsIn) });
  }
  return kept.map(({ candidate }) => candidate);
}

function words({ column, above, upTo, is }: SegmentCondition): string {
  if (is === null) return `${column} is missing`;
  if (is !== undefined) return `${column} = ${typeof is === "string" ? JSON.stringify(is) : is}`;
  if (above === null || above === undefined) return `${column} ≤ ${number(upTo!)}`;
  return upTo === null || upTo === undefined
    ? `${column} > ${number(above)}`
    : `${number(above)} < ${column} ≤ ${number(upTo)}`;
}

function verdict(segments: readonly WeakSegment[], meanLoss: number): Judgement {
  const found = segments.filter(({ confirmed }) => confirmed);
  const worst = found.toSorted((a, b) => b.excess - a.excess)[0];
  if (worst === undefined)
    return judged("pass", "Weak segments: none is confirmed on rows that the search did not see.");
  return judged(
    "warn",
    `Weak segments: ${plural(found.length, "segment")} confirmed; where ${worst.text} (${plural(worst.n, "row")}, ${percent(worst.share)}) the mean loss is ${number(worst.meanLoss)} against ${number(worst.meanLossElsewhere)} elsewhere (${number(meanLoss)} over all rows).`,
    "Look at these rows first: wrong labels, a feature that is missing there, or too few rows to learn from; collect more of them, or give the model the feature that sets them apart.",
  );
}

async function turn(signal: AbortSignal | undefined): Promise<number> {
  await new Promise((resolve) => setImmediate(resolve));
  signal?.throwIfAborted();
  return 0;
}
