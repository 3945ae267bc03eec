/**
 * Resizing images: each new pixel is the weighted mean of the old ones around it, by a kernel that is widened by the factor of shrinking, so
 * that nothing is skipped (no aliasing). Columns first, then rows, rounded to 8 bits after each, as Pillow and torchvision do.
 *
 * bilinear: a triangle of radius 1; lanczos: sinc(x)·sinc(x/3) of radius 3, sharper. O(pixels × kernel).
 */
import { checkPixels, type ImagePixels } from "./image-pixels.ts";

export type ResizeKernel = "bilinear" | "lanczos";

const kernels: Readonly<
  Record<ResizeKernel, { readonly radius: number; readonly at: (x: number) => number }>
> = {
  bilinear: { radius: 1, at: (x) => Math.max(0, 1 - Math.abs(x)) },
  lanczos: { radius: 3, at: (x) => (Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0) },
};

/** To a given width and height. @throws RangeError on sizes below 1. */
export function resizeImage(
  image: ImagePixels,
  width: number,
  height: number,
  kernel: ResizeKernel = "bilinear",
): ImagePixels {
  const where = "resizeImage";
  checkPixels(where, image);
  if (!(Number.isInteger(width) && Number.isInteger(height) && width >= 1 && height >= 1))
    throw new RangeError(`${where}: the new size must be 1×1 or more; got ${width}×${height}`);
  if (!Object.hasOwn(kernels, kernel))
    throw new RangeError(`${where}: no kernel "${kernel}"; known: ${Object.keys(kernels).join(", ")}`);
  const { channels } = image;
  let { data } = image;
  if (width !== image.width) {
    const taps = tapsOf(image.width, width, kernel);
    const out = new Uint8ClampedArray(width * image.height * channels);
    for (let row = 0; row < image.height; row++) {
      const from = row * image.width * channels;
      for (let x = 0; x < width; x++) {
        const { first, weights } = taps[x]!;
        for (let c = 0; c < channels; c++) {
          let sum = 0;
          for (let k = 0; k < weights.length; k++)
            sum += weights[k]! * data[from + (first + k) * channels + c]!;
          out[(row * width + x) * channels + c] = Math.floor(sum + 0.5);
        }
      }
    }
    data = out;
  }
  if (height !== image.height) {
    const taps = tapsOf(image.height, height, kernel);
    const line = width * channels;
    const out = new Uint8ClampedArray(line * height);
    const sums = new Float64Array(line);
    for (let y = 0; y < height; y++) {
      const { first, weights } = taps[y]!;
      sums.fill(0);
      for (let k = 0; k < weights.length; k++) {
        const from = (first + k) * line;
        for (let at = 0; at < line; at++) sums[at]! += weights[k]! * data[from + at]!;
      }
      for (let at = 0; at < line; at++) out[y * line + at] = Math.floor(sums[at]! + 0.5);
    }
    data = out;
  }
  return { width, height, channels, data };
}

/** The shorter side to `size`, the other in proportion, rounded down (torchvision's `Resize`). */
export function resizeShorterSide(
  image: ImagePixels,
  size: number,
  kernel: ResizeKernel = "bilinear",
): ImagePixels {
  const { width, height } = image;
  const [w, h] =
    width <= height
      ? [size, Math.floor((size * height) / width)]
      : [Math.floor((size * width) / height), size];
  return resizeImage(image, w, h, kernel);
}

interface Taps {
  readonly first: number;
  /** Of the pixels from `first`; they sum to 1. */
  readonly weights: Float64Array;
}

function tapsOf(from: number, to: number, kernel: ResizeKernel): Taps[] {
  const { radius, at } = kernels[kernel];
  const scale = from / to;
  const wide = Math.max(1, scale);
  return Array.from({ length: to }, (_, x) => {
    const center = (x + 0.5) * scale;
    const first = Math.max(0, Math.floor(center - radius * wide + 0.5));
    const end = Math.min(from, Math.floor(center + radius * wide + 0.5));
    const weights = Float64Array.from({ length: end - first }, (__, k) =>
      at((first + k - center + 0.5) / wide),
    );
    let sum = 0;
    for (const weight of weights) sum += weight;
    return { first, weights: weights.map((weight) => weight / sum) };
  });
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}
