import { describe, expect, it } from "vitest";
import { createRng } from "../../../lib/core/index.ts";
import { fromColumns } from "../../../lib/data/index.ts";
import { fairnessOf, fairnessReport } from "../../../lib/validate/fairness-report.ts";
import type { Predictions } from "../../../lib/validate/predictions.ts";
import { sliceReport, sliceReportOf } from "../../../lib/validate/slice-report.ts";
import { worstRows, worstRowsOf } from "../../../lib/validate/worst-rows.ts";
import { reference } from "../../golden/within.ts";
import { PlainLogistic, PlainMean } from "./cheap-models.ts";

function decisions(truth: ArrayLike<number>, p: ArrayLike<number>): Predictions {
  const n = truth.length;
  return {
    task: "classification",
    classes: [0, 1],
    positive: 1,
    rows: Int32Array.from({ length: n }, (_, i) => i),
    truth: Int32Array.from(truth),
    predicted: Int32Array.from(p, (value) => (value >= 0.5 ? 1 : 0)),
    probabilities: Float64Array.from({ length: 2 * n }, (_, at) =>
      at % 2 === 1 ? p[at >> 1]! : 1 - p[at >> 1]!,
    ),
  };
}

function alike(seed: number, n: number, groups: number) {
  const rng = createRng(seed);
  const truth = Array.from({ length: n }, () => (rng.next() < 0.4 ? 1 : 0));
  const p = truth.map((y) => Math.min(0.99, Math.max(0.01, 0.5 + 0.15 * (2 * y - 1) + 0.25 * rng.normal())));
  return { given: decisions(truth, p), group: truth.map(() => `g${rng.integer(groups)}`) };
}

describe("fairnessOf", () => {
  it("gives the reference's rates and differences on breast cancer by radius", async () => {
    const golden = reference("slices");
    const found = await fairnessOf(
      decisions(reference("datasets").sklearn.breast_cancer.y, golden.p),
      golden.group,
    );
    expect(found.differences!.demographicParityDifference).toBeCloseTo(
      golden.demographic_parity_difference,
      12,
    );
    expect(found.differences!.demographicParityRatio).toBeCloseTo(golden.demographic_parity_ratio, 12);
    expect(found.differences!.equalizedOddsDifference).toBeCloseTo(golden.equalized_odds_difference, 12);
    expect(found.groups.map(({ tpr }) => tpr)).toEqual(
      ["0", "1", "2"].map((key) => expect.closeTo(golden.by_group[key].tpr, 12)),
    );
    expect(found.status).toBe("warn");
    expect(found.gaps[0]).toMatchObject({ rate: "selectionRate", status: "warn" });
  });

  it("raises no alarm where groups are treated alike, more than 5 times in 100", async () => {
    let alarms = 0;
    for (let seed = 0; seed < 80; seed++) {
      const { given, group } = alike(seed, 240, 4);
      if ((await fairnessOf(given, group, { resamples: 2 })).status !== "pass") alarms++;
    }
    expect(alarms).toBeLessThanOrEqual(9);
  });

  it("does not mind the order of rows or of names, and bounds its rates", async () => {
    const { given, group } = alike(1, 200, 3);
    const order = createRng(5).permutation(200);
    const moved = decisions(
      Array.from(order, (i) => given.truth[i]!),
      Array.from(order, (i) => given.probabilities![2 * i + 1]!),
    );
    const a = await fairnessOf(given, group, { resamples: 50 });
    const b = await fairnessOf(
      moved,
      Array.from(order, (i) => group[i]!),
      { resamples: 50 },
    );
    expect(b).toEqual(a);
    for (const { intervals, selectionRate } of a.groups) {
      expect(intervals.selectionRate![0]).toBeLessThanOrEqual(selectionRate);
      expect(intervals.selectionRate![1]).toBeGreaterThanOrEqual(selectionRate);
    }
  });

  it("flags small groups and leaves them out", async () => {
    const { given } = alike(2, 100, 2);
    const group = Array.from({ length: 100 }, (_, i) => (i < 5 ? null : "most"));
    const found = await fairnessOf(given, group, { resamples: 5 });
    expect(found).toMatchObject({ status: "not_evaluated", gaps: [], differences: null });
    expect(found.groups.find((each) => each.group === "(missing)")).toMatchObject({ tooFew: true, n: 5 });
    await expect(fairnessOf(given, group.slice(1))).rejects.toThrow(/group of each row/);
    await expect(
      fairnessReport(new PlainMean(), [[1], [2], [3], [4]], [1, 2, 3, 4], ["a", "a", "b", "b"], { cv: 2 }),
    ).rejects.toThrow(/two classes/);
  });

  it("takes a threshold of its own", async () => {
    const { given, group } = alike(3, 100, 2);
    const all = await fairnessOf(given, group, { threshold: 0, resamples: 2 });
    expect(all.groups.every(({ selectionRate }) => selectionRate === 1)).toBe(true);
  });
});

