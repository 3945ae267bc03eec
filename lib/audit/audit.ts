/**
 * The audit: opens the data, profiles every column, runs the checks of a suite, and gives one record. What is known is
 * handed out as it comes (`onUpdate`); an abort ends it with what is done, the rest `not_evaluated`.
 */
import { setImmediate as turn } from "node:timers/promises";
import { frameOf, openDataset, read, withMissing, type ColumnProfile, type Dataset } from "../data/index.ts";
import { applyAcceptance, checkAcceptances } from "./accept.ts";
import { checkBaseline, compareWithBaseline } from "./baseline.ts";
import {
  NotEvaluable,
  type AuditInput,
  type Check,
  type Finding,
  type Judgement,
  type LazyCheck,
} from "./check.ts";
import { checkTable } from "./checks/index.ts";
import { auditInput } from "./input.ts";
import { maskingOf, type Masking } from "./masking.ts";
import { SAMPLE_ROWS, type AuditOptions, type AuditProgress } from "./options.ts";
import { auditResult } from "./report.ts";
import type { AuditRecord, AuditResult } from "./result.ts";
import { resolveRoles, type RoleOptions } from "./roles.ts";
import { readContract } from "./schema-contract.ts";
import { checkThresholds, optionsOf } from "./thresholds.ts";
import { matrixOf, ranked, toFinding, verdictOf } from "./verdict.ts";

/**
 * Audits a table: anything that `openDataset` takes (a frame, records, columns, a file's path, a relation).
 *
 * Cost: one profile of every column (n log n in rows for columns in memory), then checks that look at no more than
 * `sampleRows` rows, and duplicates over all rows.
 * @throws RangeError, TypeError for options that are wrong; the data themselves lead to findings, not to errors.
 * @example const a = await audit(load("penguins"), { label: "Species" }); a.verdict.status;
 */
