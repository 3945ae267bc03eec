/**
 * Explanations: what each feature added to what a model says. A port of SHAP (`shap-ts`) and LIME with their names and defaults, global
 * views, and `explain`, which chooses by the structure that a model declares.
 */
export { backgroundOf, type Background, type BackgroundOptions } from "./background.ts";
export { clusterLeaves } from "./clustering.ts";
export { classOutput } from "./class-output.ts";
export { Explainer, type ExplainOptions } from "./explainer.ts";
export {
  batchModel,
  explainedModel,
  type Answers,
  type BatchFunction,
  type ExplainedModel,
  type ModelOutput,
} from "./explained-model.ts";
export { Explanation, type ExplanationParts } from "./explanation.ts";
export type { Game, Solution } from "./game.ts";
export { GameExplainer, type GameExplainerOptions } from "./game-explainer.ts";
export type { BatchModel, Masker } from "./masker.ts";
export { isMasker, type AnyMasker, type MaskedModel } from "./masked-model.ts";
export { fixedMasker } from "./maskers/fixed.ts";
export { imageMasker, type ImageShape, type MaskValue } from "./maskers/image.ts";
export { superpixelMasker, type SuperpixelOptions } from "./maskers/superpixel.ts";
export { tabularMasker } from "./maskers/tabular.ts";
export { textMasker, type TextMaskerOptions } from "./maskers/text.ts";
export { plots, type BarOptions, type OutputOption } from "./plots.ts";
export { explain, planExplanation, type ExplainModelOptions, type ExplanationPlan } from "./explain.ts";
export { explainerKinds, type ExplainerKind, type ExplainMethod, type Fit } from "./explainer-kinds.ts";
export {
  explainModel,
  liveExplanation,
  type ExplainTableOptions,
  type ExplanationResult,
  type LiveExplanationOptions,
} from "./explain-model.ts";
export {
  explainPlots,
  type Accuracy,
  type ExplainPlot,
  type ExplanationRecord,
  type FeatureEffect,
  type InteractionEffect,
} from "./explanation-result.ts";
export { AdditiveExplainer, type AdditiveExplainerOptions } from "./explainers/additive-explainer.ts";
export { DeepExplainer } from "./explainers/deep-explainer.ts";
export { ExactExplainer, type ExactExplainerOptions } from "./explainers/exact-explainer.ts";
export { GradientExplainer, type GradientExplainerOptions } from "./explainers/gradient-explainer.ts";
export { KernelExplainer, type KernelExplainerOptions } from "./explainers/kernel-explainer.ts";
export { LinearExplainer, type LinearExplainerOptions } from "./explainers/linear-explainer.ts";
export { PartitionExplainer, type PartitionExplainerOptions } from "./explainers/partition-explainer.ts";
export { NetworkExplainer, type NetworkExplainerOptions } from "./explainers/network-explainer.ts";
export {
  PermutationExplainer,
  type PermutationExplainerOptions,
} from "./explainers/permutation-explainer.ts";
export { SamplingExplainer, type SamplingExplainerOptions } from "./explainers/sampling-explainer.ts";
export {
  TreeExplainer,
  type TreeExplainerOptions,
  type TreeExplainOptions,
} from "./explainers/tree-explainer.ts";
export { hclust, type HclustOptions } from "./hclust.ts";
export { exactSolution, type ExactOptions } from "./solve/exact.ts";
export { kernelSolution, type KernelOptions, type L1Reg } from "./solve/kernel.ts";
export { partitionSolution, type PartitionOptions } from "./solve/partition.ts";
export { permutationSolution, type PermutationOptions } from "./solve/permutation.ts";
export { samplingSolution, type SamplingOptions } from "./solve/sampling.ts";
export {
  accumulatedLocalEffects,
  type AccumulatedLocalEffects,
  type AccumulatedLocalEffectsOptions,
} from "./global/accumulated-local-effects.ts";
export {
  counterfactuals,
  type Actionability,
  type Counterfactual,
  type CounterfactualOptions,
  type Counterfactuals,
  type FeatureChange,
} from "./global/counterfactuals.ts";
export { explanationStability, type ExplanationStability } from "./global/explanation-stability.ts";
export { faithfulness, type Faithfulness, type FaithfulnessOptions } from "./global/faithfulness.ts";
export {
  partialDependence,
  type PartialDependence,
  type PartialDependenceOptions,
} from "./global/partial-dependence.ts";
export {
  permutationImportance,
  type PermutationImportance,
  type PermutationImportanceOptions,
  type Score,
} from "./global/permutation-importance.ts";
export { surrogateTree, type SurrogateTree, type SurrogateTreeOptions } from "./global/surrogate-tree.ts";
export { felzenszwalb, type FelzenszwalbOptions } from "./image/felzenszwalb.ts";
export { gridSegments } from "./image/grid-segments.ts";
export { type ImageFunction } from "./image/image-model.ts";
export { imageOf, rgbOf, type Image, type ImageLike, type ImageOptions } from "./image/image.ts";
export {
  pixelContributions,
  type PixelContributions,
  type PixelOptions,
} from "./image/pixel-contributions.ts";
export { quickshift, type QuickshiftOptions } from "./image/quickshift.ts";
export { type Segments } from "./image/segmented.ts";
export { slic, type SlicOptions } from "./image/slic.ts";
export { type FeatureSelection, type LocalModel, type LocalRegressor } from "./lime/lime-base.ts";
export { LimeExplanation } from "./lime/lime-explanation.ts";
export {
  LimeImageExplainer,
  type ExplainImageOptions,
  type LimeImageOptions,
  type SegmentationFunction,
} from "./lime/lime-image.ts";
export {
  ImageExplanation,
  type ImageAndMask,
  type ImageAndMaskOptions,
} from "./lime/lime-image-explanation.ts";
export {
  LimeTabularExplainer,
  type ExplainInstanceOptions,
  type LimeTabularOptions,
} from "./lime/lime-tabular.ts";
export { type DistanceMetric } from "./lime/row-distances.ts";
export { LimeTextExplainer, type LimeTextOptions } from "./lime/lime-text.ts";
export { submodularPick, type SubmodularPick } from "./lime/submodular-pick.ts";
export { explanationReport, type ExplanationReportOptions } from "./explanation-report.ts";
export { savedExplanationReport } from "./saved-explanation-report.ts";
export { correlatedFeatures, type CorrelatedPair } from "./correlated-features.ts";
