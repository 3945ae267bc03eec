/** One fold: a clone of the model fitted on the training rows, what it says of the test rows, and the seconds both took (a measured latency). */
import type { RowSource } from "../data/index.ts";
import type { Estimator } from "../models/index.ts";
import type { Run } from "../prep/index.ts";
import { takeTruth } from "./held-out.ts";
import { predictRows, type Predictions, type Truth } from "./predictions.ts";
import type { Split } from "./split.ts";

export interface FoldFit {
  readonly model: Estimator;
  readonly test: Predictions;
  /** Predictions of the training rows; undefined unless asked for. */
  readonly train: Predictions | undefined;
  readonly fitSeconds: number;
  /** Of predicting the test rows. */
  readonly predictSeconds: number;
}

/** @throws whatever the model throws, with the fold named before it. */
export async function fitFold(
  where: string,
  model: Estimator,
  source: RowSource,
  truth: Truth,
  fold: number,
  { train, test }: Split,
  options: Run & { readonly train?: boolean } = {},
): Promise<FoldFit> {
  const run = { signal: options.signal };
  const { sampleWeight } = truth;
  const own = model.clone();
  try {
    const start = performance.now();
    await own.fit(source.take(train), takeTruth(truth, train), {
      ...run,
      ...(sampleWeight === undefined
        ? {}
        : { sampleWeight: Float64Array.from(train, (row) => sampleWeight[row]!) }),
    });
    const fitted = performance.now();
    const tested = await predictRows(own, source.take(test), truth, test, run);
    const predicted = performance.now();
    const trained =
      options.train === true ? await predictRows(own, source.take(train), truth, train, run) : undefined;
    return {
      model: own,
      test: { ...tested, folds: new Int32Array(test.length).fill(fold) },
      train: trained,
      fitSeconds: (fitted - start) / 1000,
      predictSeconds: (predicted - fitted) / 1000,
    };
  } catch (error) {
    options.signal?.throwIfAborted();
    throw inFold(where, fold, error);
  }
}

/** The same kind of error, with the fold in its message. */
function inFold(where: string, fold: number, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const message = `${where}: fold ${fold + 1}: ${error.message}`;
  const options = { cause: error };
  if (error instanceof RangeError) return new RangeError(message, options);
  return error instanceof TypeError ? new TypeError(message, options) : new Error(message, options);
}
