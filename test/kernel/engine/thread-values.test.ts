/** Variables on their way to another thread: packed here, made anew by the module that a thread loads. */
import { describe, expect, test } from "vitest";
import { packVariables, type Names } from "../../../kernel/engine/thread-values.ts";
import { Compiler } from "../../../kernel/language/compile.ts";
import { MagicTable } from "../../../kernel/magic-table.ts";
import { load } from "../../../lib/data/index.ts";

/** Variables by name; functions find each other through a real compiler. */
async function pack(wanted: readonly string[], values: Record<string, unknown>, imports = "") {
  const compiler = new Compiler(new MagicTable([]));
  await compiler.compile(`${imports} let ${Object.keys(values).join(", ") || "none"};`, "cell-1");
  const names: Names = {
    importOf: async (name) => compiler.importOf(name),
    freeNames: async (source) => compiler.freeNames(source),
    valueOf: async (name) => values[name],
  };
  return await packVariables(wanted, names);
}

describe("variables for a thread", () => {
  test("plain values and typed arrays are copied as they are", async () => {
    const values = { a: 1, b: "text", c: new Float64Array([1, 2]), d: new Map([[1, 2]]), e: [1, null, "x"] };
    for (const [name, packed] of await pack(Object.keys(values), values))
      expect(packed).toEqual({ kind: "clone", value: values[name as keyof typeof values] });
  });

  test("records and lists go field by field", async () => {
    const [[, packed]] = (await pack(["o"], { o: { x: 1, rows: [{ y: 2 }] } })) as unknown as [
      [string, unknown],
    ];
    expect(packed).toEqual({
      kind: "record",
      fields: [
        ["x", { kind: "clone", value: 1 }],
        ["rows", { kind: "list", items: [{ kind: "record", fields: [["y", { kind: "clone", value: 2 }]] }] }],
      ],
    });
  });

  test("frames say how they are made anew", async () => {
    const frame = load("iris").head(3);
    const [[, packed]] = (await pack(["frame"], { frame })) as unknown as [
      [string, { kind: string; data: unknown }],
    ];
    expect(packed).toMatchObject({ kind: "revive", module: "assay/data", revive: "reviveFrame" });
    expect(() => structuredClone(packed.data)).not.toThrow();
  });

  test("functions bring what they mention, in the order of need", async () => {
    const values = {
      scale: 3,
      // The compiler knows `scale` and `twice` as names of the session.
      twice: (0, eval)("(n) => n * scale"),
      use: (0, eval)("(n) => twice(n) + 1"),
    };
    const packed = await pack(["use"], values);
    expect(packed.map(([name]) => name)).toEqual(["scale", "twice", "use"]);
  });

  test("what was imported is imported there", async () => {
    const packed = await pack(["read"], {}, 'import { load as read } from "assay/data";');
    expect(packed).toEqual([["read", { kind: "import", specifier: "assay/data", name: "load" }]]);
  });

  test.each([
    [
      "an instance of a class",
      { x: new (class Socket {})() },
      /x cannot go to another thread: it is a Socket/,
    ],
    ["an instance inside a record", { x: { y: new WeakMap() } }, /x\.y cannot go .* it is a WeakMap/],
    ["a bound function", { x: Math.max.bind(null, 1) }, /built-in or bound/],
    [
      "a closure",
      { x: (0, eval)("((hidden) => () => hidden)(1)") },
      /uses hidden of the function that made it/,
    ],
    ["a symbol", { x: Symbol("s") }, /it is a symbol/],
  ])("%s is refused with the way round", async (_, values, message) => {
    await expect(pack(["x"], values)).rejects.toThrow(message);
    await expect(pack(["x"], values)).rejects.toThrow(/make it inside the body/);
  });
});
