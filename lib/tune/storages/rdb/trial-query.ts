/**
 * Whole trials in one query: a list of rows of eight kinds, from one snapshot, so that no trial is seen half-written. What
 * is asked for is a study's trials above an id and some others by their ids, or one trial; the cost is that of these
 * trials' rows, not of the study.
 */
import { type Distribution, jsonToDistribution, type ParamValue } from "../../distributions.ts";
import { FrozenTrial, type TrialState } from "../../frozen-trial.ts";
import { fromPythonJson } from "../../python-json.ts";
import type { Compat } from "../../study-view.ts";
import type { Row, SqlDialect, Statement } from "./sql-engine.ts";
import { storedToNumber } from "./stored-number.ts";
import { storedToTime } from "./stored-time.ts";

/** A trial and its study. */
export interface ReadTrial {
  readonly studyId: number;
  readonly trial: FrozenTrial;
}

/** What `readStudyTrials` gave. */
export interface ReadStudy {
  readonly studyName: string;
  /** Number and start of the trial with the id `lastId`, or null when it is not there. */
  readonly last: { readonly number: number; readonly start: Date | null } | null;
  readonly trials: readonly ReadTrial[];
}

const columns = "trial_id, study_id, number, state, datetime_start, datetime_complete";

/** Trials of a study with an id above `lastId`, and those of the list, which are not above it. No row of kind 0 means no such study. */
export function studyTrialsQuery(
  dialect: SqlDialect,
  studyId: number,
  lastId: number,
  ids: readonly number[],
): Statement {
  const chosen =
    `SELECT ${columns} FROM trials WHERE study_id = ? AND trial_id > ?` +
    (ids.length === 0
      ? ""
      : ` UNION ALL SELECT ${columns} FROM trials WHERE trial_id ${dialect.inList} AND study_id = ?`);
  return [
    `WITH chosen AS (${chosen}), newest AS (SELECT * FROM trials WHERE trial_id = ? AND study_id = ?) ` +
      "SELECT 0 AS kind, s.study_id AS id, newest.number AS n, CAST(s.study_name AS TEXT) AS name, " +
      "CAST(NULL AS FLOAT) AS x, CAST(newest.datetime_start AS TEXT) AS t, CAST(NULL AS TEXT) AS u " +
      `FROM studies s LEFT JOIN newest ON true WHERE s.study_id = ? UNION ALL ${partsOf}`,
    studyId,
    lastId,
    ...(ids.length === 0 ? [] : [JSON.stringify(ids), studyId]),
    lastId,
    studyId,
    studyId,
  ];
}

/** One trial. */
export function trialQuery(trialId: number): Statement {
  return [`WITH chosen AS (SELECT ${columns} FROM trials WHERE trial_id = ?) ${partsOf}`, trialId];
}

const json = (kind: number, what: "user" | "system") =>
  `SELECT ${kind}, c.trial_id, NULL, CAST(a."key" AS TEXT), NULL, a.value_json, NULL ` +
  `FROM chosen c JOIN trial_${what}_attributes a ON a.trial_id = c.trial_id`;

const partsOf = [
  "SELECT 1 AS kind, trial_id AS id, number AS n, CAST(state AS TEXT) AS name, CAST(study_id AS FLOAT) AS x, " +
    "CAST(datetime_start AS TEXT) AS t, CAST(datetime_complete AS TEXT) AS u FROM chosen",
  "SELECT 2, c.trial_id, p.param_id, CAST(p.param_name AS TEXT), p.param_value, p.distribution_json, NULL " +
    "FROM chosen c JOIN trial_params p ON p.trial_id = c.trial_id",
  "SELECT 3, c.trial_id, v.objective, CAST(v.value_type AS TEXT), v.value, NULL, NULL " +
    "FROM chosen c JOIN trial_values v ON v.trial_id = c.trial_id",
  "SELECT 4, c.trial_id, v.step, CAST(v.intermediate_value_type AS TEXT), v.intermediate_value, NULL, NULL " +
    "FROM chosen c JOIN trial_intermediate_values v ON v.trial_id = c.trial_id",
  json(5, "user"),
  json(6, "system"),
].join(" UNION ALL ");

