/** Trials as a table: one plain record each, with Optuna's columns. Source: Optuna 5.0, `study/_dataframe.py`. */
import type { FrozenTrial } from "./frozen-trial.ts";

/** `number`, `value` (or `values_0`, `values_<metric>` …), times, `duration` in seconds, `params_x`, `userAttrs_x`, `state`. */
export type TrialRow = Readonly<Record<string, unknown>>;

/** Rows with the same columns in each; what a trial lacks is null. */
export function trialRows(
  trials: readonly FrozenTrial[],
  metricNames: readonly string[] | null,
): readonly TrialRow[] {
  const objectives = Math.max(
    1,
    metricNames?.length ?? 0,
    ...trials.map((trial) => trial.values?.length ?? 0),
  );
  const columns = new Map<string, null>();
  const rows = trials.map((trial) => rowOf(trial, objectives, metricNames));
  for (const part of ["params_", "userAttrs_", "systemAttrs_"])
    for (const row of rows)
      for (const key of Object.keys(row)) if (key.startsWith(part)) columns.set(key, null);
  const empty = Object.fromEntries(columns);
  return rows.map(({ state, ...row }) => {
    const filled: Record<string, unknown> = {};
    for (const key in row) if (!(key in empty)) filled[key] = row[key];
    for (const key of columns.keys()) filled[key] = row[key] ?? null;
    filled["state"] = state;
    return filled;
  });
}

function rowOf(
  trial: FrozenTrial,
  objectives: number,
  metricNames: readonly string[] | null,
): Record<string, unknown> {
  const row: Record<string, unknown> = { number: trial.number };
  for (let k = 0; k < objectives; k++) {
    const name = metricNames?.[k];
    row[objectives === 1 ? (name === undefined ? "value" : `value_${name}`) : `values_${name ?? k}`] =
      trial.values?.[k] ?? null;
  }
  row["datetimeStart"] = trial.datetimeStart;
  row["datetimeComplete"] = trial.datetimeComplete;
  row["duration"] = trial.duration;
  for (const [name, value] of Object.entries(trial.params)) row[`params_${name}`] = value;
  for (const [name, value] of Object.entries(trial.userAttrs)) row[`userAttrs_${name}`] = value;
  for (const [name, value] of Object.entries(trial.systemAttrs)) row[`systemAttrs_${name}`] = value;
  row["state"] = trial.state;
  return row;
}
