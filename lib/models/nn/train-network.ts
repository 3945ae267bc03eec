/**
 * Training a network: minibatches in an order drawn from the seed, the weighted mean loss plus an L2 penalty, Adam or SGD, and early
 * stopping that keeps the best epoch's weights.
 *
 * Loss of a row: softmax or logistic cross-entropy of raw outputs, cross-entropy of given probabilities, or half the squared
 * error; penalty alpha/2 Σ w² a batch's rows, biases free, as scikit-learn's MLP. Same seed, same weights: initial weights, order and
 * dropout masks all come from it. Gives the event loop a turn after each batch.
 */
import { setImmediate as turn } from "node:timers/promises";
import type { Rng } from "../../core/index.ts";
import type { Run } from "../../prep/index.ts";
import { readWeights, writeWeights, type Head, type NetworkEpoch } from "./network.ts";
import type { LayersModel, Tensor, TensorFlow } from "./tensorflow.ts";

export interface TrainingData {
  /** n×p. */
  readonly values: Float64Array;
  readonly rows: number;
  readonly inputShape: readonly number[];
  /** n×outputs: one-hot classes, 0/1 for a logistic output, or numbers. */
  readonly targets: Float32Array;
  readonly outputs: number;
  readonly weights: Float64Array | undefined;
}

export interface TrainingOptions extends Run {
  readonly where: string;
  readonly head: Head;
  readonly solver: "adam" | "sgd";
  readonly learningRate: number;
  readonly batchSize: number;
  readonly epochs: number;
  readonly alpha: number;
  readonly tol: number;
  /** Epochs without a gain of `tol` after which training ends. */
  readonly patience: number;
  /** Share of rows held out for early stopping; 0: the training loss decides. */
  readonly validationFraction: number;
  readonly rng: Rng;
}

/** Trains the model in place. @throws RangeError when the loss is not finite any more. */
export async function trainNetwork(
  tf: TensorFlow,
  model: LayersModel,
  data: TrainingData,
  options: TrainingOptions,
): Promise<{ history: NetworkEpoch[]; bestEpoch: number }> {
  const { head, epochs, alpha, tol, patience, rng, signal } = options;
  const order = rng.permutation(data.rows);
  const held = options.validationFraction > 0 ? Math.ceil(options.validationFraction * data.rows) : 0;
  const validation = order.slice(0, held);
  const training = order.slice(held);
  if (training.length === 0)
    throw new RangeError(
      `${options.where}: validationFraction must leave rows to train on; got ${options.validationFraction} of ${data.rows} rows`,
    );
  const batchSize = Math.min(options.batchSize, training.length);
  const optimizer =
    options.solver === "adam"
      ? tf.train.adam(options.learningRate)
      : tf.train.momentum(options.learningRate, 0.9, true);
  const dropouts = model.layers.filter((layer) => layer.getClassName() === "Dropout");
  const kernels = model.trainableWeights.filter(({ name }) => !/bias|gamma|beta/i.test(name));
  const history: NetworkEpoch[] = [];
  let best = Infinity;
  let bestEpoch = 0;
  let kept: ReturnType<typeof readWeights> | undefined;
  try {
    for (let epoch = 1; epoch <= epochs; epoch++) {
      rng.shuffle(training);
      let total = 0;
      let weight = 0;
      for (let from = 0; from < training.length; from += batchSize) {
        signal?.throwIfAborted();
        const rows = training.subarray(from, from + batchSize);
        const batch = gather(data, rows);
        if (batch.weight === 0) continue;
        // tfjs's dropout draws the same mask from the same seed, so each step needs its own.
        for (const layer of dropouts) layer.seed = rng.integer(2 ** 31 - 1) + 1;
        const loss = tf.tidy(() => {
          const [x, y, w] = tensors(tf, data, batch);
          let value = Number.NaN;
          optimizer.minimize(() => {
            const plain = meanLoss(
              tf,
              model.apply(x, { training: true }) as Tensor,
              y,
              w,
              batch.weight,
              head,
            );
            value = plain.dataSync()[0]!;
            if (alpha === 0) return plain;
            return kernels.reduce(
              (sum, kernel) =>
                tf.add(sum, tf.mul(tf.sum(tf.square(kernel.read())), alpha / (2 * rows.length))),
              plain,
            );
          }, false);
          return value;
        });
        if (!Number.isFinite(loss))
          throw new RangeError(
            `${options.where}: the loss must stay finite; got ${loss} in epoch ${epoch}; standardise the features (StandardScaler) or lower learningRateInit`,
          );
        total += loss * batch.weight;
        weight += batch.weight;
        await turn();
      }
      const loss = total / weight;
      const validationLoss = held === 0 ? null : await lossOf(tf, model, data, validation, head, batchSize);
      history.push({ epoch, loss, validationLoss });
      const watched = validationLoss ?? loss;
      options.onProgress?.({
        done: epoch,
        total: epochs,
        message: `epoch ${epoch}: loss ${loss.toPrecision(4)}${validationLoss === null ? "" : `, validation ${validationLoss.toPrecision(4)}`}`,
      });
      if (watched < best - tol || bestEpoch === 0) {
        best = watched;
        bestEpoch = epoch;
        if (held > 0) kept = readWeights(model);
      } else if (epoch - bestEpoch >= patience) break;
    }
  } finally {
    optimizer.dispose();
  }
  if (kept !== undefined) writeWeights(tf, model, kept);
  return { history, bestEpoch: kept === undefined ? history.length : bestEpoch };
}

