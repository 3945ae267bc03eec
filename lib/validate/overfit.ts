/**
 * Over-fit or under-fit: how much better a model scores on the rows it learnt from than on rows it did not, and whether either
 * beats a dummy.
 *
 * Over each fold the gap train − test; its mean over folds with the interval of the corrected t (folds share training rows).
 * Over-fit: the mean gap exceeds max(0.03, 10 % of the train score); a failure when the interval's lower end does too, a warning when only
 * the mean does, or for forests, which know their own rows by design. Under-fit: neither train nor test beats the dummy by max(0.01, 5 %). For errors in units of y (rmse, mae) only the
 * relative part counts. Source of the limits: skore's checks of these names. Cost: one fit a fold.
 */
import { overfitView } from "./diagnosis-views.ts";
import { withView } from "./judgement-view.ts";
import { number } from "../core/words.ts";
import type { Target } from "../data/index.ts";
import type { Predictor } from "../models/index.ts";
import {
  dummyPredictions,
  foldMean,
  scoreOn,
  subjectOf,
  type FoldMean,
  type ScoredOptions,
} from "./fold-score.ts";
import { fitOn, foldsOf } from "./held-out.ts";
import { gapThatMatters, judged, type Interval, type Judgement } from "./judgement.ts";
import { modelKind, remediesFor, type ModelKind, type Remedy } from "./remedies.ts";
import { gainOf, type Scorer } from "./scorer.ts";

export interface OverfitOptions extends ScoredOptions {
  /** Gap of train over test that is too much: absolute part; default 0.03. */
  readonly gapAbsolute?: number;
  /** Relative to the train score; default 0.1. */
  readonly gapRelative?: number;
  /** Gain over the dummy that is enough: absolute part; default 0.01. */
  readonly gainAbsolute?: number;
  /** Relative to the dummy's score; default 0.05. */
  readonly gainRelative?: number;
}

export interface OverfitFold {
  readonly train: number;
  readonly test: number;
  /** On the test rows, of a dummy fitted on the training rows. */
  readonly dummy: number;
  /** On the training rows; default as on the test rows. */
  readonly dummyTrain?: number;
}

export type FitVerdict = "over-fit" | "under-fit" | "fine" | "unknown";

export interface OverfitReport extends Judgement {
  readonly verdict: FitVerdict;
  readonly metric: string;
  readonly greaterIsBetter: boolean;
  /** Means over folds; null without any fold that has a score. */
  readonly trainScore: number | null;
  readonly testScore: number | null;
  /** On the test rows, of a dummy fitted on the training rows. */
  readonly dummyScore: number | null;
  /** How much better on train than on test, whatever way the metric points. */
  readonly gap: number | null;
  /** 95 %. */
  readonly gapInterval: Interval | null;
  /** The limits that held. */
  readonly gapLimit: number | null;
  readonly gainLimit: number | null;
  readonly folds: readonly OverfitFold[];
  readonly kind: ModelKind;
  /** What to try; empty when the fit is fine. */
  readonly remedies: readonly Remedy[];
}

/** @throws RangeError on sizes that differ, or a metric that is not known or does not fit. */
export async function overfit(
  model: Predictor,
  X: unknown,
  y: Target,
  options: OverfitOptions = {},
): Promise<OverfitReport> {
  const subject = subjectOf("overfit", model, X, y, options);
  const { truth, scorer, source } = subject;
  const splits = foldsOf("overfit", truth, options);
  const folds: OverfitFold[] = [];
  let share = 0;
  for (const [f, { train, test }] of splits.entries()) {
    options.signal?.throwIfAborted();
    options.onProgress?.({ done: f, total: splits.length, message: `fold ${f + 1} of ${splits.length}` });
    const fitted = await fitOn("overfit", model, source, truth, train, options);
    const onTrain = await scoreOn(fitted, subject, train, options);
    const onTest = await scoreOn(fitted, subject, test, options);
    const dummy = scorer.score(dummyPredictions(truth, train, test));
    const dummyTrain = scorer.score(dummyPredictions(truth, train, train));
    if (onTrain === null || onTest === null || dummy === null || dummyTrain === null) continue;
    folds.push(Object.freeze({ train: onTrain, test: onTest, dummy, dummyTrain }));
    share += test.length / train.length;
  }
  return overfitOf(folds, scorer, modelKind(model), {
    ...options,
    testShare: share / Math.max(1, folds.length),
  });
}

/**
 * The verdict over scores that are already known.
 * @param options.testShare rows tested over rows trained on: 1/(k − 1) for k folds.
 */
