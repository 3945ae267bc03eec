/** Distributions and special functions against 60-digit values (make-distributions.py). */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  betaDistribution,
  binomialDistribution,
  chiSquaredDistribution,
  digamma,
  erf,
  erfc,
  fisherFDistribution,
  gammaDistribution,
  hypergeometricDistribution,
  logGamma,
  normalDistribution,
  studentTDistribution,
  type Distribution,
} from "../../lib/core/index.ts";

const golden = JSON.parse(readFileSync(new URL("./distributions.json", import.meta.url), "utf8")) as Record<
  string,
  number[][]
>;

/** Relative error: 1e-12 for what is above 1e-12, 1e-10 below it. */
function near(actual: number, expected: number, what: unknown): void {
  const allowed = Math.abs(expected) > 1e-12 ? 1e-12 : 1e-10;
  const error = actual === expected ? 0 : Math.abs(actual / expected - 1);
  expect({ what, actual, expected, close: error <= allowed }).toMatchObject({ close: true });
}

const families: [string, (...parameters: number[]) => Distribution][] = [
  ["normal", () => normalDistribution()],
  ["t", (df) => studentTDistribution(df!)],
  ["chi2", (df) => chiSquaredDistribution(df!)],
  ["F", (d1, d2) => fisherFDistribution(d1!, d2!)],
  ["beta", (a, b) => betaDistribution(a!, b!)],
  ["gamma", (shape, scale) => gammaDistribution(shape!, scale!)],
  ["binomial", (n, p) => binomialDistribution(n!, p!)],
  ["hypergeometric", (total, marked, draws) => hypergeometricDistribution(total!, marked!, draws!)],
];

describe.each(families)("%s", (name, make) => {
  const rows = golden[name]!.map((row) => ({
    parameters: row.slice(0, -4),
    x: row.at(-4)!,
    pdf: row.at(-3)!,
    lower: row.at(-2)!,
    upper: row.at(-1)!,
  }));

  it("has its density and both its tails", () => {
    for (const { parameters, x, pdf, lower, upper } of rows) {
      const distribution = make(...parameters);
      near(distribution.pdf(x), pdf, [name, "pdf", parameters, x]);
      near(distribution.cdf(x), lower, [name, "cdf", parameters, x]);
      near(distribution.sf(x), upper, [name, "sf", parameters, x]);
    }
  });

  it("finds its way back from either tail", () => {
    const whole = name === "binomial" || name === "hypergeometric";
    for (const { parameters, x, lower, upper } of rows) {
      const distribution = make(...parameters);
      if (whole) {
        // One part in 1e9 inside, as the tail itself is a step of the distribution.
        if (lower < 0.999) expect(distribution.quantile(lower * (1 - 1e-9))).toBe(x);
        if (upper < 0.999 && upper > 0) expect(distribution.upperQuantile(upper * (1 + 1e-9))).toBe(x);
        continue;
      }
      if (x === 0) continue;
      // A relative error of 1e-13 in the tail moves x by its tail over its density.
      const bearing = (tail: number): number => 1e-12 + (1e-12 * tail) / distribution.pdf(x) / Math.abs(x);
      const check = (found: number, tail: number): void =>
        expect({ what: [name, parameters, x], found, close: Math.abs(found / x - 1) <= bearing(tail) }).toMatchObject({
          close: true,
        });
      if (lower <= 0.5) check(distribution.quantile(lower), lower);
      else check(distribution.upperQuantile(upper), upper);
    }
  });
});

it("special functions", () => {
  for (const [x, value] of golden["logGamma"]!) near(logGamma(x!), value!, ["logGamma", x]);
  for (const [x, value] of golden["digamma"]!) near(digamma(x!), value!, ["digamma", x]);
  for (const [x, direct, complement] of golden["erf"]!) {
    near(erf(x!), direct!, ["erf", x]);
    near(erfc(x!), complement!, ["erfc", x]);
  }
});
