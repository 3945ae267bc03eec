import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  BLXAlphaCrossover,
  type Crossover,
  PolynomialMutation,
  SBXCrossover,
  SPXCrossover,
  UNDXCrossover,
  UniformCrossover,
  VSBXCrossover,
} from "../../../../../lib/tune/index.ts";
import { RandomState } from "../../../../../lib/tune/samplers/random-state.ts";

const number = fc.double({ min: -5, max: 5, noNaN: true }).map((x) => Math.round(x * 1e6) / 1e6);

/** Parents of n numbers in [-5, 5] and a seed. */
const families = (nParents: number, least = 1): fc.Arbitrary<{ parents: Float64Array[]; seed: number }> =>
  fc.integer({ min: least, max: 6 }).chain((n) =>
    fc.record({
      parents: fc.array(
        fc.array(number, { minLength: n, maxLength: n }).map((row) => Float64Array.from(row)),
        { minLength: nParents, maxLength: nParents },
      ),
      seed: fc.nat(1e6),
    }),
  );

function childOf(crossover: Crossover, parents: readonly Float64Array[], seed: number): Float64Array {
  const n = parents[0]!.length;
  return crossover.crossover(parents, new RandomState(seed), {
    low: new Float64Array(n).fill(-5),
    high: new Float64Array(n).fill(5),
    objectives: 2,
  });
}

const near = 1e-9;

test("uniform: each number is a parent's, all of one where the other is never taken", () => {
  fc.assert(
    fc.property(families(2), ({ parents, seed }) => {
      childOf(new UniformCrossover(), parents, seed).forEach((value, i) => {
        expect([parents[0]![i], parents[1]![i]]).toContain(value);
      });
      expect(childOf(new UniformCrossover(0), parents, seed)).toEqual(parents[1]);
      expect(childOf(new UniformCrossover(1), parents, seed)).toEqual(parents[0]);
    }),
  );
});

test("blend: in the box of the parents, wider by alpha; between them with alpha 0", () => {
  fc.assert(
    fc.property(families(2), fc.constantFrom(0, 0.5, 2), ({ parents, seed }, alpha) => {
      childOf(new BLXAlphaCrossover(alpha), parents, seed).forEach((value, i) => {
        const [least, most] = [
          Math.min(parents[0]![i]!, parents[1]![i]!),
          Math.max(parents[0]![i]!, parents[1]![i]!),
        ];
        const margin = alpha * (most - least) + near;
        expect(value).toBeGreaterThanOrEqual(least - margin);
        expect(value).toBeLessThanOrEqual(most + margin);
      });
    }),
  );
});

test("simulated binary: never leaves the range", () => {
  fc.assert(
    fc.property(families(2), fc.constantFrom(0, 2, 20), ({ parents, seed }, eta) => {
      for (const value of childOf(new SBXCrossover({ eta }), parents, seed)) {
        expect(value).toBeGreaterThanOrEqual(-5 - near);
        expect(value).toBeLessThanOrEqual(5 + near);
      }
    }),
  );
});

describe.each([
  ["SBX", new SBXCrossover({ eta: 1e6 })],
  ["VSBX", new VSBXCrossover({ eta: 1e6 })],
] as const)("%s", (_, crossover) => {
  test("is near a parent in each number when eta is great", () => {
    fc.assert(
      fc.property(families(2), ({ parents, seed }) => {
        childOf(crossover, parents, seed).forEach((value, i) => {
          expect(Math.min(...parents.map((parent) => Math.abs(value - parent[i]!)))).toBeLessThan(1e-3);
        });
      }),
    );
  });
});

