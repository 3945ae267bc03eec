/** Numbers that are infinite, or not a number: they poison means, scalers and most learners. */
import { defineCheck, EVIDENCE_ROWS, limit, rowNumber, type Judgement } from "../check.ts";
import { plural } from "../../core/words.ts";

export default defineCheck({
  name: "infinite-values",
  question: "Are there infinities or NaN?",
  area: "values",
  suite: "quick",
  needs: [],
  options: {
    "infinite.max": limit(0, "Infinite values allowed in a column (fail)."),
    "nan.max": limit(null, "NaN allowed in a column (warn); off by default, since NaN counts as missing."),
  },
  fix: "Find the division by zero or the overflow that made them; then make them missing or cap them, and say which.",
  details:
    "Infinities are counted in every numeric column, over all rows. NaN counts as missing everywhere; how many there are is told here.",
  measure(input) {
    return input.profiles
      .filter(({ infinite, nan }) => infinite > 0 || nan > 0)
      .map(({ name, infinite, nan }) => {
        const column = input.sample.column(name);
        const rows: number[] = [];
        if (column.type === "number")
          for (let i = 0; i < column.values.length && rows.length < EVIDENCE_ROWS; i++)
            if (Math.abs(column.values[i]!) === Infinity) rows.push(rowNumber(input, i));
        return { name, infinite, nan, rows };
      });
  },
  judge(value, options) {
    const findings: Judgement[] = [];
    const [infiniteMax, nanMax] = [options["infinite.max"], options["nan.max"]];
    for (const { name, infinite, nan, rows } of value) {
      if (infiniteMax !== null && infinite > infiniteMax)
        findings.push({
          status: "fail",
          column: name,
          value: infinite,
          limit: infiniteMax,
          op: "<=",
          threshold: "infinite-values.infinite.max",
          message: `"${name}" holds ${plural(infinite, "infinite value")}.`,
          evidence: { rows, total: infinite },
        });
      if (nan > 0)
        findings.push({
          status: nanMax !== null && nan > nanMax ? "warn" : "info",
          column: name,
          value: nan,
          ...(nanMax === null ? {} : { limit: nanMax, op: "<=" as const }),
          threshold: "infinite-values.nan.max",
          message: `"${name}" holds NaN in ${plural(nan, "row")}; they count as missing.`,
        });
    }
    if (!findings.some(({ threshold }) => threshold === "infinite-values.infinite.max"))
      findings.push({
        status: "pass",
        value: 0,
        threshold: "infinite-values.infinite.max",
        message: "No value is infinite.",
      });
    return findings;
  },
});
