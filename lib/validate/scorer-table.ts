/** The scorers by name: scikit-learn's, in camelCase, over the functions of lib/metrics. */
import {
  accuracyScore,
  averagePrecisionScore,
  balancedAccuracyScore,
  brierScoreLoss,
  cohenKappaScore,
  d2AbsoluteErrorScore,
  d2BrierScore,
  d2LogLossScore,
  d2PinballScore,
  d2TweedieScore,
  explainedVarianceScore,
  f1Score,
  fBetaScore,
  jaccardScore,
  logLoss,
  matthewsCorrcoef,
  maxError,
  meanAbsoluteError,
  meanAbsolutePercentageError,
  meanError,
  meanGammaDeviance,
  meanPinballLoss,
  meanPoissonDeviance,
  meanSquaredError,
  meanSquaredLogError,
  medianAbsoluteError,
  precisionScore,
  r2Score,
  recallScore,
  rocAucScore,
  rootMeanSquaredError,
  rootMeanSquaredLogError,
  specificityScore,
  symmetricMape,
  topKAccuracyScore,
  weightedAbsolutePercentageError,
  type Label,
  type PrecisionRecallOptions,
  type ScoreOptions,
} from "../metrics/index.ts";
import type { Predictions } from "./predictions.ts";
import type { ScoreNeed, Scorer } from "./scorer.ts";

type OfLabels = (yTrue: ArrayLike<Label>, yPred: ArrayLike<Label>, o: ScoreOptions) => number | null;
type OfNumbers = (yTrue: ArrayLike<number>, yPred: ArrayLike<number>, o: ScoreOptions) => number | null;
type Averaged = (
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  o: PrecisionRecallOptions,
) => number | null;

/** Other names for the same: scikit-learn's long ones, and what people say. */
export const scorerAliases: Readonly<Record<string, string>> = {
  auc: "rocAuc",
  rocAucMacro: "rocAucOvr",
  prAuc: "averagePrecision",
  brierScore: "brier",
  brierScoreLoss: "brier",
  matthewsCorrcoef: "mcc",
  kappa: "cohenKappa",
  sensitivity: "recall",
  meanAbsoluteError: "mae",
  meanSquaredError: "mse",
  rootMeanSquaredError: "rmse",
  meanSquaredLogError: "msle",
  rootMeanSquaredLogError: "rmsle",
  meanAbsolutePercentageError: "mape",
  weightedAbsolutePercentageError: "wape",
  symmetricMape: "smape",
  meanPoissonDeviance: "poissonDeviance",
  meanGammaDeviance: "gammaDeviance",
  meanPinballLoss: "pinball",
  pinballLoss: "pinball",
};

export const scorerTable: Readonly<Record<string, Scorer>> = table([
  ofLabels("accuracy", accuracyScore),
  ofLabels("balancedAccuracy", (t, p, o) => balancedAccuracyScore(t, p, o)),
  ofClasses("mcc", (t, p, o) => matthewsCorrcoef(t, p, o)),
  ofClasses("cohenKappa", (t, p, o) => cohenKappaScore(t, p, o)),
  ...averages("f1", f1Score),
  ...averages("precision", precisionScore),
  ...averages("recall", recallScore),
  ...averages("jaccard", jaccardScore),
  ofPositive("f2", (t, p, o) => fBetaScore(t, p, 2, o)),
  ofPositive("specificity", specificityScore),
  ofRanks("rocAuc", (r, own) =>
    r.positive >= 0
      ? rocAucScore(flags(r), r.ranking!, own)
      : rocAucScore(r.truth, r.probabilities!, { ...own, multiClass: "ovr" }),
  ),
  ofProbabilities("rocAucOvr", (r, own) =>
    rocAucScore(r.truth, r.probabilities!, { ...own, multiClass: "ovr" }),
  ),
  ofProbabilities("rocAucOvrWeighted", (r, own) =>
    rocAucScore(r.truth, r.probabilities!, { ...own, multiClass: "ovr", average: "weighted" }),
  ),
  ofProbabilities("rocAucOvo", (r, own) =>
    rocAucScore(r.truth, r.probabilities!, { ...own, multiClass: "ovo" }),
  ),
  ofProbabilities("rocAucOvoWeighted", (r, own) =>
    rocAucScore(r.truth, r.probabilities!, { ...own, multiClass: "ovo", average: "weighted" }),
  ),
  ofRanks("averagePrecision", (r, own) =>
    r.positive >= 0
      ? averagePrecisionScore(flags(r), r.ranking!, own)
      : averagePrecisionScore(r.truth, r.probabilities!, own),
  ),
  // Of two classes the positive one's probability alone: 1 − p loses digits where p is nearly 1.
  ofProbabilities(
    "logLoss",
    (r, own) =>
      r.positive >= 0
        ? logLoss(flags(r), r.ranking!, 1, own)
        : logLoss(r.truth, r.probabilities!, r.classes.length, own),
    false,
  ),
  ofProbabilities(
    "brier",
    (r, own) =>
      r.positive >= 0
        ? brierScoreLoss(flags(r), r.ranking!, 1, own)
        : brierScoreLoss(r.truth, r.probabilities!, r.classes.length, own),
    false,
  ),
  ofProbabilities("d2LogLoss", (r, own) => d2LogLossScore(r.truth, r.probabilities!, r.classes.length, own)),
  ofProbabilities("d2Brier", (r, own) => d2BrierScore(r.truth, r.probabilities!, r.classes.length, own)),
  ofProbabilities("top2Accuracy", (r, own) =>
    topKAccuracyScore(r.truth, r.probabilities!, r.classes.length, 2, own),
  ),
  ofProbabilities("top5Accuracy", (r, own) =>
    topKAccuracyScore(r.truth, r.probabilities!, r.classes.length, 5, own),
  ),
  ofNumbers("r2", (t, p, o) => r2Score(t, p, { ...o, forceFinite: false })),
  ofNumbers("explainedVariance", (t, p, o) => explainedVarianceScore(t, p, { ...o, forceFinite: false })),
  ofNumbers("rmse", rootMeanSquaredError, false),
  ofNumbers("mse", meanSquaredError, false),
  ofNumbers("mae", meanAbsoluteError, false),
  ofNumbers("medianAbsoluteError", medianAbsoluteError, false),
  ofNumbers("maxError", (t, p) => maxError(t, p), false),
  ofNumbers("mape", meanAbsolutePercentageError, false),
  ofNumbers("wape", weightedAbsolutePercentageError, false),
  ofNumbers("smape", symmetricMape, false),
  ofNumbers("msle", meanSquaredLogError, false),
  ofNumbers("rmsle", rootMeanSquaredLogError, false),
  ofNumbers("bias", (t, p, o) => absolute(meanError(t, p, o)), false),
  ofNumbers("poissonDeviance", meanPoissonDeviance, false),
  ofNumbers("gammaDeviance", meanGammaDeviance, false),
  ofNumbers("pinball", (t, p, o) => meanPinballLoss(t, p, 0.5, o), false),
  ofNumbers("pinball10", (t, p, o) => meanPinballLoss(t, p, 0.1, o), false),
  ofNumbers("pinball90", (t, p, o) => meanPinballLoss(t, p, 0.9, o), false),
  ofNumbers("d2AbsoluteError", (t, p, o) => d2AbsoluteErrorScore(t, p, { ...o, forceFinite: false })),
  ofNumbers("d2Pinball", (t, p, o) => d2PinballScore(t, p, 0.5, { ...o, forceFinite: false })),
  ofNumbers("d2Poisson", (t, p, o) => d2TweedieScore(t, p, 1, { ...o, forceFinite: false })),
]);

