/** LinearExplainer: Shapley's laws, and the count of all coalitions, on weighted sums of one output and of several. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../../../../lib/core/index.ts";
import { ExactExplainer, LinearExplainer, type BatchFunction } from "../../../../lib/explain/index.ts";
import type { LinearStructure } from "../../../../lib/models/index.ts";

/** k weighted sums of p features. */
function sums(p: number, k: number, seed: number): LinearStructure {
  const rng = createRng(seed);
  return {
    kind: "linear",
    features: p,
    outputs: k,
    coef: Float64Array.from({ length: k * p }, () => rng.normal()),
    intercept: Float64Array.from({ length: k }, () => rng.normal()),
    link: "identity",
  } as LinearStructure;
}

const table = (n: number, p: number, seed: number): number[][] => {
  const rng = createRng(seed);
  return Array.from({ length: n }, () => Array.from({ length: p }, () => 3 * rng.normal()));
};

const asked =
  ({ features: p, outputs: k, coef, intercept }: LinearStructure): BatchFunction =>
  (rows) =>
    rows.map((row) =>
      Array.from({ length: k }, (_, c) =>
        row.reduce((sum, x, j) => sum + coef[c * p + j]! * x, intercept[c]!),
      ),
    );

describe("LinearExplainer", () => {
  it("equals the count of all coalitions, and adds up", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 3 }),
        fc.nat(1e6),
        async (p, k, seed) => {
          const model = sums(p, k, seed);
          const [rows, background] = [table(2, p, seed + 1), table(5, p, seed + 2)];
          const got = await new LinearExplainer(model, background).explain(rows);
          const truth = await new ExactExplainer(asked(model), background).explain(rows);
          expect(got.shape).toEqual(truth.shape);
          for (const [at, value] of got.values.entries())
            expect(Math.abs(value - truth.values[at]!)).toBeLessThan(1e-9);
          for (const [at, base] of got.baseValues.entries())
            expect(Math.abs(base - truth.baseValues[at]!)).toBeLessThan(1e-9);
          expect(got.additivityError()!).toBeLessThan(1e-9);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("gives nothing to a feature without weight, alike to alike ones, and is linear in the model", async () => {
    const model = sums(4, 1, 3);
    model.coef[2] = 0;
    model.coef[1] = model.coef[0]!;
    const alike = (rows: number[][]): number[][] => rows.map(([a, , c, d]) => [a!, a!, c!, d!]);
    const [rows, background] = [alike(table(5, 4, 4)), alike(table(9, 4, 5))];
    const one = await new LinearExplainer(model, background).explain(rows);
    const other = sums(4, 1, 6);
    const two = await new LinearExplainer(other, background).explain(rows);
    const both = await new LinearExplainer(
      { ...model, coef: model.coef.map((w, j) => 2 * w - other.coef[j]!) },
      background,
    ).explain(rows);
    for (let i = 0; i < 5; i++) {
      expect(one.at(i, 2)).toBeCloseTo(0, 12);
      expect(one.at(i, 1)).toBeCloseTo(one.at(i, 0), 12);
      for (let j = 0; j < 4; j++) expect(both.at(i, j)).toBeCloseTo(2 * one.at(i, j) - two.at(i, j), 10);
    }
  });

  it("with correlated features adds up too, shares credit, and is the plain answer where nothing is correlated", async () => {
    const model = sums(3, 1, 9);
    const corners = [-1, 1].flatMap((a) => [-1, 1].flatMap((b) => [-1, 1].map((c) => [a, b, c])));
    const rows = table(3, 3, 10);
    const options = { featurePerturbation: "correlationDependent" } as const;
    const plain = await new LinearExplainer(model, corners).explain(rows);
    const same = await new LinearExplainer(model, corners, options).explain(rows);
    for (const [at, value] of same.values.entries()) expect(value).toBeCloseTo(plain.values[at]!, 6);
    const rng = createRng(11);
    const twins = Array.from({ length: 200 }, () => {
      const x = rng.normal();
      return [x, x + 0.01 * rng.normal(), rng.normal()];
    });
    const unused = { ...model, coef: Float64Array.of(2, 0, 0) };
    const shared = await new LinearExplainer(unused, twins, options).explain([[1, 1, 0]]);
    expect(shared.additivityError()!).toBeLessThan(1e-9);
    expect(shared.at(0, 0)).toBeCloseTo(shared.at(0, 1), 1);
  });
});
