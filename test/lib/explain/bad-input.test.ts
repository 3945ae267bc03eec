/** What every explainer says to what it cannot explain: who speaks, which rule, what it got, and what to do. */
import { describe, expect, it } from "vitest";
import { fromColumns, load } from "../../../lib/data/index.ts";
import {
  AdditiveExplainer,
  ExactExplainer,
  explain,
  explainModel,
  type Explanation,
  KernelExplainer,
  LimeTabularExplainer,
  LinearExplainer,
  PartitionExplainer,
  PermutationExplainer,
  SamplingExplainer,
  TreeExplainer,
  type BatchFunction,
} from "../../../lib/explain/index.ts";
import {
  DecisionTreeClassifier,
  HistGradientBoostingClassifier,
  LinearRegression,
  type Predictor,
} from "../../../lib/models/index.ts";

type Ask = (model: never, background: unknown, X: unknown) => Promise<Explanation>;

const asking: Readonly<Record<string, Ask>> = {
  ExactExplainer: (model, data, X) => new ExactExplainer(model, data).explain(X),
  KernelExplainer: (model, data, X) => new KernelExplainer(model, data).explain(X),
  PermutationExplainer: (model, data, X) => new PermutationExplainer(model, data).explain(X),
  SamplingExplainer: (model, data, X) => new SamplingExplainer(model, data).explain(X),
  PartitionExplainer: (model, data, X) => new PartitionExplainer(model, data).explain(X),
  AdditiveExplainer: (model, data, X) => new AdditiveExplainer(model, data).explain(X),
  explain: (model, background, X) => explain(model, X, { background }),
};

const rows = [
  [1, 2, 3],
  [2, 1, 0],
];
const background = [
  [0, 0, 1],
  [1, 1, 0],
  [3, 2, 5],
];
const sum: BatchFunction = (batch) => batch.map((row) => row.reduce((total, x) => total + x, 0));
let turn = 0;

describe.each(Object.entries(asking))("%s", (_, ask) => {
  it.each<[string, unknown, unknown, unknown, RegExp]>([
    ["no rows", sum, background, [], /X needs at least one row and one column; got 0×0/],
    ["an empty background", sum, [], rows, /needs at least one row and one column; got 0×0/],
    ["rows of another width", sum, background, [[1, 2]], /must have the 3 columns.*got 2/],
    [
      "ragged rows",
      sum,
      background,
      [
        [1, 2, 3],
        [1, 2],
      ],
      /one length; got 2 in row 1 after 3/,
    ],
    [
      "texts among numbers",
      sum,
      background,
      [["a", 2, 3]],
      /column "x0" held numbers in training; got text such as "a"/,
    ],
    [
      "nothing for a model",
      undefined,
      background,
      rows,
      /must have predict, or be a function.*got undefined/,
    ],
    [
      "a class",
      DecisionTreeClassifier,
      background,
      rows,
      /must be fitted; got the class DecisionTreeClassifier/,
    ],
    [
      "an unfitted model",
      new LinearRegression(),
      background,
      rows,
      /LinearRegression is not fitted; call fit/,
    ],
    [
      "fewer answers than inputs",
      () => [1],
      background,
      rows,
      /must answer once for each input; got 1 answers to/,
    ],
    [
      "answers that are NaN",
      (batch: unknown[]) => batch.map(() => NaN),
      background,
      rows,
      /finite numbers; got NaN/,
    ],
    [
      "infinite answers",
      (batch: unknown[]) => batch.map(() => 1 / 0),
      background,
      rows,
      /finite numbers; got Infinity/,
    ],
    [
      "labels for answers",
      (batch: unknown[]) => batch.map(() => "yes"),
      background,
      rows,
      /answer with numbers; got "yes".*explain the probabilities/,
    ],
    [
      "a number for all",
      () => 3,
      background,
      rows,
      /must answer with numbers, lists of numbers or a matrix; got number/,
    ],
    [
      "noise",
      (batch: unknown[]) => batch.map(() => turn++),
      background,
      rows,
      /same input in the same way; got .*fix its seed.*stochastic: true/,
    ],
  ])("refuses %s", async (__, model, data, X, message) => {
    await expect(Promise.resolve().then(() => ask(model as never, data, X))).rejects.toThrow(message);
  });

  it("lets the model's own error through", async () => {
    const failure = new TypeError("the model's own");
    const throws = (): never => {
      throw failure;
    };
    await expect(ask(throws as never, background, rows)).rejects.toBe(failure);
    const rejects = (): Promise<never> => Promise.reject(failure);
    await expect(ask(rejects as never, background, rows)).rejects.toBe(failure);
  });

  it("warns of a background of one row", async () => {
    const { warnings } = await ask(sum as never, [background[0]], rows);
    expect(warnings).toEqual([expect.stringContaining("the background is one row")]);
    expect((await ask(sum as never, background, rows)).warnings).toEqual([]);
  });

  it("hands missing values to a model that takes them", async () => {
    const known: BatchFunction = (batch) => batch.map(([a, b]) => (Number.isNaN(a) ? 10 : a!) + b!);
    const explanation = await ask(known as never, background, [[NaN, 1, 2]]);
    expect(explanation.additivityError()!).toBeLessThan(1e-9);
    expect(explanation.at(0, 0)).toBeCloseTo(10 - 4 / 3, 6);
    expect(explanation.data![0]).toBeNull();
  });
});

