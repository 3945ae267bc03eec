/**
 * Lets another pruner judge only when a trial has not become better for some steps. Source: Optuna 5.0,
 * `pruners/_patient.py`. O(reports of the trial · log reports).
 */
import type { FrozenTrial } from "../frozen-trial.ts";
import type { StudyView } from "../study-view.ts";
import { wholeFrom, within } from "./option-checks.ts";
import type { Pruner } from "./pruner.ts";

export interface PatientPrunerOptions {
  /** Reports without a better one after which the trial may be pruned. */
  readonly patience: number;
  /** A report within this of the best one counts as better; default 0. */
  readonly minDelta?: number;
}

/**
 * Without another pruner, a trial that has run out of patience is pruned.
 * @example new PatientPruner(new MedianPruner(), { patience: 2 })
 * @throws RangeError for options out of range.
 */
export class PatientPruner implements Pruner {
  readonly name = "PatientPruner";
  readonly #wrapped: Pruner | null;
  readonly #patience: number;
  readonly #minDelta: number;

  constructor(wrappedPruner: Pruner | null, options: PatientPrunerOptions) {
    this.#wrapped = wrappedPruner;
    this.#patience = wholeFrom(this.name, "patience", options.patience, 0);
    this.#minDelta = within(this.name, "minDelta", options.minDelta ?? 0, 0, Infinity);
  }

  prune(study: StudyView, trial: FrozenTrial): boolean {
    const reports = trial.intermediateValues;
    const steps = Float64Array.from(Object.keys(reports), Number).sort();
    const recent = steps.length - this.#patience - 1;
    if (recent <= 0) return false;
    const sign = study.directions[0] === "maximize" ? -1 : 1;
    let before = NaN;
    let after = NaN;
    steps.forEach((step, i) => {
      const loss = sign * reports[step]!;
      if (i < recent) before = lesser(before, loss);
      else after = lesser(after, loss);
    });
    if (!(before + this.#minDelta < after)) return false;
    return this.#wrapped === null || this.#wrapped.prune(study, trial);
  }
}

/** The lesser of two numbers of which NaN ones do not count. */
const lesser = (a: number, b: number): number => (a <= b || Number.isNaN(b) ? a : b);
