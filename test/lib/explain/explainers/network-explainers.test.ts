/** Gradient and Deep: exact on linear networks, sums on deep ones, Shapley values of additive ones, and what they refuse. */
import { beforeAll, describe, expect, it } from "vitest";
import { createRng } from "../../../../lib/core/index.ts";
import { load } from "../../../../lib/data/index.ts";
import { DeepExplainer } from "../../../../lib/explain/explainers/deep-explainer.ts";
import { GradientExplainer } from "../../../../lib/explain/explainers/gradient-explainer.ts";
import { explainedModel } from "../../../../lib/explain/explained-model.ts";
import { backgroundOf } from "../../../../lib/explain/index.ts";
import { tabularMasker } from "../../../../lib/explain/maskers/tabular.ts";
import { exactSolution } from "../../../../lib/explain/solve/exact.ts";
import {
  fromLayersModel,
  LinearRegression,
  MLPClassifier,
  MLPRegressor,
  tensorflow,
  type LayersModel,
  type TensorFlow,
} from "../../../../lib/models/index.ts";

const rng = createRng(3);
const rows = (n: number, p: number): number[][] =>
  Array.from({ length: n }, () => Array.from({ length: p }, () => rng.normal()));

let tf: TensorFlow;
beforeAll(async () => {
  tf = await tensorflow();
});

/** A network of layers with random weights. */
function network(inputShape: readonly number[], layers: readonly (readonly [string, object])[]): LayersModel {
  const model = tf.sequential();
  const make = tf.layers as unknown as Record<string, (config: object) => unknown>;
  for (const [at, [kind, config]] of layers.entries())
    model.add(make[kind]!(at === 0 ? { ...config, inputShape } : config));
  const draw = createRng(11);
  model.setWeights(
    model.getWeights().map(({ shape }) =>
      tf.tensor(
        Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => 0.6 * draw.normal()),
        shape,
      ),
    ),
  );
  return model;
}

const closeTo = (got: ArrayLike<number>, wanted: ArrayLike<number>, within: number): void => {
  expect(got.length).toBe(wanted.length);
  for (let at = 0; at < got.length; at++) expect(Math.abs(got[at]! - wanted[at]!)).toBeLessThan(within);
};

describe("linear networks", () => {
  const X = rows(5, 4);
  const B = rows(20, 4);

  it("Deep and Gradient give w (x − mean)", async () => {
    const model = network([4], [["dense", { units: 1 }]]);
    const w = (await model.getWeights()[0]!.data()) as Float32Array;
    const mean = [0, 1, 2, 3].map((j) => B.reduce((sum, row) => sum + row[j]! / 20, 0));
    const wanted = X.flatMap((row) => row.map((x, j) => w[j]! * (x - mean[j]!)));
    const deep = await new DeepExplainer(model, B).explain(X);
    closeTo(deep.values, wanted, 1e-5);
    expect(deep.additivityError()).toBeLessThan(1e-5);
    const gradient = await new GradientExplainer(model, B, { nsamples: 4000 }).explain(X);
    for (let at = 0; at < wanted.length; at++)
      expect(Math.abs(gradient.values[at]! - wanted[at]!)).toBeLessThan(5 * gradient.errorStd![at]! + 1e-4);
  });

  it("a perceptron without hidden layers is explained as a linear regression", async () => {
    const data = load("diabetes").take(Array.from({ length: 60 }, (_, i) => i));
    const y = data.column("progression");
    const table = data.drop(["progression"]);
    const mlp = await new MLPRegressor({ hiddenLayerSizes: [], maxIter: 5, randomState: 0 }).fit(table, y);
    const deep = await new DeepExplainer(mlp, table).explain(table.take([0, 1, 2]));
    expect(deep.featureNames).toEqual(table.columns);
    expect(deep.additivityError()).toBeLessThan(1e-3);
  });
});

