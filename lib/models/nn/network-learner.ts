/** What every classifier and regressor over a network does: options to training, outputs to answers. */
import { createRng, expit, type Rng } from "../../core/index.ts";
import type { Design } from "../../data/index.ts";
import type { Run } from "../../prep/index.ts";
import type { ClassTask, NumberTask } from "../model.ts";
import type { NetworkStructure } from "../structure.ts";
import { networkOutputs, networkRecord, networkShapes, type Head, type NetworkFit } from "./network.ts";
import type { LayersModel, TensorFlow } from "./tensorflow.ts";
import { tensorflow } from "./tensorflow-reader.ts";
import { trainNetwork } from "./train-network.ts";

/** Parameters of training that all networks share; names are those of scikit-learn's MLP. */
export interface TrainingParams {
  /** Default adam; sgd has Nesterov momentum 0.9. */
  readonly solver?: "adam" | "sgd";
  /** L2 penalty; the guide's λ is 0.01 to 0.1. */
  readonly alpha?: number;
  /** Rows a step; "auto" is min(200, n). */
  readonly batchSize?: number | "auto";
  /** Default 0.001. */
  readonly learningRateInit?: number;
  /** Epochs, at most. */
  readonly maxIter?: number;
  /** A gain in loss below this counts as none; default 1e-4. */
  readonly tol?: number;
  /** Holds rows out and keeps the weights of the epoch that predicts them best. */
  readonly earlyStopping?: boolean;
  /** Share of rows held out; default 0.1. */
  readonly validationFraction?: number;
  /** Epochs without a gain after which training ends (patience; the guide's is 5 to 10); default 10. */
  readonly nIterNoChange?: number;
  /** Seed of weights, order and dropout; default 0. */
  readonly randomState?: number;
}

export const TRAINING_PARAMS = [
  "solver",
  "alpha",
  "batchSize",
  "learningRateInit",
  "maxIter",
  "tol",
  "earlyStopping",
  "validationFraction",
  "nIterNoChange",
  "randomState",
] as const;

export interface TrainingDefaults {
  readonly alpha: number;
  readonly maxIter: number;
  readonly earlyStopping: boolean;
  readonly nIterNoChange: number;
}

/** Builds a fresh network for p features and so many outputs; seeds come from the generator. */
export type Build = (
  tf: TensorFlow,
  p: number,
  outputs: number,
  rng: Rng,
) => Promise<LayersModel> | LayersModel;

/** Trains a classifier: a logistic output for two classes, softmax for more. */
export async function learnClasses(
  where: string,
  task: ClassTask,
  params: TrainingParams,
  defaults: TrainingDefaults,
  build: Build,
  head: Head = task.k === 2 ? "sigmoid" : "softmax",
): Promise<NetworkFit> {
  const outputs = head === "sigmoid" ? 1 : task.k;
  const width = await outputsOf(head, outputs, task, build, params);
  const targets = new Float32Array(task.y.length * width);
  for (let i = 0; i < task.y.length; i++) {
    if (width === 1) targets[i] = task.y[i]!;
    else targets[i * width + task.y[i]!] = 1;
  }
  return learn(where, task, targets, width, head, params, defaults, build);
}

export function learnNumbers(
  where: string,
  task: NumberTask,
  params: TrainingParams,
  defaults: TrainingDefaults,
  build: Build,
): Promise<NetworkFit> {
  return learn(where, task, Float32Array.from(task.y), 1, "identity", params, defaults, build);
}