function table(scorers: readonly Scorer[]): Readonly<Record<string, Scorer>> {
  return Object.freeze(Object.fromEntries(scorers.map((scorer) => [scorer.name, scorer])));
}

function scorer(
  name: string,
  needs: ScoreNeed,
  greaterIsBetter: boolean,
  score: (rows: Predictions, own: ScoreOptions) => number | null,
  more: Partial<Pick<Scorer, "ranks" | "binary">> = {},
): Scorer {
  return Object.freeze({
    name,
    greaterIsBetter,
    needs,
    ...more,
    score: (rows: Predictions, { why }: Pick<ScoreOptions, "why"> = {}): number | null => {
      checkGiven(name, needs, more.ranks ?? false, rows);
      return score(rows, { sampleWeight: rows.sampleWeight, why });
    },
  });
}

function ofLabels(name: string, score: OfLabels): Scorer {
  return scorer(name, "labels", true, ({ truth, predicted }, own) => score(truth, predicted, own));
}

/** Of class positions, which the metric takes for numbers. */
function ofClasses(name: string, score: OfNumbers): Scorer {
  return scorer(name, "labels", true, ({ truth, predicted }, own) => score(truth, predicted, own));
}

/** Of the positive class of two. */
function ofPositive(name: string, score: Averaged): Scorer {
  return scorer(
    name,
    "labels",
    true,
    (rows, own) => score(flags(rows), flags(rows, rows.predicted), { ...own, average: "binary" }),
    { binary: true },
  );
}

function averages(name: string, score: Averaged): readonly Scorer[] {
  const over = (average: "macro" | "micro" | "weighted"): Scorer =>
    scorer(`${name}${average[0]!.toUpperCase()}${average.slice(1)}`, "labels", true, (rows, own) =>
      score(rows.truth, rows.predicted, { ...own, average }),
    );
  return [ofPositive(name, score), over("macro"), over("micro"), over("weighted")];
}

function ofRanks(name: string, score: (rows: Predictions, own: ScoreOptions) => number | null): Scorer {
  return scorer(name, "probabilities", true, score, { ranks: true });
}

function ofProbabilities(
  name: string,
  score: (rows: Predictions, own: ScoreOptions) => number | null,
  greaterIsBetter = true,
): Scorer {
  return scorer(name, "probabilities", greaterIsBetter, score);
}

function ofNumbers(name: string, score: OfNumbers, greaterIsBetter = true): Scorer {
  return scorer(name, "numbers", greaterIsBetter, ({ truth, predicted }, own) =>
    score(truth, predicted, own),
  );
}

/** 1 for the positive class, 0 for the other. */
function flags({ positive, truth }: Predictions, codes: ArrayLike<number> = truth): Uint8Array {
  return Uint8Array.from(codes, (c) => (c === positive ? 1 : 0));
}

function absolute(value: number | null): number | null {
  return value === null ? null : Math.abs(value);
}

function checkGiven(name: string, needs: ScoreNeed, ranks: boolean, rows: Predictions): void {
  if (needs !== "probabilities" || rows.probabilities !== undefined) return;
  if (ranks && rows.ranking !== undefined) return;
  throw new RangeError(
    `${name}: needs class probabilities; the model gives none (no predictProba); choose a metric of labels such as accuracy, or a model with probabilities`,
  );
}
