import { describe, expect, it } from "vitest";
import { createRng } from "../../../lib/core/index.ts";
import { fromColumns } from "../../../lib/data/index.ts";
import { Ridge } from "../../../lib/models/index.ts";
import { conformalCoverage, conformalIntervals } from "../../../lib/validate/conformal.ts";
import { residualReport } from "../../../lib/validate/residual-report.ts";
import { PlainLogistic, PlainMean } from "./cheap-models.ts";

function rows(seed: number, n: number) {
  const rng = createRng(seed);
  const x = Float64Array.from({ length: n }, () => 4 * rng.next() - 2);
  const z = Float64Array.from({ length: n }, () => rng.normal());
  const e = Float64Array.from({ length: n }, () => rng.normal());
  return { x, z, e };
}

describe("residualReport", () => {
  it("passes a model that is right, nearly always", async () => {
    let alarms = 0;
    for (let seed = 0; seed < 60; seed++) {
      const { x, z, e } = rows(seed, 150);
      const y = x.map((value, i) => 2 * value + e[i]!);
      const found = await residualReport(new Ridge(), fromColumns({ x, z }), y, { order: true });
      if (found.status !== "pass") alarms++;
    }
    // Three tests at 5 % each: Binomial(60, 0.15) exceeds 17 with a chance below 1 %.
    expect(alarms).toBeLessThanOrEqual(17);
  });

  it("finds the feature whose bend is missed", async () => {
    const { x, z, e } = rows(1, 300);
    const y = x.map((value, i) => value * value + z[i]! + 0.3 * e[i]!);
    const found = await residualReport(new Ridge(), fromColumns({ x, z }), y);
    expect(found.status).toBe("warn");
    expect(found.byFeature.map(({ pattern }) => pattern)).toEqual([true, false]);
    expect(found.findings.find(({ about }) => about === "feature")!.message).toContain('"x"');
    expect(found.byFeature[0]!.bins).toHaveLength(10);
    expect(found.byFeature[0]!.bins.reduce((sum, { n }) => sum + n, 0)).toBe(300);
    expect(found.byFeature[0]!.eta2).toBeGreaterThan(0.5);
  });

  it("finds a spread that grows, runs in time and a row far off", async () => {
    const { x, e } = rows(2, 400);
    const wide = await residualReport(
      new Ridge(),
      fromColumns({ x }),
      x.map((value, i) => 5 * value + (value + 2.1) * e[i]!),
    );
    expect(wide.findings.find(({ about }) => about === "spread")!.status).toBe("warn");
    const t = Float64Array.from({ length: 400 }, (_, i) => i);
    const waves = await residualReport(
      new Ridge(),
      fromColumns({ x }),
      t.map((i) => Math.sin(i / 20) + 0.1 * e[i]!),
      { order: t },
    );
    expect(waves.durbinWatson).toBeLessThan(1);
    expect(waves.findings.find(({ about }) => about === "order")!.status).toBe("warn");
    const y = x.map((value, i) => value + 0.1 * e[i]! + (i === 77 ? 50 : 0));
    const far = await residualReport(new Ridge(), fromColumns({ x }), y, { limit: 2 });
    expect(far.largest[0]).toMatchObject({ row: 77 });
    expect(far.largest[0]!.share).toBeGreaterThan(0.9);
    expect(far.normal.p).toBeLessThan(1e-6);
  });

  it("bins text and missing values, and refuses classes", async () => {
    const { e } = rows(3, 90);
    const kind = Array.from({ length: 90 }, (_, i) => ["a", "b", null][i % 3]!);
    const y = e.map((value, i) => value + (i % 3 === 1 ? 5 : 0));
    const model = new PlainMean();
    const found = await residualReport(
      model,
      {
        rows: 90,
        columns: 1,
        values: Float64Array.from(y, (_, i) => (i % 3 === 2 ? Number.NaN : i % 3)),
        names: ["kind"],
        categories: [["a", "b"]],
      },
      y,
    ).catch((error: unknown) => error);
    // The mean takes no text: the report's own function bins it.
    expect(String(found)).toContain("features must be numbers");
    const { residualsOf } = await import("../../../lib/validate/residual-report.ts");
    const { designOf } = await import("../../../lib/data/index.ts");
    const all = Int32Array.from({ length: 90 }, (_, i) => i);
    const report = residualsOf(
      { task: "regression", rows: all, classes: [], positive: -1, truth: y, predicted: new Float64Array(90) },
      designOf("test", fromColumns({ kind })),
    );
    expect(report.byFeature[0]!.bins.map(({ bin, n }) => [bin, n])).toEqual([
      ["a", 30],
      ["b", 30],
      ["(missing)", 30],
    ]);
    expect(report.breuschPagan).toBeNull();
    await expect(
      residualReport(new PlainLogistic(), [[1], [2], [3], [4]], ["a", "b", "a", "b"], { cv: 2 }),
    ).rejects.toThrow(/needs a regression/);
  });
});

