/**
 * Curves of each class against the rest as plain numbers, ready to be drawn: ROC, precision-recall, lift and calibration; at most 500 points
 * each, thinned evenly. Of two classes only the positive one's. O(k·n log n).
 */
import {
  averagePrecisionScore,
  brierScoreLoss,
  calibrationCurve,
  expectedCalibrationError,
  liftTable,
  precisionRecallCurve,
  rocAucScore,
  rocCurve,
} from "../metrics/index.ts";
import type { Predictions } from "./predictions.ts";
import type { ClassCurves } from "./validation-result.ts";

const MOST = 500;

/** Empty for a regression, and for a classifier that only gives labels. */
export function classCurves(given: Predictions): readonly ClassCurves[] {
  const { task, classes, positive, probabilities, ranking } = given;
  if (task === "regression" || (probabilities === undefined && ranking === undefined)) return [];
  const asked = positive >= 0 ? [positive] : classes.map((_, c) => c);
  return Object.freeze(asked.map((c) => curvesOf(given, c)));
}

function curvesOf(given: Predictions, c: number): ClassCurves {
  const { classes, truth, probabilities, sampleWeight } = given;
  const k = classes.length;
  const n = truth.length;
  const flags = Uint8Array.from(truth, (code) => (code === c ? 1 : 0));
  const shares =
    probabilities && Float64Array.from(truth, (_, i) => Math.min(1, Math.max(0, probabilities[i * k + c]!)));
  const scores = shares ?? given.ranking!;
  const positives = flags.reduce((sum, flag) => sum + flag, 0);
  const both = positives > 0 && positives < n;
  const options = { sampleWeight };
  const roc = both ? rocCurve(flags, scores, options) : null;
  const pr = positives > 0 ? precisionRecallCurve(flags, scores, options) : null;
  const strategy = "quantile";
  const bins = { nBins: Math.max(2, Math.min(10, Math.floor(n / 20))), strategy } as const;
  const calibration = shares === undefined ? null : calibrationCurve(flags, shares, bins);
  return Object.freeze({
    label: classes[c]!,
    prevalence: positives / n,
    roc:
      roc === null
        ? null
        : thinned({ fpr: roc.fpr!, tpr: roc.tpr! }, (kept) => ({
            thresholds: kept(roc.thresholds).map((t) => (Number.isFinite(t) ? t : null)),
            auc: rocAucScore(flags, scores, options),
          })),
    pr:
      pr === null
        ? null
        : thinned({ precision: pr.precision, recall: pr.recall }, (kept) => ({
            thresholds: kept(Float64Array.from([...pr.thresholds, Number.NaN])).filter(
              (t) => !Number.isNaN(t),
            ),
            averagePrecision: averagePrecisionScore(flags, scores, options),
          })),
    lift: positives > 0 ? liftTable(flags, scores, Math.min(10, n)) : null,
    calibration:
      calibration === null
        ? null
        : Object.freeze({
            predicted: [...calibration.probPred],
            observed: [...calibration.probTrue],
            counts: [...calibration.counts],
            strategy,
            expectedError: expectedCalibrationError(flags, shares!, bins),
            brier: brierScoreLoss(flags, shares!)!,
          }),
  });
}

/** Lists of equal length, at most MOST of them, ends kept; and what more is taken at the same places. */
function thinned<T extends Record<string, Float64Array>, M extends object>(
  lists: T,
  more: (kept: (values: Float64Array) => number[]) => M,
): { readonly [name in keyof T]: readonly number[] } & M {
  const n = Object.values(lists)[0]!.length;
  const at =
    n <= MOST
      ? Array.from({ length: n }, (_, i) => i)
      : Array.from({ length: MOST }, (_, i) => Math.round((i * (n - 1)) / (MOST - 1)));
  const kept = (values: Float64Array): number[] => at.map((i) => values[i]!);
  const out = Object.fromEntries(Object.entries(lists).map(([name, values]) => [name, kept(values)]));
  return Object.freeze({ ...(out as { [name in keyof T]: number[] }), ...more(kept) });
}
