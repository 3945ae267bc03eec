/**
 * A learner: parameters given once, a state learnt from data, both plain records, so that it can be cloned, compared and stored.
 * What transformers here and models above have in common.
 */
import { fromStored, threadCopySymbol, toStored, type ThreadCopy } from "../core/index.ts";
import { showLearner } from "./learner-text.ts";

export interface LearnProgress {
  readonly done: number;
  readonly total: number;
  readonly message: string;
}

/** How long work is followed and stopped. */
export interface Run {
  /** When it aborts, the work stops at once and throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: LearnProgress) => void) | undefined;
}

/** A learner as JSON. `state` is absent before fitting. */
export interface StoredLearner {
  readonly format: "assay-learner";
  readonly version: 1;
  /** scikit-learn's class name, or its like. */
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly state?: unknown;
}

export abstract class Learner<P extends object, S extends object> {
  /** scikit-learn's class name. */
  abstract readonly name: string;
  /** What was given, over the defaults; never changed. */
  readonly params: Readonly<P>;
  #state: S | undefined;

  constructor(params: P, known: readonly string[]) {
    for (const key of Object.keys(params))
      if (!known.includes(key))
        throw new RangeError(`${new.target.name}: no parameter "${key}"; known: ${known.join(", ")}`);
    this.params = Object.freeze({ ...params });
  }

  get isFitted(): boolean {
    return this.#state !== undefined;
  }

  /** What was learnt: a plain record. @throws Error before `fit`. */
  get state(): S {
    if (this.#state === undefined)
      throw new Error(`${this.name}: must be fitted before it is used; call fit(X, y) first`);
    return this.#state;
  }

  /** An unfitted copy, with other parameters where given. */
  clone(changes: Partial<P> = {}): this {
    const make = this.constructor as new (params: P) => this;
    return new make({ ...this.params, ...changes });
  }

  toJSON(): StoredLearner {
    return {
      format: "assay-learner",
      version: 1,
      name: this.name,
      params: toStored(this.params) as Record<string, unknown>,
      ...(this.#state === undefined ? {} : { state: toStored(this.storedState(this.#state)) }),
    };
  }

  /** The models of `modelTable` can go to another thread. */
  [threadCopySymbol](): ThreadCopy {
    return { module: "assay/models", revive: "restoreModel", data: this.toJSON() };
  }

  /** Takes the state of a stored learner of this name. */
  restore(stored: StoredLearner): this {
    this.#state = stored.state === undefined ? undefined : this.restoredState(fromStored(stored.state));
    return this;
  }

  protected setState(state: S): void {
    this.#state = state;
  }

  /** For a state that is more than a plain record (other learners inside): what is stored of it. */
  protected storedState(state: S): unknown {
    return state;
  }

  protected restoredState(stored: unknown): S {
    return stored as S;
  }
}

showLearner(Learner.prototype);
