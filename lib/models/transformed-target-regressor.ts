/**
 * A regressor of a transformed target: it learns from f(y), and its predictions go back through f's inverse. For targets that are
 * positive and skewed; the prediction is then nearer to a median than to a mean. Source: scikit-learn `TransformedTargetRegressor`.
 */
import { fromStored } from "../core/index.ts";
import { numberTarget, type Features, type Target } from "../data/index.ts";
import { changedSteps, type Run, type StoredLearner, showLearner } from "../prep/index.ts";
import type { Estimator, FitOptions } from "./model.ts";

const functions = {
  log1p: { there: Math.log1p, back: Math.expm1, least: -1, open: true },
  log: { there: Math.log, back: Math.exp, least: 0, open: true },
  asinh: { there: Math.asinh, back: Math.sinh, least: -Infinity, open: true },
  sqrt: { there: Math.sqrt, back: (z: number) => z * z, least: 0, open: false },
} as const;

export type TargetFunction = keyof typeof functions;

export interface TransformedTargetParams {
  readonly regressor: Estimator;
  /** Default log1p; asinh is like it, for targets of both signs. */
  readonly func?: TargetFunction;
}

export class TransformedTargetRegressor implements Estimator {
  readonly name = "TransformedTargetRegressor";
  readonly task = "regression";
  readonly params: TransformedTargetParams;
  #model: Estimator | undefined;

  constructor(params: TransformedTargetParams) {
    const { regressor, func = "log1p" } = params;
    for (const key of Object.keys(params))
      if (key !== "regressor" && key !== "func")
        throw new RangeError(`${this.name}: no parameter "${key}"; known: regressor, func`);
    if (regressor?.task !== "regression")
      throw new TypeError(`${this.name}: regressor must be a regressor; got ${regressor?.name ?? "none"}`);
    if (!Object.hasOwn(functions, func))
      throw new RangeError(
        `${this.name}: no function "${func}"; known: ${Object.keys(functions).join(", ")}`,
      );
    this.params = Object.freeze({ ...params });
  }

  static async fromStored(
    stored: StoredLearner,
    restore: (stored: StoredLearner) => Promise<Estimator>,
  ): Promise<TransformedTargetRegressor> {
    const { regressor, ...rest } = stored.params as { readonly regressor: StoredLearner };
    const made = new TransformedTargetRegressor({
      ...(fromStored(rest) as object),
      regressor: await restore(regressor),
    });
    if (stored.state !== undefined) made.#model = await restore(stored.state as StoredLearner);
    return made;
  }

  get isFitted(): boolean {
    return this.#model !== undefined;
  }

  get features(): Features | undefined {
    return this.#model?.features;
  }

  /** The fitted regressor, which predicts f(y). @throws Error before `fit`. */
  get model(): Estimator {
    if (this.#model === undefined)
      throw new Error(`${this.name}: must be fitted before it is used; call fit(X, y) first`);
    return this.#model;
  }

  structure(): undefined {
    return undefined;
  }

  /** @throws RangeError on a target that f cannot take. */
  async fit(X: unknown, y: Target, options: FitOptions = {}): Promise<this> {
    const { func = "log1p" } = this.params;
    const { there, least, open } = functions[func];
    const values = numberTarget(this.name, y);
    for (const [i, value] of values.entries())
      if (open ? value <= least : value < least)
        throw new RangeError(
          `${this.name}: ${func} needs targets ${open ? "above" : "from"} ${least}; got ${value} in row ${i}`,
        );
    this.#model = await this.params.regressor.clone().fit(X, values.map(there), options);
    return this;
  }

  async predict(X: unknown, run: Run = {}): Promise<Float64Array> {
    const { func = "log1p" } = this.params;
    const raw = (await this.model.predict(X, run)) as Float64Array;
    // Below f's smallest value (√: 0) the inverse would turn round.
    const { there, back, least, open } = functions[func];
    return raw.map((z) => back(open ? z : Math.max(z, there(least))));
  }

  /** @param changes `regressor__parameter`, another `regressor`, or `func`. */
  clone(changes: Readonly<Record<string, unknown>> = {}): TransformedTargetRegressor {
    const { steps, rest } = changedSteps<Estimator>(
      this.name,
      [["regressor", this.params.regressor]],
      changes,
      ["func"],
    );
    return new TransformedTargetRegressor({ ...this.params, ...rest, regressor: steps[0]![1] });
  }

  toJSON(): StoredLearner {
    const { regressor, ...rest } = this.params;
    return {
      format: "assay-learner",
      version: 1,
      name: this.name,
      params: { ...rest, regressor: regressor.clone().toJSON() },
      ...(this.#model === undefined ? {} : { state: this.#model.toJSON() }),
    };
  }
}

showLearner(TransformedTargetRegressor.prototype);
