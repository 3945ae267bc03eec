import fc from "fast-check";
import { expect, it } from "vitest";
import {
  chao1,
  chaoJostCoverage,
  classBalance,
  goodTuringCoverage,
  occupiedShare,
} from "../../../../lib/audit/measures/coverage.ts";
import { golden } from "../../../golden/audit-data.ts";

interface Reference {
  readonly n: number;
  readonly missing: number;
  readonly distinct: number;
  readonly singletons: number;
  readonly doubletons: number;
  readonly good_turing_coverage: number;
  readonly chao_jost_coverage: number;
  readonly chao1_richness: number;
  readonly entropy_bits: number;
  readonly imbalance_ydata: number | null;
  readonly top10_by_count_then_string: [unknown, number][];
}

const { _note, ...files } = golden<Record<string, Record<string, Reference>>>("columns");

it.each(Object.entries(files))("%s", (_, columns) => {
  for (const [name, wanted] of Object.entries(columns)) {
    const n = wanted.n - wanted.missing;
    expect(goodTuringCoverage(wanted.singletons, n), name).toBeCloseTo(wanted.good_turing_coverage, 12);
    expect(chaoJostCoverage(wanted.singletons, wanted.doubletons, n), name).toBeCloseTo(
      wanted.chao_jost_coverage,
      12,
    );
    expect(chao1(wanted.distinct, wanted.singletons, wanted.doubletons, n), name).toBeCloseTo(
      wanted.chao1_richness,
      8,
    );
    if (wanted.distinct > 10) continue;
    const balance = classBalance(wanted.top10_by_count_then_string.map(([, count]) => count));
    expect(balance.entropy, name).toBeCloseTo(wanted.entropy_bits, 12);
    if (wanted.imbalance_ydata !== null && wanted.distinct > 1)
      expect(balance.imbalance, name).toBeCloseTo(wanted.imbalance_ydata, 12);
  }
});

it("nothing is not covered, and all the same is one class", () => {
  expect(goodTuringCoverage(0, 0)).toBeNull();
  expect(chaoJostCoverage(0, 0, 0)).toBeNull();
  expect(classBalance([])).toMatchObject({ classes: 0, entropy: null, imbalance: null });
  expect(classBalance([7])).toMatchObject({ classes: 1, entropy: 0, effectiveClasses: 1, imbalance: null });
  expect(classBalance([5, 0, 5])).toMatchObject({ classes: 2, effectiveClasses: 2, imbalance: 0 });
});

it("occupied share: order and repetition do not matter, whole numbers get bins of their own", () => {
  expect(occupiedShare([1, 2, 3, 5, 5], [1, 5])).toBe(0.8);
  expect(occupiedShare([0, 0.5, 10], [0, 10], 10)).toBe(0.2);
  expect(occupiedShare([4, 4], [4, 4])).toBe(1);
  expect(occupiedShare([], [0, 1])).toBeNull();
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, min: -1, max: 2 }), { minLength: 1 }), (values) => {
      const share = occupiedShare(values, [0, 1])!;
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
      expect(occupiedShare([...values, ...values.toReversed()], [0, 1])).toBe(share);
    }),
  );
});
