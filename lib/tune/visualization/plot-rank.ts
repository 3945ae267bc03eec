/** The rank of trials over two parameters at a time. Source: Optuna 5.0, `plot_rank`. */
import {
  rankParamsFigure,
  rankParamsInfo,
  rankParamsSvg,
  rankParamsWords,
  type RankParamsInfo,
  type RankParamsOptions,
  shownPlot,
  type ShownPlot,
} from "../../plots/index.ts";
import { studySource, type AnyStudy, type TargetOptions } from "./study-source.ts";

export type PlotRankOptions = TargetOptions & RankParamsOptions;

/** @throws RangeError for several objectives without a target, and for a parameter that no trial has. */
export function plotRank(study: AnyStudy, options: PlotRankOptions = {}): ShownPlot<RankParamsInfo> {
  const info = rankParamsInfo(studySource(study, options), { params: options.params });
  return shownPlot(info, rankParamsFigure, rankParamsSvg, rankParamsWords);
}
