/** Room for improvement against error, trial by trial. Source: Optuna 5.0, `plot_terminator_improvement`. */
import {
  terminatorImprovementFigure,
  terminatorImprovementInfo,
  terminatorImprovementSvg,
  terminatorImprovementWords,
  type TerminatorImprovementInfo,
  shownPlot,
  type ShownPlot,
} from "../../plots/index.ts";
import type { FrozenTrial } from "../frozen-trial.ts";
import type { ErrorEvaluator, ImprovementEvaluator } from "../terminator/evaluator.ts";
import { Terminator } from "../terminator/terminator.ts";
import type { AnyStudy } from "./study-source.ts";

export interface PlotTerminatorImprovementOptions {
  /** Also the error, below which improvements do not count; default: when an evaluator of it is given. */
  readonly plotError?: boolean | undefined;
  /** As in `Terminator`. */
  readonly improvementEvaluator?: ImprovementEvaluator | undefined;
  readonly errorEvaluator?: ErrorEvaluator | undefined;
  /** Trials before which nothing is decided; default 20. */
  readonly minNTrials?: number | undefined;
}

/** Asks the evaluators after each trial: with a Gaussian process that takes seconds for hundreds of trials. @throws RangeError for several objectives. */
export function plotTerminatorImprovement(
  study: AnyStudy,
  options: PlotTerminatorImprovementOptions = {},
): ShownPlot<TerminatorImprovementInfo> {
  if (study.directions.length > 1)
    throw new RangeError(
      `plotTerminatorImprovement: works on one objective; the study has ${study.directions.length}; terminate by hypervolume instead`,
    );
  const { plotError = options.errorEvaluator !== undefined } = options;
  const { improvementEvaluator, errorEvaluator } = new Terminator({
    ...(options.improvementEvaluator !== undefined && { improvementEvaluator: options.improvementEvaluator }),
    ...(options.errorEvaluator !== undefined && { errorEvaluator: options.errorEvaluator }),
  });
  const complete: FrozenTrial[] = [];
  const numbers: number[] = [];
  const improvements: number[] = [];
  const errors: number[] = [];
  for (const trial of study.getTrials()) {
    if (trial.state === "COMPLETE") complete.push(trial);
    if (complete.length === 0) continue;
    numbers.push(trial.number);
    improvements.push(improvementEvaluator.evaluate(complete, study.direction));
    if (plotError) errors.push(errorEvaluator.evaluate(complete, study.direction));
  }
  const info = terminatorImprovementInfo({
    numbers,
    improvements,
    errors: plotError ? errors : null,
    minTrials: options.minNTrials,
  });
  return shownPlot(info, terminatorImprovementFigure, terminatorImprovementSvg, terminatorImprovementWords);
}
