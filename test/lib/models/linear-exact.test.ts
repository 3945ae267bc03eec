import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../../../lib/core/index.ts";
import {
  fitElasticNet,
  fitLinearRegression,
  fitLogisticRegression,
  fitPoissonRegressor,
  linearPredictions,
  logisticProbabilities,
  LogisticRegression,
} from "../../../lib/models/index.ts";

function normals(seed: number, n: number, p: number): Float64Array {
  const rng = createRng(seed);
  return Float64Array.from({ length: n * p }, () => rng.normal());
}

const seeds = fc.integer({ min: 0, max: 10_000 });

describe("fitLinearRegression", () => {
  it("leaves a residual that no column sees, with weights and without", () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 6 }), fc.boolean(), (seed, p, weighted) => {
        const n = 200;
        const X = normals(seed, n, p);
        const y = normals(seed + 1, n, 1);
        const sampleWeight = weighted ? normals(seed + 2, n, 1).map(Math.abs) : undefined;
        const fit = fitLinearRegression(X, n, p, y, { sampleWeight });
        expect(fit.rank).toBe(p);
        expect(fit.condition).toBeGreaterThanOrEqual(1);
        const residual = linearPredictions(fit, X, n).map((z, i) => (y[i]! - z) * (sampleWeight?.[i] ?? 1));
        expect(Math.abs(residual.reduce((a, b) => a + b, 0))).toBeLessThan(1e-9);
        for (let j = 0; j < p; j++)
          expect(Math.abs(residual.reduce((sum, r, i) => sum + r * X[i * p + j]!, 0))).toBeLessThan(1e-9);
      }),
      { numRuns: 20 },
    );
  });

  it("takes the least norm where columns depend on each other, and where rows are few", () => {
    const twin = fitLinearRegression(Float64Array.of(1, 1, 2, 2, 3, 3), 3, 2, [2, 4, 6]);
    expect(twin.rank).toBe(1);
    expect(twin.condition).toBeNull();
    expect([...twin.coef].map((w) => Math.round(w * 1e9) / 1e9)).toEqual([1, 1]);
    const [n, p] = [4, 9];
    const X = normals(3, n, p);
    const y = [1, 5, 2, 8];
    const few = fitLinearRegression(X, n, p, y);
    expect(few.rank).toBe(n - 1);
    linearPredictions(few, X, n).forEach((z, i) => expect(z).toBeCloseTo(y[i]!, 9));
  });

  it("keeps columns of any unit apart", () => {
    const n = 500;
    const X = normals(5, n, 2);
    for (let i = 0; i < n; i++) {
      X[2 * i]! *= 1e9;
      X[2 * i + 1]! *= 1e-9;
    }
    const y = Float64Array.from({ length: n }, (_, i) => 2e-9 * X[2 * i]! - 3e9 * X[2 * i + 1]! + 1);
    const fit = fitLinearRegression(X, n, 2, y);
    expect(fit.rank).toBe(2);
    expect(fit.condition).toBeLessThan(2);
    expect(fit.coef[0]! * 1e9).toBeCloseTo(2, 9);
    expect(fit.coef[1]! * 1e-9).toBeCloseTo(-3, 9);
  });

  it("gives a constant column nothing", () => {
    const X = Float64Array.of(0.1, 1, 0.1, 2, 0.1, 4);
    const { coef, rank } = fitLinearRegression(X, 3, 2, [1, 2, 4]);
    expect([coef[0], rank]).toEqual([0, 1]);
    expect(coef[1]).toBeCloseTo(1, 12);
  });
});

