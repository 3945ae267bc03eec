/**
 * A transformer: a frame in, a frame out, by what was learnt from training rows alone. `fitTransform` is for the training rows
 * themselves, and may differ from fit and transform where these would leak the target (target encoding).
 *
 * Later tables are held to the columns of training, in any order; every output says which columns it came from. Values are never
 * changed in place.
 */
import type { Column, Frame, Target } from "../data/index.ts";
import { Learner, type Run } from "./learner.ts";
import { alignTable, inputsOf, tableOf, type Inputs } from "./transformer-inputs.ts";

export interface FitOptions extends Run {
  /** What the target is for: a regression's whole numbers are no classes. */
  readonly task?: "classification" | "regression" | "detection" | undefined;
}

export interface FitContext extends FitOptions {
  /** The target of each row, where it is known. */
  readonly y?: Target | undefined;
}

/** A column of the result, and the columns of the input that it was made of. */
export interface Output {
  readonly name: string;
  readonly sources: readonly string[];
}

export interface TransformerState<S> {
  readonly inputs: Inputs;
  readonly model: S;
}

export abstract class Transformer<P extends object = object, S extends object = object> extends Learner<
  P,
  TransformerState<S>
> {
  /** What to do with columns that training did not have. */
  protected readonly extraColumns: "error" | "ignore" = "error";

  /** The columns of training; undefined before `fit`. */
  get inputs(): Inputs | undefined {
    return this.isFitted ? this.state.inputs : undefined;
  }

  /** Names of the columns of the result. @throws Error before `fit`. */
  get featureNamesOut(): readonly string[] {
    return this.outputs(this.state.model, this.state.inputs).map(({ name }) => name);
  }

  /** Of each column of the result, the columns of training that it was made of. @throws Error before `fit`. */
  get sources(): readonly (readonly string[])[] {
    return this.outputs(this.state.model, this.state.inputs).map(({ sources }) => sources);
  }

  /** @throws RangeError on a table without rows, or one that the transformer cannot use. */
  async fit(X: unknown, y?: Target, options: FitOptions = {}): Promise<this> {
    const frame = trainingTable(this.name, X);
    const model = await this.learn(frame, { ...options, y });
    this.setState(Object.freeze({ inputs: inputsOf(this.used(model, frame)), model }));
    return this;
  }

  /** @throws RangeError where columns of training are missing, of another type, or not known; Error before `fit`. */
  async transform(X: unknown, run: Run = {}): Promise<Frame> {
    const { inputs, model } = this.state;
    const frame = alignTable(this.name, tableOf(this.name, X, inputs), inputs, this.extraColumns);
    run.signal?.throwIfAborted();
    return this.apply(model, frame, run);
  }

  /** Learns, and gives the training rows transformed. */
  async fitTransform(X: unknown, y?: Target, options: FitOptions = {}): Promise<Frame> {
    const frame = trainingTable(this.name, X);
    const [model, result] = await this.learnAndApply(frame, { ...options, y });
    this.setState(Object.freeze({ inputs: inputsOf(this.used(model, frame)), model }));
    return result;
  }

  protected abstract learn(X: Frame, context: FitContext): S | Promise<S>;
  /** X has the columns of training, in their order. */
  protected abstract apply(model: S, X: Frame, run: Run): Frame | Promise<Frame>;

  /** One to one, with the same names. */
  protected outputs(_model: S, inputs: Inputs): readonly Output[] {
    return inputs.names.map((name) => ({ name, sources: [name] }));
  }

  /** The columns of training that are wanted later, too; all, if not said otherwise. */
  protected used(_model: S, X: Frame): Frame {
    return X;
  }

  /** For transformers that treat the rows of training otherwise than later rows. */
  protected async learnAndApply(X: Frame, context: FitContext): Promise<[S, Frame]> {
    const model = await this.learn(X, context);
    return [model, await this.apply(model, X, context)];
  }

  /** The error of a column that this transformer cannot use. */
  protected refuse(column: Column, wants: string, advice: string): RangeError {
    return new RangeError(
      `${this.name}: ${wants}; got the column "${column.name}" of type ${column.type}; ${advice}`,
    );
  }
}

function trainingTable(where: string, X: unknown): Frame {
  const frame = tableOf(where, X);
  if (frame.length === 0) throw new RangeError(`${where}: needs at least one row to learn from; got none`);
  return frame;
}
