/** How much the best trials so far cover. Source: Optuna 5.0, `plot_hypervolume_history`. */
import {
  hypervolumeHistoryFigure,
  hypervolumeHistoryInfo,
  hypervolumeHistorySvg,
  hypervolumeHistoryWords,
  type HypervolumeHistoryInfo,
  shownPlot,
  type ShownPlot,
} from "../../plots/index.ts";
import { hypervolumeSeries } from "./hypervolume-series.ts";
import type { AnyStudy } from "./study-source.ts";

/**
 * @param referencePoint a value for each objective that is worse than what counts.
 * @throws RangeError for one objective, and for another number of values.
 */
export function plotHypervolumeHistory(
  study: AnyStudy,
  referencePoint: readonly number[],
): ShownPlot<HypervolumeHistoryInfo> {
  const { directions } = study;
  if (directions.length < 2)
    throw new RangeError(
      "plotHypervolumeHistory: needs several objectives; the study has one; use plotOptimizationHistory",
    );
  if (referencePoint.length !== directions.length)
    throw new RangeError(
      `plotHypervolumeHistory: referencePoint has a value for each of the ${directions.length} objectives; got ${referencePoint.length}`,
    );
  const info = hypervolumeHistoryInfo({
    ...hypervolumeSeries(study.getTrials(), directions, referencePoint),
    referencePoint,
  });
  return shownPlot(info, hypervolumeHistoryFigure, hypervolumeHistorySvg, hypervolumeHistoryWords);
}
