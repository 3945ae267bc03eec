/** Plots: result → Info (plain JSON) → plotly figure, or a static SVG that needs no script. */
export {
  associationFigure,
  associationInfo,
  associationSvg,
  associationWords,
  type AssociationInfo,
  type AssociationPair,
} from "./associations.ts";
export { clusterOrder } from "./cluster-order.ts";
export { type BinnedDistribution } from "./distribution-bins.ts";
export { type CategoricalDistribution } from "./distribution-categories.ts";
export {
  distributionFigure,
  distributionInfo,
  distributionSvg,
  distributionWords,
  sparkSvg,
  type DistributionInfo,
  type DistributionOptions,
  type DistributionSource,
  type NoDistribution,
} from "./distribution.ts";
export {
  figure,
  theme,
  type Figure,
  type FigureParts,
  type Json,
  type Layout,
  type Trace,
} from "./figure.ts";
export {
  patternFigure,
  patternInfo,
  patternSvg,
  patternWords,
  type PatternInfo,
  type PatternOptions,
} from "./missing-patterns.ts";
export {
  missingFigure,
  missingInfo,
  missingSvg,
  missingWords,
  type MissingInfo,
  type MissingOptions,
  type MissingSource,
} from "./missing.ts";
export {
  noiseMatrixFigure,
  noiseMatrixInfo,
  noiseMatrixSvg,
  noiseMatrixWords,
  type NoiseMatrixInfo,
  type NoiseMatrixSource,
} from "./noise-matrix.ts";
export { nullityFigure, nullityInfo, nullitySvg, nullityWords, type NullityInfo } from "./nullity.ts";
export {
  outlierFigure,
  outlierInfo,
  outlierSvg,
  outlierWords,
  type OutlierInfo,
  type OutlierSource,
} from "./outliers.ts";
export {
  overlayFigure,
  overlayInfo,
  overlaySvg,
  overlayWords,
  profileOverlayInfo,
  type OverlayInfo,
  type OverlaySource,
} from "./overlay.ts";
export { type ExplanationSource } from "./explanation-source.ts";
export { shownPlot, type ShownPlot } from "./shown-plot.ts";
export { COLOURS, type SvgOptions } from "./svg.ts";
export {
  timelineFigure,
  timelineInfo,
  timelineSvg,
  timelineWords,
  type TimelineInfo,
  type TimelineSource,
} from "./timeline.ts";
export {
  driftFigure,
  driftInfo,
  driftSvg,
  driftWords,
  type DriftFeature,
  type DriftInfo,
  type DriftLevel,
  type DriftOptions,
} from "./drift.ts";
export {
  confusionFigure,
  confusionInfo,
  confusionSvg,
  confusionWords,
  type ConfusionInfo,
  type ConfusionOptions,
  type ConfusionSource,
} from "./confusion.ts";
export { rocFigure, rocInfo, rocSvg, rocWords, type CurveInfo, type RocInfo, type RocSource } from "./roc.ts";
export {
  partialDependenceFigure,
  partialDependenceInfo,
  partialDependenceSvg,
  partialDependenceWords,
  type PartialDependenceInfo,
  type PartialDependenceSource,
} from "./partial-dependence.ts";
export {
  precisionRecallFigure,
  precisionRecallInfo,
  precisionRecallSvg,
  precisionRecallWords,
  type PrecisionRecallInfo,
  type PrecisionRecallOptions,
  type PrecisionRecallSource,
} from "./precision-recall.ts";
export {
  calibrationFigure,
  calibrationInfo,
  calibrationSvg,
  calibrationWords,
  type CalibrationInfo,
  type CalibrationSource,
} from "./calibration.ts";
export {
  thresholdFigure,
  thresholdInfo,
  thresholdSvg,
  thresholdWords,
  type ThresholdInfo,
  type ThresholdSource,
} from "./threshold.ts";
export {
  learningCurveFigure,
  learningCurveInfo,
  learningCurveSvg,
  learningCurveWords,
  type LearningCurveInfo,
  type LearningCurveSource,
} from "./learning-curve.ts";
export {
  validationCurveFigure,
  validationCurveInfo,
  validationCurveSvg,
  validationCurveWords,
  type ValidationCurveInfo,
  type ValidationCurveSource,
} from "./validation-curve.ts";
export {
  trainingHistoryFigure,
  trainingHistoryInfo,
  trainingHistorySvg,
  trainingHistoryWords,
  type TrainingHistoryInfo,
  type TrainingHistorySource,
} from "./training-history.ts";
export {
  residualsFigure,
  residualsInfo,
  residualsSvg,
  residualsWords,
  type ResidualsInfo,
  type ResidualsSource,
} from "./residuals.ts";
export {
  predictedActualFigure,
  predictedActualInfo,
  predictedActualSvg,
  predictedActualWords,
  type PredictedActualInfo,
  type PredictedActualSource,
} from "./predicted-actual.ts";
export {
  residualQuantilesFigure,
  residualQuantilesInfo,
  residualQuantilesSvg,
  residualQuantilesWords,
  type ResidualQuantilesInfo,
} from "./residual-quantiles.ts";
export { gainFigure, gainInfo, gainSvg, gainWords, type GainInfo, type GainSource } from "./gain.ts";
export {
  foldScoresFigure,
  foldScoresInfo,
  foldScoresSvg,
  foldScoresWords,
  type FoldScoresInfo,
  type FoldScoresSource,
} from "./fold-scores.ts";
export {
  modelComparisonFigure,
  modelComparisonInfo,
  modelComparisonSvg,
  modelComparisonWords,
  type ComparisonVerdict,
  type ModelComparisonInfo,
  type ModelComparisonSource,
} from "./model-comparison.ts";
export {
  sliceScoresFigure,
  sliceScoresInfo,
  sliceScoresSvg,
  sliceScoresWords,
  type SliceScoresInfo,
  type SliceScoresSource,
} from "./slice-scores.ts";
export {
  featureImportanceFigure,
  featureImportanceInfo,
  featureImportanceSvg,
  featureImportanceWords,
  type FeatureImportanceInfo,
  type FeatureImportanceSource,
} from "./feature-importance.ts";
export {
  fairnessFigure,
  fairnessInfo,
  fairnessSvg,
  fairnessWords,
  type FairnessInfo,
  type FairnessSource,
} from "./fairness.ts";
export {
  splitsFigure,
  splitsInfo,
  splitsSvg,
  splitsWords,
  type SplitsInfo,
  type SplitsSource,
} from "./splits.ts";
export { treeFigure, treeInfo, treeSvg, treeWords, type TreeInfo, type TreeSource } from "./tree.ts";
export {
  contourGrid,
  contourParamsFigure,
  contourParamsInfo,
  contourParamsSvg,
  contourParamsWords,
  type ContourGrid,
  type ContourParamsInfo,
  type ContourParamsOptions,
} from "./contour-params.ts";
export { edfFigure, edfInfo, edfSvg, edfWords, type EdfInfo, type EdfLine } from "./edf.ts";
export { historyRecorder, type HistoryRecorder, type HistoryRecorderOptions } from "./history-recorder.ts";
export {
  hypervolumeHistoryFigure,
  hypervolumeHistoryInfo,
  hypervolumeHistorySvg,
  hypervolumeHistoryWords,
  type HypervolumeHistoryInfo,
  type HypervolumeHistorySource,
} from "./hypervolume-history.ts";
export {
  intermediateValuesFigure,
  intermediateValuesInfo,
  intermediateValuesSvg,
  intermediateValuesWords,
  type IntermediateTrial,
  type IntermediateValuesInfo,
} from "./intermediate-values.ts";
export {
  optimizationHistoryFigure,
  optimizationHistoryInfo,
  optimizationHistorySvg,
  optimizationHistoryWords,
  type HistorySeries,
  type HistoryState,
  type OptimizationHistoryInfo,
  type OptimizationHistoryOptions,
} from "./optimization-history.ts";
export { type ParallelAxis } from "./parallel-axis.ts";
export {
  parallelCoordinateFigure,
  parallelCoordinateInfo,
  parallelCoordinateSvg,
  parallelCoordinateWords,
  type ParallelCoordinateInfo,
  type ParallelCoordinateOptions,
} from "./parallel-coordinate.ts";
export { type ParamAxis } from "./param-axis.ts";
export {
  paramImportancesFigure,
  paramImportancesInfo,
  paramImportancesSvg,
  paramImportancesWords,
  type ParamImportancesInfo,
  type ParamImportancesSource,
} from "./param-importances.ts";
export {
  paretoFrontFigure,
  paretoFrontInfo,
  paretoFrontSvg,
  paretoFrontWords,
  type ParetoFrontInfo,
  type ParetoFrontSource,
  type ParetoPoints,
  type ParetoTrial,
} from "./pareto-front.ts";
export {
  rankParamsFigure,
  rankParamsInfo,
  rankParamsSvg,
  rankParamsWords,
  type RankParamsInfo,
  type RankParamsOptions,
} from "./rank-params.ts";
export {
  sliceParamsFigure,
  sliceParamsInfo,
  sliceParamsSvg,
  sliceParamsWords,
  type SlicePanel,
  type SliceParamsInfo,
  type SliceParamsOptions,
} from "./slice-params.ts";
export { type StudySource, type StudyTrial } from "./study-trials.ts";
export {
  terminatorImprovementFigure,
  terminatorImprovementInfo,
  terminatorImprovementSvg,
  terminatorImprovementWords,
  type TerminatorImprovementInfo,
  type TerminatorImprovementSource,
} from "./terminator-improvement.ts";
export {
  trialTimelineFigure,
  trialTimelineInfo,
  trialTimelineSvg,
  trialTimelineWords,
  type TimelineBar,
  type TrialTimelineInfo,
  type TrialTimelineSource,
} from "./trial-timeline.ts";
export {
  beeswarmFigure,
  beeswarmInfo,
  beeswarmSvg,
  beeswarmWords,
  type BeeswarmInfo,
  type BeeswarmOptions,
  type BeeswarmRow,
} from "./beeswarm.ts";
export {
  shapBarFigure,
  shapBarInfo,
  shapBarSvg,
  shapBarWords,
  type ShapBarInfo,
  type ShapBarOptions,
} from "./shap-bar.ts";
export {
  waterfallFigure,
  waterfallInfo,
  waterfallSvg,
  waterfallWords,
  type WaterfallInfo,
  type WaterfallOptions,
} from "./waterfall.ts";
export { forceFigure, forceInfo, forceSvg, forceWords, type ForceInfo, type ForceOptions } from "./force.ts";
export {
  shapHeatmapFigure,
  shapHeatmapInfo,
  shapHeatmapSvg,
  shapHeatmapWords,
  type ShapHeatmapInfo,
  type ShapHeatmapOptions,
} from "./shap-heatmap.ts";
export {
  dependenceFigure,
  dependenceInfo,
  dependenceSvg,
  dependenceWords,
  type DependenceInfo,
  type DependenceOptions,
} from "./dependence.ts";
export {
  decisionFigure,
  decisionInfo,
  decisionSvg,
  decisionWords,
  type DecisionInfo,
  type DecisionOptions,
} from "./decision.ts";
export {
  shapViolinFigure,
  shapViolinInfo,
  shapViolinSvg,
  shapViolinWords,
  type ShapViolinInfo,
  type ShapViolinOptions,
} from "./shap-violin.ts";
export {
  groupDifferenceFigure,
  groupDifferenceInfo,
  groupDifferenceSvg,
  groupDifferenceWords,
  type GroupDifferenceInfo,
  type GroupDifferenceOptions,
} from "./group-difference.ts";
export {
  embeddingFigure,
  embeddingInfo,
  embeddingSvg,
  embeddingWords,
  type EmbeddingInfo,
  type EmbeddingOptions,
} from "./embedding.ts";
export { approximateInteractions, potentialInteractions } from "./approximate-interactions.ts";
export {
  textExplanationFigure,
  textExplanationInfo,
  textExplanationSvg,
  textExplanationWords,
  type TextExplanationInfo,
  type TextExplanationOptions,
} from "./text-explanation.ts";
export {
  imageExplanationInfo,
  imageExplanationWords,
  type ExplainedImage,
  type ImageExplanationInfo,
  type ImageExplanationOptions,
  type ImageExplanationSource,
} from "./image-explanation.ts";
export { imageExplanationFigure, imageExplanationSvg } from "./image-explanation-picture.ts";
export { figureSvg, stillOf, type PlotlyFigure, type Still, type StillOptions } from "./still-picture.ts";
export { type Raster } from "./still-raster.ts";
export {
  choicePathFigure,
  choicePathInfo,
  choicePathSvg,
  choicePathWords,
  type ChoicePathInfo,
  type ChoicePathSource,
} from "./choice-path.ts";
export { plot } from "./plot.ts";
