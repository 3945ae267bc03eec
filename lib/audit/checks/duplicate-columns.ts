/**
 * Columns that say the same: equal in every row, or the same categories under other names (a one-to-one mapping). Looked for
 * in the sample, among columns with equal counts of missing and of distinct values; linear in rows and in candidate pairs.
 */
import { isMissing, textAt, type Column } from "../../data/index.ts";
import { defineCheck, NotEvaluable, type Judgement } from "../check.ts";
import { plural } from "../words.ts";

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
    const copies = new Set<string>();
    const candidates = input.profiles.filter(({ distinct }) => distinct > 1);
    for (const [i, a] of candidates.entries()) {
      if (copies.has(a.name)) continue;
      for (const b of candidates.slice(i + 1)) {
        if (a.missing !== b.missing || a.nan !== b.nan) continue;
        if (a.distinctExact && b.distinctExact && a.distinct !== b.distinct) continue;
        const relation = compare(
          input.sample.column(a.name),
          input.sample.column(b.name),
          a.distinct > input.rows / 2,
        );
        if (relation === undefined) continue;
        pairs.push({ a: a.name, b: b.name, equal: relation === "equal" });
        copies.add(b.name);
      }
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

/** `onlyEqual`: where nearly every value differs, a one-to-one mapping means nothing. */
function compare(a: Column, b: Column, onlyEqual: boolean): "equal" | "mapped" | undefined {
  const n = a.type === "string" ? a.codes.length : a.values.length;
  if (a.type === b.type && (a.type === "number" || a.type === "date") && b.type !== "string") {
    const [x, y] = [a.values, b.values as Float64Array];
    let i = 0;
    while (i < n && Object.is(x[i], y[i])) i++;
    if (i === n) return "equal";
  }
  const [forth, back] = [new Map<string, string>(), new Map<string, string>()];
  let equal = a.type === b.type;
  for (let i = 0; i < n; i++) {
    if (isMissing(a, i) !== isMissing(b, i)) return undefined;
    if (isMissing(a, i)) continue;
    const [x, y] = [textAt(a, i), textAt(b, i)];
    if (x !== y) equal = false;
    if (!equal && onlyEqual) return undefined;
    if ((forth.get(x) ?? y) !== y || (back.get(y) ?? x) !== x) return undefined;
    forth.set(x, y);
    back.set(y, x);
  }
  return equal ? "equal" : "mapped";
}
