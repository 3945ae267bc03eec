import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng, type Rng, type RngKind } from "../../../lib/core/index.ts";

const kinds: RngKind[] = ["default", "numpy"];
const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const words = (rng: Rng, n: number): number[] => Array.from({ length: n }, () => rng.uint32());

describe.each(kinds)("random numbers of kind %s", (kind) => {
  it("come again for the same seed, and differ for the next", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(words(createRng(seed, { kind }), 8)).toEqual(words(createRng(seed, { kind }), 8));
        expect(words(createRng(seed, { kind }), 8)).not.toEqual(
          words(createRng((seed + 1) % 2 ** 32, { kind }), 8),
        );
      }),
    );
  });

  it("make a permutation of 0…n-1, whose beginning is the choice", () => {
    fc.assert(
      fc.property(seeds, fc.nat(60), (seed, n) => {
        const rows = createRng(seed, { kind }).permutation(n);
        expect([...rows].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
        const k = Math.floor(n / 2);
        expect([...createRng(seed, { kind }).choice(n, k)]).toEqual([...rows.subarray(0, k)]);
      }),
    );
  });

  it("lie in their ranges", () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 2 ** 32 }), (seed, n) => {
        const rng = createRng(seed, { kind });
        const whole = rng.integer(n);
        expect(Number.isInteger(whole) && whole >= 0 && whole < n).toBe(true);
        const share = rng.next();
        expect(share >= 0 && share < 1).toBe(true);
      }),
    );
  });

  it("are even, independent in pairs, and of unit variance where normal", () => {
    const rng = createRng(7, { kind });
    const n = 100_000;
    const cells = new Int32Array(100);
    for (let i = 0; i < n; i++) cells[10 * rng.integer(10) + Math.floor(10 * rng.next())]!++;
    const expected = n / 100;
    const chi2 = cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chi2).toBeGreaterThan(60);
    expect(chi2).toBeLessThan(150);
    let [sum, squares] = [0, 0];
    for (let i = 0; i < n; i++) {
      const value = rng.normal();
      sum += value;
      squares += value * value;
    }
    expect(Math.abs(sum / n)).toBeLessThan(0.015);
    expect(Math.abs(squares / n - 1)).toBeLessThan(0.02);
  });

  it("split into streams that do not depend on what the parent draws later, and that are unlike", () => {
    const [a, b] = [createRng(3, { kind }), createRng(3, { kind })];
    const [childA, childB] = [a.split(), b.split()];
    words(a, 100);
    expect(words(childA, 50)).toEqual(words(childB, 50));
    const root = createRng(11, { kind });
    const children = Array.from({ length: 50 }, () => words(root.split(), 4).join());
    expect(new Set(children).size).toBe(50);
  });

  it("refuse what is not a seed, a bound, or a size", () => {
    for (const seed of [-1, 0.5, Number.NaN, Infinity])
      expect(() => createRng(seed, { kind })).toThrow(/createRng: a seed .* got/);
    expect(() => createRng(1, { kind }).integer(0)).toThrow(/whole number from 1 to 2\^32; got 0/);
    expect(() => createRng(1, { kind }).choice(3, 4)).toThrow(/got k 4, n 3/);
  });
});

it("keeps the default stream as it is", () => {
  expect(words(createRng(42), 4)).toMatchInlineSnapshot(`
    [
      1976574694,
      1168733233,
      3755774161,
      3726401064,
    ]
  `);
  expect(createRng(2 ** 40 + 42).uint32()).not.toBe(createRng(42).uint32());
});