describe("explainers of structure", () => {
  const iris = load("iris");
  const flowers = iris.drop(["species"]);
  const species = iris.column("species") as never;
  const box = {
    name: "Box",
    task: "regression",
    features: undefined,
    predict: async () => [],
  } as unknown as Predictor;

  it.each<[string, () => Promise<unknown>, RegExp]>([
    [
      "Tree: a model that declares no structure",
      async () => new TreeExplainer(box),
      /TreeExplainer: the model must declare its trees; got Box, which declares nothing; use explain/,
    ],
    [
      "Tree: a linear model",
      async () =>
        new TreeExplainer(
          await new LinearRegression().fit(
            flowers.select(["sepal length"].map(() => flowers.data[0]!.name)),
            flowers.column(flowers.data[1]!.name) as never,
          ),
        ),
      /TreeExplainer: .*got LinearRegression/,
    ],
    ["Tree: a function", async () => new TreeExplainer(sum as never), /TreeExplainer: .*got a function/],
    ["Tree: nothing", async () => new TreeExplainer(undefined as never), /TreeExplainer: .*got undefined/],
    [
      "Tree: not fitted",
      async () => new TreeExplainer(new DecisionTreeClassifier()),
      /DecisionTreeClassifier is not fitted; call fit/,
    ],
    [
      "Tree: a column is missing",
      async () =>
        new TreeExplainer(await new DecisionTreeClassifier().fit(flowers, species)).explain(
          flowers.drop([flowers.data[2]!.name]),
        ),
      /must have the 4 columns of training; got 3; missing: "petal length/,
    ],
    [
      "Tree: a background of another width",
      async () =>
        new TreeExplainer(await new DecisionTreeClassifier().fit(flowers, species), { data: [[1, 2]] }),
      /must have the 4 columns.*got 2/,
    ],
    [
      "Linear: a closed box",
      async () => new LinearExplainer(box, rows),
      /must declare coefficients; got Box/,
    ],
    [
      "Linear: nothing",
      async () => new LinearExplainer(undefined as never, rows),
      /LinearExplainer: .*got undefined/,
    ],
    [
      "Linear: missing values in X",
      async () =>
        new LinearExplainer(await new LinearRegression().fit(background, [1, 2, 4]), background).explain([
          [1, NaN, 2],
        ]),
      /LinearExplainer: .*got NaN in row 0/,
    ],
    [
      "Linear: infinite values in the background",
      async () =>
        new LinearExplainer(await new LinearRegression().fit(background, [1, 2, 4]), [[1, Infinity, 2]]),
      /LinearExplainer: .*got/,
    ],
  ])("%s", async (_, act, message) => {
    await expect(act()).rejects.toThrow(message);
  });

  it("says that a background is one row", async () => {
    const line = await new LinearRegression().fit(background, [1, 2, 4]);
    expect((await new LinearExplainer(line, [rows[0]]).explain(rows)).warnings[0]).toContain("one row");
    const tree = await new DecisionTreeClassifier().fit(flowers, species);
    const { warnings } = await new TreeExplainer(tree, { data: flowers.take([0]) }).explain(
      flowers.take([60]),
    );
    expect(warnings[0]).toContain("one row");
  });

  it("explains a model that has seen one class, or refuses to fit it: never in silence", async () => {
    const only = Array.from({ length: 150 }, () => "setosa");
    const fitted = await new DecisionTreeClassifier()
      .fit(flowers, only)
      .catch((error: Error) => error.message);
    if (typeof fitted === "string") expect(fitted).toMatch(/class/);
    else {
      const explanation = await explain(fitted, flowers.slice(0, 3));
      for (const value of explanation.values) expect(value).toBe(0);
    }
    const boosted = await new HistGradientBoostingClassifier({ maxIter: 2 })
      .fit(flowers, only)
      .catch((error: Error) => error.message);
    if (typeof boosted === "string") expect(boosted).toMatch(/class/);
    else
      for (const value of (await explain(boosted, flowers.slice(0, 3))).values)
        expect(value).toBeCloseTo(0, 12);
  });
});

