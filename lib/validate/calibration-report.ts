/**
 * Calibration report: whether a probability of 0.8 happens eight times in ten, by bins, by a line, and by the parts of the Brier score.
 *
 * Bins equal in width and in rows, each share with Wilson's interval; expected and maximum calibration error; slope and intercept
 * (1 and 0 are perfect; a slope below 1 says that predictions are too extreme); Brier score = reliability − resolution + uncertainty
 * (Murphy). The expected error is above 0 by chance alone, most with few rows, so the verdict compares it with what a perfectly
 * calibrated model of the same probabilities would show: outcomes are drawn from the probabilities `resamples` times, and the
 * error counts as real above their 95 % quantile. Fail above `maxError`, warn when it is only real. More classes: each class against
 * the rest. Source: Bröcker & Smith (2007) for the consistency resampling. O(resamples · rows).
 */
import { calibrationView } from "./diagnosis-views.ts";
import { withView } from "./judgement-view.ts";
import { createRng, proportionInterval, quantile } from "../core/index.ts";
import { number } from "../core/words.ts";
import type { Label, Target } from "../data/index.ts";
import {
  brierDecomposition,
  brierScoreLoss,
  calibrationCurve,
  calibrationLine,
  expectedCalibrationError,
  maximumCalibrationError,
  type CalibrationLine,
} from "../metrics/index.ts";
import type { Predictor } from "../models/index.ts";
import { heldOut, type HeldOutOptions } from "./held-out.ts";
import { judged, type Interval, type Judgement } from "./judgement.ts";
import type { Predictions } from "./predictions.ts";

export interface CalibrationReportOptions {
  /** Default 10. */
  readonly nBins?: number;
  /** Expected calibration error (bins of equal rows) that fails; default 0.1. */
  readonly maxError?: number;
  /** Draws of outcomes for what chance allows; default 200. */
  readonly resamples?: number;
  /** Of the draws; default 0. */
  readonly seed?: number | undefined;
}

export interface ReliabilityBin {
  readonly low: number;
  readonly high: number;
  readonly n: number;
  readonly meanPredicted: number;
  readonly observed: number;
  /** Wilson, 95 %. */
  readonly interval: Interval;
}

export interface ClassCalibration {
  readonly positive: Label;
  readonly n: number;
  readonly baseRate: number;
  /** Bins of equal width, with rows. */
  readonly uniform: readonly ReliabilityBin[];
  /** Bins of equal rows. */
  readonly quantile: readonly ReliabilityBin[];
  readonly brier: number;
  /** Over bins of equal width. */
  readonly reliability: number;
  readonly resolution: number;
  readonly uncertainty: number;
  /** Over bins of equal rows. */
  readonly expectedError: number;
  readonly expectedErrorUniform: number;
  readonly maximumError: number;
  /** 95 % quantile of the expected error of a perfectly calibrated model. */
  readonly expectedErrorByChance: number;
  /** Null with the reason below. */
  readonly line: CalibrationLine | null;
  readonly whyNoLine: string | null;
}

export interface CalibrationReport extends Judgement {
  /** Two classes: the positive one. More: each against the rest. */
  readonly classes: readonly ClassCalibration[];
  /** Of the class with the largest expected error. */
  readonly worst: Label;
}

/** @throws RangeError on a regressor, or a model without probabilities. */
export async function calibrationReport(
  model: Predictor,
  X: unknown,
  y: Target,
  options: CalibrationReportOptions & HeldOutOptions = {},
): Promise<CalibrationReport> {
  return calibrationOf(await heldOut("calibrationReport", model, X, y, options), options);
}

/** The report over predictions that are already known. @throws RangeError on a regression, or without probabilities. */
export function calibrationOf(of: Predictions, options: CalibrationReportOptions = {}): CalibrationReport {
  const { task, classes, positive, truth, probabilities } = of;
  if (task !== "classification" || probabilities === undefined)
    throw new RangeError(
      `calibrationReport: needs probabilities of classes; got ${task === "regression" ? "a regression" : "a classifier without predictProba"}`,
    );
  const k = classes.length;
  const asked = positive >= 0 ? [positive] : classes.map((_, c) => c);
  const found = asked.map((c) =>
    classCalibration(
      classes[c]!,
      Int8Array.from(truth, (code) => (code === c ? 1 : 0)),
      Float64Array.from(truth, (_, i) => Math.min(1, Math.max(0, probabilities[i * k + c]!))),
      options,
    ),
  );
  const worst = found.reduce((a, b) =>
    b.expectedError - b.expectedErrorByChance > a.expectedError - a.expectedErrorByChance ? b : a,
  );
  return withView(
    {
      classes: Object.freeze(found),
      worst: worst.positive,
      ...verdict(worst, options.maxError ?? 0.1, k > 2),
    },
    calibrationView,
  );
}

