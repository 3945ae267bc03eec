/** Spellings of one thing, blanks at the ends, characters that nobody typed, and texts of unusual length. */
import type { Column } from "../../data/index.ts";
import {
  defineCheck,
  EVIDENCE_ROWS,
  limit,
  NotEvaluable,
  rowNumber,
  type AuditInput,
  type Judgement,
} from "../check.ts";
import { MISSING_TEXTS } from "../measures/disguised-missing.ts";
import { lengthOutliers, oddTexts, stringVariants, type CountedText } from "../measures/text-variants.ts";
import { plural, some } from "../../core/words.ts";

/** Distinct values looked at in a column, most frequent first. */
const MOST_VALUES = 5000;
/** Groups and odd values of a column that are kept. */
const MOST_SHOWN = 10;

export default defineCheck({
  name: "string-variants",
  question: "Is one thing spelled in several ways?",
  area: "values",
  suite: "quick",
  needs: [],
  options: {
    "groups.max": limit(0, "Values of a column that have several spellings (warn)."),
    "odd.max": limit(0, "Rows with blanks at the ends, or broken or invisible characters (warn)."),
  },
  fix: "Trim and fold the spellings into one before encoding: a model takes each spelling for another category.",
  details: `Texts that become equal without case, white space, accents and punctuation are spellings of one thing ("U.S.A." and "usa").
When nothing but punctuation tells them apart, it is told for information. White space at the ends, invisible characters, and broken ones
(text read in the wrong encoding) are warned of; values of special characters alone and lengths far from the others' (modified z above
6) are told. At most ${MOST_VALUES} distinct values of a column, the most frequent ones; long text (over 60 characters on average) is left to
\`near-duplicates\`.`,
  measure(input) {
    const columns = input.sample.data.flatMap((column) => {
      if (column.type !== "string") return [];
      const { values, distinct } = counted(column);
      if (values.length === 0) return [];
      const long = values.reduce((sum, { value }) => sum + value.length, 0) / values.length > 60;
      const groups = long ? [] : stringVariants(values);
      const odd = oddTexts(values).filter(({ value }) => !MISSING_TEXTS.has(value.trim().toLowerCase()));
      const lengths = lengthOutliers(values.filter(({ value }) => value.trim() !== ""));
      const show = (value: string): string => input.show(column.name, value);
      const where = new Set(groups.flatMap(({ spellings }) => spellings.slice(1).map(({ value }) => value)));
      return [
        {
          name: column.name,
          looked: values.length,
          distinct,
          groups: {
            total: groups.length,
            serious: groups.filter(({ differs }) => differs.some((each) => each !== "punctuation")).length,
            rows: rowsOf(input, column, where),
            minority: groups.reduce(
              (sum, { spellings }) => sum + spellings.slice(1).reduce((n, { count }) => n + count, 0),
              0,
            ),
            examples: groups.slice(0, MOST_SHOWN).map(({ spellings, differs }) => ({
              spellings: spellings.slice(0, 5).map(({ value, count }) => ({ value: show(value), count })),
              differs,
            })),
          },
          odd: (
            [
              "white space at the ends",
              "invisible characters",
              "broken characters",
              "only special characters",
            ] as const
          )
            .map((why) => {
              const own = odd.filter((each) => each.why === why);
              return {
                why,
                total: own.reduce((sum, { count }) => sum + count, 0),
                examples: own.slice(0, 3).map(({ value }) => show(value)),
                rows: rowsOf(input, column, new Set(own.map(({ value }) => value))),
              };
            })
            .filter(({ total }) => total > 0),
          lengths: {
            low: lengths.low,
            high: lengths.high,
            total: lengths.values.length,
            examples: lengths.values
              .slice(0, 3)
              .map(({ value }) => ({ value: show(value), length: value.length })),
            rows: rowsOf(
              input,
              column,
              new Set(lengths.values.slice(0, EVIDENCE_ROWS).map(({ value }) => value)),
            ),
          },
        },
      ];
    });
    if (columns.length === 0) throw new NotEvaluable("No column of text has a value.");
    return { columns, n: input.sample.length, sampled: input.sampleRows !== undefined };
  },
  judge({ columns, n, sampled }, options) {
    const findings: Judgement[] = [];
    const [groupsMax, oddMax] = [options["groups.max"], options["odd.max"]];
    for (const { name, groups, odd, lengths } of columns) {
      const base = { column: name, n, sampled };
      const warned = groupsMax !== null && groups.serious > groupsMax;
      if (groups.total > 0)
        findings.push({
          ...base,
          status: warned ? "warn" : "info",
          value: warned ? groups.serious : groups.total,
          threshold: "string-variants.groups.max",
          ...(groupsMax === null ? {} : { limit: groupsMax, op: "<=" as const }),
          message: `${plural(groups.total, "value")} of "${name}" ${groups.total === 1 ? "has" : "have"} several spellings: ${groups.examples
            .slice(0, 3)
            .map(({ spellings }) => some(spellings.map(({ value }) => value)))
            .join("; ")}.`,
          evidence: { rows: groups.rows, total: groups.minority },
        });
      for (const { why, total, examples, rows } of odd) {
        const serious = why !== "only special characters" && oddMax !== null && total > oddMax;
        findings.push({
          ...base,
          status: serious ? "warn" : "info",
          value: total,
          threshold: `string-variants.odd.${why.split(" ")[0]!}`,
          ...(oddMax === null ? {} : { limit: oddMax, op: "<=" as const }),
          message: `${plural(total, "row")} of "${name}" ${total === 1 ? "has" : "have"} ${why}: ${some(examples)}.`,
          fix: ODD[why],
          evidence: { rows, total },
        });
      }
      if (lengths.total > 0)
        findings.push({
          ...base,
          status: "info",
          value: lengths.total,
          threshold: "string-variants.length",
          message: `${plural(lengths.total, "value")} of "${name}" ${lengths.total === 1 ? "is" : "are"} of unusual length, among them ${some(
            lengths.examples.map(({ value }) => value),
            1,
          )} (${plural(lengths.examples[0]!.length, "character")}).`,
          fix: "Look at them: cut texts, joined fields and pasted paragraphs show by their length.",
          evidence: { rows: lengths.rows, total: lengths.total },
        });
    }
    if (!findings.some(({ status }) => status === "warn"))
      findings.unshift({
        status: "pass",
        value: 0,
        threshold: "string-variants.groups.max",
        message: `No value of ${plural(columns.length, "column")} of text is spelled in several ways.`,
        n,
        sampled,
      });
    return findings;
  },
});

