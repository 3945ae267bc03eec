/** A study as its plots read it. */
import type { StudySource } from "../../plots/index.ts";
import type { FrozenTrial } from "../frozen-trial.ts";
import type { Study } from "../study.ts";

/** What every plot of values takes. */
export interface TargetOptions {
  /** The number to show instead of the objective's value; needed for several objectives. */
  readonly target?: ((trial: FrozenTrial) => number) | undefined;
  /** Its name. */
  readonly targetName?: string | undefined;
}

// A study of any parameters: its objective is not touched.
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- Study is invariant in its parameters
export type AnyStudy = Study<any>;

export function studySource(study: AnyStudy, options: TargetOptions = {}): StudySource<FrozenTrial> {
  return {
    trials: study.getTrials(),
    directions: study.directions,
    studyName: study.studyName,
    metricNames: study.metricNames,
    target: options.target,
    targetName: options.targetName,
  };
}

/** The name of an objective: the metric's own, else "objective 0" and so on. */
export function objectiveName(study: AnyStudy, k: number): string {
  return study.metricNames?.[k] ?? (study.directions.length === 1 ? "objective value" : `objective ${k}`);
}
