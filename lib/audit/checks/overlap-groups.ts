/** Groups (patients, customers, devices) that are in both tables: a model knows them already, and scores better than it will. */
import { isMissing, textAt, type Column } from "../../data/index.ts";
import { EVIDENCE_ROWS, defineCheck, limit, NotEvaluable, rowNumber, type Judgement } from "../check.ts";
import { count, percent, plural, some } from "../../core/words.ts";

export default defineCheck({
  name: "overlap-groups",
  question: "Are groups of the reference among these rows?",
  area: "leakage",
  suite: "quick",
  needs: ["against", "group"],
  options: {
    "ratio.max": limit(0, "Share of rows whose group is in the reference too (fail)."),
  },
  fix: "Split by group: all rows of one group on one side (group k-fold, or a hash of the group's name).",
  details: `Groups are compared as text, missing ones left out, in the samples of both tables. The value is the share of rows here whose group
is also in the reference.`,
  measure(input) {
    const against = input.against!;
    const group = input.roles.group!;
    if (!against.sample.has(group))
      throw new NotEvaluable(`The reference has no column "${group}" to compare groups by.`);
    const known = new Set(texts(against.sample.column(group), against.sample.length));
    const own = texts(input.sample.column(group), input.sample.length);
    const named = own.filter((text) => text !== undefined).length;
    if (named === 0 || known.size === 0)
      throw new NotEvaluable(`The column "${group}" is missing everywhere.`);
    const shared = new Set<string>();
    const rows: number[] = [];
    let total = 0;
    for (const [i, text] of own.entries()) {
      if (text === undefined || !known.has(text)) continue;
      total++;
      shared.add(text);
      if (rows.length < EVIDENCE_ROWS) rows.push(rowNumber(input, i));
    }
    return {
      n: named,
      total,
      rows,
      groups: new Set(own.filter((text) => text !== undefined)).size,
      shared: shared.size,
      examples: [...shared].slice(0, 5).map((text) => input.show(group, text)),
      sampled: input.sampleRows !== undefined || against.sampleRows !== undefined,
    };
  },
  judge({ n, total, rows, groups, shared, examples, sampled }, options): readonly Judgement[] {
    const max = options["ratio.max"];
    const ratio = total / n;
    return [
      {
        status: max !== null && ratio > max ? "fail" : total > 0 ? "info" : "pass",
        value: ratio,
        threshold: "overlap-groups.ratio.max",
        ...(max === null ? {} : { limit: max, op: "<=" as const }),
        message:
          total === 0
            ? `None of ${plural(groups, "group")} is in the reference.`
            : `${count(shared)} of ${plural(groups, "group")}, ${percent(ratio)} of the rows, ${shared === 1 ? "is" : "are"} in the reference too${examples.length > 0 ? `: ${some(examples)}` : ""}.`,
        n,
        sampled,
        ...(total === 0 ? {} : { evidence: { rows, total } }),
      },
    ];
  },
});

function texts(column: Column, n: number): (string | undefined)[] {
  return Array.from({ length: n }, (_, i) => (isMissing(column, i) ? undefined : textAt(column, i)));
}