describe("sliceReport", () => {
  it("finds the slice with flipped labels, with metrics and intervals", async () => {
    const rng = createRng(4);
    const n = 300;
    const x = Array.from({ length: n }, () => rng.normal());
    const city = x.map(() => ["Rome", "Oslo", "Lima"][rng.integer(3)]!);
    const y = x.map((value, i) => (value > 0 === (city[i] !== "Oslo") ? 1 : 0));
    const by = fromColumns({ city, age: x.map(() => rng.next()) });
    const found = await sliceReport(new PlainLogistic(), fromColumns({ x }), y, by, {
      metrics: ["accuracy", "recall"],
      resamples: 30,
    });
    expect(found.status).toBe("warn");
    expect(found.slices.filter(({ worse }) => worse).map(({ slice }) => slice)).toEqual(["Oslo"]);
    expect(found.slices.filter(({ column }) => column === "age")).toHaveLength(4);
    for (const column of ["city", "age"])
      expect(
        found.slices.filter((each) => each.column === column).reduce((sum, { n: rows }) => sum + rows, 0),
      ).toBe(n);
    const oslo = found.slices.find(({ slice }) => slice === "Oslo")!;
    expect(oslo.scores[0]!.interval![0]).toBeLessThanOrEqual(oslo.scores[0]!.score!);
    expect(1 - oslo.scores[0]!.score!).toBeCloseTo(oslo.meanLoss, 12);
    expect(found.metrics).toEqual(["accuracy", "recall"]);
  });

  it("finds none in noise, as often as it promises", async () => {
    let alarms = 0;
    for (let seed = 0; seed < 60; seed++) {
      const { given, group } = alike(seed, 200, 6);
      if ((await sliceReportOf(given, fromColumns({ group }), { metrics: "accuracy" })).status !== "pass")
        alarms++;
    }
    expect(alarms).toBeLessThanOrEqual(8);
  });

  it("shows small slices without judging them", async () => {
    const { given } = alike(9, 100, 2);
    const group = Array.from({ length: 100 }, (_, i) => (i < 3 ? "few" : i < 6 ? null : "most"));
    const { slices, message } = await sliceReportOf(given, fromColumns({ group }), { metrics: "accuracy" });
    expect(slices.map(({ slice }) => slice)).toEqual(["most", "few", "(missing)"]);
    expect(slices[1]).toMatchObject({ tooFew: true, adjustedP: null, worse: false });
    expect(message).toContain("2 slices have too few rows");
    await expect(sliceReportOf(given, fromColumns({ group: ["a"] }))).rejects.toThrow(/rows of X/);
  });
});

describe("worstRows", () => {
  it("puts flipped labels first and suspects them", async () => {
    const rng = createRng(6);
    const y = Array.from({ length: 200 }, (_, i) => i % 2);
    const X = y.map((label) => [6 * label + rng.normal()]);
    const flipped = [7, 42, 101];
    const given = y.map((label, i) => (flipped.includes(i) ? 1 - label : label));
    const found = await worstRows(new PlainLogistic(), X, given, { limit: 3 });
    expect(found.rows.map(({ row }) => row).sort((a, b) => a - b)).toEqual(flipped);
    // The rule asks as much confidence as the class has on the mean: it finds most, not all.
    expect(flipped.filter((row) => found.suspects.includes(row)).length).toBeGreaterThanOrEqual(2);
    expect(found.suspects.length).toBeLessThan(10);
    expect(found.shareOfLoss).toBeGreaterThan(0.3);
    expect(found.rows[0]!.probabilityOfTruth!).toBeLessThan(0.1);
  });

  it("suspects numbers far from the rest, in any unit", async () => {
    const rng = createRng(7);
    const y = Array.from({ length: 100 }, (_, i) => (i === 13 ? 40 : rng.normal()));
    const X = y.map((_, i) => [i]);
    for (const unit of [1, 1e6]) {
      const found = await worstRows(
        new PlainMean(),
        X,
        y.map((value) => unit * value),
      );
      expect([...found.suspects]).toEqual([13]);
      expect(found.rows[0]!.row).toBe(13);
    }
  });

  it("has nothing to say of a perfect model", () => {
    const found = worstRowsOf(decisions([0, 1, 1], [0, 1, 1]), { loss: "error" });
    expect(found).toMatchObject({ status: "info", shareOfLoss: null });
    expect(found.suspects).toHaveLength(0);
  });
});
