import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../../../../lib/core/index.ts";
import { load } from "../../../../lib/data/index.ts";
import {
  checkEnsemble,
  DecisionTreeClassifier,
  DecisionTreeRegressor,
  restoreModel,
  type TreeEnsemble,
} from "../../../../lib/models/index.ts";

const rowsOf = (n: number, p: number, seed: number, levels?: number): number[][] => {
  const rng = createRng(seed);
  return Array.from({ length: n }, () =>
    Array.from({ length: p }, () => (levels === undefined ? rng.normal() : rng.integer(levels))),
  );
};
const depthOf = ({ left, right }: TreeEnsemble, node = 0): number =>
  left[node]! < 0
    ? 0
    : 1 +
      Math.max(
        depthOf({ left, right } as TreeEnsemble, left[node]!),
        depthOf({ left, right } as TreeEnsemble, right[node]!),
      );
const leavesOf = (ensemble: TreeEnsemble): number[] =>
  [...ensemble.left.keys()].filter((node) => ensemble.left[node]! < 0);

describe("DecisionTreeClassifier", () => {
  it("cuts halfway between neighbours, the first feature of equals", async () => {
    const tree = await new DecisionTreeClassifier().fit(
      [
        [0, 0],
        [1, 1],
        [3, 3],
        [4, 4],
      ],
      ["a", "a", "b", "b"],
    );
    const ensemble = tree.structure() as TreeEnsemble;
    expect([...ensemble.feature]).toEqual([0, -1, -1]);
    expect(ensemble.threshold[0]).toBe(2);
    expect([...ensemble.cover]).toEqual([4, 2, 2]);
    expect([...ensemble.value]).toEqual([0.5, 0, 1]);
    checkEnsemble("tree", ensemble);
    expect(
      await tree.predict([
        [2, 9],
        [2.1, -9],
      ]),
    ).toEqual(["a", "b"]);
  });

  it("learns every training row when rows differ, whatever the criterion", async () => {
    const X = rowsOf(80, 3, 1);
    const y = X.map((_, i) => ["x", "y", "z"][(i * 7) % 3]!);
    for (const criterion of ["gini", "entropy", "logLoss"] as const) {
      const tree = await new DecisionTreeClassifier({ criterion }).fit(X, y);
      expect(await tree.predict(X)).toEqual(y);
    }
  });

  it("keeps limits of depth, leaves, rows and weight", async () => {
    const X = rowsOf(200, 4, 2);
    const y = X.map((row) => Number(row[0]! + row[1]! * row[2]! > 0));
    const grow = async (params: object): Promise<TreeEnsemble> =>
      (await new DecisionTreeClassifier(params).fit(X, y)).structure() as TreeEnsemble;
    expect(depthOf(await grow({ maxDepth: 3 }))).toBe(3);
    expect(leavesOf(await grow({ maxLeafNodes: 7 }))).toHaveLength(7);
    for (const params of [
      { minSamplesLeaf: 9 },
      { minSamplesLeaf: 0.045 },
      { minWeightFractionLeaf: 0.045 },
    ]) {
      const tree = await grow(params);
      expect(Math.min(...leavesOf(tree).map((node) => tree.cover[node]!))).toBeGreaterThanOrEqual(9);
    }
    const split = await grow({ minSamplesSplit: 30 });
    expect(Math.min(...[...split.cover].filter((_, node) => split.left[node]! >= 0))).toBeGreaterThanOrEqual(
      30,
    );
    expect((await grow({ minImpurityDecrease: 0.01 })).left.length).toBeLessThan(
      (await grow({})).left.length,
    );
    expect((await grow({ minImpurityDecrease: 1 })).left).toHaveLength(1);
  });

  it("takes the best leaves first under maxLeafNodes", async () => {
    const X = rowsOf(150, 3, 4);
    const y = X.map((row) => Number(Math.sin(2 * row[0]!) + row[1]! > 0));
    const gainOf = async (maxLeafNodes: number): Promise<number> => {
      const P = await (await new DecisionTreeClassifier({ maxLeafNodes }).fit(X, y)).predictProba(X);
      return y.reduce((sum, c, i) => sum + (P.values[2 * i + 1]! - c) ** 2, 0);
    };
    const losses = [];
    for (const leaves of [2, 3, 5, 9, 17]) losses.push(await gainOf(leaves));
    expect(losses).toEqual(losses.toSorted((a, b) => b - a));
  });

  it("prunes more as alpha rises, down to the root", async () => {
    const X = rowsOf(200, 4, 3);
    const y = X.map((row, i) => Number(row[0]! > 0 !== (i % 7 === 0)));
    const sizes = [];
    for (const ccpAlpha of [0, 0.002, 0.005, 0.01, 0.05, 1])
      sizes.push(
        ((await new DecisionTreeClassifier({ ccpAlpha }).fit(X, y)).structure() as TreeEnsemble).left.length,
      );
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(sizes.at(-1)).toBe(1);
    expect(sizes[3]!).toBeLessThan(sizes[0]!);
  });

  it("takes a whole weight as so many rows, and weight 0 as none", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 })), {
          minLength: 12,
          maxLength: 30,
        }),
        fc.constantFrom("gini", "entropy"),
        async (draws, criterion) => {
          const X = rowsOf(draws.length, 2, 5, 6);
          const y = draws.map(([, label], i) => (i < 2 ? i : label));
          const weight = draws.map(([w], i) => (i < 2 ? 1 : w));
          const repeated = weight.flatMap((w, i) => Array.from({ length: w }, () => i));
          const a = await new DecisionTreeClassifier({ criterion: criterion as "gini" }).fit(X, y, {
            sampleWeight: weight,
          });
          const b = await new DecisionTreeClassifier({ criterion: criterion as "gini" }).fit(
            repeated.map((i) => X[i]!),
            repeated.map((i) => y[i]!),
          );
          // A class whose rows all have weight 0 stays a class in the first.
          const labels = b.classes!.length === a.classes!.length;
          if (!labels) return;
          expect((await a.predictProba(X)).values).toEqual((await b.predictProba(X)).values);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("does not depend on the order of rows", async () => {
    const X = rowsOf(120, 3, 6, 5);
    const y = X.map((row) => (row[0]! + row[1]!) % 3);
    const order = createRng(1).permutation(120);
    const a = await new DecisionTreeClassifier().fit(X, y);
    const b = await new DecisionTreeClassifier().fit(
      Array.from(order, (i) => X[i]!),
      Array.from(order, (i) => y[i]!),
    );
    expect((a.structure() as TreeEnsemble).threshold).toEqual((b.structure() as TreeEnsemble).threshold);
    expect((await a.predictProba(X)).values).toEqual((await b.predictProba(X)).values);
  });

  it("learns which way missing values go", async () => {
    const X = [[1], [2], [3], [4], [Number.NaN], [Number.NaN]];
    for (const [y, label] of [
      [["a", "a", "b", "b", "a", "a"], "a"],
      [["a", "a", "b", "b", "b", "b"], "b"],
      [["a", "a", "a", "a", "b", "b"], "b"],
    ] as const) {
      const tree = await new DecisionTreeClassifier().fit(X, y);
      expect(await tree.predict(X)).toEqual([...y]);
      expect(await tree.predict([[Number.NaN]])).toEqual([label]);
    }
    const most = await new DecisionTreeClassifier().fit([[1], [2], [3], [9]], ["a", "a", "a", "b"]);
    expect(await most.predict([[Number.NaN]])).toEqual(["a"]);
  });

  it("gives shares of features that sum to 1, weighs classes, and is stored", async () => {
    const iris = load("iris");
    const X = iris.drop(["species"]);
    const tree = await new DecisionTreeClassifier({ maxDepth: 3 }).fit(X, iris.column("species"));
    expect(tree.featureImportances.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    const again = await restoreModel(JSON.parse(JSON.stringify(tree)) as never);
    expect(await again.predict(X)).toEqual(await tree.predict(X));
    expect((await again.predictProba!(X)).values).toEqual((await tree.predictProba(X)).values);
    const rare = await new DecisionTreeClassifier({ maxDepth: 1, classWeight: "balanced" }).fit(
      [[0], [0], [0], [0], [1]],
      ["no", "no", "no", "yes", "yes"],
    );
    expect((await rare.predictProba([[0]])).values[1]).toBeCloseTo(1 / 3, 12);
  });

  it("refuses parameters and rows that it cannot use", async () => {
    const fit = (params: object): Promise<unknown> =>
      new DecisionTreeClassifier(params).fit([[1], [2]], [0, 1]);
    await expect(fit({ maxDepth: 0 })).rejects.toThrow(/maxDepth must be a whole number, 1 or more; got 0/);
    await expect(fit({ criterion: "squaredError" })).rejects.toThrow(/criterion must be one of "gini"/);
    await expect(fit({ minSamplesSplit: 2.5 })).rejects.toThrow(/minSamplesSplit/);
    await expect(fit({ maxFeatures: "all" })).rejects.toThrow(/maxFeatures/);
    await expect(fit({ classWeight: "balancedSubsample" })).rejects.toThrow(/draws rows/);
    expect(() => new DecisionTreeClassifier({ depth: 3 } as never)).toThrow(/no parameter "depth"/);
    await expect(new DecisionTreeClassifier().fit([[Infinity], [1]], [0, 1])).rejects.toThrow(/finite/);
    await expect(new DecisionTreeClassifier().fit([[2], [1]], [1, 1])).rejects.toThrow(/two classes/);
    const tree = await new DecisionTreeClassifier().fit([[1], [2]], [0, 1]);
    await expect(tree.predict([[1, 2]])).rejects.toThrow(/1 columns of training; got 2/);
  });

  it("stops when told", async () => {
    const X = rowsOf(60, 2, 8);
    const y = X.map((_, i) => i % 2);
    await expect(
      new DecisionTreeClassifier().fit(X, y, { signal: AbortSignal.abort(new Error("enough")) }),
    ).rejects.toThrow("enough");
  });
});

