/** Every model of ours by its name, loaded on first use; what a stored model is restored by. */
import { fromStored } from "../core/index.ts";
import type { StoredLearner } from "../prep/index.ts";
import type { Estimator } from "./model.ts";

interface Restorable extends Estimator {
  restore(stored: StoredLearner): this;
}

/** A model's class; one that holds others brings its own way back. */
export interface ModelClass {
  new (params: never): Estimator;
  fromStored?(stored: StoredLearner, restore: typeof restoreModel): Promise<Estimator>;
}

export const modelTable: Readonly<Record<string, () => Promise<ModelClass>>> = {
  CalibratedClassifierCV: async () =>
    (await import("./calibrated/calibrated-classifier.ts")).CalibratedClassifierCV,
  CNNClassifier: async () => (await import("./nn/cnn-classifier.ts")).CNNClassifier,
  LayersClassifier: async () => (await import("./nn/layers-model.ts")).LayersClassifier,
  LayersRegressor: async () => (await import("./nn/layers-model.ts")).LayersRegressor,
  MLPClassifier: async () => (await import("./nn/mlp.ts")).MLPClassifier,
  MLPRegressor: async () => (await import("./nn/mlp.ts")).MLPRegressor,
  BernoulliNB: async () => (await import("./bayes/bernoulli-nb.ts")).BernoulliNB,
  ComplementNB: async () => (await import("./bayes/complement-nb.ts")).ComplementNB,
  DummyClassifier: async () => (await import("./dummy/dummy-classifier.ts")).DummyClassifier,
  DummyRegressor: async () => (await import("./dummy/dummy-regressor.ts")).DummyRegressor,
  ElasticNet: async () => (await import("./linear/elastic-net.ts")).ElasticNet,
  GaussianNB: async () => (await import("./bayes/gaussian-nb.ts")).GaussianNB,
  KNeighborsClassifier: async () =>
    (await import("./neighbours/k-neighbors-classifier.ts")).KNeighborsClassifier,
  KNeighborsRegressor: async () =>
    (await import("./neighbours/k-neighbors-regressor.ts")).KNeighborsRegressor,
  Lasso: async () => (await import("./linear/lasso.ts")).Lasso,
  LinearRegression: async () => (await import("./linear/linear-regression.ts")).LinearRegression,
  LogisticRegression: async () => (await import("./linear/logistic-regression.ts")).LogisticRegression,
  MultinomialNB: async () => (await import("./bayes/multinomial-nb.ts")).MultinomialNB,
  LoadedModel: async () => (await import("./load/loaded-model.ts")).LoadedModel,
  OnnxModel: async () => (await import("./load/onnx-model.ts")).OnnxModel,
  TextModel: async () => (await import("./load/sklearn-text.ts")).TextModel,
  DecisionTreeClassifier: async () =>
    (await import("./tree/decision-tree-classifier.ts")).DecisionTreeClassifier,
  DecisionTreeRegressor: async () =>
    (await import("./tree/decision-tree-regressor.ts")).DecisionTreeRegressor,
  ExtraTreesClassifier: async () => (await import("./tree/extra-trees-classifier.ts")).ExtraTreesClassifier,
  ExtraTreesRegressor: async () => (await import("./tree/extra-trees-regressor.ts")).ExtraTreesRegressor,
  IsolationForest: async () => (await import("./tree/isolation-forest.ts")).IsolationForest,
  RandomForestClassifier: async () =>
    (await import("./tree/random-forest-classifier.ts")).RandomForestClassifier,
  RandomForestRegressor: async () =>
    (await import("./tree/random-forest-regressor.ts")).RandomForestRegressor,
  GradientBoostingClassifier: async () =>
    (await import("./boost/gradient-boosting.ts")).GradientBoostingClassifier,
  GradientBoostingRegressor: async () =>
    (await import("./boost/gradient-boosting.ts")).GradientBoostingRegressor,
  HistGradientBoostingClassifier: async () =>
    (await import("./boost/hist-gradient-boosting.ts")).HistGradientBoostingClassifier,
  HistGradientBoostingRegressor: async () =>
    (await import("./boost/hist-gradient-boosting.ts")).HistGradientBoostingRegressor,
  Pipeline: async () => (await import("./pipeline.ts")).Pipeline,
  PoissonRegressor: async () => (await import("./linear/poisson-regressor.ts")).PoissonRegressor,
  Ridge: async () => (await import("./linear/ridge.ts")).Ridge,
  TransformedTargetRegressor: async () =>
    (await import("./transformed-target-regressor.ts")).TransformedTargetRegressor,
};

/** A model from what its `toJSON` gave. @throws RangeError on a name or a format that is not known. */
export async function restoreModel(stored: StoredLearner): Promise<Estimator> {
  if (stored.format !== "assay-learner" || stored.version !== 1)
    throw new RangeError(
      `restoreModel: wants format "assay-learner", version 1; got ${JSON.stringify(stored.format)}, version ${JSON.stringify(stored.version)}`,
    );
  const load = modelTable[stored.name];
  if (load === undefined)
    throw new RangeError(
      `restoreModel: no model "${stored.name}"; known: ${Object.keys(modelTable).join(", ")}`,
    );
  const make = await load();
  if (make.fromStored !== undefined) return make.fromStored(stored, restoreModel);
  return (new make(fromStored(stored.params) as never) as Restorable).restore(stored);
}
