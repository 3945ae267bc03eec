/**
 * Smoothing by a Gaussian kernel, cut at four standard deviations, columns first and then rows; beyond the border the image goes on mirrored, the border
 * pixel twice. Source: scipy 1.10 `ndimage.gaussian_filter`, mode "reflect". O(pixels · channels · radius).
 */
import { pairwiseSum } from "../../core/index.ts";

/** height×width×channels, row-major; sigma 0 gives a copy. */
export function gaussianBlur(
  data: ArrayLike<number>,
  height: number,
  width: number,
  channels: number,
  sigma: number,
): Float64Array {
  const copy = Float64Array.from(data);
  if (sigma <= 1e-15) return copy;
  const radius = Math.floor(4 * sigma + 0.5);
  const raw = Float64Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp((-0.5 / (sigma * sigma)) * (i - radius) ** 2),
  );
  const total = pairwiseSum(raw);
  const weights = raw.map((w) => w / total);
  const down = alongLines(copy, height, width * channels, 1, width * channels, weights, radius);
  const out = new Float64Array(down.length);
  for (let y = 0; y < height; y++) {
    const line = down.subarray(y * width * channels, (y + 1) * width * channels);
    out.set(alongLines(line, width, channels, 1, channels, weights, radius), y * width * channels);
  }
  return out;
}

/** Filters `lines` series of n values: a series' values lie `step` apart, the series `apart`. */
function alongLines(
  data: Float64Array,
  n: number,
  lines: number,
  apart: number,
  step: number,
  weights: Float64Array,
  radius: number,
): Float64Array {
  const out = new Float64Array(data.length);
  const inside = (i: number): number => {
    const at = ((i % (2 * n)) + 2 * n) % (2 * n);
    return at < n ? at : 2 * n - 1 - at;
  };
  for (let line = 0; line < lines; line++)
    for (let i = 0; i < n; i++) {
      const from = line * apart;
      let sum = data[from + i * step]! * weights[radius]!;
      for (let k = radius; k >= 1; k--)
        sum +=
          (data[from + inside(i - k) * step]! + data[from + inside(i + k) * step]!) * weights[radius - k]!;
      out[from + i * step] = sum;
    }
  return out;
}
