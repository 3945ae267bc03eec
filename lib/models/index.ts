/** Models: one contract, scikit-learn's names and defaults; beneath them plain functions that fit records and apply them. */
export {
  Classifier,
  Regressor,
  rowWeights,
  type ClassTask,
  type ClassWeight,
  type Estimator,
  type FitOptions,
  type NumberTask,
  type Predictor,
  type Task,
} from "./model.ts";
export { modelTable, restoreModel } from "./model-table.ts";
export type { LinearStructure, Link, ModelStructure, NetworkStructure } from "./structure.ts";
export { applyLink, classProbabilities } from "./apply-link.ts";
export { checkEnsemble } from "./tree-check.ts";
export { MISSING, SPLIT, type TreeEnsemble } from "./tree-ensemble.ts";
export { predictTrees, treeLeaves } from "./tree-predict.ts";
export {
  gaussianNBProbabilities,
  fitGaussianNB,
  type GaussianNB,
  type GaussianNBOptions,
} from "./bayes/gaussian-nb.ts";
export { argmaxRows, gatherRows, type ClassifierOptions } from "./design.ts";
export {
  dummyProbabilities,
  fitDummyClassifier,
  type DummyClassifier,
  type DummyOptions,
} from "./dummy/dummy-classifier.ts";
export { runToEnd } from "./linear/lbfgs.ts";
export {
  fitLogisticRegression,
  logisticProbabilities,
  logisticRegressionSteps,
  type LogisticRegression,
  type LogisticRegressionOptions,
} from "./linear/logistic-regression.ts";
export {
  fitRidge,
  Ridge,
  ridgePredictions,
  type RidgeFit,
  type RidgeOptions,
  type RidgeParams,
} from "./linear/ridge.ts";
export {
  fitKNeighborsClassifier,
  kNeighborsProbabilities,
  type KNeighborsClassifier,
  type KNeighborsOptions,
} from "./neighbours/k-neighbors-classifier.ts";
export {
  fitKNeighborsRegressor,
  kNeighborsPredictions,
  type KNeighborsRegressor,
} from "./neighbours/k-neighbors-regressor.ts";
export { nearest, type Nearest } from "./neighbours/nearest.ts";
export { CNNClassifier, type CNNParams } from "./nn/cnn-classifier.ts";
export {
  fromLayersModel,
  LayersClassifier,
  LayersRegressor,
  type LayersClassifierParams,
  type LayersOptions,
  type LayersParams,
} from "./nn/layers-model.ts";
export { isLayersJson, readLayersModel } from "./nn/layers-model-reader.ts";
export { MLPClassifier, MLPRegressor, type MLPClassifierParams, type MLPParams } from "./nn/mlp.ts";
export { networkModel, type Head, type NetworkEpoch, type NetworkFit } from "./nn/network.ts";
export type { TrainingParams } from "./nn/network-learner.ts";
export { tensorflow } from "./nn/tensorflow-reader.ts";
export type { LayersModel, TensorFlow } from "./nn/tensorflow.ts";
