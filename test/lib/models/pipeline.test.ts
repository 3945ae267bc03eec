import { describe, expect, it } from "vitest";
import { createRng, kFold, foldRows } from "../../../lib/core/index.ts";
import { designOf, fromColumns, load, takeDesign, type Frame } from "../../../lib/data/index.ts";
import {
  LinearRegression,
  LogisticRegression,
  makePipeline,
  Pipeline,
  restoreModel,
  Ridge,
  TransformedTargetRegressor,
} from "../../../lib/models/index.ts";
import {
  FunctionTransformer,
  OneHotEncoder,
  SelectKBest,
  StandardScaler,
  TableVectorizer,
  TransformerPipeline,
  type StoredLearner,
} from "../../../lib/prep/index.ts";

const penguins = load("penguins");
const species = penguins.columns.find((name) => /species/i.test(name))!;
const X = penguins.drop([species]);
const y = penguins.column(species);

async function accuracy(model: Pipeline, rows: Frame, wanted: readonly unknown[]): Promise<number> {
  const predicted = await model.predict(rows);
  return wanted.filter((label, i) => label === predicted[i]).length / wanted.length;
}

describe("Pipeline", () => {
  it("takes a raw table with text and holes to labels", async () => {
    const model = await makePipeline(new TableVectorizer(), new LogisticRegression()).fit(X, y);
    expect(model.task).toBe("classification");
    expect(model.features!.names).toEqual(X.columns);
    expect(model.classes).toHaveLength(3);
    expect(await accuracy(model, X, penguins.toColumns()[species]!)).toBeGreaterThan(0.98);
    expect(model.structure()).toBeUndefined();
  });

  it("lets explainers inside: what the model sees, its names, and the raw column of each", async () => {
    const model = await makePipeline(new TableVectorizer(), new LogisticRegression()).fit(X, y);
    const inside = await model.transform(X.head(10));
    expect(inside.columns).toEqual(model.outputNames);
    expect(model.model.features!.names).toEqual(model.outputNames);
    expect(await model.model.predict(inside)).toEqual(await model.predict(X.head(10)));
    for (const { sources } of model.outputs) {
      expect(sources).toHaveLength(1);
      expect(X.columns).toContain(sources[0]);
    }
    expect(new Set(model.outputs.flatMap(({ sources }) => sources)).size).toBeGreaterThan(4);
  });

  it("takes a design of the raw table, as explainers and validators make it", async () => {
    const model = await makePipeline(new TableVectorizer(), new LogisticRegression()).fit(X, y);
    const { values } = await model.predictProba!(X);
    const design = designOf("test", X);
    expect([...(await model.predictProba!(design)).values]).toEqual([...values]);
    const some = takeDesign(design, [5, 9]);
    expect((await model.predictProba!(some)).values[0]).toBe(values[5 * 3]);
    const dates = fromColumns({
      d: Array.from({ length: 20 }, (_, i) => new Date(Date.UTC(2020, i))),
      ok: Array.from({ length: 20 }, (_, i) => i % 3 === 0),
    });
    const trend = await makePipeline(new TableVectorizer(), new Ridge()).fit(
      dates,
      Array.from({ length: 20 }, (_, i) => i),
    );
    expect(await trend.predict(designOf("test", dates))).toEqual(await trend.predict(dates));
  });

  it("never sees test rows: noise stays noise when columns are chosen inside", async () => {
    const rng = createRng(5);
    const [n, p] = [60, 1000];
    const noise = {
      rows: n,
      columns: p,
      values: Float64Array.from({ length: n * p }, () => rng.normal()),
      names: Array.from({ length: p }, (_, j) => `n${j}`),
    };
    const labels = Array.from({ length: n }, (_, i) => i % 2);
    const folds = kFold(n, 5, createRng(2));
    const scored = async (select: boolean): Promise<number> => {
      let right = 0;
      const chosen = select ? undefined : await new SelectKBest({ k: 10 }).fitTransform(noise, labels);
      for (let fold = 0; fold < 5; fold++) {
        const { train, test } = foldRows(folds, fold);
        const take = (rows: Int32Array): unknown =>
          chosen === undefined ? takeDesign(noise, rows) : chosen.take(rows);
        const model = select
          ? makePipeline(new SelectKBest({ k: 10 }), new LogisticRegression())
          : makePipeline(new StandardScaler(), new LogisticRegression());
        await model.fit(
          take(train),
          Array.from(train, (i) => labels[i]!),
        );
        const predicted = await model.predict(take(test));
        for (const [at, i] of test.entries()) if (predicted[at] === labels[i]) right++;
      }
      return right / n;
    };
    expect(await scored(true)).toBeLessThan(0.65);
    expect(await scored(false)).toBeGreaterThan(0.75);
  });

  it("clones with changed parameters and steps, at any depth, and leaves the given steps alone", async () => {
    const scaler = new StandardScaler();
    const base = new Pipeline({
      steps: [
        ["prep", new TransformerPipeline({ steps: [["scale", scaler]] })],
        ["model", new Ridge()],
      ],
    });
    const changed = base.clone({ prep__scale__withMean: false, model__alpha: 3 });
    expect((changed.params.steps[1]![1] as Ridge).params).toEqual({ alpha: 3 });
    await changed.fit({ a: [1, 2, 3] }, [1, 2, 4]);
    const inner = changed.transformers!.steps["prep"] as TransformerPipeline;
    expect((inner.steps["scale"] as StandardScaler).params).toEqual({ withMean: false });
    expect([scaler.isFitted, base.isFitted]).toEqual([false, false]);
    const replaced = base.clone({ prep: "passthrough", model: new LinearRegression() });
    await replaced.fit({ a: [1, 2, 3] }, [2, 4, 6]);
    expect((await replaced.predict({ a: [5] }))[0]).toBeCloseTo(10, 9);
    expect(() => base.clone({ model__depth: 3 })).toThrow(/no parameter "depth"/);
    expect(() => base.clone({ nope__depth: 3 })).toThrow(/no parameter "nope__depth".*model__…/);
  });

  it("is stored and restored with all its steps, within another, too", async () => {
    const inner = makePipeline(new TableVectorizer(), new LogisticRegression());
    const outer = await new Pipeline({
      steps: [
        ["same", "passthrough"],
        ["inner", inner],
      ],
    }).fit(X, y);
    const text = JSON.stringify(outer);
    const back = (await restoreModel(JSON.parse(text) as StoredLearner)) as Pipeline;
    expect(JSON.stringify(back)).toBe(text);
    expect(await back.predict(X)).toEqual(await outer.predict(X));
    expect(back.features).toEqual(outer.features);
    expect([...(await back.predictProba!(X.head(3))).values]).toEqual([
      ...(await outer.predictProba!(X.head(3))).values,
    ]);
  });

  it("passes weights on to the model", async () => {
    const rows = { a: [0, 1, 2, 3] };
    const model = makePipeline(new FunctionTransformer({ func: "square" }), new LinearRegression());
    await model.fit(rows, [0, 1, 4, 100], { sampleWeight: [1, 1, 1, 0] });
    expect((await model.predict({ a: [4] }))[0]).toBeCloseTo(16, 9);
  });

  it("offers what its model offers", () => {
    const regression = makePipeline(new StandardScaler(), new Ridge());
    expect([regression.task, regression.predictProba, regression.classes]).toEqual([
      "regression",
      undefined,
      undefined,
    ]);
    expect(makePipeline(new StandardScaler(), new StandardScaler())).toBeInstanceOf(TransformerPipeline);
    expect(
      makePipeline(new StandardScaler(), new StandardScaler(), new Ridge()).params.steps.map(
        ([name]) => name,
      ),
    ).toEqual(["standardscaler-1", "standardscaler-2", "ridge"]);
  });

  it("refuses wrong steps and tables in words", async () => {
    expect(() => new Pipeline({ steps: [] })).toThrow(/needs steps/);
    expect(() => new Pipeline({ steps: [["a", new StandardScaler()]] })).toThrow(
      /last step must be a model.*TransformerPipeline/,
    );
    expect(
      () =>
        new Pipeline({
          steps: [
            ["a", new Ridge() as never],
            ["b", new Ridge()],
          ],
        }),
    ).toThrow(/must be transformers/);
    expect(
      () =>
        new Pipeline({
          steps: [
            ["a", new StandardScaler()],
            ["a", new Ridge()],
          ],
        }),
    ).toThrow(/must differ/);
    expect(() => new Pipeline({ steps: [["a__b", new Ridge()]] })).toThrow(/without "__"/);
    const model = await makePipeline(new OneHotEncoder(), new LogisticRegression()).fit(
      { c: ["a", "b"] },
      [0, 1],
    );
    await expect(model.predict({ c: ["z"] })).rejects.toThrow(/got "z" in row 0/);
    await expect(model.predict({ d: ["a"] })).rejects.toThrow(/missing: "c"/);
    const own = makePipeline(new FunctionTransformer({ func: (frame) => frame }), new Ridge());
    expect(() => JSON.stringify(own)).toThrow(/cannot be stored/);
  });
});

