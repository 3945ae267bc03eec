/**
 * Conformal intervals: ranges for new rows of a regression that hold the truth with a chance of at least 1 − alpha, whatever the model,
 * as long as new rows are drawn like the old ones.
 *
 * split: one half fits, the other half's |residuals| give one width, their ⌈(1 − alpha)(m + 1)⌉-th smallest. CV+: each fold's
 * model predicts the new row, shifted by each out-of-fold residual; the ends are the ⌊alpha(n + 1)⌋-th smallest of μ₋ᵢ(x) − Rᵢ and the
 * ⌈(1 − alpha)(n + 1)⌉-th smallest of μ₋ᵢ(x) + Rᵢ: narrower, for all rows both fit and calibrate; proven for 1 − 2·alpha, in
 * practice near 1 − alpha. With too few rows for the level an end is null: unbounded. Source: Vovk, Gammerman & Shafer (2005);
 * Barber, Candès, Ramdas & Tibshirani (2021). CV+: folds fits, O(new rows · n log n).
 */
import { createRng, proportionInterval } from "../core/index.ts";
import { number, percent, plural } from "../core/words.ts";
import { rowSource, type Target } from "../data/index.ts";
import type { Estimator } from "../models/index.ts";
import { fitOn, foldsOf, truthOf, type FoldOptions } from "./held-out.ts";
import { judged, type Interval, type Judgement } from "./judgement.ts";
import { kFold } from "./k-fold.ts";
import type { Split } from "./split.ts";

export interface ConformalOptions extends FoldOptions {
  /** Chance of a miss; default 0.1. */
  readonly alpha?: number;
  /** Default "cv+". */
  readonly method?: "cv+" | "split";
}

export interface ConformalIntervals {
  readonly alpha: number;
  readonly method: "cv+" | "split";
  readonly predictions: readonly number[];
  /** Null: unbounded, too few rows for this level. */
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

export interface ConformalCoverage extends Judgement {
  readonly alpha: number;
  readonly method: "cv+" | "split";
  readonly n: number;
  /** Share of rows inside their interval, of rows that neither fitted nor calibrated. */
  readonly coverage: number;
  /** Wilson, 95 %. */
  readonly coverageInterval: Interval;
  /** Mean over bounded intervals; null when none is. */
  readonly meanWidth: number | null;
  readonly unbounded: number;
}

/**
 * @param newX rows to give intervals for.
 * @throws RangeError for a classifier, sizes that differ, or alpha outside (0, 1).
 */
export async function conformalIntervals(
  model: Estimator,
  X: unknown,
  y: Target,
  newX: unknown,
  options: ConformalOptions = {},
): Promise<ConformalIntervals> {
  const { alpha = 0.1, method = "cv+", signal } = options;
  const where = "conformalIntervals";
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`${where}: alpha must lie in (0, 1); got ${alpha}`);
  const source = rowSource(where, X);
  const truth = truthOf(where, model, y, source.rows);
  if (truth.task !== "regression")
    throw new RangeError(`${where}: needs a regressor; got ${model.name}, a classifier`);
  const asked = rowSource(where, newX);
  const splits =
    method === "split" ? [halves(source.rows, options.seed ?? 0)] : foldsOf(where, truth, options);
  const residuals: number[] = [];
  /** Which model each residual belongs to. */
  const owner: number[] = [];
  const answers: Float64Array[] = [];
  for (const [f, { train, test }] of splits.entries()) {
    signal?.throwIfAborted();
    options.onProgress?.({ done: f, total: splits.length, message: `fold ${f + 1} of ${splits.length}` });
    const fitted = await fitOn(where, model, source, truth, train, options);
    const own = (await fitted.predict(source.take(test), { signal })) as Float64Array;
    for (const [i, row] of test.entries()) {
      residuals.push(Math.abs(truth.values[row]! - own[i]!));
      owner.push(f);
    }
    answers.push((await fitted.predict(asked.all, { signal })) as Float64Array);
  }
  const n = residuals.length;
  const [below, above] = [Math.floor(alpha * (n + 1)), Math.ceil((1 - alpha) * (n + 1))];
  const predictions = Array.from({ length: asked.rows }, (_, r) =>
    answers.reduce((sum, values) => sum + values[r]! / answers.length, 0),
  );
  const low: (number | null)[] = [];
  const high: (number | null)[] = [];
  const [down, up] = [new Float64Array(n), new Float64Array(n)];
  const perTurn = Math.max(1, Math.floor(200_000 / n));
  for (let r = 0; r < asked.rows; r++) {
    for (let i = 0; i < n; i++) {
      const centre = answers[owner[i]!]![r]!;
      down[i] = centre - residuals[i]!;
      up[i] = centre + residuals[i]!;
    }
    if (method === "split") {
      // One centre: both ends by the upper rank of the residuals, which is what the proof needs.
      low.push(above > n ? null : down.sort()[n - above]!);
    } else low.push(below < 1 ? null : down.sort()[below - 1]!);
    high.push(above > n ? null : up.sort()[above - 1]!);
    if ((r + 1) % perTurn === 0) {
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    }
  }
  return Object.freeze({
    alpha,
    method,
    predictions: Object.freeze(predictions),
    low: Object.freeze(low),
    high: Object.freeze(high),
  });
}

