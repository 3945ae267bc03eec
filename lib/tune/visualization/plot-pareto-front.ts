/** Trials over two or three objectives with the Pareto front. Source: Optuna 5.0, `plot_pareto_front`. */
import {
  paretoFrontFigure,
  paretoFrontInfo,
  paretoFrontSvg,
  paretoFrontWords,
  type ParetoFrontInfo,
  type ParetoTrial,
  shownPlot,
  type ShownPlot,
} from "../../plots/index.ts";
import { isConstrained, isFeasible } from "../constraints.ts";
import type { FrozenTrial } from "../frozen-trial.ts";
import { paretoFrontTrials } from "../mo/pareto-front.ts";
import { objectiveName, type AnyStudy } from "./study-source.ts";

export interface PlotParetoFrontOptions {
  /** Names of the axes; default: the metrics'. */
  readonly targetNames?: readonly string[] | undefined;
  /** Also trials that others beat; default true. */
  readonly includeDominatedTrials?: boolean | undefined;
  /** Two or three numbers to show instead of the objectives; needed for more than three of them. */
  readonly targets?: ((trial: FrozenTrial) => readonly number[]) | undefined;
}

/** @throws RangeError unless two or three numbers are shown, each with a name; TypeError when targets gives no list. */
export function plotParetoFront(
  study: AnyStudy,
  options: PlotParetoFrontOptions = {},
): ShownPlot<ParetoFrontInfo> {
  const { targets, targetNames, includeDominatedTrials = true } = options;
  const { directions } = study;
  if (targets === undefined && directions.length !== 2 && directions.length !== 3)
    throw new RangeError(
      `plotParetoFront: draws two or three objectives; the study has ${directions.length}; choose some with targets: (trial) => [trial.values[0], trial.values[1]]`,
    );
  const complete = study.getTrials({ states: ["COMPLETE"] });
  const constrained = isConstrained(complete);
  const best = new Set(paretoFrontTrials(complete, directions, constrained));
  const feasible = complete.filter(isFeasible);
  const shownAs = (trials: readonly FrozenTrial[]): ParetoTrial[] =>
    trials.map((trial) => ({
      trial,
      values: targets === undefined ? trial.values! : listOf(targets(trial), trial),
    }));
  const points = {
    best: shownAs(complete.filter((trial) => best.has(trial))),
    others: includeDominatedTrials ? shownAs(feasible.filter((trial) => !best.has(trial))) : [],
    infeasible: shownAs(complete.filter((trial) => !isFeasible(trial))),
  };
  const count =
    (points.best[0] ?? points.infeasible[0])?.values.length ?? targetNames?.length ?? directions.length;
  if (targetNames !== undefined && targetNames.length !== count)
    throw new RangeError(
      `plotParetoFront: targetNames has one name for each axis; got ${targetNames.length} for ${count}; give ${count} names`,
    );
  const names =
    targetNames ??
    Array.from({ length: count }, (_, k) =>
      targets === undefined ? objectiveName(study, k) : `target ${k}`,
    );
  const info = paretoFrontInfo({
    names,
    directions: targets === undefined ? directions : null,
    ...points,
    constrained,
  });
  return shownPlot(info, paretoFrontFigure, paretoFrontSvg, paretoFrontWords);
}

function listOf(values: unknown, trial: FrozenTrial): readonly number[] {
  if (!Array.isArray(values))
    throw new TypeError(
      `plotParetoFront: targets gives a list of numbers; got ${typeof values} for trial ${trial.number}; return [a, b]`,
    );
  return values as readonly number[];
}
