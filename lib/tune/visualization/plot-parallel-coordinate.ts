/**
 * Trials as lines across one axis for each parameter; of several objectives by Pareto rank. A study with `compat: 4` leaves out
 * trials that lack a parameter. Source: Optuna 5.0 and 4.9, `plot_parallel_coordinate`.
 */
import {
  parallelCoordinateFigure,
  parallelCoordinateInfo,
  parallelCoordinateSvg,
  parallelCoordinateWords,
  type ParallelCoordinateInfo,
  shownPlot,
  type ShownPlot,
} from "../../plots/index.ts";
import { nondominatedRanks } from "../mo/nondominated-ranks.ts";
import { trialLosses } from "../mo/pareto-front.ts";
import { studySource, type AnyStudy, type TargetOptions } from "./study-source.ts";

export interface PlotParallelCoordinateOptions extends TargetOptions {
  readonly params?: readonly string[] | undefined;
}

/** @throws RangeError for a parameter that no trial has; with `compat: 4` for several objectives without a target. */
export function plotParallelCoordinate(
  study: AnyStudy,
  options: PlotParallelCoordinateOptions = {},
): ShownPlot<ParallelCoordinateInfo> {
  const byRank = study.compat === 5 && options.target === undefined && study.directions.length > 1;
  const info = parallelCoordinateInfo(studySource(study, options), {
    params: options.params,
    skipMissing: study.compat === 4,
    ...(byRank && { paretoRanks: ranksOf(study) }),
  });
  return shownPlot(info, parallelCoordinateFigure, parallelCoordinateSvg, parallelCoordinateWords);
}

function ranksOf(study: AnyStudy): ReadonlyMap<number, number> {
  const trials = study
    .getTrials({ states: ["COMPLETE"] })
    .filter(({ values }) => values !== null && values.every((value) => Number.isFinite(value)));
  const ranks = nondominatedRanks(trialLosses(trials, study.directions), study.directions.length);
  return new Map(trials.map(({ number }, i) => [number, ranks[i]!]));
}
