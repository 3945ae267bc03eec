/**
 * Gauss–Legendre quadrature on [0, 1]: m points integrate polynomials of degree 2m − 1 exactly. Points are roots of the Legendre polynomial,
 * by Newton's method from Tricomi's guess (Abramowitz and Stegun 25.4.29).
 */

export interface Quadrature {
  /** Ascending. */
  readonly points: Float64Array;
  readonly weights: Float64Array;
}

const known = new Map<number, Quadrature>();

export function gaussLegendre(m: number): Quadrature {
  let rule = known.get(m);
  if (rule === undefined) known.set(m, (rule = compute(m)));
  return rule;
}

function compute(m: number): Quadrature {
  const points = new Float64Array(m);
  const weights = new Float64Array(m);
  for (let i = 0; i < m; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (m + 0.5));
    let slope = 0;
    for (let step = 0; step < 100; step++) {
      let [before, now] = [1, x];
      for (let k = 2; k <= m; k++) [before, now] = [now, ((2 * k - 1) * x * now - (k - 1) * before) / k];
      if (m === 1) before = 1;
      slope = (m * (x * now - before)) / (x * x - 1);
      const change = now / slope;
      x -= change;
      if (Math.abs(change) < 1e-16) break;
    }
    points[m - 1 - i] = (1 + x) / 2;
    weights[m - 1 - i] = 1 / ((1 - x * x) * slope * slope);
  }
  return { points, weights };
}
