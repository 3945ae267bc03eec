import { describe, expect, it } from "vitest";
import { Frame, type Column } from "../../../lib/data/index.ts";
import { encode, fitEncoder, fitStandardScaler, standardScale } from "../../../lib/prep/index.ts";

const number = (name: string, values: number[]): Column => ({
  name,
  type: "number",
  values: Float64Array.from(values),
  integer: false,
});
const text = (name: string, values: (string | null)[]): Column => {
  const dictionary = [...new Set(values.filter((v) => v !== null))];
  return {
    name,
    type: "string",
    dictionary,
    codes: Int32Array.from(values, (v) => (v === null ? -1 : dictionary.indexOf(v))),
  };
};

describe("encoder", () => {
  it("fills numbers with the median of training, and says where holes were", () => {
    const frame = new Frame([number("a", [1, 3, NaN, 100, 9])]);
    const encoder = fitEncoder(frame, ["a"], [0, 1, 2]);
    expect(encoder.features).toEqual([
      { column: "a", kind: "number", fill: 2 },
      { column: "a", kind: "missing" },
    ]);
    expect([...encode(encoder, frame, [0, 2, 3])]).toEqual([1, 0, 2, 1, 100, 0]);
  });

  it("takes an infinite number for a hole", () => {
    const frame = new Frame([number("a", [1, 3, Infinity])]);
    expect([...encode(fitEncoder(frame, ["a"]), frame)]).toEqual([1, 0, 3, 0, 2, 1]);
  });

  it("makes features of frequent text, one for the rest, none of a value that training did not see", () => {
    const frame = new Frame([text("c", ["x", "x", "y", "y", "z", "w", null, "new"])]);
    const encoder = fitEncoder(frame, ["c"], [0, 1, 2, 3, 4, 5, 6]);
    expect(encoder.features.map(({ kind, value }) => value ?? kind)).toEqual(["x", "y", "other", "missing"]);
    const X = encode(encoder, frame);
    expect([...X.subarray(0, 4)]).toEqual([1, 0, 0, 0]);
    expect([...X.subarray(16, 20)]).toEqual([0, 0, 1, 0]);
    expect([...X.subarray(24, 28)]).toEqual([0, 0, 0, 1]);
    expect([...X.subarray(28, 32)]).toEqual([0, 0, 1, 0]);
  });

  it("makes one feature of two values, none of a constant or of a name for every row", () => {
    const frame = new Frame([
      text("sex", ["f", "m", "f", "m"]),
      text("one", ["a", "a", "a", "a"]),
      text("id", ["p", "q", "r", "s"]),
      number("flat", [2, 2, 2, 2]),
      { name: "flag", type: "boolean", values: Uint8Array.of(0, 1, 255, 1) },
      { name: "day", type: "date", values: Float64Array.of(0, 86_400_000, NaN, 0), hasTime: false },
    ]);
    const encoder = fitEncoder(frame, frame.columns);
    expect(encoder.features.map(({ column, kind }) => `${column} ${kind}`)).toEqual([
      "sex category",
      "flag number",
      "flag missing",
      "day number",
      "day missing",
    ]);
    const p = encoder.features.length;
    expect(encode(encoder, frame)[p + 3]).toBe(1);
  });

  it("reads scalars of mixed kinds as text", () => {
    const frame = new Frame([
      { name: "mixed", type: "json", values: ["a", 7, "a", 7, 7, undefined, { x: 1 }] },
    ]);
    const encoder = fitEncoder(frame, ["mixed"]);
    expect(encoder.features[0]).toMatchObject({ kind: "category", value: "7" });
  });

  it("names what it leaves out of thousands of columns", () => {
    const frame = new Frame(Array.from({ length: 1000 }, (_, j) => number(`c${j}`, [j, j + 1])));
    const encoder = fitEncoder(frame, frame.columns, [0, 1], { maxFeatures: 50 });
    expect(encoder.features.length).toBe(50);
    expect(encoder.left.length).toBe(950);
  });
});

describe("standard scaler", () => {
  it("brings columns to mean 0 and deviation 1, a constant one to 0", () => {
    const X = Float64Array.of(1, 5, 0.1, 3, 5, 0.1, 5, 5, 0.1);
    const out = standardScale(fitStandardScaler(X, 3, 3), X, 3);
    expect([out[0], out[3], out[6]].map((v) => v!.toFixed(6))).toEqual(["-1.224745", "0.000000", "1.224745"]);
    for (const at of [1, 4, 7, 2, 5, 8]) expect(Math.abs(out[at]!)).toBeLessThan(1e-12);
  });
});
