/** Preparing data for learners: transformers with scikit-learn's names, fitted on training rows, kept as records; images as tensors. */
export {
  encode,
  everyRow,
  fitEncoder,
  type Encoder,
  type EncoderOptions,
  type Feature,
  type FeatureKind,
} from "./encode.ts";
export { Learner, type LearnProgress, type Run, type StoredLearner } from "./learner.ts";
export {
  Transformer,
  type FitContext,
  type FitOptions as TransformerFitOptions,
  type Output,
  type TransformerState,
} from "./transformer.ts";
export { inputsOf, tableOf, type Inputs } from "./transformer-inputs.ts";
export { restoreTransformer, transformerTable, type TransformerClass } from "./transformer-table.ts";
export { changedSteps, checkSteps, stepNames, type Clonable } from "./steps.ts";
export { Binarizer, type BinarizerParams } from "./binarizer.ts";
export {
  chosenColumns,
  ColumnSelector,
  columnSelector,
  type ColumnChoice,
  type ColumnSelectorParams,
  type ColumnSpec,
} from "./column-selector.ts";
export {
  ColumnTransformer,
  type ColumnPart,
  type ColumnTransformerOptions,
  type ColumnTransformerParams,
  type Treatment,
} from "./column-transformer.ts";
export { CountVectorizer, type CountVectorizerParams } from "./count-vectorizer.ts";
export { DateFeatures, type DateFeaturesParams, type DatePart } from "./date-features.ts";
export { type Category } from "./distinct-values.ts";
export { chi2, fClassif, fRegression, mutualInformation, type FeatureScores } from "./feature-scores.ts";
export { FrequencyEncoder, type FrequencyEncoderParams } from "./frequency-encoder.ts";
export {
  FunctionTransformer,
  type FunctionName,
  type FunctionTransformerParams,
} from "./function-transformer.ts";
export { HashingEncoder, type HashingEncoderParams } from "./hashing-encoder.ts";
export { HashingVectorizer, type HashingVectorizerParams } from "./hashing-vectorizer.ts";
export {
  discretize,
  fitKBinsDiscretizer,
  KBinsDiscretizer,
  type BinStrategy,
  type KBinsDiscretizerFit,
  type KBinsDiscretizerParams,
  type KBinsOptions,
} from "./k-bins-discretizer.ts";
export {
  fitKnnImputer,
  KNNImputer,
  knnImpute,
  type KnnImputerFit,
  type KNNImputerParams,
} from "./knn-imputer.ts";
export { MissingIndicator, type MissingIndicatorParams } from "./missing-indicator.ts";
export { murmurHash } from "./murmur-hash.ts";
export { normalize, Normalizer, type NormalizerParams } from "./normalizer.ts";
export { OneHotEncoder, type OneHotEncoderParams } from "./one-hot-encoder.ts";
export { OrdinalEncoder, type OrdinalEncoderParams } from "./ordinal-encoder.ts";
export { PolynomialFeatures, type PolynomialFeaturesParams } from "./polynomial-features.ts";
export {
  fitPowerTransformer,
  powerTransform,
  PowerTransformer,
  type PowerMethod,
  type PowerOptions,
  type PowerTransformerFit,
} from "./power-transformer.ts";
export {
  fitQuantileTransformer,
  quantileTransform,
  QuantileTransformer,
  type QuantileOptions,
  type QuantileTransformerFit,
  type QuantileTransformerParams,
} from "./quantile-transformer.ts";
export {
  fitMaxAbsScaler,
  fitMinMaxScaler,
  maxAbsScale,
  MaxAbsScaler,
  minMaxScale,
  MinMaxScaler,
  type MaxAbsScalerFit,
  type MinMaxScalerFit,
  type MinMaxScalerParams,
} from "./range-scalers.ts";
export {
  fitRobustScaler,
  robustScale,
  RobustScaler,
  type RobustOptions,
  type RobustScalerFit,
  type RobustScalerParams,
} from "./robust-scaler.ts";
export { SelectKBest, type SelectKBestParams } from "./select-k-best.ts";
export {
  fitSimpleImputer,
  impute,
  SimpleImputer,
  type ImputeOptions,
  type ImputeStrategy,
  type SimpleImputerFit,
  type SimpleImputerParams,
} from "./simple-imputer.ts";
export {
  fitStandardScaler,
  standardScale,
  StandardScaler,
  type StandardScalerFit,
  type StandardScalerParams,
} from "./standard-scaler.ts";
export {
  TableVectorizer,
  type ColumnDecision,
  type ColumnTreatment,
  type TableVectorizerParams,
} from "./table-vectorizer.ts";
export { TargetEncoder, type TargetEncoderParams } from "./target-encoder.ts";
export { TfidfTransformer, type TfidfOptions } from "./tfidf-transformer.ts";
export { TfidfVectorizer, type TfidfVectorizerParams } from "./tfidf-vectorizer.ts";
export { ngrams, tokenize, type TokenizeOptions } from "./tokenize.ts";
export { TransformerPipeline, type TransformerPipelineParams } from "./transformer-pipeline.ts";
export { VarianceThreshold, type VarianceThresholdParams } from "./variance-threshold.ts";
export { type ImagePixels } from "./image-pixels.ts";
export { imageTensors, readImage, type ImageSource } from "./image-reader.ts";
export { resizeImage, resizeShorterSide, type ResizeKernel } from "./image-resize.ts";
export {
  centerCrop,
  imageDefaults,
  imageTensor,
  stackTensors,
  type ImageOptions,
  type ImageTensor,
} from "./image-tensor.ts";
export { showLearner } from "./learner-text.ts";
