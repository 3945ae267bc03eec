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
export { modelParams, modelTitle } from "./model-title.ts";
export { makePipeline, Pipeline, type PipelineParams, type Step } from "./pipeline.ts";
export {
  TransformedTargetRegressor,
  type TargetFunction,
  type TransformedTargetParams,
} from "./transformed-target-regressor.ts";
export type { LinearStructure, Link, ModelStructure, NetworkStructure } from "./structure.ts";
export { applyLink, classProbabilities } from "./apply-link.ts";
export { checkEnsemble } from "./tree-check.ts";
export { MISSING, SPLIT, type TreeEnsemble } from "./tree-ensemble.ts";
export { linearOutputs } from "./load/linear-outputs.ts";
export { wasmKernel, wasmMemory } from "./kernels/wasm-kernel.ts";
export { predictTrees, predictTreesInTurns, treeLeaves } from "./tree-predict.ts";
export {
  DecisionTreeClassifier,
  type DecisionTreeClassifierParams,
} from "./tree/decision-tree-classifier.ts";
export { DecisionTreeRegressor, type DecisionTreeRegressorParams } from "./tree/decision-tree-regressor.ts";
export { ExtraTreesClassifier } from "./tree/extra-trees-classifier.ts";
export { ExtraTreesRegressor } from "./tree/extra-trees-regressor.ts";
export type { ForestClassifierParams } from "./tree/forest-classifier.ts";
export type { ForestRegressorParams } from "./tree/forest-regressor.ts";
export { averagePathLength, IsolationForest, type IsolationForestParams } from "./tree/isolation-forest.ts";
export { RandomForestClassifier } from "./tree/random-forest-classifier.ts";
export { RandomForestRegressor } from "./tree/random-forest-regressor.ts";
export type { MaxFeatures, TreeParams } from "./tree/tree-parameters.ts";
export {
  GradientBoostingClassifier,
  GradientBoostingRegressor,
  type GradientBoostingClassifierParams,
  type GradientBoostingRegressorParams,
} from "./boost/gradient-boosting.ts";
export {
  HistGradientBoostingClassifier,
  HistGradientBoostingRegressor,
  type HistGradientBoostingClassifierParams,
  type HistGradientBoostingRegressorParams,
} from "./boost/hist-gradient-boosting.ts";
export type { BoostFit, BoostIteration } from "./boost/boosting.ts";
export { argmaxRows, gatherRows, type ClassifierOptions } from "./design.ts";
export {
  CalibratedClassifierCV,
  type CalibratedClassifierParams,
} from "./calibrated/calibrated-classifier.ts";
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
export type { Layer, LayersModel, Tensor, TensorFlow } from "./nn/tensorflow.ts";
export { BernoulliNB, type BernoulliNBParams } from "./bayes/bernoulli-nb.ts";
export { ComplementNB, type ComplementNBParams } from "./bayes/complement-nb.ts";
export { type DiscreteNBFit, type DiscreteNBParams } from "./bayes/discrete-nb.ts";
export {
  fitGaussianNB,
  GaussianNB,
  gaussianNBProbabilities,
  type GaussianNBFit,
  type GaussianNBOptions,
  type GaussianNBParams,
} from "./bayes/gaussian-nb.ts";
export { MultinomialNB } from "./bayes/multinomial-nb.ts";
export {
  DummyClassifier,
  dummyProbabilities,
  fitDummyClassifier,
  type DummyClassifierFit,
  type DummyOptions,
  type DummyParams,
} from "./dummy/dummy-classifier.ts";
export {
  DummyRegressor,
  fitDummyRegressor,
  type DummyRegressorFit,
  type DummyRegressorParams,
} from "./dummy/dummy-regressor.ts";
export {
  ElasticNet,
  fitElasticNet,
  type ElasticNetFit,
  type ElasticNetOptions,
  type ElasticNetParams,
} from "./linear/elastic-net.ts";
export { fitLasso, Lasso, type LassoParams } from "./linear/lasso.ts";
export {
  fitLinearRegression,
  LinearRegression,
  type LinearRegressionFit,
  type LinearRegressionOptions,
  type LinearRegressionParams,
} from "./linear/linear-regression.ts";
export { linearPredictions, type LinearFit } from "./linear/linear-regressor.ts";
export {
  fitLogisticRegression,
  logisticProbabilities,
  LogisticRegression,
  logisticRegressionSteps,
  type LogisticRegressionFit,
  type LogisticRegressionOptions,
  type LogisticRegressionParams,
} from "./linear/logistic-regression.ts";
export {
  fitPoissonRegressor,
  PoissonRegressor,
  type PoissonRegressorFit,
  type PoissonRegressorParams,
} from "./linear/poisson-regressor.ts";
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
  KNeighborsClassifier,
  kNeighborsProbabilities,
  type KNeighborsClassifierFit,
  type KNeighborsOptions,
  type KNeighborsParams,
} from "./neighbours/k-neighbors-classifier.ts";
export {
  fitKNeighborsRegressor,
  kNeighborsPredictions,
  KNeighborsRegressor,
  type KNeighborsRegressorFit,
} from "./neighbours/k-neighbors-regressor.ts";
export { type LoadOptions } from "./load/foreign-model.ts";
export { loadModel } from "./model-reader.ts";
export { saveModel } from "./model-writer.ts";
