/**
 * MurmurHash3, 32 bits, of a text's UTF-8 bytes: the same number on every machine and in every version, and in scikit-learn.
 * Source: Appleby (2011), MurmurHash3_x86_32. O(bytes).
 */

const encoder = new TextEncoder();

/** A signed whole number of 32 bits. */
export function murmurHash(text: string, seed = 0): number {
  const bytes = encoder.encode(text);
  const blocks = bytes.length >> 2;
  let hash = seed | 0;
  for (let b = 0; b < blocks; b++) {
    const at = b * 4;
    const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    hash = Math.imul(rotate(hash ^ scramble(word), 13), 5) + 0xe6546b64;
    hash |= 0;
  }
  let tail = 0;
  for (let at = bytes.length - 1; at >= blocks * 4; at--) tail = (tail << 8) | bytes[at]!;
  hash ^= scramble(tail);
  hash ^= bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function scramble(word: number): number {
  return Math.imul(rotate(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593);
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
