/** Small built-in learners: fitted as plain records, applied by plain functions, with scikit-learn's names and defaults. */
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
export { fitRidge, ridgePredictions, type Ridge, type RidgeOptions } from "./linear/ridge.ts";
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
