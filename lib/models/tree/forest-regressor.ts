/** What the two forests of regression trees have in common; they differ in how cuts are found and in defaults. */
import type { Design } from "../../data/index.ts";
import { r2Score } from "../../metrics/index.ts";
import type { Run } from "../../prep/index.ts";
import { Regressor, type NumberTask } from "../model.ts";
import type { TreeEnsemble } from "../tree-ensemble.ts";
import { predictTreesInTurns } from "../tree-predict.ts";
import { fitForest, forestParamNames, type ForestParams } from "./fit-forest.ts";
import type { TreesFit } from "./join-trees.ts";
import { numberCriterion, type RegressionCriterion } from "./tree-parameters.ts";
import { numberTreeTarget } from "./tree-targets.ts";

export interface ForestRegressorParams extends ForestParams {
  /** "squaredError" (default; "friedmanMse" chooses the same cuts) or "poisson" (half the deviance; targets 0 or more). */
  readonly criterion?: RegressionCriterion;
}

export interface ForestRegressorFit extends TreesFit {
  /** R² on rows by the trees that did not draw them, and their predictions (NaN where all trees drew a row). */
  readonly oob?: { readonly score: number | null; readonly prediction: Float64Array };
}

export abstract class ForestRegressor extends Regressor<ForestRegressorParams, ForestRegressorFit> {
  protected override readonly acceptsMissing = true;
  protected abstract readonly randomCuts: boolean;
  protected abstract readonly bootstrap: boolean;

  constructor(params: ForestRegressorParams = {}) {
    super(params, forestParamNames);
  }

  /** Share of each feature in the decrease of impurity, averaged over trees. */
  get featureImportances(): Float64Array {
    return this.state.model.featureImportances;
  }

  /** Out-of-bag R²; null when it is undefined, undefined without `oobScore: true`. */
  get oobScore(): number | null | undefined {
    return this.state.model.oob?.score;
  }

  /** Out-of-bag prediction of each row, NaN for a row that every tree drew. */
  get oobPrediction(): Float64Array | undefined {
    return this.state.model.oob?.prediction;
  }

  protected override async learn({ X, y, weights, ...run }: NumberTask): Promise<ForestRegressorFit> {
    const { bootstrap = this.bootstrap } = this.params;
    const criterion = numberCriterion(this.name, this.params.criterion ?? "squaredError");
    const { target, centre } = numberTreeTarget(this.name, y, weights, criterion);
    const { ensemble, featureImportances, oobRaw } = await fitForest(
      this.name,
      { X, target, weights, criterion, randomCuts: this.randomCuts, centre },
      { ...this.params, bootstrap },
      run,
    );
    if (oobRaw === undefined) return Object.freeze({ ensemble, featureImportances });
    const judged = Array.from(oobRaw.keys()).filter((i) => !Number.isNaN(oobRaw[i]!));
    const score =
      judged.length < 2
        ? null
        : r2Score(
            judged.map((i) => y[i]!),
            judged.map((i) => oobRaw[i]!),
          );
    return Object.freeze({ ensemble, featureImportances, oob: { score, prediction: oobRaw } });
  }

  protected override predictions(
    { ensemble }: ForestRegressorFit,
    X: Design,
    run: Run,
  ): Promise<Float64Array> {
    return predictTreesInTurns(ensemble, X.values, X.rows, run);
  }

  protected override inside({ ensemble }: ForestRegressorFit): TreeEnsemble {
    return ensemble;
  }
}
