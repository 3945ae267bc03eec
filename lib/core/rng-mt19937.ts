/**
 * The Mersenne Twister MT19937, seeded as numpy's legacy `RandomState(seed)` does (`init_genrand`).
 *
 * x[k+624] = x[k+397] xor (upper(x[k]) | lower(x[k+1])) A, tempered on the way out; period 2^19937 - 1, 2.5 kB of state.
 * Source: Matsumoto and Nishimura, ACM TOMACS 8 (1998) 3-30, and their generator of 2002; numpy 1.24 `mt19937.c`.
 */
import type { BitSource } from "./rng.ts";

const size = 624;
const offset = 397;

/** A source of 32-bit words; `split` seeds another one from the next draw below 2^31 - 1, as scikit-learn does. */
export function mt19937(seed: number): BitSource {
  const state = new Int32Array(size);
  state[0] = seed | 0;
  for (let i = 1; i < size; i++) {
    const previous = state[i - 1]!;
    state[i] = (Math.imul(1812433253, previous ^ (previous >>> 30)) + i) | 0;
  }
  let position = size;

  function uint32(): number {
    if (position === size) {
      twist(state);
      position = 0;
    }
    let y = state[position++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  return { uint32, split: (integer) => mt19937(integer(2147483647)) };
}

function twist(state: Int32Array): void {
  for (let k = 0; k < size; k++) {
    const next = k + 1 < size ? k + 1 : 0;
    const far = k + offset < size ? k + offset : k + offset - size;
    const y = (state[k]! & 0x80000000) | (state[next]! & 0x7fffffff);
    state[k] = state[far]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
  }
}
