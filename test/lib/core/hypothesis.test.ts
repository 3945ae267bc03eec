import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  adjustPValues,
  andersonKSample,
  andersonNormal,
  chiSquareFit,
  chiSquareIndependence,
  cramerVonMises,
  createRng,
  dagostinoK2,
  energyDistance,
  jarqueBera,
  ksTwoSample,
  levene,
  mannWhitney,
  midranks,
  normalQuantile,
  proportionInterval,
  shapiroWilk,
  wasserstein,
  welchT,
  type ProportionMethod,
} from "../../../lib/core/index.ts";

const sample = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 30 });
const close = (a: number, b: number): void => expect(Math.abs(a - b)).toBeLessThan(1e-9 * (1 + Math.abs(b)));

describe("two samples", () => {
  it("give the same p in either order, and whatever the unit", () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        for (const test of [ksTwoSample, mannWhitney, welchT, levene, cramerVonMises, andersonKSample]) {
          const here = test(a, b);
          const there = test(
            b.map((x) => 4 * x + 3),
            [...a].reverse().map((x) => 4 * x + 3),
          );
          expect(here.p === null).toBe(there.p === null);
          if (here.p !== null) close(there.p!, here.p);
          expect(here.p === null || (here.p >= 0 && here.p <= 1)).toBe(true);
        }
      }),
    );
  });

  it("are as far apart as they are moved", () => {
    fc.assert(
      fc.property(sample, fc.integer({ min: 0, max: 50 }), (a, shift) => {
        close(
          wasserstein(
            a,
            a.map((x) => x + shift),
          )!,
          shift,
        );
        expect(energyDistance(a, a)).toBe(0);
      }),
    );
  });

  it("under the hypothesis give small p as often as they say", () => {
    const rng = createRng(5);
    const draw = (n: number): number[] => Array.from({ length: n }, () => rng.normal());
    const counts = { ks: 0, rank: 0, welch: 0, cvm: 0 };
    for (let round = 0; round < 400; round++) {
      const [a, b] = [draw(40), draw(30)];
      if (ksTwoSample(a, b).p! <= 0.1) counts.ks++;
      if (mannWhitney(a, b).p! <= 0.1) counts.rank++;
      if (welchT(a, b).p! <= 0.1) counts.welch++;
      if (cramerVonMises(a, b).p! <= 0.1) counts.cvm++;
    }
    for (const count of Object.values(counts)) {
      expect(count).toBeGreaterThan(18);
      expect(count).toBeLessThan(64);
    }
  });

  it("of thousands are still compared exactly, far tails included", () => {
    const n = 3000;
    const a = Float64Array.from({ length: n }, (_, i) => i);
    expect(ksTwoSample(a, a)).toMatchObject({ statistic: 0, p: 1 });
    const { p } = ksTwoSample(
      a,
      a.map((x) => x + 600),
    );
    expect(p).toBeGreaterThan(0);
    expect(p).toBeLessThan(1e-50);
  });

  it("have no p without values or differences, and say why", () => {
    expect(ksTwoSample([], [1])).toMatchObject({
      statistic: null,
      p: null,
      reason: "a sample has no finite values",
    });
    expect(mannWhitney([Number.NaN], [1]).reason).toMatch(/no finite values/);
    expect(
      mannWhitney(
        Array.from({ length: 9 }, () => 1),
        [1],
      ).reason,
    ).toMatch(/equal/);
    expect(welchT([1], [1, 2]).reason).toMatch(/two finite values/);
    expect(welchT([1, 1], [1, 1]).reason).toMatch(/constant/);
    expect(levene([1, 1], [2, 2]).reason).toMatch(/do not differ/);
    expect(cramerVonMises([1], [1, 2]).reason).toMatch(/two finite values/);
    expect(andersonKSample([1, 1], [1]).reason).toMatch(/equal/);
    expect([wasserstein([], [1]), energyDistance([1], [])]).toEqual([null, null]);
  });
});

