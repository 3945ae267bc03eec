/**
 * Distributions on whole numbers: binomial and hypergeometric.
 *
 * Binomial: probabilities by the deviance of Loader (2000), tails by the incomplete beta function. Hypergeometric: a product
 * of three binomial probabilities (Loader), tails by summing away from the mode, so that no small tail is a difference.
 */
import { checkProbability, type Distribution } from "./distribution.ts";
import { betaFactor, incompleteBeta } from "./incomplete-beta.ts";

/**
 * Number of successes in n trials of probability p.
 * @throws RangeError when n is not a whole number ≥ 0 or p is not in [0, 1].
 */
export function binomialDistribution(n: number, p: number): Distribution {
  checkWhole("binomialDistribution", "n", n);
  checkProbability("binomialDistribution", p);
  const sf = (x: number): number => {
    const k = Math.floor(x);
    return k !== k ? k : k < 0 ? 1 : k >= n ? 0 : incompleteBeta(k + 1, n - k, p).lower;
  };
  const cdf = (x: number): number => {
    const k = Math.floor(x);
    return k !== k ? k : k < 0 ? 0 : k >= n ? 1 : incompleteBeta(k + 1, n - k, p).upper;
  };
  const pdf = (k: number): number => (k !== k ? k : binomialProbability(n, p, k));
  return discrete("binomialDistribution", 0, n, { pdf, cdf, sf });
}

/**
 * Marked items among `draws` drawn without replacement from `total` items of which `marked` are marked.
 * @throws RangeError when a number is not whole or not in its range.
 */
export function hypergeometricDistribution(total: number, marked: number, draws: number): Distribution {
  const where = "hypergeometricDistribution";
  checkWhole(where, "total", total);
  checkWhole(where, "marked", marked);
  checkWhole(where, "draws", draws);
  if (marked > total || draws > total)
    throw new RangeError(
      `${where}: marked and draws must not exceed total ${total}; got ${marked} and ${draws}`,
    );
  const low = Math.max(0, draws - (total - marked));
  const high = Math.min(marked, draws);
  const share = total === 0 ? 0 : draws / total;
  const whole = binomialProbability(total, share, draws);
  const pdf = (k: number): number =>
    k < low || k > high
      ? 0
      : (binomialProbability(marked, share, k) * binomialProbability(total - marked, share, draws - k)) /
        whole;

  /** Σ pdf from k in steps of ±1 as long as terms count. */
  function tail(from: number, step: 1 | -1): number {
    let added = 0;
    let last = 0;
    for (let k = from; k >= low && k <= high; k += step) {
      const term = pdf(k);
      added += term;
      if (term < last && term < 1e-18 * added) break;
      last = term;
    }
    return Math.min(1, added);
  }

  const mean = draws * (total === 0 ? 0 : marked / total);
  const cdf = (x: number): number => {
    const k = Math.floor(x);
    return k !== k ? k : k < low ? 0 : k >= high ? 1 : k < mean ? tail(k, -1) : 1 - tail(k + 1, 1);
  };
  const sf = (x: number): number => {
    const k = Math.floor(x);
    return k !== k ? k : k < low ? 1 : k >= high ? 0 : k < mean ? 1 - tail(k, -1) : tail(k + 1, 1);
  };
  return discrete(where, low, high, { pdf, cdf, sf });
}

/** Quantiles by bisection over low…high. */
function discrete(
  where: string,
  low: number,
  high: number,
  parts: Pick<Distribution, "pdf" | "cdf" | "sf">,
): Distribution {
  function first(holds: (k: number) => boolean): number {
    let [from, to] = [low, high];
    while (from < to) {
      const middle = from + Math.floor((to - from) / 2);
      if (holds(middle)) to = middle;
      else from = middle + 1;
    }
    return from;
  }
  return Object.freeze({
    ...parts,
    quantile: (p: number) => (checkProbability(where, p), first((k) => parts.cdf(k) >= p)),
    upperQuantile: (q: number) => (checkProbability(where, q), first((k) => parts.sf(k) <= q)),
  });
}

function binomialProbability(n: number, p: number, k: number): number {
  if (!(Number.isInteger(k) && k >= 0 && k <= n)) return 0;
  if (p === 0 || p === 1) return k === n * p ? 1 : 0;
  if (k === 0) return Math.exp(n * Math.log1p(-p));
  if (k === n) return Math.exp(n * Math.log(p));
  return ((betaFactor(k, n - k, p, 1 - p) / k) * n) / (n - k);
}

function checkWhole(where: string, name: string, value: number): void {
  if (!(Number.isInteger(value) && value >= 0))
    throw new RangeError(`${where}: ${name} must be a whole number, 0 or more; got ${value}`);
}
