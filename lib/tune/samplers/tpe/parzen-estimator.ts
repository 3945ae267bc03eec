/**
 * A mixture of products of kernels over some parameters: candidates are drawn from it and judged by its density.
 *
 * The density of a candidate is a sum over all trials. A kernel whose part would be below e^-50 of the greatest one adds
 * nothing to a double, and is left out as soon as its bound shows that: with many trials most kernels go after one parameter.
 * Sums are made in numpy's order, so that candidates that are equal there are equal here.
 *
 * Source: Optuna 5.0, `samplers/_tpe/probability_distributions.py`.
 */
import { roundHalfEven } from "../../numeric/rounding.ts";
import { LOG_ROOT_2PI, logGaussMass } from "../../numeric/normal-mass.ts";
import { pairwiseSum } from "../../numeric/pairwise-sum.ts";
import { truncatedNormalQuantiles } from "../../numeric/truncated-normal.ts";
import type { RandomState } from "../random-state.ts";
import { logDensity, type CategoricalKernels, type Kernels, type NumericKernels } from "./kernels.ts";

/** Kernels with a part below e^-this of the greatest do not count. */
const NEGLIGIBLE = 50;

export interface ParzenEstimator {
  /** Numbers of the trials, ascending; the prior's kernel comes after them. */
  readonly numbers: Int32Array;
  /** Weights of the kernels, summing to 1. */
  readonly weights: Float64Array;
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
  const { numbers, weights, kernels } = estimator;
  const size = candidates[0]!.length;
  const work = workspace(numbers.length, kernels);
  const logWeights = weights.map(Math.log);
  const densities = new Float64Array(size);
  const ceilings = ceilingsOf(estimator, logWeights);
  for (let i = 0; i < size; i++)
    densities[i] = densityOf(
      estimator,
      candidates.map((values) => values[i]!),
      logWeights,
      ceilings,
      work,
    );
  return densities;
}

/** Arrays that all candidates share. */
interface Workspace {
  /** Sums over categories and steps, and over continuous parameters, by place. */
  readonly first: Float64Array;
  readonly rest: Float64Array;
  /** numpy adds eight or more numbers in eight lanes. */
  readonly lanes: readonly Float64Array[];
  readonly bound: Float64Array;
  readonly alive: Int32Array;
  readonly parts: Float64Array;
}

function workspace(n: number, kernels: readonly Kernels[]): Workspace {
  const continuous = kernels.filter((kernel) => kernel.kind === "numeric" && kernel.step === 0).length;
  return {
    first: new Float64Array(n),
    rest: new Float64Array(n),
    lanes: continuous < 8 ? [] : Array.from({ length: 8 }, () => new Float64Array(n)),
    bound: new Float64Array(n),
    alive: new Int32Array(n),
    parts: new Float64Array(n + 1),
  };
}

/** The greatest that each kernel can give anywhere, its weight included. */
function ceilingsOf({ numbers, kernels }: ParzenEstimator, logWeights: Float64Array): Float64Array {
  const ceilings = logWeights.slice(0, numbers.length);
  for (const kernel of kernels) {
    if (kernel.kind === "categorical") continue;
    const { mass, logSigma, step } = kernel;
    if (step !== 0) for (let k = 0; k < numbers.length; k++) ceilings[k]! -= mass[numbers[k]!]!;
    else
      for (let k = 0; k < numbers.length; k++)
        ceilings[k]! -= LOG_ROOT_2PI + mass[numbers[k]!]! + logSigma[numbers[k]!]!;
  }
  return ceilings;
}

function densityOf(
  { numbers, kernels }: ParzenEstimator,
  x: readonly number[],
  logWeights: Float64Array,
  ceilings: Float64Array,
  work: Workspace,
): number {
  const { first, rest, lanes, bound, alive, parts } = work;
  const n = numbers.length;
  const prior = priorPart(kernels, x) + logWeights[n]!;
  if (Number.isNaN(prior)) return NaN;
  const least = prior - NEGLIGIBLE;
  let living = 0;
  for (let k = 0; k < n; k++) {
    bound[k] = ceilings[k]!;
    first[k] = 0;
    rest[k] = 0;
    if (!(ceilings[k]! < least)) alive[living++] = k;
  }
  kernels.forEach((kernel, p) => {
    if (kernel.kind === "categorical") living = addCategory(kernel, numbers, x[p]!, least, living, work);
    else if (kernel.step !== 0) living = addStep(kernel, numbers, x[p]!, least, living, work);
  });
  const continuous = kernels.flatMap((kernel, p) =>
    kernel.kind === "numeric" && kernel.step === 0
      ? [{ kernel, value: kernel.isLog ? Math.log(x[p]!) : x[p]! }]
      : [],
  );
  const whole = continuous.length < 8 ? 0 : continuous.length - (continuous.length % 8);
  continuous.forEach(({ kernel, value }, j) => {
    if (j === whole && whole > 0) joinLanes(lanes, rest, alive, living);
    const sums = j < whole ? lanes[j & 7]! : rest;
    if (j < whole && j < 8) for (let i = 0; i < living; i++) sums[alive[i]!] = 0;
    living = addContinuous(kernel, numbers, value, least, living, sums, work);
  });
  if (whole > 0 && whole === continuous.length) joinLanes(lanes, rest, alive, living);
  let most = prior;
  for (let i = 0; i < living; i++) {
    const k = alive[i]!;
    const part = first[k]! + rest[k]! + logWeights[k]!;
    first[k] = part;
    if (part > most || Number.isNaN(part)) most = part;
  }
  if (most === -Infinity) most = 0;
  parts.fill(0);
  for (let i = 0; i < living; i++) {
    const k = alive[i]!;
    parts[k] = Math.exp(first[k]! - most);
  }
  parts[n] = Math.exp(prior - most);
  return Math.log(pairwiseSum(parts)) + most;
}

