/**
 * What a pruner does: it judges from the reported values of a trial, and of those before it, whether to go on.
 * Source: Optuna 5.0, `pruners/_base.py`.
 */
import type { FrozenTrial } from "../frozen-trial.ts";
import type { StudyView } from "../study-view.ts";

export interface Pruner {
  /** Optuna's class name, for messages. */
  readonly name: string;
  /** True when the trial should end now. */
  prune(study: StudyView, trial: FrozenTrial): boolean;
  /** The part of the study that the sampler is to see for this trial; all of it where missing. */
  filterStudy?(study: StudyView, trial: FrozenTrial): StudyView;
}
