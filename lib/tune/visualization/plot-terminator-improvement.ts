/** Room for improvement against error, trial by trial. Source: Optuna 5.0, `plot_terminator_improvement`. */
import {
  terminatorImprovementFigure,
  terminatorImprovementInfo,
  terminatorImprovementSvg,
  terminatorImprovementWords,
  type TerminatorImprovementInfo,
} from "../../plots/index.ts";
import type { FrozenTrial } from "../frozen-trial.ts";
import type { StudyDirection } from "../storages/storage.ts";
import { studyPlot, type StudyPlot } from "./study-plot.ts";
import type { AnyStudy } from "./study-source.ts";

/** What finds a number from the complete trials so far: an improvement or error evaluator of the terminator. */
interface TrialsEvaluator {
  evaluate(trials: readonly FrozenTrial[], direction: StudyDirection): number;
}

export interface PlotTerminatorImprovementOptions {
  readonly improvementEvaluator: TrialsEvaluator;
  /** Drawn beside the improvement where given. */
  readonly errorEvaluator?: TrialsEvaluator | undefined;
  /** Trials before which nothing is decided; default 20. */
  readonly minNTrials?: number | undefined;
}

/** @throws RangeError for several objectives. */
export function plotTerminatorImprovement(
  study: AnyStudy,
  options: PlotTerminatorImprovementOptions,
): StudyPlot<TerminatorImprovementInfo> {
  if (study.directions.length > 1)
    throw new RangeError(
      `plotTerminatorImprovement: works on one objective; the study has ${study.directions.length}; terminate by hypervolume instead`,
    );
  const { improvementEvaluator, errorEvaluator } = options;
  const complete: FrozenTrial[] = [];
  const numbers: number[] = [];
  const improvements: number[] = [];
  const errors: number[] = [];
  for (const trial of study.getTrials()) {
    if (trial.state === "COMPLETE") complete.push(trial);
    if (complete.length === 0) continue;
    numbers.push(trial.number);
    improvements.push(improvementEvaluator.evaluate(complete, study.direction));
    if (errorEvaluator !== undefined) errors.push(errorEvaluator.evaluate(complete, study.direction));
  }
  const info = terminatorImprovementInfo({
    numbers,
    improvements,
    errors: errorEvaluator === undefined ? null : errors,
    minTrials: options.minNTrials,
  });
  return studyPlot(info, terminatorImprovementFigure, terminatorImprovementSvg, terminatorImprovementWords);
}
