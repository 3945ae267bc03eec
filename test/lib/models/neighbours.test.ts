import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../../../lib/core/index.ts";
import {
  argmaxRows,
  dummyProbabilities,
  fitDummyClassifier,
  fitGaussianNB,
  fitKNeighborsClassifier,
  fitKNeighborsRegressor,
  gaussianNBProbabilities,
  kNeighborsPredictions,
  kNeighborsProbabilities,
  nearest,
} from "../../../lib/models/index.ts";

describe("nearest", () => {
  it("is what sorting all distances gives, equals by row", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 12 }),
        (seed, p, k) => {
          const rng = createRng(seed);
          const [m, n] = [12, 5];
          // Few values, so that there are ties.
          const draw = (count: number) => Float64Array.from({ length: count * p }, () => rng.integer(3));
          const [reference, queries] = [draw(m), draw(n)];
          const { rows } = nearest(reference, m, queries, n, p, k);
          for (let i = 0; i < n; i++) {
            const distance = (r: number): number => {
              let sum = 0;
              for (let j = 0; j < p; j++) sum += (queries[i * p + j]! - reference[r * p + j]!) ** 2;
              return sum;
            };
            const order = Array.from({ length: m }, (_, r) => r).sort(
              (a, b) => distance(a) - distance(b) || a - b,
            );
            expect([...rows.subarray(i * k, i * k + k)]).toEqual(order.slice(0, k));
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe("neighbours, naive Bayes, dummies", () => {
  it("votes in whole shares; equal votes go to the lower class", () => {
    const model = fitKNeighborsClassifier(Float64Array.of(0, 1, 10, 11), 4, 1, [1, 1, 0, 0], {
      nNeighbors: 4,
    });
    const P = kNeighborsProbabilities(model, Float64Array.of(0), 1);
    expect([...P]).toEqual([0.5, 0.5]);
    expect(argmaxRows(P, 1, 2)[0]).toBe(0);
  });
  it("averages targets", () => {
    const model = fitKNeighborsRegressor(Float64Array.of(0, 1, 10), 3, 1, [1, 3, 100], { nNeighbors: 2 });
    expect([...kNeighborsPredictions(model, Float64Array.of(0.2), 1)]).toEqual([2]);
  });
  it("asks for no more neighbours than rows", () => {
    expect(() => fitKNeighborsClassifier(Float64Array.of(0, 1), 2, 1, [0, 1])).toThrow(/nNeighbors/);
  });
  it("naive Bayes lives with constant columns", () => {
    const model = fitGaussianNB(Float64Array.of(0, 7, 1, 7, 5, 7, 6, 7), 4, 2, [0, 0, 1, 1]);
    const P = gaussianNBProbabilities(model, Float64Array.of(0, 7, 6, 7, 6, 8), 3);
    expect(P.every(Number.isFinite)).toBe(true);
    expect(P[0]).toBeGreaterThan(0.99);
    expect(P[3]).toBeGreaterThan(0.99);
  });
  it("dummies give shares, or the first most frequent class", () => {
    const X = new Float64Array(3);
    expect([...dummyProbabilities(fitDummyClassifier(X, 3, 1, [0, 1, 1]), 1)]).toEqual([1 / 3, 2 / 3]);
    const tie = fitDummyClassifier(new Float64Array(4), 4, 1, [1, 0, 1, 0], { strategy: "mostFrequent" });
    expect([...dummyProbabilities(tie, 1)]).toEqual([1, 0]);
  });
});
