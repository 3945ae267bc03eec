/**
 * The matrix row "Timeliness": the age of the newest row at training time, against the guide's 30 days. Read as "every row"
 * the guide forbids seasons; read as "the newest row" it says nothing of gaps; so both are told, with the median age, gaps,
 * future stamps and the span.
 */
import { defineCheck, EVIDENCE_ROWS, limit, NotEvaluable, rowNumber, type Judgement } from "../check.ts";
import { number, percent, plural } from "../../core/words.ts";

const DAY = 86_400_000;

export default defineCheck({
  name: "timeliness",
  question: "Are the data fresh, and without gaps?",
  area: "timeliness",
  suite: "quick",
  needs: ["time"],
  options: {
    "newest.max": limit(30, "Largest age of the newest row, in days (fail)."),
    "medianAge.max": limit(
      null,
      "Largest median age, in days (warn); off by default: seasons need old rows.",
    ),
    "gap.max": limit(
      3,
      "Longest pause between rows, in multiples of the median step (warn); of log2(n) times it where rows come irregularly.",
    ),
    "future.max": limit(0, "Rows allowed with a time after now (fail)."),
    season: limit(
      null,
      "Length of a season in days, when there is one: the data must span two of them (warn).",
    ),
  },
  fix: "Collect newer rows before training, or state in the report for which time the model holds.",
  details: `Headline: now − newest time, in days, at most 30. \`now\` is the moment of judgement, or of training when it is given.

Beside it: median and 95 % age, the literal reading (every row at most 30 days old), pauses longer than three median steps between
distinct times (where steps are irregular, times log₂ n, which is how long random arrivals pause by chance), stamps that lie in the future, and, when a season is declared, whether two of them are spanned. Without a time
column the row is not evaluated; that is no pass.`,
  measure(input) {
    const name = input.roles.time!;
    const column = input.sample.column(name);
    const profile = input.profiles.find((each) => each.name === name)!;
    if (column.type !== "date")
      throw new NotEvaluable(
        `The time column "${name}" holds no dates but ${column.type === "json" ? "mixed values" : `${column.type}s`}; turn it into dates first.`,
      );
    const order = Uint32Array.from(column.values.keys()).filter((i) => !Number.isNaN(column.values[i]!));
    if (order.length === 0 || profile.date === null || profile.date.max === null || profile.date.min === null)
      throw new NotEvaluable(`The time column "${name}" holds no date at all.`);
    order.sort((a, b) => column.values[a]! - column.values[b]!);
    const times = Float64Array.from(order, (i) => column.values[i]!);
    const future = order.filter((i) => column.values[i]! > input.now);
    const at = (p: number): number => times[Math.round(p * (times.length - 1))]!;
    return {
      column: name,
      now: input.now,
      n: times.length,
      sampled: input.sampleRows !== undefined,
      newest: profile.date.max,
      oldest: profile.date.min,
      newestAge: (input.now - profile.date.max) / DAY,
      medianAge: (input.now - at(0.5)) / DAY,
      oldAge: (input.now - at(0.05)) / DAY,
      olderThan30: older(times, input.now - 30 * DAY) / times.length,
      future: {
        rows: Array.from(future.slice(0, EVIDENCE_ROWS), (i) => rowNumber(input, i)),
        total: future.length,
      },
      ...pauses(times),
      periods: periods(times),
    };
  },
  judge(value, options) {
    const { newestAge, medianAge, olderThan30, future, medianStep, gaps } = value;
    const n = { n: value.n, sampled: value.sampled };
    const findings: Judgement[] = [];
    const newest = options["newest.max"];
    findings.push({
      part: "headline",
      status: newest !== null && newestAge > newest ? "fail" : "pass",
      value: newestAge,
      ...(newest === null ? {} : { limit: newest, op: "<=" as const }),
      threshold: "timeliness.newest.max",
      message: `The newest row is ${age(newestAge)} old (${day(value.newest)})${newest === null ? "" : `; the limit is ${number(newest)} days`}.`,
    });
    findings.push({
      part: "literal",
      status: olderThan30 > 0 ? "fail" : "pass",
      value: olderThan30,
      limit: 0,
      op: "<=",
      threshold: "timeliness.literal",
      message: `Word for word (no row older than 30 days): ${percent(olderThan30)} of the rows are older.`,
      ...n,
    });
    const median = options["medianAge.max"];
    findings.push({
      status: median === null ? "info" : medianAge > median ? "warn" : "pass",
      value: medianAge,
      ...(median === null ? {} : { limit: median, op: "<=" as const }),
      threshold: "timeliness.medianAge.max",
      message: `Half of the rows are older than ${age(medianAge)}, one in twenty older than ${age(value.oldAge)}.`,
      ...n,
    });
    const futureMax = options["future.max"];
    if (futureMax !== null)
      findings.push({
        status: future.total > futureMax ? "fail" : "pass",
        value: future.total,
        limit: futureMax,
        op: "<=",
        threshold: "timeliness.future.max",
        message:
          future.total === 0
            ? "No time lies in the future."
            : `${plural(future.total, "time lies", "times lie")} in the future.`,
        fix: "Look for clocks that go wrong, mixed time zones, swapped days and months, or plans among events.",
        evidence: future,
        ...n,
      });
    const gap = options["gap.max"];
    if (gap !== null && medianStep !== null && !value.sampled) {
      // Events that come at random pause up to log2(n) median steps by chance alone.
      const bound = gap * (value.regular ? 1 : Math.max(1, Math.log2(value.n)));
      const long = gaps.filter(({ step }) => step > bound * medianStep);
      const words = `${number(Math.round(bound))} times the median step (${age(medianStep / DAY)})`;
      findings.push({
        status: long.length > 0 ? "warn" : "pass",
        value: gaps[0] === undefined ? 0 : gaps[0].step / medianStep,
        limit: bound,
        op: "<=",
        threshold: "timeliness.gap.max",
        message:
          long.length === 0
            ? `No pause is longer than ${words}.`
            : `${long.length === GAPS ? "At least " : ""}${plural(long.length, "pause is", "pauses are")} longer than ${words}; the longest from ${day(long[0]!.from)} to ${day(long[0]!.from + long[0]!.step)}.`,
        fix: "Find out whether nothing happened or nothing was recorded; a model cannot tell.",
        evidence: {
          rows: [],
          total: long.length,
          values: long.slice(0, 5).map(({ from, step }) => `${day(from)} + ${age(step / DAY)}`),
        },
        ...n,
      });
    }
    const season = options["season"];
    if (season !== null) {
      const span = (value.newest - value.oldest) / DAY;
      findings.push({
        status: span < 2 * season ? "warn" : "pass",
        value: span / season,
        limit: 2,
        op: ">=",
        threshold: "timeliness.season",
        message: `The rows span ${age(span)}: ${number(span / season)} seasons of ${age(season)}.`,
        fix: "A season that was seen once cannot be told from a trend: collect a second one.",
        ...n,
      });
    }
    return findings;
  },
});

