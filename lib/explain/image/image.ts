/**
 * An image as plain numbers: rows from the top, channels of a pixel side by side, and the number that stands for full brightness (`range`): 1, 255
 * for bytes, 16 for the handwritten digits. Images of files come as pixels of `readImage`, which is of 0 … 255.
 */
import type { ImagePixels } from "../../prep/index.ts";

export interface Image {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 RGB. */
  readonly channels: 1 | 3;
  /** height × width × channels, row-major. */
  readonly data: Float64Array | Float32Array | Uint8Array;
  /** The number of full brightness. */
  readonly range: number;
}

export interface ImageOptions {
  /** Pixels in a row; needed for flat lists that are not square. */
  readonly width?: number | undefined;
  /** Default 1 for flat lists. */
  readonly channels?: 1 | 3 | undefined;
  /** Default: 255 for bytes, and where a value is above 1; else 1. */
  readonly range?: number | undefined;
}

/** What can be read as an image. */
export type ImageLike =
  | Image
  | ImagePixels
  | { readonly pixels: readonly (readonly number[])[] }
  | ArrayLike<number>
  | readonly (readonly number[])[]
  | readonly (readonly (readonly number[])[])[];

/**
 * An image of nested lists (rows, or rows of pixels), of a flat list of numbers (square and grey unless the options say otherwise), of a `digitImage`, or
 * of the pixels of `readImage`. Transparency is left out. Numbers are copied, but of an image that is one already.
 * @throws RangeError on no pixels, rows of other lengths, other channels than 1 or 3, and on values that are not finite.
 */
export function imageOf(source: ImageLike, options: ImageOptions = {}): Image {
  const where = "imageOf";
  if (isImage(source)) {
    const image =
      options.range === undefined
        ? source
        : Object.freeze({ ...source, range: checkRange(where, options.range) });
    checkImage(where, image);
    return image;
  }
  if (isPixels(source)) return ofPixels(where, source, options);
  if (typeof source === "object" && source !== null && "pixels" in source)
    return imageOf(source.pixels, { range: 16, ...options });
  if (!isList(source))
    throw new TypeError(
      `${where}: an image is a list of rows, a flat list of numbers or pixels of readImage; got ${source === null ? "null" : typeof source}; files are read by readImage(path)`,
    );
  return isList(source[0])
    ? ofRows(where, source as ArrayLike<ArrayLike<unknown>>, options)
    : ofList(where, source, options);
}

/** @throws RangeError, TypeError on a record that is no image. */
export function checkImage(where: string, image: Image): void {
  const { width, height, channels, data, range } = image;
  if (!(Number.isInteger(width) && Number.isInteger(height) && width >= 1 && height >= 1))
    throw new RangeError(
      `${where}: an image needs a width and a height of 1 or more; got ${width}×${height}`,
    );
  checkChannels(where, channels);
  if (!isList(data) || data.length !== width * height * channels)
    throw new RangeError(
      `${where}: ${width}×${height} pixels of ${channels} ${channels === 1 ? "channel" : "channels"} are ${width * height * channels} numbers; got ${isList(data) ? data.length : typeof data}; see imageOf`,
    );
  checkRange(where, range);
  for (let at = 0; at < data.length; at++)
    if (!Number.isFinite(data[at]))
      throw new RangeError(
        `${where}: pixels must be finite numbers; got ${data[at]} in row ${Math.floor(at / channels / width)}, column ${Math.floor(at / channels) % width}; fill it in first`,
      );
}

/** Three channels: grey three times. The same image where it has three. */
export function rgbOf(image: Image): Image {
  const { channels, data } = image;
  if (channels === 3) return image;
  const out = emptyLike(data, 3 * data.length);
  for (let at = 0; at < data.length; at++) out.fill(data[at]!, 3 * at, 3 * at + 3);
  return { ...image, channels: 3, data: out };
}

/** An array of the same kind: bytes stay bytes. */
export function emptyLike(data: Image["data"], length: number): Image["data"] {
  if (data instanceof Uint8Array) return new Uint8Array(length);
  return data instanceof Float32Array ? new Float32Array(length) : new Float64Array(length);
}

