/** How much each parameter matters for the value. Source: Optuna 5.0, `plot_param_importances`. */
import {
  paramImportancesFigure,
  paramImportancesInfo,
  paramImportancesSvg,
  paramImportancesWords,
  type ParamImportancesInfo,
  shownPlot,
  type ShownPlot,
} from "../../plots/index.ts";
import type { FrozenTrial } from "../frozen-trial.ts";
import { getParamImportances } from "../importance/get-param-importances.ts";
import type { ImportanceEvaluator } from "../importance/importance-evaluator.ts";
import { objectiveName, type AnyStudy, type TargetOptions } from "./study-source.ts";

export interface PlotParamImportancesOptions extends TargetOptions {
  /** Default: PED-ANOVA; for `compat: 4` functional ANOVA. */
  readonly evaluator?: ImportanceEvaluator | undefined;
  readonly params?: readonly string[] | undefined;
  /** Importances by parameter that were found before, so that nothing is computed. */
  readonly importances?: Readonly<Record<string, number>> | undefined;
}

/** Of several objectives without a target: each on its own. @throws RangeError for what the evaluator cannot judge. */
export function plotParamImportances(
  study: AnyStudy,
  options: PlotParamImportancesOptions = {},
): ShownPlot<ParamImportancesInfo> {
  const info = paramImportancesInfo({ targets: targetsOf(study, options) });
  return shownPlot(info, paramImportancesFigure, paramImportancesSvg, paramImportancesWords);
}

function targetsOf(
  study: AnyStudy,
  options: PlotParamImportancesOptions,
): { readonly name: string; readonly importances: Readonly<Record<string, number>> }[] {
  const { evaluator, params, target, targetName, importances } = options;
  const name = targetName ?? (target === undefined ? objectiveName(study, 0) : "target");
  if (importances !== undefined) return [{ name, importances }];
  const find = (
    of: ((trial: FrozenTrial) => number) | undefined,
    own: string,
  ): { name: string; importances: Readonly<Record<string, number>> }[] => {
    const complete = study.getTrials({ states: ["COMPLETE"] });
    const finite = complete.filter((trial) => Number.isFinite(of === undefined ? trial.value : of(trial)));
    // One trial says nothing of importances; an evaluator would say that all are equal, or refuse.
    if (finite.length < 2) return [];
    return [{ name: own, importances: getParamImportances(study, { evaluator, params, target: of }) }];
  };
  if (target !== undefined || study.directions.length === 1) return find(target, name);
  return study.directions.flatMap((_, k) => find((trial) => trial.values![k]!, objectiveName(study, k)));
}
