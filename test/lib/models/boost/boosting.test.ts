import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createRng } from "../../../../lib/core/index.ts";
import { frameOf } from "../../../../lib/data/index.ts";
import {
  GradientBoostingClassifier,
  GradientBoostingRegressor,
  HistGradientBoostingClassifier,
  HistGradientBoostingRegressor,
  restoreModel,
  type TreeEnsemble,
} from "../../../../lib/models/index.ts";
import { predictTrees } from "../../../../lib/models/tree-predict.ts";

interface Rows {
  readonly X: Float64Array[];
  readonly y: number[];
  readonly label: string[];
}

/** A made-up table: few distinct values, some missing, a wave and a product. */
function made(n: number, seed: number, lacking = 0.1): Rows {
  const rng = createRng(seed);
  const X = Array.from({ length: n }, () =>
    Float64Array.from({ length: 4 }, () =>
      rng.next() < lacking ? Number.NaN : Math.round(rng.normal() * 10) / 10,
    ),
  );
  const part = (x: number): number => (Number.isNaN(x) ? 0.7 : x);
  const y = X.map(
    (x) => part(x[0]!) + Math.sin(2 * part(x[1]!)) + part(x[2]!) * part(x[0]!) + 0.2 * rng.normal(),
  );
  return { X, y, label: y.map((value) => (value > 1 ? "high" : value > -0.5 ? "mid" : "low")) };
}

const structure = (model: { structure(): unknown }): TreeEnsemble => model.structure() as TreeEnsemble;

function depths(ensemble: TreeEnsemble): number[] {
  return Array.from(ensemble.roots, (root) => {
    const depth = (node: number): number =>
      ensemble.left[node]! < 0 ? 0 : 1 + Math.max(depth(ensemble.left[node]!), depth(ensemble.right[node]!));
    return depth(root);
  });
}

afterEach(() => vi.unstubAllGlobals());

