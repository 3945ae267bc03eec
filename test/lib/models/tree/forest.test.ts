import { describe, expect, it } from "vitest";
import { createRng } from "../../../../lib/core/index.ts";
import { atOnce, load } from "../../../../lib/data/index.ts";
import {
  checkEnsemble,
  DecisionTreeClassifier,
  ExtraTreesClassifier,
  ExtraTreesRegressor,
  RandomForestClassifier,
  RandomForestRegressor,
  restoreModel,
  type TreeEnsemble,
} from "../../../../lib/models/index.ts";
import { accuracyScore, r2Score } from "../../../../lib/metrics/index.ts";
import { binColumns, MISSING_CODE } from "../../../../lib/models/tree/bin-columns.ts";
import { fitForest } from "../../../../lib/models/tree/fit-forest.ts";
import { forestWorker } from "../../../../lib/models/tree/grow-in-worker.ts";

const rng = createRng(11);
const X = Array.from({ length: 240 }, () => Array.from({ length: 5 }, () => rng.normal()));
const label = X.map((row) => (row[0]! * row[1]! > 0 ? "in" : "out"));
const number = X.map((row) => 3 * row[0]! + Math.sin(3 * row[1]!) + 0.1 * rng.normal());
const half = { train: X.slice(0, 160), test: X.slice(160) };

describe("forests", () => {
  it("learn what a line cannot", async () => {
    for (const Model of [RandomForestClassifier, ExtraTreesClassifier]) {
      const forest = await new Model({ nEstimators: 40 }).fit(half.train, label.slice(0, 160));
      checkEnsemble("forest", forest.structure() as TreeEnsemble);
      expect(accuracyScore(label.slice(160), await forest.predict(half.test))!).toBeGreaterThan(0.75);
    }
    for (const Model of [RandomForestRegressor, ExtraTreesRegressor]) {
      const forest = await new Model({ nEstimators: 40 }).fit(half.train, number.slice(0, 160));
      expect(r2Score(number.slice(160), await forest.predict(half.test))!).toBeGreaterThan(0.8);
    }
  });

  it("with all rows and all features are the exact tree, when values are few", async () => {
    const few = X.map((row) => row.map((x) => Math.round(x * 20)));
    for (const y of [label, few.map((row) => (row[0]! + row[2]! + 300) % 3)]) {
      const params = { nEstimators: 1, bootstrap: false, maxFeatures: null, maxDepth: 6 };
      const forest = await new RandomForestClassifier(params).fit(few, y);
      const tree = await new DecisionTreeClassifier({ maxDepth: 6 }).fit(few, y);
      expect((forest.structure() as TreeEnsemble).threshold).toEqual(
        (tree.structure() as TreeEnsemble).threshold,
      );
      expect((await forest.predictProba(few)).values).toEqual((await tree.predictProba(few)).values);
    }
  });

  it("repeat with a seed and differ without", async () => {
    const grow = async (randomState: number): Promise<Float64Array> =>
      (
        await (
          await new RandomForestClassifier({ nEstimators: 5, randomState }).fit(X, label)
        ).predictProba(X)
      ).values;
    expect(await grow(3)).toEqual(await grow(3));
    expect(await grow(3)).not.toEqual(await grow(4));
  });

  it("judge themselves on the rows that trees did not draw", async () => {
    const iris = load("iris");
    const features = iris.drop(["species"]);
    const forest = await new RandomForestClassifier({ oobScore: true }).fit(features, iris.column("species"));
    expect(forest.oobScore!).toBeGreaterThan(0.92);
    expect(forest.oobScore!).toBeLessThan(0.98);
    expect(forest.oobDecision).toHaveLength(450);
    expect(forest.featureImportances.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    const numbers = await new RandomForestRegressor({ oobScore: true, nEstimators: 60 }).fit(
      half.train,
      number.slice(0, 160),
    );
    const fresh = r2Score(number.slice(160), await numbers.predict(half.test))!;
    expect(Math.abs(numbers.oobScore! - fresh)).toBeLessThan(0.08);
    const alone = await new RandomForestClassifier({ nEstimators: 1, oobScore: true }).fit(X, label);
    expect([...alone.oobDecision!].filter(Number.isNaN).length).toBeGreaterThan(240);
  });

  it("send missing values where they gain, and predict without them", async () => {
    const holes = X.map((row, i) => row.map((x, j) => ((i + 3 * j) % 7 === 0 ? Number.NaN : x)));
    const informed = holes.map((row, i) => [...row, label[i] === "in" ? Number.NaN : 1]);
    for (const Model of [RandomForestClassifier, ExtraTreesClassifier]) {
      const forest = await new Model({ nEstimators: 30, maxFeatures: null }).fit(informed, label);
      expect(accuracyScore(label, await forest.predict(informed))).toBe(1);
      expect(forest.featureImportances[5]!).toBeGreaterThan(0.5);
    }
  });

  it("balance classes over all rows or over each draw", async () => {
    const rare = X.map((row) => (row[0]! > 1.2 ? "rare" : "usual"));
    const share = async (classWeight?: "balanced" | "balancedSubsample"): Promise<number> => {
      const params = { nEstimators: 30, maxDepth: 2, ...(classWeight && { classWeight }) };
      const P = await (await new RandomForestClassifier(params).fit(X, rare)).predictProba(X);
      return P.values.filter((_, i) => i % 2 === 0).reduce((a, b) => a + b, 0) / 240;
    };
    const [plain, balanced, drawn] = [
      await share(),
      await share("balanced"),
      await share("balancedSubsample"),
    ];
    expect(balanced).toBeGreaterThan(plain + 0.05);
    expect(Math.abs(drawn - balanced)).toBeLessThan(0.05);
  });

  it("are stored and restored", async () => {
    const forest = await new RandomForestRegressor({ nEstimators: 4, oobScore: true }).fit(X, number);
    const again = await restoreModel(JSON.parse(JSON.stringify(forest)) as never);
    expect(await again.predict(X)).toEqual(await forest.predict(X));
  });

  it("tell how far they are and stop when told", async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const fit = new RandomForestClassifier({ nEstimators: 50 }).fit(X, label, {
      signal: stop.signal,
      onProgress: ({ done }) => {
        seen.push(done);
        if (done === 3) stop.abort(new Error("enough"));
      },
    });
    await expect(fit).rejects.toThrow("enough");
    expect(seen).toEqual([1, 2, 3]);
  });

  it("refuse what does not fit together", async () => {
    const fit = (params: object): Promise<unknown> => new RandomForestClassifier(params).fit(X, label);
    await expect(fit({ nEstimators: 0 })).rejects.toThrow(/nEstimators/);
    await expect(fit({ bootstrap: false, oobScore: true })).rejects.toThrow(/oobScore needs bootstrap/);
    await expect(fit({ bootstrap: false, maxSamples: 3 })).rejects.toThrow(/maxSamples needs bootstrap/);
    await expect(fit({ maxSamples: 1000 })).rejects.toThrow(/maxSamples/);
    await expect(fit({ nJobs: 0 })).rejects.toThrow(/nJobs/);
  });
});