function classCalibration(
  positive: Label,
  y: Int8Array,
  p: Float64Array,
  { nBins = 10, resamples = 200, seed = 0 }: CalibrationReportOptions,
): ClassCalibration {
  const n = y.length;
  let whyNoLine: string | null = null;
  const line = calibrationLine(y, p, { why: (reason) => (whyNoLine = reason) });
  const parts = brierDecomposition(y, p, nBins);
  const byRows = { nBins, strategy: "quantile" } as const;
  const rng = createRng(seed);
  // Bins of equal rows depend on p alone, so they are found once and only the outcomes are drawn anew.
  const bins = binNumbers(p, nBins);
  const chance = Float64Array.from({ length: resamples }, () => {
    const gap = new Float64Array(nBins);
    for (let i = 0; i < n; i++) gap[bins[i]!]! += (rng.next() < p[i]! ? 1 : 0) - p[i]!;
    return gap.reduce((sum, each) => sum + Math.abs(each) / n, 0);
  });
  return Object.freeze({
    positive,
    n,
    baseRate: y.reduce((sum, value) => sum + value / n, 0),
    uniform: reliabilityBins(y, p, nBins, "uniform"),
    quantile: reliabilityBins(y, p, nBins, "quantile"),
    brier: brierScoreLoss(y, p)!,
    ...parts,
    expectedError: expectedCalibrationError(y, p, byRows),
    expectedErrorUniform: expectedCalibrationError(y, p, { nBins }),
    maximumError: maximumCalibrationError(y, p, byRows),
    expectedErrorByChance: quantile(chance.sort(), 0.95) ?? 0,
    line,
    whyNoLine,
  });
}

/** As `calibrationCurve` cuts them: a value on an edge belongs to the lower bin. */
function binNumbers(p: Float64Array, nBins: number): Int32Array {
  const { edges } = calibrationCurve(
    Array.from(p, () => 0),
    p,
    { nBins, strategy: "quantile" },
  );
  const inner = edges.subarray(1, -1);
  return Int32Array.from(p, (value) => {
    let bin = 0;
    while (bin < inner.length && inner[bin]! < value) bin++;
    return bin;
  });
}

function reliabilityBins(
  y: Int8Array,
  p: Float64Array,
  nBins: number,
  strategy: "uniform" | "quantile",
): readonly ReliabilityBin[] {
  const { probTrue, probPred, counts, edges } = calibrationCurve(y, p, { nBins, strategy });
  const inner = edges.subarray(1, -1);
  return Object.freeze(
    Array.from(counts, (n, b) => {
      // The mean of a bin's rows lies inside it, which tells the bin.
      let at = 0;
      while (at < inner.length && inner[at]! < probPred[b]! - 1e-12) at++;
      return Object.freeze({
        low: edges[at]!,
        high: edges[at + 1]!,
        n,
        meanPredicted: probPred[b]!,
        observed: probTrue[b]!,
        interval: proportionInterval(Math.round(probTrue[b]! * n), n),
      });
    }),
  );
}

function verdict(found: ClassCalibration, maxError: number, many: boolean): Judgement {
  const { expectedError, expectedErrorByChance, line, brier, positive } = found;
  const shape = line === null ? "" : `, slope ${number(line.slope)}, intercept ${number(line.intercept)}`;
  const said = `Calibration${many ? ` (worst class ${JSON.stringify(positive)})` : ""}: expected error ${number(expectedError)} (a perfect model would stay below ${number(expectedErrorByChance)}), Brier score ${number(brier)}${shape}`;
  if (expectedError <= expectedErrorByChance) return judged("pass", `${said}.`);
  const lean =
    line === null
      ? ""
      : line.slope < 0.9
        ? ": probabilities are too extreme"
        : line.slope > 1.1
          ? ": probabilities are too timid"
          : line.inTheLarge > 0
            ? ": probabilities are too low"
            : ": probabilities are too high";
  return judged(
    expectedError > maxError ? "fail" : "warn",
    `${said}${lean}.`,
    found.n < 1000
      ? 'Recalibrate on rows that the model did not see: new CalibratedClassifierCV({ estimator: model, method: "sigmoid" }).'
      : 'Recalibrate on rows that the model did not see: new CalibratedClassifierCV({ estimator: model, method: "isotonic" }).',
  );
}
