import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createRng } from "../../../../../lib/core/index.ts";
import type { SmoothFunction } from "../../../../../lib/tune/numeric/lbfgsb.ts";
import { fitProcess } from "../../../../../lib/tune/samplers/gp/fit-process.ts";
import { GaussianProcess } from "../../../../../lib/tune/samplers/gp/gaussian-process.ts";
import { logImprovement, logNormalCdf } from "../../../../../lib/tune/samplers/gp/log-improvement.ts";
import {
  fromRaw,
  marginalLoss,
  type Observations,
  toRaw,
} from "../../../../../lib/tune/samplers/gp/marginal-likelihood.ts";
import { expectSlopes } from "./slopes.ts";

const reference = JSON.parse(
  readFileSync(new URL("../../../../golden/optuna/extra/gp.json", import.meta.url), "utf8"),
) as Record<"points" | "values" | "inverseSquaredLengths" | "queries" | "mean" | "variance", number[]> &
  Record<"z" | "logImprovement" | "logNormalCdf", number[]> &
  Record<"scale" | "noise" | "covariance01" | "logMarginalLikelihood", number>;

const parameters = {
  inverseSquaredLengths: Float64Array.from(reference.inverseSquaredLengths),
  scale: reference.scale,
  noise: reference.noise,
};
const observations: Observations = {
  points: Float64Array.from(reference.points),
  values: Float64Array.from(reference.values),
  categorical: new Uint8Array(3),
};

/** Two numeric columns and a categorical one. */
function mixed(n: number, seed: number): Observations {
  const rng = createRng(seed);
  const points = new Float64Array(n * 3);
  const values = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const [a, b, c] = [rng.next(), rng.next(), rng.integer(3)];
    points.set([a, b, c], i * 3);
    values[i] = Math.sin(5 * a) + b * b + 0.3 * c + 0.01 * rng.normal();
  }
  return { points, values, categorical: Uint8Array.of(0, 0, 1) };
}

describe("GaussianProcess", () => {
  it("gives scikit-learn's means, variances and covariances", () => {
    const process = new GaussianProcess(observations, parameters);
    const queries = Float64Array.from(reference.queries);
    reference.mean.forEach((mean, q) => {
      const found = process.posterior(queries, q * 3);
      expect(found.mean).toBeCloseTo(mean, 10);
      expect(found.variance).toBeCloseTo(reference.variance[q]!, 10);
    });
    const explained = process.explain(queries, 0);
    process.posterior(queries, 3);
    let shared = 0;
    process.kernels.forEach((kernel, i) => (shared += kernel * explained[i]!));
    expect(process.kernel(queries, 0, queries, 3) - shared).toBeCloseTo(reference.covariance01, 10);
  });

  it("goes through the observations where there is no noise, and knows nothing far away", () => {
    const given = mixed(15, 1);
    const process = new GaussianProcess(given, {
      inverseSquaredLengths: Float64Array.of(5, 5, 5),
      scale: 2,
      noise: 1e-9,
    });
    given.values.forEach((value, i) => {
      const found = process.posterior(given.points, i * 3);
      expect(found.mean).toBeCloseTo(value, 5);
      expect(found.variance).toBeLessThan(1e-6);
    });
    const far = process.posterior(Float64Array.of(90, -90, 7));
    expect(far.mean).toBeCloseTo(0, 10);
    expect(far.variance).toBeCloseTo(2, 10);
  });

  it("has the slopes of finite differences", () => {
    const process = new GaussianProcess(mixed(12, 2), {
      inverseSquaredLengths: Float64Array.of(3, 0.5, 1),
      scale: 1.3,
      noise: 1e-3,
    });
    const x = Float64Array.of(0.3, 0.8, 1);
    const { meanSlope, varianceSlope } = process.posteriorWithSlopes(x);
    expectSlopes((at) => process.posterior(at).mean, x, meanSlope, [0, 1]);
    expectSlopes((at) => process.posterior(at).variance, x, varianceSlope, [0, 1]);
    expect(Math.abs(meanSlope[2]!) + Math.abs(varianceSlope[2]!)).toBe(0);
  });
});

