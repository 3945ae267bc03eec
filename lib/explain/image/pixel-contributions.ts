/**
 * Contributions of numbers of an image, or of its regions, as contributions of its pixels: channels are added up, a region's contribution goes to its
 * pixels in equal shares; so that sums stay. Which feature is which pixel is read from names as `pixel_2_3` or `pixel_2_3_red`, of `imageMasker` and of
 * `load("digits")`; regions are `segment_0`, …, of `superpixelMasker`.
 */
import type { Explanation } from "../explanation.ts";
import { imageOf, type Image, type ImageLike } from "./image.ts";
import { relabelled, segmentsFor, type Segments } from "./segmented.ts";

export interface PixelOptions {
  /** The images of the rows; needed for regions, else what the explanation carries as data. */
  readonly image?: ImageLike | readonly Image[] | undefined;
  /** The segmentation that `superpixelMasker` was given. */
  readonly segments?: ArrayLike<number> | readonly ArrayLike<number>[] | undefined;
}

export interface PixelContributions {
  /** n; undefined where neither the explanation nor the options have pixels. */
  readonly images: readonly Image[] | undefined;
  readonly width: number;
  readonly height: number;
  /** For each row, for each output: height × width. */
  readonly values: readonly (readonly Float64Array[])[];
  /** Labels from 0, of regions. */
  readonly segments: Segments | undefined;
}

/** @throws RangeError on features that are no pixels or regions, and on regions without image and segmentation. */
export function pixelContributions(explanation: Explanation, options: PixelOptions = {}): PixelContributions {
  const where = "pixelContributions";
  const { rows: n, columns: p, outputs: k, featureNames } = explanation;
  const given = options.image === undefined ? undefined : imagesOf(where, options.image, n);
  if (options.segments !== undefined || featureNames[0]?.startsWith("segment_") === true) {
    if (given === undefined || options.segments === undefined)
      throw new RangeError(
        `${where}: regions are drawn on their image; got no ${given === undefined ? "image" : "segments"}; pass { image, segments }`,
      );
    const { width, height } = given[0]!;
    const segments = relabelled(segmentsFor(where, given[0]!, options.segments));
    const sizes = new Float64Array(p);
    for (const label of segments) {
      if (label >= p)
        throw new RangeError(
          `${where}: the explanation has ${p} regions; got a segmentation of more; pass the one that was explained`,
        );
      sizes[label]! += 1;
    }
    const values = spread(explanation, width * height, (add) => {
      for (const [pixel, label] of segments.entries()) add(pixel, label, 1 / sizes[label]!);
    });
    return { images: given, width, height, values, segments };
  }
  const places = featureNames.map((name) => /^pixel_(\d+)_(\d+)(?:_(red|green|blue))?$/.exec(name));
  const odd = places.indexOf(null);
  if (odd >= 0 || p === 0)
    throw new RangeError(
      `${where}: features must be pixels (pixel_2_3, pixel_2_3_red) or regions (segment_0); got ${p === 0 ? "none" : JSON.stringify(featureNames[odd])}; of an explanation of a table use other plots`,
    );
  const [ys, xs] = [places.map((place) => Number(place![1])), places.map((place) => Number(place![2]))];
  const [height, width] = [1 + largest(ys), 1 + largest(xs)];
  const channels = places.some((place) => place![3] !== undefined) ? 3 : 1;
  if (height * width * channels !== p)
    throw new RangeError(
      `${where}: an image of ${width}×${height} pixels of ${channels} ${channels === 1 ? "channel" : "channels"} has ${width * height * channels} numbers; the explanation has ${p} features; explain all of them`,
    );
  const values = spread(explanation, width * height, (add) => {
    for (let j = 0; j < p; j++) add(ys[j]! * width + xs[j]!, j, 1);
  });
  if (given !== undefined && (given[0]!.width !== width || given[0]!.height !== height))
    throw new RangeError(
      `${where}: the image must be of ${width}×${height} pixels; got ${given[0]!.width}×${given[0]!.height}`,
    );
  return { images: given ?? dataImages(), width, height, values, segments: undefined };

  function dataImages(): Image[] | undefined {
    const { data } = explanation;
    if (data === undefined) return undefined;
    const numbers = Float64Array.from({ length: n * p }, (_, at) =>
      typeof data[at] === "number" ? (data[at] as number) : 0,
    );
    const most = largest(numbers);
    const range = [1, 16, 255].find((each) => most <= each) ?? most;
    const order = places.map((place, j) => {
      const channel = place![3] === undefined ? 0 : ["red", "green", "blue"].indexOf(place![3]);
      return (ys[j]! * width + xs[j]!) * channels + channel;
    });
    return Array.from({ length: n }, (_, i) => {
      const pixels = new Float64Array(p);
      for (let j = 0; j < p; j++) pixels[order[j]!] = numbers[i * p + j]!;
      return { width, height, channels, data: pixels, range };
    });
  }

  function spread(
    { values: all }: Explanation,
    pixels: number,
    each: (add: (pixel: number, feature: number, share: number) => void) => void,
  ): Float64Array[][] {
    return Array.from({ length: n }, (_, i) =>
      Array.from({ length: k }, (__, c) => {
        const out = new Float64Array(pixels);
        each((pixel, j, share) => {
          out[pixel]! += share * all[(i * p + j) * k + c]!;
        });
        return out;
      }),
    );
  }
}

function imagesOf(where: string, given: ImageLike | readonly Image[], n: number): Image[] {
  const isMany = Array.isArray(given) && typeof given[0] === "object" && "data" in given[0];
  const images = isMany
    ? (given as readonly Image[]).map((each) => imageOf(each))
    : [imageOf(given as ImageLike)];
  if (images.length !== n)
    throw new RangeError(`${where}: wants one image for each of ${n} rows; got ${images.length}`);
  return images;
}

function largest(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, values[i]!);
  return most;
}