describe("explainModel", () => {
  it.each<[string, unknown, object, RegExp]>([
    ["a table without rows", fromColumns({ a: [] as number[] }), {}, /at least one row; got/],
    ["a row that is not there", background, { rows: [3] }, /rows are positions in X, from 0 to 2; got 3/],
    ["half a row", background, { rows: [0.5] }, /got 0.5/],
    ["a sample of none", background, { sample: 0 }, /sample must be a whole number of 1 or more; got 0/],
    [
      "a background of no rows",
      background,
      { backgroundRows: 0 },
      /background rows must be a whole number of 1 or more; got 0/,
    ],
    ["an output that is not there", background, { class: 3 }, /no output 3; outputs: 0/],
    [
      "a class that is not there",
      background,
      { class: "b", outputNames: ["a"] },
      /class must be one of the model's; got "b"; classes: a/,
    ],
    ["an unknown method", background, { method: "shap" }, /method must be one of/],
  ])("refuses %s", async (_, X, options, message) => {
    await expect(explainModel(sum, X, options as never)).rejects.toThrow(message);
  });

  it("refuses an unknown class before the model is asked", async () => {
    let asked = 0;
    const model = Object.assign({
      name: "Box",
      task: "classification",
      features: undefined,
      classes: ["no", "yes"],
      predict: async () => [],
      predictProba: async () => {
        asked += 1;
        throw new Error("asked");
      },
    }) as unknown as Predictor;
    await expect(explainModel(model, background, { class: "maybe" })).rejects.toThrow(
      /got "maybe"; classes: no, yes/,
    );
    expect(asked).toBe(0);
  });
});

describe("LimeTabularExplainer", () => {
  const two: BatchFunction = (batch) => batch.map(([a]) => [1 - a! / 10, a! / 10]);
  const lime = new LimeTabularExplainer(background);
  it.each<[string, () => unknown, RegExp]>([
    ["an empty table", () => new LimeTabularExplainer([]), /LimeTabularExplainer: X needs at least one row/],
    [
      "missing values",
      () => new LimeTabularExplainer([[1, NaN]]),
      /must be finite; got NaN in row 0, column "x1"; impute/,
    ],
    [
      "another mode",
      () => new LimeTabularExplainer(background, { mode: "x" as never }),
      /mode must be classification or regression; got "x"/,
    ],
    [
      "a category that is not there",
      () => new LimeTabularExplainer(background, { categoricalFeatures: ["z"] }),
      /no feature "z"; features: x0, x1, x2/,
    ],
    [
      "another discretizer",
      () => new LimeTabularExplainer(background, { discretizer: "x" as never }).explainInstance(rows[0], two),
      /discretizer must be.*got "x"/,
    ],
    [
      "entropy without labels",
      () => new LimeTabularExplainer(background, { discretizer: "entropy" }).explainInstance(rows[0], two),
      /labels/,
    ],
    ["a row of another width", () => lime.explainInstance([1, 2], two), /3 columns.*got 2/],
    ["two rows", () => lime.explainInstance(rows, two), /one row at a time; got 2; pass table.take/],
    ["a row with a gap", () => lime.explainInstance([1, NaN, 2], two), /must be finite; got NaN/],
    [
      "one sample",
      () => lime.explainInstance(rows[0], two, { numSamples: 1 }),
      /numSamples must be a whole number of 2 or more; got 1/,
    ],
    [
      "no features",
      () => lime.explainInstance(rows[0], two, { numFeatures: 0 }),
      /numFeatures must be a whole number of 1 or more; got 0/,
    ],
    [
      "a label that is not there",
      () => lime.explainInstance(rows[0], two, { labels: [2] }),
      /from 0 to 1; got 2; ask for topLabels/,
    ],
    [
      "no top labels",
      () => lime.explainInstance(rows[0], two, { topLabels: 0 }),
      /topLabels must be a whole number of 1 or more; got 0/,
    ],
    [
      "values for probabilities",
      () => lime.explainInstance(rows[0], sum),
      /must give a probability of each class/,
    ],
    [
      "scores for probabilities",
      () => lime.explainInstance(rows[0], (batch) => batch.map(() => [1, 2])),
      /must add up to 1; got 3/,
    ],
    [
      "probabilities in a regression",
      () => new LimeTabularExplainer(background, { mode: "regression" }).explainInstance(rows[0], two),
      /one value for each input; got 2/,
    ],
    [
      "NaN",
      () => lime.explainInstance(rows[0], (batch) => batch.map(() => [NaN, 1])),
      /finite numbers; got NaN/,
    ],
    ["too few answers", () => lime.explainInstance(rows[0], () => [[0, 1]]), /got 1 answers to 5000 inputs/],
    [
      "what does not predict",
      () => lime.explainInstance(rows[0], undefined as never),
      /LimeTabularExplainer: .*got undefined/,
    ],
    [
      "an unfitted model",
      () => lime.explainInstance(rows[0], new DecisionTreeClassifier()),
      /DecisionTreeClassifier is not fitted/,
    ],
    [
      "noise",
      () => lime.explainInstance(rows[0], (batch) => batch.map(() => [1 / (2 + turn), 1 - 1 / (2 + turn++)])),
      /same input in the same way/,
    ],
  ])("refuses %s", async (_, act, message) => {
    await expect(Promise.resolve().then(act)).rejects.toThrow(message);
  });
});
