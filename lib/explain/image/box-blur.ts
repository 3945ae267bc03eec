/**
 * Blurring by the mean of a box around each pixel; beyond the border the image goes on mirrored, the border pixel once. Of an even size the box reaches
 * one pixel further up and to the left. As OpenCV's `blur` (its border "reflect 101"), and scipy's `uniform_filter`, mode "mirror". O(pixels · (kx + ky)).
 */
import { emptyLike, type Image } from "./image.ts";

/** @param kx columns of the box. @param ky rows. Bytes are rounded. @throws RangeError on sizes below 1. */
export function boxBlur({ width, height, channels, data }: Image, kx: number, ky: number): Image["data"] {
  if (![kx, ky].every((k) => Number.isInteger(k) && k >= 1))
    throw new RangeError(`blur: the box has whole sizes of 1 or more; got ${kx}×${ky}`);
  const across = new Float64Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let c = 0; c < channels; c++) {
        let sum = 0;
        for (let k = 0; k < kx; k++)
          sum += data[(y * width + mirrored(x - (kx >> 1) + k, width)) * channels + c]!;
        across[(y * width + x) * channels + c] = sum;
      }
  const out = emptyLike(data, data.length);
  const isBytes = out instanceof Uint8Array;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let c = 0; c < channels; c++) {
        let sum = 0;
        for (let k = 0; k < ky; k++)
          sum += across[(mirrored(y - (ky >> 1) + k, height) * width + x) * channels + c]!;
        const mean = sum / (kx * ky);
        out[(y * width + x) * channels + c] = isBytes ? Math.round(mean) : mean;
      }
  return out;
}

function mirrored(i: number, n: number): number {
  if (n === 1) return 0;
  const period = 2 * (n - 1);
  const at = ((i % period) + period) % period;
  return at < n ? at : period - at;
}