describe("laws of histogram boosting", () => {
  test("the order of rows changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1000), async (seed) => {
        const { X, label } = made(120, seed);
        const order = createRng(seed + 1).permutation(X.length);
        const params = { maxIter: 8, minSamplesLeaf: 5 };
        const one = await new HistGradientBoostingClassifier(params).fit(X, label);
        const two = await new HistGradientBoostingClassifier(params).fit(
          Array.from(order, (i) => X[i]!),
          Array.from(order, (i) => label[i]!),
        );
        const [a, b] = [await one.predictProba(X), await two.predictProba(X)];
        for (let i = 0; i < a.values.length; i++) expect(a.values[i]).toBeCloseTo(b.values[i]!, 9);
      }),
      { numRuns: 8 },
    );
  });

  test("a whole weight is the row so many times", async () => {
    const { X, y } = made(150, 3);
    const rng = createRng(4);
    const weights = X.map(() => rng.integer(4));
    const repeated = X.flatMap((row, i) => Array.from({ length: weights[i]! }, () => row));
    const targets = y.flatMap((value, i) => Array.from({ length: weights[i]! }, () => value));
    // Rows of weight 0 would still make bins and count as rows.
    const kept = [...X.keys()].filter((i) => weights[i]! > 0);
    const params = { maxIter: 10, minSamplesLeaf: 1, minSumHessian: 25 };
    const one = await new HistGradientBoostingRegressor(params).fit(
      kept.map((i) => X[i]!),
      kept.map((i) => y[i]!),
      { sampleWeight: kept.map((i) => weights[i]!) },
    );
    const two = await new HistGradientBoostingRegressor(params).fit(repeated, targets);
    const [a, b] = [await one.predict(X), await two.predict(X)];
    for (const [i, value] of a.entries()) expect(value).toBeCloseTo(b[i]!, 6);
    const cover = structure(one).cover[0];
    expect(cover).toBe(repeated.length);
  });

  test.each(["squaredError", "absoluteError", "quantile", "poisson"] as const)(
    "training lowers the %s loss, and a tree's leaves add up",
    async (loss) => {
      const { X, y } = made(300, 11);
      const target = loss === "poisson" ? y.map((value) => Math.max(0, Math.round(value + 1))) : y;
      const model = await new HistGradientBoostingRegressor({ loss, maxIter: 25 }).fit(X, target);
      const losses = model.history.map(({ trainLoss }) => trainLoss);
      expect(losses).toHaveLength(26);
      for (let t = 1; t < losses.length; t++) expect(losses[t]).toBeLessThanOrEqual(losses[t - 1]! + 1e-12);
      const raw = await model.decisionFunction(X);
      const flat = Float64Array.from(X.flatMap((row) => [...row]));
      expect(raw.values).toEqual(predictTrees(structure(model), flat, X.length));
      let last: Float64Array = new Float64Array(0);
      for await (const stage of model.stagedPredict(X)) last = stage;
      const own = await model.predict(X);
      for (const [i, value] of last.entries()) expect(value).toBeCloseTo(own[i]!, 10);
    },
  );

  test("monotone constraints hold everywhere, and bind", async () => {
    const { X, y } = made(400, 5);
    const down = y.map((value, i) => value - 2 * (X[i]![0]! || 0));
    const model = await new HistGradientBoostingRegressor({
      monotonicCst: { x0: 1, x1: -1 },
      maxIter: 40,
      minSamplesLeaf: 3,
    }).fit(X, down);
    for (const row of X.slice(0, 40))
      for (const [j, sign] of [
        [0, 1],
        [1, -1],
      ] as const) {
        const grid = Array.from({ length: 41 }, (_, k) => row.with(j, (k - 20) / 5));
        const along = await model.predict(grid);
        for (let k = 1; k < grid.length; k++)
          expect(sign * (along[k]! - along[k - 1]!)).toBeGreaterThanOrEqual(-1e-12);
      }
    const free = await new HistGradientBoostingRegressor({ maxIter: 40, minSamplesLeaf: 3 }).fit(X, down);
    expect(free.history.at(-1)!.trainLoss).toBeLessThan(model.history.at(-1)!.trainLoss);
  });

  test("missing values go the way that lowers the loss", async () => {
    const X = Array.from({ length: 200 }, (_, i) => [i % 4 === 0 ? Number.NaN : i % 10]);
    for (const level of [-5, 5]) {
      const y = X.map(([x]) => (Number.isNaN(x!) ? level : x! > 4 ? 5 : -5));
      const model = await new HistGradientBoostingRegressor({ maxIter: 1, learningRate: 1 }).fit(
        X.map((row) => Float64Array.from(row)),
        y,
      );
      expect([...(await model.predict([Float64Array.of(Number.NaN)]))][0]).toBeCloseTo(level, 9);
      expect(structure(model).defaultLeft[0]).toBe(level === 5 ? 0 : 1);
    }
  });

  test("categories split in sets, text or numbers alike; one not seen in training is missing", async () => {
    const names = ["oak", "elm", "ash", "fir", "yew", "box"];
    const value = [3, -1, 3, -1, 3, -1];
    const codes = Array.from({ length: 240 }, (_, i) => (i * 7) % 6);
    const frame = frameOf({ tree: codes.map((c) => names[c]!), size: codes.map((_, i) => i % 5) });
    const y = codes.map((c) => value[c]!);
    const params = { maxIter: 1, learningRate: 1 };
    const model = await new HistGradientBoostingRegressor(params).fit(frame, y);
    expect(Array.from(await model.predict(frame), (v) => Math.round(v * 1e6) / 1e6)).toEqual(y);
    expect(depths(structure(model))).toEqual([1]);
    expect(structure(model).split[0]).toBe(2);
    const numbers = codes.map((c, i) => Float64Array.of(c, i % 5));
    const other = await new HistGradientBoostingRegressor({ ...params, categoricalFeatures: [0] }).fit(
      numbers,
      y,
    );
    expect(await other.predict(numbers)).toEqual(await model.predict(frame));
    const unseen = await model.predict(frameOf({ tree: ["larch"], size: [1] }));
    expect(Number.isFinite(unseen[0])).toBe(true);
    await expect(
      new HistGradientBoostingRegressor({ categoricalFeatures: null }).fit(frame, y),
    ).rejects.toThrow(/column "tree" holds text/);
  });

  test("more categories than bins: the rarest share one", async () => {
    const rng = createRng(2);
    const codes = Array.from({ length: 3000 }, () => Math.floor(300 * rng.next() ** 2));
    const y = codes.map((c) => (c < 50 ? 1 : 0));
    const X = codes.map((c) => Float64Array.of(c));
    const model = await new HistGradientBoostingRegressor({
      categoricalFeatures: [0],
      maxBins: 100,
      maxIter: 5,
      learningRate: 1,
      earlyStopping: false,
    }).fit(X, y);
    expect(model.history.at(-1)!.trainLoss).toBeLessThan(0.01);
  });

  test("depth, leaves, rows of a leaf and gain keep their limits", async () => {
    const { X, y } = made(500, 8);
    const model = await new HistGradientBoostingRegressor({
      maxIter: 10,
      maxDepth: 4,
      maxLeafNodes: 9,
      minSamplesLeaf: 13,
    }).fit(X, y);
    const trees = structure(model);
    expect(Math.max(...depths(trees))).toBeLessThanOrEqual(4);
    const leaves = [...trees.left.keys()].filter((node) => trees.left[node]! < 0);
    expect(leaves.length).toBeLessThanOrEqual(90);
    for (const leaf of leaves) expect(trees.cover[leaf]).toBeGreaterThanOrEqual(13);
    const none = await new HistGradientBoostingRegressor({ maxIter: 3, minSplitGain: 1e9 }).fit(X, y);
    expect(structure(none).left.length).toBe(3);
  });

  test("L1 makes leaves 0, L2 makes them small", async () => {
    const { X, y } = made(300, 9);
    const sizes: number[] = [];
    for (const params of [{}, { l2Regularization: 500 }, { l1Regularization: 1e6 }]) {
      const model = await new HistGradientBoostingRegressor({ maxIter: 1, ...params }).fit(X, y);
      sizes.push(Math.max(...structure(model).value.map(Math.abs)));
    }
    expect(sizes[1]).toBeLessThan(sizes[0]!);
    expect(sizes[2]).toBe(0);
  });

  test("a constant target is predicted as it is", async () => {
    const { X } = made(60, 1);
    const y = X.map(() => 4.25);
    for (const loss of ["squaredError", "absoluteError", "quantile"] as const) {
      const model = await new HistGradientBoostingRegressor({ loss, maxIter: 5 }).fit(X, y);
      expect(new Set(await model.predict(X))).toEqual(new Set([4.25]));
    }
  });

  test("samples of rows and columns still learn, the same for the same seed", async () => {
    const { X, y } = made(400, 12);
    const params = { subsample: 0.5, colsampleByTree: 0.5, nEstimators: 60, maxFeatures: 0.9 };
    const one = await new GradientBoostingRegressor(params).fit(X, y);
    const two = await new GradientBoostingRegressor(params).fit(X, y);
    const three = await new GradientBoostingRegressor({ ...params, randomState: 1 }).fit(X, y);
    const [a, b, c] = [await one.predict(X), await two.predict(X), await three.predict(X)];
    expect(a).toEqual(b);
    expect(a).not.toEqual(c);
    expect(one.history.at(-1)!.trainLoss).toBeLessThan(0.3 * one.history[0]!.trainLoss);
    // Rows that a tree was not grown on had it added, too.
    let sum = 0;
    for (const [i, value] of a.entries()) sum += 0.5 * (value - y[i]!) ** 2;
    expect(one.history.at(-1)!.trainLoss).toBeCloseTo(sum / y.length, 9);
  });
});

