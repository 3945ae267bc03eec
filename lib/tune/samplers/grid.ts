/**
 * Grid search: every combination of given values once, in an order shuffled by the seed, then the study ends. Which point
 * of the grid a trial has is kept in its system attributes `grid_id` and `search_space`, so that many workers share a grid.
 * Source: Optuna 5.0, `samplers/_grid.py`. Memory: one number for each point; a trial costs one look through all trials.
 */
import type { Distribution, ParamValue } from "../distributions.ts";
import { type FrozenTrial, isFinished } from "../frozen-trial.ts";
import type { StudyView } from "../study-view.ts";
import { warn } from "../warning.ts";
import { smallIntegerSetOrder } from "./python-set-order.ts";
import { RandomState } from "./random-state.ts";
import { noSpace, type Sampler } from "./sampler.ts";

export interface GridSamplerOptions {
  /** Whole, 0 … 2^32 - 1; the same seed gives the same order, on every worker. Default 0. */
  readonly seed?: number;
}

/** Values to try, by parameter. */
export type Grid = Readonly<Record<string, readonly ParamValue[]>>;

/**
 * @example new GridSampler({ maxDepth: [3, 10, 30], criterion: ["gini", "entropy"] })
 * @throws TypeError for a value that is not text, a number, true, false or null; RangeError for a parameter without values.
 */
export class GridSampler implements Sampler {
  readonly name = "GridSampler";
  /** Sorted by name. */
  readonly #space: Grid;
  readonly #names: readonly string[];
  /** Points in the order of trying; a point counts the combinations with the last parameter turning fastest. */
  readonly #points: Float64Array;
  readonly #random: RandomState;

  constructor(searchSpace: Grid, options: GridSamplerOptions = {}) {
    this.#names = Object.keys(searchSpace).sort();
    const space: Record<string, readonly ParamValue[]> = {};
    for (const name of this.#names) {
      const values = searchSpace[name]!;
      for (const value of values)
        if (value !== null && !["number", "string", "boolean"].includes(typeof value))
          throw new TypeError(
            `GridSampler: values of ${JSON.stringify(name)} must be text, numbers, true, false or null; got a ${typeof value}`,
          );
      if (values.length === 0)
        throw new RangeError(`GridSampler: no values for ${JSON.stringify(name)}; give one at least`);
      space[name] = [...values];
    }
    this.#space = space;
    const size = this.#names.reduce((product, name) => product * space[name]!.length, 1);
    this.#points = Float64Array.from({ length: size }, (_, i) => i);
    this.#random = new RandomState(options.seed ?? 0);
    this.#random.rng.shuffle(this.#points);
  }

  inferRelativeSearchSpace(): typeof noSpace {
    return noSpace;
  }

  sampleRelative(): Record<string, ParamValue> {
    return {};
  }

  beforeTrial(study: StudyView, trial: FrozenTrial): void {
    // A trial that was enqueued, or is tried again, has its point already.
    if ("grid_id" in trial.systemAttrs || "fixed_params" in trial.systemAttrs) return;
    let point = trial.number;
    if (!(point >= 0 && point < this.#points.length)) {
      let open = this.#unvisited(study);
      if (open.length === 0) {
        warn(
          "GridSampler: all points of the grid were tried; one is tried again, and the study ends after it.",
        );
        open = Array.from({ length: this.#points.length }, (_, i) => i);
      }
      // Drawn, so that workers that look at the same moment rarely take the same point.
      point = open[this.#random.integer(open.length)]!;
    }
    study.storage.setTrialSystemAttr(trial.trialId, "search_space", this.#space);
    study.storage.setTrialSystemAttr(trial.trialId, "grid_id", point);
  }

  /** @throws RangeError for a parameter that is not in the grid, and in a trial that was enqueued without it. */
  sampleIndependent(
    study: StudyView,
    trial: FrozenTrial,
    name: string,
    distribution: Distribution,
  ): ParamValue {
    const point = study.storage.getTrial(trial.trialId).systemAttrs["grid_id"] as number | undefined;
    if (point === undefined)
      throw new RangeError(
        `GridSampler: a trial that is enqueued must give all parameters; it lacks ${JSON.stringify(name)}`,
      );
    if (!Object.hasOwn(this.#space, name))
      throw new RangeError(
        `GridSampler: parameter ${JSON.stringify(name)} is not in the grid; it has ${this.#names.join(", ")}`,
      );
    const value = this.#valueAt(point, name);
    if (!distribution.contains(distribution.toInternalRepr(value)))
      warn(
        `GridSampler: ${String(value)} is out of the range of ${JSON.stringify(name)}; it is used all the same.`,
      );
    return value;
  }

  afterTrial(study: StudyView, trial: FrozenTrial): void {
    const { visited } = this.#tried(study);
    if (visited.size < this.#points.length - 1) return;
    const open = this.#unvisited(study);
    if (open.length === 1 && study.storage.getTrial(trial.trialId).systemAttrs["grid_id"] !== open[0]) return;
    study.requestStop?.();
  }

  reseedRng(seed?: number): void {
    this.#random.seed(seed);
  }

  /** True when every point of the grid was tried. */
  isExhausted(study: StudyView): boolean {
    return this.#unvisited(study).length === 0;
  }

  #valueAt(point: number, name: string): ParamValue {
    let rest = this.#points[point]!;
    for (let k = this.#names.length - 1; k >= 0; k--) {
      const values = this.#space[this.#names[k]!]!;
      if (this.#names[k] === name) return values[rest % values.length]!;
      rest = Math.floor(rest / values.length);
    }
    throw new RangeError(`GridSampler: no parameter ${name}`);
  }

  /** Points that no trial has begun; when all were begun, those that none has finished. */
  #unvisited(study: StudyView): number[] {
    const { visited, running, begun } = this.#tried(study);
    const size = this.#points.length;
    return begun.size < size
      ? smallIntegerSetOrder(size, visited, running)
      : smallIntegerSetOrder(size, visited);
  }

  /** Points that trials have finished, run now, or either. All trials count, also where a pruner shows only some. */
  #tried(study: StudyView) {
    const visited = new Set<number>();
    const running = new Set<number>();
    const begun = new Set<number>();
    for (const { state, systemAttrs } of study.storage.getAllTrials(study.studyId)) {
      const { grid_id: point, search_space: space } = systemAttrs as {
        grid_id?: number;
        search_space?: Grid;
      };
      if (point === undefined || space === undefined || !this.#sameSpace(space)) continue;
      if (isFinished(state)) visited.add(point);
      else if (state === "RUNNING") running.add(point);
      else continue;
      begun.add(point);
    }
    return { visited, running, begun };
  }

  #sameSpace(space: Grid): boolean {
    const names = Object.keys(space);
    return (
      names.length === this.#names.length &&
      names.every((name) => {
        const [theirs, ours] = [space[name]!, this.#space[name]];
        return (
          ours !== undefined &&
          theirs.length === ours.length &&
          theirs.every((value, i) => value === ours[i] || Object.is(value, ours[i]))
        );
      })
    );
  }
}
