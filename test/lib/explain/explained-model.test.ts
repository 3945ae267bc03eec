import { describe, expect, it } from "vitest";
import { designOf, load } from "../../../lib/data/index.ts";
import { batchModel, explainedModel, matrixOf } from "../../../lib/explain/explained-model.ts";
import {
  DecisionTreeClassifier,
  LinearRegression,
  LogisticRegression,
  makePipeline,
} from "../../../lib/models/index.ts";
import { TableVectorizer } from "../../../lib/prep/index.ts";

const iris = load("iris");
const X = iris.drop(["species"]);
const species = iris.column("species");

describe("explainedModel", () => {
  it("explains a classifier's probabilities, of two classes the second's", async () => {
    const three = await new DecisionTreeClassifier({ maxDepth: 2 }).fit(X, species as never);
    const all = explainedModel("test", three);
    expect(all.outputNames).toEqual(["setosa", "versicolor", "virginica"]);
    expect(all.units).toBe("probability");
    expect((await all.evaluate(designOf("test", X))).values).toEqual((await three.predictProba(X)).values);
    const two = await new LogisticRegression().fit(
      X,
      Array.from({ length: 150 }, (_, i) => (i < 50 ? "yes" : "no")),
    );
    const one = explainedModel("test", two);
    expect(one.outputNames).toEqual(["yes"]);
    const { values, columns } = await one.evaluate(designOf("test", X));
    expect(columns).toBe(1);
    expect(values[3]).toBe((await two.predictProba(X)).values[7]);
    const raw = explainedModel("test", two, { output: "raw" });
    expect(raw.units).toBe("log-odds");
    expect((await raw.evaluate(designOf("test", X))).values).toEqual((await two.decisionFunction(X)).values);
  });

  it("asks a pipeline with the raw columns, texts and all", async () => {
    const penguins = load("penguins")
      .drop(["Sex"])
      .filter((row) => row["Body Mass (g)"] !== null);
    const mass = penguins.column("Body Mass (g)");
    const table = penguins.drop(["Body Mass (g)"]);
    const pipeline = await makePipeline(new TableVectorizer(), new LinearRegression()).fit(
      table,
      mass as never,
    );
    const asked = await explainedModel("test", pipeline).evaluate(designOf("test", table));
    expect(asked.values).toEqual(await pipeline.predict(table));
  });

  it("takes plain functions, asynchronous too, on rows of numbers", async () => {
    const sum = async (rows: readonly Float64Array[]): Promise<number[]> => rows.map(([a, b]) => a! + b!);
    const answer = await explainedModel("test", sum).evaluate(
      designOf("test", [
        [1, 2],
        [3, 4],
      ]),
    );
    expect([...answer.values]).toEqual([3, 7]);
    const texts = batchModel<string>("test", "length", (batch) => batch.map((text) => [text.length, 1]));
    expect([...(await texts.evaluate(["ab", "abc"])).values]).toEqual([2, 1, 3, 1]);
  });

  it.each<[string, () => unknown, RegExp]>([
    [
      "a class",
      () => explainedModel("test", LinearRegression as never),
      /got the class LinearRegression; write new LinearRegression\(\)/,
    ],
    ["what does not predict", () => explainedModel("test", {} as never), /must have predict/],
    [
      "a model that is not fitted",
      () => explainedModel("test", new LinearRegression()),
      /LinearRegression is not fitted/,
    ],
    [
      "labels",
      () => matrixOf("test", "f", ["a", "b"] as never, 2),
      /must answer with numbers; got "a" for input 0/,
    ],
    ["too few answers", () => matrixOf("test", "f", [1], 2), /got 1 answers to 2 inputs/],
    ["ragged answers", () => matrixOf("test", "f", [[1], [1, 2]], 2), /got 2 for input 1 after 1/],
    ["infinite answers", () => matrixOf("test", "f", [1, Infinity], 2), /got Infinity for input 1/],
    ["no answers", () => matrixOf("test", "f", undefined as never, 2), /got undefined/],
  ])("refuses %s", (_, act, message) => {
    expect(act).toThrow(message);
  });
});
