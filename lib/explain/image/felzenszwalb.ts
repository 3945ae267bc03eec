/**
 * Felzenszwalb's segmentation: pixels are joined along the cheapest edges first, as long as an edge is not dearer than what its two regions hold
 * together by themselves, plus scale / size; then small regions join their neighbours.
 * Source: Felzenszwalb and Huttenlocher, IJCV 59 (2004); scikit-image 0.19, its defaults, order of edges and single precision. O(n log n).
 */
import { argsort } from "../../core/index.ts";
import { gaussianBlur } from "./gaussian-blur.ts";
import type { ImageLike } from "./image.ts";
import { checkNumber, floatPixels, relabelled, type Segments } from "./segmented.ts";

export interface FelzenszwalbOptions {
  /** Larger for larger regions. Default 1. */
  readonly scale?: number | undefined;
  /** Standard deviation of the smoothing before, in pixels. Default 0.8. */
  readonly sigma?: number | undefined;
  /** Pixels of a region at least. Default 20. */
  readonly minSize?: number | undefined;
}

/** @throws RangeError on what is no image, and on options below 0. */
export function felzenszwalb(source: ImageLike, options: FelzenszwalbOptions = {}): Segments {
  const where = "felzenszwalb";
  const { scale: given = 1, sigma = 0.8, minSize = 20 } = options;
  for (const [name, value] of Object.entries({ scale: given, sigma, minSize }))
    checkNumber(where, name, value, 0);
  const { image, pixels } = floatPixels(where, source);
  const { width: w, height: h, channels } = image;
  const scale = given / 255;
  const { edges, costs } = edgesOf(gaussianBlur(pixels, h, w, channels, sigma), h, w, channels);
  const order = argsort(costs);
  const forest = Int32Array.from({ length: w * h }, (_, i) => i);
  const size = new Float64Array(w * h).fill(1);
  const inner = new Float64Array(w * h);
  for (const e of order) {
    const a = rootOf(forest, edges[2 * e]!);
    const b = rootOf(forest, edges[2 * e + 1]!);
    if (a === b) continue;
    const holds = Math.min(
      Math.fround(inner[a]! + scale / size[a]!),
      Math.fround(inner[b]! + scale / size[b]!),
    );
    if (costs[e]! < holds) {
      const both = join(forest, a, b);
      size[both] = size[a]! + size[b]!;
      inner[both] = costs[e]!;
    }
  }
  for (const e of order) {
    const a = rootOf(forest, edges[2 * e]!);
    const b = rootOf(forest, edges[2 * e + 1]!);
    if (a === b || !(size[a]! < minSize || size[b]! < minSize)) continue;
    const sum = size[a]! + size[b]!;
    size[join(forest, a, b)] = sum;
  }
  return relabelled(forest.map((_, i) => rootOf(forest, i)));
}

/** Neighbours right, below and along both diagonals, with the distances of their colours. */
function edgesOf(x: Float64Array, h: number, w: number, channels: number) {
  const edges: number[] = [];
  const costs: number[] = [];
  const add = (a: number, b: number): void => {
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += (x[a * channels + c]! - x[b * channels + c]!) ** 2;
    edges.push(a, b);
    costs.push(Math.sqrt(sum));
  };
  for (let r = 0; r < h; r++) for (let c = 1; c < w; c++) add(r * w + c, r * w + c - 1);
  for (let r = 1; r < h; r++) for (let c = 0; c < w; c++) add(r * w + c, (r - 1) * w + c);
  for (let r = 1; r < h; r++) for (let c = 1; c < w; c++) add(r * w + c, (r - 1) * w + c - 1);
  for (let r = 1; r < h; r++) for (let c = 1; c < w; c++) add((r - 1) * w + c, r * w + c - 1);
  return { edges: Int32Array.from(edges), costs: Float64Array.from(costs) };
}

function rootOf(forest: Int32Array, node: number): number {
  let root = node;
  while (forest[root]! < root) root = forest[root]!;
  return root;
}

/** The smaller root takes both trees. */
function join(forest: Int32Array, a: number, b: number): number {
  const root = Math.min(a, b);
  forest[a] = root;
  forest[b] = root;
  return root;
}
