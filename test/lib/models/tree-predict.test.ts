import { describe, expect, it } from "vitest";
import {
  applyLink,
  checkEnsemble,
  classProbabilities,
  MISSING,
  predictTrees,
  SPLIT,
  treeLeaves,
} from "../../../lib/models/index.ts";
import { smallEnsemble, type SmallNode } from "./tree/small-ensemble.ts";

const stump = (split: Partial<SmallNode>): SmallNode[] => [
  { feature: 0, threshold: 1, left: 1, right: 2, ...split },
  { value: [10] },
  { value: [20] },
];
const one = (nodes: SmallNode[], x: number, more = {}): number =>
  predictTrees(smallEnsemble(nodes, more), Float64Array.of(x, 0), 1)[0]!;

describe("predictTrees", () => {
  it("keeps the border of ≤ and <", () => {
    expect(one(stump({}), 1)).toBe(10);
    expect(one(stump({ split: SPLIT.less }), 1)).toBe(20);
    expect(one(stump({ split: SPLIT.less }), 0.5)).toBe(10);
    expect(one(stump({}), 1.5)).toBe(20);
  });

  it("sends missing values the default way, or takes them as 0", () => {
    expect(one(stump({}), Number.NaN)).toBe(20);
    expect(one(stump({ defaultLeft: 1 }), Number.NaN)).toBe(10);
    expect(one(stump({ missing: MISSING.none }), Number.NaN)).toBe(10);
    expect(one(stump({ missing: MISSING.none, threshold: -1 }), Number.NaN)).toBe(20);
    expect(one(stump({ missing: MISSING.zero }), 0)).toBe(20);
    expect(one(stump({ missing: MISSING.zero }), 1e-36)).toBe(20);
    expect(one(stump({ missing: MISSING.zero }), 1e-30)).toBe(10);
    expect(one(stump({ missing: MISSING.zero, defaultLeft: 1, threshold: -1 }), Number.NaN)).toBe(10);
  });

  it("looks categories up in the node's bit set", () => {
    const nodes = stump({ split: SPLIT.category, categories: [0, 40] });
    expect([0, 1, 40, 41, 64, -1, 1e9].map((x) => one(nodes, x))).toEqual([10, 20, 10, 20, 20, 20, 20]);
    expect(one(nodes, Number.NaN)).toBe(20);
  });

  it("rounds inputs to single precision where the model does", () => {
    const border = Math.fround(0.1);
    expect(one(stump({ threshold: 0.1, split: SPLIT.less }), 0.1, { inputCast: "f64" })).toBe(20);
    expect(one(stump({ threshold: border }), 0.1000000015, { inputCast: "f64" })).toBe(20);
    expect(one(stump({ threshold: border }), 0.1000000015, { inputCast: "f32" })).toBe(10);
  });

  it("adds vector leaves, single outputs and the base", () => {
    const vector = smallEnsemble(
      [
        { feature: 1, threshold: 0, left: 1, right: 2, value: [0, 0] },
        { value: [1, 2] },
        { value: [3, 4] },
        { value: [100, 200] },
      ],
      {
        outputs: 2,
        valueWidth: 2,
        base: Float64Array.of(0.5, 0.25),
        roots: Int32Array.of(0, 3),
        treeOutput: Int32Array.of(-1, 1),
      },
    );
    checkEnsemble("test", vector);
    expect([...predictTrees(vector, Float64Array.of(0, -1, 0, 1), 2)]).toEqual([1.5, 202.25, 3.5, 204.25]);
    expect([...treeLeaves(vector, Float64Array.of(0, -1, 0, 1), 2)]).toEqual([1, 3, 2, 3]);
  });

  it("takes linear leaves, plain where a term is missing", () => {
    const linear = {
      start: Int32Array.of(0, 0, 2, 2),
      feature: Int32Array.of(0, 1),
      coef: Float64Array.of(2, 3),
      intercept: Float64Array.of(0, 7, 20),
    };
    const ensemble = smallEnsemble(stump({ defaultLeft: 1 }), { linear });
    const X = Float64Array.of(1, 1, Number.NaN, 1, 5, 1);
    expect([...predictTrees(ensemble, X, 3)]).toEqual([12, 10, 20]);
  });

  it("refuses rows of another width", () => {
    expect(() => predictTrees(smallEnsemble(stump({})), new Float64Array(3), 1)).toThrow(/1×2 values; got 3/);
  });
});

describe("checkEnsemble", () => {
  it("refuses loops, strangers and sizes that differ", () => {
    const bad = (nodes: SmallNode[], more = {}): (() => void) => {
      return () => {
        checkEnsemble("load", smallEnsemble(nodes, more));
      };
    };
    expect(bad(stump({}))).not.toThrow();
    expect(bad(stump({ left: 0 }))).toThrow(/one parent/);
    expect(bad(stump({ right: 1 }))).toThrow(/one parent/);
    expect(bad(stump({ right: 9 }))).toThrow(/among 3 nodes; got 9/);
    expect(bad(stump({ right: -1 }))).toThrow(/among 3 nodes; got -1/);
    expect(bad(stump({ feature: 2 }))).toThrow(/one of 2 features; got 2/);
    expect(bad(stump({ threshold: Number.NaN }))).toThrow(/threshold/);
    expect(bad(stump({ split: SPLIT.category }))).toThrow(/bit set/);
    expect(bad(stump({}), { cover: new Float64Array(2) })).toThrow(/"cover" must have 3/);
    expect(bad([{ value: [Infinity] }])).toThrow(/finite/);
    expect(bad(stump({}), { treeOutput: Int32Array.of(1) })).toThrow(/one of 1 outputs/);
  });
});

describe("applyLink", () => {
  it("gives numbers, sigmoids, exponentials and softmax", () => {
    const raw = Float64Array.of(0, Math.log(3));
    expect([...applyLink("identity", raw, 2, 1)]).toEqual([...raw]);
    expect(applyLink("logit", raw, 2, 1)[1]).toBeCloseTo(0.75, 14);
    expect(applyLink("log", raw, 2, 1)[1]).toBeCloseTo(3, 14);
    expect(applyLink("softmax", raw, 1, 2)[1]).toBeCloseTo(0.75, 14);
    expect(applyLink("softmax", Float64Array.of(1000, 1000), 1, 2)[1]).toBe(0.5);
    const both = classProbabilities("logit", raw, 2, 1);
    expect([...both].map((x) => Math.round(x * 1e12) / 1e12)).toEqual([0.5, 0.5, 0.25, 0.75]);
  });
});
