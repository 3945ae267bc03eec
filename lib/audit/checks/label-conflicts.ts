/** Rows that have the same features and different labels: no model can be right on both. Exact, over all rows. */
import { defineCheck, limit, NotEvaluable } from "../check.ts";
import { percent, plural } from "../../core/words.ts";

export default defineCheck({
  name: "label-conflicts",
  question: "Do equal rows have different labels?",
  area: "labels",
  suite: "quick",
  needs: ["label"],
  options: {
    "ratio.max": limit(0, "Share of rows that conflict with another, from which they are warned of."),
    "ratio.fail": limit(0.05, "The same, for a failure."),
  },
  fix: "Look at these groups: a wrong label, a feature that is missing, or an outcome that is truly uncertain; keep one label for each, or predict a probability.",
  details: `Groups of rows that agree in all input columns (missing equals missing) and hold more than one label; counted over all
rows, labels that are missing left out. The share of such rows bounds the accuracy that any model can reach. The guide's limit is none at
all; as coarse features make honest conflicts, a few are a warning and \`ratio.fail\` is a failure.`,
  async measure(input) {
    const { label, inputs } = input.roles;
    if (input.rows === 0) throw new NotEvaluable("The table has no rows.");
    if (label === undefined || inputs.length === 0) throw new NotEvaluable("There is no input column.");
    const { groups, rows, examples } = await input.conflicts(inputs, label);
    return { n: input.rows, groups, rows, examples };
  },
  judge({ n, groups, rows, examples }, options) {
    const ratio = rows / n;
    const max = options["ratio.max"];
    const failing = options["ratio.fail"];
    const failed = failing !== null && ratio > failing;
    const bound = failed ? failing : max;
    return [
      {
        status: failed ? "fail" : max !== null && ratio > max ? "warn" : rows > 0 ? "info" : "pass",
        value: ratio,
        threshold: failed ? "label-conflicts.ratio.fail" : "label-conflicts.ratio.max",
        ...(bound === null ? {} : { limit: bound, op: "<=" as const }),
        message:
          rows === 0
            ? "No two rows have the same features and different labels."
            : `${plural(rows, "row")} (${percent(ratio)}) in ${plural(groups, "group")} have the same features and different labels.`,
        n,
        ...(rows === 0 ? {} : { evidence: { rows: examples.flat().slice(0, 20), total: rows } }),
      },
    ];
  },
});
