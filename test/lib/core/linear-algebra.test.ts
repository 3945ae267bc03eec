import { describe, expect, it } from "vitest";
import {
  cholesky,
  choleskyInverse,
  choleskyLogDet,
  choleskySolve,
  createRng,
  crossProduct,
  matrix,
  multiply,
  multiplyVector,
  symmetricEigen,
  transpose,
  type Matrix,
} from "../../../lib/core/index.ts";

const random = (rows: number, columns: number, seed = 1): Matrix => {
  const rng = createRng(seed);
  return matrix(
    rows,
    columns,
    Float64Array.from({ length: rows * columns }, () => rng.normal()),
  );
};
const far = (a: Matrix, b: Matrix): number => Math.max(...a.values.map((x, i) => Math.abs(x - b.values[i]!)));
const identity = (n: number): Matrix =>
  matrix(
    n,
    n,
    Float64Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0)),
  );

describe("positive definite matrices", () => {
  const x = random(50, 8);
  const a = crossProduct(x);
  const lower = cholesky(a)!;

  it("are products of their triangle", () => {
    expect(far(a, multiply(transpose(x), x))).toBeLessThan(1e-12);
    expect(far(multiply(lower, transpose(lower)), a)).toBeLessThan(1e-12);
  });

  it("are solved, inverted, and have a determinant", () => {
    const truth = Float64Array.from({ length: 8 }, (_, i) => i - 3);
    expect(
      Math.max(...choleskySolve(lower, multiplyVector(a, truth)).map((v, i) => Math.abs(v - truth[i]!))),
    ).toBeLessThan(1e-12);
    expect(far(multiply(choleskyInverse(lower), a), identity(8))).toBeLessThan(1e-12);
    const { values } = symmetricEigen(a);
    expect(choleskyLogDet(lower)).toBeCloseTo(
      values.reduce((total, value) => total + Math.log(value), 0),
      10,
    );
  });

  it("are told from those that are not", () => {
    expect(cholesky(matrix(2, 2, Float64Array.of(1, 1, 1, 1)))).toBeNull();
    expect(cholesky(matrix(2, 2, Float64Array.of(1, 2, 2, 1)))).toBeNull();
    expect(cholesky(matrix(1, 1, Float64Array.of(Number.NaN)))).toBeNull();
  });
});

describe("symmetric eigenvalues", () => {
  it("rebuild the matrix, in descending order", () => {
    const b = random(20, 20, 3);
    const a = matrix(
      20,
      20,
      b.values.map((value, i) => value + b.values[(i % 20) * 20 + Math.floor(i / 20)]!),
    );
    const { values, vectors } = symmetricEigen(a);
    expect([...values]).toEqual([...values].sort((x, y) => y - x));
    expect(far(multiply(transpose(vectors), vectors), identity(20))).toBeLessThan(1e-12);
    const diagonal = matrix(20, 20);
    for (const [i, value] of values.entries()) diagonal.values[21 * i] = value;
    expect(far(multiply(multiply(vectors, diagonal), transpose(vectors)), a)).toBeLessThan(1e-12);
  });

  it("of simple matrices are known", () => {
    const [three, one] = symmetricEigen(matrix(2, 2, Float64Array.of(2, 1, 1, 2))).values;
    expect(three).toBeCloseTo(3, 14);
    expect(one).toBeCloseTo(1, 14);
    expect([...symmetricEigen(identity(3)).values]).toEqual([1, 1, 1]);
    const { values } = symmetricEigen(matrix(2, 2, Float64Array.of(1, 1, 1, 1)));
    expect(values[0]).toBeCloseTo(2, 14);
    expect(Math.abs(values[1]!)).toBeLessThan(1e-15);
  });
});

it("sizes that do not fit are refused", () => {
  expect(() => matrix(2, 2, new Float64Array(3))).toThrow(/2 by 2 needs 4 values; got 3/);
  expect(() => multiply(matrix(2, 3), matrix(2, 3))).toThrow(/inner sizes must agree; got 2×3 and 2×3/);
  expect(() => cholesky(matrix(2, 3))).toThrow(/must be square; got 2×3/);
  expect(() => multiplyVector(matrix(2, 3), [1])).toThrow(/sizes must agree/);
});
