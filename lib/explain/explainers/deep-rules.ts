/**
 * How multipliers go back through one layer of a network: m_in with Σ m_in Δin = Σ m_out Δout, where Δ is the row's value less the background
 * row's. Linear layers: their transposed weights. Activations of one number: Δout / Δin (the "rescale" rule), or the slope where Δin is next to
 * nothing. Maxima: what either input adds over the other to the larger maximum. Softmax: exponentials by the rescale rule, the quotient by the
 * mean of its two orders. Source: Shrikumar et al. 2017 (DeepLIFT); shap 0.46 `deep_tf`.
 */
import type { Layer, Tensor } from "../../models/index.ts";
import type { GradientFlow } from "./network-explainer.ts";

export type AppliedLayer = Layer & { apply(x: Tensor): Tensor };

/** Values of a layer's inputs and outputs for one row and for B background rows. */
export interface LayerValues {
  readonly layer: AppliedLayer;
  /** Shape of one input and of one output. */
  readonly inShape: readonly number[];
  readonly outShape: readonly number[];
  readonly rowIn: Float32Array;
  readonly rowOut: Float32Array;
  /** B rows each. */
  readonly backgroundIn: Float32Array;
  readonly backgroundOut: Float32Array;
}

/** Multipliers of the outputs, B×out, to those of the inputs, B×in. */
export type Rule = (
  tf: GradientFlow,
  values: LayerValues,
  multipliers: Float64Array,
  B: number,
) => Float64Array;

/** Below it a difference counts as none, as in shap. */
const TINY = 1e-6;

const LINEAR = [
  "InputLayer",
  "Dense",
  "Conv1D",
  "Conv2D",
  "DepthwiseConv2D",
  "SeparableConv2D",
  "Conv2DTranspose",
  "Flatten",
  "Reshape",
  "Permute",
  "ZeroPadding2D",
  "UpSampling2D",
  "Cropping2D",
  "AveragePooling1D",
  "AveragePooling2D",
  "GlobalAveragePooling1D",
  "GlobalAveragePooling2D",
  "BatchNormalization",
  "Dropout",
  "SpatialDropout1D",
  "AlphaDropout",
  "GaussianDropout",
  "GaussianNoise",
];
const ELEMENTWISE = ["ReLU", "LeakyReLU", "ELU", "PReLU", "ThresholdedReLU"];
const MAXIMA = ["MaxPooling1D", "MaxPooling2D", "GlobalMaxPooling1D", "GlobalMaxPooling2D"];

/** Layers that come apart into a linear part and an activation. */
export const SPLIT_LAYERS: readonly string[] = [
  "Dense",
  "Conv1D",
  "Conv2D",
  "DepthwiseConv2D",
  "SeparableConv2D",
  "Conv2DTranspose",
];

/** @throws RangeError on a layer that no rule covers. */
export function ruleOf(layer: Layer): Rule {
  const kind = layer.getClassName();
  const activation = layer.getConfig()["activation"];
  if (kind === "Softmax" || (kind === "Activation" && activation === "softmax")) return softmaxRule;
  if (kind === "Activation" && activation === "linear") return linearRule;
  if (kind === "Activation" || ELEMENTWISE.includes(kind)) return rescaleRule;
  if (MAXIMA.includes(kind)) return maximumRule;
  if (LINEAR.includes(kind)) return linearRule;
  throw new RangeError(
    `DeepExplainer: layers must be dense, convolutions, pooling, flatten, dropout, batch normalization or activations; got ${kind} ("${layer.name}"); use GradientExplainer, which takes any layer`,
  );
}

function transposed(
  tf: GradientFlow,
  { layer, inShape, outShape }: LayerValues,
  at: Float32Array,
  dy: Float32Array,
  rows: number,
): Float32Array {
  return tf.tidy(
    () =>
      tf
        .grad((x) => layer.apply(x))(tf.tensor(at, [rows, ...inShape]), tf.tensor(dy, [rows, ...outShape]))
        .dataSync() as Float32Array,
  );
}

function linearRule(tf: GradientFlow, values: LayerValues, m: Float64Array, B: number): Float64Array {
  if (values.layer.getClassName() === "InputLayer") return m;
  return Float64Array.from(transposed(tf, values, values.backgroundIn, Float32Array.from(m), B));
}

function rescaleRule(tf: GradientFlow, values: LayerValues, m: Float64Array): Float64Array {
  const { rowIn, rowOut, backgroundIn, backgroundOut } = values;
  const width = rowIn.length;
  const slopes = transposed(tf, values, rowIn, new Float32Array(width).fill(1), 1);
  return m.map((multiplier, at) => {
    const i = at % width;
    const step = rowIn[i]! - backgroundIn[at]!;
    return multiplier * (Math.abs(step) < TINY ? slopes[i]! : (rowOut[i]! - backgroundOut[at]!) / step);
  });
}

function maximumRule(tf: GradientFlow, values: LayerValues, m: Float64Array, B: number): Float64Array {
  const { rowIn, rowOut, backgroundIn, backgroundOut } = values;
  const width = rowIn.length;
  const out = rowOut.length;
  const mine = new Float32Array(B * out);
  const theirs = new Float32Array(B * out);
  for (let at = 0; at < B * out; at++) {
    const [x, b] = [rowOut[at % out]!, backgroundOut[at]!];
    const larger = Math.max(x, b);
    mine[at] = m[at]! * (larger - b);
    theirs[at] = m[at]! * (x - larger);
  }
  const rows = new Float32Array(B * width);
  for (let b = 0; b < B; b++) rows.set(rowIn, b * width);
  const byRow = transposed(tf, values, rows, mine, B);
  const byBackground = transposed(tf, values, backgroundIn, theirs, B);
  return Float64Array.from({ length: B * width }, (_, at) => {
    const step = rowIn[at % width]! - backgroundIn[at]!;
    return Math.abs(step) < TINY / 10 ? 0 : (byRow[at]! + byBackground[at]!) / step;
  });
}

/** out_i = e_i / S: to numerators m_i (1/S + 1/S') / 2, to the sum − Σ m_i (e_i + e_i') / 2 / (S S'). */
function softmaxRule(_: GradientFlow, values: LayerValues, m: Float64Array, B: number): Float64Array {
  const { rowIn, backgroundIn, rowOut, outShape } = values;
  const k = outShape.at(-1)!;
  const width = rowOut.length;
  const out = new Float64Array(m.length);
  for (let from = 0; from < B * width; from += k) {
    const mine = rowIn.subarray(from % width, (from % width) + k);
    const theirs = backgroundIn.subarray(from, from + k);
    const top = Math.max(...mine, ...theirs);
    const e = Float64Array.from(mine, (z) => Math.exp(z - top));
    const f = Float64Array.from(theirs, (z) => Math.exp(z - top));
    const S = e.reduce((sum, x) => sum + x, 0);
    const T = f.reduce((sum, x) => sum + x, 0);
    let toSum = 0;
    for (let i = 0; i < k; i++) toSum -= (m[from + i]! * (e[i]! + f[i]!)) / 2 / (S * T);
    for (let i = 0; i < k; i++) {
      const step = mine[i]! - theirs[i]!;
      const slope = Math.abs(step) < TINY ? e[i]! : (e[i]! - f[i]!) / step;
      out[from + i] = slope * ((m[from + i]! * (1 / S + 1 / T)) / 2 + toSum);
    }
  }
  return out;
}
