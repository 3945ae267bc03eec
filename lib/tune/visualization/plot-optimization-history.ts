/** The value of each trial and the best so far. Source: Optuna 5.0, `plot_optimization_history`. */
import {
  optimizationHistoryFigure,
  optimizationHistoryInfo,
  optimizationHistorySvg,
  optimizationHistoryWords,
  type OptimizationHistoryInfo,
  shownPlot,
  type ShownPlot,
} from "../../plots/index.ts";
import { studySource, type AnyStudy, type TargetOptions } from "./study-source.ts";

export interface PlotOptimizationHistoryOptions extends TargetOptions {
  /** Mean and standard deviation over several studies instead of each. */
  readonly errorBar?: boolean | undefined;
}

/** One study, or several to compare. @throws RangeError for several objectives without a target. */
export function plotOptimizationHistory(
  study: AnyStudy | readonly AnyStudy[],
  options: PlotOptimizationHistoryOptions = {},
): ShownPlot<OptimizationHistoryInfo> {
  const studies: readonly AnyStudy[] = Array.isArray(study) ? study : [study as AnyStudy];
  return shownPlot(
    optimizationHistoryInfo(
      studies.map((one) => studySource(one, options)),
      { errorBar: options.errorBar },
    ),
    optimizationHistoryFigure,
    optimizationHistorySvg,
    optimizationHistoryWords,
  );
}
