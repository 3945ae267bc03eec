/** How much each parameter matters for the result of a study. Source: Optuna 5.0, `importance/__init__.py`. */
import type { StudyView } from "../study-view.ts";
import { FanovaImportanceEvaluator } from "./fanova.ts";
import type { EvaluateOptions, ImportanceEvaluator, Importances } from "./importance-evaluator.ts";
import { PedAnovaImportanceEvaluator } from "./ped-anova.ts";

export interface ParamImportanceOptions extends EvaluateOptions {
  /** By default PED-ANOVA; for `compat: 4` functional ANOVA. */
  readonly evaluator?: ImportanceEvaluator | undefined;
  /** Whether importances add up to 1; default true. */
  readonly normalize?: boolean | undefined;
}

/**
 * Importances of parameters, by name, greatest first. All equal where nothing can be said.
 * @example getParamImportances(study) // { learningRate: 0.81, maxDepth: 0.16, subsample: 0.03 }
 * @throws RangeError for parameters that no complete trial has, several objectives where the evaluator needs a target, and
 * what else the evaluator cannot judge; TypeError for an evaluator that is none.
 */
export function getParamImportances(study: StudyView, options: ParamImportanceOptions = {}): Importances {
  const { normalize = true } = options;
  const evaluator =
    options.evaluator ??
    (study.compat === 4 ? new FanovaImportanceEvaluator() : new PedAnovaImportanceEvaluator());
  if (typeof evaluator.evaluate !== "function")
    throw new TypeError(
      "getParamImportances: evaluator must be an evaluator of importances; pass new FanovaImportanceEvaluator()",
    );
  const importances = evaluator.evaluate(study, options);
  if (!normalize) return importances;
  const all = Object.entries(importances);
  const sum = all.reduce((total, [, importance]) => total + importance, 0);
  return Object.freeze(
    Object.fromEntries(
      all.map(([name, importance]) => [name, sum === 0 ? 1 / all.length : importance / sum]),
    ),
  );
}
