/** Every model of the table with the parameters and the excuses that the contract's laws take it with. One line a model. */
import type { Estimator } from "../../lib/models/index.ts";
import {
  CalibratedClassifierCV,
  GaussianNB,
  LayersClassifier,
  LayersRegressor,
  LogisticRegression,
  makePipeline,
  modelTable,
  Ridge,
  tensorflow,
  TransformedTargetRegressor,
} from "../../lib/models/index.ts";
import { TableVectorizer } from "../../lib/prep/index.ts";

/** What a model may be excused from, each with a reason. */
export type Law =
  | "predicts its most probable class"
  | "weights are repetition"
  | "rows without weight are absent"
  | "order of rows does not matter"
  | "learns from a target"
  | "refuses one class"
  | "refuses missing features"
  | "refuses text"
  | "is made of parameters"
  | "refuses columns in another order"
  | "is stored";

export interface Example {
  readonly params?: Readonly<Record<string, unknown>>;
  /** For a model whose parameters are no plain record: another model inside, say. */
  readonly make?: () => Promise<Estimator>;
  /** "counts": features must be 0 or more. */
  readonly features?: "counts";
  /** "counts": the target must be 0 or more. */
  readonly target?: "counts";
  /** "refused": giving weights is an error. */
  readonly weights?: "refused";
  readonly excused?: Readonly<Partial<Record<Law, string>>>;
}

const ignores = "ignores its features, so any will do";
const dummy = {
  "refuses missing features": ignores,
  "refuses text": ignores,
};

const trained = {
  "weights are repetition": "batches are cut from the rows as they are",
  "rows without weight are absent": "batches are cut from the rows as they are",
  "order of rows does not matter": "rows are shuffled into batches by position",
};
const tree = { "refuses missing features": "sends them down one side of a split" };
const extra = {
  ...tree,
  "rows without weight are absent": "cuts are drawn between the ends of all rows",
};
const forest = {
  ...tree,
  "weights are repetition": "rows are drawn, whatever their weight",
  "rows without weight are absent": "rows are drawn, whatever their weight",
  "order of rows does not matter": "rows are drawn by position",
};
const boost = {
  ...tree,
  "refuses text": "takes categories as they are",
  "rows without weight are absent": "bins are cut from all rows",
};
const network = { params: { maxIter: 3, hiddenLayerSizes: [4] }, excused: trained };

/** A network of one dense layer, untrained. */
async function dense(units: number, activation: "softmax" | "linear"): Promise<{ topology: unknown }> {
  const tf = await tensorflow();
  const model = tf.sequential();
  model.add(tf.layers.dense({ units, activation, inputShape: [3] }));
  return { topology: (model as unknown as { toJSON(_: null, text: false): unknown }).toJSON(null, false) };
}

export const examples: Readonly<Record<string, Example>> = {
  BernoulliNB: { params: { binarize: 1 } },
  CalibratedClassifierCV: {
    make: async () => new CalibratedClassifierCV({ estimator: new GaussianNB(), cv: 2 }),
    excused: {
      "weights are repetition": "folds are cut from the rows as they are",
      "rows without weight are absent": "folds are cut from the rows as they are",
      "order of rows does not matter": "folds follow the order of rows",
    },
  },
  CNNClassifier: {
    params: { maxIter: 2, imageShape: [1, 3, 1], filters: [2], denseUnits: 4 },
    excused: trained,
  },
  ComplementNB: { features: "counts" },
  DecisionTreeClassifier: { excused: tree },
  DecisionTreeRegressor: { excused: tree },
  DummyClassifier: { excused: { ...dummy, "refuses one class": "one class is an answer" } },
  DummyRegressor: { excused: dummy },
  ElasticNet: { params: { alpha: 0.1, tol: 1e-10 } },
  ExtraTreesClassifier: { params: { nEstimators: 5 }, excused: extra },
  ExtraTreesRegressor: { params: { nEstimators: 5 }, excused: extra },
  GaussianNB: {},
  GradientBoostingClassifier: { params: { nEstimators: 5, minSamplesLeaf: 1 }, excused: boost },
  GradientBoostingRegressor: { params: { nEstimators: 5, minSamplesLeaf: 1 }, excused: boost },
  HistGradientBoostingClassifier: { params: { maxIter: 5, minSamplesLeaf: 1 }, excused: boost },
  HistGradientBoostingRegressor: { params: { maxIter: 5, minSamplesLeaf: 1 }, excused: boost },
  IsolationForest: {
    params: { nEstimators: 5 },
    excused: {
      "learns from a target": "has none",
      "weights are repetition": "rows are drawn, whatever their weight",
      "rows without weight are absent": "rows are drawn, whatever their weight",
      "order of rows does not matter": "rows are drawn by position",
    },
  },
  KNeighborsClassifier: { weights: "refused" },
  KNeighborsRegressor: { weights: "refused" },
  Lasso: { params: { alpha: 0.1, tol: 1e-10 } },
  LayersClassifier: {
    make: async () => new LayersClassifier({ ...(await dense(3, "softmax")), maxIter: 2 }),
    excused: trained,
  },
  LayersRegressor: {
    make: async () => new LayersRegressor({ ...(await dense(1, "linear")), maxIter: 2 }),
    excused: trained,
  },
  LinearRegression: {},
  LogisticRegression: {},
  MLPClassifier: network,
  MLPRegressor: network,
  MultinomialNB: { features: "counts" },
  Pipeline: {
    make: async () => makePipeline(new TableVectorizer(), new LogisticRegression()),
    excused: {
      "weights are repetition": "the scaler counts rows, as scikit-learn's does in a pipeline",
      "rows without weight are absent": "the scaler counts rows, as scikit-learn's does in a pipeline",
      "refuses missing features": "the imputer fills them",
      "refuses text": "the encoder takes it",
      "refuses columns in another order": "columns go by name",
    },
  },
  PoissonRegressor: { target: "counts" },
  RandomForestClassifier: { params: { nEstimators: 5 }, excused: forest },
  RandomForestRegressor: { params: { nEstimators: 5 }, excused: forest },
  Ridge: {},
  TransformedTargetRegressor: {
    make: async () => new TransformedTargetRegressor({ regressor: new Ridge(), func: "asinh" }),
  },
};

/** Names of the table that are read from files and never trained, and where they are held to their originals. */
export const readOnly: Readonly<Record<string, string>> = {
  LoadedModel: "the loaders' tests",
  OnnxModel: "the loaders' tests",
  TextModel: "the loaders' tests",
};

/** A model of the table, unfitted. */
export async function makeModel(name: string, changes: Record<string, unknown> = {}): Promise<Estimator> {
  const { make, params } = examples[name]!;
  if (make !== undefined) return (await make()).clone(changes);
  const model = await modelTable[name]!();
  return new model({ ...params, ...changes } as never);
}