const ODD = {
  "white space at the ends": "Trim the values; joins and comparisons fail on blanks that nobody sees.",
  "invisible characters": "Remove them; two values that look alike differ by them.",
  "broken characters": "Read the file again in the encoding in which it was written.",
  "only special characters": "Ask whether they mean missing; if so declare them.",
};

/** Distinct texts with their counts, the most frequent ones. */
function counted(column: Column & { readonly type: "string" }): { values: CountedText[]; distinct: number } {
  const times = new Float64Array(column.dictionary.length);
  for (const code of column.codes) if (code >= 0) times[code]!++;
  const used = Array.from(times.keys()).filter((code) => times[code]! > 0);
  if (used.length > MOST_VALUES) used.sort((a, b) => times[b]! - times[a]! || a - b);
  const values = used
    .slice(0, MOST_VALUES)
    .map((code) => ({ value: column.dictionary[code]!, count: times[code]! }));
  return { values, distinct: used.length };
}

function rowsOf(input: AuditInput, column: Column, values: ReadonlySet<string>): number[] {
  const rows: number[] = [];
  if (column.type !== "string" || values.size === 0) return rows;
  const wanted = column.dictionary.map((text) => values.has(text));
  for (let i = 0; i < column.codes.length && rows.length < EVIDENCE_ROWS; i++)
    if (column.codes[i]! >= 0 && wanted[column.codes[i]!] === true) rows.push(rowNumber(input, i));
  return rows;
}
