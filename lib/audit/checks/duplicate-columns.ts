/**
 * Columns that say the same: equal in every row, or the same categories under other names (a one-to-one mapping). Each column
 * is coded by first appearance; two columns map one to one exactly when their codes are equal, so a hash of the codes finds
 * the candidates, and only these are compared. Linear in cells.
 */
import { isMissing, textAt, type Column, type ColumnProfile } from "../../data/index.ts";
import { defineCheck, NotEvaluable, type Judgement } from "../check.ts";
import { plural } from "../../core/words.ts";

export default defineCheck({
  name: "duplicate-columns",
  question: "Do two columns say the same?",
  area: "structure",
  suite: "quick",
  needs: [],
  options: {},
  fix: "Keep one of them: importance and coefficients are shared out between copies, and explanations become arbitrary.",
  details: `Two columns are the same when they are equal in every row, missing ones included; they map one to one when each
value of one goes with one value of the other throughout (codes and their names). Constant columns are left to \`coverage\`.`,
  measure(input) {
    if (input.sample.length < 2) throw new NotEvaluable("At least two rows are needed.");
    const pairs: { a: string; b: string; equal: boolean }[] = [];
    const seen = new Map<string, ColumnProfile[]>();
    for (const profile of input.profiles.filter(({ distinct }) => distinct > 1)) {
      const column = input.sample.column(profile.name);
      // Where nearly every value differs, a one-to-one mapping means nothing: only equal columns count.
      const unique = profile.distinct > input.rows / 2;
      const key = `${unique ? column.type : ""} ${profile.missing} ${hashOf(unique ? bitsOf(column) : codesOf(column))}`;
      const alike = seen.get(key);
      if (alike === undefined) {
        seen.set(key, [profile]);
        continue;
      }
      for (const other of alike) {
        const relation = compare(input.sample.column(other.name), column);
        if (relation === undefined || (unique && relation !== "equal")) continue;
        pairs.push({ a: other.name, b: profile.name, equal: relation === "equal" });
        break;
      }
      if (pairs.at(-1)?.b !== profile.name && alike.length < MOST_ALIKE) alike.push(profile);
    }
    return {
      columns: input.profiles.length,
      pairs,
      n: input.sample.length,
      sampled: input.sampleRows !== undefined,
    };
  },
  judge({ columns, pairs, n, sampled }) {
    if (pairs.length === 0)
      return [
        {
          status: "pass",
          value: 0,
          message: `None of ${plural(columns, "column")} repeats another.`,
          n,
          sampled,
        },
      ];
    return pairs.map(({ a, b, equal }): Judgement => ({
      status: equal ? "warn" : "info",
      column: `${a} × ${b}`,
      value: 1,
      message: equal
        ? `"${b}" equals "${a}" in every row.`
        : `"${b}" names the values of "${a}" in other words, one to one.`,
      n,
      sampled,
    }));
  },
});

/** Columns of one hash that are kept to compare others with. */
const MOST_ALIKE = 50;

/** 0, 1, 2 … by first appearance; -1 where missing. */
function codesOf(column: Column): Int32Array {
  if (column.type === "string") {
    const names = new Int32Array(column.dictionary.length).fill(-1);
    let next = 0;
    return column.codes.map((code) =>
      code < 0 ? -1 : names[code]! >= 0 ? names[code]! : (names[code] = next++),
    );
  }
  const names = new Map<unknown, number>();
  const plain = column.type === "json" ? undefined : column.values;
  return Int32Array.from({ length: column.values.length }, (_, i) => {
    if (isMissing(column, i)) return -1;
    const value = plain === undefined ? textAt(column, i) : plain[i];
    let code = names.get(value);
    if (code === undefined) names.set(value, (code = names.size));
    return code;
  });
}

/** The values themselves as numbers of 32 bits: what equal columns share. */
function bitsOf(column: Column): Int32Array {
  if (column.type === "number" || column.type === "date")
    return new Int32Array(column.values.slice().buffer as ArrayBuffer);
  const bits: number[] = [];
  for (let i = 0; i < (column.type === "string" ? column.codes : column.values).length; i++) {
    const text = textAt(column, i);
    for (let k = 0; k < text.length; k++) bits.push(text.charCodeAt(k));
    bits.push(-1);
  }
  return Int32Array.from(bits);
}

/** FNV-1a over whole codes, twice with different seeds. */
function hashOf(codes: Int32Array): string {
  let [a, b] = [0x811c9dc5, 0x1234567];
  for (let i = 0; i < codes.length; i++) {
    a = Math.imul(a ^ codes[i]!, 0x01000193);
    b = Math.imul(b ^ (codes[i]! + 0x9e3779b9), 0x85ebca6b);
    b ^= b >>> 13;
  }
  return `${a} ${b}`;
}

function compare(a: Column, b: Column): "equal" | "mapped" | undefined {
  const [x, y] = [codesOf(a), codesOf(b)];
  if (!x.every((code, i) => code === y[i])) return undefined;
  if (a.type !== b.type) return "mapped";
  for (let i = 0; i < x.length; i++) if (x[i]! >= 0 && textAt(a, i) !== textAt(b, i)) return "mapped";
  return "equal";
}
