/** An image as a game: players own numbers of it, and the numbers of absent players are those of a hidden image. Images are made in blocks of bounded memory. */
import type { Run } from "../../prep/index.ts";
import type { Game } from "../game.ts";
import { emptyLike, type Image } from "../image/image.ts";
import type { BatchModel } from "../masker.ts";

/** Numbers in one block of images: 32 MB. */
const BLOCK = 4_000_000;
/** Players up to which coalitions are remembered. */
const REMEMBERED = 64;

export interface ImageGameParts {
  readonly image: Image;
  /** What absent numbers become. */
  readonly hidden: ArrayLike<number>;
  readonly players: number;
  /** The player of each number of the image; undefined where each is its own. */
  readonly owner?: Int32Array | undefined;
  readonly clustering: Float64Array | undefined;
}

export function imageGame(model: BatchModel<readonly Image[]>, parts: ImageGameParts): Game {
  const { image, players: p, owner, clustering } = parts;
  const { data } = image;
  const hidden = emptyLike(data, data.length);
  const varying = new Uint8Array(p);
  for (let at = 0; at < data.length; at++) {
    hidden[at] = parts.hidden[at]!;
    if (hidden[at] !== data[at]) varying[owner?.[at] ?? at] = 1;
  }
  const known = p <= REMEMBERED ? new Map<string, Float64Array>() : undefined;
  let outputs = model.outputNames?.length ?? 0;
  let evaluations = 0;

  function masked(mask: Uint8Array): Image {
    const pixels = data.slice();
    for (let at = 0; at < pixels.length; at++) if (mask[owner?.[at] ?? at] === 0) pixels[at] = hidden[at]!;
    return { ...image, data: pixels };
  }

  async function evaluate(masks: Uint8Array, { signal }: Run = {}): Promise<Float64Array> {
    const m = masks.length / p;
    const keys = Array.from({ length: m }, (_, q) =>
      known === undefined ? String(q) : masks.subarray(q * p, (q + 1) * p).join(""),
    );
    const worth = known ?? new Map<string, Float64Array>();
    const fresh: number[] = [];
    const seen = new Set<string>();
    for (const [q, key] of keys.entries()) {
      if (worth.has(key) || seen.has(key)) continue;
      seen.add(key);
      fresh.push(q);
    }
    const perBlock = Math.max(1, Math.floor(BLOCK / data.length));
    for (let from = 0; from < fresh.length; from += perBlock) {
      signal?.throwIfAborted();
      const block = fresh.slice(from, from + perBlock);
      const answer = await model.evaluate(
        block.map((q) => masked(masks.subarray(q * p, (q + 1) * p))),
        { signal },
      );
      evaluations += block.length;
      outputs = answer.columns;
      for (const [i, q] of block.entries())
        worth.set(keys[q]!, answer.values.slice(i * outputs, (i + 1) * outputs));
      // Models may answer at once: then this is the turn of others.
      await new Promise((resolve) => setImmediate(resolve));
    }
    const out = new Float64Array(m * outputs);
    for (const [q, key] of keys.entries()) out.set(worth.get(key)!, q * outputs);
    return out;
  }

  return {
    players: p,
    get outputs() {
      return outputs;
    },
    varying,
    clustering,
    costPerCoalition: 1,
    evaluate,
    get evaluations() {
      return evaluations;
    },
  };
}
