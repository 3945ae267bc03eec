/** What the values of a column are in the world: links, postcodes, amounts of money, latitudes. For information. */
import { setImmediate as turn } from "node:timers/promises";
import { takeRows } from "../../data/index.ts";
import { defineCheck, limit, NotEvaluable, type Judgement } from "../check.ts";
import { drawnRows } from "../drawn-rows.ts";
import { kindShares, type SemanticShare } from "../measures/semantic.ts";
import { percent, plural } from "../../core/words.ts";

const MOST_ROWS = 5000;

export default defineCheck({
  name: "semantic-types",
  question: "What do the values stand for?",
  area: "structure",
  suite: "full",
  needs: [],
  options: {
    "share.min": limit(0.9, "Share of a column's values that must be of one kind for it to be named (info)."),
  },
  fix: "Encode the column as what it is: split links and coordinates into parts, read amounts and percentages as numbers, keep postcodes as text.",
  details: `Kinds are told by pattern and checksum, and latitude, longitude, postcode and the kinds of persons by the column's name too
(see \`privacy\`). A column is named when 90 % of its values are of one kind; values that fall out of it are worth a look. At most 5 000
distinct texts and ${MOST_ROWS} numbers of a column are looked at.`,
  async measure(input) {
    if (input.sample.length === 0) throw new NotEvaluable("The table has no rows.");
    const drawn = drawnRows(input, MOST_ROWS);
    let looked = 0;
    const columns: (Pick<SemanticShare, "kind" | "share" | "examples"> & { name: string })[] = [];
    for (const column of input.sample.data) {
      input.signal.throwIfAborted();
      await turn();
      const profile = input.profiles.find(({ name }) => name === column.name);
      if (profile !== undefined && profile.missing === profile.n) continue;
      looked++;
      const [first] = kindShares(column.type === "string" ? column : takeRows(column, drawn));
      if (first === undefined) continue;
      columns.push({ name: column.name, kind: first.kind, share: first.share, examples: first.examples });
    }
    if (looked === 0) throw new NotEvaluable("No column has a value.");
    return { columns, looked, sampled: input.sampleRows !== undefined };
  },
  judge({ columns, looked, sampled }, options) {
    const least = options["share.min"] ?? 1;
    const findings = columns
      .filter(({ share }) => share >= least)
      .map(({ name, kind, share, examples }): Judgement => ({
        status: "info",
        column: name,
        value: share,
        threshold: "semantic-types.share.min",
        limit: least,
        op: ">=",
        message: `"${name}" is of the kind ${kind}${share < 1 ? `, but for ${percent(1 - share)} of its values` : ""} (${examples.join(", ")}).`,
        sampled,
      }));
    if (findings.length === 0)
      findings.push({
        status: "pass",
        value: 0,
        message: `None of ${plural(looked, "column")} is of a special kind; they are plain numbers, categories, dates and text.`,
        sampled,
      });
    return findings;
  },
});
