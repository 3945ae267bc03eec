/** Tables of the real apache-arrow: every type that changes on the way, chunks, nulls, and what is shared. */
import * as arrow from "apache-arrow";
import { describe, expect, it } from "vitest";
import { fromArrow, fromColumns, toArrow, type ArrowTable } from "../../../lib/data/index.ts";

const frameOfVectors = (vectors: Record<string, arrow.Vector>) =>
  fromArrow(new arrow.Table(vectors) as unknown as ArrowTable);

describe("from Arrow", () => {
  it.each([
    ["seconds", new arrow.TimestampSecond(), 1n, 1000],
    ["milliseconds", new arrow.TimestampMillisecond(), 1001n, 1001],
    ["microseconds", new arrow.TimestampMicrosecond(), 1_001_500n, 1001],
    ["nanoseconds", new arrow.TimestampNanosecond(), 1_001_999_999n, 1001],
  ])("times in %s are milliseconds", (_, type, value, ms) => {
    const data = arrow.makeData({ type, length: 1, nullCount: 0, data: BigInt64Array.of(value) });
    const column = frameOfVectors({ t: new arrow.Vector([data as never]) }).column("t");
    expect(column).toMatchObject({ type: "date", hasTime: true, values: Float64Array.of(ms) });
    expect(column.inferred!.why.includes("cut")).toBe(value > 10_000n);
  });
  it("int64 beyond 2^53 is text, below a number", () => {
    const of = (values: (bigint | null)[]) => arrow.vectorFromArray(values, new arrow.Int64());
    const frame = frameOfVectors({ a: of([1n, null]), b: of([2n ** 53n + 1n, -1n]) });
    expect(frame.toColumns()).toEqual({ a: [1, null], b: ["9007199254740993", "-1"] });
  });
  it("decimals are numbers, with a note", () => {
    const data = arrow.makeData({
      type: new arrow.Decimal(2, 10),
      length: 2,
      nullCount: 0,
      data: Uint32Array.of(12345, 0, 0, 0, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff),
    });
    const column = frameOfVectors({ d: new arrow.Vector([data]) }).column("d");
    expect(column.inferred!.why).toContain("decimals with 2 places");
    expect((column as { values: Float64Array }).values).toEqual(Float64Array.of(123.45, -0.01));
  });
  it("nested values are JSON values", () => {
    const list = arrow.vectorFromArray(
      [[1, 2], null],
      new arrow.List(new arrow.Field("item", new arrow.Float64())),
    );
    const struct = arrow.vectorFromArray(
      [{ x: 1, y: "a" }, null],
      new arrow.Struct<{ x: arrow.Int32; y: arrow.Utf8 }>([
        new arrow.Field("x", new arrow.Int32()),
        new arrow.Field("y", new arrow.Utf8()),
      ]),
    );
    expect(frameOfVectors({ list, struct }).toRecords()).toEqual([
      { list: [1, 2], struct: { x: 1, y: "a" } },
      { list: null, struct: null },
    ]);
  });
  it("chunks, dictionaries and nulls come out in order", () => {
    const doubles = arrow
      .vectorFromArray([1.5, null], new arrow.Float64())
      .concat(arrow.vectorFromArray([2.5], new arrow.Float64()));
    const texts = arrow.vectorFromArray(
      ["b", "a", null],
      new arrow.Dictionary(new arrow.Utf8(), new arrow.Int8()),
    );
    expect(frameOfVectors({ doubles, texts }).toColumns()).toEqual({
      doubles: [1.5, null, 2.5],
      texts: ["b", "a", null],
    });
  });
  it("part of a table is that part", () => {
    const table = new arrow.Table({ x: arrow.vectorFromArray([1, 2, 3, 4], new arrow.Float64()) }).slice(
      1,
      3,
    );
    expect(fromArrow(table as unknown as ArrowTable).toColumns()).toEqual({ x: [2, 3] });
  });
});

it("shares doubles and codes both ways", async () => {
  const frame = fromColumns({ x: [1.5, 2.5], s: ["a", "b"] });
  const table = await toArrow(frame);
  const back = fromArrow(table as unknown as ArrowTable);
  const buffer = (name: "x" | "s"): unknown => {
    const column = back.column(name);
    return column.type === "string"
      ? column.codes.buffer
      : (column as { values: Float64Array }).values.buffer;
  };
  expect(buffer("x")).toBe((frame.column("x") as { values: Float64Array }).values.buffer);
  expect(buffer("s")).toBe((frame.column("s") as { codes: Int32Array }).codes.buffer);
});

it("keeps a NaN that was given apart from a null, and nested values as JSON", async () => {
  const frame = fromColumns({ x: [NaN, null, 1], k: [{ a: 1n }, "t", null] });
  const table = await toArrow(frame);
  expect([...table.getChild("x")!]).toEqual([NaN, null, 1]);
  expect([...table.getChild("k")!]).toEqual(['{"a":"1"}', '"t"', null]);
});
