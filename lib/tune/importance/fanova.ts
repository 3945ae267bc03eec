/**
 * Importance by functional ANOVA: a random forest learns the values of the trials, and a parameter's importance is the share
 * of the forest's variance over the search space that it explains alone. Best after random search, which covers the space.
 * Source: Hutter, Hoos, Leyton-Brown (2014); Optuna 5.0, `importance/_fanova`. Costs a forest, and a pass over each tree for
 * each parameter (`TreeVariance`).
 */
import { SearchSpaceTransform } from "../search-space-transform.ts";
import type { StudyView } from "../study-view.ts";
import { checkForestOptions, fitForest, type ForestOptions } from "./forest.ts";
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
import { TreeVariance } from "./tree-variance.ts";

/**
 * @example getParamImportances(study, { evaluator: new FanovaImportanceEvaluator({ seed: 0 }) })
 * @throws RangeError for options out of range.
 */
export class FanovaImportanceEvaluator implements ImportanceEvaluator {
  readonly name = "FanovaImportanceEvaluator";
  readonly #options: ForestOptions;

  constructor(options: ForestOptions = {}) {
    checkForestOptions(this.name, options);
    this.#options = { ...options };
  }

  /** @throws RangeError when no tree has any variance: all values are the same. */
  evaluate(study: StudyView, { params, target }: EvaluateOptions = {}): Importances {
    checkSingleTarget(this.name, study, target);
    const shared = sharedSpace(this.name, study, params);
    const space = new Map([...shared].filter(([, distribution]) => !distribution.single()));
    if (space.size === 0) return noImportance(shared.keys());
    const { trials, targets } = finiteTrials(study, shared.keys(), target);
    if (trials.length <= 1) return noImportance(params ?? shared.keys());
    const transform = new SearchSpaceTransform(space, { log: false, step: false });
    const forest = fitForest(
      trials.map((trial) => transform.transform(trial.params)),
      targets,
      this.#options,
    );
    const trees = forest
      .map((tree) => new TreeVariance(tree, transform.low, transform.high))
      .filter(({ variance }) => variance > 0);
    if (trees.length === 0)
      throw new RangeError(
        `${this.name}: all ${trials.length} trials have the same value, which no parameter explains; run more`,
      );
    const explained = Array.from(space.keys(), (name, i): [string, number] => {
      const [from, to] = [transform.offsets[i]!, transform.offsets[i + 1]!];
      let sum = 0;
      for (const tree of trees) sum += tree.marginal(from, to) / tree.variance;
      return [name, sum / trees.length];
    });
    const constant = [...shared.keys()].filter((name) => !space.has(name));
    return byImportance([...explained, ...constant.map((name): [string, number] => [name, 0])]);
  }
}
