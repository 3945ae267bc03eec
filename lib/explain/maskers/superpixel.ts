/**
 * One image as a game of its regions: an absent region takes its mean colour, or what the image masker's values give. The hierarchy joins regions whose
 * middles are near; without it `ExactExplainer` gives Shapley values, of some 15 regions at most.
 */
import { imageOf, type Image, type ImageLike } from "../image/image.ts";
import { relabelled, segmentsFor } from "../image/segmented.ts";
import { linkageOf } from "../hclust.ts";
import type { Masker } from "../masker.ts";
import { filling, imageFor, type MaskValue } from "./image.ts";
import { imageGame } from "./image-game.ts";

export interface SuperpixelOptions {
  /** What hidden regions become, as of `imageMasker`; default "mean": each region's own mean colour. */
  readonly maskValue?: MaskValue | undefined;
  /** Whether regions have a hierarchy, which `PartitionExplainer` needs and `ExactExplainer` follows. Default true. */
  readonly hierarchy?: boolean | undefined;
}

/**
 * @param segments a label for each pixel, e.g. slic(image, { nSegments: 12 }); features are called segment_0, … in the order of the labels.
 * @throws RangeError on a segmentation of another size.
 */
export function superpixelMasker(
  source: ImageLike,
  segments: ArrayLike<number> | readonly ArrayLike<number>[],
  options: SuperpixelOptions = {},
): Masker<readonly Image[], ImageLike> {
  const where = "superpixelMasker";
  const { maskValue = "mean", hierarchy = true } = options;
  const size = imageOf(source);
  const { width, channels } = size;
  const labels = relabelled(segmentsFor(where, size, segments));
  const p = 1 + labels.reduce((most, label) => Math.max(most, label), 0);
  const owner = Int32Array.from(
    { length: labels.length * channels },
    (_, at) => labels[Math.floor(at / channels)]!,
  );
  const fill =
    maskValue === "mean" ? (image: Image) => meanColours(image, labels, p) : filling(where, maskValue, size);
  const clustering = hierarchy ? linkageOf(middleDistances(labels, width, p), p, "average") : undefined;
  return {
    kind: "image",
    playerNames: () => Array.from({ length: p }, (_, j) => `segment_${j}`),
    game: (model, given) => {
      const image = imageFor(where, given, size);
      return imageGame(model, { image, hidden: fill(image), players: p, owner, clustering });
    },
  };
}

function meanColours({ data, channels }: Image, labels: Int32Array, p: number): Float64Array {
  const sums = new Float64Array(p * channels);
  const counts = new Float64Array(p);
  for (const [at, label] of labels.entries()) {
    counts[label]! += 1;
    for (let c = 0; c < channels; c++) sums[label * channels + c]! += data[at * channels + c]!;
  }
  return Float64Array.from(data, (_, at) => {
    const label = labels[Math.floor(at / channels)]!;
    return sums[label * channels + (at % channels)]! / counts[label]!;
  });
}

function middleDistances(labels: Int32Array, width: number, p: number): Float64Array {
  const sums = new Float64Array(3 * p);
  for (const [at, label] of labels.entries()) {
    sums[3 * label]! += 1;
    sums[3 * label + 1]! += Math.floor(at / width);
    sums[3 * label + 2]! += at % width;
  }
  const middle = (j: number, axis: 1 | 2): number => sums[3 * j + axis]! / sums[3 * j]!;
  return Float64Array.from({ length: p * p }, (_, at) => {
    const [a, b] = [Math.floor(at / p), at % p];
    return Math.hypot(middle(a, 1) - middle(b, 1), middle(a, 2) - middle(b, 2));
  });
}
