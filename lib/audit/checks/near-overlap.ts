/** Rows that are nearly equal to a row of the reference: edited copies, the same thing measured twice. */
import { createRng, proportionInterval } from "../../core/index.ts";
import { gatherRows, nearest } from "../../models/index.ts";
import { encode, fitEncoder, fitStandardScaler, standardScale } from "../../prep/index.ts";
import { EVIDENCE_ROWS, defineCheck, limit, NotEvaluable, rowNumber, type Judgement } from "../check.ts";
import { turns } from "../measures/turns.ts";
import { poolFrames, sharedColumns } from "../pooled-frame.ts";
import { count, percent, plural } from "../../core/words.ts";

const QUERIES = 1000;
const REFERENCES = 10_000;

export default defineCheck({
  name: "near-overlap",
  question: "Are near copies of the reference among these rows?",
  area: "leakage",
  suite: "full",
  needs: ["against"],
  options: {
    radius: limit(
      0.13,
      "Two rows are near when their distance is below this part of the median distance to the nearest neighbour.",
    ),
    "ratio.max": limit(
      0.01,
      "Share of near copies beyond what the reference has within itself, from which it is warned of.",
    ),
    "ratio.fail": limit(0.05, "The same, for a failure."),
  },
  fix: "Find what the pairs have in common (an edited record, augmented images, one case measured twice) and keep such rows on one side of the split.",
  details: `All input columns that both tables have are encoded and standardised on the reference. The median distance from a row of the reference to its
nearest other row is the measure; a row here is a near copy when a row of the reference lies closer than \`radius\` (0.13, as in cleanlab's Datalab) times
that, but not at distance 0 (that is \`overlap-rows\`). As few columns make near rows by chance, the share of such rows within the reference is
taken off first; the verdict stands on the lower end of Wilson's interval. At most ${QUERIES} rows here, ${REFERENCES} of the reference.`,
  async measure(input, options) {
    const against = input.against!;
    const names = sharedColumns(input.roles.inputs, against.sample);
    if (names.length === 0) throw new NotEvaluable("The two tables share no input column.");
    const rng = createRng(input.seed);
    const take = (n: number, most: number): Int32Array =>
      n <= most ? Int32Array.from({ length: n }, (_, i) => i) : rng.choice(n, most).sort();
    const before = take(against.sample.length, REFERENCES);
    const now = take(input.sample.length, QUERIES);
    if (before.length < 20 || now.length < 1)
      throw new NotEvaluable(
        `The reference needs 20 rows and the table one; they have ${before.length} and ${now.length}.`,
      );
    const m = before.length;
    const frame = poolFrames(
      against.sample.select(names).take(before),
      input.sample.select(names).take(now),
      names,
    );
    const reference = Int32Array.from({ length: m }, (_, i) => i);
    const encoder = fitEncoder(frame, names, reference);
    const p = encoder.features.length;
    if (p === 0) throw new NotEvaluable("No input column varies in the reference.");
    const raw = encode(encoder, frame);
    const scaler = fitStandardScaler(raw.subarray(0, m * p), m, p);
    const X = standardScale(scaler, raw, frame.length);
    const pause = turns(input.signal);
    const own = take(m, QUERIES);
    const within: number[] = [];
    const distances: number[] = [];
    const size = Math.max(1, Math.floor(4_000_000 / (m * p)));
    const references = X.subarray(0, m * p);
    for (let from = 0; from < own.length; from += size) {
      const part = own.subarray(from, from + size);
      const found = nearest(references, m, gatherRows(X, p, part), part.length, p, 2);
      // The first is the row itself, or an equal one.
      for (let i = 0; i < part.length; i++) within.push(Math.sqrt(found.distances[2 * i + 1]!));
      await pause(part.length * m * p);
    }
    for (let from = 0; from < now.length; from += size) {
      const to = Math.min(now.length, from + size);
      const part = X.subarray((m + from) * p, (m + to) * p);
      const found = nearest(references, m, part, to - from, p, 1);
      for (let i = 0; i < to - from; i++) distances.push(Math.sqrt(found.distances[i]!));
      await pause((to - from) * m * p);
    }
    const positive = within.filter((d) => d > 0).sort((a, b) => a - b);
    if (positive.length < within.length / 2)
      throw new NotEvaluable(
        "Half the rows of the reference have an exact twin: the columns are too coarse for a distance.",
      );
    const median = positive[positive.length >> 1]!;
    const close = (d: number): boolean => d > 0 && d < (options.radius ?? 0.13) * median;
    const near = distances.flatMap((d, i) => (close(d) ? [[i, d] as const] : [])).sort((a, b) => a[1] - b[1]);
    return {
      n: now.length,
      reference: m,
      near: near.length,
      expected: within.filter(close).length / within.length,
      rows: near.slice(0, EVIDENCE_ROWS).map(([i]) => rowNumber(input, now[i]!)),
      sampled:
        input.sampleRows !== undefined ||
        against.sampleRows !== undefined ||
        m < against.sample.length ||
        now.length < input.sample.length,
    };
  },
  judge({ n, reference, near, expected, rows, sampled }, options): readonly Judgement[] {
    const [warn, failing] = [options["ratio.max"], options["ratio.fail"]];
    const [low, high] = proportionInterval(near, n);
    const excess = Math.max(0, low - expected);
    const failed = failing !== null && excess > failing;
    const warned = warn !== null && excess > warn;
    const bound = failed ? failing : warn;
    return [
      {
        status: failed ? "fail" : warned ? "warn" : "pass",
        value: near / n,
        interval: [low, high],
        threshold: `near-overlap.ratio.${failed ? "fail" : "max"}`,
        ...(bound === null ? {} : { limit: bound, op: "<=" as const }),
        message:
          near === 0
            ? `No row is nearly equal to one of ${count(reference)} rows of the reference.`
            : `${plural(near, "row")} of ${count(n)} (${percent(near / n)}) ${near === 1 ? "is" : "are"} nearly equal to a row of the reference; within the reference ${percent(expected)} are.`,
        n,
        sampled,
        ...(near === 0 ? {} : { evidence: { rows, total: near } }),
      },
    ];
  },
});