export async function audit(data: unknown, options: AuditOptions = {}): Promise<AuditResult> {
  const checks = selectChecks(options);
  const thresholds = options.thresholds ?? {};
  const names = checkTable.map(({ name }) => name);
  checkThresholds(thresholds, names);
  checkAcceptances(options.accept ?? [], names);
  if (options.baseline !== undefined) checkBaseline(options.baseline);
  if (options.contract !== undefined) readContract(options.contract);
  const now = moment(options.now);
  const { seed = 0, sampleRows = SAMPLE_ROWS, signal = new AbortController().signal } = options;
  if (!Number.isInteger(sampleRows) || sampleRows < 1)
    throw new RangeError(`audit: sampleRows must be a whole number above 0; got ${sampleRows}; e.g. 10000`);
  if (!Number.isInteger(seed))
    throw new RangeError(`audit: seed must be a whole number; got ${seed}; e.g. 0`);
  const dataset = await open(data, { ...options, signal });
  let reference: Dataset | undefined;
  try {
    if (options.against !== undefined) {
      const { name: _own, ...shared } = options;
      reference = await open(options.against, { ...shared, signal });
    }
    const roles = resolveRoles(dataset, options);
    const name = dataset.name === "" ? "table" : dataset.name;
    const profiles: ColumnProfile[] = [];
    const findings: Finding[] = [];
    const values: Record<string, unknown> = {};
    let sampled = false;
    /** Until the sample has told what is private, no value is shown. */
    let masking: Masking | undefined;
    let done = 0;
    const total = dataset.schema.length + (reference?.schema.length ?? 0) + checks.length;
    const record = (complete: boolean): AuditRecord => {
      const list = ranked(findings);
      return {
        kind: "assay.audit",
        version: 1,
        name,
        verdict: verdictOf(list),
        matrix: matrixOf(list, options.areas, (area) =>
          checks.some(({ name }) => name === area)
            ? "Has not run yet."
            : options.suite === "quick"
              ? "Not in the quick suite."
              : "Not among the chosen checks.",
        ),
        findings: list,
        roles,
        profiles: profiles.map((profile) => masking?.profile(profile) ?? { ...profile, top: [] }),
        values: { ...values },
        provenance: {
          rows: dataset.rows,
          columns: dataset.schema.length,
          engine: dataset.engine,
          suite: options.suite ?? "full",
          seed,
          sampleRows,
          sampled,
          now,
          literal: options.literal ?? false,
          thresholds,
          notes: dataset.notes,
        },
        complete,
        changes:
          complete && options.baseline !== undefined ? compareWithBaseline(list, options.baseline) : null,
      };
    };
    const update = (message: string): void => {
      const progress: AuditProgress = { done, total, message };
      options.onUpdate?.(progress, () => auditResult(record(false)));
    };
    const progress = (message: string): void => update(message);

    try {
      await profileInto(profiles, dataset, signal, (column) => {
        done++;
        update(`column ${column}`);
      });
      const against =
        reference === undefined
          ? undefined
          : await inputOf(reference, { ...options, now, seed, sampleRows, signal, progress }, (column) => {
              done++;
              update(`reference column ${column}`);
            });
      const sample = await dataset.sample(sampleRows, seed, signal);
      sampled = sample.rows !== undefined;
      masking = maskingOf(sample.frame, seed, options.showValues ?? false);
      const input = auditInput(dataset, {
        roles,
        profiles,
        sample,
        now,
        seed,
        show: masking.show,
        signal,
        progress,
        ...(against === undefined ? {} : { against }),
        ...(options.contract === undefined ? {} : { contract: options.contract }),
      });
      for (const lazy of checks) {
        signal.throwIfAborted();
        update(lazy.question);
        findings.push(...(await runCheck(lazy, input, options, values)));
        done++;
        await turn();
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    for (const lazy of checks.filter(({ name }) => !findings.some(({ check }) => check === name)))
      findings.push(unevaluated(await lazy.load(), "The audit was stopped before this check.", options));
    for (const [i, finding] of findings.entries())
      findings[i] = applyAcceptance(finding, options.accept ?? [], now);
    return auditResult(record(!signal.aborted));
  } finally {
    await dataset.close();
    await reference?.close();
  }
}

/** The checks of a suite: the four of the matrix first, then the quick ones. @throws RangeError for a name that no check has. */
function selectChecks(options: AuditOptions): LazyCheck[] {
  const { suite = "full", areas, only, skip } = options;
  const names = checkTable.map(({ name }) => name);
  for (const name of [...(only ?? []), ...(skip ?? [])])
    if (!names.includes(name)) throw new RangeError(`audit: no check "${name}"; known: ${names.join(", ")}`);
  // Nobody misses the comparison with a table that was never mentioned.
  const meant = ({ needs }: LazyCheck): boolean =>
    (options.against !== undefined || !needs.includes("against")) &&
    (options.contract !== undefined || !needs.includes("contract"));
  const chosen = checkTable.filter(
    (check) =>
      (only === undefined
        ? (suite === "full" || check.suite === "quick") && meant(check)
        : only.includes(check.name)) &&
      (areas ?? [check.area]).includes(check.area) &&
      !(skip ?? []).includes(check.name),
  );
  const early = (check: LazyCheck): number =>
    (check.name === check.area ? -2 : 0) + (check.suite === "quick" ? -1 : 0);
  return chosen.toSorted((a, b) => early(a) - early(b));
}

/** Values that mean "missing" mean it in both tables; only a table in memory can be changed so. */
async function open(
  data: unknown,
  options: Pick<AuditOptions, "missing" | "name" | "encoding" | "ragged"> & { readonly signal: AbortSignal },
): Promise<Dataset> {
  const { missing, name, encoding, ragged, signal } = options;
  const reading = {
    ...(name === undefined ? {} : { name }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(ragged === undefined ? {} : { ragged }),
    signal,
  };
  if (missing === undefined) return openDataset(data, reading);
  const frame = typeof data === "string" ? await read(data, reading) : frameOf(data);
  return openDataset(withMissing(frame, missing), reading);
}

async function profileInto(
  profiles: ColumnProfile[],
  dataset: Dataset,
  signal: AbortSignal,
  each: (column: string) => void,
): Promise<void> {
  for await (const profile of dataset.profile({ signal })) {
    profiles.push(profile);
    each(profile.name);
    await turn();
    signal.throwIfAborted();
  }
}

type ReferenceOptions = RoleOptions & {
  readonly showValues?: boolean;
  readonly now: number;
  readonly seed: number;
  readonly sampleRows: number;
  readonly signal: AbortSignal;
  readonly progress: (message: string) => void;
};

/** The reference plays the same parts, as far as it has the columns. */
async function inputOf(
  dataset: Dataset,
  options: ReferenceOptions,
  each: (column: string) => void,
): Promise<AuditInput> {
  const { signal, seed, sampleRows, now, progress } = options;
  const has = (name: string | undefined): name is string =>
    name !== undefined && dataset.schema.some((column) => column.name === name);
  const parts = (["label", "time", "group", "id"] as const).filter((part) => has(options[part]));
  const roles = resolveRoles(dataset, {
    ...Object.fromEntries(parts.map((part) => [part, options[part]])),
    ignore: (options.ignore ?? []).filter(has),
  });
  const profiles: ColumnProfile[] = [];
  await profileInto(profiles, dataset, signal, each);
  const sample = await dataset.sample(sampleRows, seed, signal);
  const masking = maskingOf(sample.frame, seed, options.showValues ?? false);
  return auditInput(dataset, { roles, profiles, sample, now, seed, show: masking.show, signal, progress });
}

/** Measures, judges, and turns whatever goes wrong into a finding that is never a pass. */
async function runCheck(
  lazy: LazyCheck,
  input: AuditInput,
  options: AuditOptions,
  values: Record<string, unknown>,
): Promise<Finding[]> {
  const check = await lazy.load();
  const lacking = check.needs.find((need) =>
    need === "against" || need === "contract" ? input[need] === undefined : input.roles[need] === undefined,
  );
  if (lacking !== undefined) return [unevaluated(check, `Needs ${NEEDS[lacking]}.`, options)];
  const settings = optionsOf(check, options.thresholds ?? {});
  // A contract may promise rows; every other question has no answer then.
  if (check.area !== "contract" && (input.rows === 0 || input.schema.length === 0))
    return [
      unevaluated(check, `The table has no ${input.schema.length === 0 ? "columns" : "rows"}.`, options),
    ];
  try {
    const value = await check.measure(input, settings);
    input.signal.throwIfAborted();
    values[check.name] = value;
    const judgements = check.judge(value, settings);
    if (judgements.length === 0) throw new Error("judged nothing");
    return judgements.map((judgement) =>
      required(toFinding(check, judgement, options.literal ?? false), options),
    );
  } catch (error) {
    if (input.signal.aborted) throw error;
    if (error instanceof NotEvaluable) return [unevaluated(check, error.message, options)];
    const message = `The check itself failed: ${error instanceof Error ? error.message : String(error)}`;
    return [{ ...unevaluated(check, message, {}), status: "error", severity: 5 }];
  }
}

const NEEDS = {
  label: "the column to predict (label)",
  time: "the column that says when a row happened (time)",
  group: "the column of what belongs together (group)",
  id: "the column that names a row (id)",
  against: "a second table to compare with (against)",
  contract: "a schema contract (contract)",
};

function unevaluated(check: Check, message: string, options: AuditOptions): Finding {
  const judgement: Judgement = { status: "not_evaluated", value: null, message };
  return required(toFinding(check, judgement, false), options);
}

/** What must be evaluated and was not, fails. */
function required(finding: Finding, { require = [] }: AuditOptions): Finding {
  if (finding.status !== "not_evaluated" || !require.includes(finding.area)) return finding;
  return {
    ...finding,
    status: "fail",
    severity: 6,
    message: `${finding.message} It is required, so this fails.`,
  };
}

/** @throws RangeError for what is no moment. */
function moment(given: AuditOptions["now"] = Date.now()): number {
  const time = typeof given === "number" ? given : new Date(given).getTime();
  if (!Number.isFinite(time))
    throw new RangeError(`audit: now must be a date; got ${JSON.stringify(given)}; e.g. "2026-01-31"`);
  return time;
}