/** "8×8" or "32×32 RGB": for messages. */
export function sizeText({ width, height, channels }: Pick<Image, "width" | "height" | "channels">): string {
  return `${width}×${height}${channels === 3 ? " RGB" : ""}`;
}

export function isImage(value: unknown): value is Image {
  const { width, channels, data, range } = (value ?? {}) as Partial<Image>;
  return (
    typeof width === "number" && typeof channels === "number" && isList(data) && typeof range === "number"
  );
}

function isPixels(value: unknown): value is ImagePixels {
  const { width, channels, data } = (value ?? {}) as Partial<ImagePixels>;
  return typeof width === "number" && typeof channels === "number" && isList(data);
}

function ofPixels(
  where: string,
  { width, height, channels, data }: ImagePixels,
  options: ImageOptions,
): Image {
  const kept = channels >= 3 ? 3 : 1;
  const n = width * height;
  const out = new Uint8Array(n * kept);
  for (let i = 0; i < n; i++) for (let c = 0; c < kept; c++) out[i * kept + c] = data[i * channels + c]!;
  return made(where, width, height, kept, out, options.range ?? 255);
}

function ofRows(where: string, rows: ArrayLike<ArrayLike<unknown>>, options: ImageOptions): Image {
  const height = rows.length;
  const width = rows[0]!.length;
  const first = rows[0]![0];
  const channels = isList(first) ? first.length : 1;
  checkChannels(where, channels);
  const values = new Float64Array(width * height * channels);
  for (let y = 0; y < height; y++) {
    const row = rows[y]!;
    if (!isList(row) || row.length !== width)
      throw new RangeError(
        `${where}: rows of an image are of one length; got ${isList(row) ? row.length : typeof row} in row ${y} after ${width}`,
      );
    for (let x = 0; x < width; x++) {
      const pixel = row[x];
      if (channels === 1 && !isList(pixel)) values[y * width + x] = Number(pixel);
      else if (isList(pixel) && pixel.length === channels)
        for (let c = 0; c < channels; c++) values[(y * width + x) * channels + c] = Number(pixel[c]);
      else
        throw new RangeError(
          `${where}: every pixel has as many channels; got ${isList(pixel) ? pixel.length : "one number"} in row ${y}, column ${x} after ${channels}`,
        );
    }
  }
  return made(where, width, height, channels as 1 | 3, values, options.range);
}

function ofList(where: string, list: ArrayLike<unknown>, options: ImageOptions): Image {
  const { channels = 1 } = options;
  checkChannels(where, channels);
  const pixels = list.length / channels;
  const width = options.width ?? Math.round(Math.sqrt(pixels));
  if (!(Number.isInteger(width) && width >= 1 && pixels >= 1 && Number.isInteger(pixels / width)))
    throw new RangeError(
      `${where}: a flat list must be ${options.width === undefined ? "a square" : `rows of ${width}`} of pixels of ${channels} ${channels === 1 ? "channel" : "channels"}; got ${list.length} numbers; pass width and channels`,
    );
  const data =
    list instanceof Uint8Array || list instanceof Float32Array
      ? list.slice()
      : Float64Array.from(list as ArrayLike<number>, Number);
  return made(where, width, pixels / width, channels, data, options.range);
}

function made(
  where: string,
  width: number,
  height: number,
  channels: 1 | 3,
  data: Image["data"],
  range: number | undefined,
): Image {
  let most = 0;
  for (let at = 0; at < data.length; at++) most = Math.max(most, data[at]!);
  const image: Image = Object.freeze({
    width,
    height,
    channels,
    data,
    range: range ?? (data instanceof Uint8Array || most > 1 ? 255 : 1),
  });
  checkImage(where, image);
  return image;
}

function checkChannels(where: string, channels: number): void {
  if (channels !== 1 && channels !== 3)
    throw new RangeError(`${where}: an image has 1 channel (grey) or 3 (RGB); got ${channels}`);
}

function checkRange(where: string, range: number): number {
  if (!(Number.isFinite(range) && range > 0))
    throw new RangeError(
      `${where}: range is the number of full brightness, above 0; got ${range}; 255 for bytes, 1 for shares`,
    );
  return range;
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}
