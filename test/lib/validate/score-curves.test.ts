import { describe, expect, it } from "vitest";
import { createRng } from "../../../lib/core/index.ts";
import { Ridge } from "../../../lib/models/index.ts";
import { learningCurve } from "../../../lib/validate/learning-curve.ts";
import { validationCurve } from "../../../lib/validate/validation-curve.ts";
import { PlainLogistic, PlainMean, PlainNeighbours } from "./cheap-models.ts";

function line(seed: number, n: number, p: number) {
  const rng = createRng(seed);
  const X = Array.from({ length: n }, () => Array.from({ length: p }, () => rng.normal()));
  return { X, y: Float64Array.from(X, (row) => row.reduce((sum, x) => sum + x, 0) + rng.normal()) };
}

describe("learningCurve", () => {
  it("says that more rows help where columns are many, and where they do not", async () => {
    const { X, y } = line(1, 120, 40);
    const rising = await learningCurve(new Ridge({ alpha: 0.1 }), X, y, { trainSizes: [0.4, 0.5, 0.75, 1] });
    expect(rising.moreRows).toBe("help");
    expect(rising.status).toBe("info");
    expect(rising.forecast!.test).toBeGreaterThan(rising.points.at(-1)!.test!.mean);
    const flat = await learningCurve(new PlainMean(), X, y);
    expect(flat.moreRows).not.toBe("help");
    const easy = line(2, 2000, 1);
    expect((await learningCurve(new Ridge(), easy.X, easy.y)).moreRows).toBe("do not help");
  });

  it("promises nothing of noise, more often than the interval allows", async () => {
    let promises = 0;
    for (let seed = 0; seed < 40; seed++) {
      const rng = createRng(seed);
      const y = Array.from({ length: 60 }, () => rng.integer(2));
      const X = y.map(() => [rng.normal(), rng.normal()]);
      const { moreRows } = await learningCurve(new PlainNeighbours(), X, y, { trainSizes: [0.5, 1], seed });
      if (moreRows === "help") promises++;
    }
    // One-sided 2.5 %: Binomial(40, 0.025) exceeds 4 with a chance below 1 %.
    expect(promises).toBeLessThanOrEqual(4);
  });

  it("ends at the scores of the whole folds, and train falls as test rises", async () => {
    const { X, y } = line(3, 100, 8);
    const { points } = await learningCurve(new Ridge({ alpha: 0.01 }), X, y, { trainSizes: [1, 0.2, 0.5] });
    expect(points.map(({ size }) => size)).toEqual([16, 40, 80]);
    expect(points[0]!.train!.mean).toBeGreaterThan(points[2]!.train!.mean);
    expect(points[0]!.test!.mean).toBeLessThan(points[2]!.test!.mean);
  });

  it("keeps the classes in each beginning, even where they are sorted", async () => {
    const y = Array.from({ length: 200 }, (_, i) => (i < 180 ? "a" : "b"));
    const X = y.map((label, i) => [label === "a" ? i / 200 : 5 + i / 200]);
    const { points } = await learningCurve(new PlainNeighbours(), X, y, {
      trainSizes: [0.1, 1],
      metric: "balancedAccuracy",
    });
    expect(points[0]!.testScores.every((score) => score === 1)).toBe(true);
  });

  it("refuses sizes out of range", async () => {
    const { X, y } = line(4, 20, 1);
    await expect(learningCurve(new Ridge(), X, y, { trainSizes: [0] })).rejects.toThrow(/trainSizes/);
    await expect(learningCurve(new Ridge(), X, y, { trainSizes: [17] })).rejects.toThrow(/16 training rows/);
  });
});

describe("validationCurve", () => {
  it("finds the best value, and says when it is the last of the range", async () => {
    const rng = createRng(5);
    const y = Array.from({ length: 300 }, (_, i) => i % 2);
    const X = y.map((label) => [rng.normal() + label, rng.normal() + label]);
    const inside = await validationCurve(new PlainNeighbours(), X, y, "nNeighbors", [1, 31, 240]);
    expect(inside).toMatchObject({ best: 31, bestAtEdge: false, status: "info" });
    expect(inside.points[0]!.train!.mean).toBe(1);
    const edge = await validationCurve(new PlainNeighbours(), X, y, "nNeighbors", [1, 31]);
    expect(edge).toMatchObject({ best: 31, bestAtEdge: true, status: "warn" });
  });

  it("refuses a parameter that the model does not have", async () => {
    await expect(
      validationCurve(new PlainLogistic(), [[1], [2], [3], [4]], [0, 1, 0, 1], "depth", [1], { cv: 2 }),
    ).rejects.toThrow(/no parameter "depth"/);
  });
});
