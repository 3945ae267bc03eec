/**
 * Calibration curve and error: within bins of predicted probability, how often the event happened.
 *
 * Expected calibration error Σ n_b/n |observed_b − mean p_b|; maximum the largest such gap. Bins are equal in width (`uniform`) or in
 * rows (`quantile`, type 7); the choice changes the figure, so report it. A value on an edge falls into the lower bin.
 * Source: scikit-learn `calibration_curve`; Naeini, Cooper & Hauskrecht (2015). O(n log n).
 */
import { equalEdges } from "../core/histogram-bins.ts";
import { quantiles } from "../core/quantile.ts";
import { checkBinary, checkFinite, checkRows } from "./rows.ts";

export interface CalibrationOptions {
  /** Default: 5 for the curve (scikit-learn), 10 for the errors. */
  readonly nBins?: number;
  /** Default uniform. */
  readonly strategy?: "uniform" | "quantile";
}

export interface CalibrationCurve {
  /** Observed share of positives, bins with rows only. */
  readonly probTrue: Float64Array;
  /** Mean predicted probability, the same bins. */
  readonly probPred: Float64Array;
  readonly counts: Float64Array;
  /** Of all bins, empty ones too. */
  readonly edges: Float64Array;
}

/** @throws RangeError on labels other than 0 and 1, probabilities outside [0, 1], wrong sizes. */
export function calibrationCurve(
  yTrue: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  options: CalibrationOptions = {},
): CalibrationCurve {
  const { nBins = 5, strategy = "uniform" } = options;
  const n = checkRows("calibrationCurve", yTrue, probabilities);
  checkBinary("calibrationCurve", yTrue);
  checkFinite("calibrationCurve", "probabilities", probabilities);
  if (!(Number.isInteger(nBins) && nBins >= 1))
    throw new RangeError(`calibrationCurve: nBins must be 1 or more; got ${nBins}`);
  const sorted = Float64Array.from(probabilities).sort();
  if (sorted[0]! < 0 || sorted[n - 1]! > 1) {
    throw new RangeError(
      `calibrationCurve: probabilities must lie in [0, 1]; got ${sorted[0]! < 0 ? sorted[0] : sorted[n - 1]}`,
    );
  }
  const edges =
    strategy === "uniform"
      ? equalEdges(0, 1, nBins)
      : quantiles(
          sorted,
          Float64Array.from({ length: nBins + 1 }, (_, i) => i / nBins),
        );
  const count = new Float64Array(nBins);
  const sumP = new Float64Array(nBins);
  const sumY = new Float64Array(nBins);
  for (let i = 0; i < n; i++) {
    const b = binOf(edges, probabilities[i]!);
    count[b]! += 1;
    sumP[b]! += probabilities[i]!;
    sumY[b]! += Number(yTrue[i]);
  }
  const kept = Array.from(count.keys()).filter((b) => count[b]! > 0);
  return Object.freeze({
    probTrue: Float64Array.from(kept, (b) => sumY[b]! / count[b]!),
    probPred: Float64Array.from(kept, (b) => sumP[b]! / count[b]!),
    counts: Float64Array.from(kept, (b) => count[b]!),
    edges,
  });
}

/** In [0, 1]. For more classes pass whether the top class was right as `yTrue` and its probability. @throws as the curve. */
export function expectedCalibrationError(
  yTrue: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  options: CalibrationOptions = {},
): number {
  const curve = calibrationCurve(yTrue, probabilities, { nBins: 10, ...options });
  return gaps(curve).reduce((sum, gap, b) => sum + (curve.counts[b]! / yTrue.length) * gap, 0);
}

/** In [0, 1]: the gap of the worst bin. @throws as the curve. */
export function maximumCalibrationError(
  yTrue: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  options: CalibrationOptions = {},
): number {
  return Math.max(...gaps(calibrationCurve(yTrue, probabilities, { nBins: 10, ...options })));
}

function gaps(curve: CalibrationCurve): Float64Array {
  return curve.probTrue.map((observed, b) => Math.abs(observed - curve.probPred[b]!));
}

/** numpy's searchsorted(edges[1:-1], x, "left"). */
function binOf(edges: Float64Array, x: number): number {
  let low = 1;
  let high = edges.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! < x) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
