import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../../../../lib/core/index.ts";
import { isolationForest } from "../../../../lib/audit/measures/isolation-forest.ts";
import { localOutlierFactor } from "../../../../lib/audit/measures/local-outlier-factor.ts";
import { mahalanobisSquared } from "../../../../lib/audit/measures/mahalanobis.ts";
import { neighbourFindings } from "../../../../lib/audit/measures/near-duplicates.ts";
import { nearestNeighbours } from "../../../../lib/audit/measures/nearest-neighbours.ts";
import { pointsOf, standardisedPoints } from "../../../../lib/audit/measures/points.ts";
import { valueOutliers } from "../../../../lib/audit/measures/value-outliers.ts";

/** A cloud of 200 with one point far off and one nearly repeated. */
function cloud(): Float64Array[] {
  const rng = createRng(3);
  const columns = [0, 1, 2].map(() => Float64Array.from({ length: 202 }, () => rng.normal()));
  for (const column of columns) {
    column[200] = 9;
    column[201] = column[17]! + 1e-4;
  }
  return columns;
}

it("nearest neighbours are those of all pairs, ties by number", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 8 }),
      fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 8, maxLength: 240 }),
      async (d, k, numbers) => {
        const n = Math.floor(numbers.length / d);
        const points = pointsOf(Array.from({ length: d }, (_, j) => numbers.slice(j * n, (j + 1) * n)));
        const found = await nearestNeighbours(points, k);
        for (let i = 0; i < n; i++) {
          const all: [number, number][] = [];
          for (let other = 0; other < n; other++) {
            let distance = 0;
            for (let j = 0; j < d; j++)
              distance += (points.values[i * d + j]! - points.values[other * d + j]!) ** 2;
            if (other !== i) all.push([Math.sqrt(distance), other]);
          }
          all.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
          const got = Array.from({ length: found.k }, (_, r) => [
            found.distances[i * found.k + r],
            found.indices[i * found.k + r],
          ]);
          expect(got).toEqual(all.slice(0, k));
        }
      },
    ),
    { numRuns: 60 },
  );
});

describe("planted outlier and duplicate", () => {
  const points = pointsOf(cloud());

  it("local outlier factor", async () => {
    const factor = await localOutlierFactor(points);
    expect(factor.indexOf(Math.max(...factor))).toBe(200);
    expect(await localOutlierFactor(pointsOf([[1, 1, 1]]))).toEqual(Float64Array.of(1, 1, 1));
  });

  it("isolation forest: same seed, same scores", async () => {
    const score = await isolationForest(points, { rng: createRng(1) });
    expect(score.indexOf(Math.max(...score))).toBe(200);
    expect(await isolationForest(points, { rng: createRng(1) })).toEqual(score);
    for (const each of score) expect(each > 0 && each < 1).toBe(true);
  });

  it("Mahalanobis: blind to units; null when columns depend on each other", () => {
    const { squared } = mahalanobisSquared(points);
    expect(squared!.indexOf(Math.max(...squared!))).toBe(200);
    const [x, y, z] = cloud();
    const other = mahalanobisSquared(
      pointsOf([x!.map((v) => v * 1e6 + 5), y!.map((v) => v / 1e6), z!]),
    ).squared!;
    for (const [i, each] of squared!.entries()) expect(other[i]).toBeCloseTo(each, 6);
    const sum = x!.map((v, i) => v + y![i]!);
    expect(mahalanobisSquared(pointsOf([x!, y!, sum]))).toMatchObject({
      squared: null,
      reason: expect.any(String),
    });
    expect(mahalanobisSquared(pointsOf([x!, y!.fill(2)]))).toMatchObject({
      squared: null,
      reason: expect.any(String),
    });
  });

  it("neighbours", async () => {
    const found = await neighbourFindings(standardisedPoints(points));
    expect(found.outliers[0]).toBe(200);
    expect(found.duplicates.map(({ a, b }) => [a, b])).toContainEqual([17, 201]);
    expect(found.duplicates[0]!.distance).toBeLessThan(found.duplicateLimit!);
    expect(await neighbourFindings(pointsOf([[1]]))).toMatchObject({
      outliers: [],
      duplicates: [],
      outlierLimit: null,
    });
  });

  it("stops when aborted", async () => {
    const rng = createRng(2);
    const many = pointsOf([0, 1, 2, 3].map(() => Float64Array.from({ length: 20_000 }, () => rng.next())));
    await expect(nearestNeighbours(many, 5, AbortSignal.abort())).rejects.toThrow(/abort/i);
  });
});

describe("one column", () => {
  it("lists a planted value by every rule, and nothing in a constant", () => {
    const values = [...Array.from({ length: 40 }, (_, i) => i % 7), Number.NaN, 500];
    for (const rule of ["tukey", "z", "modified-z"] as const) {
      expect([...valueOutliers(values, { rule }).rows]).toEqual([41]);
      expect(valueOutliers([3, 3, 3], { rule }).rows).toHaveLength(0);
      expect(valueOutliers([Number.NaN], { rule })).toMatchObject({ low: null, reason: expect.any(String) });
    }
  });

  it("does not list every value that differs where most are equal", () => {
    const values = [
      ...Array.from({ length: 60 }, () => 0),
      ...Array.from({ length: 40 }, (_, i) => i / 10),
      90,
    ];
    expect(valueOutliers(values, { rule: "modified-z" })).toMatchObject({
      scale: "mean-absolute-deviation",
      rows: Uint32Array.of(100),
    });
  });
});
