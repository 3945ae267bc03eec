/** Rows of the reference that are later than rows here: a model that trained on them has seen the future of what it is tested on. */
import type { Column } from "../../data/index.ts";
import {
  EVIDENCE_ROWS,
  defineCheck,
  limit,
  NotEvaluable,
  rowNumber,
  type AuditInput,
  type Judgement,
} from "../check.ts";
import { number, percent, plural } from "../../core/words.ts";

export default defineCheck({
  name: "overlap-time",
  question: "Is the reference older than these rows?",
  area: "leakage",
  suite: "quick",
  needs: ["against", "time"],
  options: {
    "ratio.max": limit(
      0,
      "Share of rows here that are not later than the whole reference, from which it is warned of.",
    ),
    "ratio.fail": limit(0.05, "The same, for a failure."),
  },
  fix: "Cut by time: train on what was known before the cut, test on what came after, and leave a gap as long as a label takes to become known.",
  details: `The newest moment of the reference (what training saw) is held against every row here. The value is the share of rows that are not later;
equal moments count, because a cut through one moment splits what belongs together. Exact where the profile knows the newest moment, else in the sample.`,
  measure(input) {
    const against = input.against!;
    const time = input.roles.time!;
    if (!against.sample.has(time))
      throw new NotEvaluable(`The reference has no column "${time}" to compare times by.`);
    const [own, before] = [moments(input, time), moments(against, time)];
    const isDate = input.sample.column(time).type === "date";
    if (isDate !== (against.sample.column(time).type === "date"))
      throw new NotEvaluable(`"${time}" is a date in one table and a number in the other.`);
    const latest = Math.max(newest(against, time), largest(before));
    if (!Number.isFinite(latest)) throw new NotEvaluable(`"${time}" is missing throughout the reference.`);
    const rows: number[] = [];
    let n = 0;
    let total = 0;
    let first = Infinity;
    for (let i = 0; i < own.length; i++) {
      const moment = own[i]!;
      if (!Number.isFinite(moment)) continue;
      n++;
      first = Math.min(first, moment);
      if (moment > latest) continue;
      total++;
      if (rows.length < EVIDENCE_ROWS) rows.push(rowNumber(input, i));
    }
    if (n === 0) throw new NotEvaluable(`"${time}" is missing throughout.`);
    return { n, total, rows, latest, first, isDate, sampled: input.sampleRows !== undefined };
  },
  judge({ n, total, rows, latest, first, isDate, sampled }, options): readonly Judgement[] {
    const ratio = total / n;
    const [warn, failing] = [options["ratio.max"], options["ratio.fail"]];
    const failed = failing !== null && ratio > failing;
    const bound = failed ? failing : warn;
    const text = (moment: number): string =>
      isDate ? new Date(moment).toISOString().replace("T00:00:00.000Z", "") : number(moment);
    return [
      {
        status: failed ? "fail" : warn !== null && ratio > warn ? "warn" : total > 0 ? "info" : "pass",
        value: ratio,
        threshold: `overlap-time.ratio.${failed ? "fail" : "max"}`,
        ...(bound === null ? {} : { limit: bound, op: "<=" as const }),
        message:
          total === 0
            ? `All rows are later than the reference: it ends ${text(latest)}, they begin ${text(first)}.`
            : `${plural(total, "row")} (${percent(ratio)}) ${total === 1 ? "is" : "are"} not later than the reference, which ends ${text(latest)}; the earliest is of ${text(first)}.`,
        n,
        sampled,
        ...(total === 0 ? {} : { evidence: { rows, total } }),
      },
    ];
  },
});

function moments(input: AuditInput, name: string): Float64Array {
  const column: Column = input.sample.column(name);
  if (column.type !== "date" && column.type !== "number")
    throw new NotEvaluable(`"${name}" is neither a date nor a number; it has no order in time.`);
  return column.values;
}

function newest(input: AuditInput, name: string): number {
  const profile = input.profiles.find((each) => each.name === name);
  return profile?.date?.max ?? profile?.numeric?.max ?? -Infinity;
}

function largest(values: Float64Array): number {
  let most = -Infinity;
  for (const value of values) if (value > most) most = value;
  return most;
}
