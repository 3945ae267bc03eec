/** A study in words: what it searches, how far it is, what is best. Shared by the text and the HTML of its sheet. */
import type { Column, Table } from "../core/index.ts";
import { count, plural, short } from "../core/words.ts";
import { isFeasible } from "./constraints.ts";
import type { ParamValue } from "./distributions.ts";
import type { FrozenTrial, TrialState } from "./frozen-trial.ts";
import type { Study } from "./study.ts";

/** The parts of a study that its sheet shows. */
export type ShownStudy = Pick<
  Study,
  | "studyName"
  | "directions"
  | "metricNames"
  | "sampler"
  | "pruner"
  | "storage"
  | "getTrials"
  | "bestTrial"
  | "bestTrials"
>;

/** System attribute that says why a trial failed. */
export const failureKey = "assay:fail_reason";

/** The names of the objectives: those that were set, or "value", "value 0", "value 1" … */
export function objectiveNames({
  directions,
  metricNames,
}: Pick<ShownStudy, "directions" | "metricNames">): readonly string[] {
  return metricNames ?? directions.map((_, k) => (directions.length === 1 ? "value" : `value ${k}`));
}

/** "TPESampler · MedianPruner · minimize value · in memory". */
export function studyAside(study: ShownStudy): string {
  const names = objectiveNames(study);
  const goals = study.directions.map((direction, k) => `${direction} ${names[k]!}`).join(", ");
  const pruner = study.directions.length > 1 || study.pruner.name === "NopPruner" ? [] : [study.pruner.name];
  return [study.sampler.name, ...pruner, goals, study.storage.label].join(" · ");
}

/** "40 trials: 31 complete, 8 pruned, 1 failed; best 0.934 in trial 17". */
export function studyMessage(study: ShownStudy, trials: readonly FrozenTrial[]): string {
  if (trials.length === 0) return "no trial yet";
  const words: readonly (readonly [TrialState, string])[] = [
    ["COMPLETE", "complete"],
    ["PRUNED", "pruned"],
    ["FAIL", "failed"],
    ["RUNNING", "running"],
    ["WAITING", "waiting"],
  ];
  const parts = words.flatMap(([state, word]) => {
    const n = trials.filter((trial) => trial.state === state).length;
    return n === 0 ? [] : [`${count(n)} ${word}`];
  });
  const best = study.directions.length > 1 ? study.bestTrials : bestOrNone(study);
  const found =
    best.length === 0
      ? "nothing best yet"
      : study.directions.length > 1
        ? `${plural(best.length, "trial")} on the Pareto front`
        : `best ${valueText(best[0]!.values![0]!)} in trial ${best[0]!.number}`;
  return `${plural(trials.length, "trial")}: ${parts.join(", ")}; ${found}`;
}

/**
 * The best feasible trials to show: of one objective by value, of several the Pareto front along its first objective, one
 * trial for equal values.
 */
export function leadingTrials(study: ShownStudy, most: number): readonly FrozenTrial[] {
  const sign = study.directions[0] === "maximize" ? -1 : 1;
  const byFirst = (a: FrozenTrial, b: FrozenTrial): number => sign * (a.values![0]! - b.values![0]!);
  if (study.directions.length > 1) {
    const distinct = new Map(study.bestTrials.toReversed().map((trial) => [trial.values!.join(), trial]));
    return [...distinct.values()].sort(byFirst).slice(0, most);
  }
  return study
    .getTrials({ states: ["COMPLETE"] })
    .filter(isFeasible)
    .toSorted(byFirst)
    .slice(0, most);
}

/** The best trial of a study of one objective, or none while no feasible trial is complete. */
function bestOrNone(study: ShownStudy): readonly FrozenTrial[] {
  try {
    return [study.bestTrial];
  } catch {
    return [];
  }
}

/** Columns and rows of the table of the best trials. */
export function leadingTable(study: ShownStudy, leading: readonly FrozenTrial[]): Table {
  const params = [...new Set(leading.flatMap((trial) => Object.keys(trial.params)))];
  return {
    columns: [
      number("trial"),
      ...objectiveNames(study).map(number),
      ...params.map((name) =>
        leading.every((trial) => typeof trial.params[name] === "number") ? number(name) : name,
      ),
      number("seconds"),
    ],
    rows: leading.map((trial) => [
      String(trial.number),
      ...trial.values!.map(valueText),
      ...params.map((name) => (name in trial.params ? paramText(trial.params[name]!) : "")),
      trial.duration === null ? "" : valueText(trial.duration),
    ]),
  };
}

/** A column of numbers. */
function number(name: string): Column {
  return { name, align: "right" };
}

/**
 * TypeScript that holds the best parameters: `const best = { depth: 7, rate: 0.1 };`. Empty while there are none; with the
 * number of the trial where several are best.
 */
export function bestParamsCode(best: FrozenTrial | undefined, several: boolean): string {
  if (best === undefined || Object.keys(best.params).length === 0) return "";
  const fields = Object.entries(best.params).map(
    ([name, value]) => `${/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)}: ${literal(value)}`,
  );
  return `const best = { ${fields.join(", ")} };${several ? ` // trial ${best.number}` : ""}`;
}

function literal(value: ParamValue): string {
  return typeof value === "number" ? String(value) : JSON.stringify(value);
}

/** A value to six digits. */
export function valueText(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(6))) : value > 0 ? "∞" : "-∞";
}

function paramText(value: ParamValue): string {
  return typeof value === "number" ? valueText(value) : short(String(value), 40);
}
