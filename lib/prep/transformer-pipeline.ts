/**
 * Transformers in a row: each learns from what the one before it made of the training rows. The steps that are given stay unfitted; fitted
 * copies are in `steps`. With a model at the end: `Pipeline` of lib/models. Source: scikit-learn `Pipeline`.
 */
import { setImmediate as turn } from "node:timers/promises";
import type { Frame } from "../data/index.ts";
import {
  CompositeTransformer,
  type CompositeState,
  type RestoreTransformer,
} from "./composite-transformer.ts";
import type { StoredLearner } from "./learner.ts";
import { changedSteps, checkSteps } from "./steps.ts";
import type { Inputs } from "./transformer-inputs.ts";
import type { FitContext, Output, Transformer } from "./transformer.ts";
import type { Run } from "./learner.ts";

export interface TransformerPipelineParams {
  readonly steps: readonly (readonly [name: string, transformer: Transformer])[];
}

export class TransformerPipeline extends CompositeTransformer<TransformerPipelineParams, CompositeState> {
  readonly name = "TransformerPipeline";
  // The first step decides.
  protected override readonly extraColumns = "ignore";

  constructor(params: TransformerPipelineParams) {
    super(params, ["steps"]);
    if (params.steps.length === 0)
      throw new RangeError("TransformerPipeline: needs at least one step; got none");
    checkSteps(
      this.name,
      params.steps.map(([name]) => name),
    );
  }

  static async fromStored(stored: StoredLearner, restore: RestoreTransformer): Promise<TransformerPipeline> {
    const { steps } = stored.params as { readonly steps: readonly (readonly [string, StoredLearner])[] };
    const made = await Promise.all(steps.map(async ([name, step]) => [name, await restore(step)] as const));
    return new TransformerPipeline({ steps: made }).adopt(stored, restore);
  }

  /** The fitted steps by name. @throws Error before `fit`. */
  get steps(): Readonly<Record<string, Transformer>> {
    const { children } = this.state.model;
    return Object.fromEntries(this.params.steps.map(([name], at) => [name, children[at]!]));
  }

  /** @param changes `name__parameter` for a step's parameter, `name` for another step. */
  override clone(changes: Readonly<Record<string, unknown>> = {}): this {
    const { steps, rest } = changedSteps(this.name, this.params.steps, changes, ["steps"]);
    return new TransformerPipeline({ steps, ...rest }) as this;
  }

  protected override async learn(X: Frame, context: FitContext): Promise<CompositeState> {
    const [state] = await this.#fit(X, context, false);
    return state;
  }

  protected override learnAndApply(X: Frame, context: FitContext): Promise<[CompositeState, Frame]> {
    return this.#fit(X, context, true);
  }

  protected override async apply({ children }: CompositeState, X: Frame, run: Run): Promise<Frame> {
    let table = X;
    for (const child of children) table = await child.transform(table, run);
    return table;
  }

  protected override used({ children }: CompositeState, X: Frame): Frame {
    return X.select(children[0]!.inputs!.names);
  }

  protected override outputs({ children }: CompositeState, inputs: Inputs): readonly Output[] {
    let origin = new Map(inputs.names.map((name) => [name, [name]]));
    let outputs: Output[] = [];
    for (const child of children) {
      const { featureNamesOut, sources } = child;
      outputs = featureNamesOut.map((name, at) => ({
        name,
        sources: [...new Set(sources[at]!.flatMap((source) => origin.get(source) ?? []))],
      }));
      origin = new Map(outputs.map((output) => [output.name, [...output.sources]]));
    }
    return outputs;
  }

  protected override storedParams(): Record<string, unknown> {
    return { steps: this.params.steps.map(([name, step]) => [name, step.clone().toJSON()]) };
  }

  async #fit(X: Frame, { y, ...options }: FitContext, wanted: boolean): Promise<[CompositeState, Frame]> {
    const children = this.params.steps.map(([, step]) => step.clone());
    let table = X;
    for (const [at, child] of children.entries()) {
      await turn();
      options.signal?.throwIfAborted();
      if (wanted || at < children.length - 1) table = await child.fitTransform(table, y, options);
      else await child.fit(table, y, options);
    }
    return [{ children }, table];
  }
}
