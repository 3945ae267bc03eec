/**
 * A mixture of products of kernels over some parameters: candidates are drawn from it and judged by its density.
 *
 * The density of a candidate is a sum over all trials. A kernel whose part would be below e^-50 of the greatest one adds
 * nothing to a double, and is left out as soon as its bound shows that: with many trials most kernels go after one parameter.
 * Sums are made in numpy's order, so that candidates that are equal there are equal here.
 *
 * Source: Optuna 5.0, `samplers/_tpe/probability_distributions.py`.
 */
import { pairwiseSum } from "../../../core/index.ts";
import { exactExp, exactLog } from "../../numeric/exact-exponential.ts";
import { roundHalfEven } from "../../numeric/rounding.ts";
import { LOG_ROOT_2PI, logGaussMass } from "../../numeric/normal-mass.ts";
import { truncatedNormalQuantiles } from "../../numeric/truncated-normal.ts";
import type { RandomState } from "../random-state.ts";
import { logDensity, type CategoricalKernels, type Kernels, type NumericKernels } from "./kernels.ts";

/** Kernels with a part below e^-this of the greatest do not count. */
const NEGLIGIBLE = 50;
/** Kernels up to which the last digit of each exponential is right: discrete candidates tie, and it decides. */
export const MOST_EXACT = 600;
/** The same where last digits do not matter: less than 1e-11 of a density with 10 000 kernels. */
const NEGLIGIBLE_WHEN_SMOOTH = 36;

export interface ParzenEstimator {
  /** Numbers of the trials, ascending; the prior's kernel comes after them. */
  readonly numbers: Int32Array;
  /** Weights of the kernels, summing to 1. */
  readonly weights: Float64Array;
  readonly logWeights: Float64Array;
  readonly kernels: readonly Kernels[];
}

/** Candidates: for each parameter `size` internal values. Draws: kernels, categories, then all numbers. */
export function drawCandidates(
  { numbers, weights, kernels }: ParzenEstimator,
  random: RandomState,
  size: number,
): readonly Float64Array[] {
  const active = random.choiceWeighted(weights, size);
  const drawn = kernels.map(() => new Float64Array(size));
  kernels.forEach((kernel, p) => {
    if (kernel.kind === "categorical") drawCategories(kernel, numbers, active, random.rand(size), drawn[p]!);
  });
  const numeric = kernels.flatMap((kernel, p) =>
    kernel.kind === "numeric" ? [{ kernel, out: drawn[p]! }] : [],
  );
  const a = new Float64Array(numeric.length * size);
  const b = new Float64Array(numeric.length * size);
  const mus = new Float64Array(numeric.length * size);
  const sigmas = new Float64Array(numeric.length * size);
  numeric.forEach(({ kernel }, p) => {
    for (let i = 0; i < size; i++) {
      const at = p * size + i;
      const number = numbers[active[i]!];
      const mu = number === undefined ? kernel.priorMu : kernel.mu[number]!;
      const sigma = number === undefined ? kernel.priorSigma : kernel.sigma[number]!;
      a[at] = (kernel.from - mu) / sigma;
      b[at] = (kernel.to - mu) / sigma;
      mus[at] = mu;
      sigmas[at] = sigma;
    }
  });
  const quantiles = truncatedNormalQuantiles(random.rand(numeric.length * size), a, b);
  numeric.forEach(({ kernel, out }, p) => {
    for (let i = 0; i < size; i++) {
      const at = p * size + i;
      let value = quantiles[at]! * sigmas[at]! + mus[at]!;
      if (kernel.isLog) value = Math.exp(value);
      if (kernel.step !== 0)
        value = Math.min(
          Math.max(kernel.low + roundHalfEven((value - kernel.low) / kernel.step) * kernel.step, kernel.low),
          kernel.high,
        );
      out[i] = value;
    }
  });
  return drawn;
}

