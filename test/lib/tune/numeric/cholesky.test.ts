import { describe, expect, it } from "vitest";
import { choleskyInverse, choleskySolve, cholesky, createRng, matrix } from "../../../../lib/core/index.ts";
import {
  backwardSolve,
  factorInPlace,
  forwardSolve,
  invertFromFactor,
} from "../../../../lib/tune/numeric/cholesky.ts";

/** B Bᵀ + I of normal numbers. */
function definite(n: number, seed: number): Float64Array<ArrayBuffer> {
  const rng = createRng(seed);
  const b = Float64Array.from({ length: n * n }, () => rng.normal());
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      for (let k = 0; k < n; k++) a[i * n + j]! += b[i * n + k]! * b[j * n + k]!;
      if (i === j) a[i * n + j]! += 1;
    }
  return a;
}

describe("factors in place", () => {
  it.each([1, 2, 3, 7, 20])("solve and invert as core's Cholesky does, %i rows", (n) => {
    const a = definite(n, n);
    const reference = cholesky(matrix(n, n, a))!;
    const factor = a.slice();
    expect(factorInPlace(factor, n)).toBe(true);
    const b = Float64Array.from({ length: n }, (_, i) => Math.cos(i));
    const x = b.slice();
    forwardSolve(factor, x, n);
    backwardSolve(factor, x, n);
    choleskySolve(reference, b).forEach((value, i) => expect(x[i]).toBeCloseTo(value, 10));
    const inverse = new Float64Array(n * n);
    invertFromFactor(factor, n, inverse);
    const expected = choleskyInverse(reference).values;
    for (let i = 0; i < n; i++)
      for (let j = 0; j <= i; j++) expect(inverse[i * n + j]).toBeCloseTo(expected[i * n + j]!, 10);
  });

  it("grow by rows to what they are at once", () => {
    const n = 9;
    const atOnce = definite(n, 4);
    const grown = atOnce.slice();
    factorInPlace(atOnce, n);
    expect(factorInPlace(grown, 5, n)).toBe(true);
    expect(factorInPlace(grown, n, n, 5)).toBe(true);
    expect(grown).toEqual(atOnce);
  });

  it("refuse a matrix that is not positive definite", () => {
    expect(factorInPlace(Float64Array.of(1, 2, 2, 1), 2)).toBe(false);
    expect(factorInPlace(Float64Array.of(Number.NaN), 1)).toBe(false);
  });
});
