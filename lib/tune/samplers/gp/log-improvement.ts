/**
 * log E max(0, X + z) for a standard normal X, and log P(X ≤ z), with their slopes, without underflow far below 0.
 *
 * log h(z), h(z) = φ(z) + z Φ(z); below -1 as -z²/2 - log √(2π) + log(1 + √(π/2) z erfcx(-z/√2)), and far out, where that
 * difference cancels, by the series 1/z² - 3/z⁴ + 15/z⁶ - … of its last term. Source: Ament and others, Unexpected
 * Improvements to Expected Improvement for Bayesian Optimization, NeurIPS 2023, (9).
 */
import { erfc } from "../../../core/index.ts";

const rootHalf = Math.SQRT1_2;
const logRootTwoPi = 0.5 * Math.log(2 * Math.PI);
const rootHalfPi = Math.sqrt(Math.PI / 2);
const far = -25;

export interface LogValue {
  value: number;
  slope: number;
}

/** log h(z) and h'(z) / h(z) = Φ(z) / h(z), written to `out`. */
export function logImprovement(z: number, out: LogValue): void {
  if (z > -1) {
    const above = 0.5 * erfc(-rootHalf * z);
    const h = Math.exp(-0.5 * z * z - logRootTwoPi) + z * above;
    out.value = Math.log(h);
    out.slope = above / h;
    return;
  }
  const ratio = millsRatio(-z);
  let rest: number;
  if (z > far) rest = 1 + z * ratio;
  else {
    const w = 1 / (z * z);
    rest = w * (1 - w * (3 - w * (15 - w * (105 - w * (945 - w * 10395)))));
  }
  out.value = -0.5 * z * z - logRootTwoPi + Math.log(rest);
  out.slope = ratio / rest;
}

/** log Φ(z) and φ(z) / Φ(z), written to `out`. */
export function logNormalCdf(z: number, out: LogValue): void {
  const density = -0.5 * z * z - logRootTwoPi;
  if (z > -1) {
    const below = 0.5 * erfc(-rootHalf * z);
    out.value = Math.log(below);
    out.slope = Math.exp(density) / below;
    return;
  }
  const ratio = millsRatio(-z);
  out.value = density + Math.log(ratio);
  out.slope = 1 / ratio;
}

/** (1 - Φ(x)) / φ(x) = √(π/2) erfcx(x/√2), for x ≥ 1. */
function millsRatio(x: number): number {
  if (x < -far) return rootHalfPi * erfc(rootHalf * x) * Math.exp(0.5 * x * x);
  const w = 1 / (x * x);
  return (1 - w * (1 - w * (3 - w * (15 - w * (105 - w * (945 - w * 10395)))))) / x;
}
