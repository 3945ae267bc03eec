/**
 * Standard normal numbers as numpy's `default_rng(seed).normal` draws them: a ziggurat of 256 layers under the density, a table that is built on first
 * use; nearly always one word of random bits a number. Source: Marsaglia and Tsang 2000; Doornik 2005; numpy 1.24 `distributions.c`.
 */
import { Pcg64 } from "../../core/index.ts";

const LAYERS = 256;
const EDGE = 3.654152885361009;
const AREA = 0.004928673233974658;
const SCALE = 2 ** 52;

interface Tables {
  readonly inside: Float64Array;
  readonly width: Float64Array;
  readonly height: Float64Array;
}

let tables: Tables | undefined;

/** A source of numbers from a seed. @throws RangeError where the seed is no whole number from 0. */
export function numpyNormal(seed: number): () => number {
  const bits = new Pcg64(seed);
  const uniform = (): number => Number(bits.uint64() >> 11n) / 2 ** 53;
  const { inside, width, height } = (tables ??= makeTables());
  return () => {
    for (;;) {
      const word = bits.uint64();
      const layer = Number(word & 0xffn);
      const sign = (word >> 8n) & 1n ? -1 : 1;
      const raw = (word >> 9n) & 0xfffffffffffffn;
      const x = Number(raw) * width[layer]!;
      if (Number(raw) < inside[layer]!) return sign * x;
      if (layer === 0) {
        for (;;) {
          const beyond = -Math.log1p(-uniform()) / EDGE;
          const other = -Math.log1p(-uniform());
          if (2 * other > beyond * beyond) return (raw >> 8n) & 1n ? -(EDGE + beyond) : EDGE + beyond;
        }
      }
      if ((height[layer - 1]! - height[layer]!) * uniform() + height[layer]! < Math.exp(-0.5 * x * x))
        return sign * x;
    }
  };
}

function makeTables(): Tables {
  const inside = new Float64Array(LAYERS);
  const width = new Float64Array(LAYERS);
  const height = new Float64Array(LAYERS);
  const density = (x: number): number => Math.exp(-0.5 * x * x);
  const base = AREA / density(EDGE);
  inside[0] = Math.floor((EDGE / base) * SCALE);
  width[0] = base / SCALE;
  width[LAYERS - 1] = EDGE / SCALE;
  height[0] = 1;
  height[LAYERS - 1] = density(EDGE);
  let x = EDGE;
  for (let i = LAYERS - 2; i >= 1; i--) {
    const before = x;
    x = Math.sqrt(-2 * Math.log(AREA / x + density(x)));
    inside[i + 1] = Math.floor((x / before) * SCALE);
    width[i] = x / SCALE;
    height[i] = density(x);
  }
  return { inside, width, height };
}
