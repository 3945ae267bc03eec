/** How much each parameter matters. Source: Optuna 5.0, `plot_param_importances`. */
import {
  paramImportancesFigure,
  paramImportancesInfo,
  paramImportancesSvg,
  paramImportancesWords,
  type ParamImportancesInfo,
} from "../../plots/index.ts";
import { studyPlot, type StudyPlot } from "./study-plot.ts";
import { objectiveName, type AnyStudy, type TargetOptions } from "./study-source.ts";

export interface PlotParamImportancesOptions extends TargetOptions {
  /** Importances by parameter, already found. */
  readonly importances: Readonly<Record<string, number>>;
}

export function plotParamImportances(
  study: AnyStudy,
  options: PlotParamImportancesOptions,
): StudyPlot<ParamImportancesInfo> {
  const name = options.targetName ?? objectiveName(study, 0);
  const info = paramImportancesInfo({ targets: [{ name, importances: options.importances }] });
  return studyPlot(info, paramImportancesFigure, paramImportancesSvg, paramImportancesWords);
}
