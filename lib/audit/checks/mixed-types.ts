/** Several kinds of values in one column: numbers among strings, numbers that lie in text, text that is nearly a number. */
import { valueAt, type Column } from "../../data/index.ts";
import { defineCheck, EVIDENCE_ROWS, rowNumber, type AuditInput, type Judgement } from "../check.ts";
import { count, percent, plural, some } from "../../core/words.ts";

interface Mixture {
  readonly column: string;
  readonly kinds: Readonly<Record<string, number>>;
  /** The kind of fewer values, how many, and where. */
  readonly minority: string;
  readonly total: number;
  readonly present: number;
  readonly rows: readonly number[];
  readonly values: readonly string[];
}

export default defineCheck({
  name: "mixed-types",
  question: "Does each column hold one kind of value?",
  area: "structure",
  suite: "quick",
  needs: [],
  options: {},
  fix: "Decide what the column is, and turn the others into it or into missing; a reader that guesses will guess differently next time.",
  details: `Kinds are told apart as they were given: numbers, strings, booleans, dates and objects of a JSON file or of records. In a
column of strings, values that read as numbers count as a minority when most others do not, and the reverse. (movies: nine titles are
numbers, among them 300 and 1776.)`,
  measure(input) {
    const mixtures = input.profiles.flatMap((profile): Mixture[] => {
      const { name, kinds, text } = profile;
      const present = profile.n - profile.missing;
      const column = input.sample.column(name);
      const ordered = Object.entries(kinds).toSorted((a, b) => b[1] - a[1]);
      if (ordered.length > 1) {
        const minority = ordered.slice(1).map(([kind]) => kind);
        const total = ordered.slice(1).reduce((sum, [, n]) => sum + n, 0);
        return [
          {
            ...mixture(input, column, kinds, minority.join(" and "), (v) => minority.includes(kindOf(v))),
            total,
            present,
          },
        ];
      }
      const numeric = text?.numeric ?? 0;
      if (column.type !== "string" || numeric === 0 || numeric === present) return [];
      const few = numeric < present / 2 ? "number in text" : "text among numbers";
      const isFew = (value: unknown): boolean => isNumeric(String(value)) === (few === "number in text");
      const total = few === "number in text" ? numeric : present - numeric;
      // Codes such as "A1", "12": half and half is a naming scheme, not a fault.
      if (total > present / 10) return [];
      return [
        { ...mixture(input, column, { text: present - numeric, numeric }, few, isFew), total, present },
      ];
    });
    return { columns: input.profiles.length, mixtures, sampled: input.sampleRows !== undefined };
  },
  judge({ columns, mixtures, sampled }) {
    if (mixtures.length === 0)
      return [
        {
          status: "pass",
          value: 0,
          message: `Each of ${plural(columns, "column")} holds one kind of value.`,
        },
      ];
    return mixtures.map(({ column, minority, total, present, rows, values }): Judgement => ({
      status: "warn",
      column,
      value: total / present,
      message: `${count(total)} of ${plural(present, "value")} of "${column}" ${total === 1 ? "is" : "are"} of another kind (${minority}; ${percent(total / present)}): ${some(values)}.`,
      evidence: { rows, total, values },
      sampled,
    }));
  },
});

function mixture(
  input: AuditInput,
  column: Column,
  kinds: Readonly<Record<string, number>>,
  minority: string,
  isMinority: (value: unknown) => boolean,
): Omit<Mixture, "total" | "present"> {
  const rows: number[] = [];
  const values: string[] = [];
  for (let i = 0; i < input.sample.length && rows.length < EVIDENCE_ROWS; i++) {
    const value = valueAt(column, i);
    if (value === null || !isMinority(value)) continue;
    rows.push(rowNumber(input, i));
    values.push(input.show(column.name, value));
  }
  return { column: column.name, kinds, minority, rows, values };
}

function kindOf(value: unknown): string {
  return value instanceof Date ? "date" : typeof value;
}

function isNumeric(text: string): boolean {
  return text.trim() !== "" && Number.isFinite(Number(text));
}
