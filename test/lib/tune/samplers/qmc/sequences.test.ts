import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { haltonSequence } from "../../../../../lib/tune/samplers/qmc/halton-sequence.ts";
import { sobolSequence } from "../../../../../lib/tune/samplers/qmc/sobol-sequence.ts";
import "../../../../seed.ts";

const seed = fc.option(fc.nat(), { nil: undefined });

/** How many of the points from `start` on lie in each of the equal parts of the unit interval. */
function counts(points: readonly number[], parts: number): number[] {
  const found = Array.from({ length: parts }, () => 0);
  for (const x of points) found[Math.floor(x * parts)]!++;
  return found;
}

describe("Sobol's sequence", () => {
  test("each block of 2^k points has one in each of 2^k parts, in every coordinate, scrambled or not", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 6 }),
        fc.nat(1000),
        seed,
        (d, k, block, given) => {
          const at = sobolSequence(d, given);
          const size = 2 ** k;
          const points = Array.from({ length: size }, (_, i) => at(block * size + i));
          for (let c = 0; c < d; c++)
            expect(
              counts(
                points.map((point) => point[c]!),
                size,
              ).every((n) => n === 1),
            ).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });

  test("pairs of the first coordinates fill their square", () => {
    const at = sobolSequence(2);
    const cells = Array.from({ length: 64 }, (_, i) => {
      const [x, y] = at(i);
      return Math.floor(x! * 8) * 8 + Math.floor(y! * 8);
    });
    expect(new Set(cells).size).toBe(64);
  });

  test("holds 1111 dimensions and says the way round beyond", () => {
    // scipy 1.10.1: qmc.Sobol(1111, scramble=False).random(100)[99, -4:]
    expect([...sobolSequence(1111)(99).subarray(-4)]).toEqual([0.8203125, 0.5234375, 0.1171875, 0.8359375]);
    expect(() => sobolSequence(1112)).toThrow(/up to 1111 parameters; got 1112; use qmcType "halton"/);
  });

  test("ends after 2^30 points", () => {
    const at = sobolSequence(1, 3);
    expect(at(2 ** 30 - 1)[0]).toBeLessThan(1);
    expect(() => at(2 ** 30)).toThrow(/2\^30 points/);
  });
});

describe("Halton's sequence", () => {
  test("each block of b^k points has one in each of b^k parts, for the prime of the coordinate", () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 1, 2, 3), fc.nat(100), seed, (c, block, given) => {
        const base = [2, 3, 5, 7][c]!;
        const size = base ** 2;
        const at = haltonSequence(4, given);
        // A little is added, since a third of three is below one.
        const points = Array.from({ length: size }, (_, i) => at(block * size + i)[c]! + 1e-12);
        expect(counts(points, size).every((n) => n === 1)).toBe(true);
      }),
    );
  });

  test("its first points are mirrored numbers", () => {
    const at = haltonSequence(3);
    expect([...at(0)]).toEqual([0, 0, 0]);
    expect([...at(4)]).toEqual([1 / 8, 1 / 3 + 1 / 9, 4 / 5]);
  });
});
