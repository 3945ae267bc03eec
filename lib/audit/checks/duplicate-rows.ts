/** Repeated rows: over all columns but the identifier, and by key where an identifier is declared. Exact, over all rows. */
import { defineCheck, limit, NotEvaluable, type Judgement } from "../check.ts";
import { percent, plural } from "../../core/words.ts";

export default defineCheck({
  name: "duplicate-rows",
  question: "Are rows repeated?",
  area: "duplicates",
  suite: "quick",
  needs: [],
  options: {
    "ratio.max": limit(0.01, "Share of rows that repeat an earlier row, from which they are warned of."),
    "ratio.fail": limit(0.05, "The same, for a failure."),
    "key.max": limit(0, "Rows that repeat an earlier row's identifier (fail); needs the id column."),
  },
  fix: "Find out whether they are the same event recorded twice; if so keep one, before splitting: a copy in train and test is a leak.",
  details: `Rows are equal when all columns but the identifier are equal; missing equals missing. Counted over all rows, by hashing
with verification. A repeat is a row that equals an earlier one (pandas' \`duplicated(keep="first")\`).`,
  async measure(input) {
    const { id } = input.roles;
    const columns = input.schema.map(({ name }) => name).filter((name) => name !== id);
    if (columns.length === 0) throw new NotEvaluable("There is no column but the identifier.");
    const rows = await input.duplicates(columns);
    const keys = id === undefined ? null : await input.duplicates([id]);
    return { n: input.rows, id: id ?? null, rows, keys };
  },
  judge({ n, id, rows, keys }, options) {
    const findings: Judgement[] = [];
    const ratio = rows.repeats / n;
    const [warn, fail] = [options["ratio.max"], options["ratio.fail"]];
    const status =
      fail !== null && ratio > fail
        ? "fail"
        : warn !== null && ratio > warn
          ? "warn"
          : rows.repeats > 0
            ? "info"
            : "pass";
    const bound = status === "fail" ? fail : warn;
    findings.push({
      status,
      value: ratio,
      ...(bound === null ? {} : { limit: bound, op: "<=" as const }),
      threshold: status === "fail" ? "duplicate-rows.ratio.fail" : "duplicate-rows.ratio.max",
      message:
        rows.repeats === 0
          ? "No row is repeated."
          : `${plural(rows.repeats, "row repeats", "rows repeat")} an earlier one (${percent(ratio)}), in ${plural(rows.groups, "group")}.`,
      evidence: {
        rows: rows.examples.flatMap((group) => group.slice(1, 2)).slice(0, 20),
        total: rows.repeats,
      },
    });
    const keyMax = options["key.max"];
    if (keys !== null && keyMax !== null)
      findings.push({
        status: keys.repeats > keyMax ? "fail" : "pass",
        column: id!,
        value: keys.repeats,
        limit: keyMax,
        op: "<=",
        threshold: "duplicate-rows.key.max",
        message:
          keys.repeats === 0
            ? `"${id}" names every row once.`
            : `"${id}" does not name rows: ${plural(keys.repeats, "row has", "rows have")} an identifier that an earlier row has.`,
        fix: "Mend the identifier, or declare the column as group when it names something that has several rows.",
        evidence: {
          rows: keys.examples.flatMap((group) => group.slice(0, 2)).slice(0, 20),
          total: keys.rowsInGroups,
        },
      });
    return findings;
  },
});