/** How many of the rising times lie before `moment`. */
function older(times: Float64Array, moment: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Longest pauses kept. */
const GAPS = 1000;

/** Steps between distinct times: their median, whether they are regular, and the longest. */
function pauses(times: Float64Array): {
  medianStep: number | null;
  /** Three of four steps lie within a tenth of the median. */
  regular: boolean;
  gaps: { from: number; step: number }[];
} {
  const gaps: { from: number; step: number }[] = [];
  for (let i = 1; i < times.length; i++)
    if (times[i]! > times[i - 1]!) gaps.push({ from: times[i - 1]!, step: times[i]! - times[i - 1]! });
  if (gaps.length < 2) return { medianStep: null, regular: false, gaps: [] };
  const steps = Float64Array.from(gaps, ({ step }) => step).sort();
  const medianStep = steps[steps.length >> 1]!;
  const near = gaps.filter(({ step }) => Math.abs(step - medianStep) <= 0.1 * medianStep).length;
  gaps.sort((a, b) => b.step - a.step || a.from - b.from);
  return { medianStep, regular: near >= 0.75 * gaps.length, gaps: gaps.slice(0, GAPS) };
}

/** Rows per period, in at most 120 periods of equal length. */
function periods(times: Float64Array): { start: number; step: number; counts: number[] } {
  const [first, last] = [times[0]!, times.at(-1)!];
  const sizes = [DAY, 7 * DAY, 30.4375 * DAY, 91.3125 * DAY, 365.25 * DAY, 3652.5 * DAY];
  const span = Math.max(last - first, 1);
  const step = sizes.find((size) => span / size < 120) ?? span / 119;
  const counts = Array.from({ length: Math.floor(span / step) + 1 }, () => 0);
  for (const time of times) counts[Math.min(counts.length - 1, Math.floor((time - first) / step))]!++;
  return { start: first, step, counts };
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Days in the unit that a reader thinks in. */
function age(days: number): string {
  const size = Math.abs(days);
  if (size >= 730) return `${number(Number((days / 365.25).toFixed(1)))} years`;
  if (size >= 2) return `${number(Number(days.toFixed(size < 10 ? 1 : 0)))} days`;
  if (size >= 2 / 24) return `${number(Number((days * 24).toFixed(1)))} hours`;
  return `${number(Number((days * 1440).toFixed(1)))} minutes`;
}
