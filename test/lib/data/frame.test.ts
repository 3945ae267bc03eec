/** Frames: rows and columns taken, sorted and replaced, as arrays would do it; and what is refused. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Frame, frameOf, fromColumns, fromRecords, fromRows, withMissing } from "../../../lib/data/index.ts";

const record = fc.record({
  n: fc.option(fc.integer({ min: -3, max: 3 })),
  s: fc.option(fc.constantFrom("b", "a", "B", "é", "")),
  i: fc.nat(),
});
const records = fc.array(record, { minLength: 1, maxLength: 25 });

describe("rows", () => {
  it("slice and take as arrays do", () =>
    fc.assert(
      fc.property(
        records,
        fc.integer({ min: -30, max: 30 }),
        fc.integer({ min: -30, max: 30 }),
        (list, a, b) => {
          const frame = fromRecords(list);
          expect(frame.slice(a, b).toRecords()).toEqual(list.slice(a, b));
          const order = list.map((_, i) => (i * 7) % list.length);
          expect(frame.take(order).toRecords()).toEqual(order.map((i) => list[i]));
          expect(frame.filter((row) => row["n"] === null).toRecords()).toEqual(
            list.filter((row) => row.n === null),
          );
          expect([...frame]).toEqual(list);
        },
      ),
    ));
  it("sort stably by several keys, missing last in both directions", () =>
    fc.assert(
      fc.property(records, fc.boolean(), (list, descending) => {
        const compare = (x: string | number | null, y: string | number | null, sign: number): number =>
          x === y ? 0 : x === null ? 1 : y === null ? -1 : x < y ? -sign : sign;
        const wanted = list.toSorted(
          (x, y) => compare(x.s, y.s, descending ? -1 : 1) || compare(x.n, y.n, 1),
        );
        expect(fromRecords(list).sortBy({ column: "s", descending }, "n").toRecords()).toEqual(wanted);
      }),
    ));
});

it("replaces a column in its place, and adds others at the end", () => {
  const frame = fromColumns({ a: [1, 2], b: ["x", null] });
  expect(frame.withColumn("a", (row) => row["b"] ?? "none").toColumns()).toEqual({
    a: ["x", "none"],
    b: ["x", null],
  });
  expect(frame.withColumns({ c: [true, false], d: frame.column("a") }).columns).toEqual(["a", "b", "c", "d"]);
  expect(frame.columns).toEqual(["a", "b"]);
});

it("makes declared values missing, and nothing else", () => {
  const frame = fromColumns({
    s: ["a", ".", null],
    n: [1, 999, 3],
    k: ["x", 1, "."],
    b: [true, false, true],
  });
  const made = withMissing(frame, { s: ["."], n: [999], k: [1] });
  expect(made.toColumns()).toEqual({
    s: ["a", null, null],
    n: [1, null, 3],
    k: ["x", null, "."],
    b: [true, false, true],
  });
  expect(made.column("n").valid).toEqual(Uint8Array.of(1, 0, 1));
  expect(withMissing(frame, { n: ["999"] }).column("n")).toBe(frame.column("n"));
  expect(() => withMissing(frame, { S: ["."] })).toThrow(/did you mean "s"/);
});

describe("odd input", () => {
  it.each([
    ["no rows", [], [0, 0]],
    ["empty columns", { a: [], b: [] }, [0, 2]],
    ["records with different keys", [{ a: 1 }, { b: 2 }], [2, 2]],
    // eslint-disable-next-line no-sparse-arrays
    ["a sparse array", { a: [1, , 3] }, [3, 1]],
    ["typed arrays", { a: Int8Array.of(1, 2), b: BigInt64Array.of(1n, 2n) }, [2, 2]],
    ["records behind proxies", [new Proxy({ a: 1 }, {})], [1, 1]],
  ])("%s", (_, value, shape) => expect(frameOf(value).shape).toEqual(shape));
  const loop: unknown[] = [];
  loop.push({ loop });
  it.each([
    ["a function", () => fromColumns({ a: [1, () => 2] }), /column "a".*got a function in row 1/],
    ["a symbol", () => fromColumns({ a: [Symbol("x")] }), /got a symbol in row 0/],
    ["a cycle", () => fromColumns({ a: [loop] }), /holds itself in row 0/],
    ["lengths", () => fromColumns({ a: [1], b: [1, 2] }), /one length; got 2 in "b" beside 1 in "a"/],
    ["names", () => fromRows([[1, 2]], ["a", "a"]), /got "a" twice/],
    ["a text for a column", () => fromColumns({ a: "abc" }), /must be an array; got string for "a"/],
    ["no row", () => frameOf([[1], null]), /must be an array; got null in row 1/],
    [
      "a row that is not there",
      () => fromColumns({ a: [1] }).take([1]),
      /rows must be whole numbers in \[0, 1\); got 1/,
    ],
    ["no record", () => frameOf([{ a: 1 }, 2]), /must be an object; got number in row 1/],
  ])("refuses %s", (_, make, message) => expect(make).toThrow(message));
  it("shows ten thousand columns in a few", () => {
    const frame = new Frame(
      Array.from({ length: 10_000 }, (_, j) => ({
        name: `c${j}`,
        type: "number",
        integer: true,
        values: new Float64Array(3),
      })),
    );
    const html = (frame as unknown as Record<symbol, () => Record<string, string>>)[
      Symbol.for("Jupyter.display")
    ]!.call(frame)["text/html"]!;
    expect(html.length).toBeLessThan(60_000);
    expect(html).toContain("more columns");
  });
});
