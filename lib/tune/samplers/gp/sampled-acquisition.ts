/**
 * Promises by draws: the log of the mean, over draws, of e^utility, where a draw's utility is at least what the running trials
 * give in it. Utilities: log improvement (with constraints kept), log hypervolume improvement.
 * Source: Ament and others, NeurIPS 2023, (10); Daulton, Balandat and Bakshy, NeurIPS 2020, (1); Optuna 5.0, `_gp/acqf.py`,
 * qLogEI, qLogCEI, LogEHVI, qLogEHVI.
 */
import type { Acquisition } from "./acquisition.ts";
import type { Boxes } from "./box-decomposition.ts";
import { draws, type SampledPosterior } from "./sampled-posterior.ts";

/** Log utility of a draw's values, one for each process; writes its slopes by them. */
export type DrawUtility = (draw: number, values: Float64Array, slopes: Float64Array) => number;

/** Least improvement, so that logarithms stay finite. */
const least = 1e-12;
/** Width of the step from broken to kept constraints. */
const temperature = 1e-2;

export class SampledAcquisition implements Acquisition {
  readonly lengthScales: Float64Array;
  readonly #posteriors: readonly SampledPosterior[];
  readonly #utility: DrawUtility;
  readonly #floors: Float64Array | null;
  readonly #values: Float64Array;
  readonly #slopes: Float64Array;
  readonly #utilities = new Float64Array(draws);
  /** By process, then by draw. */
  readonly #weights: readonly Float64Array[];

  /** @param floors utilities of the running trials by draw. */
  constructor(
    posteriors: readonly SampledPosterior[],
    utility: DrawUtility,
    lengthScales: Float64Array,
    floors: Float64Array | null = null,
  ) {
    this.#posteriors = posteriors;
    this.#utility = utility;
    this.#floors = floors;
    this.lengthScales = lengthScales;
    this.#values = new Float64Array(posteriors.length);
    this.#slopes = new Float64Array(posteriors.length);
    this.#weights = posteriors.map(() => new Float64Array(draws));
  }

  value(x: Float64Array, at = 0): number {
    for (const posterior of this.#posteriors) posterior.draw(x, at);
    return this.#meanUtility();
  }

  withGradient(x: Float64Array, gradient: Float64Array): number {
    for (const posterior of this.#posteriors) posterior.drawWithSlopes(x);
    const value = this.#meanUtility();
    for (let s = 0; s < draws; s++) {
      const share = Math.exp(this.#utilities[s]! - value) / draws;
      for (const weights of this.#weights) weights[s]! *= share;
    }
    this.#posteriors.forEach((posterior, k) => posterior.addSlopes(x, this.#weights[k]!, gradient));
    return value;
  }

  #meanUtility(): number {
    let largest = -Infinity;
    for (let s = 0; s < draws; s++) {
      for (let k = 0; k < this.#posteriors.length; k++) this.#values[k] = this.#posteriors[k]!.drawn[s]!;
      let utility = this.#utility(s, this.#values, this.#slopes);
      const floor = this.#floors === null ? -Infinity : this.#floors[s]!;
      if (utility <= floor) {
        utility = floor;
        this.#slopes.fill(0);
      }
      for (let k = 0; k < this.#weights.length; k++) this.#weights[k]![s] = this.#slopes[k]!;
      this.#utilities[s] = utility;
      if (utility > largest) largest = utility;
    }
    let total = 0;
    for (let s = 0; s < draws; s++) total += Math.exp(this.#utilities[s]! - largest);
    return largest + Math.log(total / draws);
  }
}

/** Improvement over the best value; with constraints, times a smooth step at each threshold. @param best null for none yet. */
export function improvementUtility(best: number | null, thresholds: readonly number[]): DrawUtility {
  return (_, values, slopes) => {
    let utility = 0;
    slopes.fill(0);
    if (best !== null) {
      const improvement = values[0]! - best;
      utility = Math.log(Math.max(improvement, least));
      if (improvement > least) slopes[0] = 1 / improvement;
    }
    thresholds.forEach((threshold, c) => {
      const margin = (values[c + 1]! - threshold) / temperature;
      const decay = Math.exp(-Math.abs(margin));
      utility += Math.min(margin, 0) - Math.log1p(decay);
      slopes[c + 1] = (margin > 0 ? decay : 1) / (1 + decay) / temperature;
    });
    return utility;
  };
}

/** Hypervolume gained in the boxes of a draw (or in those of all draws, where there is one set). */
export function hypervolumeUtility(boxes: readonly Boxes[]): DrawUtility {
  return (draw, values, slopes) => {
    const { low, high } = boxes.length === 1 ? boxes[0]! : boxes[draw]!;
    const m = values.length;
    let total = 0;
    slopes.fill(0);
    for (let b = 0; b < high.length; b += m) {
      let volume = 1;
      for (let k = 0; k < m; k++)
        volume *= Math.max(Math.min(high[b + k]! + values[k]!, high[b + k]! - low[b + k]!), least);
      total += volume;
      for (let k = 0; k < m; k++) {
        const side = high[b + k]! + values[k]!;
        if (side > least && side < high[b + k]! - low[b + k]!) slopes[k]! += volume / side;
      }
    }
    for (let k = 0; k < m; k++) slopes[k]! /= total;
    return Math.log(total);
  };
}

/** Utilities of the running trials, the best of each draw. */
export function runningFloors(posteriors: readonly SampledPosterior[], utility: DrawUtility): Float64Array {
  const running = posteriors[0]!.fantasies.length / draws;
  const values = new Float64Array(posteriors.length);
  const slopes = new Float64Array(posteriors.length);
  return Float64Array.from({ length: draws }, (_, s) => {
    let best = -Infinity;
    for (let r = 0; r < running; r++) {
      posteriors.forEach((posterior, k) => (values[k] = posterior.fantasies[s * running + r]!));
      best = Math.max(best, utility(s, values, slopes));
    }
    return best;
  });
}