describe("marginalLoss", () => {
  const rule = { minimumNoise: 1e-6, deterministic: false };

  it("is minus scikit-learn's log marginal likelihood, but for constants and priors", () => {
    const raw = toRaw(parameters, rule.minimumNoise);
    const exact = fromRaw(raw, rule);
    expect(exact.noise).toBeCloseTo(parameters.noise, 7);
    const loss = marginalLoss(observations, { ...rule, minimumNoise: 0 })(
      Float64Array.from([...parameters.inverseSquaredLengths, parameters.scale, parameters.noise], (value) =>
        Math.log(value!),
      ),
      new Float64Array(5),
    );
    let prior = Math.log(parameters.scale) - parameters.scale;
    prior += 0.1 * Math.log(parameters.noise) - 30 * parameters.noise;
    for (const lambda of parameters.inverseSquaredLengths) prior -= 0.1 / lambda + 0.1 * lambda;
    const constant = 0.5 * reference.values.length * Math.log(2 * Math.PI);
    expect(-loss - constant - prior).toBeCloseTo(reference.logMarginalLikelihood, 8);
  });

  it.each([false, true])("has the slopes of finite differences, deterministic %s", (deterministic) => {
    const loss: SmoothFunction = marginalLoss(mixed(14, 3), { ...rule, deterministic });
    const raw = Float64Array.of(0.4, -1, 0.7, 0.2, -3);
    const gradient = new Float64Array(5);
    loss(raw, gradient);
    expectSlopes((at) => loss(at, new Float64Array(5)), raw, gradient);
    if (deterministic) expect(Math.abs(gradient[4]!)).toBe(0);
  });
});

describe("fitProcess", () => {
  it("finds which parameters matter", () => {
    const rng = createRng(5);
    const n = 40;
    const points = Float64Array.from({ length: n * 2 }, () => rng.next());
    const values = Float64Array.from({ length: n }, (_, i) => Math.sin(9 * points[2 * i]!));
    const { parameters: fitted } = fitProcess(
      { points, values, categorical: new Uint8Array(2) },
      { deterministic: true },
    );
    const [first, second] = fitted.inverseSquaredLengths;
    expect(first! / second!).toBeGreaterThan(10);
    expect(fitted.noise).toBe(1e-6);
  });

  it("ends in the same place from the last fit as from the default, and takes constant values", () => {
    const given = mixed(25, 6);
    const plain = fitProcess(given, { deterministic: false });
    const warm = fitProcess(given, { deterministic: false, start: plain.parameters });
    plain.parameters.inverseSquaredLengths.forEach((lambda, j) =>
      expect(Math.log(warm.parameters.inverseSquaredLengths[j]! / lambda)).toBeCloseTo(0, 1),
    );
    const flat = fitProcess({ ...given, values: new Float64Array(25) }, { deterministic: false });
    expect(flat.posterior(given.points).mean).toBe(0);
  });
});

describe("logImprovement and logNormalCdf", () => {
  const out = { value: 0, slope: 0 };

  it("are exact from far below the best to far above", () => {
    reference.z.forEach((z, i) => {
      const [h, cdf] = [reference.logImprovement[i]!, reference.logNormalCdf[i]!];
      logImprovement(z, out);
      expect(Math.abs(out.value - h) / Math.max(1, Math.abs(h))).toBeLessThan(1e-10);
      logNormalCdf(z, out);
      expect(Math.abs(out.value - cdf) / Math.max(1e-9, Math.abs(cdf))).toBeLessThan(1e-6);
    });
  });

  it.each([logImprovement, logNormalCdf])("have the slopes of finite differences, %o", (f) => {
    for (const z of [3, 0.4, -0.99, -1.01, -4, -12, -24.9, -25.1, -80]) {
      f(z, out);
      const { slope } = out;
      const step = 1e-5 * Math.max(1, Math.abs(z));
      f(z + step, out);
      const above = out.value;
      f(z - step, out);
      expect(Math.abs((above - out.value) / (2 * step) / slope - 1)).toBeLessThan(1e-5);
    }
  });
});
