/** What a check is given, made from a frame that is held in memory; rows are compared as text. */
import { isMissing, textAt, Frame, type Column } from "../../../../lib/data/index.ts";
import type {
  AuditInput,
  Check,
  CheckOptions,
  CheckValues,
  Judgement,
  Roles,
} from "../../../../lib/audit/check.ts";
import { labelModel } from "../../../../lib/audit/label-model.ts";
import { optionsOf, type ThresholdValue } from "../../../../lib/audit/thresholds.ts";

export function numbers(name: string, values: ArrayLike<number>): Column {
  const all = Float64Array.from(values);
  return {
    name,
    type: "number",
    values: all,
    integer: all.every((x) => Number.isNaN(x) || Number.isInteger(x)),
  };
}

export function strings(name: string, values: ArrayLike<string | null>): Column {
  const dictionary: string[] = [];
  const codes = Int32Array.from({ length: values.length }, (_, i) => {
    const value = values[i]!;
    if (value === null) return -1;
    const at = dictionary.indexOf(value);
    return at >= 0 ? at : dictionary.push(value) - 1;
  });
  return { name, type: "string", codes, dictionary };
}

export function dates(name: string, values: ArrayLike<number>): Column {
  return { name, type: "date", values: Float64Array.from(values), hasTime: false };
}

export function frameInput(
  columns: readonly Column[],
  roles: Omit<Roles, "inputs"> & { readonly inputs?: readonly string[] } = {},
  extra: Partial<AuditInput> = {},
): AuditInput {
  const sample = new Frame(columns, { name: "table" });
  const parts = new Set([roles.label, roles.time, roles.group, roles.id]);
  const inputs = roles.inputs ?? sample.columns.filter((name) => !parts.has(name));
  const keyOf = (names: readonly string[]) => {
    const own = names.map((name) => sample.column(name));
    return (i: number): string => own.map((c) => (isMissing(c, i) ? "∅" : textAt(c, i))).join("\u0000");
  };
  const groupsOf = (names: readonly string[]): number[][] => {
    const groups = new Map<string, number[]>();
    const key = keyOf(names);
    for (let i = 0; i < sample.length; i++) {
      const own = groups.get(key(i));
      if (own === undefined) groups.set(key(i), [i]);
      else own.push(i);
    }
    return [...groups.values()].filter((rows) => rows.length > 1);
  };
  const signal = extra.signal ?? new AbortController().signal;
  return {
    name: "table",
    rows: sample.length,
    schema: columns.map(({ name, type }) => ({ name, type, physical: type })),
    roles: { ...roles, inputs },
    profiles: [],
    sample,
    sampleRows: undefined,
    now: 0,
    seed: 0,
    signal,
    show: (_column, value) => String(value),
    missingness: () => Promise.reject(new Error("not here")),
    duplicates: async (names) => {
      const groups = groupsOf(names);
      const rowsInGroups = groups.reduce((sum, rows) => sum + rows.length, 0);
      return { repeats: rowsInGroups - groups.length, rowsInGroups, groups: groups.length, examples: groups };
    },
    conflicts: async (features, label) => {
      const key = keyOf([label]);
      const groups = groupsOf(features).filter((rows) => new Set(rows.map(key)).size > 1);
      return {
        groups: groups.length,
        rows: groups.reduce((sum, rows) => sum + rows.length, 0),
        examples: groups,
      };
    },
    labelModel: () => labelModel(sample, { label: roles.label, inputs, seed: 0, signal }),
    progress: () => undefined,
    ...extra,
  };
}

/** Measures and judges; the value goes through JSON, as it does in a stored audit. */
export async function runCheck<V, O extends CheckOptions>(
  check: Check<V, O>,
  input: AuditInput,
  thresholds: Readonly<Record<string, ThresholdValue>> = {},
): Promise<{ value: V; judgements: readonly Judgement[] }> {
  const options = optionsOf(check as unknown as Check, thresholds) as CheckValues<O>;
  const value = JSON.parse(JSON.stringify(await check.measure(input, options))) as V;
  return { value, judgements: check.judge(value, options) };
}
