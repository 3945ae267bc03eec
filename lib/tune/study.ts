/**
 * A study: one search for the best parameters of an objective. It lives in a storage; this is the handle to it.
 * Source: Optuna 5.0, `study/study.py`.
 */
import { displaySymbol, type MimeBundle } from "../core/index.ts";
import { isConstrained, isFeasible } from "./constraints.ts";
import type { ParamValue } from "./distributions.ts";
import { UpdateFinishedTrialError } from "./errors.ts";
import { createTrial, type FrozenTrial, type TrialState, validateTrial } from "./frozen-trial.ts";
import { paretoFrontTrials } from "./mo/pareto-front.ts";
import { optimize, type Objective, type OptimizeOptions } from "./optimize.ts";
import type { Pruner } from "./pruners/pruner.ts";
import type { Sampler } from "./samplers/sampler.ts";
import type { Params, ParamsOf, Space } from "./space.ts";
import { bestOf } from "./storages/best-of.ts";
import type { Heartbeat, Storage, StudyDirection } from "./storages/storage.ts";
import { studyPictures } from "./study-pictures.ts";
import { studyBundle } from "./study-sheet.ts";
import type { Compat, GetTrialsOptions } from "./study-view.ts";
import { tellTrial } from "./tell.ts";
import { type TrialRow, trialRows } from "./trial-rows.ts";
import { Trial } from "./trial.ts";
import type { TrialStudy } from "./trial-study.ts";
import type { ObjectiveModule } from "./workers/objective-module.ts";

/** How a trial ended, for `study.tell`. */
export interface TellStudyOptions {
  /** By default COMPLETE, or FAIL (with a warning) when the values cannot be used. */
  readonly state?: TrialState;
  /** Give back a finished trial instead of an error. */
  readonly skipIfFinished?: boolean;
}

export interface EnqueueOptions {
  readonly userAttrs?: Readonly<Record<string, unknown>>;
  /** Do nothing when a trial with these parameters is there. */
  readonly skipIfExists?: boolean;
}

const metricNamesKey = "study:metric_names";

export class Study<P extends Params = Params> implements TrialStudy {
  readonly studyId: number;
  readonly studyName: string;
  readonly directions: readonly StudyDirection[];
  readonly storage: Storage;
  readonly compat: Compat;
  sampler: Sampler;
  pruner: Pruner;
  #cached: readonly FrozenTrial[] | undefined;
  #running = 0;
  #stopped = false;

  /** Made by `createStudy` and `loadStudy`. */
  constructor(parts: {
    readonly studyId: number;
    readonly storage: Storage;
    readonly sampler: Sampler;
    readonly pruner: Pruner;
    readonly compat: Compat;
  }) {
    this.studyId = parts.studyId;
    this.storage = parts.storage;
    this.sampler = parts.sampler;
    this.pruner = parts.pruner;
    this.compat = parts.compat;
    this.studyName = parts.storage.getStudyNameFromId(parts.studyId);
    this.directions = parts.storage.getStudyDirections(parts.studyId);
  }

  /** @throws RangeError where there are several objectives. */
  get direction(): StudyDirection {
    if (this.directions.length > 1)
      throw new RangeError(
        `study.direction: the study has ${this.directions.length} objectives; use directions`,
      );
    return this.directions[0]!;
  }

  /** The best complete, feasible trial. @throws RangeError when there is none, or several objectives. */
  get bestTrial(): FrozenTrial {
    const best = this.storage.getBestTrial(this.studyId);
    if (isFeasible(best)) return best;
    const feasible = this.getTrials({ states: ["COMPLETE"] }).filter(isFeasible);
    if (feasible.length === 0)
      throw new RangeError("bestTrial: no complete trial keeps all constraints; run more, or loosen them");
    return bestOf(feasible, this.directions);
  }

  /** The trials that no other one beats in every objective; without infeasible ones. */
  get bestTrials(): readonly FrozenTrial[] {
    const trials = this.getTrials();
    return paretoFrontTrials(trials, this.directions, isConstrained(trials), this.compat);
  }

  get bestParams(): P {
    return this.bestTrial.params as P;
  }

  get bestValue(): number {
    return this.bestTrial.value!;
  }

  /** All trials, by number. */
  get trials(): readonly FrozenTrial[] {
    return this.getTrials();
  }

  getTrials(options: GetTrialsOptions = {}): readonly FrozenTrial[] {
    const { states, useCache = false } = options;
    if (!useCache) return this.storage.getAllTrials(this.studyId, states);
    this.#cached ??= this.storage.getAllTrials(this.studyId);
    return states === undefined ? this.#cached : this.#cached.filter((trial) => states.includes(trial.state));
  }

  get userAttrs(): Readonly<Record<string, unknown>> {
    return this.storage.getStudyUserAttrs(this.studyId);
  }

  get systemAttrs(): Readonly<Record<string, unknown>> {
    return this.storage.getStudySystemAttrs(this.studyId);
  }

  setUserAttr(key: string, value: unknown): void {
    this.storage.setStudyUserAttr(this.studyId, key, value);
  }

  /** Names of the objectives, or null. */
  get metricNames(): readonly string[] | null {
    return (this.systemAttrs[metricNamesKey] as string[] | undefined) ?? null;
  }

  /** Names the objectives in tables and plots. @throws RangeError when their number differs. */
  setMetricNames(names: readonly string[]): void {
    if (names.length !== this.directions.length)
      throw new RangeError(
        `study.setMetricNames: one name for each of the ${this.directions.length} objectives; got ${names.length}`,
      );
    this.storage.setStudySystemAttr(this.studyId, metricNamesKey, names);
  }

