/** Shapiro–Wilk beside scipy 1.10.1 on values that need no file, and by its laws. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng, shapiroWilk } from "../../../lib/core/index.ts";

const patterns: Record<string, (i: number) => number> = {
  squares: (i) => i * i,
  wave: (i) => (i * 7919) % 101,
  steps: (i) => i % 5,
};

// scipy.stats.shapiro([f(i) for i in range(n)]), scipy 1.10.1
const known: [pattern: string, n: number, w: number, p: number][] = [
  ["squares", 3, 0.923076868057251, 0.46326157450675964],
  ["squares", 4, 0.9118579030036926, 0.49230119585990906],
  ["squares", 5, 0.9073674082756042, 0.4519330561161041],
  ["squares", 6, 0.904689371585846, 0.40238988399505615],
  ["squares", 7, 0.9027708768844604, 0.3480909764766693],
  ["squares", 11, 0.8983222842216492, 0.1763140708208084],
  ["squares", 12, 0.8976556062698364, 0.14794205129146576],
  ["squares", 50, 0.8936489224433899, 0.0002984368475154042],
  ["squares", 51, 0.8936499357223511, 0.0002598988066893071],
  ["squares", 1000, 0.8950231075286865, 1.4796587578330325e-25],
  ["squares", 5000, 0.8952046632766724, 0.0],
  ["wave", 3, 1.0, 0.999998927116394],
  ["wave", 4, 0.9750634431838989, 0.8725396394729614],
  ["wave", 5, 0.9861287474632263, 0.9644672274589539],
  ["wave", 6, 0.9318427443504333, 0.594406247138977],
  ["wave", 7, 0.95017242431640625, 0.7312687635421753],
  ["wave", 11, 0.923156201839447, 0.3458106815814972],
  ["wave", 12, 0.9373788833618164, 0.464881032705307],
  ["wave", 50, 0.9522331357002258, 0.04216978698968887],
  ["wave", 51, 0.9535101652145386, 0.04423489049077034],
  ["wave", 1000, 0.9545289874076843, 4.737367923720616e-17],
  ["wave", 5000, 0.9546316266059875, 7.690518790883287e-37],
  ["steps", 3, 1.0, 0.999998927116394],
  ["steps", 4, 0.9929119348526001, 0.9718766808509827],
  ["steps", 5, 0.9867621660232544, 0.9671739339828491],
  ["steps", 6, 0.9199445843696594, 0.5049622654914856],
  ["steps", 7, 0.9151138067245483, 0.4324120283126831],
  ["steps", 11, 0.8954156041145325, 0.1623706817626953],
  ["steps", 12, 0.8970915675163269, 0.1454821228981018],
  ["steps", 50, 0.8884760141372681, 0.00020441354718059301],
  ["steps", 51, 0.8853439688682556, 0.00014121539425104856],
  ["steps", 1000, 0.8878237009048462, 2.611468559951761e-26],
  ["steps", 5000, 0.8879168033599854, 0.0],
];

const samples = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 60 });

function spread(values: readonly number[]): boolean {
  return values.some((value) => value !== values[0]);
}

describe("shapiroWilk", () => {
  it.each(known)("has scipy's digits: %s of %i", (pattern, n, w, p) => {
    const found = shapiroWilk(Array.from({ length: n }, (_, i) => patterns[pattern]!(i)));
    expect(found.statistic).toBe(w);
    expect(Math.abs(found.p! - p)).toBeLessThanOrEqual(2e-7 * p);
  });

  it("is near its double twin while n is small, and apart from it in the thousands", () => {
    const rng = createRng(5);
    const values = Float64Array.from({ length: 5000 }, () => rng.normal());
    const apart = (n: number): number => {
      const some = values.subarray(0, n);
      return Math.abs(shapiroWilk(some).p! - shapiroWilk(some, { precision: "double" }).p!);
    };
    expect(apart(20)).toBeLessThan(1e-5);
    expect(apart(5000)).toBeGreaterThan(1e-5);
    expect(apart(5000)).toBeLessThan(0.05);
  });

  it("keeps to its range and does not mind order, sign or powers of two", () => {
    fc.assert(
      fc.property(samples.filter(spread), fc.integer({ min: -900, max: 900 }), (values, power) => {
        for (const precision of ["single", "double"] as const) {
          const { statistic, p } = shapiroWilk(values, { precision });
          expect(statistic! > 0 && statistic! < 1 + 1e-12 && p! >= 0 && p! <= 1).toBe(true);
          expect(shapiroWilk(values.toReversed(), { precision })).toEqual({ statistic, p });
          expect(
            shapiroWilk(
              values.map((value) => value * 2 ** power),
              { precision },
            ),
          ).toEqual({ statistic, p });
          const mirrored = shapiroWilk(
            values.map((value) => -value),
            { precision },
          );
          expect(mirrored.statistic).toBeCloseTo(statistic!, precision === "single" ? 5 : 12);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("bears values at the ends of the doubles", () => {
    expect(shapiroWilk([-1.7e308, 0, 0.85e308, 1.7e308])).toEqual(shapiroWilk([-2, 0, 1, 2]));
    expect(shapiroWilk([1, 2, 6].map((value) => value * 5e-324))).toEqual(shapiroWilk([1, 2, 6]));
    expect(shapiroWilk([1, 1, 2])).toEqual({ statistic: expect.closeTo(0.75, 6), p: expect.closeTo(0, 6) });
  });

  it("leaves out what is not finite, and says why it has no answer", () => {
    expect(shapiroWilk([1, NaN, 2, Infinity, 4])).toEqual(shapiroWilk([1, 2, 4]));
    expect(shapiroWilk([1, 2, NaN]).reason).toMatch(/three finite/);
    expect(shapiroWilk([0, 0, -0]).reason).toMatch(/do not differ/);
  });
});
