/** Cell bodies as functions: imports come out, returns work, lines stay. */
import { describe, expect, test } from "vitest";
import { MagicTable } from "../../../kernel/magic-table.ts";
import { Compiler } from "../../../kernel/language/compile.ts";
import { asFunction } from "../../../kernel/language/function-body.ts";

const run = async (body: string, ...values: unknown[]): Promise<unknown> => {
  const { code } = asFunction(body, "a, b");
  const made = (0, eval)(code) as (...values: unknown[]) => Promise<unknown>;
  return await made(...values);
};

describe("a body as a function", () => {
  test.each([
    ["return a + b;", 3],
    ["a + b", 3],
    ["const c = a + b;\nc * 2;", 6],
    ["if (a > 0) return 7;\na + b", 7],
    ["const f = () => { return 9; };\nf()", 9],
    ["await Promise.resolve(a)", 1],
    ["const c = 1;", undefined],
    ["", undefined],
  ])("%j gives %j", async (body, expected) => {
    expect(await run(body, 1, 2)).toBe(expected);
  });

  test("imports stand before it, on one line, and leave their lines empty", () => {
    const { imports, code } = asFunction(
      'import {\n  a,\n  b\n} from "x";\nimport c from "y"\nreturn a;',
      "trial",
    );
    expect(imports).toBe('import { a, b } from "x"; import c from "y";');
    expect(code).toBe("(async (trial) => {\n\n\n\n\n\nreturn a;\n})");
  });

  test("the function's lines are those of the cell", async () => {
    const compiler = new Compiler(new MagicTable([]));
    const cell = "%%tune\nconst a = 1;\nreturn missing.x;";
    const { made } = await compiler.compileFunction("const a = 1;\nreturn missing.x;", ["trial"], "cell-1", {
      cell,
      lineOffset: 1,
    });
    expect(made.origin.lineOffset).toBe(0);
    expect(made.js.split("\n")[2]).toContain("missing.x");
  });

  test("names of the session that it mentions are known, its own are not", async () => {
    const compiler = new Compiler(new MagicTable([]));
    await compiler.compile('import { load as read } from "assay/data"; let x = 1, y = 2, z = 3;', "cell-1");
    const { free } = await compiler.compileFunction(
      "const y = trial; const o = { z: 1 }; return x + y + o.z + read(1);",
      ["trial"],
      "cell-2",
      { cell: "", lineOffset: 1 },
    );
    expect(free).toEqual(["x", "read"]);
    expect(compiler.importOf("read")).toEqual({ specifier: "assay/data", name: "load" });
    expect(compiler.importOf("x")).toBeUndefined();
  });

  test("names that are nowhere are told", () => {
    const compiler = new Compiler(new MagicTable([]));
    expect(compiler.freeNames("((a) => a + hidden + Math.PI)").unknown).toEqual(["hidden"]);
  });

  test("the checker sees a function with typed parameters, on the lines of the cell", () => {
    const entry = { name: "hunt", kind: "cell", summary: "", arguments: [], examples: [] } as const;
    const table = new MagicTable([
      {
        ...entry,
        body: "typescript",
        parameters: { trial: "Trial", n: "number" },
        load: () => Promise.reject(new Error("not loaded")),
      },
    ]);
    const compiler = new Compiler(table);
    expect(compiler.typed("%%hunt --far\nreturn trial;")).toBe(
      "void (async (trial: Trial, n: number) => {\nreturn trial;\n});",
    );
    expect(compiler.typed('\n%%hunt\nimport a from "b";\nreturn a;')).toBe(
      '\n\nimport a from "b"; void (async (trial: Trial, n: number) => {\nreturn a;\n});',
    );
  });
});