function drawCategories(
  kernel: CategoricalKernels,
  numbers: Int32Array,
  active: Int32Array,
  quantiles: Float64Array,
  out: Float64Array,
): void {
  const { choices, weights, chosen } = kernel;
  for (let i = 0; i < active.length; i++) {
    const number = numbers[active[i]!];
    const row = (number === undefined ? choices : chosen[number]!) * choices;
    let sum = 0;
    let choice = 0;
    for (let c = 0; c < choices; c++) {
      sum += weights[row + c]!;
      if ((c === choices - 1 ? 1 : sum) < quantiles[i]!) choice++;
    }
    out[i] = choice;
  }
}

/** Logarithms of the densities of the candidates. */
export function logDensities(estimator: ParzenEstimator, candidates: readonly Float64Array[]): Float64Array {
  const work = workspace(estimator);
  const x = new Float64Array(candidates.length);
  // Where all parameters are discrete many candidates are the same.
  const known = work.packed.length === 0 ? new Map<string, number>() : undefined;
  return candidates[0]!.map((_, i) => {
    candidates.forEach((values, p) => (x[p] = values[i]!));
    if (known === undefined) return densityOf(estimator, x, work);
    const key = x.join();
    let density = known.get(key);
    if (density === undefined) known.set(key, (density = densityOf(estimator, x, work)));
    return density;
  });
}

/** A continuous parameter's kernels by place, for passes over all of them. */
interface Packed {
  readonly kernel: NumericKernels;
  /** Its position among the parameters. */
  readonly p: number;
  readonly mu: Float64Array;
  /** 1/σ. */
  readonly inverse: Float64Array;
}

/** What all candidates share. */
interface Workspace {
  /** True when all parameters are continuous. */
  readonly isSmooth: boolean;
  readonly packed: readonly Packed[];
  /** The greatest that each kernel can give anywhere, its weight included. */
  readonly ceilings: Float64Array;
  /** Upper bounds of the kernels' parts so far, by place. */
  readonly bounds: Float64Array;
  /** Places of the kernels that may still count, and their parts. */
  readonly alive: Int32Array;
  readonly exact: Float64Array;
  /** e^(part - greatest) by place, the prior's last. */
  readonly shares: Float64Array;
  readonly terms: Float64Array;
}

function workspace({ numbers, kernels, logWeights }: ParzenEstimator): Workspace {
  const n = numbers.length;
  const ceilings = logWeights.slice(0, n);
  const packed: Packed[] = [];
  kernels.forEach((kernel, p) => {
    if (kernel.kind === "categorical") return;
    const { mass, logSigma } = kernel;
    if (kernel.step !== 0) {
      for (let k = 0; k < n; k++) ceilings[k]! -= mass[numbers[k]!]!;
      return;
    }
    const mu = new Float64Array(n);
    const inverse = new Float64Array(n);
    for (let k = 0; k < n; k++) {
      const number = numbers[k]!;
      ceilings[k]! -= LOG_ROOT_2PI + mass[number]! + logSigma[number]!;
      mu[k] = kernel.mu[number]!;
      inverse[k] = 1 / kernel.sigma[number]!;
    }
    packed.push({ kernel, p, mu, inverse });
  });
  return {
    isSmooth: packed.length === kernels.length,
    packed,
    ceilings,
    bounds: new Float64Array(n),
    alive: new Int32Array(n),
    exact: new Float64Array(n),
    shares: new Float64Array(n + 1),
    terms: new Float64Array(packed.length),
  };
}

/**
 * log Σ over kernels of weight · density. First those kernels are found whose bounds are not negligible beside the prior's
 * part, by one pass over the first parameter and shorter ones over the others; only their parts are then computed as Optuna
 * does, to the last digit.
 */
