/**
 * Calibrators of scores: from scores and what happened, a curve that turns scores into probabilities.
 *
 * sigmoid: Platt's 1 / (1 + exp(a·s + b)) with his targets; isotonic: the rising step line; both one class against the rest, then rows are
 * brought to sum 1. temperature: softmax(log p / T), one T for all classes, by least log loss: keeps the order of classes.
 * Source: Platt (1999); Zadrozny & Elkan (2002); Guo et al. (2017). O(n log n) a class.
 */
import {
  isotonicPredict,
  isotonicRegression,
  plattProbabilities,
  plattScaling,
} from "../../metrics/index.ts";

export type CalibrationMethod = "sigmoid" | "isotonic" | "temperature";

/** A fitted curve of one class; `constant` where there was nothing to fit. */
export type ClassCurve =
  | { readonly kind: "sigmoid"; readonly a: number; readonly b: number }
  | { readonly kind: "isotonic"; readonly x: Float64Array; readonly y: Float64Array }
  | { readonly kind: "constant"; readonly p: number };

export interface ScoreCalibrator {
  /** One a class; for two classes one, of the second. Empty for a temperature. */
  readonly curves: readonly ClassCurve[];
  readonly temperature: number | null;
}

/**
 * @param scores n×k, or n (of the second class) for two classes; for "temperature" probabilities, n×k.
 * @param y class positions.
 */
export function fitScoreCalibrator(
  method: CalibrationMethod,
  scores: Float64Array,
  y: ArrayLike<number>,
  k: number,
): ScoreCalibrator {
  if (method === "temperature") return { curves: [], temperature: fitTemperature(scores, y, k) };
  const n = y.length;
  const width = scores.length / n;
  const asked = k === 2 ? [1] : Array.from({ length: k }, (_, c) => c);
  return {
    curves: asked.map((c): ClassCurve => {
      const truth = Int8Array.from({ length: n }, (_, i) => (y[i] === c ? 1 : 0));
      const own = Float64Array.from({ length: n }, (_, i) => scores[i * width + (width === 1 ? 0 : c)]!);
      if (method === "isotonic") return { kind: "isotonic", ...isotonicRegression(own, truth) };
      const line = plattScaling(truth, own);
      return line === null
        ? { kind: "constant", p: truth.reduce((sum, value) => sum + value / n, 0) }
        : { kind: "sigmoid", a: line.a, b: line.b };
    }),
    temperature: null,
  };
}

/** n×k probabilities, rows sum to 1; equal shares where every curve gives 0. */
export function calibratedProbabilities(
  calibrator: ScoreCalibrator,
  scores: Float64Array,
  n: number,
  k: number,
): Float64Array {
  if (calibrator.temperature !== null) return softened(scores, n, k, 1 / calibrator.temperature);
  const out = new Float64Array(n * k);
  const width = scores.length / n;
  for (const [at, curve] of calibrator.curves.entries()) {
    const c = k === 2 ? 1 : at;
    const own = Float64Array.from({ length: n }, (_, i) => scores[i * width + (width === 1 ? 0 : c)]!);
    const p = curveValues(curve, own);
    for (let i = 0; i < n; i++) out[i * k + c] = p[i]!;
  }
  for (let i = 0; i < n; i++) {
    if (k === 2) {
      out[2 * i] = 1 - out[2 * i + 1]!;
      continue;
    }
    let sum = 0;
    for (let c = 0; c < k; c++) sum += out[i * k + c]!;
    for (let c = 0; c < k; c++) out[i * k + c] = sum > 0 ? out[i * k + c]! / sum : 1 / k;
  }
  return out;
}

function curveValues(curve: ClassCurve, scores: Float64Array): Float64Array {
  switch (curve.kind) {
    case "constant":
      return new Float64Array(scores.length).fill(curve.p);
    case "sigmoid":
      return plattProbabilities(curve, scores);
    case "isotonic":
      return isotonicPredict(curve, scores);
  }
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Golden section over log T in [log 0.02, log 50]: the loss is convex in 1/T, so it has one valley. */
function fitTemperature(probabilities: Float64Array, y: ArrayLike<number>, k: number): number {
  const n = y.length;
  const loss = (logT: number): number => {
    const p = softened(probabilities, n, k, Math.exp(-logT));
    let sum = 0;
    for (let i = 0; i < n; i++) sum -= Math.log(Math.max(p[i * k + y[i]!]!, Number.MIN_VALUE));
    return sum;
  };
  let [low, high] = [Math.log(0.02), Math.log(50)];
  let [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [lossA, lossB] = [loss(a), loss(b)];
  while (high - low > 1e-8) {
    if (lossA <= lossB) {
      [high, b, lossB] = [b, a, lossA];
      a = high - GOLDEN * (high - low);
      lossA = loss(a);
    } else {
      [low, a, lossA] = [a, b, lossB];
      b = low + GOLDEN * (high - low);
      lossB = loss(b);
    }
  }
  return Math.exp((low + high) / 2);
}

/** softmax(power · log p), p held away from 0. */
function softened(probabilities: Float64Array, n: number, k: number, power: number): Float64Array {
  const out = new Float64Array(n * k);
  for (let i = 0; i < n; i++) {
    let most = -Infinity;
    for (let c = 0; c < k; c++) {
      const logit = power * Math.log(Math.max(probabilities[i * k + c]!, Number.EPSILON));
      out[i * k + c] = logit;
      if (logit > most) most = logit;
    }
    let sum = 0;
    for (let c = 0; c < k; c++) sum += out[i * k + c] = Math.exp(out[i * k + c]! - most);
    for (let c = 0; c < k; c++) out[i * k + c]! /= sum;
  }
  return out;
}
