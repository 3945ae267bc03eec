import { describe, expect, it } from "vitest";
import { createRng } from "../../../lib/core/index.ts";
import { CalibratedClassifierCV, restoreModel } from "../../../lib/models/index.ts";
import { calibrationOf, calibrationReport } from "../../../lib/validate/calibration-report.ts";
import { heldOut } from "../../../lib/validate/held-out.ts";
import { PlainLogistic } from "./cheap-models.ts";

/** Outcomes drawn from known probabilities, which are then told with another sharpness. */
function drawn(seed: number, n: number, power: number) {
  const rng = createRng(seed);
  const p = Float64Array.from({ length: n }, () => rng.next());
  const truth = Int32Array.from(p, (chance) => (rng.next() < chance ? 1 : 0));
  const probabilities = new Float64Array(2 * n);
  for (const [i, chance] of p.entries()) {
    const told = chance ** power / (chance ** power + (1 - chance) ** power);
    probabilities.set([1 - told, told], 2 * i);
  }
  const rows = Int32Array.from({ length: n }, (_, i) => i);
  return {
    task: "classification",
    classes: ["no", "yes"],
    positive: 1,
    rows,
    truth,
    predicted: truth,
    probabilities,
  } as const;
}

function overlapping(seed: number, n: number) {
  const rng = createRng(seed);
  const y = Array.from({ length: n }, (_, i) => (i % 2 === 0 ? "no" : "yes"));
  return { X: y.map((label) => [rng.normal() + (label === "yes" ? 1 : 0), rng.normal()]), y };
}

describe("calibrationOf", () => {
  it("passes probabilities that are right, nearly always", () => {
    let alarms = 0;
    for (let seed = 0; seed < 100; seed++)
      if (calibrationOf(drawn(seed, 150, 1), { seed: 9999 - seed }).status !== "pass") alarms++;
    // Binomial(100, 0.05) exceeds 11 with a chance below 1 %.
    expect(alarms).toBeLessThanOrEqual(11);
  });

  it("finds what is too extreme and what is too timid", () => {
    const extreme = calibrationOf(drawn(1, 2000, 3));
    expect(extreme.status).toBe("fail");
    expect(extreme.message).toContain("too extreme");
    expect(extreme.fix).toContain("isotonic");
    expect(extreme.classes[0]!.line!.slope).toBeLessThan(0.5);
    expect(calibrationOf(drawn(2, 2000, 0.4)).message).toContain("too timid");
  });

  it("splits the Brier score, counts each row once and keeps shares inside their bars", () => {
    const [found] = calibrationOf(drawn(3, 500, 2)).classes;
    const { brier, reliability, resolution, uncertainty, uniform, quantile } = found!;
    expect(reliability - resolution + uncertainty).toBeCloseTo(brier, 2);
    for (const bins of [uniform, quantile]) {
      expect(bins.reduce((n, bin) => n + bin.n, 0)).toBe(500);
      for (const { low, high, meanPredicted, observed, interval } of bins) {
        expect(meanPredicted).toBeGreaterThanOrEqual(low);
        expect(meanPredicted).toBeLessThanOrEqual(high);
        expect(observed).toBeGreaterThanOrEqual(interval[0] - 1e-12);
        expect(observed).toBeLessThanOrEqual(interval[1] + 1e-12);
      }
    }
  });

  it("takes each of three classes against the rest", () => {
    const { rows, truth } = drawn(4, 300, 1);
    const three = calibrationOf({
      task: "classification",
      classes: ["a", "b", "c"],
      positive: -1,
      rows,
      truth: truth.map((_, i) => i % 3),
      predicted: truth,
      probabilities: new Float64Array(900).fill(1 / 3),
    });
    expect(three.status).toBe("pass");
    expect(three.classes.map(({ positive }) => positive)).toEqual(["a", "b", "c"]);
    expect(three.classes[0]!.line).toBeNull();
    expect(three.classes[0]!.whyNoLine).toContain("do not vary");
  });
});

