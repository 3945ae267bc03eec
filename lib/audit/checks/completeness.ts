/**
 * The matrix row "Completeness": the share of missing cells among the input columns, against the guide's 5 %. The cell share
 * hides where the holes are (20 columns with 5 % each leave 64 % of rows incomplete), so columns, rows, the label, the
 * difference to the reference and the worst group stand beside it.
 */
import { defineCheck, limit, NotEvaluable, type AuditInput, type Judgement } from "../check.ts";
import { isMissing, textAt } from "../../data/index.ts";
import { percent, plural } from "../../core/words.ts";

export default defineCheck({
  name: "completeness",
  question: "Is anything missing?",
  area: "completeness",
  suite: "quick",
  needs: [],
  options: {
    "cells.max": limit(0.05, "Largest share of missing cells among the input columns (fail)."),
    "column.max": limit(0.05, "Share of missing values from which a column is named (warn)."),
    "column.fail": limit(0.3, "Largest share of missing values in one input column (fail)."),
    "label.max": limit(0, "Largest share of rows without a label (fail)."),
    "completeRows.min": limit(0.8, "Smallest share of rows without any missing input (warn)."),
    "splitDiff.max": limit(0.05, "Largest difference of a column's missing share to the reference (warn)."),
    "group.max": limit(0.3, "Largest share of missing cells within one group (warn)."),
  },
  fix: "Find out why values are missing before filling them: a value that is absent for a reason is information (add an indicator), and an imputer must be fitted on training rows only.",
  details: `Headline: missing cells / (rows × input columns). A cell is missing when it is null or NaN, or holds a token that was
declared to mean missing (\`missing: { Sex: ["."] }\`); tokens that only look so are reported by \`disguised-missing\`.

The guide's limit (5 %) is the default of the headline and of the note on single columns. The literal reading is the share over all
columns, label and identifiers included.`,
  async measure(input) {
    const { inputs, label, group } = input.roles;
    const chosen = new Set(inputs);
    if (chosen.size === 0) throw new NotEvaluable("There is no input column.");
    const columns = input.profiles.map(({ name, missing }) => ({
      name,
      input: chosen.has(name),
      ratio: missing / input.rows,
    }));
    const own = columns.filter((column) => column.input);
    const missingness = await input.missingness();
    const reference = new Map(
      (input.against?.profiles ?? []).map(({ name, missing, n }) => [name, n === 0 ? null : missing / n]),
    );
    return {
      rows: input.rows,
      columns: columns.length,
      cells: mean(own.map(({ ratio }) => ratio)),
      allCells: mean(columns.map(({ ratio }) => ratio)),
      byColumn: own.filter(({ ratio }) => ratio > 0).map(({ name, ratio }) => ({ name, ratio })),
      completeRows: completeShare(missingness, chosen) ?? missingness.completeRows / input.rows,
      label: label === undefined ? null : (columns.find(({ name }) => name === label)?.ratio ?? null),
      labelRows: label === undefined ? [] : missingRows(input, label),
      splitDiff: own.flatMap(({ name, ratio }) => {
        const before = reference.get(name);
        return before === undefined || before === null ? [] : [{ name, now: ratio, before }];
      }),
      worstGroup: group === undefined ? null : worstGroup(input, group),
    };
  },
  judge(value, options) {
    const findings: Judgement[] = [];
    const { cells, allCells, byColumn, label } = value;
    const max = options["cells.max"];
    findings.push({
      part: "headline",
      status: max !== null && cells > max ? "fail" : "pass",
      value: cells,
      threshold: "completeness.cells.max",
      ...(max === null ? {} : { limit: max, op: "<=" as const }),
      message: `${percent(cells)} of the input cells are missing${max === null ? "" : ` (limit ${percent(max)})`}.`,
    });
    findings.push({
      part: "literal",
      status: allCells > 0.05 ? "fail" : "pass",
      value: allCells,
      limit: 0.05,
      op: "<=",
      threshold: "completeness.literal",
      message: `Word for word (missing ratio at most 5 % over all columns): ${percent(allCells)}.`,
    });
    for (const { name, ratio } of byColumn) {
      const [warn, fail] = [options["column.max"], options["column.fail"]];
      const status = fail !== null && ratio > fail ? "fail" : warn !== null && ratio > warn ? "warn" : "info";
      const [threshold, bound] =
        status === "fail" ? ["completeness.column.fail", fail] : ["completeness.column.max", warn];
      findings.push({
        status,
        column: name,
        value: ratio,
        threshold: threshold as string,
        ...(bound === null ? {} : { limit: bound as number, op: "<=" as const }),
        message: `${percent(ratio)} of "${name}" is missing${bound === null || status === "info" ? "" : ` (limit ${percent(bound as number)})`}.`,
      });
    }
    const rowsMin = options["completeRows.min"];
    if (rowsMin !== null)
      findings.push({
        status: value.completeRows < rowsMin ? "warn" : "pass",
        value: value.completeRows,
        threshold: "completeness.completeRows.min",
        limit: rowsMin,
        op: ">=",
        message: `${percent(value.completeRows)} of the rows have every input (at least ${percent(rowsMin)} wanted).`,
        fix: "Dropping incomplete rows would cost that many: impute, or use a model that takes missing values.",
      });
    const labelMax = options["label.max"];
    if (label !== null && labelMax !== null)
      findings.push({
        status: label > labelMax ? "fail" : "pass",
        value: label,
        threshold: "completeness.label.max",
        limit: labelMax,
        op: "<=",
        message: `${percent(label)} of the rows have no label.`,
        fix: "Rows without a label cannot be learned from: find the labels or leave the rows out, and say so.",
        evidence: { rows: value.labelRows, total: Math.round(label * value.rows) },
      });
    const diffMax = options["splitDiff.max"];
    if (diffMax !== null)
      for (const { name, now, before } of value.splitDiff)
        if (Math.abs(now - before) > diffMax)
          findings.push({
            status: "warn",
            column: name,
            value: Math.abs(now - before),
            threshold: "completeness.splitDiff.max",
            limit: diffMax,
            op: "<=",
            message: `"${name}" is missing in ${percent(now)} of these rows and in ${percent(before)} of the reference.`,
            fix: "Find what changed in the collection: a model takes the pattern of missing values for a signal.",
          });
    const groupMax = options["group.max"];
    if (value.worstGroup !== null && groupMax !== null)
      findings.push({
        status: value.worstGroup.ratio > groupMax ? "warn" : "pass",
        value: value.worstGroup.ratio,
        threshold: "completeness.group.max",
        limit: groupMax,
        op: "<=",
        n: value.worstGroup.rows,
        sampled: value.worstGroup.sampled,
        message: `The group with most holes, "${value.worstGroup.group}" (${plural(value.worstGroup.rows, "row")}), misses ${percent(value.worstGroup.ratio)} of its input cells.`,
      });
    return findings;
  },
});

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Share of rows whose inputs are all present; undefined when not all patterns are known. */
function completeShare(
  { columns, moreColumns, patterns, patternCount }: Awaited<ReturnType<AuditInput["missingness"]>>,
  inputs: ReadonlySet<string>,
): number | undefined {
  if (patternCount > patterns.length || moreColumns !== undefined) return undefined;
  let complete = 0;
  let rows = 0;
  for (const { key, count } of patterns) {
    rows += count;
    if (columns.every((name, j) => !inputs.has(name) || key[j] === "0")) complete += count;
  }
  return rows === 0 ? undefined : complete / rows;
}

