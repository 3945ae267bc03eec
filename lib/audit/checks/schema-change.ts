/** What changed in the shape of the table since the reference: columns, their types, categories, ranges, missing values. */
import { proportionInterval } from "../../core/index.ts";
import { setImmediate as turn } from "node:timers/promises";
import { categoryCounts, codesOf, type CategoryCounts } from "../measures/codes.ts";
import type { ColumnProfile } from "../../data/index.ts";
import {
  defineCheck,
  EVIDENCE_ROWS,
  limit,
  NotEvaluable,
  rowNumber,
  type AuditInput,
  type Judgement,
} from "../check.ts";
import { number, percent, plural, some } from "../../core/words.ts";

/** Columns with a few unseen values that are named one by one. */
const MOST_NOTES = 20;

export default defineCheck({
  name: "schema-change",
  question: "Do columns, types, categories and ranges match the reference?",
  area: "drift",
  suite: "quick",
  needs: ["against"],
  options: {
    "unseen.warn": limit(0.01, "Share of rows with a category that the reference has not: warn …"),
    "unseen.fail": limit(0.2, "… and fail."),
    "lost.warn": limit(0.05, "Share of the reference's rows whose category is gone (warn)."),
    "range.warn": limit(0.01, "Share of values outside the reference's range: warn …"),
    "range.fail": limit(0.2, "… and fail."),
    "missing.max": limit(0.05, "Largest change of a column's missing share (warn)."),
  },
  fix: "Find what changed upstream before scoring: a model treats a new category or a lost column in ways that nobody chose.",
  details: `Columns that are gone fail when they are inputs of the reference, new ones are told; a changed type fails. Shares are counted
in the sample. A share of unseen (lost) categories counts with the lower end of its 95 % interval, less the chance that the next value is
new to the reference (to this table): singletons / n, Good and Turing. Values beyond the reference's extremes count when so many come by
chance less than once in a thousand columns: of m rows after n, k or more lie outside with chance qᵏ(1 + k(1 − q)), q = m / (n + m).
Columns in which nearly every value differs are names, and not compared. A missing share has changed when it differs by more than 5 points
and by more than four standard errors.`,
  async measure(input) {
    const against = input.against!;
    if (input.rows === 0 || against.rows === 0) throw new NotEvaluable("One of the tables has no rows.");
    const now = new Map(input.profiles.map((profile) => [profile.name, profile]));
    const before = new Map(against.profiles.map((profile) => [profile.name, profile]));
    const roles = new Set([
      ...input.roles.inputs,
      ...(input.roles.label === undefined ? [] : [input.roles.label]),
    ]);
    const shared = [...now.keys()].filter((name) => before.has(name));
    const alike = shared.filter((name) => sameType(before.get(name)!, now.get(name)!));
    const categories: CategoryChange[] = [];
    const ranges: RangeChange[] = [];
    for (const name of alike.filter((each) => roles.has(each))) {
      input.signal.throwIfAborted();
      await turn();
      categories.push(...categoryChange(input, against, name));
      ranges.push(...rangeChange(input, before.get(name)!));
    }
    return {
      columns: now.size,
      gone: [...before.keys()]
        .filter((name) => !now.has(name))
        .map((name) => ({ name, input: against.roles.inputs.includes(name) })),
      added: [...now.keys()].filter((name) => !before.has(name)),
      retyped: shared
        .filter((name) => !sameType(before.get(name)!, now.get(name)!))
        .map((name) => ({ name, before: before.get(name)!.type, now: now.get(name)!.type })),
      categories,
      ranges,
      missing: shared.map((name) => {
        const [a, b] = [before.get(name)!, now.get(name)!];
        const [p, q] = [a.missing / a.n, b.missing / b.n];
        return { name, before: p, now: q, error: Math.sqrt((p * (1 - p)) / a.n + (q * (1 - q)) / b.n) };
      }),
      n: input.sample.length,
      sampled: input.sampleRows !== undefined || against.sampleRows !== undefined,
    };
  },
  judge({ columns, gone, added, retyped, categories, ranges, missing, n, sampled }, options) {
    let findings: Judgement[] = [];
    for (const { name, input } of gone)
      findings.push({
        status: input ? "fail" : "warn",
        column: name,
        value: 1,
        threshold: "schema-change.gone",
        message: `"${name}" is gone; the reference has it.`,
      });
    if (added.length > 0)
      findings.push({
        status: "info",
        value: added.length,
        threshold: "schema-change.added",
        message: `${plural(added.length, "column is", "columns are")} new: ${some(added)}.`,
        fix: "Nothing, unless a model was to learn from them: it has not seen them.",
      });
    for (const { name, before, now } of retyped)
      findings.push({
        status: "fail",
        column: name,
        value: 1,
        threshold: "schema-change.type",
        message: `"${name}" was of type ${before} and is of type ${now}.`,
      });
    for (const { name, unseen, expected, lost, present, examples, rows } of categories) {
      const excess = (unseen === 0 ? 0 : proportionInterval(unseen, present)[0]) - expected;
      const level = levelOf(excess, options["unseen.warn"], options["unseen.fail"]);
      if (unseen > 0)
        findings.push({
          status: level?.status ?? "info",
          column: name,
          value: unseen / present,
          threshold: `schema-change.unseen.${level?.status ?? "warn"}`,
          ...(level === undefined ? {} : { limit: level.bound, op: "<=" as const }),
          message: `${percent(unseen / present)} of "${name}" are categories that the reference has not: ${some(examples)}.`,
          evidence: { rows, total: unseen, values: examples },
          n: present,
          sampled,
        });
      const most = options["lost.warn"];
      if (most !== null && lost.rows > 0 && proportionInterval(lost.rows, lost.of)[0] - lost.expected > most)
        findings.push({
          status: "warn",
          column: name,
          value: lost.share,
          threshold: "schema-change.lost.warn",
          limit: most,
          op: "<=",
          message: `Categories of "${name}" that ${percent(lost.share)} of the reference had are gone: ${some(lost.examples)}.`,
          n: present,
          sampled,
        });
    }
    for (const { name, outside, chance, present, low, high, rows, values } of ranges) {
      if (outside === 0) continue;
      const share = chance < 0.001 ? outside / present : 0;
      const level = levelOf(share, options["range.warn"], options["range.fail"]);
      findings.push({
        status: level?.status ?? "info",
        column: name,
        value: outside / present,
        threshold: `schema-change.range.${level?.status ?? "warn"}`,
        ...(level === undefined ? {} : { limit: level.bound, op: "<=" as const }),
        message: `${plural(outside, "value")} of "${name}" (${percent(outside / present)}) ${outside === 1 ? "lies" : "lie"} outside the reference's range, ${number(low)} to ${number(high)}.`,
        fix: "Look for changed units and errors; beyond what it has seen, a model guesses.",
        evidence: { rows, total: outside, values },
        n: present,
        sampled,
      });
    }
    const most = options["missing.max"];
    if (most !== null)
      for (const { name, before, now, error } of missing) {
        const change = Math.abs(now - before);
        if (change > most && change > 4 * error)
          findings.push({
            status: "warn",
            column: name,
            value: change,
            threshold: "schema-change.missing.max",
            limit: most,
            op: "<=",
            message: `"${name}" is missing in ${percent(now)} of the rows; in the reference in ${percent(before)}.`,
          });
      }
    const notes = findings.filter(({ status }) => status === "info");
    if (notes.length > MOST_NOTES) {
      const kept = new Set(notes.slice(0, MOST_NOTES));
      findings = findings.filter((finding) => finding.status !== "info" || kept.has(finding));
      findings.push({
        status: "info",
        value: notes.length - MOST_NOTES,
        threshold: "schema-change.more",
        message: `${plural(notes.length - MOST_NOTES, "more column has", "more columns have")} a few new categories or values out of range, within the limits.`,
        fix: "Nothing; thresholds `schema-change.unseen.warn` and `schema-change.range.warn` would name them.",
      });
    }
    if (!findings.some(({ status }) => status === "warn" || status === "fail"))
      findings.unshift({
        status: "pass",
        value: 0,
        message: `The ${plural(columns, "column")} match the reference in name, type, categories, range and missing values.`,
        n,
        sampled,
      });
    return findings;
  },
});

