/**
 * A demonstration: features chosen on all rows make accuracy of pure noise. Labels are coins, features are normal noise; the `keep`
 * features that differ most between the classes are chosen once on all rows ("outside"), and once within each training fold ("inside"). The
 * model is the nearer class mean; the right answer is 0.5. Source: Ambroise & McLachlan (2002); Hastie et al., Elements of
 * Statistical Learning, 7.10.2. O(folds · rows · columns).
 */
import { createRng, proportionInterval } from "../core/index.ts";
import { percent } from "../core/words.ts";
import { stratifiedKFold } from "./k-fold.ts";
import { judged, type Interval, type Judgement } from "./judgement.ts";

export interface SelectionDemonstrationOptions {
  /** Default 60. */
  readonly rows?: number;
  /** Default 2000. */
  readonly columns?: number;
  /** Features chosen; default 20. */
  readonly keep?: number;
  /** Folds; default 5. */
  readonly cv?: number;
  readonly seed?: number;
}

export interface SelectionDemonstration extends Judgement {
  /** Accuracy over held-out rows, and Wilson's interval. */
  readonly outside: number;
  readonly outsideInterval: Interval;
  readonly inside: number;
  readonly insideInterval: Interval;
}

export function selectionDemonstration(options: SelectionDemonstrationOptions = {}): SelectionDemonstration {
  const { rows: n = 60, columns: p = 2000, keep = 20, cv = 5, seed = 0 } = options;
  const rng = createRng(seed);
  const X = Float64Array.from({ length: n * p }, () => rng.normal());
  const y = rng.shuffle(Int32Array.from({ length: n }, (_, i) => i % 2));
  const every = Int32Array.from({ length: n }, (_, i) => i);
  const onAll = chosen(X, p, y, every, keep);
  let [outside, inside] = [0, 0];
  for (const { train, test } of stratifiedKFold(y, { nSplits: cv, rng })) {
    outside += right(X, p, y, train, test, onAll);
    inside += right(X, p, y, train, test, chosen(X, p, y, train, keep));
  }
  return Object.freeze({
    outside: outside / n,
    outsideInterval: proportionInterval(outside, n),
    inside: inside / n,
    insideInterval: proportionInterval(inside, n),
    ...judged(
      "info",
      `Noise of ${n} rows and ${p} columns: accuracy ${percent(outside / n)} with features chosen on all rows, ${percent(inside / n)} with features chosen within each fold; the truth is 50 %.`,
    ),
  });
}

/** The columns whose class means are furthest apart. */
function chosen(X: Float64Array, p: number, y: Int32Array, rows: Int32Array, keep: number): Int32Array {
  const gap = classMeans(
    X,
    p,
    y,
    rows,
    Int32Array.from({ length: p }, (_, j) => j),
  ).gap.map(Math.abs);
  return Int32Array.from([...gap.keys()].sort((a, b) => gap[b]! - gap[a]!).slice(0, keep));
}

/** Rows of `test` whose nearer class mean is their own. */
function right(
  X: Float64Array,
  p: number,
  y: Int32Array,
  train: Int32Array,
  test: Int32Array,
  columns: Int32Array,
): number {
  const { gap, middle } = classMeans(X, p, y, train, columns);
  let hits = 0;
  for (const row of test) {
    let side = 0;
    for (const [at, j] of columns.entries()) side += (X[row * p + j]! - middle[at]!) * gap[at]!;
    if (side > 0 === (y[row] === 1)) hits++;
  }
  return hits;
}

/** Mean of class 1 less mean of class 0, and the point between. */
function classMeans(
  X: Float64Array,
  p: number,
  y: Int32Array,
  rows: Int32Array,
  columns: Int32Array,
): { readonly gap: Float64Array; readonly middle: Float64Array } {
  const sums = [new Float64Array(columns.length), new Float64Array(columns.length)] as const;
  const counts = [0, 0];
  for (const row of rows) {
    const own = sums[y[row] as 0 | 1];
    counts[y[row]!]! += 1;
    for (let at = 0; at < columns.length; at++) own[at]! += X[row * p + columns[at]!]!;
  }
  const means = sums.map((own, c) => own.map((sum) => sum / counts[c]!)) as [Float64Array, Float64Array];
  return {
    gap: means[1].map((mean, at) => mean - means[0][at]!),
    middle: means[1].map((mean, at) => (mean + means[0][at]!) / 2),
  };
}