function missingRows(input: AuditInput, name: string): number[] {
  const column = input.sample.column(name);
  const rows: number[] = [];
  for (let i = 0; i < input.sample.length && rows.length < 20; i++)
    if (isMissing(column, i)) rows.push(input.sampleRows?.[i] ?? i);
  return rows;
}

/** Groups of fewer rows say nothing. */
const GROUP_ROWS = 20;

function worstGroup(
  input: AuditInput,
  group: string,
): { group: string; ratio: number; rows: number; sampled: boolean } | null {
  const names = input.sample.column(group);
  const inputs = input.roles.inputs.map((name) => input.sample.column(name));
  const tally = new Map<string, [rows: number, holes: number]>();
  for (let i = 0; i < input.sample.length; i++) {
    const key = textAt(names, i);
    let entry = tally.get(key);
    if (entry === undefined) tally.set(key, (entry = [0, 0]));
    entry[0]++;
    for (const column of inputs) if (isMissing(column, i)) entry[1]++;
  }
  let worst: { group: string; ratio: number; rows: number; sampled: boolean } | null = null;
  for (const [key, [rows, holes]] of tally) {
    const ratio = holes / (rows * Math.max(1, inputs.length));
    if (rows >= GROUP_ROWS && (worst === null || ratio > worst.ratio))
      worst = { group: input.show(group, key), ratio, rows, sampled: input.sampleRows !== undefined };
  }
  return worst;
}
