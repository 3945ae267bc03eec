/** What trials reported on their way. Source: Optuna 5.0, `plot_intermediate_values`. */
import {
  intermediateValuesFigure,
  intermediateValuesInfo,
  intermediateValuesSvg,
  intermediateValuesWords,
  type IntermediateValuesInfo,
} from "../../plots/index.ts";
import { studyPlot, type StudyPlot } from "./study-plot.ts";
import { studySource, type AnyStudy } from "./study-source.ts";

export function plotIntermediateValues(study: AnyStudy): StudyPlot<IntermediateValuesInfo> {
  return studyPlot(
    intermediateValuesInfo(studySource(study)),
    intermediateValuesFigure,
    intermediateValuesSvg,
    intermediateValuesWords,
  );
}
