/**
 * What to try when a model learns too much or too little by heart, in the words of the kind of model it is. Ranges are those of the
 * workflow: L2 λ 0.01–0.1, dropout p 0.3–0.5, early stopping with a patience of 5–10.
 */
import type { Predictor } from "../models/index.ts";

export type ModelKind = "linear" | "tree" | "forest" | "boosting" | "neighbours" | "network" | "other";

export interface Remedy {
  /** What to do. */
  readonly advice: string;
  /** The parameter it is done with; null when it is not one. */
  readonly parameter: string | null;
  /** From, to. */
  readonly range: readonly [number, number] | null;
}

/** By the class's name (of a pipeline, its last step), else by the structure. */
export function modelKind(model: Predictor): ModelKind {
  const name = lastStep(model).name;
  if (/boost|xgb|lgbm|lightgbm|catboost/i.test(name)) return "boosting";
  if (/forest|extratrees|bagging/i.test(name)) return "forest";
  if (/tree/i.test(name)) return "tree";
  if (/neighbo/i.test(name)) return "neighbours";
  if (/mlp|network|cnn|keras|layers|sequential/i.test(name)) return "network";
  if (/ridge|lasso|elastic|linear|logistic|svm|svc/i.test(name)) return "linear";
  switch (model.structure?.()?.kind) {
    case "linear":
      return "linear";
    case "network":
      return "network";
    case undefined:
      return "other";
    default:
      return "forest";
  }
}

export function remediesFor(kind: ModelKind, verdict: "over-fit" | "under-fit"): readonly Remedy[] {
  return verdict === "over-fit"
    ? [...OVER[kind], MORE_ROWS, FEWER_FEATURES]
    : [...UNDER[kind], BETTER_FEATURES];
}

const MORE_ROWS = advice("collect more rows; the learning curve says whether they would help");
const FEWER_FEATURES = advice("drop features that carry no signal");
const BETTER_FEATURES = advice(
  "add features that say something of the target; look at the rows with the largest loss",
);

const L2 = advice("penalise large weights more: L2 λ from 0.01 to 0.1", "alpha", [0.01, 0.1]);
const DROPOUT = advice("dropout with p from 0.3 to 0.5", "dropout", [0.3, 0.5]);
const PATIENCE = advice("stop early, with a patience of 5 to 10 rounds", "nIterNoChange", [5, 10]);
const DEPTH = advice("limit the depth", "maxDepth", [2, 6]);
const LEAVES = advice("ask for more rows in a leaf", "minSamplesLeaf", [5, 50]);

const OVER: Readonly<Record<ModelKind, readonly Remedy[]>> = {
  linear: [L2, advice("where the model takes C, lower it: 1 / (rows · λ) is the same penalty", "C", null)],
  tree: [DEPTH, LEAVES, advice("use a forest: the mean of many trees varies less")],
  forest: [LEAVES, DEPTH, advice("try fewer features at a split", "maxFeatures")],
  boosting: [PATIENCE, advice("lower the learning rate", "learningRate", [0.01, 0.1]), DEPTH, LEAVES, L2],
  neighbours: [advice("ask more neighbours", "nNeighbors", [5, 50])],
  network: [L2, DROPOUT, PATIENCE, advice("use fewer or narrower layers")],
  other: [L2, DROPOUT, PATIENCE, DEPTH],
};

const UNDER: Readonly<Record<ModelKind, readonly Remedy[]>> = {
  linear: [
    advice("weaken the penalty", "alpha"),
    advice("let the model bend: interactions, powers, or trees instead"),
  ],
  tree: [advice("allow more depth", "maxDepth"), advice("use boosting")],
  forest: [advice("allow more depth", "maxDepth"), advice("use boosting")],
  boosting: [advice("more rounds", "maxIter"), advice("allow more depth", "maxDepth")],
  neighbours: [advice("ask fewer neighbours", "nNeighbors"), advice("scale the features first")],
  network: [
    advice("train longer", "epochs"),
    advice("use wider or more layers"),
    advice("scale the features first"),
  ],
  other: [advice("use a model that can bend more")],
};

function advice(
  text: string,
  parameter: string | null = null,
  range: readonly [number, number] | null = null,
): Remedy {
  return Object.freeze({ advice: text, parameter, range });
}

function lastStep(model: Predictor): Predictor {
  const { params, steps = params?.steps } = model as { steps?: unknown; params?: { steps?: unknown } };
  if (!Array.isArray(steps) || steps.length === 0) return model;
  const last: unknown = steps.at(-1);
  const inner: unknown = Array.isArray(last) ? last.at(-1) : last;
  return typeof inner === "object" && inner !== null && "name" in inner ? (inner as Predictor) : model;
}
