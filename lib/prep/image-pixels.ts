/** An image as raw pixels: 8 bits a channel, rows from the top, channels of a pixel side by side. */
export interface ImagePixels {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha. */
  readonly channels: 1 | 2 | 3 | 4;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** @throws RangeError where the sizes do not fit each other. */
export function checkPixels(where: string, image: ImagePixels): void {
  const { width, height, channels, data } = image;
  if (!(Number.isInteger(width) && Number.isInteger(height) && width >= 1 && height >= 1))
    throw new RangeError(
      `${where}: an image needs a width and a height of 1 or more; got ${width}×${height}`,
    );
  if (![1, 2, 3, 4].includes(channels))
    throw new RangeError(`${where}: an image has 1, 2, 3 or 4 channels; got ${channels}`);
  if (data.length !== width * height * channels)
    throw new RangeError(
      `${where}: ${width}×${height} pixels of ${channels} channels are ${width * height * channels} numbers; got ${data.length}`,
    );
}

/** Red, green and blue: grey three times, alpha left out. A new image, but for one that is RGB already. */
export function toRgb(image: ImagePixels): ImagePixels {
  const { width, height, channels, data } = image;
  if (channels === 3) return image;
  const n = width * height;
  const out = new Uint8Array(n * 3);
  const step = channels === 4 ? 1 : 0;
  for (let i = 0; i < n; i++) for (let c = 0; c < 3; c++) out[i * 3 + c] = data[i * channels + c * step]!;
  return { width, height, channels: 3, data: out };
}
