/**
 * Intervals and tests against scipy 1.10 and published code. Recorded exception: the reference takes Nemenyi's q from Demšar's table,
 * cut to three places (2.343); ours is computed (2.3437), so the golden difference is met with his q given.
 */
import { describe, expect, test } from "vitest";
import { adjustPValues, createRng, proportionInterval } from "../../lib/core/index.ts";
import { rocAucScore } from "../../lib/metrics/index.ts";
import * as v from "../../lib/validate/index.ts";
import { differences, reference } from "./within.ts";

const golden = reference("tests");
const { y_true: y, p, p_model2 } = reference("metrics").binary;

function close(got: unknown, wanted: unknown, tolerance = 1e-10): void {
  expect(wanted).toBeDefined();
  expect(differences(got, wanted, tolerance)).toEqual([]);
}

test("DeLong", () => {
  const { auc1, auc2, cov, z, p_two_sided, ci95_wald, ci95_logit, var1 } = golden.delong;
  close(v.delongTest(y, p, p_model2), { auc1, auc2, covariance: cov, z, p: p_two_sided });
  const wald = v.delongInterval(y, p, { scale: "wald" })!;
  close([wald.low, wald.high], ci95_wald);
  close(wald.standardError ** 2, var1);
  const logit = v.delongInterval(y, p)!;
  close([logit.low, logit.high], ci95_logit);
  close(v.hanleyMcNeilError(auc1, 59, 141), golden.hanley_mcneil_se);
});

test.each([
  ["wald", "wald"],
  ["wilson", "wilson"],
  ["wilson_cc", "wilson-cc"],
  ["clopper_pearson", "clopper-pearson"],
  ["agresti_coull", "agresti-coull"],
  ["jeffreys", "jeffreys"],
] as const)("share, %s", (name, method) => {
  const { k, n, [name]: wanted } = golden.proportion_ci95;
  close(proportionInterval(k, n, 0.95, method), wanted);
});

test("McNemar", () => {
  const { b, c, chi2, ...g } = golden.mcnemar;
  close(v.mcnemarCounts(b, c), {
    b,
    c,
    chi2,
    chi2Corrected: g.chi2_cc,
    pChi2: g.p_chi2,
    pChi2Corrected: g.p_chi2_cc,
    pExact: g.p_exact,
    pMid: g.p_mid,
  });
  const cells: number[] = g.table.flat();
  const rows = cells.flatMap((count, cell) => Array.from({ length: count }, () => cell));
  const first = rows.map((cell) => (cell < 2 ? 1 : 0));
  const second = rows.map((cell) => (cell % 2 === 0 ? 1 : 0));
  close(v.mcnemar(rows.map(() => 1), first, second), { table: g.table, b, c });
});

describe("scores on folds", () => {
  const { scores_A: a, scores_B: b, n_test_over_n_train: share, corrected, naive } = golden.nadeau_bengio_corrected_t;
  const named = (t: Record<string, number>): unknown => ({ mean: t.mean, variance: t.var, t: t.t, df: t.df, p: t.p });

  test("corrected and naive t", () => {
    close(v.correctedResampledTTest(a, b, share), named(corrected));
    close(v.pairedTTest(a, b), named(naive));
    const { t, p: chance } = v.pairedTTest(a, b);
    close([t, chance], golden.paired_on_folds.paired_t);
  });

  test("Bayesian correlated t", () => {
    const { rope, p_B_better, p_rope, p_A_better } = golden.bayes_correlated_t;
    close(v.bayesianCorrelatedTTest(a, b, 1 / 10, rope), {
      firstBetter: p_A_better,
      equal: p_rope,
      secondBetter: p_B_better,
    });
  });

  test("ranks and signs", () => {
    const { statistic, p: chance } = v.wilcoxonTest(a, b);
    close([statistic, chance], golden.paired_on_folds.wilcoxon);
    close(v.signTest(a, b), golden.paired_on_folds.sign);
  });

  test("5×2", () => {
    const g = golden["5x2cv"];
    close(v.fiveByTwoTest(g.error_diffs_A_minus_B), { t: g.dietterich_t, p: g.p, f: g.alpaydin_f, pF: g.p_f });
  });
});

test("Friedman and Nemenyi", () => {
  const g = golden.friedman;
  close(v.friedmanTest(g.scores), { statistic: g.stat, p: g.p, meanRanks: g.mean_ranks });
  close(v.nemenyiCriticalDifference(3, 6, { q: 2.343 }), g["nemenyi_cd_0.05_k3"]);
  // Demšar (2006), table 5a: cut to three places.
  [1.96, 2.343, 2.569, 2.728, 2.85, 2.949, 3.031, 3.102, 3.164].forEach((q, i) => {
    expect(Math.abs(v.nemenyiQuantile(i + 2) - q)).toBeLessThan(1.1e-3);
  });
});

test("bootstrap of an area", async () => {
  const g = golden.bootstrap_auc_400;
  const rng = createRng(0, { kind: "numpy" });
  const indices = Array.from({ length: 400 }, () => Int32Array.from({ length: 200 }, () => rng.integer(200)));
  const result = await v.bootstrap(
    200,
    (rows) => rocAucScore(Array.from(rows, (i) => y[i]), Array.from(rows, (i) => p[i])),
    { indices },
  );
  close(result, {
    estimate: g.estimate,
    standardError: g.se,
    percentile: g.percentile95,
    basic: g.basic95,
    z0: g.z0,
    acceleration: g.acceleration,
    bca: g.bca95,
  });
  close(result!.replicates.slice(0, 5), g.first5);
});

test.each([
  ["bonferroni", "bonferroni"],
  ["holm", "holm"],
  ["bh_fdr", "bh"],
  ["sidak", "sidak"],
] as const)("many tests, %s", (name, method) => {
  close(adjustPValues(golden.multiple_testing.p, method), golden.multiple_testing[name]);
});
