/** A decision tree that predicts the mean target of its leaves; exact cuts (fit-decision-tree.ts). */
import { inTurns, type Design } from "../../data/index.ts";
import type { Run } from "../../prep/index.ts";
import { Regressor, type NumberTask } from "../model.ts";
import type { TreeEnsemble } from "../tree-ensemble.ts";
import { predictTreesInTurns } from "../tree-predict.ts";
import { fitDecisionTree } from "./fit-decision-tree.ts";
import type { TreesFit } from "./join-trees.ts";
import {
  numberCriterion,
  treeParamNames,
  type RegressionCriterion,
  type TreeParams,
} from "./tree-parameters.ts";
import { numberTreeTarget } from "./tree-targets.ts";

export interface DecisionTreeRegressorParams extends TreeParams {
  /** "squaredError" (default; "friedmanMse" chooses the same cuts) or "poisson" (half the deviance; targets 0 or more). */
  readonly criterion?: RegressionCriterion;
}

/** Missing values go the way that gains more in training; where there were none, to the greater child. */
export class DecisionTreeRegressor extends Regressor<DecisionTreeRegressorParams, TreesFit> {
  readonly name = "DecisionTreeRegressor";
  protected override readonly acceptsMissing = true;

  constructor(params: DecisionTreeRegressorParams = {}) {
    super(params, [...treeParamNames, "criterion"]);
  }

  /** Share of each feature in the decrease of impurity. */
  get featureImportances(): Float64Array {
    return this.state.model.featureImportances;
  }

  protected override learn({ X, y, weights, signal }: NumberTask): Promise<TreesFit> {
    const criterion = numberCriterion(this.name, this.params.criterion ?? "squaredError");
    const { target, centre } = numberTreeTarget(this.name, y, weights, criterion);
    return inTurns(fitDecisionTree(this.name, X, target, weights, criterion, this.params, centre), signal);
  }

  protected override predictions({ ensemble }: TreesFit, X: Design, run: Run): Promise<Float64Array> {
    return predictTreesInTurns(ensemble, X.values, X.rows, run);
  }

  protected override inside({ ensemble }: TreesFit): TreeEnsemble {
    return ensemble;
  }
}