/** How often the intervals hold, on a fifth of the rows that is kept aside (by group, where there are groups). @throws as `conformalIntervals`. */
export async function conformalCoverage(
  model: Estimator,
  X: unknown,
  y: Target,
  options: ConformalOptions = {},
): Promise<ConformalCoverage> {
  const source = rowSource("conformalCoverage", X);
  const truth = truthOf("conformalCoverage", model, y, source.rows);
  const { groups, seed = 0, splits: _, ...rest } = options;
  const [{ train, test }] = foldsOf("conformalCoverage", truth, { cv: 5, seed, groups }) as readonly [
    Split,
    ...Split[],
  ];
  const own = groups === undefined ? undefined : Array.from(train, (row) => groups[row]!);
  const { low, high, alpha, method } = await conformalIntervals(
    model,
    source.take(train),
    Float64Array.from(train, (row) => truth.values[row]!),
    source.take(test),
    { ...rest, seed, groups: own },
  );
  let [inside, unbounded, width] = [0, 0, 0];
  for (const [i, row] of test.entries()) {
    const [from, to] = [low[i]!, high[i]!];
    const value = truth.values[row]!;
    if ((from === null || value >= from) && (to === null || value <= to)) inside++;
    if (from === null || to === null) unbounded++;
    else width += to - from;
  }
  const n = test.length;
  const coverageInterval = proportionInterval(inside, n);
  const bounded = n - unbounded;
  const said = `Conformal: ${percent(inside / n)} of ${plural(n, "row")} kept aside lie in their interval (95 % interval ${percent(coverageInterval[0])} to ${percent(coverageInterval[1])}; promised ${percent(1 - alpha)})`;
  return Object.freeze({
    alpha,
    method,
    n,
    coverage: inside / n,
    coverageInterval,
    meanWidth: bounded === 0 ? null : width / bounded,
    unbounded,
    ...(unbounded > 0
      ? judged(
          "warn",
          `${said}; ${plural(unbounded, "interval")} unbounded.`,
          "Use more rows or a larger alpha.",
        )
      : coverageInterval[1] < 1 - alpha
        ? judged(
            "fail",
            `${said}: too few.`,
            "Rows are not drawn alike: look for groups or time, and give groups.",
          )
        : judged("pass", `${said}; mean width ${number(width / bounded)}.`)),
  });
}

function halves(rows: number, seed: number): Split {
  return kFold(rows, { nSplits: 2, rng: createRng(seed) })[0]!;
}
