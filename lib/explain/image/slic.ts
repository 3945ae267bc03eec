/**
 * SLIC: superpixels by k-means on colour and place, each centre looking only at its surroundings; then pieces that hang loose join a neighbour.
 * Source: Achanta et al., PAMI 34 (2012); scikit-image 0.19 `slic` for flat images, with its defaults and roundings. O(pixels · iterations).
 */
import { gaussianBlur } from "./gaussian-blur.ts";
import type { ImageLike } from "./image.ts";
import { rgb2lab } from "./lab-colours.ts";
import { checkNumber, floatPixels, type Segments } from "./segmented.ts";

export interface SlicOptions {
  /** About so many. Default 100. */
  readonly nSegments?: number | undefined;
  /** Larger for squarer segments. Default 10. */
  readonly compactness?: number | undefined;
  /** Default 10. */
  readonly maxNumIter?: number | undefined;
  /** Standard deviation of smoothing before, in pixels. Default 0. */
  readonly sigma?: number | undefined;
  /** Default: for RGB images. */
  readonly convert2lab?: boolean | undefined;
  /** Default true. */
  readonly enforceConnectivity?: boolean | undefined;
  /** Share of the mean size below which a piece joins a neighbour. Default 0.5. */
  readonly minSizeFactor?: number | undefined;
  /** Multiple of the mean size at which a piece is cut. Default 3. */
  readonly maxSizeFactor?: number | undefined;
  /** SLICO: compactness adapted to each segment. Default false. */
  readonly slicZero?: boolean | undefined;
  /** The first label: 1 (default, as scikit-image) or 0. */
  readonly startLabel?: 0 | 1 | undefined;
}

/** @throws RangeError on what is no image, on a grey one with `convert2lab`, and on options out of range. */
export function slic(source: ImageLike, options: SlicOptions = {}): Segments {
  const where = "slic";
  const { nSegments = 100, compactness = 10, maxNumIter = 10, sigma = 0 } = options;
  const { minSizeFactor = 0.5, maxSizeFactor = 3, startLabel = 1, slicZero = false } = options;
  checkNumber(where, "nSegments", nSegments, 1, true);
  checkNumber(where, "maxNumIter", maxNumIter, 1, true);
  checkNumber(where, "sigma", sigma, 0);
  if (!(compactness > 0 && compactness < Infinity))
    throw new RangeError(`${where}: compactness must be above 0; got ${compactness}`);
  if (startLabel !== 0 && startLabel !== 1)
    throw new RangeError(`${where}: startLabel must be 0 or 1; got ${String(startLabel)}`);
  const { image, pixels } = floatPixels(where, source);
  const { width: w, height: h, channels } = image;
  const { convert2lab = channels === 3 } = options;
  if (convert2lab && channels !== 3)
    throw new RangeError(`${where}: convert2lab wants an RGB image; got a grey one; leave it out`);
  let x: Float64Array = stretched(pixels);
  if (convert2lab) x = rgb2lab(x);
  const grid = gridOf(h, w, nSegments);
  if (sigma > 0) x = gaussianBlur(x, h, w, channels, sigma);
  const ratio = 1 / compactness;
  x = x.map((v) => v * ratio);
  const labels = nearestCentres(x, h, w, channels, grid, maxNumIter, slicZero);
  if (options.enforceConnectivity ?? true) {
    const mean = (w * h) / grid.centres.length;
    return connected(
      labels,
      h,
      w,
      Math.trunc(minSizeFactor * mean),
      Math.trunc(maxSizeFactor * mean),
      startLabel,
    );
  }
  return labels.map((label) => label + startLabel);
}

/** From 0 to 1, so that compactness does not depend on how bright the image is. */
function stretched(pixels: Float64Array): Float64Array {
  let low = Infinity;
  for (const v of pixels) low = Math.min(low, v);
  const out = pixels.map((v) => v - low);
  let high = 0;
  for (const v of out) high = Math.max(high, v);
  return high === 0 ? out : out.map((v) => v / high);
}

interface Grid {
  /** Row and column of each centre. */
  readonly centres: readonly (readonly [number, number])[];
  readonly step: number;
}

function gridOf(h: number, w: number, points: number): Grid {
  const { starts, steps } = regularGrid([1, h, w], points);
  const centres: [number, number][] = [];
  for (let y = starts[1]!; y < h; y += steps[1]!)
    for (let x = starts[2]!; x < w; x += steps[2]!) centres.push([y, x]);
  return { centres, step: Math.max(...steps) };
}

/** Starts and steps of about `points` places, as far apart in every direction as the shape allows. Source: scikit-image `regular_grid`. */
function regularGrid(shape: readonly number[], points: number): { starts: number[]; steps: number[] } {
  const n = shape.length;
  const by = shape.map((_, i) => i).sort((a, b) => shape[a]! - shape[b]! || a - b);
  const sorted = by.map((i) => shape[i]!);
  let space = sorted.reduce((product, size) => product * size, 1);
  if (space <= points) return { starts: shape.map(() => 0), steps: shape.map(() => 1) };
  const steps = sorted.map(() => (space / points) ** (1 / n));
  if (sorted.some((size, i) => size < steps[i]!))
    for (let d = 0; d < n; d++) {
      steps[d] = sorted[d]!;
      space = sorted.slice(d + 1).reduce((product, size) => product * size, 1);
      for (let e = d + 1; e < n; e++) steps[e] = (space / points) ** (1 / (n - d - 1));
      if (sorted.every((size, i) => size >= steps[i]!)) break;
    }
  const starts = steps.map((step) => Math.floor(step / 2));
  const whole = steps.map(halfEven);
  const back = shape.map((_, i) => by.indexOf(i));
  return { starts: back.map((i) => starts[i]!), steps: back.map((i) => whole[i]!) };
}

