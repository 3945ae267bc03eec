/**
 * The kernels of one parameter: one around each trial's value and a wide one, the prior. Widths follow from the gaps between
 * neighbouring values. What a kernel needs again and again (width, logarithms of its mass and width) is kept by trial: from
 * one suggestion to the next few of them change.
 *
 * Source: Optuna 5.0, `samplers/_tpe/parzen_estimator.py`; of 4.9 the multivariate width (BOHB, Falkner et al., ICML 2018).
 */
import { argsort, pairwiseSum } from "../../../core/index.ts";
import type { CategoricalDistribution, Distribution } from "../../distributions.ts";
import { exactLog } from "../../numeric/exact-exponential.ts";
import { LOG_ROOT_2PI, logGaussMass } from "../../numeric/normal-mass.ts";
import type { ParamColumn } from "./trial-history.ts";

const EPS = 1e-12;

export interface KernelOptions {
  readonly priorWeight: number;
  readonly considerMagicClip: boolean;
  readonly considerEndpoints: boolean;
  /** Number of parameters, where all kernels have the width of 4.9's multivariate TPE; null for widths from gaps. */
  readonly fixedWidth: number | null;
}

/** The trials that an estimator is made of. */
export interface Members {
  /** Numbers, ascending. */
  readonly numbers: Int32Array;
  /** Place in `numbers` by number of the trial, -1 for others. */
  readonly place: Int32Array;
  /** Values of this parameter of the running trials among them, by number. */
  readonly running: ReadonlyMap<number, number>;
}

/** Kernels of a float or whole number. */
export class NumericKernels {
  readonly kind = "numeric";
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly isLog: boolean;
  /** Ends of the range in the space of the kernels, with half a step of room. */
  readonly from: number;
  readonly to: number;
  readonly priorMu: number;
  readonly priorSigma: number;
  readonly priorMass: number;
  readonly priorLogSigma: number;
  /** By number of the trial. */
  mu: Float64Array = new Float64Array(0);
  sigma: Float64Array = new Float64Array(0);
  mass: Float64Array = new Float64Array(0);
  logSigma: Float64Array = new Float64Array(0);
  /** Ids of pairs of mu and sigma, for steps. */
  pair: Int32Array = new Int32Array(0);
  readonly pairs = new Pairs();
  /** How many trials' `mu` were taken from the column, and the last of them. */
  #known = 0;
  #last = -1;
  #running: ReadonlyMap<number, number> = new Map();

  constructor(distribution: Exclude<Distribution, CategoricalDistribution>) {
    this.low = distribution.low;
    this.high = distribution.high;
    this.step = distribution.step ?? 0;
    this.isLog = distribution.log;
    // A log range of whole numbers has steps of 1 there.
    const below = this.low - this.step / 2;
    const above = this.high + this.step / 2;
    this.from = this.isLog ? Math.log(below) : below;
    this.to = this.isLog ? Math.log(above) : above;
    this.priorMu = 0.5 * (this.from + this.to);
    this.priorSigma = this.to - this.from;
    this.priorMass = this.#massOf(this.priorMu, this.priorSigma);
    this.priorLogSigma = Math.log(this.priorSigma);
  }

  /** Sets widths and masses for these members. */
  fit(column: ParamColumn, members: Members, options: KernelOptions): void {
    this.#grow(column.values.length);
    const { numbers, running } = members;
    const { mu } = this;
    const n = numbers.length;
    this.#running = running;
    for (const [number, value] of running) {
      mu[number] = this.isLog ? Math.log(value) : value;
      this.sigma[number] = NaN;
    }
    const least = options.considerMagicClip ? (this.to - this.from) / Math.min(100, 1 + (n + 1)) : EPS;
    const most = this.to - this.from;
    const clip = (width: number): number => Math.min(Math.max(width, least), most);
    if (options.fixedWidth !== null) {
      const width = clip(0.2 * Math.max(n, 1) ** (-1 / (options.fixedWidth + 4)) * (this.to - this.from));
      for (const number of numbers) this.#set(number, width);
      return;
    }
    const sorted = this.#sorted(column, members);
    const widths = this.#widths(sorted, options.considerEndpoints, clip);
    if (this.#tiesMatter(sorted, widths)) {
      const exact = argsort(Float64Array.from(numbers, (number) => mu[number]!));
      for (let i = 0; i < n; i++) sorted[i] = numbers[exact[i]!]!;
    }
    for (let i = 0; i < n; i++) this.#set(sorted[i]!, widths[i]!);
  }

