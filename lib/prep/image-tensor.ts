/**
 * The image pipeline: RGB, shorter side to 256, the middle 224×224, numbers in [0, 1], minus the mean, over the standard deviation of
 * each channel, as a tensor. The numbers are those that networks trained on ImageNet expect; each is an option.
 *
 * Source: the evaluation transform of torchvision (resize bilinear with antialias, half pixels to the even side). O(pixels).
 */
import { checkPixels, toRgb, type ImagePixels } from "./image-pixels.ts";
import { resizeShorterSide, type ResizeKernel } from "./image-resize.ts";

export interface ImageOptions {
  /** Pixels of the shorter side; null keeps the size. Default 256. */
  readonly resize?: number | null;
  /** Pixels of the square in the middle; null takes all. Default 224. */
  readonly crop?: number | null;
  /** Default bilinear. */
  readonly kernel?: ResizeKernel;
  /** Of red, green and blue in [0, 1]. */
  readonly mean?: readonly [number, number, number];
  readonly std?: readonly [number, number, number];
  /** channelsFirst: 3×height×width, as PyTorch and ONNX want it; channelsLast: height×width×3, as TensorFlow. Default channelsFirst. */
  readonly layout?: "channelsFirst" | "channelsLast";
}

/** What is used where nothing is said. */
export const imageDefaults = Object.freeze({
  resize: 256,
  crop: 224,
  kernel: "bilinear",
  mean: Object.freeze([0.485, 0.456, 0.406] as const),
  std: Object.freeze([0.229, 0.224, 0.225] as const),
  layout: "channelsFirst",
} satisfies Required<ImageOptions>);

export interface ImageTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** @throws RangeError on an image whose sizes do not fit, or one that is smaller than the crop. */
export function imageTensor(image: ImagePixels, options: ImageOptions = {}): ImageTensor {
  const { resize, crop, kernel, mean, std, layout } = { ...imageDefaults, ...options };
  const where = "imageTensor";
  checkPixels(where, image);
  if (std.some((each) => !(each > 0)))
    throw new RangeError(`${where}: std must be above 0; got ${std.join(", ")}`);
  const rgb = toRgb(image);
  const sized = resize === null ? rgb : resizeShorterSide(rgb, resize, kernel);
  const { width, height, data } = crop === null ? sized : centerCrop(sized, crop);
  const n = width * height;
  const out = new Float32Array(3 * n);
  for (let c = 0; c < 3; c++)
    for (let i = 0; i < n; i++)
      out[layout === "channelsFirst" ? c * n + i : i * 3 + c] = (data[i * 3 + c]! / 255 - mean[c]!) / std[c]!;
  return { shape: layout === "channelsFirst" ? [3, height, width] : [height, width, 3], data: out };
}

/** Tensors of one shape as one, images first. @throws RangeError on none, or on shapes that differ. */
export function stackTensors(tensors: readonly ImageTensor[]): ImageTensor {
  const [first] = tensors;
  if (first === undefined) throw new RangeError("stackTensors: needs at least one tensor; got none");
  const size = first.data.length;
  const data = new Float32Array(size * tensors.length);
  for (const [i, tensor] of tensors.entries()) {
    if (tensor.shape.join("×") !== first.shape.join("×"))
      throw new RangeError(
        `stackTensors: tensors must have one shape; got ${tensor.shape.join("×")} after ${first.shape.join("×")}; crop them to one size`,
      );
    data.set(tensor.data, i * size);
  }
  return { shape: [tensors.length, ...first.shape], data };
}

/** The square of `size` pixels in the middle. */
export function centerCrop(image: ImagePixels, size: number): ImagePixels {
  const { width, height, channels, data } = image;
  if (!(Number.isInteger(size) && size >= 1 && size <= width && size <= height))
    throw new RangeError(
      `centerCrop: the crop must fit into the image's ${width}×${height}; got ${size}; resize to more, or crop less`,
    );
  const [left, top] = [halfToEven(width - size), halfToEven(height - size)];
  const out = new Uint8Array(size * size * channels);
  for (let y = 0; y < size; y++) {
    const from = ((top + y) * width + left) * channels;
    out.set(data.subarray(from, from + size * channels), y * size * channels);
  }
  return { width: size, height: size, channels, data: out };
}

/** Half of a whole number, rounded to the even neighbour, as Python does. */
function halfToEven(whole: number): number {
  const half = Math.floor(whole / 2);
  return whole % 2 === 0 || half % 2 === 0 ? half : half + 1;
}
