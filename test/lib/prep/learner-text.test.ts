/** What a learner says of itself. */
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { displaySymbol } from "../../../lib/core/index.ts";
import { load } from "../../../lib/data/index.ts";
import { LogisticRegression, makePipeline, Ridge } from "../../../lib/models/index.ts";
import { StandardScaler } from "../../../lib/prep/index.ts";

const iris = load("iris");

describe("a learner", () => {
  it("names its parameters and says that it is not fitted", () => {
    expect(inspect(new Ridge({ alpha: 2 }))).toBe("Ridge({ alpha: 2 })\nnot fitted");
    expect(inspect(new StandardScaler())).toBe("StandardScaler()\nnot fitted");
  });

  it("names columns and classes once fitted, and the steps of a pipeline", async () => {
    const model = makePipeline(new StandardScaler(), new LogisticRegression({ C: 2 }));
    await model.fit(iris.drop(["species"]), iris.column("species"));
    const text =
      "StandardScaler()\n  → LogisticRegression({ C: 2 })\nfitted · columns: sepal length (cm), sepal width (cm), petal length (cm), petal width (cm) · classes: setosa, versicolor, virginica";
    expect(inspect(model)).toBe(text);
    const shown = (model as unknown as Record<symbol, () => unknown>)[displaySymbol]!();
    expect(shown).toEqual({ "text/plain": text });
  });
});
