/**
 * A transformer: a frame in, a frame out, by what was learnt from training rows alone. `fitTransform` is for the training rows
 * themselves, and may differ from fit and transform where these would leak the target (target encoding).
 */
import { Frame, frameOf, type Target } from "../data/index.ts";
import { Learner, type Run } from "./learner.ts";

export interface FitContext extends Run {
  /** The target of each row, where it is known. */
  readonly y?: Target | undefined;
}

export abstract class Transformer<P extends object = object, S extends object = object> extends Learner<
  P,
  S
> {
  /** @throws RangeError on a table without rows, or one that the transformer cannot use. */
  async fit(X: unknown, y?: Target, run: Run = {}): Promise<this> {
    this.setState(await this.learn(checked(this.name, X), { ...run, y }));
    return this;
  }

  /** @throws RangeError when columns of training are missing; Error before `fit`. */
  async transform(X: unknown, run: Run = {}): Promise<Frame> {
    return this.apply(this.state, checked(this.name, X, false), run);
  }

  /** Learns, and gives the training rows transformed. */
  async fitTransform(X: unknown, y?: Target, run: Run = {}): Promise<Frame> {
    await this.fit(X, y, run);
    return this.transform(X, run);
  }

  protected abstract learn(X: Frame, context: FitContext): S | Promise<S>;
  protected abstract apply(state: S, X: Frame, run: Run): Frame | Promise<Frame>;
}

function checked(where: string, X: unknown, needsRows = true): Frame {
  const frame = frameOf(X);
  if (needsRows && frame.length === 0)
    throw new RangeError(`${where}: needs at least one row to learn from; got none`);
  return frame;
}
