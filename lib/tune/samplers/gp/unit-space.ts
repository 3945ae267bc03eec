/**
 * A search space as the Gaussian process sees it: ranges become [0, 1], logarithms taken and half a step of room at both ends;
 * categories keep their index. Source: Optuna 5.0, `_gp/search_space.py`; quasi-random points are shifted (Cranley and Patterson,
 * SIAM J. Numer. Anal. 13 (1976) 904-914) where it scrambles them, which costs a hundredth.
 */
import { CategoricalDistribution, type ParamValue, type SearchSpace } from "../../distributions.ts";
import { roundHalfEven } from "../../numeric/rounding.ts";
import { sobolSequence } from "../qmc/sobol-sequence.ts";
import { sobolDimensions } from "../qmc/sobol-numbers.ts";
import type { RandomState } from "../random-state.ts";

/** Points of `sample`. */
export const samplePoints = 2048;

interface Column {
  readonly name: string;
  /** Ends of the range with its half steps, after the logarithm; for categories 0 and their number. */
  readonly start: number;
  readonly width: number;
  readonly log: boolean;
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly categories: CategoricalDistribution | null;
  readonly whole: boolean;
}

export class UnitSpace {
  readonly dimensions: number;
  /** 1 for categorical columns. */
  readonly categorical: Uint8Array;
  /** Columns that take every value of [0, 1]. */
  readonly continuous: readonly number[];
  /** Columns of steps, whole numbers or categories. */
  readonly discrete: readonly number[];
  readonly #columns: readonly Column[];

  constructor(space: SearchSpace) {
    this.#columns = Array.from(space, ([name, distribution]): Column => {
      if (distribution instanceof CategoricalDistribution) {
        const high = distribution.choices.length;
        return {
          name,
          start: 0,
          width: high,
          log: false,
          low: 0,
          high,
          step: 1,
          categories: distribution,
          whole: true,
        };
      }
      const { low, high, log } = distribution;
      const step = distribution.step ?? 0;
      const forward = (value: number): number => (log ? Math.log(value) : value);
      const start = forward(low - 0.5 * step);
      const width = forward(high + 0.5 * step) - start;
      const whole = distribution.name === "IntDistribution";
      return { name, start, width, log, low, high, step, categories: null, whole };
    });
    this.dimensions = this.#columns.length;
    this.categorical = Uint8Array.from(this.#columns, ({ categories }) => (categories === null ? 0 : 1));
    const columns = this.#columns.map((_, c) => c);
    this.continuous = columns.filter((c) => this.#columns[c]!.step === 0);
    this.discrete = columns.filter((c) => this.#columns[c]!.step > 0);
  }

  /** Number of values of a discrete column. */
  count(c: number): number {
    const { low, high, step, categories } = this.#columns[c]!;
    return categories === null ? Math.floor((high - low) / step + 0.5) + 1 : high;
  }

  /** The value of index i of a discrete column. */
  grid(c: number, i: number): number {
    const column = this.#columns[c]!;
    return column.categories === null ? scaled(column, column.low + i * column.step) : i;
  }

  /** Index of the value of a discrete column nearest to a coordinate. */
  nearest(c: number, x: number): number {
    const column = this.#columns[c]!;
    const last = this.count(c) - 1;
    if (column.categories !== null) return Math.min(Math.max(Math.floor(x), 0), last);
    const index = Math.floor((unscaled(column, x) - column.low) / column.step + 0.5);
    return Math.min(Math.max(index, 0), last);
  }

  /** Writes a point of the parameters, all of which must be there, to `points` at `at`. */
  write(params: Readonly<Record<string, ParamValue>>, points: Float64Array, at: number): void {
    this.#columns.forEach((column, c) => {
      const value = params[column.name]!;
      points[at + c] =
        column.categories === null
          ? scaled(column, value as number)
          : column.categories.toInternalRepr(value);
    });
  }

  /** The parameters of a point. */
  params(point: Float64Array): Record<string, ParamValue> {
    const params: Record<string, ParamValue> = {};
    this.#columns.forEach((column, c) => {
      const { name, low, high, step, categories, whole } = column;
      if (categories !== null) {
        params[name] = categories.toExternalRepr(point[c]!);
        return;
      }
      let value = unscaled(column, point[c]!);
      if (step > 0) value = low + Math.floor((value - low) / step + 0.5) * step;
      if (whole) value = roundHalfEven(value);
      params[name] = Math.min(Math.max(value, low), high);
    });
    return params;
  }

  /** As many quasi-random points by rows, moved by one random shift that wraps around. */
  sample(random: RandomState): Float64Array {
    const d = this.dimensions;
    const cube = unitCubePoints(d);
    const shift = random.rand(d);
    const points = new Float64Array(cube.length);
    for (let c = 0; c < d; c++) {
      const { step, categories, high } = this.#columns[c]!;
      for (let at = c; at < cube.length; at += d) {
        const moved = cube[at]! + shift[c]!;
        let x = moved < 1 ? moved : moved - 1;
        if (categories !== null) x = Math.floor(x * high);
        else if (step > 0) x = this.grid(c, this.nearest(c, x));
        points[at] = x;
      }
    }
    return points;
  }
}

const cubes = new Map<number, Float64Array>();

/** The first points of Sobol's sequence, made once for each number of dimensions; columns repeat where it has no more. */
function unitCubePoints(d: number): Float64Array {
  let points = cubes.get(d);
  if (points === undefined) {
    points = new Float64Array(samplePoints * d);
    const columns = Math.min(d, sobolDimensions);
    const sequence = sobolSequence(columns);
    for (let i = 0; i < samplePoints; i++) {
      const drawn = sequence(i);
      for (let c = 0; c < d; c++) points[i * d + c] = drawn[c % columns]!;
    }
    if (cubes.size > 8) cubes.clear();
    cubes.set(d, points);
  }
  return points;
}

function scaled({ start, width, log }: Column, value: number): number {
  return width === 0 ? 0.5 : ((log ? Math.log(value) : value) - start) / width;
}

function unscaled({ start, width, log }: Column, x: number): number {
  const value = start + x * width;
  return log ? Math.exp(value) : value;
}