describe("worker threads", () => {
  const program = forestWorker();
  it.runIf(program !== undefined)("grow the same trees as the main thread, in any number", async () => {
    const design = {
      rows: 240,
      columns: 5,
      values: Float64Array.from(X.flat()),
      names: ["a", "b", "c", "d", "e"],
    };
    const y = Float64Array.from(label, (each) => Number(each === "in"));
    const data = {
      X: design,
      target: { y, width: 1 },
      weights: undefined,
      criterion: "gini",
      randomCuts: false,
    } as const;
    const here = await fitForest("test", data, { nEstimators: 6, bootstrap: true }, {});
    for (const nJobs of [1, 2]) {
      const seen: number[] = [];
      const there = await fitForest(
        "test",
        data,
        { nEstimators: 6, bootstrap: true, nJobs },
        { onProgress: ({ done }) => seen.push(done) },
        0,
      );
      expect(there).toEqual(here);
      expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
    }
    const stop = new AbortController();
    const long = fitForest(
      "test",
      data,
      { nEstimators: 100_000, bootstrap: true },
      {
        signal: stop.signal,
        onProgress: () => {
          stop.abort(new Error("enough"));
        },
      },
      0,
    );
    await expect(long).rejects.toThrow("enough");
  });
});

describe("binColumns", () => {
  it("keeps few values apart and makes even bins of many", () => {
    const n = 3000;
    const values = new Float64Array(n * 3);
    for (let i = 0; i < n; i++) {
      values[3 * i] = i % 5;
      values[3 * i + 1] = (i * 7919) % n;
      values[3 * i + 2] = i % 10 === 0 ? Number.NaN : i < 2000 ? 0 : i;
    }
    const { codes, bins, low, high, missing } = atOnce(binColumns(values, n, 3));
    expect([...bins]).toEqual([5, 255, expect.any(Number)]);
    expect([...missing]).toEqual([0, 0, 1]);
    expect([...codes.subarray(0, 6)]).toEqual([0, 1, 2, 3, 4, 0]);
    for (let j = 0; j < 3; j++)
      for (let i = 0; i < n; i++) {
        const x = values[3 * i + j]!;
        const code = codes[j * n + i]!;
        if (Number.isNaN(x)) expect(code).toBe(MISSING_CODE);
        else if (!(low[j * 256 + code]! <= x && x <= high[j * 256 + code]!)) expect(x).toBeNaN();
      }
    const size = new Int32Array(256);
    for (const code of codes.subarray(n, 2 * n)) size[code]!++;
    expect(Math.max(...size)).toBeLessThan(14);
    expect(Math.min(...size.subarray(0, 255))).toBeGreaterThan(9);
    for (let b = 1; b < 255; b++) expect(low[256 + b]!).toBeGreaterThan(high[256 + b - 1]!);
  });
});