describe("DecisionTreeRegressor", () => {
  it("predicts means of leaves; far from zero, too", async () => {
    const X = rowsOf(100, 2, 9);
    const y = X.map((row) => 1e9 + Math.round(row[0]! * 4) / 4);
    const tree = await new DecisionTreeRegressor().fit(X, y);
    const prediction = await tree.predict(X);
    for (const [i, value] of y.entries()) expect(Math.abs(prediction[i]! - value)).toBeLessThan(1e-6);
    const stump = await new DecisionTreeRegressor({ maxDepth: 1 }).fit([[0], [1], [2], [10]], [1, 3, 2, 50]);
    expect([...(await stump.predict([[0], [5.9], [6.1]]))]).toEqual([2, 2, 50]);
  });

  it("minimises the loss of its criterion at the root", async () => {
    const rng = createRng(3);
    const X = Array.from({ length: 40 }, () => [rng.next()]);
    const y = X.map(([x]) => Math.floor(-Math.log(rng.next() + 1e-9) * (x! > 0.6 ? 6 : 1)));
    const mean = (part: number[]): number => part.reduce((a, b) => a + b, 0) / part.length;
    const losses = {
      squaredError: (part: number[]) => part.reduce((sum, v) => sum + (v - mean(part)) ** 2, 0),
      poisson: (part: number[]) =>
        part.reduce((sum, v) => sum + (v > 0 ? v * Math.log(v / mean(part)) : 0), 0),
    };
    const sorted = X.map(([x]) => x!).toSorted((a, b) => a - b);
    for (const criterion of ["squaredError", "poisson"] as const) {
      const tree = await new DecisionTreeRegressor({ criterion, maxDepth: 1 }).fit(X, y);
      const loss = (t: number): number => {
        const side = (left: boolean): number[] => y.filter((_, i) => X[i]![0]! <= t === left);
        const [l, r] = [side(true), side(false)];
        if (criterion === "poisson" && (mean(l) === 0 || mean(r) === 0)) return Infinity;
        return losses[criterion](l) + losses[criterion](r);
      };
      const best = Math.min(...sorted.slice(0, -1).map(loss));
      const own = loss((tree.structure() as TreeEnsemble).threshold[0]!);
      expect(own).toBeCloseTo(best, 9);
    }
  });

  it("is a leaf for constant targets and refuses negative ones with poisson", async () => {
    const tree = await new DecisionTreeRegressor().fit([[1], [2], [3]], [0.1, 0.1, 0.1]);
    expect((tree.structure() as TreeEnsemble).left).toHaveLength(1);
    expect([...tree.featureImportances]).toEqual([0]);
    await expect(
      new DecisionTreeRegressor({ criterion: "poisson" }).fit([[1], [2]], [-1, 2]),
    ).rejects.toThrow(/0 or more for poisson; got -1 in row 0/);
  });
});