describe("fitElasticNet", () => {
  it("ends where the slopes of the loss are within the penalty", () => {
    fc.assert(
      fc.property(
        seeds,
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        fc.boolean(),
        (seed, alpha, l1Ratio, positive) => {
          const [n, p] = [30, 5];
          const X = normals(seed, n, p);
          const y = Float64Array.from({ length: n }, (_, i) => 2 * X[i * p]! - X[i * p + 1]!);
          const fit = fitElasticNet(X, n, p, y, { alpha, l1Ratio, positive, tol: 1e-13, maxIter: 1e5 });
          expect(fit.converged).toBe(true);
          expect(fit.dualGap).toBeLessThan(1e-10);
          const residual = linearPredictions(fit, X, n).map((z, i) => y[i]! - z);
          fit.coef.forEach((w, j) => {
            const slope = residual.reduce((sum, r, i) => sum + r * X[i * p + j]!, 0) / n;
            const pull = slope - alpha * (1 - l1Ratio) * w;
            const limit = alpha * l1Ratio;
            if (w !== 0) expect(Math.abs(pull - Math.sign(w) * limit)).toBeLessThan(1e-4);
            else expect(positive ? pull : Math.abs(pull)).toBeLessThan(limit + 1e-4);
            if (positive) expect(w).toBeGreaterThanOrEqual(0);
          });
        },
      ),
      { numRuns: 25 },
    );
  });

  it("is all 0 at a large alpha, and refuses what is no penalty", () => {
    const X = Float64Array.of(1, 2, 3, 4);
    expect([...fitElasticNet(X, 4, 1, [1, 2, 3, 5], { alpha: 100 }).coef]).toEqual([0]);
    expect(() => fitElasticNet(X, 4, 1, [1, 2, 3, 5], { alpha: -1 })).toThrow(/alpha/);
    expect(() => fitElasticNet(X, 4, 1, [1, 2, 3, 5], { l1Ratio: 2 })).toThrow(/l1Ratio/);
  });
});

describe("descents", () => {
  it("take few steps whatever the units and the middles of the columns are", () => {
    const [n, p] = [300, 3];
    const X = normals(11, n, p);
    const y = Int32Array.from({ length: n }, (_, i) =>
      Number(X[i * p]! + 0.5 * X[i * p + 1]! > 0.3 * X[i * p + 2]!),
    );
    const scale = [1e6, 1e-5, 1];
    const moved = X.map((x, at) => (x + 50) * scale[at % p]!);
    // Without a penalty units do not matter to the optimum.
    const noisy = y.map((c, i) => (i % 7 === 0 ? 1 - c : c));
    const plain = fitLogisticRegression(X, n, p, noisy, { penalty: null });
    const units = fitLogisticRegression(moved, n, p, noisy, { penalty: null });
    expect(units.converged).toBe(true);
    expect(units.iterations).toBeLessThan(40);
    const [a, b] = [logisticProbabilities(plain, X, n), logisticProbabilities(units, moved, n)];
    a.forEach((q, at) => expect(b[at]).toBeCloseTo(q, 5));
  });

  it("Poisson: expected counts sum to those counted", () => {
    const [n, p] = [100, 2];
    const X = normals(2, n, p);
    const y = Float64Array.from({ length: n }, (_, i) => Math.round(Math.exp(1 + X[i * p]!)));
    const fit = fitPoissonRegressor(X, n, p, y);
    const expected = linearPredictions(fit, X, n).reduce((sum, z) => sum + Math.exp(z), 0);
    expect(fit.converged).toBe(true);
    expect(expected).toBeCloseTo(
      y.reduce((a, b) => a + b, 0),
      4,
    );
    expect(() =>
      fitPoissonRegressor(
        X,
        n,
        p,
        y.map((v) => v - 5),
      ),
    ).toThrow(/row \d+/);
    expect(() => fitPoissonRegressor(X, n, p, new Float64Array(n))).toThrow(/above 0/);
  });

  it("stop between steps when the signal aborts", async () => {
    const [n, p] = [5000, 20];
    const values = normals(9, n, p);
    const y = Array.from({ length: n }, (_, i) => (values[i * p]! > 0 ? "a" : "b"));
    const stop = new AbortController();
    const model = new LogisticRegression({ penalty: null });
    const work = model.fit({ rows: n, columns: p, values }, y, { signal: stop.signal });
    setImmediate(() => stop.abort(new Error("enough")));
    await expect(work).rejects.toThrow("enough");
    expect(model.isFitted).toBe(false);
  });

  it("give log-odds, by whose sign the second class is chosen", async () => {
    const X = [[-2], [-1], [1], [3]];
    const model = await new LogisticRegression().fit(X, ["no", "no", "yes", "yes"]);
    const { values, columns } = await model.decisionFunction(X);
    expect(columns).toBe(1);
    const probabilities = (await model.predictProba(X)).values;
    values.forEach((z, i) => expect(1 / (1 + Math.exp(-z))).toBeCloseTo(probabilities[2 * i + 1]!, 12));
    await expect(new LogisticRegression({ penalty: "l1" as never }).fit(X, [0, 0, 1, 1])).rejects.toThrow(
      /penalty/,
    );
  });
});
