/**
 * Well mixed words of state from a small seed: numpy's `SeedSequence`, four 32-bit words of pool that every word of the seed
 * changes. Source: O'Neill, "Developing a seed_seq alternative", 2015; numpy 1.24 `bit_generator.pyx`.
 */

const poolSize = 4;

/**
 * `SeedSequence(seed).generate_state(count, uint32)`.
 * @throws RangeError when the seed is not a whole number from 0 to 2^53 - 1.
 */
export function seedWords(seed: number, count: number): Uint32Array {
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new RangeError(
      `seed: a seed is a whole number from 0 to 2^53 - 1; got ${seed}; give such a number`,
    );
  return generate(mixedPool([seed >>> 0, ...(seed >= 2 ** 32 ? [Math.floor(seed / 2 ** 32)] : [])]), count);
}

function mixedPool(entropy: readonly number[]): Uint32Array {
  const pool = new Uint32Array(poolSize);
  let constant = 0x43b0d7e5;
  function hashed(word: number): number {
    let value = word ^ constant;
    constant = Math.imul(constant, 0x931e8875);
    value = Math.imul(value, constant);
    return (value ^ (value >>> 16)) >>> 0;
  }
  for (let i = 0; i < poolSize; i++) pool[i] = hashed(entropy[i] ?? 0);
  for (let from = 0; from < poolSize; from++)
    for (let to = 0; to < poolSize; to++) if (from !== to) pool[to] = mixed(pool[to]!, hashed(pool[from]!));
  return pool;
}

function mixed(x: number, y: number): number {
  const value = Math.imul(0xca01f9dd, x) - Math.imul(0x4973f715, y);
  return (value ^ (value >>> 16)) >>> 0;
}

function generate(pool: Uint32Array, count: number): Uint32Array {
  const words = new Uint32Array(count);
  let constant = 0x8b51f9dd;
  for (let i = 0; i < count; i++) {
    let value = pool[i % poolSize]! ^ constant;
    constant = Math.imul(constant, 0x58f38ded);
    value = Math.imul(value, constant);
    words[i] = value ^ (value >>> 16);
  }
  return words;
}
