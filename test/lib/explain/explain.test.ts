/** Which explainer is chosen and why, and that what it gives is what that explainer gives by hand; pipelines, loaded files, outputs. */
import { describe, expect, it } from "vitest";
import { designOf, fromColumns, load, takeDesign, type Frame } from "../../../lib/data/index.ts";
import {
  ExactExplainer,
  explain,
  explainedModel,
  LinearExplainer,
  PermutationExplainer,
  planExplanation,
  TreeExplainer,
  type BatchFunction,
  type ExplainMethod,
  type ExplainModelOptions,
  type Explanation,
} from "../../../lib/explain/index.ts";
import {
  DecisionTreeClassifier,
  GaussianNB,
  HistGradientBoostingClassifier,
  KNeighborsClassifier,
  LinearRegression,
  loadModel,
  LogisticRegression,
  makePipeline,
  RandomForestRegressor,
  type Predictor,
} from "../../../lib/models/index.ts";
import { StandardScaler, TableVectorizer } from "../../../lib/prep/index.ts";

const iris = load("iris");
const flowers = iris.drop(["species"]);
const species = iris.column("species") as never;
const diabetes = load("diabetes");
const patients = diabetes.drop(["progression"]);
const progression = diabetes.column("progression") as never;
const tumours = load("breast-cancer");
const cells = tumours.drop(["diagnosis"]);
const diagnosis = tumours.column("diagnosis") as never;

/** Base and contributions are what the model says of the rows. */
async function meetsModel(
  explanation: Explanation,
  model: Predictor | BatchFunction,
  X: Frame,
): Promise<void> {
  const asked = explainedModel("test", model, {
    output: explanation.units === "log-odds" || explanation.units === "raw output" ? "raw" : "auto",
  });
  const { values } = await asked.evaluate(designOf("test", X));
  const sums = explanation.sums();
  expect(sums.length).toBe(values.length);
  for (const [i, sum] of sums.entries()) expect(sum).toBeCloseTo(values[i]!, 8);
}

function same(a: Explanation, b: Explanation, digits = 10): void {
  expect(a.shape).toEqual(b.shape);
  for (const [at, value] of a.values.entries()) expect(value).toBeCloseTo(b.values[at]!, digits);
  for (const [at, value] of a.baseValues.entries()) expect(value).toBeCloseTo(b.baseValues[at]!, digits);
}

