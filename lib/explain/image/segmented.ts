/** What all segmentations share: pixels as shares of full brightness, and labels in a row from 0. */
import { checkImage, imageOf, type Image, type ImageLike } from "./image.ts";

/** height×width, row-major: the label of each pixel. */
export type Segments = Int32Array;

/** The image with its pixels from 0 to 1, as scikit-image's `img_as_float`. @throws as `imageOf`. */
export function floatPixels(
  where: string,
  source: ImageLike,
): { readonly image: Image; readonly pixels: Float64Array } {
  const image = imageOf(source);
  checkImage(where, image);
  const scale = 1 / image.range;
  return { image, pixels: Float64Array.from(image.data, (x) => x * scale) };
}

/** Labels as 0, 1, … in the order of their size as numbers. */
export function relabelled(labels: ArrayLike<number>): Segments {
  const known = [...new Set(Array.from(labels))].sort((a, b) => a - b);
  const place = new Map(known.map((label, i) => [label, i]));
  return Int32Array.from(labels, (label) => place.get(label)!);
}

/** @throws RangeError on a number that is not one, or below `low`. */
export function checkNumber(where: string, name: string, value: number, low: number, isWhole = false): void {
  if (!(Number.isFinite(value) && value >= low && (!isWhole || Number.isInteger(value))))
    throw new RangeError(
      `${where}: ${name} must be a ${isWhole ? "whole " : ""}number of ${low} or more; got ${value}`,
    );
}

/**
 * Labels given by hand, for an image.
 * @throws RangeError on another number of pixels and on labels that are no whole numbers.
 */
export function segmentsFor(
  where: string,
  { width, height }: Pick<Image, "width" | "height">,
  given: ArrayLike<number> | readonly ArrayLike<number>[],
): Segments {
  const nested = typeof given === "object" && given !== null && typeof given[0] === "object";
  const flat = nested
    ? (given as readonly ArrayLike<number>[]).flatMap((row) => Array.from(row))
    : (given as ArrayLike<number>);
  const rows = nested ? given.length : height;
  if (flat.length !== width * height || rows !== height)
    throw new RangeError(
      `${where}: a segmentation has one label for each of ${width}×${height} pixels; got ${nested ? `${rows} rows, ` : ""}${flat.length} labels; segment this image, e.g. slic(image)`,
    );
  for (let at = 0; at < flat.length; at++)
    if (!Number.isInteger(flat[at]))
      throw new RangeError(
        `${where}: labels of a segmentation are whole numbers; got ${flat[at]} for the pixel in row ${Math.floor(at / width)}, column ${at % width}`,
      );
  return Int32Array.from(flat);
}
