/**
 * Losses of boosting: what the raw outputs start from, their gradients and hessians in each row, and the loss itself.
 *
 * squaredError ½(y−f)², absoluteError |y−f|, quantile (pinball), poisson e^f − y f, logLoss (binary: log(1+e^f) − y f; more classes:
 * log Σ e^f − f_y, hessian p(1−p)). Starts and definitions: scikit-learn 1.2 `_loss`. Weights w multiply all three.
 */
import type { Link } from "../structure.ts";

export type LossName = "squaredError" | "absoluteError" | "quantile" | "poisson" | "logLoss";

export interface LossTask {
  readonly y: Float64Array;
  readonly weights: Float64Array | undefined;
  /** Training rows, the first ones of y. */
  readonly rows: number;
}

export interface Loss {
  readonly link: Link;
  readonly outputs: number;
  /** What raw outputs start from, one for each output. */
  start(task: LossTask): Float64Array;
  /** Before the gradients of an iteration: what all outputs share. `raw` has `stride` rows a block. */
  prepare?(task: LossTask, raw: Float64Array, stride: number): void;
  /** Fills gradients and hessians of the training rows for one output. */
  gradients(
    task: LossTask,
    raw: Float64Array,
    stride: number,
    output: number,
    g: Float64Array,
    h: Float64Array,
  ): void;
  /** Loss of one row, unweighted. */
  of(y: number, raw: Float64Array, stride: number, row: number): number;
  /** The quantile of the residuals that a leaf's value is set to, for losses whose hessian says nothing. */
  readonly leafQuantile?: number;
}

export function lossOf(name: LossName, classes: number, quantile: number): Loss {
  if (name === "logLoss") return classes > 2 ? multinomial(classes) : binomial;
  if (name === "squaredError") return squared;
  if (name === "poisson") return poisson;
  return pinball(name === "quantile" ? quantile : 0.5, name === "quantile" ? 1 : 2);
}

const squared: Loss = {
  link: "identity",
  outputs: 1,
  start: (task) => Float64Array.of(weightedMean(task)),
  gradients({ y, weights, rows }, raw, _stride, _output, g, h) {
    for (let i = 0; i < rows; i++) {
      const w = weights === undefined ? 1 : weights[i]!;
      g[i] = w * (raw[i]! - y[i]!);
      h[i] = w;
    }
  },
  of: (y, raw, _stride, row) => 0.5 * (y - raw[row]!) ** 2,
};

const poisson: Loss = {
  link: "log",
  outputs: 1,
  start: (task) => Float64Array.of(Math.log(weightedMean(task))),
  gradients({ y, weights, rows }, raw, _stride, _output, g, h) {
    for (let i = 0; i < rows; i++) {
      const w = weights === undefined ? 1 : weights[i]!;
      const mean = Math.exp(raw[i]!);
      g[i] = w * (mean - y[i]!);
      h[i] = w * mean;
    }
  },
  of: (y, raw, _stride, row) => Math.exp(raw[row]!) - y * raw[row]!,
};

const binomial: Loss = {
  link: "logit",
  outputs: 1,
  start(task) {
    const p = weightedMean(task);
    return Float64Array.of(Math.log(p) - Math.log1p(-p));
  },
  gradients({ y, weights, rows }, raw, _stride, _output, g, h) {
    for (let i = 0; i < rows; i++) {
      const p = 1 / (1 + Math.exp(-raw[i]!));
      const w = weights === undefined ? 1 : weights[i]!;
      g[i] = w * (p - y[i]!);
      h[i] = w * p * (1 - p);
    }
  },
  of(y, raw, _stride, row) {
    const f = raw[row]!;
    return Math.max(f, 0) + Math.log1p(Math.exp(-Math.abs(f))) - y * f;
  },
};