interface Batch {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly w: Float32Array;
  readonly rows: number;
  readonly weight: number;
}

function gather(data: TrainingData, rows: Int32Array): Batch {
  const p = data.values.length / data.rows;
  const x = new Float32Array(rows.length * p);
  const y = new Float32Array(rows.length * data.outputs);
  const w = new Float32Array(rows.length);
  let weight = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    for (let j = 0; j < p; j++) x[i * p + j] = data.values[row * p + j]!;
    for (let c = 0; c < data.outputs; c++) y[i * data.outputs + c] = data.targets[row * data.outputs + c]!;
    weight += w[i] = data.weights?.[row] ?? 1;
  }
  return { x, y, w, rows: rows.length, weight };
}

function tensors(tf: TensorFlow, data: TrainingData, batch: Batch): [Tensor, Tensor, Tensor] {
  return [
    tf.tensor(batch.x, [batch.rows, ...data.inputShape]),
    tf.tensor(batch.y, [batch.rows, data.outputs]),
    tf.tensor(batch.w, [batch.rows]),
  ];
}

/** Σ w_i loss_i / Σ w_i. */
function meanLoss(tf: TensorFlow, z: Tensor, y: Tensor, w: Tensor, weight: number, head: Head): Tensor {
  const rows =
    head === "softmax"
      ? tf.sub(tf.logSumExp(z, 1), tf.sum(tf.mul(y, z), 1))
      : head === "sigmoid"
        ? tf.sum(tf.sub(tf.softplus(z), tf.mul(y, z)), 1)
        : head === "probabilities"
          ? tf.mul(crossEntropy(tf, z, y), -1)
          : tf.mul(tf.sum(tf.square(tf.sub(z, y)), 1), 0.5);
  return tf.mul(tf.sum(tf.mul(rows, w)), 1 / weight);
}

/** Σ_c y log p; of one output the other class's share, too. */
function crossEntropy(tf: TensorFlow, p: Tensor, y: Tensor): Tensor {
  const clipped = tf.clipByValue(p, 1e-7, 1 - 1e-7);
  const own = tf.mul(y, tf.log(clipped));
  if (y.shape[1] !== 1) return tf.sum(own, 1);
  const one = tf.scalar(1);
  return tf.sum(tf.add(own, tf.mul(tf.sub(one, y), tf.log(tf.sub(one, clipped)))), 1);
}

async function lossOf(
  tf: TensorFlow,
  model: LayersModel,
  data: TrainingData,
  rows: Int32Array,
  head: Head,
  batchSize: number,
): Promise<number> {
  let total = 0;
  let weight = 0;
  for (let from = 0; from < rows.length; from += batchSize) {
    const batch = gather(data, rows.subarray(from, from + batchSize));
    if (batch.weight === 0) continue;
    total += tf.tidy(() => {
      const [x, y, w] = tensors(tf, data, batch);
      const z = model.apply(x, { training: false }) as Tensor;
      return meanLoss(tf, z, y, w, batch.weight, head).dataSync()[0]! * batch.weight;
    });
    weight += batch.weight;
    await turn();
  }
  return weight === 0 ? 0 : total / weight;
}
