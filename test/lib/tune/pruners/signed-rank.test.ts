import fc from "fast-check";
import { expect, test } from "vitest";
import { signedRankPValue } from "../../../../lib/tune/pruners/signed-rank.ts";

test.each([
  // SciPy 1.10: wilcoxon(d, alternative=…, zero_method="zsplit").
  [[6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75], "greater", 0.0206298828125],
  [[6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75], "less", 0.982330322265625],
  [[0, -0.1, -0.1], "less", 0.08678408327796083],
  [[0, -0.1, 0, -0.1, -0.1], "less", 0.04884497967307843],
  [[0.5, 0.5, -0.25], "greater", 0.25],
] as const)("%j %s", (differences, alternative, expected) => {
  expect(signedRankPValue(Float64Array.from(differences), alternative)).toBeCloseTo(expected, 13);
});

test("the exact tail is that of all signs", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 }),
      fc.nat(),
      (sizes, signs) => {
        const differences = Float64Array.from(sizes, (size, i) => ((signs >> i) & 1 ? size : -size));
        const order = sizes.toSorted((a, b) => a - b);
        const rankSum = (isPositive: (i: number) => boolean): number =>
          sizes.reduce((sum, size, i) => (isPositive(i) ? sum + order.indexOf(size) + 1 : sum), 0);
        const own = rankSum((i) => differences[i]! > 0);
        let asHeavy = 0;
        for (let mask = 0; mask < 2 ** sizes.length; mask++)
          if (rankSum((i) => ((mask >> i) & 1) === 1) >= own) asHeavy++;
        expect(signedRankPValue(differences, "greater")).toBeCloseTo(asHeavy / 2 ** sizes.length, 14);
      },
    ),
  );
});
