/** Validation: splitters, comparison of models, intervals, slices. */
export { bayesianCorrelatedTTest, correctedResampledTTest, pairedTTest } from "./fold-differences.ts";
export { type CorrelatedPosterior, type FoldTest } from "./fold-differences.ts";
export { bootstrap, type BootstrapOptions, type BootstrapResult } from "./bootstrap.ts";
export {
  delongInterval,
  delongTest,
  hanleyMcNeilError,
  type DeLongInterval,
  type DeLongTest,
  type IntervalOptions,
} from "./delong-test.ts";
export { fiveByTwoTest, type FiveByTwo } from "./five-by-two.ts";
export { mcnemar, mcnemarCounts, type McNemar } from "./mcnemar.ts";
export { nemenyiCriticalDifference, nemenyiQuantile, type NemenyiOptions } from "./nemenyi.ts";
export { friedmanTest, signTest, wilcoxonTest, type FriedmanTest, type WilcoxonTest } from "./rank-tests.ts";
export { hashBucket, hashSplit } from "./hash-bucket.ts";
export {
  groupKFold,
  kFold,
  repeatedKFold,
  repeatedStratifiedKFold,
  stratifiedKFold,
  type KFoldOptions,
  type RepeatedOptions,
} from "./k-fold.ts";
export { leaveOneGroupOut, leaveOneOut, leavePGroupsOut, leavePOut } from "./leave-out.ts";
export {
  combinatorialPaths,
  combinatorialPurgedKFold,
  purgedKFold,
  type CombinatorialOptions,
  type CombinatorialSplit,
  type PurgedOptions,
} from "./purged-k-fold.ts";
export {
  groupShuffleSplit,
  shuffleSplit,
  stratifiedShuffleSplit,
  trainTestSplit,
  type ShuffleOptions,
  type TrainTestOptions,
} from "./shuffle-split.ts";
export { type Split } from "./split.ts";
export { stratifiedGroupKFold, type StratifiedGroupOptions } from "./stratified-group-k-fold.ts";
export { timeSeriesSplit, type TimeSeriesOptions } from "./time-series-split.ts";
export {
  fairnessDifferences,
  sliceMetrics,
  type FairnessDifferences,
  type GroupKey,
  type Slice,
} from "./slices.ts";
export type { Finding, FindingStatus } from "./finding.ts";
export {
  joinPredictions,
  predictRows,
  takePredictions,
  type Predictions,
  type ScoredTask,
  type Truth,
} from "./predictions.ts";
export {
  defaultScoring,
  gainOf,
  makeScorer,
  scorerNames,
  scorerOf,
  scorersOf,
  type MakeScorerOptions,
  type ScoreFunction,
  type ScoreNeed,
  type Scorer,
  type Scoring,
  type ScoringList,
} from "./scorer.ts";
export type {
  Beside,
  ClassCurves,
  ClassRow,
  Confusion,
  FoldAudit,
  FoldRow,
  IntervalMethod,
  MetricRow,
  PredictionTable,
  Residuals,
  ScoreInterval,
  SplitAudit,
  SplitScheme,
  ValidationRecord,
  ValidationVerdict,
} from "./validation-result.ts";
export {
  crossValidate,
  scoreAll,
  type CrossValidateOptions,
  type CrossValidation,
} from "./cross-validate.ts";
export { crossValPredict, type OutOfFold } from "./cross-val-predict.ts";
export {
  gridSearch,
  type GridSearch,
  type GridSearchOptions,
  type ParamGrid,
  type ParamList,
  type SearchCandidate,
} from "./grid-search.ts";
export {
  nestedCrossValidation,
  type NestedCrossValidation,
  type NestedFold,
  type NestedOptions,
} from "./nested-cross-validation.ts";
export { foldInterval, scoreInterval, type ScoreIntervalOptions } from "./score-interval.ts";
export type { ScoreSummary } from "./score-summary.ts";
export { chooseSplits, type ChooseOptions, type SplitChoice, type SplitOptions } from "./splitter-choice.ts";
export {
  timeSplits,
  type Period,
  type TimeSplitOptions,
  type TimeSplits,
  type TimeWindow,
} from "./time-split.ts";
export {
  compareModels,
  type ComparedModel,
  type ComparedPair,
  type CompareOptions,
  type Comparison,
} from "./compare-models.ts";
export { auditSplits, type SplitAuditOptions } from "./split-audit.ts";
export { simpleBaseline } from "./baseline.ts";
export { sliceScores, type SliceScore, type SliceScores } from "./slice-scores.ts";
export { validate } from "./validate.ts";
export type { ValidateOptions } from "./validation-run.ts";
export { validationThresholds } from "./validation-thresholds.ts";
export {
  adversarialValidation,
  type AdversarialReport,
  type AdversarialValidationOptions,
  type AdversarialValidationRound,
  type ColumnDrive,
  type TellingApart,
} from "./adversarial.ts";
export {
  calibrationOf,
  calibrationReport,
  type CalibrationReport,
  type CalibrationReportOptions,
  type ClassCalibration,
  type ReliabilityBin,
} from "./calibration-report.ts";
export {
  conformalCoverage,
  conformalIntervals,
  type ConformalCoverage,
  type ConformalIntervals,
  type ConformalOptions,
} from "./conformal.ts";
export {
  fairnessOf,
  fairnessReport,
  type FairnessGroup,
  type FairnessOptions,
  type FairnessReport,
  type RateGap,
} from "./fairness-report.ts";
export { heldOut, type FoldOptions, type HeldOutOptions } from "./held-out.ts";
export { type Judgement } from "./judgement.ts";
export { latency, modelSize, type BatchLatency, type LatencyOptions, type LatencyReport } from "./latency.ts";
export {
  learningCurve,
  type CurvePoint,
  type LearningCurve,
  type LearningCurveOptions,
} from "./learning-curve.ts";
export {
  overfit,
  overfitOf,
  type FitVerdict,
  type OverfitFold,
  type OverfitOptions,
  type OverfitReport,
} from "./overfit.ts";
export { permutationTest, type PermutationTest, type PermutationTestOptions } from "./permutation-test.ts";
export { modelKind, remediesFor, type ModelKind, type Remedy } from "./remedies.ts";
export {
  residualReport,
  residualsOf,
  type FeatureResiduals,
  type ResidualBin,
  type ResidualOptions,
  type ResidualReport,
} from "./residual-report.ts";
export { robustness, type Disturbance, type RobustnessOptions, type RobustnessReport } from "./robustness.ts";
export { rowLosses, type RowLoss } from "./row-loss.ts";
export { seedStability, type SeedStability, type SeedStabilityOptions } from "./seed-stability.ts";
export {
  sliceReport,
  sliceReportOf,
  type SliceReport,
  type SliceReportOptions,
  type SliceRow,
} from "./slice-report.ts";
export {
  thresholdCurve,
  thresholdCurveOf,
  type ChosenThreshold,
  type DecisionCosts,
  type ThresholdCurve,
  type ThresholdOptions,
  type ThresholdPoint,
} from "./threshold-choice.ts";
export { validationCurve, type ValidationCurve, type ValidationPoint } from "./validation-curve.ts";
export {
  findWeakSegments,
  weakSegments,
  type SegmentCondition,
  type SegmentSearch,
  type WeakSegment,
  type WeakSegments,
  type WeakSegmentsOptions,
} from "./weak-segments.ts";
export {
  worstRows,
  worstRowsOf,
  type WorstRow,
  type WorstRows,
  type WorstRowsOptions,
} from "./worst-rows.ts";
export {
  leakageBattery,
  type LeakageOptions,
  type LeakageReport,
  type SingleFeature,
} from "./leakage-battery.ts";
export {
  selectionDemonstration,
  type SelectionDemonstration,
  type SelectionDemonstrationOptions,
} from "./selection-demonstration.ts";
export { diagnosisInput, type DiagnosisInput } from "./diagnosis-input.ts";
export { fitModel, type FitModelOptions } from "./fit-model.ts";
export { readThresholds } from "./flag-values.ts";
export { gate, ValidationFailure } from "./gate.ts";
export { validationParts, type ValidationParts } from "./validation-parts.ts";
export { validationReport, type ValidationReportOptions } from "./validation-report.ts";
export { liveValidation, type LiveValidationOptions } from "./live-validation.ts";
export { validationResult, type ValidationResult } from "./report.ts";
export { sliceColumns } from "./slice-columns.ts";
