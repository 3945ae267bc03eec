/** Rows that are in the reference too: a model has seen the answer, and a score on them measures memory. */
import { EVIDENCE_ROWS, defineCheck, limit, NotEvaluable, rowNumber, type Judgement } from "../check.ts";
import { firstEqualRows } from "../equal-rows.ts";
import { poolFrames, sharedColumns } from "../pooled-frame.ts";
import { percent, plural } from "../../core/words.ts";

export default defineCheck({
  name: "overlap-rows",
  question: "Are rows of the reference among these rows?",
  area: "leakage",
  suite: "full",
  needs: ["against"],
  options: {
    "ratio.max": limit(0, "Share of rows that are in the reference too, from which it is warned of."),
    "ratio.fail": limit(0.01, "The same, for a failure."),
  },
  fix: "Drop repeats before splitting, then split anew; a row must be on one side only.",
  details: `Rows are compared in all input columns that both tables have, and the time column; missing equals missing; label and identifier take
no part, so that a copy under a new number is found too. Where the reference repeats itself as often (few, coarse columns), equal rows are no sign
of a copy, and the finding is a note. Compared in the samples of both tables.`,
  async measure(input) {
    const against = input.against!;
    const { inputs, time } = input.roles;
    const names = sharedColumns(time === undefined ? inputs : [...inputs, time], against.sample);
    if (names.length === 0) throw new NotEvaluable("The two tables share no input column.");
    const m = against.sample.length;
    const n = input.sample.length;
    if (n === 0 || m === 0) throw new NotEvaluable("One of the two tables has no rows.");
    const pooled = poolFrames(against.sample.select(names), input.sample.select(names), names);
    const first = await firstEqualRows(pooled, input.signal);
    const size = new Int32Array(m);
    for (let i = 0; i < m; i++) size[first[i]!]!++;
    let inGroups = 0;
    for (const rows of size) if (rows > 1) inGroups += rows;
    const rows: number[] = [];
    let shared = 0;
    for (let i = 0; i < n; i++) {
      if (first[m + i]! >= m) continue;
      shared++;
      if (rows.length < EVIDENCE_ROWS) rows.push(rowNumber(input, i));
    }
    return {
      n,
      reference: m,
      columns: names.length,
      shared,
      rows,
      // Share of the reference that has a twin within it.
      within: inGroups / m,
      sampled: input.sampleRows !== undefined || against.sampleRows !== undefined,
    };
  },
  judge({ n, columns, shared, rows, within, sampled }, options): readonly Judgement[] {
    const ratio = shared / n;
    const [warn, failing] = [options["ratio.max"], options["ratio.fail"]];
    const coarse = ratio > 0 && within >= 0.1 && ratio <= 2 * within;
    const failed = !coarse && failing !== null && ratio > failing;
    const warned = !coarse && warn !== null && ratio > warn;
    const bound = failed ? failing : warn;
    return [
      {
        status: failed ? "fail" : warned ? "warn" : shared > 0 ? "info" : "pass",
        value: ratio,
        threshold: `overlap-rows.ratio.${failed ? "fail" : "max"}`,
        ...(bound === null ? {} : { limit: bound, op: "<=" as const }),
        message:
          shared === 0
            ? `No row is in the reference too (${plural(columns, "column")} compared).`
            : coarse
              ? `${plural(shared, "row")} (${percent(ratio)}) equal rows of the reference, but ${percent(within)} of the reference repeats itself: the columns are too coarse to tell a copy.`
              : `${plural(shared, "row")} (${percent(ratio)}) ${shared === 1 ? "is" : "are"} in the reference too.`,
        n,
        sampled,
        ...(shared === 0 ? {} : { evidence: { rows, total: shared } }),
      },
    ];
  },
});