describe("tables", () => {
  it("that are products of their margins have no χ²", () => {
    expect(
      chiSquareIndependence([
        [2, 4, 6],
        [1, 2, 3],
      ]),
    ).toMatchObject({ statistic: 0, p: 1, df: 2 });
    expect(
      chiSquareIndependence([
        [1, 0, 2],
        [3, 0, 4],
      ]).df,
    ).toBe(1);
    expect(chiSquareIndependence([[1, 2]]).reason).toMatch(/two rows/);
    expect(() =>
      chiSquareIndependence([
        [-1, 2],
        [1, 1],
      ]),
    ).toThrow(/not negative; got -1/);
    expect(chiSquareFit([1, 2], [0, 1]).reason).toMatch(/expected count is 0/);
    expect(() => chiSquareFit([1], [1, 2])).toThrow(/one weight a count/);
  });
});

describe("normality", () => {
  const scores = Float64Array.from({ length: 200 }, (_, i) => normalQuantile((i + 0.5) / 200));

  it("is not doubted for normal scores, and is for their exponentials", () => {
    for (const test of [shapiroWilk, jarqueBera, dagostinoK2, andersonNormal]) {
      expect(test(scores).p).toBeGreaterThan(0.5);
      expect(test(scores.map((x) => Math.exp(x))).p).toBeLessThan(1e-6);
      close(test(scores.map((x) => 8 * x)).p!, test(scores).p!);
    }
    close(
      shapiroWilk(scores, { precision: "double" }).statistic!,
      shapiroWilk(
        scores.map((x) => -x),
        { precision: "double" },
      ).statistic!,
    );
  });

  it("is not asked of few or equal values", () => {
    expect(shapiroWilk([1, 2]).reason).toMatch(/three/);
    expect(shapiroWilk([1, 1, 1]).reason).toMatch(/do not differ/);
    expect(dagostinoK2([1, 2, 3]).reason).toMatch(/eight/);
    expect(jarqueBera([2, 2]).reason).toMatch(/do not differ/);
    expect(andersonNormal([2]).reason).toMatch(/two finite values/);
    for (let n = 3; n < 15; n++) {
      const { statistic, p } = shapiroWilk(Array.from({ length: n }, (_, i) => i * i));
      expect(statistic! > 0.7 && statistic! < 1 && p! > 0 && p! <= 1).toBe(true);
    }
  });
});

it("adjusted p values are no smaller, and keep their order", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (ps) => {
      for (const method of ["bonferroni", "holm", "bh", "sidak"] as const) {
        const adjusted = adjustPValues(ps, method);
        for (const [i, p] of ps.entries()) {
          expect(adjusted[i]).toBeGreaterThanOrEqual(p * (1 - 1e-12));
          for (const [j, q] of ps.entries())
            if (p < q) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]! + 1e-15);
        }
      }
    }),
  );
  expect(() => adjustPValues([0.5, Number.NaN])).toThrow(/got NaN at 1/);
});

it("intervals hold their proportion and mirror with it", () => {
  const methods: ProportionMethod[] = [
    "wilson",
    "wilson-cc",
    "clopper-pearson",
    "agresti-coull",
    "jeffreys",
    "wald",
  ];
  for (const method of methods) {
    for (const [k, n] of [
      [0, 5],
      [3, 10],
      [7, 7],
      [400, 1000],
    ] as const) {
      const [low, high] = proportionInterval(k, n, 0.9, method);
      expect(low).toBeLessThanOrEqual(k / n);
      expect(high).toBeGreaterThanOrEqual(k / n);
      const [mirrored] = proportionInterval(n - k, n, 0.9, method);
      close(mirrored, 1 - high);
    }
  }
  expect(() => proportionInterval(3, 2)).toThrow(/got 3 of 2/);
  expect(() => proportionInterval(1, 2, 95)).toThrow(/level must lie in \(0, 1\); got 95/);
});

it("midranks share the places of equal values", () => {
  const { ranks, ties } = midranks([3, 1, 3, 2, 3]);
  expect([[...ranks], ties]).toEqual([[4, 1, 4, 2, 4], 24]);
});
