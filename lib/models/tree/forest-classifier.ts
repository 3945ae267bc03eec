/** What the two forests of classification trees have in common; they differ in how cuts are found and in defaults. */
import type { Design } from "../../data/index.ts";
import { accuracyScore } from "../../metrics/index.ts";
import type { Run } from "../../prep/index.ts";
import { Classifier, type ClassTask, type ClassWeight } from "../model.ts";
import type { TreeEnsemble } from "../tree-ensemble.ts";
import { fitForest, forestParamNames, type ForestParams } from "./fit-forest.ts";
import type { TreesFit } from "./join-trees.ts";
import { classShares, meanProbabilities } from "./predict-mean.ts";
import { classCriterion, type ClassificationCriterion } from "./tree-parameters.ts";
import { classTreeTarget } from "./tree-targets.ts";

export interface ForestClassifierParams extends ForestParams {
  /** Impurity: "gini" (default), or "entropy" and "logLoss", which are one. */
  readonly criterion?: ClassificationCriterion;
  /** "balancedSubsample" weighs the classes anew in the rows that each tree draws. */
  readonly classWeight?: ClassWeight;
}

export interface ForestClassifierFit extends TreesFit {
  /** Accuracy on rows by the trees that did not draw them, and their probabilities, rows×classes (NaN where all trees drew a row). */
  readonly oob?: { readonly score: number | null; readonly decision: Float64Array };
}

export abstract class ForestClassifier extends Classifier<ForestClassifierParams, ForestClassifierFit> {
  protected override readonly acceptsMissing = true;
  protected override readonly weighsDraws = true;
  protected abstract readonly randomCuts: boolean;
  protected abstract readonly bootstrap: boolean;

  constructor(params: ForestClassifierParams = {}) {
    super(params, [...forestParamNames, "classWeight"]);
  }

  /** Share of each feature in the decrease of impurity, averaged over trees. */
  get featureImportances(): Float64Array {
    return this.state.model.featureImportances;
  }

  /** Out-of-bag accuracy; null when every tree drew every row, undefined without `oobScore: true`. */
  get oobScore(): number | null | undefined {
    return this.state.model.oob?.score;
  }

  /** Out-of-bag probabilities, rows×classes, NaN for a row that every tree drew. */
  get oobDecision(): Float64Array | undefined {
    return this.state.model.oob?.decision;
  }

  protected override async learn({ X, y, k, weights, ...run }: ClassTask): Promise<ForestClassifierFit> {
    const { bootstrap = this.bootstrap, classWeight } = this.params;
    const { ensemble, featureImportances, oobRaw } = await fitForest(
      this.name,
      {
        X,
        target: classTreeTarget(y, k),
        weights,
        criterion: classCriterion(this.name, this.params.criterion ?? "gini"),
        randomCuts: this.randomCuts,
        balancedClasses: classWeight === "balancedSubsample" ? k : undefined,
      },
      { maxFeatures: "sqrt", ...this.params, bootstrap },
      run,
    );
    if (oobRaw === undefined) return Object.freeze({ ensemble, featureImportances });
    const decision = classShares(oobRaw, X.rows, ensemble.outputs);
    const judged: number[] = [];
    for (let i = 0; i < X.rows; i++) if (!Number.isNaN(decision[i * k]!)) judged.push(i);
    const best = judged.map((i) => {
      const row = decision.subarray(i * k, (i + 1) * k);
      return row.indexOf(Math.max(...row));
    });
    const truth = judged.map((i) => y[i]!);
    const score = judged.length === 0 ? null : accuracyScore(truth, best);
    return Object.freeze({ ensemble, featureImportances, oob: { score, decision } });
  }

  protected override probabilities(
    model: ForestClassifierFit,
    X: Design,
    _k: number,
    run: Run,
  ): Promise<Float64Array> {
    return meanProbabilities(model.ensemble, X, run);
  }

  protected override inside({ ensemble }: ForestClassifierFit): TreeEnsemble {
    return ensemble;
  }
}
