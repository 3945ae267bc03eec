/** Every diagnosis shows itself: verdict, pictures and tables, safe, and apart from its JSON. */
import { describe, expect, it } from "vitest";
import { displaySymbol, type MimeBundle } from "../../../lib/core/index.ts";
import { load } from "../../../lib/data/index.ts";
import { DecisionTreeClassifier, LogisticRegression, Ridge } from "../../../lib/models/index.ts";
import {
  adversarialValidation,
  calibrationReport,
  compareModels,
  diagnosisInput,
  fairnessReport,
  fitModel,
  latency,
  leakageBattery,
  learningCurve,
  overfit,
  permutationTest,
  residualReport,
  seedStability,
  sliceReport,
  thresholdCurve,
  validate,
  validationCurve,
  weakSegments,
  worstRows,
} from "../../../lib/validate/index.ts";

const credits = load("german-credit").slice(0, 300);
const numbers = credits.select(["duration_months", "amount", "age", "risk"]);
const { X, y, model } = diagnosisInput("test", new LogisticRegression({ C: 0.1 }), numbers, "risk");
const cars = load("cars").filter((car) => car["Miles_per_Gallon"] !== null && car["Horsepower"] !== null);
const measures = cars.select(["Weight_in_lbs", "Horsepower"]);
const mileage = cars.column("Miles_per_Gallon");
const group = credits.toColumns()["housing"] as string[];

const reports: Record<string, () => Promise<object>> = {
  overfit: () => overfit(model, X, y),
  learningCurve: () => learningCurve(model, X, y, { trainSizes: [0.3, 0.6, 1] }),
  validationCurve: () => validationCurve(model, X, y, "C", [0.01, 0.1, 1, 10]),
  thresholdCurve: () => thresholdCurve(model, X, y, { positive: "bad", costs: { fp: 1, fn: 5 } }),
  calibrationReport: () => calibrationReport(model, X, y),
  residualReport: () => residualReport(new Ridge(), measures, mileage),
  weakSegments: () => weakSegments(model, X, y),
  sliceReport: () => sliceReport(model, X, y, { housing: group }),
  fairnessReport: () => fairnessReport(model, X, y, group),
  leakageBattery: () => leakageBattery(model, X, y),
  adversarial: () => adversarialValidation(credits.slice(0, 150), credits.slice(150), { rounds: 1 }),
  permutationTest: () => permutationTest(model, X, y, { permutations: 10 }),
  seedStability: () => seedStability(new DecisionTreeClassifier({ maxDepth: 2 }), X, y, { seeds: [0, 1] }),
  latency: async () => latency(await model.clone().fit(X, y), X, { batches: [1, 10], repeats: 2 }),
  worstRows: () => worstRows(model, X, y),
  compareModels: () =>
    compareModels(
      { a: model, b: new DecisionTreeClassifier({ maxDepth: 2 }), c: new DecisionTreeClassifier() },
      credits,
      "risk",
    ),
};

describe("a diagnosis", () => {
  it.each(Object.entries(reports))("%s shows itself and stays a record", async (_name, make) => {
    const report = (await make()) as { message: string; status: string };
    const bundle = (report as unknown as Record<symbol, () => MimeBundle>)[displaySymbol]!();
    const html = String(bundle["text/html"]);
    expect(html).toContain(`as-${report.status}`);
    expect(html).not.toMatch(/NaN|undefined|Infinity|\[object/);
    const text = String(bundle["text/plain"]).replace(/\s+/g, " ");
    expect(text).toContain(report.message.replace(/\s+/g, " ").slice(0, 60));
    const json = JSON.parse(JSON.stringify(report)) as object;
    expect(Object.keys(json)).toContain("message");
    expect(Object.isFrozen(report)).toBe(true);
  });
});

describe("fitModel", () => {
  it("puts an encoder before a model that needs it, and leaves the model as it was", async () => {
    const given = new LogisticRegression();
    const fitted = await fitModel(given, credits, "risk");
    expect(given.isFitted).toBe(false);
    expect(fitted.name).toBe("Pipeline");
    expect(await fitted.predict(credits.drop(["risk"]).head(2))).toHaveLength(2);
  });

  it("takes models, neither classes nor tables", async () => {
    await expect(fitModel(LogisticRegression as never, credits, "risk")).rejects.toThrow(
      /got the class LogisticRegression; write new LogisticRegression\(\)/,
    );
    await expect(fitModel(credits as never, model as never, "risk")).rejects.toThrow(
      /got a Frame; models come first/,
    );
    await expect(validate(undefined as never, credits, "risk")).rejects.toThrow(
      /validate: model must be a model/,
    );
    await expect(
      compareModels([DecisionTreeClassifier, LogisticRegression] as never, credits, "risk"),
    ).rejects.toThrow(/got the class/);
  });

  it("stops when told", async () => {
    await expect(
      fitModel(new LogisticRegression(), credits, "risk", { signal: AbortSignal.abort(new Error("enough")) }),
    ).rejects.toThrow("enough");
  });
});
