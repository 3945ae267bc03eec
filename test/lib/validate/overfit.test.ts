import { describe, expect, it } from "vitest";
import { createRng } from "../../../lib/core/index.ts";
import { Ridge } from "../../../lib/models/index.ts";
import { overfit, overfitOf } from "../../../lib/validate/overfit.ts";
import { modelKind } from "../../../lib/validate/remedies.ts";
import { PlainLogistic, PlainMean, PlainNeighbours } from "./cheap-models.ts";

function blobs(seed: number, n: number, shift: number) {
  const rng = createRng(seed);
  const y = Array.from({ length: n }, (_, i) => (i % 2 === 0 ? "no" : "yes"));
  const X = y.map((label) => [rng.normal() + (label === "yes" ? shift : 0), rng.normal(), rng.normal()]);
  return { X, y };
}

const accuracy = { name: "accuracy", greaterIsBetter: true, needs: "labels" } as const;

describe("overfit", () => {
  it("calls one neighbour on overlapping classes over-fit, and names its remedy", async () => {
    const { X, y } = blobs(1, 160, 0.8);
    const found = await overfit(new PlainNeighbours(), X, y);
    expect(found.verdict).toBe("over-fit");
    expect(found.status).toBe("fail");
    expect(found.trainScore).toBe(1);
    expect(found.kind).toBe("neighbours");
    expect(found.remedies[0]!.parameter).toBe("nNeighbors");
    expect(found.gapInterval![0]).toBeGreaterThan(found.gapLimit!);
    expect(found.folds).toHaveLength(5);
  });

  it("calls a logistic regression on separated classes fine", async () => {
    const { X, y } = blobs(2, 200, 2.5);
    const found = await overfit(new PlainLogistic(), X, y);
    expect(found).toMatchObject({ verdict: "fine", status: "pass", fix: "", remedies: [] });
  });

  it("calls what no model can learn under-fit", async () => {
    const { X, y } = blobs(3, 400, 0);
    const found = await overfit(new PlainLogistic({ C: 1e-6 }), X, y, { metric: "rocAuc", gapAbsolute: 1 });
    expect(found.status).not.toBe("pass");
    const mean = await overfit(
      new PlainMean(),
      X,
      Float64Array.from(X, (row) => row[0]!),
    );
    expect(mean).toMatchObject({ verdict: "under-fit", status: "warn" });
    expect(mean.dummyScore).toBeCloseTo(mean.testScore!, 12);
  });

  it("judges an error in the unit of y by its relative part, so that the unit does not matter", async () => {
    const rng = createRng(4);
    const X = Array.from({ length: 60 }, () => Array.from({ length: 20 }, () => rng.normal()));
    const y = Float64Array.from(X, (row) => row[0]! + rng.normal());
    const small = await overfit(
      new Ridge({ alpha: 1e-6 }),
      X,
      y.map((value) => value / 1000),
      { metric: "rmse" },
    );
    const large = await overfit(
      new Ridge({ alpha: 1e-6 }),
      X,
      y.map((value) => value * 1000),
      { metric: "rmse" },
    );
    expect(small.verdict).toBe("over-fit");
    expect(large.verdict).toBe("over-fit");
    expect(large.gap! / small.gap!).toBeCloseTo(1e6, 0);
    expect(small.gap).toBeGreaterThan(0);
  });

  it("finds the guide's 95 % against 60 % a failure", () => {
    const folds = [0.58, 0.6, 0.62, 0.59, 0.61].map((test) => ({ train: 0.95, test, dummy: 0.5 }));
    const found = overfitOf(folds, accuracy, "network", { testShare: 0.25 });
    expect(found).toMatchObject({ verdict: "over-fit", status: "fail" });
    expect(found.gap).toBeCloseTo(0.35, 12);
    expect(found.gapLimit).toBeCloseTo(0.095, 12);
    const ranges = Object.fromEntries(found.remedies.map(({ parameter, range }) => [parameter, range]));
    expect(ranges).toMatchObject({ alpha: [0.01, 0.1], dropout: [0.3, 0.5], nIterNoChange: [5, 10] });
  });

  it("warns only where folds scatter, by the corrected t", () => {
    const folds = [0.5, 0.95, 0.6, 0.97, 0.98].map((test) => ({ train: 0.95, test, dummy: 0.3 }));
    const found = overfitOf(folds, accuracy, "tree", { testShare: 0.25 });
    expect(found.status).toBe("warn");
    expect(found.message).toContain("chance");
    // Mean 0.15, sd 0.2312 of the gaps; t(4) 2.776; √(1/5 + 1/4).
    expect(found.gapInterval![1]).toBeCloseTo(0.15 + 2.7764451 * Math.sqrt(0.45) * 0.2311925, 4);
    expect(overfitOf([], accuracy, "tree", { testShare: 0.25 })).toMatchObject({
      status: "not_evaluated",
      gap: null,
    });
  });

  it("refuses what it cannot score", async () => {
    const { X, y } = blobs(5, 40, 1);
    await expect(overfit(new PlainLogistic(), X, y, { metric: "r2" })).rejects.toThrow(/for numbers/);
    await expect(overfit(new PlainLogistic(), X, y.slice(1))).rejects.toThrow(/one length/);
    const stop = AbortSignal.abort(new Error("enough"));
    await expect(overfit(new PlainLogistic(), X, y, { signal: stop })).rejects.toThrow("enough");
  });
});

it("knows the kind of a pipeline by its last step", () => {
  const pipeline = {
    name: "Pipeline",
    task: "classification",
    steps: [
      ["scale", {}],
      ["model", new Ridge()],
    ],
  };
  expect(modelKind(pipeline as never)).toBe("linear");
  expect(modelKind({ name: "HistGradientBoostingClassifier" } as never)).toBe("boosting");
  expect(modelKind({ name: "Mystery" } as never)).toBe("other");
});
