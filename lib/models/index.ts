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