describe("early stopping", () => {
  test("stops when held-out rows gain no more, and says what it saw", async () => {
    const { X, label } = made(300, 21);
    const model = await new HistGradientBoostingClassifier({
      earlyStopping: true,
      learningRate: 0.5,
      maxIter: 300,
      nIterNoChange: 5,
    }).fit(X, label);
    const { iterations, ensemble } = model.state.model;
    expect(iterations).toBeLessThan(300);
    expect(ensemble.roots.length).toBe(3 * iterations);
    const seen = model.history.map(({ validationLoss }) => validationLoss!);
    expect(seen.length).toBe(iterations + 1);
    const last = seen.slice(-6);
    expect(Math.min(...last.slice(1))).toBeGreaterThanOrEqual(last[0]! - 1e-7);
  });

  test("watches the training loss without held-out rows", async () => {
    const { X, y } = made(100, 22);
    const model = await new HistGradientBoostingRegressor({
      earlyStopping: true,
      validationFraction: null,
      learningRate: 1,
      maxIter: 300,
      tol: 0.05,
      nIterNoChange: 3,
    }).fit(X, y);
    expect(model.state.model.iterations).toBeLessThan(300);
    expect(model.history[0]!.validationLoss).toBeNull();
  });
});

describe("WebAssembly and plain TypeScript grow the same trees", () => {
  const cases = [
    ["plain numbers", {}],
    ["L1, L2 and a constraint", { l1Regularization: 0.3, l2Regularization: 2, monotonicCst: [1, 0, 0, -1] }],
    ["categories", { categoricalFeatures: [3] }],
    ["samples", { subsample: 0.6, colsampleByTree: 0.7 }],
    ["depth-wise", { maxLeafNodes: null, maxDepth: 5, minSamplesLeaf: 2 }],
    ["many leaves", { maxLeafNodes: 90, minSamplesLeaf: 1 }],
  ] as const;
  test.each(cases)("%s", async (_, params) => {
    const { X, y } = made(300, 31);
    const rows = X.map((row) =>
      row.with(3, Number.isNaN(row[3]!) ? Number.NaN : Math.abs(Math.round(3 * row[3]!))),
    );
    const fits = [];
    for (const engine of ["auto", "plain"] as const)
      fits.push(await new HistGradientBoostingRegressor({ maxIter: 12, ...params, engine }).fit(rows, y));
    expect(fits[0]!.state.model).toEqual(fits[1]!.state.model);
  });

  test("several classes with weights", async () => {
    const { X, label } = made(300, 32);
    const sampleWeight = X.map((_, i) => 0.5 + (i % 5));
    const fits = [];
    for (const engine of ["auto", "plain"] as const)
      fits.push(
        await new HistGradientBoostingClassifier({ maxIter: 6, engine, classWeight: "balanced" }).fit(
          X,
          label,
          {
            sampleWeight,
          },
        ),
      );
    expect(fits[0]!.state.model).toEqual(fits[1]!.state.model);
  });

  test("without WebAssembly the plain loops take over", async () => {
    const { X, y } = made(100, 33);
    const one = await new HistGradientBoostingRegressor({ maxIter: 3 }).fit(X, y);
    vi.stubGlobal("WebAssembly", undefined);
    const two = await new HistGradientBoostingRegressor({ maxIter: 3 }).fit(X, y);
    expect(two.state.model).toEqual(one.state.model);
  });
});

