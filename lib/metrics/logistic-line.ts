/**
 * Logistic regression on one number, P(t = 1) = 1 / (1 + e^−(slope·x + intercept)), by Newton's method with halved steps: what
 * calibration lines and Platt scaling fit. Targets may be shares. O(n) per step, about ten steps.
 */

export interface LogisticLine {
  readonly slope: number;
  readonly intercept: number;
}

/** `fixed`: hold the slope at this value. Null when the likelihood has no maximum (separable data, or x that does not vary). */
export function logisticLine(x: Float64Array, targets: Float64Array, fixed?: number): LogisticLine | null {
  let slope = fixed ?? 0;
  let intercept = 0;
  let loss = negativeLogLikelihood(x, targets, slope, intercept);
  for (let step = 0; step < 100; step++) {
    let g0 = 0;
    let g1 = 0;
    let h00 = 0;
    let h01 = 0;
    let h11 = 0;
    for (let i = 0; i < x.length; i++) {
      const p = 1 / (1 + Math.exp(-(slope * x[i]! + intercept)));
      const w = p * (1 - p);
      g0 += p - targets[i]!;
      g1 += (p - targets[i]!) * x[i]!;
      h00 += w;
      h01 += w * x[i]!;
      h11 += w * x[i]! * x[i]!;
    }
    const free = fixed === undefined;
    const determinant = free ? h00 * h11 - h01 * h01 : h00;
    if (!(determinant > 1e-12 * (free ? h00 * h11 : 1e-12))) return null;
    const d0 = free ? (h11 * g0 - h01 * g1) / determinant : g0 / h00;
    const d1 = free ? (h00 * g1 - h01 * g0) / determinant : 0;
    let scale = 1;
    let next = negativeLogLikelihood(x, targets, slope - d1, intercept - d0);
    // Near the end a step changes the loss by less than it is rounded: it must be taken all the same.
    const slack = 1e-12 * (1 + loss);
    while (next > loss + slack && scale > 1e-10) {
      scale /= 2;
      next = negativeLogLikelihood(x, targets, slope - scale * d1, intercept - scale * d0);
    }
    const moved = Math.abs(d0) + Math.abs(d1);
    if (next <= loss + slack) {
      slope -= scale * d1;
      intercept -= scale * d0;
      loss = next;
    }
    if (moved <= 1e-12 * (1 + Math.abs(slope) + Math.abs(intercept)) || scale <= 1e-10)
      return { slope, intercept };
  }
  return null;
}

function negativeLogLikelihood(
  x: Float64Array,
  targets: Float64Array,
  slope: number,
  intercept: number,
): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const z = slope * x[i]! + intercept;
    sum += Math.max(z, 0) - targets[i]! * z + Math.log1p(Math.exp(-Math.abs(z)));
  }
  return sum;
}
