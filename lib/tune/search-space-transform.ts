/**
 * A search space as a box of real numbers, and back: categories become one column per choice (one-hot), logarithms are
 * taken, steps get half a step of room at both ends. Source: Optuna, `_transform.py`; whole numbers are rounded half up
 * since 5.0 and half to even before.
 */
import {
  CategoricalDistribution,
  type Distribution,
  IntDistribution,
  type ParamValue,
  type SearchSpace,
} from "./distributions.ts";
import { exactExp, exactLog } from "./numeric/exact-exponential.ts";
import { nextDown, roundHalfEven } from "./numeric/rounding.ts";
import type { Compat } from "./study-view.ts";

export interface TransformOptions {
  /** Logarithms of log ranges; default true. */
  readonly log?: boolean;
  /** Half a step of room at both ends; default true. */
  readonly step?: boolean;
  /** Scale to the unit cube; default false. */
  readonly unit?: boolean;
  /** Rounding of whole numbers; default 5. */
  readonly compat?: Compat;
}

export class SearchSpaceTransform {
  /** First column of each parameter, and after the last one the number of columns. */
  readonly offsets: Int32Array;
  readonly #space: readonly (readonly [string, Distribution])[];
  readonly #low: Float64Array;
  readonly #high: Float64Array;
  readonly #log: boolean;
  readonly #unit: boolean;
  readonly #compat: Compat;

  constructor(space: SearchSpace, options: TransformOptions = {}) {
    const { log = true, step = true, unit = false, compat = 5 } = options;
    this.#space = [...space];
    this.#log = log;
    this.#unit = unit;
    this.#compat = compat;
    this.offsets = new Int32Array(space.size + 1);
    const low: number[] = [];
    const high: number[] = [];
    this.#space.forEach(([, distribution], i) => {
      if (distribution instanceof CategoricalDistribution)
        for (let c = 0; c < distribution.choices.length; c++) {
          low.push(0);
          high.push(1);
        }
      else {
        const half = distribution.step === null || !step ? 0 : 0.5 * distribution.step;
        const [below, above] =
          distribution instanceof IntDistribution && distribution.log
            ? [this.#forward(distribution.low - half, true), this.#forward(distribution.high + half, true)]
            : [
                this.#forward(distribution.low, distribution.log) - half,
                this.#forward(distribution.high, distribution.log) + half,
              ];
        low.push(below);
        high.push(above);
      }
      this.offsets[i + 1] = low.length;
    });
    this.#low = Float64Array.from(low);
    this.#high = Float64Array.from(high);
  }

  get columns(): number {
    return this.#low.length;
  }

  /** Lower ends of the columns. */
  get low(): Float64Array {
    return this.#unit ? new Float64Array(this.columns) : this.#low;
  }

  /** Upper ends of the columns. */
  get high(): Float64Array {
    return this.#unit ? new Float64Array(this.columns).fill(1) : this.#high;
  }

  /** One point; every parameter of the space must be there. */
  transform(params: Readonly<Record<string, ParamValue>>): Float64Array {
    const point = new Float64Array(this.columns);
    this.#space.forEach(([name, distribution], i) => {
      const at = this.offsets[i]!;
      const value = params[name]!;
      if (distribution instanceof CategoricalDistribution) point[at + distribution.toInternalRepr(value)] = 1;
      else point[at] = this.#forward(value as number, distribution.log);
    });
    if (this.#unit)
      for (let c = 0; c < point.length; c++) {
        const [low, high] = [this.#low[c]!, this.#high[c]!];
        point[c] = low === high ? 0.5 : (point[c]! - low) / (high - low);
      }
    return point;
  }

  /** Parameters of a point; of categories the first of the greatest columns. */
  untransform(point: ArrayLike<number>): Record<string, ParamValue> {
    const params: Record<string, ParamValue> = {};
    const at = (column: number): number =>
      this.#unit
        ? this.#low[column]! + point[column]! * (this.#high[column]! - this.#low[column]!)
        : point[column]!;
    this.#space.forEach(([name, distribution], i) => {
      const start = this.offsets[i]!;
      if (distribution instanceof CategoricalDistribution) {
        let best = start;
        for (let c = start + 1; c < this.offsets[i + 1]!; c++) if (at(c) > at(best)) best = c;
        params[name] = distribution.toExternalRepr(best - start);
      } else params[name] = this.#back(at(start), distribution);
    });
    return params;
  }

  #forward(value: number, log: boolean): number {
    return log && this.#log ? exactLog(value) : value;
  }

  #back(value: number, d: Exclude<Distribution, CategoricalDistribution>): number {
    if (d instanceof IntDistribution) {
      if (d.log) return this.#log ? clip(roundHalfEven(exactExp(value)), d.low, d.high) : Math.trunc(value);
      const steps = (value - d.low) / d.step;
      const index = this.#compat === 5 ? Math.floor(steps + 0.5) : roundHalfEven(steps);
      return clip(index * d.step + d.low, d.low, d.high);
    }
    if (d.step !== null) return clip(roundHalfEven((value - d.low) / d.step) * d.step + d.low, d.low, d.high);
    const external = d.log && this.#log ? exactExp(value) : value;
    return d.single() ? external : Math.min(external, nextDown(d.high));
  }
}

const clip = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
