import { describe, expect, it } from "vitest";
import { createRng } from "../../../../lib/core/index.ts";
import { averagePathLength, IsolationForest, restoreModel } from "../../../../lib/models/index.ts";

const rng = createRng(5);
const X = Array.from({ length: 300 }, () => [rng.normal(), rng.normal(), rng.normal()]);
X[7] = [8, 8, -8];

describe("IsolationForest", () => {
  it("counts unseen depth as scikit-learn does", () => {
    const wanted = [0, 0, 1, 1.20739235763941, 10.24477092011685];
    for (const [i, n] of [0, 1, 2, 3, 256].entries())
      expect(averagePathLength(n)).toBeCloseTo(wanted[i]!, 10);
  });

  it("scores anomalies lowest, near −½ what is usual", async () => {
    const forest = await new IsolationForest().fit(X);
    const scores = await forest.scoreSamples(X);
    expect(scores.indexOf(Math.min(...scores))).toBe(7);
    expect(scores[7]!).toBeLessThan(-0.7);
    expect(scores.every((score) => score > -1 && score < 0)).toBe(true);
    expect(scores.toSorted()[150]!).toBeGreaterThan(-0.5);
    const labels = await forest.predict(X);
    expect(labels[7]).toBe(-1);
    const { values } = await forest.decisionFunction(X);
    for (let i = 0; i < 300; i++) {
      expect(values[i]).toBe(scores[i]! + 0.5);
      expect(labels[i]).toBe(values[i]! < 0 ? -1 : 1);
    }
  });

  it("sets the threshold by the share of anomalies", async () => {
    const forest = await new IsolationForest({ contamination: 0.1, randomState: 2 }).fit(X);
    const labels = await forest.predict(X);
    expect(labels.filter((label) => label === -1)).toHaveLength(30);
  });

  it("draws rows and features as told, repeats with its seed, and is stored", async () => {
    for (const params of [
      { maxSamples: 20, bootstrap: true },
      { maxSamples: 0.5, maxFeatures: 2 },
      { maxFeatures: 0.4 },
    ]) {
      const a = await new IsolationForest({ nEstimators: 20, ...params }).fit(X);
      const b = await new IsolationForest({ nEstimators: 20, ...params }).fit(X);
      const scores = await a.scoreSamples(X);
      expect(await b.scoreSamples(X)).toEqual(scores);
      const again = (await restoreModel(
        JSON.parse(JSON.stringify(a)) as never,
      )) as unknown as IsolationForest;
      expect(await again.scoreSamples(X)).toEqual(scores);
    }
  });

  it("bears constant columns and one row", async () => {
    const same = await new IsolationForest({ nEstimators: 3 }).fit([[1], [1], [1]]);
    expect(await same.predict([[1], [5]])).toEqual([1, 1]);
    const one = await new IsolationForest({ nEstimators: 3 }).fit([[1]]);
    expect([...(await one.scoreSamples([[1]]))]).toEqual([-0.5]);
  });

  it("refuses what it cannot use", async () => {
    await expect(new IsolationForest({ contamination: 0.7 }).fit(X)).rejects.toThrow(/contamination/);
    await expect(new IsolationForest({ maxSamples: 2.5 }).fit(X)).rejects.toThrow(/maxSamples/);
    await expect(new IsolationForest().fit([[Number.NaN]])).rejects.toThrow(/finite; got NaN in row 0/);
    await expect(new IsolationForest().fit([[1]], undefined, { sampleWeight: [1] })).rejects.toThrow(
      /cannot use sampleWeight/,
    );
    await expect(new IsolationForest().predict(X)).rejects.toThrow(/fit/);
  });
});
