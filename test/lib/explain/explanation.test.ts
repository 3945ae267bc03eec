import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displaySymbol } from "../../../lib/core/index.ts";
import { Explanation, type ExplanationParts } from "../../../lib/explain/explanation.ts";

function parts(n: number, p: number, k: number, seed = 1): ExplanationParts {
  let state = seed;
  const draw = (): number => ((state = (state * 48271) % 2147483647) / 2147483647) * 2 - 1;
  const numbers = (length: number): Float64Array => Float64Array.from({ length }, draw);
  const values = numbers(n * p * k);
  const baseValues = numbers(n * k);
  const predictions = baseValues.slice();
  for (let i = 0; i < n; i++)
    for (let j = 0; j < p; j++)
      for (let c = 0; c < k; c++) predictions[i * k + c]! += values[(i * p + j) * k + c]!;
  return {
    rows: n,
    columns: p,
    outputs: k,
    values,
    baseValues,
    predictions,
    data: Array.from({ length: n * p }, (_, at) => at),
    featureNames: Array.from({ length: p }, (_, j) => `f${j}`),
    outputNames: k === 1 ? [""] : Array.from({ length: k }, (_, c) => `class ${c}`),
    units: "log-odds",
    method: "by hand",
    exact: true,
    evaluations: 0,
    errorStd: numbers(n * p * k).map(Math.abs),
    interactionValues: numbers(n * p * p * k),
  };
}

const sizes = fc.tuple(
  fc.integer({ min: 1, max: 5 }),
  fc.integer({ min: 1, max: 6 }),
  fc.integer({ min: 1, max: 3 }),
  fc.integer({ min: 1, max: 1e6 }),
);

