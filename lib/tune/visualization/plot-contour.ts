/** The value of trials over two parameters at a time. Source: Optuna 5.0, `plot_contour`. */
import {
  contourParamsFigure,
  contourParamsInfo,
  contourParamsSvg,
  contourParamsWords,
  type ContourParamsInfo,
  type ContourParamsOptions,
  shownPlot,
  type ShownPlot,
} from "../../plots/index.ts";
import { studySource, type AnyStudy, type TargetOptions } from "./study-source.ts";

export type PlotContourOptions = TargetOptions & ContourParamsOptions;

/** @throws RangeError for several objectives without a target, and for a parameter that no trial has. */
export function plotContour(study: AnyStudy, options: PlotContourOptions = {}): ShownPlot<ContourParamsInfo> {
  const info = contourParamsInfo(studySource(study, options), { params: options.params });
  return shownPlot(info, contourParamsFigure, contourParamsSvg, contourParamsWords);
}
