/**
 * The lines of Optuna's journal: their fields, made from calls of a storage, and the storage's calls made from them.
 * Source: Optuna 5.0, `storages/journal/_storage.py`.
 */
import {
  type Distribution,
  distributionToJson,
  jsonToDistribution,
  sameDistribution,
  CategoricalDistribution,
} from "../../distributions.ts";
import { FrozenTrial, isFinished, type TrialState } from "../../frozen-trial.ts";
import { PythonFloat } from "../../python-json.ts";
import type { Compat } from "../../study-view.ts";
import type { StudyDirection } from "../storage.ts";

/** The operations by their numbers in the file. */
export const opCode = Object.freeze({
  createStudy: 0,
  deleteStudy: 1,
  setStudyUserAttr: 2,
  setStudySystemAttr: 3,
  createTrial: 4,
  setTrialParam: 5,
  setTrialStateValues: 6,
  setTrialIntermediateValue: 7,
  setTrialUserAttr: 8,
  setTrialSystemAttr: 9,
  /** Of Optuna's Rust twin; passed over, as Optuna 5 does. */
  discardTrials: 10,
});

/** A parsed line; each operation has some of the fields. */
export interface JournalOperation {
  readonly op_code: number;
  readonly study_id: number;
  readonly study_name: string;
  readonly directions: readonly number[];
  readonly trial_id: number;
  readonly user_attr: Readonly<Record<string, unknown>>;
  readonly system_attr: Readonly<Record<string, unknown>>;
  readonly param_name: string;
  readonly param_value_internal: number;
  readonly distribution: string;
  readonly state?: number;
  readonly values?: readonly number[] | null;
  readonly value?: number | null;
  readonly step: number;
  readonly intermediate_value: number;
  readonly datetime_start?: string | null;
  readonly datetime_complete?: string | null;
  readonly distributions?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, number>>;
  readonly user_attrs?: Readonly<Record<string, unknown>>;
  readonly system_attrs?: Readonly<Record<string, unknown>>;
  readonly intermediate_values?: Readonly<Record<string, number>>;
}

const states: readonly TrialState[] = ["RUNNING", "COMPLETE", "PRUNED", "FAIL", "WAITING"];
const directionCodes = { minimize: 1, maximize: 2 } as const;

export const directionsToCodes = (directions: readonly StudyDirection[]): readonly number[] =>
  directions.map((direction) => directionCodes[direction]);

export const codesToDirections = (codes: readonly number[]): readonly StudyDirection[] =>
  codes.map((code) => (code === directionCodes.maximize ? "maximize" : "minimize"));

/** @throws TypeError for a number that is no state. */
export function codeToState(code = 0): TrialState {
  const state = states[code];
  if (state === undefined) throw new TypeError(`state ${code} is none of 0 to ${states.length - 1}`);
  return state;
}

/** The fields of a whole trial, in Optuna's order; without a template those of one that runs from now on. */
export function trialToFields(template: FrozenTrial | undefined, now: Date, compat: Compat): object {
  if (template === undefined) return { datetime_start: timeToText(now, compat) };
  const { values, datetimeStart, datetimeComplete, distributions } = template;
  const several = values !== null && values.length > 1;
  return {
    datetime_start: datetimeStart === null ? null : timeToText(datetimeStart, compat),
    state: states.indexOf(template.state),
    value: several || values === null ? null : new PythonFloat(values[0]!),
    values: several ? floats(values) : null,
    ...(datetimeComplete === null ? {} : { datetime_complete: timeToText(datetimeComplete, compat) }),
    distributions: mapped(distributions, distributionToJson),
    params: mapped(template.params, (value, name) =>
      internalField(distributions[name]!.toInternalRepr(value), distributions[name]!),
    ),
    user_attrs: template.userAttrs,
    system_attrs: template.systemAttrs,
    intermediate_values: mapped(template.intermediateValues, (value) => new PythonFloat(value)),
  };
}

/** The template that such fields describe; undefined for a trial that runs from then on. */
export function fieldsToTemplate(
  operation: JournalOperation,
  distributionOf: (text: string) => Distribution,
): FrozenTrial | undefined {
  const { state, value, values, datetime_start: start, datetime_complete: complete } = operation;
  if (state === undefined && operation.params === undefined) return undefined;
  const distributions = mapped(operation.distributions ?? {}, distributionOf);
  return new FrozenTrial({
    number: -1,
    trialId: -1,
    state: codeToState(state),
    values: values ?? (value === null || value === undefined ? null : [value]),
    datetimeStart: textToTime(start),
    datetimeComplete: textToTime(complete),
    params: mapped(operation.params ?? {}, (internal, name) => distributions[name]!.toExternalRepr(internal)),
    distributions,
    userAttrs: operation.user_attrs ?? {},
    systemAttrs: operation.system_attrs ?? {},
    intermediateValues: operation.intermediate_values ?? {},
  });
}

/** The fields of a change of state: the time of start or end comes with those that have one. */
export function stateToFields(
  state: TrialState,
  values: readonly number[] | null,
  now: Date,
  compat: Compat,
): object {
  return {
    state: states.indexOf(state),
    values: values === null ? null : floats(values),
    ...(state === "RUNNING" ? { datetime_start: timeToText(now, compat) } : {}),
    ...(isFinished(state) ? { datetime_complete: timeToText(now, compat) } : {}),
  };
}

/** A parameter's internal value as Optuna writes it: an index whole, all else with a point. */
export function internalField(internal: number, distribution: Distribution): number | PythonFloat {
  return distribution instanceof CategoricalDistribution ? internal : new PythonFloat(internal);
}

/** Reads distributions, each text once: they repeat from trial to trial. It throws TypeError for a text that is none. */
export function distributionReader(): (text: string) => Distribution {
  const known = new Map<string, Distribution>();
  return (text) => {
    let distribution = known.get(text);
    if (distribution === undefined) {
      try {
        distribution = jsonToDistribution(text);
      } catch (error) {
        throw new TypeError(`its distribution is none: ${(error as Error).message}`);
      }
      if (known.size >= 1000) known.clear();
      known.set(text, distribution);
    }
    return distribution;
  };
}

/** Writes distributions, again only where they changed: a parameter's is the same from trial to trial. */
export function distributionWriter(): (name: string, distribution: Distribution) => string {
  const known = new Map<string, readonly [Distribution, string]>();
  return (name, distribution) => {
    const [before, text] = known.get(name) ?? [];
    if (before !== undefined && sameDistribution(before, distribution)) return text!;
    const written = distributionToJson(distribution);
    if (known.size >= 1000) known.clear();
    known.set(name, [distribution, written]);
    return written;
  };
}

/** UTC as Optuna 5 writes it, or the machine's own time without a zone, as Optuna 4 does. */
function timeToText(time: Date, compat: Compat): string {
  if (compat === 5) return time.toISOString().replace("Z", "000+00:00");
  const local = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
  return local.toISOString().replace("Z", "000");
}

/** Times without a zone are the machine's own. @throws TypeError for a text that is no time. */
export function textToTime(text: string | null | undefined): Date | null {
  if (text === null || text === undefined) return null;
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw new TypeError(`time ${JSON.stringify(text)} cannot be read`);
  return time;
}

const floats = (values: readonly number[]): readonly PythonFloat[] =>
  values.map((value) => new PythonFloat(value));

function mapped<A, B>(
  record: Readonly<Record<string, A>>,
  to: (value: A, name: string) => B,
): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, to(value, name)]));
}
