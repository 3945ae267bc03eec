/** Tree SHAP against the definition, on random trees with every kind of split, missing values and categories. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../../../../lib/core/index.ts";
import { expectedValues } from "../../../../lib/explain/tree/expected-values.ts";
import { gaussLegendre } from "../../../../lib/explain/tree/gauss-legendre.ts";
import { interactionValues } from "../../../../lib/explain/tree/interactions.ts";
import { interventionalValues } from "../../../../lib/explain/tree/interventional.ts";
import { coverTables, pathDependentValues } from "../../../../lib/explain/tree/path-dependent.ts";
import { plainRows, tableSize, tableSteps } from "../../../../lib/explain/tree/path-tables.ts";
import { plainWalk, quadratureSteps, treeEdges } from "../../../../lib/explain/tree/quadrature.ts";
import { transformedValues } from "../../../../lib/explain/tree/transformed.ts";
import { castRows, decider, leafValue, treeProgram } from "../../../../lib/explain/tree/tree-program.ts";
import { atOnce } from "../../../../lib/data/index.ts";
import { predictTrees } from "../../../../lib/models/index.ts";
import {
  conditionalMean,
  interventionalMean,
  randomBackground,
  randomTrees,
  shapleyByDefinition,
} from "./random-trees.ts";

const shapes = fc.record({
  seed: fc.integer({ min: 0, max: 1e6 }),
  p: fc.integer({ min: 2, max: 5 }),
  k: fc.integer({ min: 1, max: 3 }),
  depth: fc.integer({ min: 1, max: 5 }),
  vector: fc.boolean(),
});

function close(got: ArrayLike<number>, wanted: ArrayLike<number>, within = 1e-11): void {
  expect(got.length).toBe(wanted.length);
  for (let at = 0; at < got.length; at++) expect(Math.abs(got[at]! - wanted[at]!)).toBeLessThan(within);
}

describe("path-dependent", () => {
  it("values and pairs are the definition's", async () => {
    await fc.assert(
      fc.asyncProperty(shapes, async ({ seed, p, k, depth, vector }) => {
        const { ensemble, rows } = randomTrees(seed, p, k, depth, 3, vector);
        const X = rows(2);
        const values = await pathDependentValues(ensemble, X, 2);
        const pairs = await interactionValues(ensemble, X, 2);
        for (let i = 0; i < 2; i++) {
          const row = X.slice(i * p, (i + 1) * p);
          const wanted = shapleyByDefinition(p, k, (S) => conditionalMean(ensemble, row, S));
          close(values.subarray(i * p * k, (i + 1) * p * k), wanted.phi);
          close(pairs.subarray(i * p * p * k, (i + 1) * p * p * k), wanted.pairs);
        }
        close(expectedValues(ensemble), conditionalMean(ensemble, X.slice(0, p), 0));
      }),
      { numRuns: 60 },
    );
  });

  it("add up to the prediction, deep trees of many features included", async () => {
    for (const [p, depth] of [
      [4, 12],
      [24, 14],
      [40, 9],
    ] as const) {
      const { ensemble, rows } = randomTrees(p, p, 1, depth, 2);
      const X = rows(5);
      const values = await pathDependentValues(ensemble, X, 5);
      const outputs = predictTrees(ensemble, X, 5);
      const [base] = expectedValues(ensemble);
      for (let i = 0; i < 5; i++)
        expect(
          Math.abs(base! + values.subarray(i * p, (i + 1) * p).reduce((a, b) => a + b, 0) - outputs[i]!),
        ).toBeLessThan(1e-10);
    }
  });

  it("tables, quadrature, kernels and plain code agree", () => {
    for (const seed of [1, 2, 3]) {
      const { ensemble, rows } = randomTrees(seed, 6, 2, 6, 4);
      const program = treeProgram(ensemble);
      const n = 7;
      const X = castRows(ensemble, rows(n));
      const trees = [0, 1, 2, 3];
      const byTable = new Float64Array(n * 6 * 2);
      atOnce(tableSteps(program, trees, coverTables(program), X, n, byTable));
      const byPoint = new Float64Array(n * 6 * 2);
      atOnce(quadratureSteps(program, trees, X, n, byPoint));
      close(byTable, byPoint);
      const plain = new Float64Array(n * 6 * 2);
      const byWalk = new Float64Array(n * 6 * 2);
      const decide = decider(program);
      const goes = new Uint8Array(program.left.length);
      for (const t of trees) {
        const offsets = new Int32Array(program.left.length);
        const table = new Float64Array(tableSize(program, t));
        let used = 0;
        const [start, end] = [program.starts[t]!, program.starts[t + 1]!];
        for (let at = start; at < end; at++) {
          if (program.left[at]! >= 0) continue;
          const d = program.place[at]!;
          offsets[at] = used;
          const own = table.subarray(used, (used += 2 ** d * d));
          if (d > 0) coverTables(program)(at, d, own);
          for (let e = 0; e < own.length; e++) own[e]! *= leafValue(program, at, t % 2);
        }
        plainRows(program, decide)(t, table, offsets, X, 0, n, plain);
        const walk = plainWalk(treeEdges(program, t), 6, 6);
        walk.setLeaves(
          Float64Array.from({ length: end - start }, (_, i) =>
            program.left[start + i]! < 0 ? leafValue(program, start + i, t % 2) : 0,
          ),
        );
        for (let i = 0; i < n; i++) {
          decide(X, i * 6, t, goes);
          for (const [j, x] of walk.row(goes.subarray(start, end)).entries())
            byWalk[(i * 6 + j) * 2 + (t % 2)]! += x;
        }
      }
      close(plain, byTable);
      close(byWalk, byTable);
    }
  });

  it("refuses linear leaves, and values of another size", async () => {
    const { ensemble } = randomTrees(1, 3, 1, 2);
    const none = {
      start: new Int32Array(1),
      feature: new Int32Array(0),
      coef: new Float64Array(0),
      intercept: new Float64Array(0),
    };
    await expect(async () =>
      pathDependentValues({ ...ensemble, linear: none }, new Float64Array(3), 1),
    ).rejects.toThrow(/linear models in their leaves/);
    await expect(async () => pathDependentValues(ensemble, new Float64Array(4), 1)).rejects.toThrow(
      /rows×3 numbers; got 4 for 1 rows/,
    );
  });
});

describe("interventional", () => {
  it("values are the definition's, whether by tables or pair by pair", async () => {
    await fc.assert(
      fc.asyncProperty(shapes, fc.integer({ min: 1, max: 12 }), async ({ seed, p, k, depth, vector }, b) => {
        const { ensemble, rows } = randomTrees(seed, p, k, depth, 3, vector);
        const X = rows(2);
        const B = rows(b);
        const values = await interventionalValues(ensemble, X, 2, B, b);
        for (let i = 0; i < 2; i++) {
          const row = X.slice(i * p, (i + 1) * p);
          const wanted = shapleyByDefinition(p, k, (S) => interventionalMean(ensemble, row, B, S));
          close(values.subarray(i * p * k, (i + 1) * p * k), wanted.phi);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("wide trees add up, weights count as repeated rows, and order does not matter", async () => {
    const p = 30;
    const { ensemble, rows } = randomTrees(5, p, 1, 13, 2);
    const X = rows(3);
    const B = randomBackground(createRng(6), 4, p);
    const values = await interventionalValues(ensemble, X, 3, B, 4);
    const outputs = predictTrees(ensemble, X, 3);
    const base = predictTrees(ensemble, B, 4).reduce((a, b) => a + b / 4, 0);
    for (let i = 0; i < 3; i++)
      expect(
        Math.abs(base + values.subarray(i * p, (i + 1) * p).reduce((a, b) => a + b, 0) - outputs[i]!),
      ).toBeLessThan(1e-10);
    const twice = new Float64Array(5 * p);
    twice.set(B);
    twice.set(B.subarray(0, p), 4 * p);
    const repeated = await interventionalValues(ensemble, X, 3, twice, 5);
    const weighted = await interventionalValues(ensemble, X, 3, B, 4, {
      weights: Float64Array.of(0.4, 0.2, 0.2, 0.2),
    });
    close(weighted, repeated);
    const turned = new Float64Array(4 * p);
    for (let i = 0; i < 4; i++) turned.set(B.subarray(i * p, (i + 1) * p), (3 - i) * p);
    close(await interventionalValues(ensemble, X, 3, turned, 4), values);
  });

  it("a linear function of the output scales its contributions; any other adds up to its change", async () => {
    const { ensemble, rows } = randomTrees(8, 4, 1, 4);
    const X = rows(3);
    const B = rows(6);
    const plain = await interventionalValues(ensemble, X, 3, B, 6);
    const double = await transformedValues(ensemble, X, 3, B, 6, (raw) => 2 * raw + 1);
    close(
      double,
      plain.map((x) => 2 * x),
    );
    const bent = await transformedValues(ensemble, X, 3, B, 6, Math.exp);
    const mine = predictTrees(ensemble, X, 3);
    const theirs = predictTrees(ensemble, B, 6).reduce((sum, y) => sum + Math.exp(y) / 6, 0);
    for (let i = 0; i < 3; i++)
      expect(bent.subarray(i * 4, (i + 1) * 4).reduce((a, b) => a + b, 0)).toBeCloseTo(
        Math.exp(mine[i]!) - theirs,
        9,
      );
  });

  it("refuses an empty background", async () => {
    const { ensemble } = randomTrees(1, 3, 1, 2);
    await expect(async () =>
      interventionalValues(ensemble, new Float64Array(3), 1, new Float64Array(0), 0),
    ).rejects.toThrow(/at least one row/);
  });
});

describe("quadrature", () => {
  it("integrates polynomials of degree 2m − 1 exactly", () => {
    for (let m = 1; m <= 16; m++) {
      const { points, weights } = gaussLegendre(m);
      for (let degree = 0; degree < 2 * m; degree++)
        expect(weights.reduce((sum, w, i) => sum + w * points[i]! ** degree, 0)).toBeCloseTo(
          1 / (degree + 1),
          14,
        );
    }
  });
});