describe("the choice", () => {
  const rows = patients.slice(0, 12);
  const linear = (): Promise<Predictor> => new LinearRegression().fit(patients, progression);
  const forest = (): Promise<Predictor> =>
    new RandomForestRegressor({ nEstimators: 5, maxDepth: 4, randomState: 0 }).fit(patients, progression);

  it.each<[string, () => Promise<[Predictor | BatchFunction, Frame]>, ExplainMethod, RegExp, number]>([
    ["coefficients", async () => [await linear(), rows], "linear", /weighted sum/, 0],
    ["trees", async () => [await forest(), rows], "tree", /5 trees.*never asked/, 0],
    [
      "a closed box of few features",
      async () => [await new KNeighborsClassifier().fit(flowers, species), flowers.slice(0, 6)],
      "exact",
      /16 coalitions/,
      6 * 16 * 6,
    ],
    [
      "a closed box of many features",
      async () => [await new GaussianNB().fit(cells, diagnosis), cells.slice(0, 3)],
      "permutation",
      /closed box/,
      1,
    ],
    ["a plain function", async () => [(X) => X.map(([a]) => a!), flowers.slice(0, 3)], "exact", /16/, 1],
    [
      "an asynchronous one",
      async () => [async (X) => X.map(([a, b]) => [a!, b!]), flowers.slice(0, 3)],
      "exact",
      /16/,
      1,
    ],
  ])("takes %s by structure, and adds up to the model's answers", async (_, make, method, why, cost) => {
    const [model, X] = await make();
    const plan = await planExplanation(model, X);
    expect(plan.method).toBe(method);
    expect(plan.why).toMatch(why);
    if (cost <= 1) expect(Math.sign(plan.evaluations)).toBe(cost);
    else expect(plan.evaluations).toBe(cost);
    const explanation = await plan.run();
    expect(explanation.additivityError()!).toBeLessThan(1e-8);
    await meetsModel(explanation, model, X);
  });

  it("gives what the explainers give by hand", async () => {
    const line = await linear();
    same(await explain(line, rows), await new LinearExplainer(line, rows).explain(rows));
    same(
      await explain(line, rows, { background: patients, backgroundRows: 1000 }),
      await new LinearExplainer(line, patients).explain(rows),
    );
    const trees = await forest();
    same(await explain(trees, rows), await new TreeExplainer(trees).explain(rows));
    const background = patients.slice(100, 130);
    same(
      await explain(trees, rows, { background }),
      await new TreeExplainer(trees, { data: background }).explain(rows),
    );
    same(
      await explain(trees, rows.slice(0, 2), { background, method: "permutation", maxEvals: 63, seed: 4 }),
      await new PermutationExplainer(trees, background, { maxEvals: 63, seed: 4 }).explain(rows.slice(0, 2)),
    );
  });

  it("all methods that fit agree on trees of few features", async () => {
    const model = await new DecisionTreeClassifier({ maxDepth: 3 }).fit(flowers, species);
    const X = flowers.slice(48, 52);
    const background = flowers.slice(90, 120);
    const truth = await explain(model, X, { method: "exact", background });
    for (const method of ["tree", "kernel", "permutation"] as const) {
      const got = await explain(model, X, { method, background, maxEvals: 5000 });
      expect(got.outputNames).toEqual(["setosa", "versicolor", "virginica"]);
      same(got, truth, method === "permutation" ? 1 : 8);
    }
    const sampled = await explain(model, X, { method: "sampling", background, maxEvals: 4000 });
    for (const [at, value] of sampled.values.entries())
      expect(Math.abs(value - truth.values[at]!)).toBeLessThan(0.1);
    const owen = await explain(model, X, { method: "partition", background });
    expect(owen.additivityError()!).toBeLessThan(1e-10);
  });

  it("interactions: trees, and the count of all coalitions; their rows add up to the values", async () => {
    const trees = await forest();
    const box = await new KNeighborsClassifier().fit(flowers, species);
    for (const [model, X, method] of [
      [trees, rows, "tree"],
      [box, flowers.slice(0, 3), "exact"],
    ] as const) {
      const explanation = await explain(model, X, { interactions: true });
      const { interactionValues, rows: n, columns: p, outputs: k } = explanation;
      expect(explanation.method).toContain(method);
      for (let i = 0; i < n; i++)
        for (let a = 0; a < p; a++)
          for (let c = 0; c < k; c++) {
            let sum = 0;
            for (let b = 0; b < p; b++) sum += interactionValues![((i * p + a) * p + b) * k + c]!;
            expect(sum).toBeCloseTo(explanation.values[(i * p + a) * k + c]!, 8);
          }
    }
  });

  it.each<[string, () => Promise<[Predictor, Frame, ExplainModelOptions]>, RegExp]>([
    [
      "tree of a model without trees",
      async () => [await linear(), rows, { method: "tree" }],
      /no explainer fits with method "tree".*LinearRegression.*declares no trees.*"auto" or "permutation"/,
    ],
    ["linear of trees", async () => [await forest(), rows, { method: "linear" }], /declares no coefficients/],
    [
      "all coalitions of thirty features",
      async () => [await new GaussianNB().fit(cells, diagnosis), cells.slice(0, 2), { method: "exact" }],
      /30 features have too many coalitions/,
    ],
    [
      "gradients of what is no network",
      async () => [await forest(), rows, { method: "gradient" }],
      /declares no network/,
    ],
    [
      "pairs by permutation",
      async () => [await forest(), rows, { method: "permutation", interactions: true }],
      /tell no interactions.*leave interactions out/,
    ],
    [
      "an unknown method",
      async () => [await forest(), rows, { method: "magic" as never }],
      /method must be one of auto, linear, tree.*got "magic"/,
    ],
    [
      "raw output of what has none",
      async () => [await new KNeighborsClassifier().fit(flowers, species), flowers, { output: "raw" }],
      /has no raw output.*explain its probability/,
    ],
  ])("refuses %s", async (_, make, message) => {
    const [model, X, options] = await make();
    await expect(explain(model, X, options)).rejects.toThrow(message);
  });
});

describe("outputs", () => {
  it("of a linear classifier: the log-odds at no cost, the probability by asking", async () => {
    const model = await new LogisticRegression().fit(
      flowers,
      Array.from({ length: 150 }, (_, i) => (i < 100 ? "no" : "yes")),
    );
    const raw = await explain(model, flowers.slice(95, 105), { background: flowers });
    expect([raw.units, raw.outputNames]).toEqual(["log-odds", ["yes"]]);
    await meetsModel(raw, model, flowers.slice(95, 105));
    const probability = await explain(model, flowers.slice(95, 105), {
      background: flowers.slice(60, 120),
      output: "probability",
    });
    expect([probability.units, probability.exact]).toEqual(["probability", true]);
    await meetsModel(probability, model, flowers.slice(95, 105));
  });

  it("of boosted trees: log-odds, or probabilities over a background", async () => {
    const model = await new HistGradientBoostingClassifier({ maxIter: 10 }).fit(cells, diagnosis);
    const X = cells.slice(0, 4);
    const raw = await explain(model, X);
    expect([raw.method, raw.units]).toEqual(["tree, path-dependent", "log-odds"]);
    await meetsModel(raw, model, X);
    const probability = await explain(model, X, { output: "probability", background: cells.slice(100, 140) });
    expect(probability.method).toMatch(/^tree, interventional/);
    expect(probability.units).toBe("probability");
    await meetsModel(probability, model, X);
  });

  it("of a plain function take the names that are given", async () => {
    const two: BatchFunction = (X) => X.map(([a, b]) => [a! * b!, a! - b!]);
    const explanation = await explain(two, flowers.slice(0, 3), { outputNames: ["area", "gap"] });
    expect(explanation.outputNames).toEqual(["area", "gap"]);
    same(explanation.output("gap"), await explain((X) => X.map(([a, b]) => a! - b!), flowers.slice(0, 3)));
  });
});