function densityOf(estimator: ParzenEstimator, x: Float64Array, work: Workspace): number {
  const { numbers, kernels } = estimator;
  const { packed, alive, exact, shares } = work;
  const n = numbers.length;
  const prior = partOf(estimator, x, n, work.terms);
  if (Number.isNaN(prior)) return NaN;
  const least = prior - NEGLIGIBLE;
  let living = packed.length === 0 ? n : screenAll(packed[0]!, x[packed[0]!.p]!, least, work);
  if (packed.length === 0) {
    work.bounds.set(work.ceilings);
    for (let k = 0; k < n; k++) alive[k] = k;
  }
  for (let j = 1; j < packed.length; j++) living = screen(packed[j]!, x[packed[j]!.p]!, least, living, work);
  kernels.forEach((kernel, p) => {
    if (kernel.kind === "categorical") living = screenCategory(kernel, numbers, x[p]!, least, living, work);
    else if (kernel.step !== 0) living = screenStep(kernel, numbers, x[p]!, least, living, work);
  });
  let greatest = prior;
  for (let i = 0; i < living; i++) if (work.bounds[alive[i]!]! > greatest) greatest = work.bounds[alive[i]!]!;
  if (work.isSmooth && isInside(packed, x)) return smoothDensity(prior, greatest, living, work);
  const enough = greatest - NEGLIGIBLE;
  let most = prior;
  let count = 0;
  for (let i = 0; i < living; i++) {
    const k = alive[i]!;
    if (work.bounds[k]! < enough) continue;
    const part = partOf(estimator, x, k, work.terms);
    alive[count] = k;
    exact[count++] = part;
    if (part > most || Number.isNaN(part)) most = part;
  }
  if (most === -Infinity) most = 0;
  const exp = n <= MOST_EXACT ? exactExp : Math.exp;
  for (let i = 0; i < count; i++) shares[alive[i]!] = exp(exact[i]! - most);
  shares[n] = exp(prior - most);
  const density = exactLog(pairwiseSum(shares)) + most;
  for (let i = 0; i < count; i++) shares[alive[i]!] = 0;
  return density;
}

/**
 * Of continuous parameters alone the bounds are the parts, but for their last digits. These do not matter: candidates that
 * are equal but for rounding come from steps and categories only.
 */
function smoothDensity(
  prior: number,
  greatest: number,
  living: number,
  { bounds, alive }: Workspace,
): number {
  const enough = greatest - NEGLIGIBLE_WHEN_SMOOTH;
  let sum = Math.exp(prior - greatest);
  for (let i = 0; i < living; i++) {
    const bound = bounds[alive[i]!]!;
    if (bound >= enough) sum += Math.exp(bound - greatest);
  }
  return Math.log(sum) + greatest;
}

/** False when rounding has put the candidate outside of the range. */
function isInside(packed: readonly Packed[], x: Float64Array): boolean {
  for (const { kernel, p } of packed) {
    const value = kernel.isLog ? Math.log(x[p]!) : x[p]!;
    if (!(value >= kernel.from && value <= kernel.to)) return false;
  }
  return true;
}

/** The first pass: over all kernels. */
function screenAll(
  { kernel, mu, inverse }: Packed,
  value: number,
  least: number,
  { bounds, ceilings, alive }: Workspace,
): number {
  const at = kernel.isLog ? Math.log(value) : value;
  let kept = 0;
  for (let k = 0; k < mu.length; k++) {
    const z = (at - mu[k]!) * inverse[k]!;
    const bound = ceilings[k]! - 0.5 * z * z;
    bounds[k] = bound;
    if (bound >= least) alive[kept++] = k;
  }
  return kept;
}

/** Each screen goes over the kernels that are alive and keeps those that may still count; it gives their number. */
function screen(
  { kernel, mu, inverse }: Packed,
  value: number,
  least: number,
  living: number,
  { bounds, alive }: Workspace,
): number {
  const at = kernel.isLog ? Math.log(value) : value;
  let kept = 0;
  for (let i = 0; i < living; i++) {
    const k = alive[i]!;
    const z = (at - mu[k]!) * inverse[k]!;
    const bound = bounds[k]! - 0.5 * z * z;
    bounds[k] = bound;
    if (bound >= least) alive[kept++] = k;
  }
  return kept;
}

