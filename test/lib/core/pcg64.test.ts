import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Pcg64, shuffleBy } from "../../../lib/core/pcg64.ts";
import { seedWords } from "../../../lib/core/seed-sequence.ts";
import "../../seed.ts";

describe("PCG64 as in numpy 1.24", () => {
  test("SeedSequence(2**40 + 5).generate_state(4)", () => {
    expect([...seedWords(2 ** 40 + 5, 4)]).toEqual([3767146251, 3672381269, 2127416108, 2216012776]);
  });

  test("random_raw", () => {
    const small = new Pcg64(42);
    expect([small.uint64(), small.uint64(), small.uint64()]).toEqual([
      14276969152011380360n,
      8095878257575067585n,
      15838336090824644132n,
    ]);
    const large = new Pcg64(2 ** 53 - 1);
    expect([large.uint64(), large.uint64()]).toEqual([14504086537174452373n, 11184320671718615185n]);
  });

  test("default_rng(0).integers(0, 2, 40, dtype=uint32)", () => {
    const random = new Pcg64(0);
    const bits = Array.from({ length: 40 }, () => random.bit()).join("");
    expect(bits).toBe("1110000001111111111101100110111001010000");
  });

  test("default_rng(7).shuffle(arange(13))", () => {
    const random = new Pcg64(7);
    const items = Uint32Array.from({ length: 13 }, (_, i) => i);
    shuffleBy(() => random.uint32(), items);
    expect([...items]).toEqual([6, 8, 0, 7, 4, 1, 10, 3, 12, 2, 5, 9, 11]);
  });

  test("a word is two halves, the lower first", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (seed) => {
        const halves = new Pcg64(seed);
        const word = new Pcg64(seed).uint64();
        expect(BigInt(halves.uint32()) | (BigInt(halves.uint32()) << 32n)).toBe(word);
      }),
    );
  });

  test.each([-1, 0.5, 2 ** 53, NaN])("refuses the seed %s", (seed) => {
    expect(() => new Pcg64(seed)).toThrow(/whole number from 0 to 2\^53 - 1/);
  });
});
