/** Networks: they learn, repeat themselves from a seed, travel as records, keep the best epoch, and stop when told. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createRng } from "../../../../lib/core/index.ts";
import { load } from "../../../../lib/data/index.ts";
import {
  CNNClassifier,
  fromLayersModel,
  isLayersJson,
  LayersClassifier,
  MLPClassifier,
  MLPRegressor,
  readLayersModel,
  restoreModel,
  tensorflow,
} from "../../../../lib/models/index.ts";

const iris = load("iris");
const X = iris.drop(["species"]);
const y = iris.column("species");

/** Points in the plane, one class inside a ring of the other: no linear model tells them apart. */
function ring(n: number): { X: number[][]; y: string[] } {
  const rng = createRng(1);
  const rows = Array.from({ length: n }, () => [rng.normal(), rng.normal()]);
  return { X: rows, y: rows.map(([a, b]) => (a! * a! + b! * b! < 1.4 ? "in" : "out")) };
}

const share = (a: readonly unknown[], b: readonly unknown[]): number =>
  a.filter((value, i) => value === b[i]).length / a.length;

describe("MLPClassifier", () => {
  it("learns what is not linear, two classes by one logit", async () => {
    const data = ring(400);
    const model = await new MLPClassifier({
      hiddenLayerSizes: [16],
      learningRateInit: 0.02,
      maxIter: 60,
    }).fit(data.X, data.y);
    expect(model.classes).toEqual(["in", "out"]);
    expect(share(await model.predict(data.X), data.y)).toBeGreaterThan(0.93);
    const { rows, columns, values } = await model.predictProba(data.X);
    expect([rows, columns]).toEqual([400, 2]);
    for (let i = 0; i < rows; i++) expect(values[2 * i]! + values[2 * i + 1]!).toBeCloseTo(1, 12);
    const [first] = model.state.model.history;
    expect(model.state.model.history.at(-1)!.loss).toBeLessThan(first!.loss / 2);
  });

  it("gives the same numbers from the same seed, dropout included, and others from another", async () => {
    const fit = async (randomState: number) =>
      (
        await (
          await new MLPClassifier({ hiddenLayerSizes: [8], dropout: 0.4, maxIter: 5, randomState }).fit(X, y)
        ).predictProba(X)
      ).values;
    const [a, b, c] = [await fit(3), await fit(3), await fit(4)];
    expect(a).toEqual(b);
    expect(a).not.toEqual(c);
  });

  it("draws another dropout mask at each step", async () => {
    // With one mask for ever, half of the hidden units would never learn.
    const model = await new MLPClassifier({
      hiddenLayerSizes: [6],
      dropout: 0.5,
      maxIter: 30,
      learningRateInit: 0.05,
    }).fit(X, y);
    const start = await new MLPClassifier({
      hiddenLayerSizes: [6],
      dropout: 0.5,
      maxIter: 1,
      learningRateInit: 1e-12,
    }).fit(X, y);
    const [kernel] = model.state.model.weights;
    const [before] = start.state.model.weights;
    for (let unit = 0; unit < 6; unit++) {
      let moved = 0;
      for (let j = 0; j < 4; j++)
        moved = Math.max(moved, Math.abs(kernel!.values[j * 6 + unit]! - before!.values[j * 6 + unit]!));
      expect(moved).toBeGreaterThan(1e-3);
    }
  });

  it("weighs a class as asked", async () => {
    const data = ring(300);
    const fit = async (weight: number) => {
      const model = await new MLPClassifier({
        hiddenLayerSizes: [4],
        maxIter: 20,
        learningRateInit: 0.01,
        classWeight: { in: weight },
      }).fit(data.X, data.y);
      return (await model.predict(data.X)).filter((label) => label === "in").length;
    };
    expect(await fit(20)).toBeGreaterThan(await fit(0.05));
  });

  it("keeps the weights of the best epoch", async () => {
    const data = ring(80);
    const model = await new MLPClassifier({
      hiddenLayerSizes: [64],
      learningRateInit: 0.05,
      maxIter: 100,
      earlyStopping: true,
      validationFraction: 0.4,
      nIterNoChange: 5,
    }).fit(data.X, data.y);
    const { history, bestEpoch } = model.state.model;
    expect(history.length).toBeLessThan(100);
    const losses = history.map(({ validationLoss }) => validationLoss!);
    expect(losses[bestEpoch - 1]).toBeLessThan(Math.min(...losses) + 2e-4);
    expect(history.length - bestEpoch).toBe(5);
  });

  it("travels as JSON", async () => {
    const model = await new MLPClassifier({ hiddenLayerSizes: [5], maxIter: 3 }).fit(X, y);
    const back = await restoreModel(JSON.parse(JSON.stringify(model)) as never);
    expect((await back.predictProba!(X)).values).toEqual((await model.predictProba(X)).values);
  });

  it("stops at once, and says what is wrong", async () => {
    const stop = new AbortController();
    const work = new MLPClassifier({ maxIter: 10_000, tol: 0, nIterNoChange: 10_000 }).fit(X, y, {
      signal: stop.signal,
      onProgress: ({ done }) => {
        if (done === 2) stop.abort(new Error("enough"));
      },
    });
    await expect(work).rejects.toThrow("enough");
    await expect(new MLPClassifier({ learningRateInit: 1e30, maxIter: 5 }).fit(X, y)).rejects.toThrow(
      /loss must stay finite.*StandardScaler/,
    );
    await expect(new MLPClassifier({ hiddenLayerSizes: [0] }).fit(X, y)).rejects.toThrow(/hiddenLayerSizes/);
    await expect(new MLPClassifier({ dropout: 1 }).fit(X, y)).rejects.toThrow(/dropout must lie in/);
  });

  it("leaves no tensor behind", async () => {
    const tf = await tensorflow();
    await new MLPClassifier({ hiddenLayerSizes: [5], maxIter: 2 }).fit(X, y);
    const before = tf.memory().numTensors;
    await new MLPClassifier({ hiddenLayerSizes: [5], maxIter: 2, earlyStopping: true }).fit(X, y);
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe("MLPRegressor", () => {
  it("learns a curve", async () => {
    const rows = Array.from({ length: 200 }, (_, i) => [i / 100 - 1]);
    const target = rows.map(([x]) => x! * x!);
    const model = await new MLPRegressor({
      hiddenLayerSizes: [24],
      learningRateInit: 0.02,
      maxIter: 120,
    }).fit(rows, target);
    const found = await model.predict(rows);
    expect(Math.max(...target.map((value, i) => Math.abs(value - found[i]!)))).toBeLessThan(0.15);
    expect(model.structure()).toMatchObject({ kind: "network", link: "identity" });
  });
});

describe("CNNClassifier", () => {
  it("reads digits", async () => {
    const digits = load("digits");
    const label = digits.columns.at(-1)!;
    const [train, test] = [digits.slice(0, 700), digits.slice(700, 1200)];
    const model = await new CNNClassifier({
      filters: [8, 16],
      denseUnits: 32,
      maxIter: 12,
      learningRateInit: 0.005,
    }).fit(train.drop([label]), train.column(label));
    const truth = test.toColumns()[label]!;
    expect(share(await model.predict(test.drop([label])), truth)).toBeGreaterThan(0.85);
  });

  it("refuses rows that are no images", async () => {
    await expect(new CNNClassifier().fit(iris.drop(["species", "petal width (cm)"]), y)).rejects.toThrow(
      /3 columns are no square image; give imageShape/,
    );
    await expect(new CNNClassifier({ imageShape: [3, 3, 1] }).fit(X, y)).rejects.toThrow(
      /imageShape must hold the 4 columns of X; got 3×3×1/,
    );
  });
});

describe("gradients of the wasm backend", () => {
  it.each([
    ["same", 1],
    ["valid", 1],
    ["same", 2],
    ["valid", 2],
  ] as const)("equal the cpu backend's, padding %s, stride %i", async (pad, strides) => {
    const tf = (await tensorflow()) as unknown as typeof import("../../../../vendor/tfjs/index.js");
    const rng = createRng(2);
    const draw = (shape: number[]) =>
      tf.tensor(
        Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => rng.normal()),
        shape,
      );
    const image = draw([2, 6, 5, 3]);
    const filter = draw([3, 3, 3, 4]);
    const depthwise = draw([3, 3, 3, 2]);
    const run = async () => {
      const conv = tf.grads((x, w) => tf.sum(tf.square(tf.conv2d(x as never, w as never, strides, pad))))([
        image,
        filter,
      ]);
      const depth = tf.grads((x, w) =>
        tf.sum(tf.square(tf.depthwiseConv2d(x as never, w as never, strides, pad))),
      )([image, depthwise]);
      return Promise.all([...conv, ...depth].map((each) => each.data()));
    };
    expect(tf.getBackend()).toBe("wasm");
    const wasm = await run();
    await tf.setBackend("cpu");
    const cpu = await run();
    await tf.setBackend("wasm");
    for (const [i, values] of wasm.entries()) {
      const scale = Math.max(...cpu[i]!.map(Math.abs));
      values.forEach((value: number, at: number) => {
        expect(Math.abs(value - cpu[i]![at]!)).toBeLessThan(2e-5 * scale);
      });
    }
  });
});

describe("any tf.LayersModel", () => {
  const folder = mkdtempSync(join(tmpdir(), "assay-layers-"));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  async function trained() {
    const tf = (await tensorflow()) as unknown as typeof import("../../../../vendor/tfjs/index.js");
    const model = tf.sequential();
    model.add(tf.layers.dense({ units: 6, activation: "tanh", inputShape: [4] }));
    model.add(tf.layers.dense({ units: 3, activation: "softmax" }));
    return { tf, model };
  }

  it("predicts as it did", async () => {
    const { tf, model } = await trained();
    const own = await fromLayersModel(model as never, { classes: ["a", "b", "c"], featureNames: X.columns });
    expect(own).toBeInstanceOf(LayersClassifier);
    const rows = Array.from(X).map((row) => Object.values(row) as number[]);
    const wanted = await (model.predict(tf.tensor2d(rows)) as { data(): Promise<Float32Array> }).data();
    const { values } = await (own as LayersClassifier).predictProba(X);
    for (let i = 0; i < wanted.length; i++) expect(values[i]).toBeCloseTo(wanted[i]!, 6);
  });

  it("trains a topology from fresh weights that the seed decides", async () => {
    const { model } = await trained();
    const topology: unknown = model.toJSON(null, false);
    const fit = async () =>
      (await new LayersClassifier({ topology, maxIter: 40, learningRateInit: 0.02 }).fit(X, y)).predictProba(
        X,
      );
    const [a, b] = [await fit(), await fit()];
    expect(a.values).toEqual(b.values);
    const learner = await new LayersClassifier({ topology, maxIter: 40, learningRateInit: 0.02 }).fit(X, y);
    expect(share(await learner.predict(X), iris.toColumns()["species"]!)).toBeGreaterThan(0.8);
  });

  it("reads what tfjs saved, and refuses what is damaged", async () => {
    const { tf, model } = await trained();
    let saved: { modelTopology: unknown; weightSpecs: never[]; weightData: ArrayBuffer } | undefined;
    await model.save(
      tf.io.withSaveHandler(async (artifacts) => {
        saved = artifacts as never;
        return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: "JSON" } };
      }),
    );
    const json = {
      modelTopology: saved!.modelTopology,
      weightsManifest: [{ paths: ["weights.bin"], weights: saved!.weightSpecs }],
    };
    const path = join(folder, "model.json");
    const bytes = Buffer.from(saved!.weightData);
    writeFileSync(join(folder, "weights.bin"), bytes);
    expect(isLayersJson(json)).toBe(true);
    const own = await readLayersModel(path, json);
    const before = await fromLayersModel(model as never);
    expect(await own.predict(X)).toEqual(await before.predict(X));
    writeFileSync(join(folder, "weights.bin"), bytes.subarray(4));
    await expect(readLayersModel(path, json)).rejects.toThrow(/must be \d+ bytes; got \d+/);
    const outside = {
      ...json,
      weightsManifest: [{ paths: ["../weights.bin"], weights: saved!.weightSpecs }],
    };
    await expect(readLayersModel(path, outside)).rejects.toThrow(/must lie beside/);
    const gone = { ...json, weightsManifest: [{ paths: ["none.bin"], weights: saved!.weightSpecs }] };
    await expect(readLayersModel(path, gone)).rejects.toThrow(/none.bin.*ENOENT/);
  });
});
