import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../../../../lib/core/index.ts";
import type { Column } from "../../../../lib/data/index.ts";
import { featureDrift } from "../../../../lib/audit/measures/feature-drift.ts";
import { meanDiscrepancy } from "../../../../lib/audit/measures/mean-discrepancy.ts";

function number(values: ArrayLike<number>): Column {
  return { type: "number", name: "x", values: Float64Array.from(values), integer: false };
}

function text(values: readonly (string | null)[]): Column {
  const dictionary = [...new Set(values.filter((each) => each !== null))];
  return {
    type: "string",
    name: "x",
    dictionary,
    codes: Int32Array.from(values, (each) => (each === null ? -1 : dictionary.indexOf(each))),
  };
}

const numbers = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 12 }),
    fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
    fc.constant(Number.NaN),
  ),
  { minLength: 1, maxLength: 60 },
);

describe("numbers", () => {
  it("a sample does not drift from itself, in any order", () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const drift = featureDrift(number(values), number(values.toReversed()));
        if (drift.reason !== undefined) expect(drift.psi).toBeNull();
        else
          expect(drift).toMatchObject({
            psi: 0,
            js: 0,
            lInf: 0,
            ks: 0,
            missingChange: 0,
            rangeViolations: 0,
          });
      }),
    );
  });

  it("every row lies in one bin, and scale and shift by powers of two change nothing but the edges", () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const drift = featureDrift(number(a), number(b));
        if (drift.reason !== undefined) return;
        expect(drift.bins.reduce((sum, bin) => sum + bin.reference, 0)).toBe(a.length);
        expect(drift.bins.reduce((sum, bin) => sum + bin.current, 0)).toBe(b.length);
        const scaled = featureDrift(number(a.map((x) => 8 * x)), number(b.map((x) => 8 * x)));
        expect(scaled.psi).toBe(drift.psi);
        expect(scaled.ks).toBe(drift.ks);
      }),
    );
  });

  it("sees a constant, and a coin, change", () => {
    const constant = featureDrift(number([5, 5, 5, 5, 5, 5, 5, 5]), number([6, 6, 6, 6, 6, 6, 6, 6]));
    expect(constant).toMatchObject({ ks: 1, js: 1, rangeViolations: 1, wassersteinOverSd: null });
    const coin = featureDrift(
      number(Array.from({ length: 400 }, (_, i) => i % 2)),
      number(Array.from({ length: 400 }, (_, i) => (i % 10 === 0 ? 1 : 0))),
    );
    expect(coin.psi).toBeGreaterThan(0.25);
    expect(coin.bins.map(({ label }) => label)).toEqual(["< 0.5", "≥ 0.5"]);
  });

  it("gives missing values a bin", () => {
    const drift = featureDrift(number([1, 2, 3, 4]), number([1, 2, Number.NaN, Number.NaN]));
    expect(drift.missingChange).toBe(0.5);
    expect(drift.bins.at(-1)).toEqual({ label: "missing", reference: 0, current: 2 });
  });

  it("stays below its critical value about nineteen times in twenty when nothing drifts", () => {
    const rng = createRng(11);
    let above = 0;
    for (let round = 0; round < 300; round++) {
      const draw = (n: number): number[] => Array.from({ length: n }, () => rng.normal());
      const { psi, psiCritical } = featureDrift(number(draw(500)), number(draw(400)));
      if (psi! > psiCritical!) above++;
    }
    expect(above).toBeGreaterThan(3);
    expect(above).toBeLessThan(36);
  });
});

describe("categories", () => {
  it("names what is new and what is lost", () => {
    const drift = featureDrift(text(["a", "a", "b", "c"]), text(["a", "d", "d", "e", null]));
    expect(drift).toMatchObject({
      newCategories: ["d", "e"],
      lostCategories: ["b", "c"],
      unseenMass: 0.75,
      missingChange: 0.2,
    });
    expect(drift.bins.map(({ label }) => label)).toEqual(["a", "b", "c", "not seen before", "missing"]);
  });

  it("gathers all but the most frequent", () => {
    const before = Array.from({ length: 200 }, (_, i) => `v${i % 80}`);
    const drift = featureDrift(text(before), text(before), { categories: 10 });
    expect(drift.bins).toHaveLength(11);
    expect(drift.bins.at(-1)).toMatchObject({ label: "other" });
    expect(drift).toMatchObject({ psi: 0, cramersV: 0, newCount: 0, lostCount: 0 });
  });

  it("compares constants, nothing with something, and types", () => {
    expect(featureDrift(text(["a", "a"]), text(["a"]))).toMatchObject({ psi: 0, cramersV: 0, chi2P: 1 });
    expect(featureDrift(text([null]), text(["a"]))).toMatchObject({
      psi: null,
      missingChange: -1,
      reason: expect.any(String),
    });
    expect(featureDrift(text(["1"]), number([1])).reason).toMatch(/string.*number/);
  });
});

describe("mean discrepancy", () => {
  const rng = createRng(5);
  const draw = (n: number, shift: number): number[] => Array.from({ length: n }, () => rng.normal() + shift);

  it("finds a shift, and not the lack of one", async () => {
    const reference = [draw(80, 0), draw(80, 0)];
    const options = { permutations: 100, rng: createRng(1) };
    const drifted = await meanDiscrepancy(reference, [draw(60, 1), draw(60, 0)], options);
    expect(drifted.p).toBeLessThan(0.02);
    const same = await meanDiscrepancy(reference, [draw(60, 0), draw(60, 0)], options);
    expect(same.p).toBeGreaterThan(0.02);
    expect(drifted.n).toEqual([80, 60]);
  });

  it("says why there is none", async () => {
    expect(await meanDiscrepancy([[1]], [[1, 2]])).toMatchObject({ value: null, reason: expect.any(String) });
    expect(await meanDiscrepancy([[1, 1, 1, 1]], [[1, 1]])).toMatchObject({
      value: null,
      reason: expect.any(String),
    });
  });
});