function screenCategory(
  { chosen, choices, logs }: CategoricalKernels,
  numbers: Int32Array,
  x: number,
  least: number,
  living: number,
  { bounds, alive }: Workspace,
): number {
  let kept = 0;
  for (let i = 0; i < living; i++) {
    const k = alive[i]!;
    const bound = bounds[k]! + logs[chosen[numbers[k]!]! * choices + x]!;
    bounds[k] = bound;
    if (bound >= least) alive[kept++] = k;
  }
  return kept;
}

function screenStep(
  kernel: NumericKernels,
  numbers: Int32Array,
  x: number,
  least: number,
  living: number,
  { bounds, alive }: Workspace,
): number {
  const { mu, sigma, pair, pairs } = kernel;
  const [left, right] = stepAround(kernel, x);
  const table = pairs.tableOf(x);
  let kept = 0;
  for (let i = 0; i < living; i++) {
    const k = alive[i]!;
    const number = numbers[k]!;
    let term = table[pair[number]!]!;
    if (Number.isNaN(term)) {
      const a = (left - mu[number]!) / sigma[number]!;
      const b = (right - mu[number]!) / sigma[number]!;
      // The mass of a far interval is below that of its tail, e^(-z²/2).
      const far = Math.max(a, -b, 0);
      if (bounds[k]! - (far * far) / 2 < least) continue;
      term = logGaussMass(a, b);
      table[pair[number]!] = term;
    }
    bounds[k]! += term;
    if (bounds[k]! >= least) alive[kept++] = k;
  }
  return kept;
}

/** The part of the kernel at a place (the prior's at the end), added up in numpy's order. */
function partOf(
  { numbers, kernels, logWeights }: ParzenEstimator,
  x: Float64Array,
  place: number,
  terms: Float64Array,
): number {
  const number = numbers[place];
  let first = 0;
  let j = 0;
  for (let p = 0; p < kernels.length; p++) {
    const kernel = kernels[p]!;
    if (kernel.kind === "categorical")
      first +=
        kernel.logs[
          (number === undefined ? kernel.choices : kernel.chosen[number]!) * kernel.choices + x[p]!
        ]!;
    else if (kernel.step === 0) terms[j++] = continuousTerm(kernel, x[p]!, number);
    else {
      first += stepTerm(kernel, x[p]!, number);
      first -= number === undefined ? kernel.priorMass : kernel.mass[number]!;
    }
  }
  return first + pairwiseSum(terms) + logWeights[place]!;
}

function continuousTerm(kernel: NumericKernels, x: number, number: number | undefined): number {
  const value = kernel.isLog ? Math.log(x) : x;
  const mu = number === undefined ? kernel.priorMu : kernel.mu[number]!;
  const sigma = number === undefined ? kernel.priorSigma : kernel.sigma[number]!;
  const z = (value - mu) / sigma;
  // Rounding may have put a candidate outside of the range.
  if (
    (value < kernel.from || value > kernel.to) &&
    (z < (kernel.from - mu) / sigma || z > (kernel.to - mu) / sigma)
  )
    return -Infinity;
  return number === undefined
    ? logDensity(z) - kernel.priorMass - kernel.priorLogSigma
    : logDensity(z) - kernel.mass[number]! - kernel.logSigma[number]!;
}

function stepTerm(kernel: NumericKernels, x: number, number: number | undefined): number {
  if (number !== undefined) {
    const known = kernel.pairs.tableOf(x)[kernel.pair[number]!]!;
    if (!Number.isNaN(known)) return known;
  }
  const [left, right] = stepAround(kernel, x);
  const mu = number === undefined ? kernel.priorMu : kernel.mu[number]!;
  const sigma = number === undefined ? kernel.priorSigma : kernel.sigma[number]!;
  return logGaussMass((left - mu) / sigma, (right - mu) / sigma);
}

function stepAround(kernel: NumericKernels, x: number): readonly [number, number] {
  const left = x - kernel.step / 2;
  const right = x + kernel.step / 2;
  return kernel.isLog ? [Math.log(left), Math.log(right)] : [left, right];
}
