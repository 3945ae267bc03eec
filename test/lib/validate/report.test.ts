/** The report of a validation: the record with its ways to be looked at, a display that grows, a gate that closes. */
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { displaySymbol, type MimeBundle } from "../../../lib/core/index.ts";
import { frameOf, load } from "../../../lib/data/index.ts";
import { DummyClassifier, LogisticRegression, Ridge } from "../../../lib/models/index.ts";
import {
  gate,
  liveValidation,
  readThresholds,
  sliceColumns,
  validate,
  ValidationFailure,
} from "../../../lib/validate/index.ts";

const iris = load("iris");
const result = await validate(new LogisticRegression(), iris, "species", {
  scoring: ["accuracy", "logLoss"],
});
const EVIL = `<img src=x onerror=1>`;

describe("the result", () => {
  it("is a plain record: its JSON has no methods and comes back whole", () => {
    const back: unknown = JSON.parse(JSON.stringify(result));
    expect(back).toEqual(JSON.parse(JSON.stringify({ ...result })));
    expect(Object.keys(result)).not.toContain("toHtml");
  });

  it("gives scores and predictions as frames", () => {
    expect(result.toFrame().toColumns()["metric"]).toEqual(["accuracy", "logLoss"]);
    const predicted = result.predictionFrame();
    expect(predicted.length).toBe(150);
    const { truth, predicted: said } = predicted.toColumns();
    const right = truth!.filter((label, i) => label === said![i]).length / 150;
    expect(right).toBeCloseTo(result.metrics[0]!.pooled!, 12);
    for (const row of predicted)
      expect(
        Number(row["P(setosa)"]) + Number(row["P(versicolor)"]) + Number(row["P(virginica)"]),
      ).toBeCloseTo(1, 9);
  });

  it("finds findings", () => {
    const all = result.find({});
    expect(all).toEqual(result.findings);
    expect(result.find({ status: "warn" }).every(({ status }) => status === "warn")).toBe(true);
  });

  it("draws the pictures of its task", async () => {
    expect(Object.keys(result.figures()).sort()).toEqual([
      "calibration",
      "confusion",
      "folds",
      "precisionRecall",
      "roc",
    ]);
    const cars = load("cars").filter((car) => car["Miles_per_Gallon"] !== null);
    const numbers = await validate(new Ridge(), cars, "Miles_per_Gallon", {
      intervals: false,
      segments: false,
    });
    expect(Object.keys(numbers.figures()).sort()).toEqual(["folds", "predictedActual", "residuals"]);
    expect(numbers.toText()).toContain("398 rows × 8 columns");
  });

  it("says the same numbers in text and HTML", () => {
    const [{ mean, std }] = result.metrics as [(typeof result.metrics)[0]];
    const score = `${mean!.toFixed(3)} ± ${std!.toFixed(3)}`;
    expect(result.toText()).toContain(score);
    expect(result.toHtml()).toContain(score);
    expect(inspect(result)).toBe(result.toText());
    expect((result[displaySymbol]() as MimeBundle)["text/plain"]).toBe(result.toText());
  });

  it("escapes labels, columns and names", async () => {
    const rows = iris
      .toRecords()
      .slice(0, 100)
      .map((row, i) => ({ [EVIL]: row["petal width (cm)"], x: i % 7, y: i < 50 ? EVIL : "b" }));
    const v = await validate(new LogisticRegression(), frameOf(rows), "y", {
      slices: [EVIL],
      segments: true,
    });
    expect(v.toHtml()).not.toContain("<img");
    expect(v.toHtml()).toContain("&lt;img");
  });
});

describe("liveValidation", () => {
  it("grows one display and ends with the whole", async () => {
    const shown: { html: string; id: string; update: boolean }[] = [];
    let now = 0;
    const live = await liveValidation(
      new LogisticRegression(),
      iris,
      "species",
      { clock: () => (now += 200) },
      (bundle, { id, update }) => shown.push({ html: String(bundle["text/html"] ?? ""), id, update }),
    );
    expect(shown.length).toBeGreaterThan(2);
    expect(new Set(shown.map(({ id }) => id)).size).toBe(1);
    expect(shown.map(({ update }) => update)).toEqual(shown.map((_, i) => i > 0));
    expect(shown.at(-1)!.html).toContain(live.verdict.message);
    expect(shown.at(-1)!.html).not.toContain('as-progress">');
  });

  it("shows nothing when quiet, but a failure behind a gate", async () => {
    const shown: MimeBundle[] = [];
    const show = (bundle: MimeBundle): void => void shown.push(bundle);
    const options = { quiet: true, gate: true, thresholds: {} };
    await liveValidation(new LogisticRegression(), iris, "species", { ...options, gate: false }, show);
    expect(shown).toHaveLength(0);
    await expect(liveValidation(new DummyClassifier(), iris, "species", options, show)).rejects.toThrow(
      ValidationFailure,
    );
    expect(shown).toHaveLength(1);
  });
});

describe("gate", () => {
  it("passes what does not fail, and says the verdict of what does", async () => {
    expect(gate(result, true)).toBe(result);
    const bad = await validate(new DummyClassifier(), iris, "species", { intervals: false });
    expect(bad.verdict.status).toBe("fail");
    expect(gate(bad, false)).toBe(bad);
    expect(() => gate(bad, true)).toThrow(bad.verdict.message);
  });
});

describe("words of the command line", () => {
  it("reads thresholds", () => {
    expect(readThresholds(["overfit.gap.absolute=0.05", "a=1e-3"])).toEqual({
      "overfit.gap.absolute": 0.05,
      a: 0.001,
    });
    for (const word of ["a", "a=", "=1", "a=b", "a=1=2"])
      expect(() => readThresholds([word])).toThrow(/NAME=NUMBER; got/);
  });

  it("takes columns by name", () => {
    expect(sliceColumns(iris, ["species"])["species"]!.slice(0, 2)).toEqual(["setosa", "setosa"]);
    expect(() => sliceColumns(iris, ["no"])).toThrow(/no column "no"/);
  });
});