/** The prior's part, without its weight. */
function priorPart(kernels: readonly Kernels[], x: readonly number[]): number {
  let first = 0;
  const terms: number[] = [];
  kernels.forEach((kernel, p) => {
    if (kernel.kind === "categorical") first += kernel.logs[kernel.choices * kernel.choices + x[p]!]!;
    else if (kernel.step !== 0) {
      const [left, right] = stepAround(kernel, x[p]!);
      const { priorMu, priorSigma } = kernel;
      first += logGaussMass((left - priorMu) / priorSigma, (right - priorMu) / priorSigma);
      first -= kernel.priorMass;
    } else {
      const value = kernel.isLog ? Math.log(x[p]!) : x[p]!;
      terms.push(
        value < kernel.from || value > kernel.to
          ? outside(kernel, value, kernel.priorMu, kernel.priorSigma)
          : logDensity((value - kernel.priorMu) / kernel.priorSigma) -
              kernel.priorMass -
              kernel.priorLogSigma,
      );
    }
  });
  return first + pairwiseSum(terms);
}

/** A value that rounding has put outside of the range: no density where it is so for the kernel, too. */
function outside(kernel: NumericKernels, value: number, mu: number, sigma: number): number {
  const z = (value - mu) / sigma;
  if (z < (kernel.from - mu) / sigma || z > (kernel.to - mu) / sigma) return -Infinity;
  return logDensity(z) - logGaussMass((kernel.from - mu) / sigma, (kernel.to - mu) / sigma) - Math.log(sigma);
}

function stepAround(kernel: NumericKernels, x: number): readonly [number, number] {
  const left = x - kernel.step / 2;
  const right = x + kernel.step / 2;
  return kernel.isLog ? [Math.log(left), Math.log(right)] : [left, right];
}

/** Each adder goes over the kernels that are alive and keeps those that still count; it gives their number. */
function addCategory(
  { chosen, choices, logs }: CategoricalKernels,
  numbers: Int32Array,
  x: number,
  least: number,
  living: number,
  { first, bound, alive }: Workspace,
): number {
  let kept = 0;
  for (let i = 0; i < living; i++) {
    const k = alive[i]!;
    const term = logs[chosen[numbers[k]!]! * choices + x]!;
    bound[k]! += term;
    if (bound[k]! < least) continue;
    first[k]! += term;
    alive[kept++] = k;
  }
  return kept;
}

function addStep(
  kernel: NumericKernels,
  numbers: Int32Array,
  x: number,
  least: number,
  living: number,
  { first, bound, alive }: Workspace,
): number {
  const { mu, sigma, mass, pair, pairs } = kernel;
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
      if (bound[k]! - (far * far) / 2 < least) continue;
      term = logGaussMass(a, b);
      table[pair[number]!] = term;
    }
    bound[k]! += term;
    if (bound[k]! < least) continue;
    first[k]! += term;
    first[k]! -= mass[number]!;
    alive[kept++] = k;
  }
  return kept;
}

function addContinuous(
  kernel: NumericKernels,
  numbers: Int32Array,
  x: number,
  least: number,
  living: number,
  sums: Float64Array,
  { bound, alive }: Workspace,
): number {
  const { mu, sigma, mass, logSigma } = kernel;
  const isOutside = x < kernel.from || x > kernel.to;
  let kept = 0;
  for (let i = 0; i < living; i++) {
    const k = alive[i]!;
    const number = numbers[k]!;
    const z = (x - mu[number]!) / sigma[number]!;
    const half = (z * z) / 2;
    const left = bound[k]! - half;
    if (left < least) continue;
    bound[k] = left;
    sums[k]! += isOutside
      ? outside(kernel, x, mu[number]!, sigma[number]!)
      : -half - LOG_ROOT_2PI - mass[number]! - logSigma[number]!;
    alive[kept++] = k;
  }
  return kept;
}

function joinLanes(
  lanes: readonly Float64Array[],
  rest: Float64Array,
  alive: Int32Array,
  living: number,
): void {
  const [r0, r1, r2, r3, r4, r5, r6, r7] = lanes as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let i = 0; i < living; i++) {
    const k = alive[i]!;
    rest[k] = r0[k]! + r1[k]! + (r2[k]! + r3[k]!) + (r4[k]! + r5[k]! + (r6[k]! + r7[k]!));
  }
}
