/** What an evaluator of importances does, and what those of forests share: which trials and parameters count. */
import { sameDistribution, type SearchSpace } from "../distributions.ts";
import type { FrozenTrial } from "../frozen-trial.ts";
import { intersectionSearchSpace } from "../search-space.ts";
import type { StudyView } from "../study-view.ts";

/** What is explained instead of the objective's value: any number that follows from a trial. */
export type ImportanceTarget = (trial: FrozenTrial) => number;

export interface EvaluateOptions {
  /** Parameters to judge; by default all (forests: all that every complete trial has). */
  readonly params?: readonly string[] | undefined;
  /** By default the value of the objective. */
  readonly target?: ImportanceTarget | undefined;
}

/** From 0, by name, greatest first. */
export type Importances = Readonly<Record<string, number>>;

export interface ImportanceEvaluator {
  /** Optuna's class name, for messages. */
  readonly name: string;
  evaluate(study: StudyView, options?: EvaluateOptions): Importances;
}

/** @throws RangeError for several objectives without a target. */
export function checkSingleTarget(
  where: string,
  study: StudyView,
  target: ImportanceTarget | undefined,
): void {
  if (target === undefined && study.directions.length > 1)
    throw new RangeError(
      `${where}: the study has ${study.directions.length} objectives; say what counts, as target: (trial) => trial.values[0]`,
    );
}

/** @throws TypeError when params is no list of names. */
export function checkParams(where: string, params: readonly string[] | undefined): void {
  if (params !== undefined && !(Array.isArray(params) && params.every((name) => typeof name === "string")))
    throw new TypeError(`${where}: params must be a list of names; got ${JSON.stringify(params)}`);
}

/**
 * The distributions of the parameters, sorted by name: of those given, or of those that all complete trials share.
 * @throws RangeError when no complete trial has all of those given, or their ranges change; for compat 4 with fewer than two
 * complete trials.
 */
export function sharedSpace(
  where: string,
  study: StudyView,
  params: readonly string[] | undefined,
): SearchSpace {
  checkParams(where, params);
  const complete = study.getTrials({ states: ["COMPLETE"] });
  if (study.compat === 4 && complete.length < 2)
    throw new RangeError(
      `${where}: importances need two complete trials; the study has ${complete.length}; run more`,
    );
  if (params === undefined) return intersectionSearchSpace(study.getTrials());
  const holders = complete.filter(({ distributions }) =>
    params.every((name) => Object.hasOwn(distributions, name)),
  );
  if (params.length > 0 && holders.length === 0)
    throw new RangeError(
      `${where}: no complete trial has all of the parameters ${params.join(", ")}; name parameters that go together`,
    );
  const sorted = params.toSorted();
  for (const { distributions } of holders)
    for (const name of sorted)
      if (!sameDistribution(distributions[name]!, holders[0]!.distributions[name]!))
        throw new RangeError(
          `${where}: the range of ${JSON.stringify(name)} changes between trials; leave it out of params`,
        );
  return new Map(sorted.map((name) => [name, holders[0]!.distributions[name]!]));
}

/** Complete trials that have the parameters and a finite target, and their targets. */
export function finiteTrials(
  study: StudyView,
  params: Iterable<string>,
  target: ImportanceTarget | undefined,
): { readonly trials: readonly FrozenTrial[]; readonly targets: Float64Array } {
  const names = [...params];
  const trials: FrozenTrial[] = [];
  const targets: number[] = [];
  for (const trial of study.getTrials({ states: ["COMPLETE"] })) {
    if (!names.every((name) => Object.hasOwn(trial.params, name))) continue;
    const value = target === undefined ? trial.value! : target(trial);
    if (!Number.isFinite(value)) continue;
    trials.push(trial);
    targets.push(value);
  }
  return { trials, targets: Float64Array.from(targets) };
}

/** Importances as a record, greatest first; of equals the last one first, as in Optuna. */
export function byImportance(importances: Iterable<readonly [string, number]>): Importances {
  const sorted = [...importances].sort(([, a], [, b]) => a - b).reverse();
  return Object.freeze(Object.fromEntries(sorted));
}

/** Zero for every name, in the order given. */
export function noImportance(names: Iterable<string>): Importances {
  return Object.freeze(Object.fromEntries(Array.from(names, (name) => [name, 0])));
}
