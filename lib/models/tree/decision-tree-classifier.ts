/** A decision tree that predicts classes by the shares of classes in its leaves; exact cuts (fit-decision-tree.ts). */
import { inTurns, type Design } from "../../data/index.ts";
import type { Run } from "../../prep/index.ts";
import { Classifier, type ClassTask, type ClassWeight } from "../model.ts";
import type { TreeEnsemble } from "../tree-ensemble.ts";
import { fitDecisionTree } from "./fit-decision-tree.ts";
import type { TreesFit } from "./join-trees.ts";
import { meanProbabilities } from "./predict-mean.ts";
import {
  classCriterion,
  treeParamNames,
  type ClassificationCriterion,
  type TreeParams,
} from "./tree-parameters.ts";
import { classTreeTarget } from "./tree-targets.ts";

export interface DecisionTreeClassifierParams extends TreeParams {
  /** Impurity: "gini" (default), or "entropy" and "logLoss", which are one. */
  readonly criterion?: ClassificationCriterion;
  readonly classWeight?: ClassWeight;
}

/** Missing values go the way that gains more in training; where there were none, to the greater child. */
export class DecisionTreeClassifier extends Classifier<DecisionTreeClassifierParams, TreesFit> {
  readonly name = "DecisionTreeClassifier";
  protected override readonly acceptsMissing = true;

  constructor(params: DecisionTreeClassifierParams = {}) {
    super(params, [...treeParamNames, "criterion", "classWeight"]);
  }

  /** Share of each feature in the decrease of impurity. */
  get featureImportances(): Float64Array {
    return this.state.model.featureImportances;
  }

  protected override learn({ X, y, k, weights, signal }: ClassTask): Promise<TreesFit> {
    const criterion = classCriterion(this.name, this.params.criterion ?? "gini");
    return inTurns(
      fitDecisionTree(this.name, X, classTreeTarget(y, k), weights, criterion, this.params),
      signal,
    );
  }

  protected override probabilities(model: TreesFit, X: Design, _k: number, run: Run): Promise<Float64Array> {
    return meanProbabilities(model.ensemble, X, run);
  }

  protected override inside({ ensemble }: TreesFit): TreeEnsemble {
    return ensemble;
  }
}
