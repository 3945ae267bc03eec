import fc from "fast-check";
import { describe as suite, expect, it } from "vitest";
import { describe, shorten } from "../../../lib/core/index.ts";

suite("describe", () => {
  class DataFrame {
    readonly shape = [120, 4];
  }
  class Named {
    readonly shape = [2, 3];
    readonly columns = ["age", "income", "label"];
  }
  class Polars {
    readonly shape = { height: 3, width: 2 };
  }
  class Arquero {
    numRows(): number {
      return 7;
    }
    numCols(): number {
      return 2;
    }
  }
  it.each([
    [1.5, "number", "", "1.5"],
    ["héllo", "string", "5", "'héllo'"],
    [null, "null", "", "null"],
    [undefined, "undefined", "", "undefined"],
    [12n, "bigint", "", "12n"],
    [[1, 2, 3], "Array", "3", "[ 1, 2, 3 ]"],
    [
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      "Array",
      "3×2",
      "[ [ 1, 2 ], [ 3, 4 ], [ 5, 6 ] ]",
    ],
    [[[1, 2], [3]], "Array", "2", "[ [ 1, 2 ], [ 3 ] ]"],
    [new Float64Array(3), "Float64Array", "3", "Float64Array(3) [ 0, 0, 0 ]"],
    [new Map([["a", 1]]), "Map", "1", "Map(1) { 'a' => 1 }"],
    [new Set([1, 2]), "Set", "2", "Set(2) { 1, 2 }"],
    [{ a: 1, b: { c: 2 } }, "Object", "2", "{ a: 1, b: { c: 2 } }"],
    [{ length: 9 }, "Object", "1", "{ length: 9 }"],
    [Object.create(null), "Object", "0", "[Object: null prototype] {}"],
    [new DataFrame(), "DataFrame", "120×4", "DataFrame { shape: [ 120, 4 ] }"],
    [new Named(), "Named", "2×3", "age, income, label"],
    [new Polars(), "Polars", "3×2", "Polars { shape: { height: 3, width: 2 } }"],
    [new Arquero(), "Arquero", "7×2", "Arquero {}"],
    [(a: number) => a, "function", "", "(a) => a"],
    [class Point {}, "class", "", expect.stringContaining("class")],
    [new ArrayBuffer(8), "ArrayBuffer", "8 bytes", expect.stringContaining("ArrayBuffer")],
  ])("%o", (value, type, size, preview) => expect(describe(value)).toEqual({ type, size, preview }));

  it("looks at the first keys of a large object only", () => {
    const large = Object.fromEntries(Array.from({ length: 1e5 }, (_, i) => [`k${i}`, i]));
    expect(describe(large)).toMatchObject({
      type: "Object",
      size: "100000",
      preview: expect.stringMatching(/^\{ k0: 0, .*…$/),
    });
  });

  it("survives values that throw", () => {
    const trap = (): never => {
      throw new Error("no");
    };
    const hostile = new Proxy({}, { get: trap, getPrototypeOf: trap, ownKeys: trap, has: trap });
    const getter = {
      get shape(): never {
        return trap();
      },
      [Symbol.for("nodejs.util.inspect.custom")]: trap,
    };
    for (const value of [hostile, getter])
      expect(describe(value)).toMatchObject({ type: expect.any(String) });
  });

  it("gives one line of at most the width (property)", () => {
    fc.assert(
      fc.property(fc.anything(), fc.integer({ min: 1, max: 80 }), (value, width) => {
        const { preview } = describe(value, width);
        expect([...preview].length).toBeLessThanOrEqual(width);
        expect(preview).not.toContain("\n");
      }),
    );
  });

  it("cuts between letters", () => expect(shorten("🙂🙂🙂🙂", 3)).toBe("🙂🙂…"));
});
