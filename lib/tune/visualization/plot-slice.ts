/** The value of trials over one parameter at a time. Source: Optuna 5.0, `plot_slice`. */
import {
  sliceParamsFigure,
  sliceParamsInfo,
  sliceParamsSvg,
  sliceParamsWords,
  type SliceParamsInfo,
  type SliceParamsOptions,
  shownPlot,
  type ShownPlot,
} from "../../plots/index.ts";
import { studySource, type AnyStudy, type TargetOptions } from "./study-source.ts";

export type PlotSliceOptions = TargetOptions & SliceParamsOptions;

/** @throws RangeError for several objectives without a target, and for a parameter that no trial has. */
export function plotSlice(study: AnyStudy, options: PlotSliceOptions = {}): ShownPlot<SliceParamsInfo> {
  const info = sliceParamsInfo(studySource(study, options), { params: options.params });
  return shownPlot(info, sliceParamsFigure, sliceParamsSvg, sliceParamsWords);
}
