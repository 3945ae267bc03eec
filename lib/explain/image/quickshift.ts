/**
 * Quick shift: every pixel goes to the nearest one, in colour and place, where pixels lie denser; each tree of such steps is a segment. A little noise,
 * numpy's from the seed, decides between equal densities.
 * Source: Vedaldi and Soatto, ECCV 2008; scikit-image 0.19 `quickshift`, with its defaults. O(pixels · (6 kernelSize + 1)²).
 */
import type { Run } from "../../prep/index.ts";
import { gaussianBlur } from "./gaussian-blur.ts";
import type { ImageLike } from "./image.ts";
import { rgb2lab } from "./lab-colours.ts";
import { numpyNormal } from "./numpy-normal.ts";
import { checkNumber, floatPixels, relabelled, type Segments } from "./segmented.ts";

export interface QuickshiftOptions {
  /** Weight of colour against place. Default 1. */
  readonly ratio?: number | undefined;
  /** Standard deviation of the density's kernel in pixels; larger for fewer segments. Default 5. */
  readonly kernelSize?: number | undefined;
  /** The longest step; larger for fewer segments. Default 10. */
  readonly maxDist?: number | undefined;
  /** Standard deviation of smoothing before, in pixels. Default 0. */
  readonly sigma?: number | undefined;
  /** Default: for RGB images. */
  readonly convert2lab?: boolean | undefined;
  /** Default 42. */
  readonly randomSeed?: number | undefined;
}

/** Labels from 0. @throws RangeError on what is no image, on a grey one with `convert2lab`, and on options out of range. */
export function quickshift(source: ImageLike, options: QuickshiftOptions = {}): Segments {
  const work = steps(source, options);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** The same, with turns for others in between. @throws as `quickshift`; the signal's reason. */
export async function quickshiftInTurns(
  source: ImageLike,
  options: QuickshiftOptions,
  { signal }: Run,
): Promise<Segments> {
  const work = steps(source, options);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  }
}

/** Distances that are looked at between two turns. */
const TURN = 2_000_000;

function* steps(source: ImageLike, options: QuickshiftOptions): Generator<undefined, Segments> {
  const where = "quickshift";
  const { ratio = 1, kernelSize = 5, maxDist = 10, sigma = 0, randomSeed = 42 } = options;
  checkNumber(where, "kernelSize", kernelSize, 1);
  for (const [name, value] of Object.entries({ ratio, maxDist, sigma })) checkNumber(where, name, value, 0);
  const { image, pixels } = floatPixels(where, source);
  const { width: w, height: h, channels } = image;
  const { convert2lab = channels === 3 } = options;
  if (convert2lab && channels !== 3)
    throw new RangeError(`${where}: convert2lab wants an RGB image; got a grey one; leave it out`);
  const x = gaussianBlur(convert2lab ? rgb2lab(pixels) : pixels, h, w, channels, sigma).map((v) => v * ratio);
  const factor = -0.5 / (kernelSize * kernelSize);
  const reach = Math.ceil(3 * kernelSize);
  const normal = numpyNormal(randomSeed);
  const density = Float64Array.from({ length: w * h }, () => normal() * 0.00001);
  const distance = (a: number, b: number, dr: number, dc: number): number => {
    let sum = 0;
    for (let c = 0; c < channels; c++) {
      const t = x[a * channels + c]! - x[b * channels + c]!;
      sum += t * t;
    }
    return sum + dr * dr + dc * dc;
  };
  let left = TURN;
  for (let r = 0; r < h; r++) {
    const [top, bottom] = [Math.max(r - reach, 0), Math.min(r + reach + 1, h)];
    for (let c = 0; c < w; c++) {
      const end = Math.min(c + reach + 1, w);
      let sum = density[r * w + c]!;
      for (let rr = top; rr < bottom; rr++)
        for (let cc = Math.max(c - reach, 0); cc < end; cc++)
          sum += Math.exp(distance(r * w + c, rr * w + cc, r - rr, c - cc) * factor);
      density[r * w + c] = sum;
      if ((left -= (2 * reach + 1) ** 2) < 0) {
        left = TURN;
        yield undefined;
      }
    }
  }
  const parent = Int32Array.from({ length: w * h }, (_, i) => i);
  for (let r = 0; r < h; r++) {
    const [top, bottom] = [Math.max(r - reach, 0), Math.min(r + reach + 1, h)];
    for (let c = 0; c < w; c++) {
      const at = r * w + c;
      const end = Math.min(c + reach + 1, w);
      let closest = Number.MAX_VALUE;
      for (let rr = top; rr < bottom; rr++)
        for (let cc = Math.max(c - reach, 0); cc < end; cc++) {
          const to = rr * w + cc;
          if (!(density[to]! > density[at]!)) continue;
          const d = distance(at, to, r - rr, c - cc);
          if (d < closest) [closest, parent[at]] = [d, to];
        }
      if (Math.sqrt(closest) > maxDist) parent[at] = at;
      if ((left -= (2 * reach + 1) ** 2) < 0) {
        left = TURN;
        yield undefined;
      }
    }
  }
  return relabelled(parent.map((_, i) => rootOf(parent, i)));
}

/** The top of a tree; paths are made shorter on the way. */
function rootOf(parent: Int32Array, node: number): number {
  let root = node;
  while (parent[root] !== root) root = parent[root]!;
  for (let at = node; at !== root;) {
    const next = parent[at]!;
    parent[at] = root;
    at = next;
  }
  return root;
}