describe("the models", () => {
  test("learn", async () => {
    const { X, label } = made(600, 41);
    for (const model of [
      new HistGradientBoostingClassifier({ maxIter: 30 }),
      new GradientBoostingClassifier({ nEstimators: 60 }),
    ]) {
      await model.fit(X.slice(0, 400), label.slice(0, 400));
      const own = await model.predict(X.slice(400));
      const right = own.filter((each, i) => each === label[400 + i]).length;
      expect(right / 200).toBeGreaterThan(0.75);
      const { values } = await model.predictProba(X);
      for (let i = 0; i < X.length; i++)
        expect(values[3 * i]! + values[3 * i + 1]! + values[3 * i + 2]!).toBeCloseTo(1, 12);
      expect(model.featureImportances[3]).toBeLessThan(model.featureImportances[0]!);
    }
  });

  test("come back from storage as they were", async () => {
    const { X, label } = made(120, 42);
    const model = await new HistGradientBoostingClassifier({ maxIter: 5, categoricalFeatures: [] }).fit(
      X,
      label,
    );
    const back = await restoreModel(JSON.parse(JSON.stringify(model)));
    expect(await back.predictProba!(X)).toEqual(await model.predictProba(X));
  });

  test("refuse what they cannot learn from", async () => {
    const { X, y, label } = made(40, 43);
    const fit = (params: object): Promise<unknown> => new HistGradientBoostingRegressor(params).fit(X, y);
    await expect(
      new HistGradientBoostingClassifier().fit(
        X,
        label.map(() => "one"),
      ),
    ).rejects.toThrow(/two classes or more/);
    await expect(fit({ learningRate: 0 })).rejects.toThrow(/learningRate/);
    await expect(fit({ maxBins: 256 })).rejects.toThrow(/maxBins/);
    await expect(fit({ monotonicCst: [1] })).rejects.toThrow(/one number for each of 4 columns/);
    await expect(fit({ monotonicCst: { z: 1 } })).rejects.toThrow(/names the column "z"/);
    await expect(fit({ categoricalFeatures: [0] })).rejects.toThrow(/whole numbers/);
    await expect(fit({ loss: "poisson" })).rejects.toThrow(/0 or more/);
    expect(() => new HistGradientBoostingRegressor({ loss: "hinge" as never })).toThrow(/"squaredError"/);
    await expect(
      new HistGradientBoostingClassifier({ monotonicCst: [1, 0, 0, 0] }).fit(X, label),
    ).rejects.toThrow(/two classes; got 3/);
  });
});
