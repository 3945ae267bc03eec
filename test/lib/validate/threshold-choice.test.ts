import { describe, expect, it } from "vitest";
import { createRng } from "../../../lib/core/index.ts";
import { thresholdSweep } from "../../../lib/metrics/index.ts";
import { thresholdCurve, thresholdCurveOf } from "../../../lib/validate/threshold-choice.ts";
import type { Predictions } from "../../../lib/validate/predictions.ts";
import { PlainLogistic, PlainMean } from "./cheap-models.ts";

function scored(seed: number, n: number, shift = 0.2): Predictions {
  const rng = createRng(seed);
  const truth = Int32Array.from({ length: n }, () => (rng.next() < 0.3 ? 1 : 0));
  const probabilities = new Float64Array(2 * n);
  for (const [i, y] of truth.entries()) {
    const p = Math.min(1, Math.max(0, 0.4 + shift * (2 * y - 1) + 0.2 * rng.normal()));
    probabilities.set([1 - p, p], 2 * i);
  }
  return {
    task: "classification",
    classes: [0, 1],
    positive: 1,
    rows: Int32Array.from(truth.keys()),
    truth,
    predicted: truth,
    probabilities,
  };
}

describe("thresholdCurveOf", () => {
  it("counts as a sweep does, and takes the best by each metric", async () => {
    const given = scored(1, 120);
    const score = Float64Array.from(given.truth, (_, i) => given.probabilities![2 * i + 1]!);
    for (const by of ["f1", "mcc", "accuracy", "balancedAccuracy", "youden"] as const) {
      const { points, best, n, prevalence } = await thresholdCurveOf(given, { by, resamples: 20 });
      const sweep = thresholdSweep(
        given.truth,
        score,
        points.map(({ threshold }) => threshold),
      );
      points.forEach(({ tp, fp, fn, tn }, i) => expect({ ...sweep[i]!, tp, fp, fn, tn }).toEqual(sweep[i]));
      if (by === "f1") expect(best!.value).toBe(Math.max(...points.map(({ f1 }) => f1)));
      if (by === "mcc") expect(best!.value).toBe(Math.max(...points.map(({ mcc }) => mcc ?? -1)));
      expect(best!.interval![0]).toBeLessThanOrEqual(best!.interval![1]);
      expect(prevalence * n).toBeCloseTo(given.truth.filter((y) => y === 1).length, 9);
    }
  });

  it("puts the threshold of calibrated probabilities at fp / (fp + fn) of the costs", async () => {
    const rng = createRng(2);
    const n = 6000;
    const p = Float64Array.from({ length: n }, () => rng.next());
    const truth = Int32Array.from(p, (chance) => (rng.next() < chance ? 1 : 0));
    const probabilities = Float64Array.from({ length: 2 * n }, (_, at) =>
      at % 2 === 1 ? p[at >> 1]! : 1 - p[at >> 1]!,
    );
    const given = {
      ...scored(0, 1),
      rows: Int32Array.from(truth.keys()),
      truth,
      predicted: truth,
      probabilities,
    };
    const { best } = await thresholdCurveOf(given, { costs: { fp: 1, fn: 4 }, resamples: 30 });
    expect(best!.by).toBe("cost");
    expect(Math.abs(best!.threshold - 0.2)).toBeLessThan(0.06);
    expect(best!.interval![0]).toBeLessThan(0.24);
    expect(best!.interval![1]).toBeGreaterThan(0.17);
  });

  it("flags nothing where flags only cost", async () => {
    const { best } = await thresholdCurveOf(scored(3, 80), { costs: { fp: 10, fn: 0, tp: 1 }, resamples: 0 });
    expect(best).toMatchObject({ tp: 0, fp: 0, cost: 0, interval: null, honestValue: null });
  });

  it("keeps conditions, and says when none can", async () => {
    const { best } = await thresholdCurveOf(scored(4, 200), {
      minRecall: 0.95,
      maxQueue: 0.95,
      resamples: 5,
    });
    expect(best!.recall).toBeGreaterThanOrEqual(0.95);
    expect(best!.queueRate).toBeLessThanOrEqual(0.95);
    const none = await thresholdCurveOf(scored(4, 200), { minRecall: 1, maxQueue: 0.05 });
    expect(none).toMatchObject({ best: null, status: "warn" });
  });

  it("is honest: on noise, rows that the choice did not see score worse", async () => {
    let [seen, unseen] = [0, 0];
    for (let seed = 0; seed < 15; seed++) {
      const { best } = await thresholdCurveOf(scored(seed, 60, 0), { by: "mcc", resamples: 40 });
      seen += best!.value;
      unseen += best!.honestValue!;
    }
    expect(unseen / 15).toBeLessThan(seen / 15 - 0.1);
    expect(Math.abs(unseen / 15)).toBeLessThan(0.1);
  });

  it("gathers positives: lift of all parts ends at gain 1, and scores of any scale rank alike", async () => {
    const given = scored(5, 100);
    const { lift, points } = await thresholdCurveOf(given, { resamples: 0 });
    expect(lift.at(-1)).toMatchObject({ gain: 1, rowShare: 1 });
    expect(lift[0]!.lift).toBeGreaterThan(1);
    const ranked = {
      ...given,
      probabilities: undefined,
      ranking: Float64Array.from(given.truth, (_, i) => 10 * given.probabilities![2 * i + 1]! - 3),
    };
    const other = await thresholdCurveOf(ranked, { resamples: 0 });
    expect(other.atHalf).toBeNull();
    expect(other.points.slice(1).map(({ f1 }) => f1)).toEqual(points.slice(1).map(({ f1 }) => f1));
  });
});

it("asks for two classes, both present, and costs", async () => {
  const X = [[1], [2], [3], [4], [5], [6]];
  await expect(thresholdCurve(new PlainMean(), X, [1, 2, 3, 4, 5, 6], { cv: 2 })).rejects.toThrow(
    /two classes/,
  );
  await expect(
    thresholdCurve(new PlainLogistic(), X, [0, 1, 0, 1, 0, 1], { cv: 2, by: "cost" }),
  ).rejects.toThrow(/needs costs/);
  const found = await thresholdCurve(new PlainLogistic(), X, [0, 1, 0, 1, 0, 1], {
    cv: 2,
    positive: 0,
    resamples: 2,
  });
  expect(found.positive).toBe(0);
});
