/**
 * Isotonic regression: the rising step line closest to the targets in squares (pool adjacent violators), for calibration without a
 * shape. Equal x are averaged first; between kept points the line is linear, beyond them flat.
 * Source: scikit-learn `IsotonicRegression(out_of_bounds="clip")`. O(n log n).
 */
import { checkFinite, checkRows } from "./rows.ts";
import type { ScoreOptions } from "./undefined-score.ts";

export interface Isotonic {
  /** Points of the line, ascending; points on a flat stretch between two others are left out. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** @throws RangeError on wrong sizes, numbers that are not finite, or when all weights are 0. */
export function isotonicRegression(
  x: ArrayLike<number>,
  targets: ArrayLike<number>,
  options: ScoreOptions = {},
): Isotonic {
  const n = checkRows("isotonicRegression", targets, x, options);
  checkFinite("isotonicRegression", "x", x);
  checkFinite("isotonicRegression", "targets", targets);
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => x[a]! - x[b]!);
  const points: { x: number; weight: number; sum: number }[] = [];
  for (const i of order) {
    const weight = options.sampleWeight === undefined ? 1 : options.sampleWeight[i]!;
    if (weight === 0) continue;
    const last = points.at(-1);
    if (last !== undefined && last.x === x[i]!) {
      last.weight += weight;
      last.sum += weight * targets[i]!;
    } else points.push({ x: x[i]!, weight, sum: weight * targets[i]! });
  }
  if (points.length === 0) throw new RangeError("isotonicRegression: needs weight; got only weights of 0");
  const blocks: { weight: number; sum: number; size: number }[] = [];
  for (const point of points) {
    let block = { weight: point.weight, sum: point.sum, size: 1 };
    for (
      let last = blocks.at(-1);
      last && last.sum / last.weight >= block.sum / block.weight;
      last = blocks.at(-1)
    ) {
      blocks.pop();
      block = { weight: last.weight + block.weight, sum: last.sum + block.sum, size: last.size + block.size };
    }
    blocks.push(block);
  }
  const fitted = blocks.flatMap((block) =>
    Array.from({ length: block.size }, () => block.sum / block.weight),
  );
  const kept = fitted
    .map((_, i) => i)
    .filter(
      (i) => i === 0 || i === fitted.length - 1 || fitted[i] !== fitted[i - 1] || fitted[i] !== fitted[i + 1],
    );
  return Object.freeze({
    x: Float64Array.from(kept, (i) => points[i]!.x),
    y: Float64Array.from(kept, (i) => fitted[i]!),
  });
}

/** Values of the line. */
export function isotonicPredict(line: Isotonic, x: ArrayLike<number>): Float64Array {
  return Float64Array.from(x, (value) => {
    const last = line.x.length - 1;
    if (!(value > line.x[0]!)) return value <= line.x[0]! ? line.y[0]! : Number.NaN;
    if (value >= line.x[last]!) return line.y[last]!;
    let low = 0;
    let high = last;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (line.x[middle]! <= value) low = middle;
      else high = middle;
    }
    const share = (value - line.x[low]!) / (line.x[high]! - line.x[low]!);
    return line.y[low]! + share * (line.y[high]! - line.y[low]!);
  });
}