export function overfitOf(
  folds: readonly OverfitFold[],
  scorer: Pick<Scorer, "name" | "greaterIsBetter" | "needs">,
  kind: ModelKind,
  options: OverfitOptions & { readonly testShare: number },
): OverfitReport {
  const { gapAbsolute = 0.03, gapRelative = 0.1, gainAbsolute = 0.01, gainRelative = 0.05 } = options;
  const { name: metric, greaterIsBetter } = scorer;
  const own = { metric, greaterIsBetter, kind, folds: Object.freeze([...folds]) };
  const gap = foldMean(
    folds.map(({ train, test }) => gainOf(scorer, train) - gainOf(scorer, test)),
    options.testShare,
  );
  if (gap === null)
    return withView(
      {
        ...own,
        ...judged(
          "not_evaluated",
          `Over-fit: ${metric} has no value on any fold.`,
          "Use fewer folds, or a metric that has a value with one class.",
        ),
        verdict: "unknown" as const,
        trainScore: null,
        testScore: null,
        dummyScore: null,
        gap: null,
        gapInterval: null,
        gapLimit: null,
        gainLimit: null,
        remedies: [],
      },
      overfitView,
    );
  const mean = (of: (fold: OverfitFold) => number): number =>
    folds.reduce((sum, fold) => sum + of(fold) / folds.length, 0);
  const [trainScore, testScore, dummyScore] = [
    mean((f) => f.train),
    mean((f) => f.test),
    mean((f) => f.dummy),
  ];
  // An error in the unit of y has no absolute size that matters.
  const unitless = greaterIsBetter || scorer.needs !== "numbers";
  const gapLimit = gapThatMatters(
    greaterIsBetter ? trainScore : testScore,
    unitless ? gapAbsolute : 0,
    gapRelative,
  );
  const gainLimit = gapThatMatters(dummyScore, unitless ? gainAbsolute : 0, gainRelative);
  const dummyTrain = mean((f) => f.dummyTrain ?? f.dummy);
  const over = (score: number, dummy: number): boolean =>
    gainOf(scorer, score) - gainOf(scorer, dummy) > gainLimit;
  const verdict: Exclude<FitVerdict, "unknown"> =
    !over(trainScore, dummyTrain) && !over(testScore, dummyScore)
      ? "under-fit"
      : gap.mean > gapLimit
        ? "over-fit"
        : "fine";
  const remedies = verdict === "fine" ? [] : remediesFor(kind, verdict);
  return withView(
    {
      ...own,
      ...judgement(verdict, kind, metric, [trainScore, testScore, dummyScore], gap, gapLimit, remedies),
      verdict,
      trainScore,
      testScore,
      dummyScore,
      gap: gap.mean,
      gapInterval: gap.interval,
      gapLimit,
      gainLimit,
      remedies,
    },
    overfitView,
  );
}

function judgement(
  verdict: FitVerdict,
  kind: ModelKind,
  metric: string,
  [train, test, dummy]: readonly [train: number, test: number, dummy: number],
  gap: FoldMean,
  limit: number,
  remedies: readonly Remedy[],
): Judgement {
  const scores = `${metric} ${number(train)} on rows it learnt from, ${number(test)} on rows it did not, ${number(dummy)} for a dummy`;
  const range =
    gap.interval === null ? "" : `, 95 % interval ${number(gap.interval[0])} to ${number(gap.interval[1])}`;
  const fix = remedies.map(({ advice }) => advice).join("; ");
  if (verdict === "under-fit")
    return judged("warn", `Under-fit: ${scores}; the model hardly beats the dummy.`, capital(fix));
  const gaps = `the gap is ${number(gap.mean)} (limit ${number(limit)}${range})`;
  if (verdict === "fine") return judged("pass", `Fit: ${scores}; ${gaps}.`);
  const sure = gap.interval !== null && gap.interval[0] > limit;
  const chance =
    gap.interval !== null && gap.interval[0] <= 0 ? " It may be chance: the interval holds 0." : "";
  // Trees grown out know their rows by heart, and the mean of many is good all the same: only the test score judges it.
  const byDesign = kind === "forest";
  const design = byDesign
    ? " A forest of grown-out trees knows its own rows by design: the gap alone is no fault, the test score counts."
    : "";
  return judged(
    sure && !byDesign ? "fail" : "warn",
    `Over-fit: ${scores}; ${gaps}.${chance}${design}`,
    capital(fix),
  );
}

function capital(text: string): string {
  return text === "" ? "" : `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}
