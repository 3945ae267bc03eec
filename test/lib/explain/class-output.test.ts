import { describe, expect, test } from "vitest";
import { load } from "../../../lib/data/index.ts";
import { explainModel, explanationReport } from "../../../lib/explain/index.ts";
import { HistGradientBoostingClassifier, KNeighborsClassifier } from "../../../lib/models/index.ts";

const credits = load("german-credit").slice(0, 120);
const X = credits.drop(["risk"]);
const numbers = credits.select(["age", "amount", "duration_months"]);

describe("the first of two classes", () => {
  test("is the second's mirror in log-odds", async () => {
    const model = await new HistGradientBoostingClassifier({ maxIter: 10 }).fit(X, credits.column("risk"));
    const [bad, good] = [
      (await explainModel(model, X, { class: "bad", interactions: true })).explanation,
      (await explainModel(model, X, { class: "good", interactions: true })).explanation,
    ];
    expect(bad.outputNames).toEqual(["bad"]);
    expect(good.outputNames).toEqual(["good"]);
    expect([...bad.values]).toEqual([...good.values].map((x) => 0 - x));
    expect([...bad.interactionValues!]).toEqual([...good.interactionValues!].map((x) => 0 - x));
    expect(bad.additivityError()).toBeLessThan(1e-9);
    expect(bad.units).toBe("log-odds");
  });

  test("adds up to its own probability", async () => {
    const model = await new KNeighborsClassifier({ nNeighbors: 9 }).fit(numbers, credits.column("risk"));
    const { explanation } = await explainModel(model, numbers, { class: "bad", sample: 5 });
    const { values } = await model.predictProba(numbers);
    const { explained } = await explainModel(model, numbers, { sample: 5 });
    for (const [at, row] of explained.entries())
      expect(explanation.sums()[at]).toBeCloseTo(values[2 * row]!, 9);
    expect(explanation.additivityError()).toBeLessThan(1e-9);
  });

  test("is reported with measures of the model's own output", async () => {
    const model = await new HistGradientBoostingClassifier({ maxIter: 10 }).fit(X, credits.column("risk"));
    const trust = async (output?: string): Promise<unknown> =>
      (await explanationReport(model, X, { class: output })).sections.find(({ id }) => id === "trust")!.facts;
    expect(await trust("bad")).toEqual(await trust());
  });
});
