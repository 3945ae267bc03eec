import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../../../lib/core/index.ts";
import {
  fitLogisticRegression,
  fitRidge,
  logisticProbabilities,
  ridgePredictions,
} from "../../../lib/models/index.ts";

function design(seed: number, n: number, p: number, k: number) {
  const rng = createRng(seed);
  const X = Float64Array.from({ length: n * p }, () => rng.normal());
  const y = Int32Array.from({ length: n }, (_, i) => (i < k ? i : rng.integer(k)));
  return { X, y };
}

describe("fitLogisticRegression", () => {
  it("ends where the gradient is zero, for two classes and for more", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 2, max: 4 }),
        fc.double({ min: 0.01, max: 10, noNaN: true }),
        (seed, k, C) => {
          const [n, p] = [40, 3];
          const { X, y } = design(seed, n, p, k);
          const model = fitLogisticRegression(X, n, p, y, { C });
          expect(model.converged).toBe(true);
          const P = logisticProbabilities(model, X, n);
          const logits = model.intercept.length;
          for (let c = 0; c < logits; c++) {
            const own = logits === 1 ? 1 : c;
            let constant = 0;
            const slope = Array.from({ length: p }, (_, j) => model.coef[c * p + j]! / C);
            for (let i = 0; i < n; i++) {
              const r = P[i * k + own]! - (y[i] === own ? 1 : 0);
              constant += r;
              for (let j = 0; j < p; j++) slope[j]! += r * X[i * p + j]!;
            }
            for (const g of [constant, ...slope]) expect(Math.abs(g)).toBeLessThan(1e-5);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it("does not mind the order of rows, nor a shift of a column", () => {
    const [n, p, k] = [60, 2, 3];
    const { X, y } = design(1, n, p, k);
    const order = createRng(2).permutation(n);
    const moved = Float64Array.from(
      { length: n * p },
      (_, at) => X[order[Math.floor(at / p)]! * p + (at % p)]! + 5 * (at % p),
    );
    const a = fitLogisticRegression(X, n, p, y);
    const b = fitLogisticRegression(
      moved,
      n,
      p,
      order.map((i) => y[i]!),
    );
    a.coef.forEach((value, j) => expect(b.coef[j]).toBeCloseTo(value, 5));
  });

  it("gives classes that training lacks no probability, and one class all of it", () => {
    const X = Float64Array.of(1, 2, 3, 4);
    const model = fitLogisticRegression(X, 4, 1, [0, 2, 0, 2], { classes: 3 });
    const P = logisticProbabilities(model, X, 4);
    for (let i = 0; i < 4; i++) {
      expect(P[i * 3 + 1]).toBe(0);
      expect(P[i * 3]! + P[i * 3 + 2]!).toBeCloseTo(1, 12);
    }
    const one = fitLogisticRegression(X, 4, 1, [1, 1, 1, 1], { classes: 2 });
    expect([...logisticProbabilities(one, X, 2)]).toEqual([0, 1, 0, 1]);
  });

  it("stays finite where the classes are apart", () => {
    const X = Float64Array.of(-2, -1, 1, 2);
    const { coef } = fitLogisticRegression(X, 4, 1, [0, 0, 1, 1], { C: 1e6 });
    expect(Number.isFinite(coef[0])).toBe(true);
  });

  it("refuses holes, wrong sizes and wrong labels", () => {
    expect(() => fitLogisticRegression(Float64Array.of(1, NaN), 2, 1, [0, 1])).toThrow(/row 1, column 0/);
    expect(() => fitLogisticRegression(Float64Array.of(1), 2, 1, [0, 1])).toThrow(RangeError);
    expect(() => fitLogisticRegression(Float64Array.of(1, 2), 2, 1, [0, -1])).toThrow(RangeError);
    expect(() => fitLogisticRegression(Float64Array.of(1, 2), 2, 1, [0, 1], { C: 0 })).toThrow(/C must/);
  });
});

describe("fitRidge", () => {
  it("is least squares at alpha 0, and the mean at a huge alpha", () => {
    const X = Float64Array.of(0, 1, 2, 3);
    const exact = fitRidge(X, 4, 1, [1, 3, 5, 7], { alpha: 0 });
    expect(exact.coef[0]).toBeCloseTo(2, 12);
    expect(exact.intercept).toBeCloseTo(1, 12);
    expect(ridgePredictions(fitRidge(X, 4, 1, [1, 3, 5, 7], { alpha: 1e12 }), X, 4)[0]).toBeCloseTo(4, 6);
  });

  it("solves (XᵀX + alpha I) w = Xᵀy on centred data", () => {
    // scikit-learn 1.2.1: Ridge(alpha=1).fit([[0, 1], [1, 0], [2, 2], [3, 1]], [1, 2, 2, 5])
    const { coef, intercept } = fitRidge(Float64Array.of(0, 1, 1, 0, 2, 2, 3, 1), 4, 2, [1, 2, 2, 5]);
    expect(coef[0]).toBeCloseTo(1.058823529411765, 10);
    expect(coef[1]).toBeCloseTo(-0.3529411764705883, 10);
    expect(intercept).toBeCloseTo(1.264705882352941, 10);
  });

  it("refuses columns that depend on each other without a penalty", () => {
    expect(() => fitRidge(Float64Array.of(1, 1, 2, 2), 2, 2, [1, 2], { alpha: 0 })).toThrow(/independent/);
  });
});
