/**
 * Importance as mean decrease in impurity: a random forest learns the values of the trials, and a parameter weighs as much
 * as its cuts lower their variance. Source: Breiman (2001); Optuna 5.0, `importance/_mean_decrease_impurity.py`. Costs a
 * forest: O(trees · columns · trials · log² trials).
 */
import { SearchSpaceTransform } from "../search-space-transform.ts";
import type { StudyView } from "../study-view.ts";
import { checkForestOptions, fitForest, type ForestOptions, impurityDecreases } from "./forest.ts";
import {
  byImportance,
  checkSingleTarget,
  type EvaluateOptions,
  finiteTrials,
  type ImportanceEvaluator,
  type Importances,
  noImportance,
  sharedSpace,
} from "./importance-evaluator.ts";

/**
 * @example getParamImportances(study, { evaluator: new MeanDecreaseImpurityImportanceEvaluator({ seed: 0 }) })
 * @throws RangeError for options out of range.
 */
export class MeanDecreaseImpurityImportanceEvaluator implements ImportanceEvaluator {
  readonly name = "MeanDecreaseImpurityImportanceEvaluator";
  readonly #options: ForestOptions;

  constructor(options: ForestOptions = {}) {
    checkForestOptions(this.name, options);
    this.#options = { ...options };
  }

  evaluate(study: StudyView, { params, target }: EvaluateOptions = {}): Importances {
    checkSingleTarget(this.name, study, target);
    const space = sharedSpace(this.name, study, params);
    const { trials, targets } = finiteTrials(study, space.keys(), target);
    if (space.size === 0 || trials.length <= 1) return noImportance(params ?? space.keys());
    const transform = new SearchSpaceTransform(space, { log: false, step: false });
    const trees = fitForest(
      trials.map((trial) => transform.transform(trial.params)),
      targets,
      this.#options,
    );
    const decreases = impurityDecreases(trees, transform.columns);
    // A category has a column for each choice.
    return byImportance(
      Array.from(space.keys(), (name, i) => {
        let sum = 0;
        for (let c = transform.offsets[i]!; c < transform.offsets[i + 1]!; c++) sum += decreases[c]!;
        return [name, sum];
      }),
    );
  }
}
