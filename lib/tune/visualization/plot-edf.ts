/** The empirical distribution of values of one study or several. Source: Optuna 5.0, `plot_edf`. */
import {
  edfFigure,
  edfInfo,
  edfSvg,
  edfWords,
  type EdfInfo,
  shownPlot,
  type ShownPlot,
} from "../../plots/index.ts";
import { studySource, type AnyStudy, type TargetOptions } from "./study-source.ts";

/** One study, or several to compare. @throws RangeError for several objectives without a target. */
export function plotEdf(
  study: AnyStudy | readonly AnyStudy[],
  options: TargetOptions = {},
): ShownPlot<EdfInfo> {
  const studies: readonly AnyStudy[] = Array.isArray(study) ? study : [study as AnyStudy];
  return shownPlot(edfInfo(studies.map((one) => studySource(one, options))), edfFigure, edfSvg, edfWords);
}
