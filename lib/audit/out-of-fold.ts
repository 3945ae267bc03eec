/**
 * Out-of-fold predictions: every row is predicted by learners that never saw it. Each fold fits encoder, scaler and learners on the
 * other folds alone: standardised multinomial logistic regression and 15 nearest neighbours, or ridge and neighbours for a number.
 *
 * Neighbours are sought among at most 4000 training rows of a fold, so that the cost stays O(n) in rows.
 */
import type { Frame } from "../data/index.ts";
import type { Rng } from "../core/index.ts";
import {
  fitKNeighborsClassifier,
  fitKNeighborsRegressor,
  fitRidge,
  gatherRows,
  kNeighborsPredictions,
  kNeighborsProbabilities,
  logisticProbabilities,
  logisticRegressionSteps,
  ridgePredictions,
} from "../models/index.ts";
import { encode, fitEncoder, fitStandardScaler, standardScale, type EncoderOptions } from "../prep/index.ts";
import { turns } from "./measures/turns.ts";

export interface OutOfFoldOptions {
  /** Input columns. */
  readonly inputs: readonly string[];
  /** Positions in the frame of the n rows that take part. */
  readonly rows: Int32Array;
  /** Fold of each of these rows, 0…folds-1. */
  readonly fold: Int32Array;
  readonly folds: number;
  readonly rng: Rng;
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((message: string) => void) | undefined;
  /** Default 15. */
  readonly neighbours?: number;
}

export interface OutOfFold {
  /** Of the linear learner and of the neighbours: n×k probabilities, or n predictions. */
  readonly linear: Float64Array;
  readonly neighbours: Float64Array;
  /** Input columns that were left out because there were too many features. */
  readonly left: readonly string[];
}

const REFERENCE_ROWS = 4000;
/** Fewer features than an encoder gives by itself: these learners are there to doubt labels, not to win. */
export const ENCODER: EncoderOptions = { maxCategories: 10, maxFeatures: 200 };
/** Multiplications in a pass up to which the logistic fit goes to the optimum. */
const CHEAP = 200_000;

/** Class probabilities, n×k. @param labels class positions of the n rows. */
export function outOfFoldProbabilities(
  frame: Frame,
  labels: Int32Array,
  k: number,
  options: OutOfFoldOptions,
): Promise<OutOfFold> {
  return outOfFold(frame, k, options, async (fold) => {
    const { X, n, p, test, tests, pause } = fold;
    const own = Int32Array.from(fold.train, (i) => labels[i]!);
    const cheap = n * p * k <= CHEAP;
    const work = logisticRegressionSteps(X, n, p, own, {
      classes: k,
      maxIter: cheap ? 300 : 60,
      tol: cheap ? 1e-6 : 0.05,
    });
    let step = work.next();
    for (; !step.done; step = work.next()) await pause(2 * n * p * k);
    const linear = logisticProbabilities(step.value, test, tests);
    const near = fold.reference;
    const model = fitKNeighborsClassifier(
      gatherRows(X, p, near),
      near.length,
      p,
      Int32Array.from(near, (i) => own[i]!),
      { classes: k, nNeighbors: Math.min(options.neighbours ?? 15, near.length) },
    );
    const neighbours = await inChunks(test, tests, p, k, near.length, pause, (part, m) =>
      kNeighborsProbabilities(model, part, m),
    );
    return { linear, neighbours };
  });
}

/** Predictions of a number. @param targets of the n rows. */
export function outOfFoldPredictions(
  frame: Frame,
  targets: Float64Array,
  options: OutOfFoldOptions,
): Promise<OutOfFold> {
  return outOfFold(frame, 1, options, async (fold) => {
    const { X, n, p, test, tests, pause } = fold;
    const own = Float64Array.from(fold.train, (i) => targets[i]!);
    await pause(n * p * p);
    const linear = ridgePredictions(fitRidge(X, n, p, own), test, tests);
    const near = fold.reference;
    const model = fitKNeighborsRegressor(
      gatherRows(X, p, near),
      near.length,
      p,
      Float64Array.from(near, (i) => own[i]!),
      { nNeighbors: Math.min(options.neighbours ?? 15, near.length) },
    );
    const neighbours = await inChunks(test, tests, p, 1, near.length, pause, (part, m) =>
      kNeighborsPredictions(model, part, m),
    );
    return { linear, neighbours };
  });
}

interface Fold {
  /** Standardised training matrix n×p, test matrix tests×p. */
  readonly X: Float64Array;
  readonly n: number;
  readonly p: number;
  readonly test: Float64Array;
  readonly tests: number;
  /** Positions among all rows of the training rows. */
  readonly train: Int32Array;
  /** Positions among the training rows where neighbours are sought. */
  readonly reference: Int32Array;
  readonly pause: ReturnType<typeof turns>;
}

async function outOfFold(
  frame: Frame,
  k: number,
  { inputs, rows, fold, folds, rng, signal, progress }: OutOfFoldOptions,
  learn: (fold: Fold) => Promise<{ linear: Float64Array; neighbours: Float64Array }>,
): Promise<OutOfFold> {
  const n = rows.length;
  const linear = new Float64Array(n * k);
  const neighbours = new Float64Array(n * k);
  const left = new Set<string>();
  const pause = turns(signal);
  for (let f = 0; f < folds; f++) {
    signal?.throwIfAborted();
    progress?.(`fold ${f + 1} of ${folds}`);
    const all = Array.from(fold.keys());
    const train = Int32Array.from(all.filter((i) => fold[i] !== f));
    const test = Int32Array.from(all.filter((i) => fold[i] === f));
    if (train.length === 0 || test.length === 0) continue;
    const trainRows = train.map((i) => rows[i]!);
    const encoder = fitEncoder(frame, inputs, trainRows, ENCODER);
    for (const name of encoder.left) left.add(name);
    const p = encoder.features.length;
    await pause(n * p * 8);
    const raw = encode(encoder, frame, trainRows);
    const scaler = fitStandardScaler(raw, train.length, p);
    const part = await learn({
      X: standardScale(scaler, raw, train.length),
      n: train.length,
      p,
      test: standardScale(
        scaler,
        encode(
          encoder,
          frame,
          test.map((i) => rows[i]!),
        ),
        test.length,
      ),
      tests: test.length,
      train,
      reference:
        train.length <= REFERENCE_ROWS
          ? Int32Array.from(train.keys())
          : rng.choice(train.length, REFERENCE_ROWS).sort(),
      pause,
    });
    for (let i = 0; i < test.length; i++)
      for (let c = 0; c < k; c++) {
        linear[test[i]! * k + c] = part.linear[i * k + c]!;
        neighbours[test[i]! * k + c] = part.neighbours[i * k + c]!;
      }
  }
  return { linear, neighbours, left: [...left] };
}

/** Predicts a part of the rows at a time, with a turn for the event loop between. */
async function inChunks(
  X: Float64Array,
  n: number,
  p: number,
  k: number,
  references: number,
  pause: ReturnType<typeof turns>,
  predict: (part: Float64Array, rows: number) => Float64Array,
): Promise<Float64Array> {
  const out = new Float64Array(n * k);
  const size = Math.max(1, Math.floor(4_000_000 / (references * Math.max(1, p))));
  for (let from = 0; from < n; from += size) {
    const to = Math.min(n, from + size);
    out.set(predict(X.subarray(from * p, to * p), to - from), from * k);
    await pause((to - from) * references * p);
  }
  return out;
}