  /**
   * Runs trials of the objective until `nTrials` or `timeout` is reached, `stop` is called or the signal aborts. Finished
   * trials are kept whatever happens. An objective given as a module, `{ module: "objective.js" }`, runs on `nJobs` worker
   * threads, so that this one stays free.
   * @throws what the objective threw, unless it is in `catch`; the signal's reason when it aborts.
   */
  async optimize(objective: Objective<P> | ObjectiveModule, options: OptimizeOptions<P> = {}): Promise<void> {
    this.#stopped = false;
    this.#running++;
    try {
      await optimize(this, objective, options, () => this.#stopped);
    } finally {
      this.#running--;
    }
  }

  /** Ends `optimize` after the trials that run now. @throws RangeError outside of `optimize`. */
  stop(): void {
    if (this.#running === 0)
      throw new RangeError("study.stop: nothing runs; call it inside an objective or a callback of optimize");
    this.requestStop();
  }

  /** As `stop`, and without an error where nothing runs. */
  requestStop(): void {
    this.#stopped = true;
  }

  /**
   * A new trial, to be told later: the loop is yours. A space given here is suggested at once.
   * @example const trial = study.ask(); study.tell(trial, loss(trial.suggestFloat("x", 0, 1)));
   */
  ask<S extends Space>(space?: S): Trial & { readonly params: ParamsOf<S> } {
    const trial = new Trial(this, this.#takeTrial(undefined));
    if (space !== undefined) trial.suggest(space);
    return trial as Trial & { readonly params: ParamsOf<S> };
  }

  /** As `ask`, for `optimize`: the trial has given a sign of life before it runs, where the storage keeps a heartbeat. */
  askAlive(): Trial {
    return new Trial(this, this.#takeTrial(this.storage.heartbeat));
  }

  /**
   * Ends a trial that `ask` gave (or the one of that number) with its value, values, or another state.
   * @throws RangeError for a trial that does not run, and for state and values that do not go together.
   */
  tell(
    trial: Trial | number,
    values?: number | readonly number[] | null,
    options: TellStudyOptions = {},
  ): FrozenTrial {
    this.#cached = undefined;
    if (typeof trial !== "number" && !(trial instanceof Trial))
      throw new TypeError(`study.tell: wants a trial or its number; got ${typeof trial}; pass what ask gave`);
    const trialId =
      typeof trial === "number"
        ? this.storage.getTrialIdFromStudyIdTrialNumber(this.studyId, trial)
        : trial.trialId;
    tellTrial(this, this.storage.getTrial(trialId), values, options);
    return this.storage.getTrial(trialId);
  }

  /** Parameters to try next, before the sampler is asked. Those left out are sampled. */
  enqueueTrial(params: Partial<P>, options: EnqueueOptions = {}): void {
    if (typeof params !== "object" || params === null || Array.isArray(params))
      throw new TypeError("study.enqueueTrial: wants parameters by name, as { x: 1 }; pass a record");
    if (options.skipIfExists === true && this.#isThere(params as Record<string, ParamValue>)) return;
    this.addTrial(
      createTrial({
        state: "WAITING",
        systemAttrs: { fixed_params: params },
        userAttrs: options.userAttrs ?? {},
      }),
    );
  }

  /** Adds a finished (or waiting) trial made elsewhere. @throws RangeError when it does not fit the study. */
  addTrial(trial: FrozenTrial): void {
    validateTrial(trial);
    if (trial.values !== null && trial.values.length !== this.directions.length)
      throw new RangeError(
        `study.addTrial: one value for each of the ${this.directions.length} objectives; got ${trial.values.length}`,
      );
    this.#cached = undefined;
    this.storage.createNewTrial(this.studyId, trial);
  }

  addTrials(trials: Iterable<FrozenTrial>): void {
    for (const trial of trials) this.addTrial(trial);
  }

  /** One plain row for each trial: number, values, times, parameters (`params_x`), attributes, state. */
  trialsDataframe(): readonly TrialRow[] {
    return trialRows(this.trials, this.metricNames);
  }

  [displaySymbol](): MimeBundle {
    return studyBundle(this, { pictures: studyPictures(this) });
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return studyBundle(this)["text/plain"];
  }

  /** The id of a trial that runs from now on: one that waited, or a new one. */
  #takeTrial(heartbeat: Heartbeat | undefined): number {
    this.#cached = undefined;
    for (const trial of this.storage.getAllTrials(this.studyId, ["WAITING"]))
      try {
        heartbeat?.record(trial.trialId);
        if (this.storage.setTrialStateValues(trial.trialId, "RUNNING")) return trial.trialId;
      } catch (error) {
        if (!(error instanceof UpdateFinishedTrialError)) throw error;
      }
    return (heartbeat ?? this.storage).createNewTrial(this.studyId);
  }

  #isThere(params: Readonly<Record<string, ParamValue>>): boolean {
    const names = Object.keys(params);
    return this.getTrials().some((trial) => {
      const others = (trial.systemAttrs["fixed_params"] ?? trial.params) as Readonly<
        Record<string, ParamValue>
      >;
      return (
        Object.keys(others).length === names.length &&
        names.every((name) => Object.hasOwn(others, name) && sameParam(params[name]!, others[name]!))
      );
    });
  }
}

/** Equal, or numbers within numpy's `isclose` with rtol 1e-5. */
function sameParam(a: ParamValue, b: ParamValue): boolean {
  if (typeof a === "number" && typeof b === "number")
    return Object.is(a, b) || Math.abs(a - b) <= 1e-5 * Math.abs(b);
  return a === b;
}
