/**
 * Distances between two discrete distributions over the same bins.
 *
 * - PSI = Σ (c - r) ln(c / r), the population stability index (symmetric Kullback–Leibler divergence);
 * - KL(r ‖ c) = Σ r ln(r / c);
 * - Jensen–Shannon distance = √(½ KL(r ‖ m) + ½ KL(c ‖ m)), m the mean of both; base 2 makes it reach 1;
 * - Hellinger = √(½ Σ (√r - √c)²); total variation = ½ Σ |r - c|; L∞ = max |r - c|.
 *
 * PSI and KL are infinite where a bin is empty on one side, so what is put into empty bins decides their value (1e-4 makes
 * twice the PSI of 0.01). The default here, half a count in every bin, depends on the data alone: (k + ½) / (n + B/2).
 * Under no drift PSI is about χ²(B - 1)·(1/N + 1/M) (Yurdakul & Naranjo, J. Risk Model Validation 14, 2020): below
 * `psiCriticalValue` it is what chance gives. All are O(B).
 */

/** How empty bins are filled: half a count everywhere, or this share in place of each empty bin's zero, or this least share. */
export type Smoothing = "half" | { readonly zero: number } | { readonly least: number };

/** Counts to shares. Without smoothing, empty stays 0. Undefined when nothing was counted. */
export function shares(counts: ArrayLike<number>, smoothing?: Smoothing): Float64Array | undefined {
  let n = 0;
  for (let i = 0; i < counts.length; i++) n += counts[i]!;
  if (n === 0) return undefined;
  return Float64Array.from(counts, (count) => {
    if (smoothing === "half") return (count + 0.5) / (n + counts.length / 2);
    const share = count / n;
    if (smoothing === undefined) return share;
    return "zero" in smoothing ? (share === 0 ? smoothing.zero : share) : Math.max(share, smoothing.least);
  });
}

/** Of shares without zeros. */
export function psi(reference: ArrayLike<number>, current: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < reference.length; i++) {
    const r = reference[i]!;
    const c = current[i]!;
    if (r !== c) sum += (c - r) * Math.log(c / r);
  }
  return sum;
}

/** In nats; Infinity where `p` has mass that `q` lacks. Scaled to sums of 1 first, as scipy does. */
export function kullbackLeibler(p: ArrayLike<number>, q: ArrayLike<number>): number {
  const scaleP = 1 / total(p);
  const scaleQ = 1 / total(q);
  let sum = 0;
  for (let i = 0; i < p.length; i++) {
    const share = p[i]! * scaleP;
    if (share > 0) sum += share * Math.log(share / (q[i]! * scaleQ));
  }
  return sum;
}

/** The distance, not the divergence; scaled to sums of 1 first, as scipy does. */
export function jensenShannon(p: ArrayLike<number>, q: ArrayLike<number>, base = 2): number {
  const scaleP = 1 / total(p);
  const scaleQ = 1 / total(q);
  let sum = 0;
  for (let i = 0; i < p.length; i++) {
    const a = p[i]! * scaleP;
    const b = q[i]! * scaleQ;
    const middle = (a + b) / 2;
    if (a > 0) sum += a * Math.log(a / middle);
    if (b > 0) sum += b * Math.log(b / middle);
  }
  return Math.sqrt(Math.max(0, sum / 2) / Math.log(base));
}

export function hellinger(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum += (Math.sqrt(p[i]!) - Math.sqrt(q[i]!)) ** 2;
  return Math.sqrt(sum / 2);
}

export function totalVariation(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum += Math.abs(p[i]! - q[i]!);
  return sum / 2;
}

export function lInfinity(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let max = 0;
  for (let i = 0; i < p.length; i++) max = Math.max(max, Math.abs(p[i]! - q[i]!));
  return max;
}

function total(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}