describe("conformalIntervals", () => {
  it.each(["cv+", "split"] as const)("hold the truth as often as promised: %s", async (method) => {
    let [inside, all] = [0, 0];
    for (let seed = 0; seed < 12; seed++) {
      const { x, e } = rows(seed, 60);
      const y = x.map((value, i) => value + e[i]! ** 3);
      const fresh = rows(100 + seed, 200);
      const truth = fresh.x.map((value, i) => value + fresh.e[i]! ** 3);
      const { low, high } = await conformalIntervals(
        new Ridge(),
        fromColumns({ x }),
        y,
        fromColumns({ x: fresh.x }),
        { method, alpha: 0.2, seed },
      );
      truth.forEach((value, i) => {
        all++;
        if (value >= low[i]! && value <= high[i]!) inside++;
      });
    }
    expect(inside / all).toBeGreaterThan(0.75);
    expect(inside / all).toBeLessThan(0.9);
  });

  it("are the ranks of the proof, by hand", async () => {
    // A mean over two folds; residuals of each fold's rows against the other's mean.
    const splits = [
      { train: Int32Array.of(0, 1), test: Int32Array.of(2, 3) },
      { train: Int32Array.of(2, 3), test: Int32Array.of(0, 1) },
    ];
    const { low, high, predictions } = await conformalIntervals(
      new PlainMean(),
      [[0], [0], [0], [0]],
      [0, 2, 4, 10],
      [[0]],
      { splits, alpha: 0.4 },
    );
    // Means 1 and 7; R = 3, 9 (mean 1), 7, 5 (mean 7); n + 1 = 5: 2nd smallest of −2, −8, 0, 2 and 3rd of 4, 10, 14, 12.
    expect(low).toEqual([-2]);
    expect(high).toEqual([12]);
    expect(predictions[0]).toBe(4);
    const none = await conformalIntervals(new PlainMean(), [[0], [0], [0], [0]], [0, 2, 4, 10], [[0]], {
      splits,
      alpha: 0.1,
    });
    expect([none.low, none.high]).toEqual([[null], [null]]);
  });

  it("check their coverage on rows kept aside", async () => {
    const { x, e } = rows(5, 300);
    const found = await conformalCoverage(
      new Ridge(),
      fromColumns({ x }),
      x.map((value, i) => value + e[i]!),
    );
    expect(found).toMatchObject({ status: "pass", n: 60, unbounded: 0, method: "cv+" });
    expect(found.coverageInterval[0]).toBeLessThanOrEqual(found.coverage);
    await expect(
      conformalCoverage(
        new PlainLogistic(),
        [[1], [2], [3], [4], [5], [6], [7], [8], [9], [10]],
        [0, 1, 0, 1, 0, 1, 0, 1, 0, 1],
      ),
    ).rejects.toThrow(/needs a regressor|numbers/);
    await expect(conformalIntervals(new Ridge(), [[1], [2]], [1, 2], [[1]], { alpha: 1 })).rejects.toThrow(
      /alpha/,
    );
  });
});