function halfEven(x: number): number {
  const low = Math.floor(x);
  return x - low === 0.5 ? low + (low % 2) : Math.round(x);
}

/** Labels from 0; -1 for pixels that no centre sees. */
function nearestCentres(
  x: Float64Array,
  h: number,
  w: number,
  channels: number,
  { centres, step }: Grid,
  iterations: number,
  isZero: boolean,
): Int32Array {
  const k = centres.length;
  const width = 2 + channels;
  const centre = new Float64Array(k * width);
  for (const [i, place] of centres.entries()) centre.set(place, i * width);
  const { steps } = regularGrid([1, h, w], k);
  const labels = new Int32Array(h * w).fill(-1);
  const distance = new Float64Array(h * w);
  const members = new Float64Array(k);
  const widest = new Float64Array(k).fill(1);
  // The original keeps the step in single precision.
  const weight = 1 / Math.fround(Math.fround(step) * Math.fround(step));
  const colour = (at: number, i: number): number => {
    let sum = 0;
    for (let c = 0; c < channels; c++) {
      const t = x[at * channels + c]! - centre[i * width + 2 + c]!;
      sum += t * t;
    }
    return sum;
  };
  for (let round = 0; round < iterations; round++) {
    let changed = false;
    distance.fill(Number.MAX_VALUE);
    for (let i = 0; i < k; i++) {
      const cy = centre[i * width]!;
      const cx = centre[i * width + 1]!;
      // Without members a centre is nowhere.
      if (Number.isNaN(cy)) continue;
      const top = Math.trunc(Math.max(cy - 2 * steps[1]!, 0));
      const bottom = Math.trunc(Math.min(cy + 2 * steps[1]! + 1, h));
      const left = Math.trunc(Math.max(cx - 2 * steps[2]!, 0));
      const right = Math.trunc(Math.min(cx + 2 * steps[2]! + 1, w));
      for (let r = top; r < bottom; r++)
        for (let c = left; c < right; c++) {
          const at = r * w + c;
          let d = ((cy - r) * (cy - r) + (cx - c) * (cx - c)) * weight;
          d += isZero ? colour(at, i) / widest[i]! : colour(at, i);
          if (distance[at]! > d) {
            labels[at] = i;
            distance[at] = d;
            changed = true;
          }
        }
    }
    if (!changed) break;
    members.fill(0);
    centre.fill(0);
    for (let at = 0; at < h * w; at++) {
      const i = labels[at]!;
      if (i < 0) continue;
      members[i]! += 1;
      centre[i * width]! += Math.floor(at / w);
      centre[i * width + 1]! += at % w;
      for (let c = 0; c < channels; c++) centre[i * width + 2 + c]! += x[at * channels + c]!;
    }
    for (let i = 0; i < k; i++) for (let c = 0; c < width; c++) centre[i * width + c]! /= members[i]!;
    if (isZero)
      for (let at = 0; at < h * w; at++)
        if (labels[at]! >= 0) widest[labels[at]!] = Math.max(widest[labels[at]!]!, colour(at, labels[at]!));
  }
  return labels;
}

/** Pieces in the order in which they are met; small ones take the label of the neighbour seen last, large ones are cut. */
function connected(
  labels: Int32Array,
  h: number,
  w: number,
  minSize: number,
  maxSize: number,
  startLabel: number,
): Segments {
  const none = startLabel - 1;
  const out = new Int32Array(h * w).fill(none);
  const queue = new Int32Array(Math.max(1, maxSize));
  let next = startLabel;
  for (let from = 0; from < h * w; from++) {
    if (labels[from]! < 0 || out[from]! > none) continue;
    let adjacent = next;
    const label = labels[from]!;
    out[from] = next;
    queue[0] = from;
    let size = 1;
    for (let seen = 0; seen < size && size < maxSize; seen++) {
      const [y, x] = [Math.floor(queue[seen]! / w), queue[seen]! % w];
      for (const [dy, dx] of AROUND) {
        const [yy, xx] = [y + dy, x + dx];
        if (xx < 0 || xx >= w || yy < 0 || yy >= h) continue;
        const at = yy * w + xx;
        if (labels[at] === label && out[at] === none) {
          out[at] = next;
          queue[size++] = at;
          if (size >= maxSize) break;
        } else if (out[at]! > none && out[at] !== next) adjacent = out[at]!;
      }
    }
    if (size < minSize) for (let i = 0; i < size; i++) out[queue[i]!] = adjacent;
    else next += 1;
  }
  return out;
}

const AROUND = [
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
] as const;