type PartRow = readonly [
  kind: number,
  id: number,
  n: number,
  name: string,
  x: number | null,
  t: string | null,
  u: string | null,
];

/** Reads the rows of `studyTrialsQuery`; undefined when there is no such study. */
export function readStudyTrials(rows: readonly Row[], compat: Compat): ReadStudy | undefined {
  const head = (rows as readonly PartRow[]).find(([kind]) => kind === 0);
  if (head === undefined) return undefined;
  const [, , number, studyName, , start] = head;
  return {
    studyName,
    last: number === null ? null : { number, start: storedToTime(start, compat) },
    trials: readTrials(rows, compat),
  };
}

interface Draft {
  readonly studyId: number;
  readonly number: number;
  readonly state: TrialState;
  readonly start: string | null;
  readonly complete: string | null;
  readonly params: PartRow[];
  readonly values: PartRow[];
  readonly intermediateValues: Record<number, number>;
  readonly userAttrs: [key: string, value: unknown][];
  readonly systemAttrs: [key: string, value: unknown][];
}

/** Reads the trials among the rows, in the order of their ids. */
export function readTrials(rows: readonly Row[], compat: Compat): readonly ReadTrial[] {
  const drafts = new Map<number, Draft>();
  for (const [kind, id, n, name, x, t, u] of rows as readonly PartRow[])
    if (kind === 1)
      drafts.set(id, {
        studyId: x!,
        number: n,
        state: name as TrialState,
        start: t,
        complete: u,
        params: [],
        values: [],
        intermediateValues: {},
        userAttrs: [],
        systemAttrs: [],
      });
  for (const row of rows as readonly PartRow[]) {
    const [kind, id, n, name, x, t] = row;
    if (kind < 2) continue;
    const draft = drafts.get(id)!;
    if (kind === 2) draft.params.push(row);
    else if (kind === 3) draft.values.push(row);
    else if (kind === 4) draft.intermediateValues[n] = storedToNumber(x, name);
    else (kind === 5 ? draft.userAttrs : draft.systemAttrs).push([name, fromPythonJson(t!)]);
  }
  return Array.from(drafts, ([trialId, draft]) => ({
    studyId: draft.studyId,
    trial: trialOf(trialId, draft, compat),
  })).toSorted((a, b) => a.trial.trialId - b.trial.trialId);
}

function trialOf(trialId: number, draft: Draft, compat: Compat): FrozenTrial {
  const params: Record<string, ParamValue> = {};
  const distributions: Record<string, Distribution> = {};
  for (const [, , , name, x, text] of draft.params.sort(byN)) {
    const distribution = distributionOf(text!);
    params[name] = distribution.toExternalRepr(x!);
    distributions[name] = distribution;
  }
  return new FrozenTrial({
    number: draft.number,
    trialId,
    state: draft.state,
    values:
      draft.values.length === 0
        ? null
        : draft.values.sort(byN).map(([, , , type, x]) => storedToNumber(x, type)),
    datetimeStart: storedToTime(draft.start, compat),
    datetimeComplete: storedToTime(draft.complete, compat),
    params,
    distributions,
    userAttrs: Object.fromEntries(draft.userAttrs),
    systemAttrs: Object.fromEntries(draft.systemAttrs),
    intermediateValues: draft.intermediateValues,
  });
}

const byN = (a: PartRow, b: PartRow): number => a[2] - b[2];

const known = new Map<string, Distribution>();

/** The distribution of a text; trials of a study share the few objects that there are. */
function distributionOf(text: string): Distribution {
  let distribution = known.get(text);
  if (distribution === undefined) {
    if (known.size >= 1000) known.clear();
    known.set(text, (distribution = jsonToDistribution(text)));
  }
  return distribution;
}
