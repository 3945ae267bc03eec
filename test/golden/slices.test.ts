/** Slices and fairness differences against counts made with numpy. */
import { expect, test } from "vitest";
import { fairnessDifferences, sliceMetrics } from "../../lib/validate/index.ts";
import { differences, reference } from "./within.ts";

test("breast cancer by radius", () => {
  const golden = reference("slices");
  const y: number[] = reference("datasets").sklearn.breast_cancer.y;
  const slices = sliceMetrics(y, golden.p.map((p: number) => (p >= 0.5 ? 1 : 0)), golden.group);
  const named = Object.fromEntries(
    slices.map((s) => [s.group, { ...s, selection_rate: s.selectionRate, base_rate: s.baseRate }]),
  );
  expect(differences(named, golden.by_group, 1e-10)).toEqual([]);
  const gaps = fairnessDifferences(slices);
  expect(
    differences(
      [
        gaps.demographicParityDifference,
        gaps.demographicParityRatio,
        gaps.equalizedOddsDifference,
        gaps.equalOpportunityDifference,
      ],
      [
        golden.demographic_parity_difference,
        golden.demographic_parity_ratio,
        golden.equalized_odds_difference,
        golden.equal_opportunity_difference,
      ],
      1e-10,
    ),
  ).toEqual([]);
});