describe("CalibratedClassifierCV", () => {
  const sharp = new PlainLogistic({ sharpness: 4 });
  const { X, y } = overlapping(7, 600);

  it.each(["sigmoid", "isotonic", "temperature"] as const)(
    "repairs probabilities that are too extreme: %s",
    async (method) => {
      const before = await calibrationReport(sharp, X, y);
      const after = await calibrationReport(new CalibratedClassifierCV({ estimator: sharp, method }), X, y);
      expect(before.status).toBe("fail");
      expect(after.status).not.toBe("fail");
      expect(after.classes[0]!.expectedError).toBeLessThan(before.classes[0]!.expectedError / 2);
      expect(after.classes[0]!.brier).toBeLessThan(before.classes[0]!.brier);
    },
  );

  it("gives rows that sum to 1, for three classes, with one model or several", async () => {
    const labels = y.map((_, i) => ["a", "b", "c"][i % 3]!);
    for (const method of ["sigmoid", "isotonic", "temperature"] as const)
      for (const ensemble of [true, false]) {
        const model = await new CalibratedClassifierCV({ estimator: sharp, method, ensemble, cv: 3 }).fit(
          X,
          labels,
        );
        const { values, rows } = await model.predictProba(X);
        for (let i = 0; i < rows; i++)
          expect(values[3 * i]! + values[3 * i + 1]! + values[3 * i + 2]!).toBeCloseTo(1, 10);
        expect(values.every((p) => p >= 0 && p <= 1)).toBe(true);
      }
  });

  it("keeps the order of a prefitted model under a temperature, and its JSON", async () => {
    const base = await new PlainLogistic({ sharpness: 4 }).fit(X.slice(300), y.slice(300));
    const model = await new CalibratedClassifierCV({
      estimator: base,
      cv: "prefit",
      method: "temperature",
    }).fit(X.slice(0, 300), y.slice(0, 300));
    expect(await model.predict(X)).toEqual(await base.predict(X));
    const text = JSON.stringify(model);
    expect(JSON.parse(text).state.parts).toHaveLength(1);
    expect(JSON.parse(text).params.estimator.name).toBe("PlainLogistic");
  });

  it("comes back from its JSON with the same probabilities", async () => {
    const models = await import("../../../lib/models/index.ts");
    const { GaussianNB } = models as unknown as { GaussianNB: new () => never };
    for (const method of ["sigmoid", "isotonic"] as const) {
      const model = await new CalibratedClassifierCV({ estimator: new GaussianNB(), method, cv: 3 }).fit(
        X,
        y,
      );
      const again = await restoreModel(JSON.parse(JSON.stringify(model)));
      expect((await again.predictProba!(X)).values).toEqual((await model.predictProba(X)).values);
      expect(JSON.stringify(again)).toBe(JSON.stringify(model));
    }
  });

  it("refuses what it cannot calibrate", async () => {
    expect(() => new CalibratedClassifierCV({ estimator: sharp, method: "magic" as never })).toThrow(
      /method/,
    );
    expect(() => new CalibratedClassifierCV({ estimator: sharp, cv: 1 })).toThrow(/cv/);
    expect(() => new CalibratedClassifierCV({} as never)).toThrow(/estimator/);
    const model = new CalibratedClassifierCV({ estimator: sharp });
    await expect(
      model.fit(
        X,
        X.map(() => "one"),
      ),
    ).rejects.toThrow(/two classes/);
    await expect(model.fit([[1], [2], [3]], [0, 1, 1])).rejects.toThrow(/use fewer folds/);
    await expect(model.fit(X, y, { sampleWeight: X.map(() => 1) })).rejects.toThrow(/sampleWeight/);
    await expect(model.predict(X)).rejects.toThrow(/must be fitted/);
  });
});

it("held-out predictions do not depend on rows that they are asked for", async () => {
  const { X, y } = overlapping(9, 40);
  const halves = [
    {
      train: Int32Array.from({ length: 20 }, (_, i) => i),
      test: Int32Array.from({ length: 20 }, (_, i) => i + 20),
    },
  ];
  const found = await heldOut("test", new PlainLogistic(), X, y, { splits: halves });
  const fitted = await new PlainLogistic().fit(X.slice(0, 20), y.slice(0, 20));
  const direct = await heldOut("test", fitted, X.slice(20), y.slice(20), { fitted: true });
  expect(found.probabilities).toEqual(direct.probabilities);
  await expect(
    heldOut("test", new PlainLogistic(), X, y, { splits: [...halves, ...halves] }),
  ).rejects.toThrow(/at most once/);
});
