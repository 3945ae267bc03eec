/** Segments as a grid of squares: for small images, and where regions must not follow what is in the image. O(pixels). */
import { imageOf, type ImageLike } from "./image.ts";
import { checkNumber, type Segments } from "./segmented.ts";

/** Squares of `size` pixels from the top left; those at the right and at the bottom may be smaller. Labels from 0. @throws RangeError on a size below 1. */
export function gridSegments(source: ImageLike, size: number): Segments {
  checkNumber("gridSegments", "size", size, 1, true);
  const { width, height } = imageOf(source);
  const across = Math.ceil(width / size);
  return Int32Array.from(
    { length: width * height },
    (_, at) => Math.floor(Math.floor(at / width) / size) * across + Math.floor((at % width) / size),
  );
}
