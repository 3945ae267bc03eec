/** Scores and curves. A score is a number, or null with a reason (`why`), never NaN. */
export {
  maxError,
  meanAbsoluteError,
  meanAbsolutePercentageError,
  meanAbsoluteScaledError,
  meanError,
  medianAbsoluteError,
  symmetricMape,
  weightedAbsolutePercentageError,
} from "./absolute-error.ts";
export { accuracyScore, hammingLoss, zeroOneLoss } from "./accuracy.ts";
export { balancedAccuracyScore, type BalancedAccuracyOptions } from "./balanced-accuracy.ts";
export { brierDecomposition, brierScoreLoss, type BrierOptions, type BrierParts } from "./brier.ts";
export {
  calibrationCurve,
  expectedCalibrationError,
  maximumCalibrationError,
  type CalibrationCurve,
  type CalibrationOptions,
} from "./calibration-curve.ts";
export {
  calibrationLine,
  plattProbabilities,
  plattScaling,
  type CalibrationLine,
  type PlattScaling,
} from "./calibration-line.ts";
export {
  classificationReport,
  type AverageScores,
  type ClassificationReport,
} from "./classification-report.ts";
export { cohenKappaScore, type KappaOptions } from "./cohen-kappa.ts";
export {
  confusionMatrix,
  multilabelConfusionMatrix,
  sortedLabels,
  type ConfusionMatrix,
  type ConfusionOptions,
  type Label,
  type NormalisedConfusionMatrix,
} from "./confusion-matrix.ts";
export { delong, type DeLong } from "./delong.ts";
export {
  adjustedR2Score,
  d2AbsoluteErrorScore,
  d2PinballScore,
  d2TweedieScore,
  explainedVarianceScore,
  r2Score,
  type ExplainedOptions,
} from "./explained-share.ts";
export { d2BrierScore, d2LogLossScore } from "./explained-probability.ts";
export { dcgScore, ndcgScore, type GainOptions } from "./gain.ts";
export { hosmerLemeshow, type HosmerLemeshow } from "./hosmer-lemeshow.ts";
export { isotonicPredict, isotonicRegression, type Isotonic } from "./isotonic.ts";
export { coverageError, labelRankingAveragePrecisionScore, labelRankingLoss } from "./label-ranking.ts";
export { classLikelihoodRatios, type LikelihoodRatios } from "./likelihood-ratios.ts";
export { logLoss } from "./log-loss.ts";
export { matthewsCorrcoef } from "./matthews.ts";
export {
  multilabelAveragePrecision,
  multilabelF1,
  multilabelJaccard,
  multilabelPrecision,
  multilabelRecall,
  multilabelRocAuc,
  subsetAccuracyScore,
  type MultilabelAverage,
  type MultilabelOptions,
} from "./multilabel.ts";
export { meanPinballLoss } from "./pinball-loss.ts";
export {
  averagePrecisionScore,
  precisionRecallAuc,
  precisionRecallCurve,
  type AveragePrecisionOptions,
  type PrecisionRecallCurve,
} from "./precision-recall-curve.ts";
export {
  classScores,
  f1Score,
  fBetaScore,
  jaccardScore,
  negativePredictiveValue,
  precisionScore,
  recallScore,
  specificityScore,
  type ClassScores,
  type PrecisionRecallOptions,
} from "./precision-recall.ts";
export { breuschPagan, concordanceCorrelation, durbinWatson, type BreuschPagan } from "./residual-tests.ts";
export { rocAucPerClass, rocAucScore, type RocAucOptions } from "./roc-auc.ts";
export {
  detCurve,
  ksStatistic,
  rocCurve,
  type DetCurve,
  type RocCurve,
  type RocCurveOptions,
  type Separation,
} from "./roc-curve.ts";
export {
  meanSquaredError,
  meanSquaredLogError,
  rmseVariation,
  rootMeanSquaredError,
  rootMeanSquaredLogError,
} from "./squared-error.ts";
export { liftTable, thresholdSweep, type LiftPart, type ThresholdCounts } from "./threshold-sweep.ts";
export { topKAccuracyScore } from "./top-k-accuracy.ts";
export { meanGammaDeviance, meanPoissonDeviance, meanTweedieDeviance } from "./tweedie-deviance.ts";
export { type ScoreOptions } from "./undefined-score.ts";
export { weightedQuantile } from "./weighted-quantile.ts";