describe("DeepExplainer", () => {
  const X = rows(3, 5);
  const B = rows(7, 5);
  const dense = (units: number, activation: string): readonly [string, object] => [
    "dense",
    { units, activation },
  ];

  it.each(["relu", "sigmoid", "tanh", "elu", "softplus"])(
    "sums to the output of deep networks of %s",
    async (activation) => {
      const model = network(
        [5],
        [dense(8, activation), ["dropout", { rate: 0.5 }], dense(6, activation), dense(3, "linear")],
      );
      const one = await new DeepExplainer(model, B.slice(0, 1)).explain(X);
      expect(one.shape).toEqual([3, 5, 3]);
      expect(one.additivityError()).toBeLessThan(2e-5);
      const all = await new DeepExplainer(model, B).explain(X);
      expect(all.additivityError()).toBeLessThan(2e-5);
      closeTo(
        [all.baseValues[0]!],
        [((await new DeepExplainer(model, B).expectedValue()) as number[])[0]!],
        1e-9,
      );
    },
  );

  it("sums through softmax, convolutions, pooling and batch normalization", async () => {
    const model = network(
      [6, 6, 1],
      [
        ["conv2d", { filters: 3, kernelSize: 3, activation: "relu" }],
        ["batchNormalization", {}],
        ["maxPooling2d", { poolSize: 2 }],
        ["flatten", {}],
        dense(4, "softmax"),
      ],
    );
    // Variances are weights, too, and must be positive.
    const weights = model.getWeights();
    model.setWeights(weights.map((w, at) => (at === 7 ? tf.tensor(new Float32Array([1, 2, 0.5]), [3]) : w)));
    const explanation = await new DeepExplainer(model, rows(4, 36)).explain(rows(2, 36));
    expect(explanation.units).toBe("probability");
    expect(explanation.outputNames).toEqual(["0", "1", "2", "3"]);
    expect(explanation.additivityError()).toBeLessThan(1e-5);
  });

  it("gives each feature of an additive network its Shapley value", async () => {
    const model = network([3], [dense(6, "tanh"), dense(1, "linear")]);
    // Each hidden unit reads one feature.
    const weights = model.getWeights();
    const kernel = (await weights[0]!.data()).slice() as Float32Array;
    for (let j = 0; j < 3; j++) for (let h = 0; h < 6; h++) if (h % 3 !== j) kernel[j * 6 + h] = 0;
    model.setWeights([tf.tensor(kernel, [3, 6]), ...weights.slice(1)]);
    const background = backgroundOf("test", rows(6, 3));
    const x = rows(1, 3);
    const predictor = await fromLayersModel(model);
    const game = await tabularMasker(background).game(
      explainedModel("test", predictor),
      Float64Array.from(x[0]!),
    );
    const { values } = await exactSolution(game);
    closeTo((await new DeepExplainer(model, background).explain(x)).values, values, 1e-5);
    const gradient = await new GradientExplainer(model, background, { nsamples: 3000 }).explain(x);
    for (let j = 0; j < 3; j++)
      expect(Math.abs(gradient.values[j]! - values[j]!)).toBeLessThan(5 * gradient.errorStd![j]! + 1e-4);
  });

  it("keeps the rule of maxima: the larger input gets what it adds", async () => {
    const model = network(
      [2, 2, 1],
      [
        ["maxPooling2d", { poolSize: 2 }],
        ["flatten", {}],
      ],
    );
    const explanation = await new DeepExplainer(model, [[0, 0, 0, 1]]).explain([[3, 0, 0, 0]]);
    closeTo(explanation.values, [2, 0, 0, 0], 1e-6);
  });

  it("names a layer without a rule, and the way round", async () => {
    const model = network(
      [5],
      [
        ["reshape", { targetShape: [5, 1] }],
        ["simpleRNN", { units: 2 }],
      ],
    );
    await expect(new DeepExplainer(model, B).explain(X)).rejects.toThrow(/got SimpleRNN.*GradientExplainer/);
    const gradient = await new GradientExplainer(model, B, { nsamples: 20 }).explain(X);
    expect(gradient.shape).toEqual([3, 5, 2]);
  });

  it("takes a functional model that is a chain, and refuses one that is not", async () => {
    const flow = tf as unknown as {
      input(config: object): unknown;
      model(config: object): LayersModel;
      layers: Record<string, (config?: object) => { apply(x: unknown): unknown }>;
    };
    const input = flow.input({ shape: [5] });
    const hidden = flow.layers["dense"]!({ units: 4, activation: "relu" }).apply(input);
    const chain = flow.model({ inputs: input, outputs: flow.layers["dense"]!({ units: 1 }).apply(hidden) });
    expect((await new DeepExplainer(chain, B).explain(X)).additivityError()).toBeLessThan(1e-5);
    const other = flow.layers["dense"]!({ units: 4 }).apply(input);
    const forked = flow.model({ inputs: input, outputs: flow.layers["add"]!().apply([hidden, other]) });
    await expect(new DeepExplainer(forked, B).explain(X)).rejects.toThrow(/must be a chain/);
  });
});

describe("GradientExplainer", () => {
  it("is the same for the same seed, and within its errors of the sum", async () => {
    const table = load("iris").take(Array.from({ length: 60 }, (_, i) => (i * 2) % 150));
    const y = table.column("species");
    const X = table.drop(["species"]);
    const model = await new MLPClassifier({ hiddenLayerSizes: [8], maxIter: 20, randomState: 0 }).fit(X, y);
    const explain = (seed: number): Promise<Float64Array> =>
      new GradientExplainer(model, X, { seed, nsamples: 300 })
        .explain(X.take([0, 1]))
        .then(({ values }) => values);
    const first = await explain(1);
    expect(await explain(1)).toEqual(first);
    expect(await explain(2)).not.toEqual(first);
    const explanation = await new GradientExplainer(model, X, { nsamples: 2000 }).explain(
      X.take([0, 70 % 60]),
    );
    expect(explanation.outputs).toBe(3);
    expect(explanation.exact).toBe(false);
    const sums = explanation.sums();
    for (let i = 0; i < 2; i++)
      for (let c = 0; c < 3; c++) {
        let variance = 0;
        for (let j = 0; j < 4; j++) variance += explanation.errorStd![(i * 4 + j) * 3 + c]!;
        expect(Math.abs(sums[i * 3 + c]! - explanation.predictions![i * 3 + c]!)).toBeLessThan(4 * variance);
      }
  });

  it("refuses what is no network", async () => {
    const linear = await new LinearRegression().fit([[1], [2], [4]], [1, 2, 3]);
    expect(() => new GradientExplainer(linear, [[1]])).toThrow(
      /must be a network of layers.*LinearRegression/,
    );
    expect(
      () => new GradientExplainer(network([1], [["dense", { units: 1 }]]), [[1]], { nsamples: 1 }),
    ).toThrow(/nsamples must be/);
  });

  it("keeps the rows that are done when interrupted", async () => {
    const model = network([3], [["dense", { units: 1 }]]);
    const stop = new AbortController();
    const explanation = await new GradientExplainer(model, rows(5, 3)).explain(rows(4, 3), {
      signal: stop.signal,
      onAbort: "keep",
      onProgress: ({ done }) => done === 2 && stop.abort(),
    });
    expect(explanation.rows).toBe(2);
    expect(explanation.warnings[0]).toMatch(/2 of 4 rows/);
  });
});
