import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  betaDistribution,
  binomialDistribution,
  chiSquaredDistribution,
  expit,
  fisherFDistribution,
  gammaDistribution,
  hypergeometricDistribution,
  kolmogorovTails,
  logBeta,
  logGamma,
  logit,
  logSumExp,
  normalDistribution,
  normalQuantile,
  studentizedRangeQuantile,
  studentizedRangeSf,
  studentTDistribution,
} from "../../../lib/core/index.ts";

const size = fc.double({ min: 2, max: 300, noNaN: true });
const share = fc.double({ min: 1e-5, max: 1 - 1e-5, noNaN: true });
const relative = (a: number, b: number): number => Math.abs(a / b - 1);

describe("distributions", () => {
  it("are inverted by their quantiles", () => {
    fc.assert(
      fc.property(size, size, share, (a, b, p) => {
        for (const d of [
          betaDistribution(a, b),
          gammaDistribution(a, b),
          fisherFDistribution(a, b),
          studentTDistribution(a),
          normalDistribution(a, b),
        ]) {
          expect(relative(d.sf(d.upperQuantile(p)), p)).toBeLessThan(1e-8);
          expect(Math.abs(d.cdf(d.quantile(p)) - p)).toBeLessThan(1e-8);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("share their known relations", () => {
    fc.assert(
      fc.property(size, fc.double({ min: 0.01, max: 30, noNaN: true }), (df, t) => {
        expect(
          relative(fisherFDistribution(1, df).sf(t * t), 2 * studentTDistribution(df).sf(t)),
        ).toBeLessThan(1e-11);
        expect(relative(chiSquaredDistribution(2).sf(t), Math.exp(-t / 2))).toBeLessThan(1e-12);
        expect(relative(chiSquaredDistribution(1).sf(t * t), 2 * normalDistribution().sf(t))).toBeLessThan(
          1e-11,
        );
      }),
    );
    expect(studentTDistribution(Infinity).sf(1.5)).toBe(normalDistribution().sf(1.5));
    expect(relative(studentTDistribution(1e9).sf(4), normalDistribution().sf(4))).toBeLessThan(1e-6);
  });

  it("on whole numbers sum to one and step at their quantiles", () => {
    for (const d of [binomialDistribution(30, 0.2), hypergeometricDistribution(50, 20, 30)]) {
      let total = 0;
      for (let k = 0; k <= 30; k++) {
        total += d.pdf(k);
        expect(Math.abs(d.cdf(k) - total)).toBeLessThan(1e-13);
        expect(Math.abs(d.cdf(k) + d.sf(k) - 1)).toBeLessThan(1e-13);
      }
      expect(d.pdf(1.5)).toBe(0);
      expect(d.cdf(d.quantile(0.3))).toBeGreaterThanOrEqual(0.3);
      expect(d.cdf(d.quantile(0.3) - 1)).toBeLessThan(0.3);
    }
    expect([0, 1].map((p) => binomialDistribution(3, p).pdf(3))).toEqual([0, 1]);
  });

  it("end where their support ends", () => {
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity]);
    expect([studentTDistribution(3).quantile(0), studentTDistribution(3).upperQuantile(0)]).toEqual([
      -Infinity,
      Infinity,
    ]);
    expect([gammaDistribution(2).cdf(-1), gammaDistribution(2).sf(Infinity)]).toEqual([0, 0]);
    expect([betaDistribution(2, 2).quantile(0), betaDistribution(2, 2).quantile(1)]).toEqual([0, 1]);
    expect(normalDistribution().cdf(Number.NaN)).toBeNaN();
  });

  it("refuse parameters and probabilities outside their range", () => {
    expect(() => studentTDistribution(0)).toThrow(/df must be a finite number above 0; got 0/);
    expect(() => normalDistribution(0, -1)).toThrow(/sd must be/);
    expect(() => normalQuantile(1.2)).toThrow(/must lie in \[0, 1\]; got 1.2/);
    expect(() => binomialDistribution(2.5, 0.1)).toThrow(/n must be a whole number/);
    expect(() => hypergeometricDistribution(5, 6, 1)).toThrow(/must not exceed total 5/);
  });

  it("of Kolmogorov joins its two series, and is scipy's", () => {
    expect(relative(kolmogorovTails(0.8199999999).upper, kolmogorovTails(0.82).upper)).toBeLessThan(1e-9);
    expect(relative(kolmogorovTails(1.358).upper, 0.05004110511559275)).toBeLessThan(1e-3);
    expect(relative(kolmogorovTails(5).upper, 2 * Math.exp(-50))).toBeLessThan(1e-12);
  });

  it("of the studentized range are scipy's", () => {
    expect(relative(studentizedRangeQuantile(0.95, 3) / Math.SQRT2, 2.343700586378409)).toBeLessThan(1e-10);
    expect(relative(studentizedRangeQuantile(0.95, 3, 10), 3.876776750013158)).toBeLessThan(1e-10);
    expect(relative(studentizedRangeSf(3.5, 4, 1.5), 0.35324507463003774)).toBeLessThan(1e-10);
  });
});

it("logistic and logarithmic functions keep their digits at the ends", () => {
  expect(logit(expit(-700))).toBe(-700);
  expect([expit(-Infinity), expit(Infinity), expit(0)]).toEqual([0, 1, 0.5]);
  expect(logit(0.5 + 2 ** -50)).toBe(2 ** -48);
  expect(logSumExp([1000, 1000])).toBe(1000 + Math.log(2));
  expect([logSumExp([]), logSumExp([-Infinity]), logSumExp([Infinity, 1])]).toEqual([
    -Infinity,
    -Infinity,
    Infinity,
  ]);
  expect(relative(logBeta(0.5, 1e6), logGamma(0.5) - 0.5 * Math.log(1e6) + 0.125e-6)).toBeLessThan(1e-12);
});
