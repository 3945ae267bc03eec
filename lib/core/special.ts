/**
 * Special functions of one variable: log gamma, digamma, the error function, and the logistic family.
 *
 * log Γ: around 1 and 2, where it vanishes, the series Σ (-1)^k (ζ(k) - 1) e^k / k of log Γ(2 + e); elsewhere Stirling's
 * formula with its error term `stirlingError`. erf: the series e^{-x²} Σ 2^k x^{2k+1}/(2k+1)!!; erfc beyond 1.5: Laplace's
 * continued fraction. Sources: Abramowitz and Stegun chapters 6 and 7; Loader (2000), "Fast and accurate computation of
 * binomial probabilities". Relative error below 1e-13, tails included.
 */

const halfLogTwoPi = 0.9189385332046727;

/** ζ(k) - 1 for k = 2, 3, … */
const zetaMinusOne = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914,
  0.008349277381922827, 0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853,
  0.0004941886041194645, 0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-5,
  3.058823630702049e-5, 1.528225940865187e-5, 7.637197637899763e-6, 3.81729326499984e-6, 1.908212716553939e-6,
  9.539620338727962e-7, 4.769329867878064e-7, 2.38450502727733e-7, 1.1921992596531106e-7,
  5.960818905125948e-8, 2.980350351465228e-8, 1.4901554828365043e-8, 7.45071178983543e-9,
  3.725334024788457e-9, 1.862659723513049e-9, 9.313274324196682e-10,
];

/** log |Γ(x)|; Infinity at 0 and the negative whole numbers. */
export function logGamma(x: number): number {
  if (x <= 0) {
    if (Number.isInteger(x)) return Infinity;
    return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * (x % 2)))) - logGamma(1 - x);
  }
  if (x >= 0.5 && x < 1.5) return logGammaNearTwo(x - 1) - Math.log1p(x - 1);
  if (x >= 1.5 && x <= 2.5) return logGammaNearTwo(x - 2);
  if (x === Infinity) return Infinity;
  return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingError(x);
}

/** log Γ(x) - ((x - ½) log x - x + ½ log 2π) for x > 0: what Stirling's formula misses, to an absolute 1e-16. */
export function stirlingError(x: number): number {
  let raised = 0;
  let z = x;
  for (; z < 16; z++) raised += (z + 0.5) * Math.log1p(1 / z) - 1;
  const w = 1 / (z * z);
  const series =
    1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w * (1 / 1188 - w * (691 / 360360 - w / 156)))));
  return raised + series / z;
}

/** log B(a, b) for a, b > 0. */
export function logBeta(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a];
  if (large < 16) return logGamma(small) + (logGamma(large) - logGamma(small + large));
  // Stirling's formula for the large ones, so that their difference is not one of large numbers.
  const ratio = small / large;
  const difference =
    -(large - 0.5) * Math.log1p(ratio) - small * (Math.log(large) + Math.log1p(ratio)) + small;
  return logGamma(small) + difference + stirlingError(large) - stirlingError(small + large);
}

/** ψ(x), the derivative of log Γ; NaN at 0 and the negative whole numbers. */
export function digamma(x: number): number {
  if (x <= 0) {
    if (Number.isInteger(x)) return Number.NaN;
    return digamma(1 - x) - Math.PI / Math.tan(Math.PI * x);
  }
  let lowered = 0;
  let z = x;
  for (; z < 16; z++) lowered += 1 / z;
  const w = 1 / (z * z);
  const series =
    w * (1 / 12 - w * (1 / 120 - w * (1 / 252 - w * (1 / 240 - w * (1 / 132 - w * (691 / 32760 - w / 12))))));
  return Math.log(z) - 0.5 / z - series - lowered;
}

/** The error function, 2/√π ∫₀ˣ e^{-t²} dt. */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size < 1.5) return erfSeries(x);
  return x !== x ? x : Math.sign(x) * (1 - erfcFraction(size));
}

/** 1 - erf(x), accurate where it is small (down to 1e-308). */
export function erfc(x: number): number {
  if (x >= 1.5) return erfcFraction(x);
  return x > -1.5 ? 1 - erfSeries(x) : x !== x ? x : 2 - erfcFraction(-x);
}

/** log(p / (1 - p)); ∓Infinity at 0 and 1. */
export function logit(p: number): number {
  return p > 0.25 && p < 0.75 ? 2 * Math.atanh(2 * p - 1) : Math.log(p) - Math.log1p(-p);
}

/** 1 / (1 + e^{-x}), without overflow. */
export function expit(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const power = Math.exp(x);
  return power / (1 + power);
}

/** log Σ e^x, without overflow; -Infinity for none. */
export function logSumExp(values: ArrayLike<number>): number {
  let largest = -Infinity;
  for (let i = 0; i < values.length; i++)
    if (values[i]! > largest || values[i]! !== values[i]!) largest = values[i]!;
  if (!Number.isFinite(largest)) return largest;
  let total = 0;
  for (let i = 0; i < values.length; i++) total += Math.exp(values[i]! - largest);
  return largest + Math.log(total);
}

/** log Γ(2 + e) for |e| ≤ ½. */
function logGammaNearTwo(e: number): number {
  let series = 0;
  for (let k = zetaMinusOne.length + 1; k >= 2; k--) {
    const sign = k % 2 === 0 ? 1 : -1;
    series = series * e + (sign * zetaMinusOne[k - 2]!) / k;
  }
  return e * (0.4227843350984671 + e * series);
}

function erfSeries(x: number): number {
  const square = 2 * x * x;
  let term = x;
  let total = x;
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(total); k += 2) {
    term *= square / k;
    total += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * total;
}

/** e^{-x²}/√π · 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))), from the far end. */
function erfcFraction(x: number): number {
  const depth = Math.ceil(12 + 140 / (x * x));
  let below = x;
  for (let k = depth; k >= 1; k--) below = x + k / 2 / below;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * below);
}
