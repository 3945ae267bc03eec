import { expect, test } from "vitest";
import { createRng } from "../../../lib/core/rng.ts";
import * as v from "../../../lib/validate/index.ts";

test("two equal models are not told apart, and nothing is NaN", () => {
  const same = [0.8, 0.9, 0.7];
  expect(v.pairedTTest(same, same)).toMatchObject({ t: null, p: null, variance: 0 });
  expect(v.bayesianCorrelatedTTest(same, same, 0.1)).toEqual({ firstBetter: 0, equal: 1, secondBetter: 0 });
  expect(v.wilcoxonTest(same, same).p).toBeNull();
  expect(v.signTest(same, same)).toBeNull();
  expect(v.mcnemarCounts(0, 0)).toMatchObject({ chi2: null, p: 1 });
  expect(v.delongTest([0, 0, 1, 1], [1, 3, 2, 4], [1, 3, 2, 4])).toMatchObject({ z: null, p: null });
  expect(v.fiveByTwoTest(Array.from({ length: 5 }, () => [0.1, 0.1])).t).toBeNull();
});

test("swapping the models turns the sign and keeps p", () => {
  const [a, b] = [
    [0.8, 0.9, 0.7, 0.85],
    [0.7, 0.85, 0.72, 0.8],
  ];
  const [there, back] = [v.correctedResampledTTest(a, b, 0.25), v.correctedResampledTTest(b, a, 0.25)];
  expect(there.t).toBeCloseTo(-back.t!, 12);
  expect(there.p).toBeCloseTo(back.p!, 12);
  expect(v.pairedTTest(a, b).p!).toBeLessThan(there.p!);
});

test("Wilcoxon exact: the least of 2⁵ outcomes", () => {
  expect(v.wilcoxonTest([1, 2, 3, 4, 5], [0, 0, 0, 0, 0])).toMatchObject({
    statistic: 0,
    p: 2 / 32,
    method: "exact",
  });
});

test("bootstrap: whole groups are drawn, strata keep their size, abort stops", async () => {
  const groups = [0, 0, 1, 1, 2, 2];
  const seen: Int32Array[] = [];
  const keep = (rows: Int32Array): number => {
    seen.push(rows);
    return rows[0]!;
  };
  await v.bootstrap(6, keep, { rng: createRng(1), resamples: 20, groups });
  for (const rows of seen) {
    const counts = groups.map((_, row) => rows.filter((r) => r === row).length);
    expect([counts[0], counts[2], counts[4]]).toEqual([counts[1], counts[3], counts[5]]);
  }
  seen.length = 0;
  await v.bootstrap(6, keep, { rng: createRng(1), resamples: 20, strata: [0, 0, 0, 0, 1, 1] });
  for (const rows of seen.slice(1, 21)) expect(rows.filter((r) => r >= 4)).toHaveLength(2);
  const aborted = v.bootstrap(200_000, () => 1, {
    rng: createRng(1),
    resamples: 5,
    signal: AbortSignal.abort(),
  });
  await expect(aborted).rejects.toThrow(/abort/i);
});

test("slices: a group without a class has no rate, and says so by null", () => {
  const slices = v.sliceMetrics([1, 1, 0, 1], [1, 0, 0, 1], ["a", "a", "b", "b"]);
  expect(slices[0]).toMatchObject({ group: "a", tpr: 0.5, fpr: null, ppv: 1 });
  expect(v.fairnessDifferences(slices)).toMatchObject({
    equalOpportunityDifference: 0.5,
    equalizedOddsDifference: null,
  });
});
