/**
 * Constraints of a trial: named numbers, the trial is feasible when none is above 0. They are kept as system attributes
 * `constraints:<name>`; the older form is one list under `constraints`. Source: Optuna 5.0, `_constrained_optimization.py`.
 */
import type { TrialRecord } from "./frozen-trial.ts";

const listKey = "constraints";
const prefix = `${listKey}:`;
const none: Readonly<Record<string, number>> = Object.freeze({});

/** The system attribute that holds the constraint. */
export function constraintKey(name: string): string {
  return prefix + name;
}

/** Constraint values by name; those of the older list are named 0, 1, 2 … */
export function constraintsOf(
  systemAttrs: Readonly<Record<string, unknown>>,
): Readonly<Record<string, number>> {
  let found: Record<string, number> | undefined;
  const list = systemAttrs[listKey];
  if (Array.isArray(list)) found = Object.fromEntries((list as number[]).entries());
  for (const key in systemAttrs)
    if (key.startsWith(prefix)) (found ??= {})[key.slice(prefix.length)] = systemAttrs[key] as number;
  return found ?? none;
}

/** True when no constraint of the trial is above 0; true without constraints. */
export function isFeasible(trial: Pick<TrialRecord, "systemAttrs">): boolean {
  const constraints = constraintsOf(trial.systemAttrs);
  for (const name in constraints) if (!(constraints[name]! <= 0)) return false;
  return true;
}

/** True when any of the trials has a constraint. */
export function isConstrained(trials: Iterable<Pick<TrialRecord, "systemAttrs">>): boolean {
  for (const trial of trials) if (constraintsOf(trial.systemAttrs) !== none) return true;
  return false;
}
