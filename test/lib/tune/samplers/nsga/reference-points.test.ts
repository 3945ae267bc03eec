import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { solveFullRank } from "../../../../../lib/tune/samplers/nsga/full-rank-solve.ts";
import {
  nearestReferences,
  normalizedObjectives,
  simplexPoints,
} from "../../../../../lib/tune/samplers/nsga/reference-points.ts";

test("simplex points are all whole points with the given sum, each once", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), (m, divisions) => {
      const points = simplexPoints(m, divisions);
      let expected = 1;
      for (let k = 1; k < m; k++) expected = (expected * (divisions + k)) / k;
      expect(points).toHaveLength(Math.round(expected));
      expect(new Set(points.map(String)).size).toBe(points.length);
      for (const point of points) expect(point.reduce((a, b) => a + b)).toBe(divisions);
    }),
  );
});

test("a row on the line of a reference is nearest to it", () => {
  const references = simplexPoints(3, 4);
  references.forEach((point, p) => {
    const [found] = nearestReferences([Float64Array.from(point, (x) => x * 0.3)], references);
    expect(found!.distance).toBeCloseTo(0, 12);
    expect(found!.reference).toBe(p);
  });
});

describe("normalized objectives", () => {
  test("are scaled to the extremes, whatever the units", () => {
    const rows = [
      [0, 4, 0],
      [2, 0, 0],
      [0, 0, 8],
      [1, 1, 1],
    ];
    expect(normalizedObjectives(rows).map((row) => [...row])).toEqual([
      [0, 1, 0],
      [1, 0, 0],
      [0, 0, 1],
      [0.5, 0.25, 0.125],
    ]);
  });

  test("bring infinities in and pass over objectives without a spread", () => {
    const rows = normalizedObjectives([
      [Infinity, 3],
      [0, 3],
      [1, 3],
      [-Infinity, 3],
    ]);
    expect(rows.flatMap((row) => [...row]).every((value) => Number.isFinite(value))).toBe(true);
    expect(rows.map((row) => row[0]!)).toEqual([1, 3 / 7, 4 / 7, 0]);
  });
});

describe("solving", () => {
  test("solves systems of full rank", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 9, maxLength: 9 }),
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 3 }),
        (a, b) => {
          const x = solveFullRank(Float64Array.from(a), Float64Array.from(b));
          const determinant =
            a[0]! * (a[4]! * a[8]! - a[5]! * a[7]!) -
            a[1]! * (a[3]! * a[8]! - a[5]! * a[6]!) +
            a[2]! * (a[3]! * a[7]! - a[4]! * a[6]!);
          expect(x === null).toBe(determinant === 0);
          if (x === null) return;
          for (let i = 0; i < 3; i++)
            expect(a[3 * i]! * x[0]! + a[3 * i + 1]! * x[1]! + a[3 * i + 2]! * x[2]!).toBeCloseTo(b[i]!, 8);
        },
      ),
    );
  });
});