function multinomial(classes: number): Loss {
  let shares = new Float64Array(0);
  return {
    link: "softmax",
    outputs: classes,
    /** Logarithms of the class shares, less their mean. */
    start({ y, weights, rows }) {
      const start = new Float64Array(classes);
      let total = 0;
      for (let i = 0; i < rows; i++) {
        start[y[i]!]! += weights?.[i] ?? 1;
        total += weights?.[i] ?? 1;
      }
      let middle = 0;
      for (let c = 0; c < classes; c++) {
        // A class that validation took all rows of, or that weighs nothing.
        start[c] = Math.log(Math.max(start[c]! / total, Number.EPSILON));
        middle += start[c]! / classes;
      }
      return start.map((value) => value - middle);
    },
    prepare({ rows }, raw, stride) {
      if (shares.length !== rows * classes) shares = new Float64Array(rows * classes);
      for (let i = 0; i < rows; i++) {
        let most = -Infinity;
        for (let c = 0; c < classes; c++) if (raw[c * stride + i]! > most) most = raw[c * stride + i]!;
        let sum = 0;
        for (let c = 0; c < classes; c++) {
          const part = Math.exp(raw[c * stride + i]! - most);
          shares[c * rows + i] = part;
          sum += part;
        }
        for (let c = 0; c < classes; c++) shares[c * rows + i]! /= sum;
      }
    },
    gradients({ y, weights, rows }, _raw, _stride, output, g, h) {
      for (let i = 0; i < rows; i++) {
        const p = shares[output * rows + i]!;
        const w = weights === undefined ? 1 : weights[i]!;
        g[i] = w * (p - (y[i] === output ? 1 : 0));
        h[i] = w * p * (1 - p);
      }
    },
    of(y, raw, stride, row) {
      let most = -Infinity;
      for (let c = 0; c < classes; c++) most = Math.max(most, raw[c * stride + row]!);
      let sum = 0;
      for (let c = 0; c < classes; c++) sum += Math.exp(raw[c * stride + row]! - most);
      return most + Math.log(sum) - raw[y * stride + row]!;
    },
  };
}

/** scale · (q (y−f)⁺ + (1−q) (f−y)⁺): a gradient of two values, hessian 1; leaves are set to the quantile of their residuals. */
function pinball(q: number, scale: number): Loss {
  return {
    link: "identity",
    outputs: 1,
    start: ({ y, weights, rows }) => Float64Array.of(quantileOf(y.slice(0, rows), q, weights)),
    gradients({ y, weights, rows }, raw, _stride, _output, g, h) {
      for (let i = 0; i < rows; i++) {
        const w = weights === undefined ? 1 : weights[i]!;
        g[i] = w * scale * (raw[i]! > y[i]! || (scale === 2 && raw[i]! === y[i]!) ? 1 - q : -q);
        h[i] = w;
      }
    },
    of: (y, raw, _stride, row) => {
      const rest = y - raw[row]!;
      return scale * (rest >= 0 ? q * rest : (q - 1) * rest);
    },
    leafQuantile: q,
  };
}

/** A quantile as numpy's (linear), or the lowest value that has that share of the weight at or below it. */
export function quantileOf(values: Float64Array, q: number, weights?: Float64Array): number {
  if (weights === undefined) {
    const sorted = values.sort();
    const place = q * (sorted.length - 1);
    const low = Math.floor(place);
    const high = Math.min(low + 1, sorted.length - 1);
    return sorted[low]! + (place - low) * (sorted[high]! - sorted[low]!);
  }
  const order = [...values.keys()].filter((i) => weights[i]! > 0).sort((a, b) => values[a]! - values[b]!);
  let total = 0;
  for (const i of order) total += weights[i]!;
  let below = 0;
  for (const i of order) {
    below += weights[i]!;
    if (below >= q * total) return values[i]!;
  }
  return order.length === 0 ? 0 : values[order.at(-1)!]!;
}

function weightedMean({ y, weights, rows }: LossTask): number {
  let [sum, total] = [0, 0];
  for (let i = 0; i < rows; i++) {
    const w = weights === undefined ? 1 : weights[i]!;
    sum += w * y[i]!;
    total += w;
  }
  return sum / total;
}
