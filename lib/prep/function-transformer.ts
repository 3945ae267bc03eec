/**
 * Function transformer: a function as a step of a pipeline. A named one works on each number and can be stored; one of your own gets the
 * frame and gives a table, and cannot be stored. Source: scikit-learn `FunctionTransformer`.
 */
import { frameOf, type Frame } from "../data/index.ts";
import { NumericTransformer } from "./numeric-transformer.ts";
import type { Inputs } from "./transformer-inputs.ts";
import { Transformer, type FitContext, type Output } from "./transformer.ts";
import type { StoredLearner } from "./learner.ts";

const named = {
  identity: (x: number) => x,
  log: Math.log,
  log1p: Math.log1p,
  exp: Math.exp,
  expm1: Math.expm1,
  sqrt: Math.sqrt,
  square: (x: number) => x * x,
  abs: Math.abs,
} as const;

export type FunctionName = keyof typeof named;

export interface FunctionTransformerParams {
  /** A name, for functions of one number, or a function of the frame; default identity. */
  readonly func?: FunctionName | ((X: Frame) => unknown);
}

interface FunctionState {
  /** Columns of the result. */
  readonly names: readonly string[];
}

export class FunctionTransformer extends Transformer<FunctionTransformerParams, FunctionState> {
  readonly name = "FunctionTransformer";

  constructor(params: FunctionTransformerParams = {}) {
    super(params, ["func"]);
    const { func = "identity" } = params;
    if (typeof func !== "function" && !(func in named))
      throw new RangeError(
        `FunctionTransformer: no function "${func}"; known: ${Object.keys(named).join(", ")}; or give a function`,
      );
  }

  /** @throws Error for a function of your own. */
  override toJSON(): StoredLearner {
    if (typeof this.params.func === "function")
      throw new Error(
        `FunctionTransformer: a function of your own cannot be stored; use a named one (${Object.keys(named).join(", ")}), or a transformer`,
      );
    return super.toJSON();
  }

  protected override async learn(X: Frame, context: FitContext): Promise<FunctionState> {
    return { names: (await this.#result(X, context)).columns };
  }

  protected override async apply({ names }: FunctionState, X: Frame, run: FitContext): Promise<Frame> {
    const result = await this.#result(X, run);
    if (result.length !== X.length)
      throw new RangeError(
        `FunctionTransformer: the function must give a row for each of ${X.length}; got ${result.length}`,
      );
    if (result.columns.join("\n") !== names.join("\n"))
      throw new RangeError(
        `FunctionTransformer: the function must give the columns that it gave in training, ${names.slice(0, 5).join(", ")}; got ${result.columns.slice(0, 5).join(", ")}`,
      );
    return result;
  }

  protected override outputs({ names }: FunctionState, inputs: Inputs): readonly Output[] {
    // What a function of the whole frame made of which column is not known: of its own name, or of all.
    return names.map((name) => ({ name, sources: inputs.names.includes(name) ? [name] : inputs.names }));
  }

  async #result(X: Frame, run: FitContext): Promise<Frame> {
    const { func = "identity" } = this.params;
    if (typeof func === "function") return frameOf(await func(X));
    return new EachNumber(func).applied(X, run);
  }
}

class EachNumber extends NumericTransformer {
  readonly name = "FunctionTransformer";
  readonly #func: FunctionName;

  constructor(func: FunctionName) {
    super({}, []);
    this.#func = func;
  }

  applied(X: Frame, run: FitContext): Frame {
    return this.apply({}, X, run);
  }

  protected override fitNumbers(): object {
    return {};
  }

  protected override applyNumbers(_: object, X: Float64Array): Float64Array {
    return X.map(named[this.#func]);
  }
}