/** n×k probabilities. */
export async function networkProbabilities(
  fit: NetworkFit,
  X: Design,
  k: number,
  run: Run,
): Promise<Float64Array> {
  const raw = await networkOutputs(fit, X, run);
  if (fit.outputs === 1) {
    const out = new Float64Array(X.rows * 2);
    for (let i = 0; i < X.rows; i++) {
      const p = fit.head === "probabilities" ? raw[i]! : expit(raw[i]!);
      out[2 * i] = 1 - p;
      out[2 * i + 1] = p;
    }
    return out;
  }
  for (let at = 0; at < raw.length; at += k) {
    let top = -Infinity;
    let sum = 0;
    if (fit.head === "softmax") {
      for (let c = 0; c < k; c++) top = Math.max(top, raw[at + c]!);
      for (let c = 0; c < k; c++) raw[at + c] = Math.exp(raw[at + c]! - top);
    }
    // Probabilities in float32 sum to 1 only nearly.
    for (let c = 0; c < k; c++) sum += raw[at + c]!;
    for (let c = 0; c < k; c++) raw[at + c]! /= sum;
  }
  return raw;
}

/** For Deep and Gradient explainers. */
export function networkStructure(fit: NetworkFit): NetworkStructure {
  const link = fit.head === "sigmoid" ? "logit" : fit.head === "softmax" ? "softmax" : "identity";
  return { kind: "network", network: fit, link };
}

/** A network whose last layer gives probabilities may have one output for two classes. */
async function outputsOf(
  head: Head,
  outputs: number,
  task: ClassTask,
  build: Build,
  params: TrainingParams,
): Promise<number> {
  if (head !== "probabilities") return outputs;
  const tf = await tensorflow();
  const model = await build(tf, task.X.columns, outputs, createRng(params.randomState ?? 0));
  const width = networkShapes(model).outputs;
  model.dispose();
  return width;
}

async function learn(
  where: string,
  { X, weights, signal, onProgress }: ClassTask | NumberTask,
  targets: Float32Array,
  outputs: number,
  head: Head,
  params: TrainingParams,
  defaults: TrainingDefaults,
  build: Build,
): Promise<NetworkFit> {
  const {
    solver = "adam",
    alpha = defaults.alpha,
    batchSize = "auto",
    learningRateInit = 1e-3,
    maxIter = defaults.maxIter,
    tol = 1e-4,
    earlyStopping = defaults.earlyStopping,
    validationFraction = 0.1,
    nIterNoChange = defaults.nIterNoChange,
    randomState = 0,
  } = params;
  const whole = (name: string, value: number): void => {
    if (!(Number.isInteger(value) && value >= 1))
      throw new RangeError(`${where}: ${name} must be a whole number above 0; got ${value}`);
  };
  whole("maxIter", maxIter);
  whole("nIterNoChange", nIterNoChange);
  if (batchSize !== "auto") whole("batchSize", batchSize);
  if (!(alpha >= 0)) throw new RangeError(`${where}: alpha must be 0 or more; got ${alpha}`);
  if (!(learningRateInit > 0))
    throw new RangeError(`${where}: learningRateInit must be above 0; got ${learningRateInit}`);
  if (!(validationFraction > 0 && validationFraction < 1))
    throw new RangeError(`${where}: validationFraction must lie between 0 and 1; got ${validationFraction}`);
  const tf = await tensorflow();
  const rng = createRng(randomState);
  const model = await build(tf, X.columns, outputs, rng);
  try {
    const { inputShape, outputs: given } = networkShapes(model);
    const size = inputShape.reduce((product, each) => product * each, 1);
    if (size !== X.columns || given !== outputs)
      throw new RangeError(
        `${where}: the network takes ${size} numbers (${inputShape.join("×")}) and gives ${given}; X has ${X.columns} columns, and y needs ${outputs}`,
      );
    const done = await trainNetwork(
      tf,
      model,
      { values: X.values, rows: X.rows, inputShape, targets, outputs, weights },
      {
        where,
        head,
        solver,
        learningRate: learningRateInit,
        batchSize: batchSize === "auto" ? Math.min(200, X.rows) : batchSize,
        epochs: maxIter,
        alpha,
        tol,
        patience: nIterNoChange,
        validationFraction: earlyStopping ? validationFraction : 0,
        rng,
        signal,
        onProgress,
      },
    );
    return networkRecord(model, { head, ...done });
  } finally {
    model.dispose();
  }
}