describe("TransformedTargetRegressor", () => {
  const rows = { a: [0, 1, 2, 3, 4] };

  it("finds a curve that is a line after log1p", async () => {
    const target = rows.a.map((x) => Math.expm1(0.3 * x + 0.1));
    const model = await new TransformedTargetRegressor({ regressor: new LinearRegression() }).fit(
      rows,
      target,
    );
    expect((await model.predict({ a: [6] }))[0]).toBeCloseTo(Math.expm1(1.9), 9);
    expect(
      (
        await model
          .clone({ func: "sqrt" })
          .fit(rows, [0, 1, 4, 9, 16])
          .then((m) => m.predict({ a: [5, -2] }))
      )[0],
    ).toBeCloseTo(25, 9);
  });

  it("refuses targets that the function cannot take, and models that are none", async () => {
    const model = new TransformedTargetRegressor({ regressor: new Ridge() });
    await expect(model.fit(rows, [0, 1, 2, -1, 3])).rejects.toThrow(/above -1; got -1 in row 3/);
    expect(() => new TransformedTargetRegressor({ regressor: new LogisticRegression() as never })).toThrow(
      /must be a regressor/,
    );
    expect(() => new TransformedTargetRegressor({ regressor: new Ridge(), func: "nope" as never })).toThrow(
      /known: log1p/,
    );
  });
});
