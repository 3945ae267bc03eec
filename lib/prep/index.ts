/** Preparing data for learners: fitted on training rows, kept as records. */
export {
  encode,
  everyRow,
  fitEncoder,
  type Encoder,
  type EncoderOptions,
  type Feature,
  type FeatureKind,
} from "./encode.ts";
export { fitStandardScaler, standardScale, type StandardScaler } from "./standard-scaler.ts";
export {
  discretize,
  fitKBinsDiscretizer,
  type BinStrategy,
  type KBinsDiscretizer,
  type KBinsOptions,
} from "./k-bins-discretizer.ts";
export { fitKnnImputer, knnImpute, type KnnImputer } from "./knn-imputer.ts";
export { normalize } from "./normalizer.ts";
export {
  fitPowerTransformer,
  powerTransform,
  type PowerMethod,
  type PowerOptions,
  type PowerTransformer,
} from "./power-transformer.ts";
export {
  fitQuantileTransformer,
  quantileTransform,
  type QuantileOptions,
  type QuantileTransformer,
} from "./quantile-transformer.ts";
export {
  fitMaxAbsScaler,
  fitMinMaxScaler,
  maxAbsScale,
  minMaxScale,
  type MaxAbsScaler,
  type MinMaxScaler,
} from "./range-scalers.ts";
export { fitRobustScaler, robustScale, type RobustOptions, type RobustScaler } from "./robust-scaler.ts";
export {
  fitSimpleImputer,
  impute,
  type ImputeOptions,
  type ImputeStrategy,
  type SimpleImputer,
} from "./simple-imputer.ts";
export { Learner, type LearnProgress, type Run, type StoredLearner } from "./learner.ts";
export { Transformer, type FitContext } from "./transformer.ts";
