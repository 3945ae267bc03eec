/**
 * Near duplicate texts: MinHash signatures of 3-character shingles (Broder 1997), candidates by locality-sensitive hashing in
 * bands, each verified by the exact Jaccard similarity. Case and runs of white space do not count.
 *
 * 128 permutations in 32 bands of 4 find a pair of similarity s with chance 1 - (1 - s⁴)³²: .873 at .5, .9998 at .7; the
 * threshold is about (1/32)^(1/4) = .42, the standard error of a signature's estimate √(s(1 - s)/128) ≤ .044. "Permutations"
 * are murmur3's finaliser under 128 seeds; the same texts always give the same pairs.
 *
 * O(total length · 128) for signatures. Equal texts are grouped first; in a crowded bucket each text is compared with the
 * next `crowd` only, so that candidates stay linear in the texts.
 */
import { turns } from "./turns.ts";

export interface TextDuplicateOptions {
  /** Least Jaccard similarity of a pair, default 0.8. */
  readonly similarity?: number;
  /** Bands × rows permutations; default 32 × 4. */
  readonly bands?: number;
  readonly rows?: number;
  /** Most later members of a bucket that a text is compared with; default 50. */
  readonly crowd?: number;
  readonly signal?: AbortSignal;
}

export interface TextPair {
  /** Positions in the texts; a < b. */
  readonly a: number;
  readonly b: number;
  readonly similarity: number;
}

/**
 * Pairs of similar texts, most similar first. Of texts that are equal but for case and white space, the first stands for all and
 * is paired with each of the others at similarity 1.
 */
export async function textDuplicates(
  texts: readonly string[],
  options: TextDuplicateOptions = {},
): Promise<TextPair[]> {
  const least = options.similarity ?? 0.8;
  const bands = options.bands ?? 32;
  const rows = options.rows ?? 4;
  const crowd = options.crowd ?? 50;
  const turn = turns(options.signal);
  const pairs: TextPair[] = [];
  const first = new Map<string, number>();
  for (const [i, text] of texts.entries()) {
    const plain = plainText(text);
    if (plain === "") continue;
    const earlier = first.get(plain);
    if (earlier === undefined) first.set(plain, i);
    else pairs.push({ a: earlier, b: i, similarity: 1 });
  }
  const distinct: { readonly at: number; readonly shingles: Set<string>; readonly signature: Uint32Array }[] =
    [];
  for (const [plain, at] of first) {
    const set = shingles(plain);
    if (set.size === 0) continue;
    distinct.push({ at, shingles: set, signature: minHash(set, bands * rows) });
    await turn(set.size * bands * rows * 4);
  }
  const compared = new Set<number>();
  for (let band = 0; band < bands; band++) {
    const buckets = new Map<string, number[]>();
    for (const [k, { signature }] of distinct.entries()) {
      const key = signature.subarray(band * rows, (band + 1) * rows).join();
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [k]);
      else bucket.push(k);
    }
    for (const bucket of buckets.values()) {
      for (let i = 0; i < bucket.length; i++) {
        for (let j = i + 1; j < bucket.length && j <= i + crowd; j++) {
          const key = bucket[i]! * distinct.length + bucket[j]!;
          if (compared.has(key)) continue;
          compared.add(key);
          const one = distinct[bucket[i]!]!;
          const other = distinct[bucket[j]!]!;
          const similarity = jaccard(one.shingles, other.shingles);
          await turn(20 * one.shingles.size);
          if (similarity >= least)
            pairs.push({ a: Math.min(one.at, other.at), b: Math.max(one.at, other.at), similarity });
        }
      }
    }
    await turn(distinct.length * 20);
  }
  return pairs.sort((p, q) => q.similarity - p.similarity || p.a - q.a || p.b - q.b);
}

/** Lower case, white space as single blanks, none at the ends. */
export function plainText(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ").trim();
}

/** The distinct runs of `size` characters; a shorter text is its only shingle, an empty one has none. */
export function shingles(text: string, size = 3): Set<string> {
  const characters = Array.from(text);
  const set = new Set<string>();
  if (characters.length > 0 && characters.length < size) set.add(text);
  for (let i = 0; i + size <= characters.length; i++) set.add(characters.slice(i, i + size).join(""));
  return set;
}

/** |A ∩ B| / |A ∪ B|; 1 for two empty sets. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let common = 0;
  for (const each of small) if (large.has(each)) common++;
  const union = a.size + b.size - common;
  return union === 0 ? 1 : common / union;
}

/** For each of `size` hash functions the smallest hash over the shingles. */
export function minHash(set: ReadonlySet<string>, size = 128): Uint32Array {
  const signature = new Uint32Array(size).fill(0xffffffff);
  for (const shingle of set) {
    const hash = fnv1a(shingle);
    for (let i = 0; i < size; i++) {
      const permuted = mixed(hash ^ mixed(i + 1));
      if (permuted < signature[i]!) signature[i] = permuted;
    }
  }
  return signature;
}

/** Share of equal places: an estimate of the Jaccard similarity. */
export function signatureSimilarity(a: Uint32Array, b: Uint32Array): number {
  let equal = 0;
  for (let i = 0; i < a.length; i++) if (a[i] === b[i]) equal++;
  return equal / a.length;
}

/** The chance that a pair of this similarity shares a bucket: 1 - (1 - sʳ)ᵇ. */
export function candidateChance(similarity: number, bands: number, rows: number): number {
  return 1 - (1 - similarity ** rows) ** bands;
}

/** Where the chance rises most steeply, about: (1/b)^(1/r). */
export function candidateThreshold(bands: number, rows: number): number {
  return (1 / bands) ** (1 / rows);
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** murmur3's finaliser: every bit of the input moves every bit of the result. */
function mixed(value: number): number {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
