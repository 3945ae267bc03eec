/** Transformers made of transformers: how they are stored and restored, with all that is inside. */
import { fromStored, toStored } from "../core/index.ts";
import type { StoredLearner } from "./learner.ts";
import type { Inputs } from "./transformer-inputs.ts";
import { Transformer } from "./transformer.ts";

/** Restores one transformer, of any class. */
export type RestoreTransformer = (stored: StoredLearner) => Promise<Transformer>;

export interface CompositeState {
  /** Fitted. */
  readonly children: readonly Transformer[];
}

interface StoredComposite {
  readonly inputs: unknown;
  readonly rest: unknown;
  readonly children: readonly StoredLearner[];
}

export abstract class CompositeTransformer<P extends object, S extends CompositeState> extends Transformer<
  P,
  S
> {
  override toJSON(): StoredLearner {
    const { isFitted, name } = this;
    const stored = { format: "assay-learner", version: 1, name, params: this.storedParams() } as const;
    if (!isFitted) return stored;
    const { children, ...rest } = this.state.model;
    const state: StoredComposite = {
      inputs: toStored(this.state.inputs),
      rest: toStored(rest),
      children: children.map((child) => child.toJSON()),
    };
    return { ...stored, state };
  }

  /** @throws Error always: what is inside is loaded on demand. */
  override restore(): this {
    throw new Error(`${this.name}: holds other transformers; restore it with restoreTransformer(stored)`);
  }

  /** Takes a stored state; `restore` brings what is inside. */
  async adopt(stored: StoredLearner, restore: RestoreTransformer): Promise<this> {
    if (stored.state === undefined) return this;
    const { inputs, rest, children } = stored.state as StoredComposite;
    this.setState({
      inputs: fromStored(inputs) as Inputs,
      model: {
        ...(fromStored(rest) as object),
        children: await Promise.all(children.map(restore)),
      } as unknown as S,
    });
    return this;
  }

  protected abstract storedParams(): Record<string, unknown>;
}
