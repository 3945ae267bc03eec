/** The pictures of a study's sheet, as SVG: all that say something about it. */
import { getParamImportances } from "./importance/get-param-importances.ts";
import type { Params } from "./space.ts";
import type { Study } from "./study.ts";
import { plotIntermediateValues } from "./visualization/plot-intermediate-values.ts";
import { plotOptimizationHistory } from "./visualization/plot-optimization-history.ts";
import { plotParallelCoordinate } from "./visualization/plot-parallel-coordinate.ts";
import { plotParamImportances } from "./visualization/plot-param-importances.ts";
import { plotParetoFront } from "./visualization/plot-pareto-front.ts";
import { plotSlice } from "./visualization/plot-slice.ts";
import type { ShownPlot } from "../plots/index.ts";

/** Pixels of a picture that stands beside another, and of one that takes the whole width. */
const half = 425;
const whole = 875;
/** Parameters above which slices and parallel coordinates are left to their own functions. */
const mostParams = 12;

/**
 * Of one objective: history, importances, intermediate values where there are any, slices, parallel coordinates. Of two or
 * three: the Pareto front. None before two trials are complete.
 */
export function studyPictures(study: Study<Params>): readonly string[] {
  const complete = study.getTrials({ states: ["COMPLETE"] });
  if (complete.length < 2) return [];
  if (study.directions.length > 1)
    return study.directions.length > 3 ? [] : draw(() => plotParetoFront(study), whole);
  const params = new Set(complete.flatMap((trial) => Object.keys(trial.params))).size;
  const importances = params > 1 ? importancesOf(study) : undefined;
  const reported = study.getTrials().some((trial) => trial.lastStep !== null);
  return [
    draw(() => plotOptimizationHistory(study), half),
    importances === undefined ? [] : draw(() => plotParamImportances(study, { importances }), half),
    reported ? draw(() => plotIntermediateValues(study), whole) : [],
    params > 0 && params <= mostParams ? draw(() => plotSlice(study), whole) : [],
    params > 1 && params <= mostParams ? draw(() => plotParallelCoordinate(study), whole) : [],
  ].flat();
}

function draw(plot: () => ShownPlot, width: number): readonly string[] {
  return [plot().svg({ width })];
}

/** Undefined where the evaluator refuses: too few trials, no parameter that all share, values without variance. */
function importancesOf(study: Study<Params>): Readonly<Record<string, number>> | undefined {
  try {
    const found = getParamImportances(study);
    return Object.keys(found).length > 1 ? found : undefined;
  } catch {
    return undefined;
  }
}