function levelOf(
  value: number,
  warn: number | null,
  fail: number | null,
): { status: "warn" | "fail"; bound: number } | undefined {
  if (fail !== null && value > fail) return { status: "fail", bound: fail };
  return warn !== null && value > warn ? { status: "warn", bound: warn } : undefined;
}

/** An empty column has no type that could have changed. */
function sameType(a: ColumnProfile, b: ColumnProfile): boolean {
  return a.type === b.type || a.missing === a.n || b.missing === b.n;
}

interface CategoryChange {
  readonly name: string;
  readonly present: number;
  readonly unseen: number;
  /** The share of new values that the reference itself makes likely. */
  readonly expected: number;
  readonly examples: readonly string[];
  readonly rows: readonly number[];
  readonly lost: {
    readonly share: number;
    readonly rows: number;
    readonly of: number;
    /** The share that this table itself makes likely. */
    readonly expected: number;
    readonly examples: readonly string[];
  };
}

function categoryChange(input: AuditInput, against: AuditInput, name: string): CategoryChange[] {
  const column = input.sample.column(name);
  const reference = against.sample.column(name);
  if (column.type !== reference.type || (column.type !== "string" && column.type !== "boolean")) return [];
  const [old, own] = [categoryCounts(reference), categoryCounts(column)];
  if (old.n === 0 || own.n === 0 || old.counts.size > 0.9 * old.n) return [];
  const show = (text: string): string => {
    const shown = input.show(name, text);
    return shown.includes("•") ? shown : against.show(name, text);
  };
  const news = [...own.counts].filter(([label]) => !old.counts.has(label)).sort((a, b) => b[1] - a[1]);
  const lost = [...old.counts].filter(([label]) => !own.counts.has(label)).sort((a, b) => b[1] - a[1]);
  const newness = ({ counts, n }: CategoryCounts): number =>
    [...counts.values()].filter((count) => count === 1).length / n;
  const sum = (entries: readonly (readonly [string, number])[]): number =>
    entries.reduce((total, [, count]) => total + count, 0);
  const wanted = new Set(news.map(([label]) => label));
  const rows: number[] = [];
  const { codes, labels } = codesOf(column);
  if (wanted.size > 0)
    for (let i = 0; i < codes.length && rows.length < EVIDENCE_ROWS; i++)
      if (codes[i]! >= 0 && wanted.has(labels[codes[i]!]!)) rows.push(rowNumber(input, i));
  return [
    {
      name,
      present: own.n,
      unseen: sum(news),
      expected: newness(old),
      examples: news.slice(0, 5).map(([label]) => show(label)),
      rows,
      lost: {
        share: sum(lost) / old.n,
        rows: sum(lost),
        of: old.n,
        expected: newness(own),
        examples: lost.slice(0, 5).map(([label]) => show(label)),
      },
    },
  ];
}

interface RangeChange {
  readonly name: string;
  readonly present: number;
  readonly outside: number;
  /** That so many lie outside when nothing has changed. */
  readonly chance: number;
  readonly low: number;
  readonly high: number;
  readonly rows: readonly number[];
  readonly values: readonly string[];
}

function rangeChange(input: AuditInput, before: ColumnProfile): RangeChange[] {
  const { name, numeric } = before;
  const column = input.sample.column(name);
  if (column.type !== "number" || numeric === null || numeric.min === null || numeric.max === null) return [];
  const [low, high] = [numeric.min, numeric.max];
  const rows: number[] = [];
  const values: string[] = [];
  let [present, outside] = [0, 0];
  for (let i = 0; i < column.values.length; i++) {
    const value = column.values[i]!;
    if (!Number.isFinite(value)) continue;
    present++;
    if (value >= low && value <= high) continue;
    outside++;
    if (rows.length >= EVIDENCE_ROWS) continue;
    rows.push(rowNumber(input, i));
    if (values.length < 5) values.push(input.show(name, value));
  }
  if (present === 0) return [];
  const q = present / (before.n - before.missing + present);
  const chance = q ** outside * (1 + outside * (1 - q));
  return [{ name, present, outside, chance, low, high, rows, values }];
}