  /** Forgets the running trials' values. */
  release(): void {
    for (const number of this.#running.keys()) {
      this.mu[number] = NaN;
      this.sigma[number] = NaN;
    }
    this.#running = new Map();
  }

  /** The members by mu, equal ones by number. */
  #sorted(column: ParamColumn, { numbers, place, running }: Members): Int32Array {
    const { mu } = this;
    const all = column.sorted.view();
    const sorted = new Int32Array(numbers.length);
    let n = 0;
    for (let i = 0; i < all.length; i++) {
      const number = all[i]!;
      if (place[number]! >= 0) sorted[n++] = number;
    }
    for (const number of running.keys()) {
      let at = n++;
      for (; at > 0 && mu[sorted[at - 1]!]! > mu[number]!; at--) sorted[at] = sorted[at - 1]!;
      sorted[at] = number;
    }
    return sorted;
  }

  #widths(sorted: Int32Array, endpoints: boolean, clip: (width: number) => number): Float64Array {
    const { mu } = this;
    const n = sorted.length;
    const widths = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const here = mu[sorted[i]!]!;
      const left = here - (i === 0 ? this.from : mu[sorted[i - 1]!]!);
      const right = (i === n - 1 ? this.to : mu[sorted[i + 1]!]!) - here;
      widths[i] = Math.max(left, right);
    }
    if (!endpoints && n >= 2) {
      widths[0] = mu[sorted[1]!]! - mu[sorted[0]!]!;
      widths[n - 1] = mu[sorted[n - 1]!]! - mu[sorted[n - 2]!]!;
    }
    for (let i = 0; i < n; i++) widths[i] = clip(widths[i]!);
    return widths;
  }

  /** Equal values get their widths by their order, which is numpy's: it matters where the widths differ. */
  #tiesMatter(sorted: Int32Array, widths: Float64Array): boolean {
    for (let i = 1; i < sorted.length; i++)
      if (widths[i] !== widths[i - 1] && this.mu[sorted[i]!] === this.mu[sorted[i - 1]!]) return true;
    return false;
  }

  #set(number: number, sigma: number): void {
    if (this.sigma[number] === sigma) return;
    const mu = this.mu[number]!;
    this.sigma[number] = sigma;
    if (this.step === 0) {
      this.mass[number] = this.#massOf(mu, sigma);
      this.logSigma[number] = Math.log(sigma);
    } else {
      const pair = this.pairs.id(mu, sigma);
      this.pair[number] = pair;
      this.mass[number] = this.pairs.massOf(pair, () => this.#massOf(mu, sigma));
    }
  }

  #massOf(mu: number, sigma: number): number {
    return logGaussMass((this.from - mu) / sigma, (this.to - mu) / sigma);
  }

  #grow(size: number): void {
    if (this.mu.length >= size) return;
    const grow = (from: Float64Array): Float64Array => {
      const to = new Float64Array(size).fill(NaN);
      to.set(from);
      return to;
    };
    this.mu = grow(this.mu);
    this.sigma = grow(this.sigma);
    this.mass = grow(this.mass);
    this.logSigma = grow(this.logSigma);
    const pair = new Int32Array(size);
    pair.set(this.pair);
    this.pair = pair;
  }

  /** Takes over the values of trials that came in. */
  take(column: ParamColumn, numbers: Int32Array): void {
    this.#grow(column.values.length);
    // Trials may come in out of order: those of the last call are looked at again when they do.
    const inOrder =
      this.#known <= numbers.length && (this.#known === 0 || numbers[this.#known - 1] === this.#last);
    for (let i = inOrder ? this.#known : 0; i < numbers.length; i++) {
      const number = numbers[i]!;
      const value = column.values[number]!;
      const mu = this.isLog ? Math.log(value) : value;
      if (this.mu[number] === mu) continue;
      this.mu[number] = mu;
      this.sigma[number] = NaN;
    }
    this.#known = numbers.length;
    this.#last = numbers[numbers.length - 1] ?? -1;
  }
}

