/** Naive Bayes for counts, neighbours by distance, dummies: what the contract and the references do not say. */
import { describe, expect, it } from "vitest";
import {
  DummyClassifier,
  DummyRegressor,
  GaussianNB,
  KNeighborsClassifier,
  KNeighborsRegressor,
  MultinomialNB,
} from "../../../lib/models/index.ts";

const X = [[0], [1], [2], [10]];

describe("naive Bayes", () => {
  it("refuses counts below 0 by place, and says what to use", async () => {
    await expect(new MultinomialNB().fit([[1], [-2]], [0, 1])).rejects.toThrow(/-2 in row 1.*GaussianNB/);
  });
  it("takes given priors in the order of the classes, and refuses those that are none", async () => {
    const priors = [0.9, 0.1];
    const model = await new GaussianNB({ priors }).fit([[1], [-1], [1], [-1]], ["a", "a", "b", "b"]);
    const { values } = await model.predictProba([[0]]);
    expect(values[0]).toBeCloseTo(0.9, 12);
    await expect(new GaussianNB({ priors: [0.5, 0.4] }).fit([[1], [2]], [0, 1])).rejects.toThrow(/sum to 1/);
    await expect(new GaussianNB({ priors: [1] }).fit([[1], [2]], [0, 1])).rejects.toThrow(/2 classes/);
  });
});

describe("neighbours by distance", () => {
  it("weigh by 1 / distance, and follow rows that are met exactly", async () => {
    const model = await new KNeighborsRegressor({ nNeighbors: 2, weights: "distance" }).fit(
      X,
      [0, 3, 6, 100],
    );
    expect([...(await model.predict([[0.25], [1]]))]).toEqual([0.75, 3]);
    const votes = await new KNeighborsClassifier({ nNeighbors: 3, weights: "distance" }).fit(X, [0, 1, 1, 1]);
    const { values } = await votes.predictProba([[0]]);
    expect([...values]).toEqual([1, 0]);
    await expect(
      new KNeighborsClassifier({ weights: "nearest" as never }).fit([...X, [1]], [0, 1, 0, 1, 0]),
    ).rejects.toThrow(/weights/);
  });
  it("keep their own copy of the rows", async () => {
    const values = Float64Array.of(0, 1, 2, 10);
    const model = await new KNeighborsRegressor({ nNeighbors: 1 }).fit(
      { rows: 4, columns: 1, values },
      [1, 2, 3, 4],
    );
    values.fill(99);
    expect([...(await model.predict([[0]]))]).toEqual([1]);
  });
});

describe("dummies", () => {
  const y = ["b", "a", "b", "b"];
  const many = Array.from({ length: 4000 }, () => [0]);

  it("draw by the shares, the same again at the same seed", async () => {
    const model = await new DummyClassifier({ strategy: "stratified" }).fit(X, y);
    const drawn = await model.predict(many);
    expect(drawn).toEqual(await model.predict(many));
    expect(drawn.filter((label) => label === "a").length / 4000).toBeCloseTo(0.25, 1);
    const other = await new DummyClassifier({ strategy: "stratified", randomState: 1 }).fit(X, y);
    expect(await other.predict(many)).not.toEqual(drawn);
    const even = await new DummyClassifier({ strategy: "uniform" }).fit(X, y);
    expect((await even.predict(many)).filter((label) => label === "a").length / 4000).toBeCloseTo(0.5, 1);
    expect([...(await even.predictProba([[0]])).values]).toEqual([0.5, 0.5]);
  });
  it("give a constant, which must be a class", async () => {
    const model = await new DummyClassifier({ strategy: "constant", constant: "a" }).fit(X, y);
    expect(await model.predict([[1]])).toEqual(["a"]);
    await expect(new DummyClassifier({ strategy: "constant", constant: "c" }).fit(X, y)).rejects.toThrow(
      /"c".*a, b/,
    );
    expect(() => new DummyClassifier({ strategy: "most_frequent" as never })).toThrow(/mostFrequent/);
  });
  it("give means, medians, quantiles and numbers", async () => {
    const answer = async (params: object) =>
      (await (await new DummyRegressor(params).fit(X, [1, 2, 3, 10])).predict([[0]]))[0];
    expect(await answer({})).toBe(4);
    expect(await answer({ strategy: "median" })).toBe(2.5);
    expect(await answer({ strategy: "quantile", quantile: 1 })).toBe(10);
    expect(await answer({ strategy: "constant", constant: -1 })).toBe(-1);
    await expect(answer({ strategy: "quantile" })).rejects.toThrow(/quantile/);
  });
});
