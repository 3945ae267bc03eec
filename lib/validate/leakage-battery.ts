/**
 * Leakage battery: ways in which a score can be too good to be true, in the order of the harm they do.
 *
 * 1 duplicates across splits; 2 groups on both sides; 3 test rows older than training; 4 a feature that alone says as much as all (an area
 * of 0.98, or within max(0.03, 10 %) of the full model's score); 5 row order or identities that tell the target; 6 choices made
 * on the test rows; 7 columns made from the target; 8 preprocessing fitted outside the folds. What the data cannot tell (6, 8) is told as
 * not evaluated, never as passed. One feature's word is taken out of fold, in bins of the feature, so that it needs no
 * shape. Source: Kapoor & Narayanan (2023) for the list; scikit-learn's chapter of common pitfalls for 8.
 * Cost: one fit a fold, and O(columns · rows log rows).
 */
import { leakageView } from "./diagnosis-views.ts";
import { withView } from "./judgement-view.ts";
import { chiSquareIndependence, fisherFDistribution } from "../core/index.ts";
import { number, plural, some } from "../core/words.ts";
import type { Design, Target } from "../data/index.ts";
import type { Predictor } from "../models/index.ts";
import type { Finding, FindingStatus } from "./finding.ts";
import { dummyPredictions, subjectOf, type ScoredOptions } from "./fold-score.ts";
import { foldsOf, heldOut } from "./held-out.ts";
import { gapThatMatters, judged, type Judgement } from "./judgement.ts";
import { joinPredictions, type Truth } from "./predictions.ts";
import { gainOf, scorerOf, type Scorer } from "./scorer.ts";
import { columnOf, singleFeaturePredictions } from "./single-feature.ts";
import type { GroupKey } from "./slices.ts";
import { auditSplits } from "./split-audit.ts";

export interface LeakageOptions extends ScoredOptions {
  /** Whose rows must not stand on both sides; default: `groups`. */
  readonly entities?: ArrayLike<GroupKey> | undefined;
  /** When each row happened. */
  readonly times?: ArrayLike<number> | undefined;
  /** Name of the target, to look for in the names of columns. */
  readonly target?: string | undefined;
  /** How often the test rows were used to choose; unknown by default. */
  readonly evaluations?: number | undefined;
  /** Area of one feature that fails, for two classes; default 0.98. */
  readonly maxSingleAuc?: number;
  /** Nearness of one feature to the full score: absolute part; default 0.03. */
  readonly nearAbsolute?: number;
  /** Relative to the full score; default 0.1. */
  readonly nearRelative?: number;
  /** Cramér's V (or η, for numbers) of the target over ten parts of the rows; default 0.2. */
  readonly maxOrderEffect?: number;
}

export interface SingleFeature {
  readonly column: string;
  readonly score: number | null;
  /** As good as the full model, nearly, and better than a dummy. */
  readonly near: boolean;
}

export interface LeakageReport extends Judgement {
  readonly metric: string;
  /** Of the model on all columns, and of a dummy, over held-out rows; null where the metric has no value. */
  readonly score: number | null;
  readonly dummyScore: number | null;
  readonly findings: readonly Finding[];
  /** The best first. */
  readonly singleFeatures: readonly SingleFeature[];
}

/**
 * @param options.metric default "rocAuc" for two classes, "accuracy" for more, "r2" for numbers.
 * @throws RangeError on sizes that differ, or a metric that is not known or does not fit.
 */
export async function leakageBattery(
  model: Predictor,
  X: unknown,
  y: Target,
  options: LeakageOptions = {},
): Promise<LeakageReport> {
  const where = "leakageBattery";
  const given = subjectOf(where, model, X, y, options);
  const { source, truth } = given;
  const two = truth.positive >= 0;
  const byRank = options.metric === undefined && two && model.predictProba !== undefined;
  const scorer = byRank ? scorerOf(where, "rocAuc") : given.scorer;
  const splits = foldsOf(where, truth, options);
  const held = await heldOut(where, model, X, y, { ...options, splits });
  const score = scorer.score(held);
  const dummyScore = scorer.score(
    joinPredictions(splits.map(({ train, test }) => dummyPredictions(truth, train, test))),
  );
  const entities = options.entities ?? options.groups;
  const audit = auditSplits(source, truth, splits, {
    groups: entities === undefined ? undefined : codesOf(entities),
    times: options.times,
  });
  const design = source.design();
  const single: SingleFeature[] = [];
  for (let j = 0; j < design.columns; j++) {
    const { values, categorical } = columnOf(design, j);
    const own = scorer.score(singleFeaturePredictions(values, categorical, truth, splits));
    const near = isNear(own, score, dummyScore, scorer, options);
    single.push(Object.freeze({ column: design.names[j]!, score: own, near }));
    if (j % 8 === 7) await new Promise((resolve) => setImmediate(resolve));
    options.signal?.throwIfAborted();
  }
  single.sort((a, b) => gain(scorer, b.score) - gain(scorer, a.score));
  const findings: Finding[] = [
    ...["duplicates", "groups", "time"].flatMap((part) =>
      audit.findings
        .filter(({ id }) => id === `split/${part}`)
        .map((each): Finding => ({ ...each, id: `leakage/${part}`, check: "leakage" })),
    ),
    singleFinding(single, score, scorer, two, options),
    orderFinding(truth, options),
    identityFinding(design),
    choiceFinding(options.evaluations),
    targetNameFinding(design.names, options.target),
    preprocessingFinding(model),
  ];
  return withView(
    {
      metric: scorer.name,
      score,
      dummyScore,
      findings: Object.freeze(findings.map((each) => Object.freeze(each))),
      singleFeatures: Object.freeze(single),
      ...overall(findings),
    },
    leakageView,
  );
}