describe("Explanation", () => {
  it("adds up to the predictions in every view", () => {
    fc.assert(
      fc.property(sizes, ([n, p, k, seed]) => {
        const whole = new Explanation(parts(n, p, k, seed));
        const halves = whole.sumBy({ both: whole.featureNames.slice(0, 2) });
        const some = whole.features(whole.featureNames.slice(1));
        for (const view of [whole, whole.take([n - 1, 0]), whole.output(k - 1), halves, some])
          expect(view.additivityError()).toBeLessThan(1e-12);
      }),
    );
  });

  it("takes rows, outputs and features where they were", () => {
    const whole = new Explanation(parts(3, 4, 2));
    expect(whole.shape).toEqual([3, 4, 2]);
    const row = whole.row(2);
    expect(row.shape).toEqual([1, 4, 2]);
    expect(row.at(0, 3, 1)).toBe(whole.at(2, 3, 1));
    expect(row.data![0]).toBe(8);
    const one = whole.output("class 1");
    expect(one.shape).toEqual([3, 4]);
    expect(one.outputName).toBe("class 1");
    expect(one.at(1, 2)).toBe(whole.at(1, 2, 1));
    expect(one.interactionValues![(1 * 4 + 2) * 4 + 3]).toBe(
      whole.interactionValues![((1 * 4 + 2) * 4 + 3) * 2 + 1],
    );
    const turned = whole.features(["f3", "f0"]);
    expect(turned.at(1, 0, 1)).toBe(whole.at(1, 3, 1));
    expect(turned.data![2]).toBe(7);
  });

  it("sums groups where the first member stood, errors as independent ones", () => {
    const whole = new Explanation(parts(2, 4, 1));
    const grouped = whole.sumBy({ colour: ["f1", "f3"] });
    expect(grouped.featureNames).toEqual(["f0", "colour", "f2"]);
    expect(grouped.at(1, 1)).toBeCloseTo(whole.at(1, 1) + whole.at(1, 3), 14);
    expect(grouped.errorStd![1]).toBeCloseTo(Math.hypot(whole.errorStd![1]!, whole.errorStd![3]!), 14);
    const total = (array: Float64Array): number => array.reduce((sum, x) => sum + x, 0);
    expect(total(grouped.interactionValues!)).toBeCloseTo(total(whole.interactionValues!), 12);
    expect(grouped.data![0]).toBe(0);
    expect(grouped.data![1]).toBeNull();
  });

  it("orders features by mean absolute value, the first of equals first", () => {
    const base = { ...parts(2, 3, 1), values: Float64Array.of(1, -5, 1, -1, 4, 1) };
    const explanation = new Explanation({ ...base, predictions: undefined });
    expect([...explanation.importance()]).toEqual([1, 4.5, 1]);
    expect([...explanation.order()]).toEqual([1, 0, 2]);
  });

  it("splits rows into cohorts", () => {
    const cohorts = new Explanation(parts(4, 2, 1)).cohorts(["b", "a", "b", "b"]);
    expect([...cohorts].map(([name, { rows }]) => [name, rows])).toEqual([
      ["b", 3],
      ["a", 1],
    ]);
  });

  it("comes back from JSON, digit for digit", () => {
    const whole = new Explanation({ ...parts(2, 3, 2), data: [1, Number.NaN, "red", null, true, -0] });
    const back = Explanation.fromJSON(JSON.parse(JSON.stringify(whole)));
    expect(back.values).toEqual(whole.values);
    expect(back.interactionValues).toEqual(whole.interactionValues);
    expect([...(back.data as unknown[])]).toEqual([1, Number.NaN, "red", null, true, -0]);
    expect(back.toRecords()).toEqual(whole.toRecords());
  });

  it("gives SHAP's arrays, records and a frame", () => {
    const whole = new Explanation(parts(2, 3, 2));
    expect((whole.nested() as number[][][])[1]![2]![0]).toBe(whole.at(1, 2, 0));
    expect(whole.toFrame().columns).toHaveLength(6);
    expect(whole.toRecords()).toHaveLength(12);
    expect((whole.output(0).nested() as number[][])[1]![2]).toBe(whole.at(1, 2, 0));
  });

  it("cannot change and shows itself, names escaped", () => {
    const hostile = "<img src=x onerror=alert(1)>";
    const whole = new Explanation({ ...parts(1, 2, 1), featureNames: [hostile, "b"], data: [hostile, 2] });
    expect(Object.isFrozen(whole)).toBe(true);
    expect(() => ((whole as { units: string }).units = "x")).toThrow(TypeError);
    const bundle = (whole as unknown as Record<symbol, () => Record<string, string>>)[displaySymbol]!();
    expect(bundle["text/html"]).not.toContain("<img");
    expect(inspect(whole)).toContain("by hand");
  });

  it.each<[string, () => unknown, RegExp]>([
    [
      "a row that is not there",
      () => new Explanation(parts(2, 2, 1)).row(2),
      /row must be .* \[0, 2\); got 2/,
    ],
    [
      "an output that is not there",
      () => new Explanation(parts(2, 2, 2)).output("x"),
      /no output "x"; outputs: "class 0", "class 1"/,
    ],
    [
      "a feature that is not there",
      () => new Explanation(parts(2, 2, 1)).features(["z"]),
      /no feature "z"; features: f0, f1/,
    ],
    [
      "a feature in two groups",
      () => new Explanation(parts(2, 2, 1)).sumBy({ a: ["f0"], b: ["f0"] }),
      /"f0" in "a" and in "b"/,
    ],
    ["labels of another number", () => new Explanation(parts(2, 2, 1)).cohorts(["a"]), /2 rows; got 1/],
    [
      "sizes that do not fit",
      () => new Explanation({ ...parts(2, 2, 1), baseValues: new Float64Array(1) }),
      /baseValues must have 2/,
    ],
    ["foreign JSON", () => Explanation.fromJSON({ format: "x" }), /got "x"/],
  ])("refuses %s", (_, act, message) => {
    expect(act).toThrow(RangeError);
    expect(act).toThrow(message);
  });
});
