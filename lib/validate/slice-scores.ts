/**
 * Scores of named slices: the main metric within each group of a column, with its interval, and whether a group is worse than the whole.
 *
 * A number of more than eight values is cut into quarters. A group is judged from 20 rows and 5 % of all: worse by a fifth of the whole's
 * score (a fifth more of a loss) warns, when its interval, widened for the number of groups (Bonferroni), leaves the whole's score out. Source
 * of the limits: deepchecks' segment performance. Cost: one interval a group.
 */
import { quantiles } from "../core/index.ts";
import { number, plural } from "../core/words.ts";
import type { Run } from "../prep/index.ts";
import type { Finding } from "./finding.ts";
import { takePredictions, type Predictions } from "./predictions.ts";
import { scoreInterval } from "./score-interval.ts";
import { gainOf, type Scorer } from "./scorer.ts";
import type { ScoreInterval } from "./validation-result.ts";

export interface SliceScore {
  readonly column: string;
  /** A value in words; "missing"; or a range. */
  readonly group: string;
  readonly n: number;
  readonly share: number;
  /** Null where the metric has no value, with the reason. */
  readonly score: number | null;
  readonly interval: ScoreInterval | null;
  /** How much worse than the whole, relative to it; negative is better. */
  readonly drop: number | null;
  readonly why: string | null;
}

export interface SliceScores {
  readonly metric: string;
  /** Of all tested rows. */
  readonly overall: number | null;
  readonly slices: readonly SliceScore[];
  readonly findings: readonly Finding[];
}

const FEW = 8;
const MOST_GROUPS = 30;

/**
 * @param columns values of each row of X (not of each prediction), by name.
 * @param limits `slices.drop.max`, `slices.rows.min` and `slices.share.min`.
 */
export async function sliceScores(
  scorer: Scorer,
  predictions: Predictions,
  columns: Readonly<Record<string, ArrayLike<unknown>>>,
  limits: Readonly<Record<string, number>>,
  options: Pick<Run, "signal"> & { readonly seed?: number | undefined } = {},
): Promise<SliceScores> {
  const overall = scorer.score(predictions);
  const n = predictions.rows.length;
  const groups = Object.entries(columns).flatMap(([column, values]) =>
    groupsOf(predictions, values).map(([group, at]) => ({ column, group, at })),
  );
  const level = 1 - 0.05 / Math.max(1, groups.length);
  const slices: SliceScore[] = [];
  for (const { column, group, at } of groups) {
    options.signal?.throwIfAborted();
    const own = takePredictions(predictions, at);
    const reasons: string[] = [];
    const score = scorer.score(own, { why: (reason) => void reasons.push(reason) });
    const enough = at.length >= limits["slices.rows.min"]!;
    const interval =
      score === null || !enough
        ? null
        : await scoreInterval(scorer, own, { ...options, level, resamples: 1000 });
    const drop =
      score === null || overall === null || overall === 0
        ? null
        : (gainOf(scorer, overall) - gainOf(scorer, score)) / Math.abs(overall);
    slices.push(
      Object.freeze({
        column,
        group,
        n: at.length,
        share: at.length / n,
        score,
        interval,
        drop,
        why: score === null ? (reasons[0] ?? "no value") : enough ? null : "too few rows to judge",
      }),
    );
  }
  const findings = Object.keys(columns).map((column) =>
    judge(
      scorer,
      column,
      slices.filter((slice) => slice.column === column),
      overall,
      limits,
    ),
  );
  return Object.freeze({
    metric: scorer.name,
    overall,
    slices: Object.freeze(slices),
    findings: Object.freeze(findings),
  });
}

function judge(
  scorer: Scorer,
  column: string,
  slices: readonly SliceScore[],
  overall: number | null,
  limits: Readonly<Record<string, number>>,
): Finding {
  const limit = limits["slices.drop.max"]!;
  const own = { id: `slices/${column}`, check: "slices", threshold: limit, thresholdName: "slices.drop.max" };
  const judged = slices.filter(
    ({ interval, share }) => interval !== null && share >= limits["slices.share.min"]!,
  );
  if (overall === null || judged.length < 2)
    return Object.freeze({
      ...own,
      status: "not_evaluated",
      value: null,
      message: `${column}: fewer than two groups have rows enough for ${scorer.name}.`,
      fix: `Groups need ${limits["slices.rows.min"]} rows of both outcomes; join small ones.`,
    });
  const worst = judged.reduce((a, b) => ((b.drop ?? 0) > (a.drop ?? 0) ? b : a));
  const { low, high } = worst.interval!;
  const apart = scorer.greaterIsBetter ? high < overall : low > overall;
  const weak = (worst.drop ?? 0) > limit && apart;
  return Object.freeze({
    ...own,
    status: weak ? "warn" : "pass",
    value: worst.drop,
    message: `${column}: ${scorer.name} is worst for ${worst.group} (${plural(worst.n, "row")}): ${number(worst.score!)} against ${number(overall)} over all rows${weak ? "" : apart ? ", within the limit" : ", which may be chance"}.`,
    fix: weak
      ? "Look at these rows: wrong labels, few of them in training, or a feature that is missing there."
      : "",
    evidence: [worst.group],
  });
}

/** Groups by size; positions in the predictions. */
function groupsOf(
  { rows }: Predictions,
  values: ArrayLike<unknown>,
): readonly (readonly [group: string, at: readonly number[]])[] {
  const own = Array.from(rows, (row) => values[row]);
  const numeric = own.filter((value): value is number => typeof value === "number" && Number.isFinite(value));
  const many = numeric.length > 0 && new Set(numeric).size > FEW && numeric.length > own.length / 2;
  const cuts = many
    ? [...new Set(quantiles(Float64Array.from(numeric).sort(), Float64Array.of(0.25, 0.5, 0.75)))]
    : [];
  const groups = new Map<string, number[]>();
  own.forEach((value, at) => {
    const missing =
      value === null || value === undefined || (typeof value === "number" && Number.isNaN(value));
    const group = missing
      ? "missing"
      : many && typeof value === "number"
        ? rangeOf(value, cuts)
        : String(value);
    if (!groups.has(group)) groups.set(group, []);
    groups.get(group)!.push(at);
  });
  return [...groups].sort(([, a], [, b]) => b.length - a.length).slice(0, MOST_GROUPS);
}

function rangeOf(value: number, cuts: readonly number[]): string {
  const part = cuts.findIndex((cut) => value <= cut);
  if (part === 0) return `≤ ${number(cuts[0]!)}`;
  return part < 0 ? `> ${number(cuts.at(-1)!)}` : `${number(cuts[part - 1]!)} to ${number(cuts[part]!)}`;
}
