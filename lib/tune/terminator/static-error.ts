/** An error that is given. Source: Optuna 5.0, `terminator/erroreval.py`. */
import type { ErrorEvaluator } from "./evaluator.ts";

export class StaticErrorEvaluator implements ErrorEvaluator {
  readonly name = "StaticErrorEvaluator";
  readonly #constant: number;

  /** @param constant in units of the objective. @throws RangeError for what is no number. */
  constructor(constant: number) {
    if (typeof constant !== "number" || Number.isNaN(constant))
      throw new RangeError(`StaticErrorEvaluator: constant must be a number; got ${String(constant)}`);
    this.#constant = constant;
  }

  evaluate(): number {
    return this.#constant;
  }
}