test("simplex: with epsilon 1 inside the triangle of the parents", () => {
  fc.assert(
    fc.property(families(3, 2), ({ parents, seed }) => {
      const child = childOf(new SPXCrossover(1), parents, seed);
      const [a, b, c] = parents as [Float64Array, Float64Array, Float64Array];
      // Barycentric coordinates in the plane of the first two numbers.
      const area = (b[0]! - a[0]!) * (c[1]! - a[1]!) - (c[0]! - a[0]!) * (b[1]! - a[1]!);
      fc.pre(Math.abs(area) > 1e-3);
      const v = ((child[0]! - a[0]!) * (c[1]! - a[1]!) - (c[0]! - a[0]!) * (child[1]! - a[1]!)) / area;
      const w = ((b[0]! - a[0]!) * (child[1]! - a[1]!) - (child[0]! - a[0]!) * (b[1]! - a[1]!)) / area;
      for (const share of [v, w, 1 - v - w]) {
        expect(share).toBeGreaterThanOrEqual(-1e-6);
        expect(share).toBeLessThanOrEqual(1 + 1e-6);
      }
    }),
  );
});

describe("unimodal normal", () => {
  test("without deviation across, the child lies on the line of the first two parents", () => {
    fc.assert(
      fc.property(families(3, 2), ({ parents, seed }) => {
        const [a, b] = parents as [Float64Array, Float64Array];
        const child = childOf(new UNDXCrossover(0.5, 0), parents, seed);
        const t = (i: number): number => (child[i]! - (a[i]! + b[i]!) / 2) * (a[0]! - b[0]!);
        const s = (i: number): number => (child[0]! - (a[0]! + b[0]!) / 2) * (a[i]! - b[i]!);
        child.forEach((_, i) => expect(Math.abs(t(i) - s(i))).toBeLessThan(1e-9));
      }),
    );
  });

  test("without deviation along, the child is off the middle at right angles, by the draws times the third's distance", () => {
    fc.assert(
      fc.property(families(3, 2), ({ parents, seed }) => {
        const [a, b, c] = parents as [Float64Array, Float64Array, Float64Array];
        const line = b.map((value, i) => value - a[i]!);
        const length = Math.hypot(...line);
        fc.pre(length > 1e-3);
        const child = childOf(new UNDXCrossover(0, 1), parents, seed);
        const off = child.map((value, i) => value - (a[i]! + b[i]!) / 2);
        const dot = off.reduce((sum, value, i) => sum + value * line[i]!, 0);
        expect(Math.abs(dot / length)).toBeLessThan(1e-6);
        const toThird = c.map((value, i) => value - a[i]!);
        const shadow = toThird.reduce((sum, value, i) => sum + value * line[i]!, 0) / length;
        const distance = Math.sqrt(Math.max(0, Math.hypot(...toThird) ** 2 - shadow ** 2));
        const draws = new RandomState(seed).randn(a.length).subarray(0, a.length - 1);
        expect(Math.hypot(...off)).toBeCloseTo(Math.hypot(...draws) * distance, 4);
      }),
    );
  });
});

test("polynomial mutation never leaves the range, and hardly moves when eta is great", () => {
  fc.assert(
    fc.property(number, fc.nat(1e6), fc.constantFrom(0, 5, 20), (value, seed, eta) => {
      const mutated = new PolynomialMutation(eta).mutation(value, new RandomState(seed), -5, 5);
      expect(mutated).toBeGreaterThanOrEqual(-5 - near);
      expect(mutated).toBeLessThanOrEqual(5 + near);
      expect(new PolynomialMutation(1e7).mutation(value, new RandomState(seed), -5, 5)).toBeCloseTo(value, 3);
    }),
  );
  expect(new PolynomialMutation().mutation(3, new RandomState(0), 3, 3)).toBe(3);
});

test("options that make no sense are refused", () => {
  expect(() => new UniformCrossover(1.5)).toThrow(RangeError);
  expect(() => new SBXCrossover({ eta: -1 })).toThrow(RangeError);
  expect(() => new SBXCrossover({ uniformCrossoverProb: NaN })).toThrow(RangeError);
  expect(() => new VSBXCrossover({ useChildGeneProb: 0 })).toThrow(RangeError);
  expect(() => new PolynomialMutation(-1)).toThrow(RangeError);
});
