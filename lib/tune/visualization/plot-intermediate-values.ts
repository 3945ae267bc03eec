/** What trials reported on their way. Source: Optuna 5.0, `plot_intermediate_values`. */
import {
  intermediateValuesFigure,
  intermediateValuesInfo,
  intermediateValuesSvg,
  intermediateValuesWords,
  type IntermediateValuesInfo,
  shownPlot,
  type ShownPlot,
} from "../../plots/index.ts";
import { studySource, type AnyStudy } from "./study-source.ts";

export function plotIntermediateValues(study: AnyStudy): ShownPlot<IntermediateValuesInfo> {
  return shownPlot(
    intermediateValuesInfo(studySource(study)),
    intermediateValuesFigure,
    intermediateValuesSvg,
    intermediateValuesWords,
  );
}