/** Pairs of mu and sigma that occurred, with the mass of each; few where values lie on a grid. */
class Pairs {
  readonly mu: number[] = [];
  readonly sigma: number[] = [];
  readonly #mass: number[] = [];
  readonly #ids = new Map<number, Map<number, number>>();
  readonly #tables = new Map<number, Float64Array>();

  id(mu: number, sigma: number): number {
    let ofMu = this.#ids.get(mu);
    if (ofMu === undefined) this.#ids.set(mu, (ofMu = new Map()));
    let id = ofMu.get(sigma);
    if (id === undefined) {
      ofMu.set(sigma, (id = this.mu.length));
      this.mu.push(mu);
      this.sigma.push(sigma);
    }
    return id;
  }

  massOf(id: number, compute: () => number): number {
    return (this.#mass[id] ??= compute());
  }

  /** Logarithms of the mass of one step around x by pair, NaN where not computed yet; kept while there are few. */
  tableOf(x: number): Float64Array {
    let table = this.#tables.get(x);
    if (table === undefined || table.length < this.mu.length) {
      const larger = new Float64Array(Math.max(64, 2 * this.mu.length)).fill(NaN);
      if (table !== undefined) larger.set(table);
      table = larger;
      if (this.#tables.size > 256) this.#tables.clear();
      this.#tables.set(x, table);
    }
    return table;
  }
}

/** Kernels of a category: the prior's weight on all, one more on the trial's own. */
export class CategoricalKernels {
  readonly kind = "categorical";
  readonly choices: number;
  /** Row c: weights of a kernel around choice c; the last row is the prior's. Row-major. */
  weights: Float64Array = new Float64Array(0);
  logs: Float64Array = new Float64Array(0);
  /** Choice by number of the trial. */
  chosen: Float64Array = new Float64Array(0);
  #running: ReadonlyMap<number, number> = new Map();

  constructor(distribution: CategoricalDistribution) {
    this.choices = distribution.choices.length;
  }

  fit(column: ParamColumn, { numbers, running }: Members, { priorWeight }: KernelOptions): void {
    this.chosen = column.values;
    this.#running = running;
    for (const [number, value] of running) this.chosen[number] = value;
    const c = this.choices;
    const n = numbers.length;
    this.weights = new Float64Array((c + 1) * c);
    const base = n === 0 ? 1 / c : priorWeight / (n + 1);
    this.weights.fill(base);
    for (let row = 0; row < c; row++) this.weights[row * c + row]! += 1;
    if (n > 0)
      for (let row = 0; row <= c; row++) {
        const sum = pairwiseSum(this.weights, row * c, c);
        for (let k = 0; k < c; k++) this.weights[row * c + k]! /= sum === 0 ? 1 : sum;
      }
    // Three different weights, but for rounding.
    const known = new Map<number, number>();
    this.logs = this.weights.map((weight) => {
      let log = known.get(weight);
      if (log === undefined) known.set(weight, (log = exactLog(weight)));
      return log;
    });
  }

  release(): void {
    for (const number of this.#running.keys()) this.chosen[number] = NaN;
    this.#running = new Map();
  }
}

export type Kernels = NumericKernels | CategoricalKernels;

/** -log √(2π) - z²/2, in Optuna's order of operations. */
export function logDensity(z: number): number {
  return -(z * z) / 2 - LOG_ROOT_2PI;
}