function codesOf(keys: ArrayLike<GroupKey>): Int32Array {
  const known = new Map<GroupKey, number>();
  return Int32Array.from(keys, (key) => {
    const code = known.get(key) ?? known.size;
    known.set(key, code);
    return code;
  });
}

function gain(scorer: Scorer, score: number | null): number {
  return score === null ? -Infinity : gainOf(scorer, score);
}

/** Near the full score, where the full score is itself far from the dummy's. */
function isNear(
  own: number | null,
  full: number | null,
  dummy: number | null,
  scorer: Scorer,
  { nearAbsolute = 0.03, nearRelative = 0.1 }: LeakageOptions,
): boolean {
  if (own === null || full === null || dummy === null) return false;
  const unitless = scorer.greaterIsBetter || scorer.needs !== "numbers";
  const reach = gapThatMatters(full, unitless ? nearAbsolute : 0, nearRelative);
  return (
    gainOf(scorer, own) >= gainOf(scorer, full) - reach &&
    gainOf(scorer, full) - gainOf(scorer, dummy) > 2 * reach
  );
}

function found(
  part: string,
  status: FindingStatus,
  value: number | null,
  message: string,
  more: Partial<Pick<Finding, "fix" | "threshold" | "evidence">> = {},
): Finding {
  return {
    id: `leakage/${part}`,
    check: "leakage",
    status,
    value,
    threshold: null,
    message,
    fix: "",
    ...more,
  };
}

function singleFinding(
  single: readonly SingleFeature[],
  full: number | null,
  scorer: Scorer,
  two: boolean,
  { maxSingleAuc = 0.98 }: LeakageOptions,
): Finding {
  const isAuc = scorer.name === "rocAuc" && two;
  const [best] = single;
  if (best === undefined || best.score === null || full === null)
    return found("single feature", "not_evaluated", null, `One feature: ${scorer.name} has no value.`);
  const sure = isAuc ? single.filter(({ score }) => score !== null && score >= maxSingleAuc) : [];
  const near = single.filter((each) => each.near);
  const flagged = sure.length > 0 ? sure : near;
  const said = `One feature: "${best.column}" alone has ${scorer.name} ${number(best.score)}, all features together ${number(full)}`;
  if (flagged.length === 0)
    return found("single feature", "pass", best.score, `${said}.`, {
      threshold: isAuc ? maxSingleAuc : null,
    });
  return found(
    "single feature",
    sure.length > 0 ? "fail" : "warn",
    best.score,
    `${said}; suspect: ${some(
      flagged.map(({ column }) => column),
      5,
    )}.`,
    {
      threshold: isAuc ? maxSingleAuc : null,
      fix: "Ask when and how this column is written: a value that is known only after the target must go.",
      evidence: flagged.slice(0, 20).map(({ column }) => column),
    },
  );
}

const PARTS = 10;

/** The target over ten parts of the rows in their order. */
function orderFinding(truth: Truth, { maxOrderEffect = 0.2 }: LeakageOptions): Finding {
  const n = truth.values.length;
  if (n < 5 * PARTS)
    return found(
      "row order",
      "not_evaluated",
      null,
      `Row order: ${plural(n, "row")} are too few for ${PARTS} parts.`,
    );
  const partOf = (row: number): number => Math.floor((row * PARTS) / n);
  const { effect, p } =
    truth.task === "classification" ? classOrder(truth, partOf) : numberOrder(truth, partOf);
  const what = truth.task === "classification" ? "Cramér's V" : "η";
  const said = `Row order: the target over ${PARTS} parts of the rows has ${what} ${number(effect)} (p ${number(p)})`;
  if (!(p < 0.001 && effect > maxOrderEffect))
    return found("row order", "pass", effect, `${said}.`, { threshold: maxOrderEffect });
  return found("row order", "warn", effect, `${said}: rows are sorted by the target, or it drifts.`, {
    threshold: maxOrderEffect,
    fix: "Shuffle where the order means nothing; where it is time, split in time; give no row number to the model.",
  });
}

interface OrderEffect {
  readonly effect: number;
  readonly p: number;
}

