/** Tests of hypotheses against scipy 1.10 (make-hypothesis.py), and intervals and many p values of the audit's golden data. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  adjustPValues,
  andersonKSample,
  chiSquareFit,
  chiSquareIndependence,
  cramerVonMises,
  energyDistance,
  kolmogorovSf,
  ksTwoSample,
  levene,
  mannWhitney,
  proportionInterval,
  wasserstein,
  welchT,
  type Adjustment,
  type ProportionMethod,
} from "../../lib/core/index.ts";

interface Pair {
  name: string;
  a: number[];
  b: number[];
  ks: [d: number, p: number, location: number, sign: number, asymptotic: number];
  mannWhitney: [u: number, p: number, withoutContinuity: number];
  welch: [t: number, p: number];
  levene: [w: number, p: number];
  cvm: [t: number, p: number, limit: number];
  anderson: number[];
  wasserstein: number;
  energy: number;
}

interface Reference {
  pairs: Pair[];
  chi2: { table: number[][]; yates: [number, number]; plain: [number, number]; df: number }[];
  kstwo: [n: number, d: number, sf: number][];
  anderson3: { samples: number[][]; anderson: [number, number]; levene: [number, number] };
  fit: [number, number];
}

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), "utf8"));
const golden = read("hypothesis") as Reference;
const tests = read("audit/tests") as Record<string, Record<string, number | number[]>>;

function near(actual: number | null, expected: number, relative = 1e-10, rest = 1e-15): void {
  const close = actual !== null && Math.abs(actual - expected) <= relative * Math.abs(expected) + rest;
  expect({ actual, expected, close }).toMatchObject({ close: true });
}

describe.each(golden.pairs)("two samples: $name", ({ a, b, ...known }) => {
  it("Kolmogorov and Smirnov", () => {
    const exact = ksTwoSample(a, b);
    near(exact.statistic, known.ks[0]);
    near(exact.p, known.ks[1]);
    expect([exact.location, exact.sign, exact.method]).toEqual([known.ks[2], known.ks[3], "exact"]);
    near(ksTwoSample(a, b, { method: "asymptotic" }).p, known.ks[4], 1e-8);
  });

  it("Mann–Whitney, Welch, Levene", () => {
    const ranks = mannWhitney(a, b);
    near(ranks.statistic, known.mannWhitney[0]);
    near(ranks.p, known.mannWhitney[1]);
    near(mannWhitney(a, b, { method: "asymptotic", continuity: false }).p, known.mannWhitney[2]);
    near(welchT(a, b).statistic, known.welch[0]);
    near(welchT(a, b).p, known.welch[1]);
    near(levene(a, b).statistic, known.levene[0]);
    near(levene(a, b).p, known.levene[1]);
  });

  it("Cramér–von Mises, Anderson–Darling", () => {
    near(cramerVonMises(a, b).statistic, known.cvm[0]);
    // The limit is 1 - F in scipy, too, which ends its series at 1e-7 and says so: no figure is left far out.
    const rest = known.cvm[0] > 4 ? 1e-7 : 1e-13;
    near(cramerVonMises(a, b).p, known.cvm[1], 1e-10, rest);
    near(cramerVonMises(a, b, "asymptotic").p, known.cvm[2], 1e-10, rest);
    const anderson = andersonKSample(a, b);
    near(anderson.statistic, known.anderson[0]!);
    near(anderson.p, known.anderson[1]!);
    for (const [i, value] of anderson.critical.entries()) near(value, known.anderson[i + 2]!);
  });

  it("distances", () => {
    near(wasserstein(a, b), known.wasserstein);
    near(energyDistance(a, b), known.energy);
  });
});

it("three samples", () => {
  const { samples, anderson, levene: spread } = golden.anderson3;
  near(andersonKSample(...samples).statistic, anderson[0]);
  near(andersonKSample(...samples).p, anderson[1]);
  near(levene(...samples).statistic, spread[0]);
  near(levene(...samples).p, spread[1]);
});

it("tables", () => {
  for (const { table, yates, plain, df } of golden.chi2) {
    const corrected = chiSquareIndependence(table);
    near(corrected.statistic, yates[0]);
    near(corrected.p, yates[1]);
    const bare = chiSquareIndependence(table, { yates: false });
    near(bare.statistic, plain[0]);
    near(bare.p, plain[1]);
    expect(bare.df).toBe(df);
  }
  const fit = chiSquareFit([16, 18, 16, 14, 12, 12], [1, 1, 1, 1, 1, 1]);
  near(fit.statistic, golden.fit[0]);
  near(fit.p, golden.fit[1]);
});

it.each(golden.kstwo)("Kolmogorov's distribution for n = %d at %d", (n, d, sf) => {
  near(kolmogorovSf(n, d), sf, 1e-8);
});

it("intervals of a proportion", () => {
  const known = tests["proportion_ci95"]!;
  for (const key of ["wald", "wilson", "wilson_cc", "clopper_pearson", "agresti_coull", "jeffreys"]) {
    const method = key.replace("_", "-") as ProportionMethod;
    const found = proportionInterval(known["k"] as number, known["n"] as number, 0.95, method);
    for (const [i, end] of (known[key] as number[]).entries()) near(found[i]!, end);
  }
});

it("many p values", () => {
  const known = tests["multiple_testing"] as Record<string, number[]>;
  for (const [key, method] of Object.entries({ bonferroni: "bonferroni", holm: "holm", bh_fdr: "bh", sidak: "sidak" }))
    for (const [i, p] of adjustPValues(known["p"]!, method as Adjustment).entries()) near(p, known[key]![i]!);
});
