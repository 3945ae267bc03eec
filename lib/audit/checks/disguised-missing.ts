/**
 * Values that look like "missing" without being it: ".", "NA", "unknown", -999. A token alone proves nothing, so each comes
 * with what speaks for and against it, and is a question to people, not a verdict.
 */
import { setImmediate as turn } from "node:timers/promises";
import { isMissing, textAt, type Column } from "../../data/index.ts";
import { defineCheck, EVIDENCE_ROWS, limit, NotEvaluable, rowNumber, type Judgement } from "../check.ts";
import { disguisedMissing, MISSING_NUMBERS } from "../measures/disguised-missing.ts";
import { percent, plural } from "../../core/words.ts";

/** Tokens of one column that are kept. */
const MOST_TOKENS = 10;

export default defineCheck({
  name: "disguised-missing",
  question: "Do values stand for missing without being it?",
  area: "completeness",
  suite: "quick",
  needs: [],
  options: {
    "likely.max": limit(0, "Rows allowed with a value that most likely means missing (warn)."),
  },
  fix: "Ask what the value means; if it is no value, declare it, so that it counts as missing everywhere.",
  details: `Texts such as "", ".", "NA", "none", "unknown" and numbers such as -999, -1, 99, 0 are looked up in every column, in the
sample. For "missing" speak: punctuation among words, a word among numbers, the only number below 0, a gap between the number and the
rest. Against it: a frequent category beside other words, a number with neighbours on both sides. What is likely is a warning to confirm,
what is unlikely is told for information, with the reason. The first days of Unix' and of Excel's calendar (1970, 1900) are likely
missing where no other date is near.

Examples: the sex "." of one penguin is likely; the damage "None" of most bird strikes is a category; a flight's distance of 999 is a distance.`,
  async measure(input) {
    if (input.sample.length === 0) throw new NotEvaluable("The table has no rows.");
    if (input.profiles.every(({ n, missing }) => missing === n))
      throw new NotEvaluable("No column has a value.");
    const n = input.sample.length;
    const found: Found[] = [];
    for (const column of input.sample.data.filter(mayHold)) {
      input.signal.throwIfAborted();
      await turn();
      for (const { token, count, confidence, why } of disguisedMissing(column).slice(0, MOST_TOKENS)) {
        const day = confidence === "likely" && besideOthers(column, token);
        found.push({
          column: column.name,
          token: input.show(column.name, token),
          count,
          share: count / n,
          likely: confidence === "likely" && !day,
          why: day ? "a day among its neighbours" : why,
          rows: rowsOf(column, token).map((i) => rowNumber(input, i)),
        });
      }
    }
    return { columns: input.sample.data.length, n, sampled: input.sampleRows !== undefined, found };
  },
  judge({ columns, n, sampled, found }, options) {
    const max = options["likely.max"];
    const judgements = found.map(({ column, token, count, share, likely, why, rows }): Judgement => {
      const warned = likely && max !== null && count > max;
      return {
        status: warned ? "warn" : "info",
        column,
        value: count,
        ...(likely && max !== null
          ? { threshold: "disguised-missing.likely.max", limit: max, op: "<=" as const }
          : {}),
        message: `"${column}" holds "${token}" in ${plural(count, "row")} (${percent(share)}): ${likely ? `likely missing, ${why}` : `hardly missing, ${why}`}.`,
        fix: likely
          ? `If "${token}" means that there is no value, declare it: --missing "${column}=${token}" (or missing: { ${JSON.stringify(column)}: [${JSON.stringify(token)}] }).`
          : `Nothing, unless you know that "${token}" means that there is no value; then declare it: --missing "${column}=${token}".`,
        evidence: { rows, total: count },
        n,
        sampled,
      };
    });
    if (!judgements.some(({ status }) => status === "warn"))
      judgements.unshift({
        status: "pass",
        value: 0,
        threshold: "disguised-missing.likely.max",
        ...(max === null ? {} : { limit: max, op: "<=" as const }),
        message: `None of ${plural(columns, "column")} holds a value that looks like a missing one in disguise.`,
        n,
        sampled,
      });
    return judgements;
  },
});

interface Found {
  readonly column: string;
  readonly token: string;
  readonly count: number;
  readonly share: number;
  readonly likely: boolean;
  readonly why: string;
  readonly rows: readonly number[];
}

/** Spares columns of numbers without any candidate the count of their values. */
function mayHold(column: Column): boolean {
  if (column.type !== "number") return column.type !== "boolean";
  for (const value of column.values)
    if (value === 0 || (Number.isInteger(value) && MISSING_NUMBERS.has(value))) return true;
  return false;
}

/** Whether another date lies within two years of this one: then it is a date as the others are. */
function besideOthers(column: Column, token: string): boolean {
  if (column.type !== "date") return false;
  const at = Date.parse(token);
  return column.values.some((value) => value !== at && Math.abs(value - at) < 2 * 365.25 * 86_400_000);
}

function rowsOf(column: Column, token: string): number[] {
  const n = column.type === "string" ? column.codes.length : column.values.length;
  const rows: number[] = [];
  const code = column.type === "string" ? column.dictionary.indexOf(token) : -1;
  for (let i = 0; i < n && rows.length < EVIDENCE_ROWS; i++) {
    const holds =
      column.type === "string"
        ? column.codes[i] === code
        : !isMissing(column, i) && textOf(column, i) === token;
    if (holds) rows.push(i);
  }
  return rows;
}

function textOf(column: Column, i: number): string {
  if (column.type === "json" && typeof column.values[i] === "string") return column.values[i];
  return column.type === "date" ? textAt(column, i).slice(0, 10) : textAt(column, i);
}