function classOrder({ values, classes }: Truth, partOf: (row: number) => number): OrderEffect {
  const table = Array.from({ length: PARTS }, () => new Float64Array(classes.length));
  for (const [row, c] of values.entries()) table[partOf(row)]![c]! += 1;
  const { statistic, p } = chiSquareIndependence(table);
  if (statistic === null || p === null) return { effect: 0, p: 1 };
  return { effect: Math.sqrt(statistic / values.length / Math.min(PARTS - 1, classes.length - 1)), p };
}

function numberOrder({ values }: Truth, partOf: (row: number) => number): OrderEffect {
  const n = values.length;
  const [sums, counts] = [new Float64Array(PARTS), new Float64Array(PARTS)];
  let mean = 0;
  for (const [row, value] of values.entries()) {
    sums[partOf(row)]! += value;
    counts[partOf(row)]! += 1;
    mean += value / n;
  }
  let [between, total] = [0, 0];
  for (let part = 0; part < PARTS; part++)
    between += counts[part]! * (sums[part]! / counts[part]! - mean) ** 2;
  for (const value of values) total += (value - mean) ** 2;
  if (!(total > 0)) return { effect: 0, p: 1 };
  const share = Math.min(1, between / total);
  const F = share < 1 ? share / (PARTS - 1) / ((1 - share) / (n - PARTS)) : Infinity;
  return {
    effect: Math.sqrt(share),
    p: F === Infinity ? 0 : fisherFDistribution(PARTS - 1, n - PARTS).sf(F),
  };
}

/** Text that differs in every row, or whole numbers in steps of one. */
function identityFinding(X: Design): Finding {
  const like = X.names.filter((_, j) => {
    const { values, categorical } = columnOf(X, j);
    if (values.length < 20 || new Set(values).size < values.length) return false;
    if (categorical) return true;
    const sorted = values.toSorted();
    return sorted.every((value, i) => Number.isInteger(value) && (i === 0 || value === sorted[i - 1]! + 1));
  });
  return like.length === 0
    ? found("identities", "pass", 0, "Identities: no column numbers or names the rows one by one.")
    : found(
        "identities",
        "warn",
        like.length,
        `Identities: ${some(like)} ${like.length === 1 ? "names" : "name"} each row once.`,
        {
          fix: "Leave identities out of the features; use them as groups.",
          evidence: like.slice(0, 20),
        },
      );
}

function choiceFinding(evaluations: number | undefined): Finding {
  if (evaluations === undefined)
    return found(
      "choices",
      "not_evaluated",
      null,
      "Choices: how often the test rows were used to choose a model, a threshold or features is not known.",
      {
        fix: "Choose within the training rows (nested cross-validation), or give evaluations.",
      },
    );
  return evaluations <= 1
    ? found("choices", "pass", evaluations, "Choices: the test rows were used once.", { threshold: 1 })
    : found(
        "choices",
        "warn",
        evaluations,
        `Choices: the test rows were used ${evaluations} times; the best of many looks better than it is.`,
        {
          threshold: 1,
          fix: "Choose within the training rows (nested cross-validation), and keep rows for one last look.",
        },
      );
}

function targetNameFinding(names: readonly string[], target: string | undefined): Finding {
  if (target === undefined || target.length < 3)
    return found(
      "target in names",
      "not_evaluated",
      null,
      "Names: the target's name is not known, or too short to look for.",
    );
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  const like = names.filter((name) => plain(name).includes(plain(target)));
  return like.length === 0
    ? found("target in names", "pass", 0, `Names: no column is named after "${target}".`)
    : found(
        "target in names",
        "warn",
        like.length,
        `Names: ${some(like)} ${like.length === 1 ? "is" : "are"} named after the target "${target}".`,
        {
          fix: "Drop columns that are made from the target.",
          evidence: like.slice(0, 20),
        },
      );
}

function preprocessingFinding(model: Predictor): Finding {
  const pipeline = "steps" in model;
  return pipeline
    ? found(
        "preprocessing",
        "pass",
        null,
        `Preprocessing: the steps of ${model.name} are fitted within each fold.`,
      )
    : found(
        "preprocessing",
        "not_evaluated",
        null,
        "Preprocessing: what was done to X before cannot be seen from here.",
        {
          fix: "Put scaling, imputing, encoding and above all selection of features into a pipeline with the model. Scaling outside of the folds does little harm; selecting outside of them turns noise into accuracy (see selectionDemonstration).",
        },
      );
}

function overall(findings: readonly Finding[]): Judgement {
  const worst = (["fail", "warn"] as const).find((status) => findings.some((each) => each.status === status));
  const open = findings.filter(({ status }) => status === "fail" || status === "warn");
  const unknown = findings.filter(({ status }) => status === "not_evaluated").length;
  const note = unknown === 0 ? "" : ` ${plural(unknown, "check")} could not be made.`;
  return worst === undefined
    ? judged("pass", `Leakage: none found.${note}`)
    : judged(
        worst,
        `Leakage: ${open.map(({ message }) => message).join(" ")}${note}`,
        open.map(({ fix }) => fix).join(" "),
      );
}
