/** Categories: too many of them, and those too rare to learn from. */
import { defineCheck, limit, type Judgement } from "../check.ts";
import { count, percent, plural } from "../../core/words.ts";

export default defineCheck({
  name: "cardinality",
  question: "Are there too many, or too rare, categories?",
  area: "values",
  suite: "quick",
  needs: [],
  options: {
    "distinct.max": limit(50, "Distinct values from which a column of text is warned of."),
    "rareRows.min": limit(30, "Rows below which a category is rare."),
    "rareShare.max": limit(0.05, "Share of rows in rare categories from which a column is warned of."),
  },
  fix: 'Merge rare categories into "other", or encode by target means fitted inside each fold; one column per category would be mostly zeros.',
  details: `Columns of text that do not name rows (see \`coverage\` for identifiers). A category is rare when fewer than 30 rows
have it; their rows are counted in the sample. 50 distinct values is ydata-profiling's limit for high cardinality.`,
  measure(input) {
    const inputs = new Set(input.roles.inputs);
    return {
      sampled: input.sampleRows !== undefined,
      n: input.sample.length,
      columns: input.profiles
        .filter(({ name, type, n, missing, distinct }) => {
          const present = n - missing;
          return inputs.has(name) && type === "string" && present > 0 && distinct / present < 0.95;
        })
        .map(({ name, distinct }) => {
          const column = input.sample.column(name);
          const counts = new Float64Array(column.type === "string" ? column.dictionary.length : 0);
          let present = 0;
          if (column.type === "string")
            for (const code of column.codes)
              if (code >= 0) {
                counts[code]!++;
                present++;
              }
          return { name, distinct, present, counts: [...counts].filter((k) => k > 0).sort((a, b) => b - a) };
        })
        .map(({ counts, ...rest }) => ({
          ...rest,
          /** Category sizes, largest first, at most 200: enough to judge rareness anew. */
          largest: counts.slice(0, 200),
          tailRows: counts.slice(200).reduce((sum, k) => sum + k, 0),
          tail: Math.max(0, counts.length - 200),
        })),
    };
  },
  judge({ columns, n, sampled }, options) {
    const findings: Judgement[] = [];
    const [most, least, share] = [options["distinct.max"], options["rareRows.min"], options["rareShare.max"]];
    for (const { name, distinct, present, largest, tail, tailRows } of columns) {
      if (most !== null && distinct > most)
        findings.push({
          status: "warn",
          column: name,
          value: distinct,
          limit: most,
          op: "<=",
          threshold: "cardinality.distinct.max",
          message: `"${name}" has ${count(distinct)} categories.`,
        });
      if (least === null || share === null || present < 2 * least) continue;
      const rare = largest.filter((k) => k < least);
      const rows = rare.reduce((sum, k) => sum + k, 0) + tailRows;
      if (rows / present > share)
        findings.push({
          status: "warn",
          column: name,
          value: rows / present,
          limit: share,
          op: "<=",
          threshold: "cardinality.rareShare.max",
          message: `${percent(rows / present)} of "${name}" lies in ${plural(rare.length + tail, "category", "categories")} of fewer than ${plural(least, "row")}.`,
          n,
          sampled,
        });
    }
    if (findings.length === 0)
      findings.push({
        status: "pass",
        value: 0,
        message:
          columns.length === 0
            ? "No column of categories."
            : `The categories of ${plural(columns.length, "column")} are few and common enough.`,
      });
    return findings;
  },
});
