import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createRng } from "../../lib/core/index.ts";

interface Stream {
  raw_u32_first10: number[];
  random_sample_5: number[];
  randint_0_10_x20_int64: number[];
  permutation_10: number[];
  permutation_150: number[];
  shuffle_arange10: number[];
  normal_6_legacy_polar: number[];
  uniform_lo2_hi5_4: number[];
  choice_10_of_100_noreplace: number[];
  choice_10_of_100_replace: number[];
  randint_maxint32_3: number[];
}

const golden = JSON.parse(readFileSync(new URL("./audit/rng_mt19937.json", import.meta.url), "utf8")) as Record<
  string,
  Stream
>;
const seeds = Object.keys(golden).filter((key) => /^\d+$/.test(key));
const many = (n: number, draw: () => number): number[] => Array.from({ length: n }, draw);

describe.each(seeds)("numpy's RandomState(%s)", (seed) => {
  const stream = golden[seed]!;
  const rng = () => createRng(Number(seed), { kind: "numpy" });

  it("gives the same words and numbers", () => {
    const words = rng();
    expect(many(10, () => words.uint32())).toEqual(stream.raw_u32_first10);
    const uniform = rng();
    expect(many(5, () => uniform.next())).toEqual(stream.random_sample_5);
    const between = rng();
    expect(many(4, () => 2 + 3 * between.next())).toEqual(stream.uniform_lo2_hi5_4);
  });

  it("gives the same whole numbers", () => {
    const digits = rng();
    expect(many(20, () => digits.integer(10))).toEqual(stream.randint_0_10_x20_int64);
    const drawn = rng();
    expect(many(10, () => drawn.integer(100))).toEqual(stream.choice_10_of_100_replace);
    const large = rng();
    expect(many(3, () => large.integer(2147483647))).toEqual(stream.randint_maxint32_3);
  });

  it("gives the same orders", () => {
    expect([...rng().permutation(10)]).toEqual(stream.permutation_10);
    expect([...rng().permutation(150)]).toEqual(stream.permutation_150);
    expect(rng().shuffle(many(10, () => 0).map((_, i) => i))).toEqual(stream.shuffle_arange10);
    expect([...rng().choice(100, 10)]).toEqual(stream.choice_10_of_100_noreplace);
  });

  it("gives the same normal deviates", () => {
    const normal = rng();
    expect(many(6, () => normal.normal())).toEqual(stream.normal_6_legacy_polar);
  });
});