describe("pipelines", () => {
  const penguins = load("penguins").filter((row) => row["Body Mass (g)"] !== null && row["Sex"] !== null);
  const table = penguins.select(["Species", "Island", "Flipper Length (mm)", "Sex"]);
  const mass = penguins.column("Body Mass (g)") as never;

  it("contributions of what was made of a column are that column's, and its own values stand beside them", async () => {
    const pipeline = await makePipeline(new TableVectorizer(), new LinearRegression()).fit(table, mass);
    const explanation = await explain(pipeline, table.slice(0, 20));
    expect(explanation.featureNames.toSorted()).toEqual(table.data.map(({ name }) => name).toSorted());
    expect(explanation.evaluations).toBe(0);
    for (const [j, name] of explanation.featureNames.entries())
      expect(explanation.data![j]).toBe(table.row(0)[name]);
    await meetsModel(explanation, pipeline, table.slice(0, 20));
    const inner = await pipeline.transform(table.slice(0, 20));
    const byHand = await new LinearExplainer(pipeline.model, inner).explain(inner);
    const groups: Record<string, string[]> = {};
    for (const { name, sources } of pipeline.outputs) (groups[sources[0]!] ??= []).push(name);
    same(explanation, byHand.sumBy(groups));
  });

  it("of scaled columns trees give what the whole pipeline gives asked as a closed box", async () => {
    const pipeline = await makePipeline(
      new StandardScaler(),
      new DecisionTreeClassifier({ maxDepth: 3 }),
    ).fit(flowers, species);
    const [X, background] = [flowers.slice(50, 54), flowers.slice(80, 110)];
    const inside = await explain(pipeline, X, { background });
    expect(inside.method).toMatch(/^tree.*inside of the pipeline$/);
    same(inside, await new ExactExplainer(pipeline, background).explain(X), 8);
  });

  it("of a closed box at the end the whole is asked with raw columns, texts and all", async () => {
    const heavy = Array.from({ length: table.length }, (_, i) =>
      Number((mass as { values: Float64Array }).values[i]) > 4000 ? "heavy" : "light",
    );
    const pipeline = await makePipeline(new TableVectorizer(), new KNeighborsClassifier()).fit(table, heavy);
    const explanation = await explain(pipeline, table.slice(0, 3), { backgroundRows: 20, background: table });
    expect(explanation.featureNames).toEqual(table.data.map(({ name }) => name));
    expect(explanation.data![0]).toBe(table.row(0)["Species"]);
    await meetsModel(explanation, pipeline, table.slice(0, 3));
  });
});

describe("files of other libraries", () => {
  const folder = new URL("../../golden/shap/models/", import.meta.url);
  const table = async (name: string): Promise<Frame> => {
    const { readCsv } = await import("../../../lib/data/index.ts");
    return (await readCsv(new URL(`../../golden/shap/data/${name}.csv`, import.meta.url).pathname)).drop([
      "target",
    ]);
  };

  it.each([
    ["xgb_binary.json", "breast_cancer", "tree", "log-odds"],
    ["xgb3_reg.json", "diabetes", "tree", ""],
    ["xgb_linear.json", "diabetes", "linear", ""],
    ["lgb_multi.txt", "wine", "tree", "raw output"],
    ["lgb_linear_tree.txt", "diabetes", "exact", ""],
    ["skl_rf_iris.json", "iris", "tree", "probability"],
    ["ridge_reg.json", "diabetes", "linear", ""],
    ["logit_iris.json", "iris", "linear", "raw output"],
  ])("%s on %s: %s", async (file, data, method, units) => {
    const model = (await loadModel(new URL(file, folder))) as Predictor;
    const X = takeDesign(designOf("test", await table(data)), [0, 60, 120]);
    const plan = await planExplanation(model, X);
    expect(plan.method).toBe(method);
    const explanation = await plan.run();
    expect(explanation.units).toBe(units);
    expect(explanation.additivityError()!).toBeLessThan(1e-5);
  });
});

it("names columns after the table, and refuses another order by name", async () => {
  const model = await new LinearRegression().fit(patients, progression);
  const names = patients.data.map(({ name }) => name);
  await expect(explain(model, patients.select(names.toReversed()))).rejects.toThrow(
    /columns must be in the order of training; got "\w+" where "age" was; select them in that order/,
  );
  const own = await explain((X) => X.map(([a, b]) => a! * b!), fromColumns({ a: [1, 2, 3], b: [4, 5, 7] }));
  expect(own.featureNames).toEqual(["a", "b"]);
});
