/** The type service on the real native checker, in a temporary folder with a small package of its own and a stand-in for Assay's root. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { globalNames } from "../../../kernel/language/globals.ts";
import type { CompletionList, TypeService } from "../../../kernel/language/type-service.ts";
import { CellModules } from "../../../kernel/language/typescript-cells.ts";
import { readNames } from "../../../kernel/language/typescript-names.ts";
import { createTypeService } from "../../../kernel/language/typescript.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const base = realpathSync(mkdtempSync(join(tmpdir(), "assay-types-")));
const folder = join(base, "notebooks");
const assayRoot = join(base, "assay");
const log: string[] = [];
let service: TypeService;
let number = 0;

function write(path: string, text: string): void {
  mkdirSync(dirname(join(base, path)), { recursive: true });
  writeFileSync(join(base, path), text);
}

beforeAll(() => {
  write(
    "notebooks/node_modules/frames/package.json",
    JSON.stringify({ name: "frames", exports: { ".": { types: "./index.d.ts" } } }),
  );
  write(
    "notebooks/node_modules/frames/index.d.ts",
    `export interface Frame {
  /** Keeps the rows for which the condition holds. */
  filter(condition: (row: Record<string, number>) => boolean): Frame; numRows(): number }
export declare function table(columns: Record<string, unknown[]>): Frame;`,
  );
  write("notebooks/data.json", `{ "rows": [1, 2] }`);
  write(
    "notebooks/local.ts",
    `/** Doubles. */\nexport function twice(x: number): number {\n  return 2 * x;\n}\n`,
  );
  const entry = (path: string): unknown => ({ types: `./dist/${path}.d.ts`, default: `./dist/${path}.js` });
  write(
    "assay/package.json",
    JSON.stringify({
      name: "assay",
      exports: {
        ".": entry("lib/index"),
        "./tune": entry("lib/tune/index"),
        "./explain/*": entry("lib/explain/*"),
      },
      dependencies: { only: "1.0.0" },
    }),
  );
  write("assay/dist/lib/index.d.ts", `export declare function audit(data: unknown): { passed: boolean };`);
  write("assay/dist/lib/tune/index.d.ts", `export declare function study(name: string): { best: number };`);
  write("assay/dist/lib/explain/tree.d.ts", `export declare const tree: 1;`);
  write("assay/dist/kernel/engine/tslab.d.ts", `export declare const display: { html(text: string): void };`);
  write("assay/node_modules/only/package.json", JSON.stringify({ name: "only", types: "types.d.ts" }));
  write("assay/node_modules/only/types.d.ts", `export declare const only: "here";`);
  mkdirSync(join(assayRoot, "node_modules", "@types"));
  symlinkSync(
    join(root, "node_modules", "@types", "node"),
    join(assayRoot, "node_modules", "@types", "node"),
  );
  service = createTypeService({ directory: folder, assayRoot, log: (text) => log.push(text) });
});

afterAll(() => {
  service.close();
  rmSync(base, { recursive: true, force: true });
});

/** A run of a cell: its problems, and its names for later ones. */
async function run(text: string): Promise<string[]> {
  const problems = await diagnose(text);
  service.commit({ number, text });
  return problems;
}

async function diagnose(text: string): Promise<string[]> {
  const found = await service.diagnose({ number: ++number, text });
  return found!.map((problem) => `${problem.code} ${text.slice(problem.start, problem.end)}`);
}

async function complete(marked: string): Promise<CompletionList | undefined> {
  const offset = marked.indexOf("|");
  return service.complete(marked.slice(0, offset) + marked.slice(offset + 1), offset);
}

async function names(marked: string): Promise<string[]> {
  return (await complete(marked))?.items.map((item) => item.name) ?? [];
}

async function hover(marked: string): Promise<Awaited<ReturnType<TypeService["hover"]>>> {
  const offset = marked.indexOf("|");
  return service.hover(marked.slice(0, offset) + marked.slice(offset + 1), offset);
}

describe("across cells", () => {
  beforeAll(() => service.reset());

  test("a cell knows the values and the types of all earlier cells", async () => {
    expect(
      await run(
        `const total = 1; interface Row { name: string } class Point { x = 0 } enum Color { Red } type Pair = [Row, Row]; namespace Shapes { export const side = 2; export interface Box { side: number } }`,
      ),
    ).toEqual([]);
    expect(
      await run(
        `const row: Row = { name: "a" }; class Point3 extends Point { z = 1 } const pair: Pair = [row, row]; let color = Color.Red; const box: Shapes.Box = { side: Shapes.side };`,
      ),
    ).toEqual([]);
    expect(
      await run(
        `const wrong: string = total; new Point3().x.nothing; const other: Row = { name: 1 }; color = 7;`,
      ),
    ).toEqual(["2322 wrong", "2339 nothing", "2322 name", "2322 color"]);
  });

  test("a name declared anew has its new type, and older cells keep what they used", async () => {
    await run(`const value = 1;`);
    await run(`const fromOld = value + 1; function getValue() { return value }`);
    await run(`const value = "text";`);
    expect(
      await run(
        `const length: number = value.length; const old: number = fromOld; const got: number = getValue();`,
      ),
    ).toEqual([]);
    expect(await run(`function value() { return true } const yes: boolean = value();`)).toEqual([]);
    expect(await run(`const again: boolean = value();`)).toEqual([]);
  });

  test("earlier variables can be assigned to; wrong types are still found", async () => {
    await run(
      `let counter = 1; const fixed = 2; var loose = 3; let rows = []; function work() {} import { table } from "frames"; for (var i = 0; i < 3; i++);`,
    );
    expect(
      await diagnose(
        `counter = 2; counter++; fixed = 3; loose += 1; rows.push("a"); work = () => {}; [counter, loose] = [loose, counter]; i = 2;`,
      ),
    ).toEqual([]);
    expect(await diagnose(`counter = "two";`)).toEqual(["2322 counter"]);
  });

  test("modern TypeScript in cells", async () => {
    expect(
      await run(
        `const later = await Promise.resolve(5); using file = { [Symbol.dispose]() {} }; for await (const n of [1]) n; const grouped = Object.groupBy([1], () => "a"); function logged(value: unknown, context: ClassMethodDecoratorContext) {} class Decorated { @logged method() {} accessor size = 1 } export const exported = 1; export default 3; export { later as renamed };`,
      ),
    ).toEqual([]);
    expect(
      await run(
        `const sum: number = later + exported + new Decorated().size; import.meta.url; const fs = await import("node:fs"); fs.readFileSync("x");`,
      ),
    ).toEqual([]);
    expect(
      await run(
        `import data from "./data.json"; import more from "./data.json" with { type: "json" }; import { twice } from "./local.ts"; import { twice as again } from "./local"; import type { Stats } from "node:fs";`,
      ),
    ).toEqual([]);
    expect(
      await run(
        `const n: number = data.rows[0]! + twice(2) + again(3); let stats: Stats | undefined; more.rows.nothing`,
      ),
    ).toEqual(["2339 nothing"]);
  });

  test("declared with an overload, a destructuring, a default and a rest", async () => {
    await run(
      `function over(a: string): string; function over(a: number): number; function over(a: any): any { return a } const { a, b: [c, ...rest], ...others } = { a: 1, b: [2, 3], d: "x" };`,
    );
    expect(
      await diagnose(`over("s").length; over(1).toFixed(); a + c + rest.length; others.d.length; over(true)`),
    ).toEqual(["2769 true"]);
  });
});

describe("what is reported", () => {
  beforeAll(() => service.reset());

  test("not what only asks for ceremony", async () => {
    expect(
      await diagnose(
        `const f = (p, q) => p; function g(x) { return x } let list = []; list.push(1); let late; late = 2; class C { field: number } try { f(1, 2) } catch (e) { e.message } label: for (;;) break label; 1, 2; const unused = 3; await 1; if (false) { g(1) } globalThis.mine = 1; const o = {}; o["key"]; function h() { return this.x }`,
      ),
    ).toEqual([]);
  });

  test("an object alone is an object", async () => {
    expect(await diagnose(`{a: 1, b: [2]}`)).toEqual([]);
    expect(await diagnose(`{a: missing}`)).toEqual(["2304 missing"]);
  });

  test("nullness, unknown names, missing modules, wrong arguments", async () => {
    expect(
      await diagnose(
        `let maybe: string | undefined; function read(): string | undefined { return maybe } read().length; missing; import x from "nope"; Math.max("a"); document;`,
      ),
    ).toEqual(["2532 read()", "2304 missing", '2307 "nope"', '2345 "a"', "2584 document"]);
  });

  test("offsets are UTF-16, and messages name no virtual file", async () => {
    await run(`class Thing { private a = 1 }`);
    await run(`const thing = new Thing(); class Thing { private a = 2 }`);
    const text = `"é😀𝒳"; const other: Thing = { nope: 1 };\nconst third: string = thing;`;
    const problems = await service.diagnose({ number: ++number, text });
    expect(problems!.map((problem) => text.slice(problem.start, problem.end))).toEqual(["nope", "third"]);
    expect(JSON.stringify(problems)).not.toMatch(/assay-|\$\$assay/);
  });

  test("syntax errors, @ts-expect-error and @ts-nocheck as in a file", async () => {
    expect(await diagnose(`let = ;`)).not.toEqual([]);
    expect(await diagnose(`// @ts-expect-error wrong on purpose\nconst n: number = "a";`)).toEqual([]);
    expect(await diagnose(`// @ts-nocheck\nconst n: number = "a";`)).toEqual([]);
  });
});

describe("packages", () => {
  beforeAll(() => service.reset());

  test("Assay, its folders, tslab and what only Assay has resolve in any folder", async () => {
    expect(
      await run(
        `import { audit } from "assay"; import { study } from "assay/tune"; import { tree } from "assay/explain/tree"; import { display as show } from "tslab"; import { only } from "only"; import { table } from "frames"; import * as fs from "node:fs";`,
      ),
    ).toEqual([]);
    expect(
      await diagnose(
        `audit(1).passed.nothing; study("a").best.nothing; show.html(1); const one: 2 = tree; const here: "there" = only; fs.nothing`,
      ),
    ).toEqual(["2339 nothing", "2339 nothing", "2345 1", "2322 one", "2322 here", "2339 nothing"]);
  });

  test("Node's types need no @types/node in the folder", async () => {
    expect(
      await diagnose(
        `process.argv.length; Buffer.from("a"); setTimeout(() => {}, 1).unref(); fetch("http://localhost"); new URL("a:b"); structuredClone(1)`,
      ),
    ).toEqual([]);
  });

  test("a package that is installed later is found", async () => {
    expect(await diagnose(`import { later } from "later"; later`)).toEqual(['2307 "later"']);
    write(
      "notebooks/node_modules/later/package.json",
      JSON.stringify({ name: "later", types: "index.d.ts" }),
    );
    write("notebooks/node_modules/later/index.d.ts", `export declare const later: number;`);
    expect(await diagnose(`import { later } from "later"; later`)).toEqual([]);
  });

  test("a local file that changes, or appears, is read anew", async () => {
    write("notebooks/moving.ts", `export const size = 1;`);
    await run(`import { size } from "./moving.ts";`);
    expect(await diagnose(`size.toFixed()`)).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    write("notebooks/moving.ts", `export const size = "large";`);
    expect(await diagnose(`size.toFixed()`)).toEqual(["2551 toFixed"]);
    expect(await diagnose(`import { fresh } from "./fresh"; fresh`)).toEqual(['2307 "./fresh"']);
    write("notebooks/fresh.ts", `export const fresh = 1;`);
    expect(await diagnose(`import { fresh } from "./fresh"; fresh`)).toEqual([]);
  });
});

describe("globals", () => {
  beforeAll(() => service.reset());

  test("every name of the list is declared, with its shape", async () => {
    expect(await diagnose(globalNames.join("; "))).toEqual([]);
    expect(
      await diagnose(
        `display(1, { id: "a" }).update(2); display(3, { id: "a", update: true }); display.html("<b>"); display.png(new Uint8Array()); display.json({}); const a: string | null = prompt("?", "b"); prompt.password(); const c: boolean = confirm("?"); alert(); for (const n of progress([1, 2])) n.toFixed(); comms.open("t", { a: 1 }).onMsg((m) => m.data.x); comms.register("t", (comm) => comm.close()); Out[1].x; In[0]?.length; _.x; require("node:fs"); __dirname.length; module.exports = 1`,
      ),
    ).toEqual([]);
    expect(await diagnose(`display.html(3); const p: string = prompt();`)).toEqual(["2345 3", "2322 p"]);
  });

  test("a cell may hide them", async () => {
    expect(await run(`const display = 1; const process = "p"; let module = 2;`)).toEqual([]);
    expect(await run(`const n: number = display + process.length + module;`)).toEqual([]);
  });
});

describe("completion", () => {
  beforeAll(async () => {
    service.reset();
    await run(
      `import * as fr from "frames"; const frame = fr.table({ a: [1] }); let filtered = 1; interface FileInfo { path: string } const options = { depth: 1, "odd name": 2 }; function choose(kind: "alpha" | "beta"): void {} let maybe: { inner: number } | undefined; class Private { #secret = 1; shown = 2 }`,
    );
  });

  test("members, typed by earlier cells", async () => {
    expect(await names("frame.|")).toEqual(["filter", "numRows"]);
    expect(await names("fr.|")).toEqual(["table"]);
    expect(await names("frame.fil|")).toEqual(["filter"]);
    expect(await names("frame.filter((r) => r.a > 1).num|")).toEqual(["numRows"]);
    expect(await names("for (const x of [1]) {\n  frame.f|")).toEqual(["filter"]);
    expect(await names("`${frame.n|}`")).toEqual(["numRows"]);
    expect(await names("maybe?.|")).toEqual(["inner"]);
    expect(await names("options.|")).toEqual(["depth"]);
    expect(await names("new Private().|")).toEqual(["shown"]);
  });

  test("the range that is replaced", async () => {
    expect(await complete("const é = 1; frame.fil|")).toMatchObject({ start: 19, end: 22 });
    expect(await complete("fil|")).toMatchObject({ start: 0, end: 3 });
    expect(await complete('import "./da|"')).toMatchObject({ start: 10, end: 12 });
  });

  test("names: the cell's, then the session's, then globals, then keywords", async () => {
    expect((await names("const final = 1; f|")).slice(0, 5)).toEqual([
      "final",
      "filtered",
      "fr",
      "frame",
      "fetch",
    ]);
    expect((await names("f|")).filter((name) => ["finally", "for", "function"].includes(name)).length).toBe(
      3,
    );
    expect((await names("f|")).indexOf("for")).toBeGreaterThan((await names("f|")).indexOf("fetch"));
    // Newer Node has DisposableStack, too.
    expect((await names("disp|")).filter((name) => name.startsWith("d"))).toEqual(["display"]);
    expect(await names("function f(argument) { const argue = 1; return argu|")).toEqual([
      "argue",
      "argument",
    ]);
    expect(await names("function f() { const hidden = 1 } hid|")).toEqual([]);
  });

  test("types only where types stand", async () => {
    expect(await names("let x: FileI|")).toEqual(["FileInfo"]);
    expect(await names("let x: Partia|")).toEqual(["Partial"]);
    expect(await names("FileI|")).toEqual([]);
  });

  test("literals, object keys, modules and their exports, paths", async () => {
    expect(await names('choose("|")')).toEqual(["alpha", "beta"]);
    expect(await names("const o: { alpha?: 1; beta: 2 } = { | }")).toEqual(["beta", "alpha"]);
    expect(await names('import { | } from "frames"')).toContain("table");
    expect(await names('import x from "fra|"')).toEqual(["frames"]);
    expect(await names('import x from "assay/|"')).toEqual(["assay/tune"]);
    expect(await names('import x from "node:fs|"')).toContain("node:fs/promises");
    expect(await names('import x from "./da|"')).toEqual(["data.json"]);
    expect((await names('import x from "./|"')).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("nothing where nothing can stand", async () => {
    for (const marked of ["// fr|", '"fr|"', "`fr|`", "const fr|", "class Fr|"])
      expect(await names(marked)).toEqual([]);
  });
});

describe("hover", () => {
  beforeAll(async () => {
    service.reset();
    await run(
      `/** How many. */\nlet count = 1;\n/**\n * Adds.\n * @param a first\n */\nfunction add(a: number, b?: number): number;\nfunction add(a: string): string;\nfunction add(a: any): any { return a }\ninterface Row { name: string }\ntype Id = string | number; enum Color { Red }\nclass Point { \n/** Length. */\nnorm(p?: number): number { return 1 } }\nimport * as fr from "frames"; import { twice } from "./local"; import data from "./data.json"; let maybe: string | undefined = undefined as any;`,
    );
  });

  test("signature, documentation and source of names of cells", async () => {
    expect(await hover("count|")).toEqual({
      signature: "let count: number",
      documentation: "How many.",
      source: "/** How many. */\nlet count = 1;",
    });
    const add = await hover("ad|d(1)");
    expect(add!.signature).toBe(
      "function add(a: number, b?: number | undefined): number\nfunction add(a: string): string",
    );
    expect(add!.documentation).toBe("Adds.\n@param a first");
    expect(add!.source).toMatch(/^\/\*\*\n \* Adds[^]*return a \}$/);
    expect(await hover("Row|")).toEqual({
      signature: "interface Row",
      documentation: "",
      source: "interface Row { name: string }",
    });
    expect((await hover("let x: Id|"))!.signature).toBe("type Id = string | number");
    expect((await hover("Color|.Red"))!.signature).toBe("enum Color");
    expect((await hover("Color.Re|d"))!.signature).toBe("(enum member) Color.Red");
    expect((await hover("Point|"))!.signature).toBe("class Point");
    expect(await hover("new Point().nor|m()")).toEqual({
      signature: "(method) Point.norm(p?: number | undefined): number",
      documentation: "Length.",
    });
  });

  test("of imports", async () => {
    expect((await hover("fr|"))!.signature).toBe('import * as fr from "frames";');
    expect((await hover("fr.table({}).filt|er"))!.documentation).toBe(
      "Keeps the rows for which the condition holds.",
    );
    expect(await hover("twice|")).toEqual({
      signature: "function twice(x: number): number",
      documentation: "Doubles.",
      source: "/** Doubles. */\nexport function twice(x: number): number {\n  return 2 * x;\n}",
    });
    expect((await hover("data|"))!.signature).toBe("const data: { rows: number[]; }");
  });

  test("at the use: narrowed, hidden by an inner name, before a bracket, globals", async () => {
    expect((await hover("if (maybe) mayb|e"))!.signature).toBe("let maybe: string");
    expect(await hover("function f(count: boolean) { return coun|t }")).toEqual({
      signature: "(parameter) count: boolean",
      documentation: "",
    });
    expect((await hover("add(|"))!.signature).toMatch(/^function add/);
    expect((await hover("JSON.parse|"))!.signature).toMatch(/^\(method\) JSON\.parse\(text: string/);
    expect(await hover("|")).toBeUndefined();
    expect(await hover("nothing|")).toBeUndefined();
  });
});

describe("long sessions", () => {
  beforeEach(() => service.reset());

  test("300 cells: every name stays known and answers stay quick", async () => {
    for (let i = 0; i < 300; i++)
      service.commit({
        number: i + 1,
        text:
          i === 0
            ? "const v0 = 0; interface T0 { f0: 0 }"
            : `const v${i} = v${i - 1} + 1; interface T${i} { f${i}: ${i} }`,
      });
    expect(await diagnose("v299.toFixed(); v0 + v150; const t: T77 = { f77: 77 }; v12.nothing")).toEqual([
      "2339 nothing",
    ]);
    expect(await names("v299.toF|")).toEqual(["toFixed"]);
    expect((await names("v29|")).length).toBe(11);
    const before = performance.now();
    for (let i = 0; i < 20; i++) await complete(`v${i * 10}.|`);
    expect((performance.now() - before) / 20).toBeLessThan(150);
  });

  test("the checker killed in the middle comes back with the whole session", async () => {
    await run(`const kept = 1;`);
    const first = service.pid!;
    process.kill(first, "SIGKILL");
    const answers = await Promise.all([names("kept.toF|"), names("kep|"), diagnose("kept.nothing")]);
    expect(answers).toEqual([["toFixed"], ["kept"], ["2339 nothing"]]);
    expect(service.pid).not.toBe(first);
    process.kill(service.pid!, "SIGKILL");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(service.pid).toBeUndefined();
    expect((await hover("kept|"))!.signature).toBe("const kept: 1");
  });

  test("a cell checked and committed in one turn is known to the next; one checked late is checked as it was", async () => {
    service.close();
    service = createTypeService({ directory: folder, assayRoot, log: (text) => log.push(text) });
    const texts = ["const one = 1; two;", "const two: string = one;", "two.length; one.length"];
    const answers = texts.map((text, i) => {
      const answer = service.diagnose({ number: i + 1, text });
      service.commit({ number: i + 1, text });
      return answer;
    });
    answers.push(service.diagnose({ number: 1, text: texts[0]! }));
    const codes = (await Promise.all(answers)).map((problems) => problems!.map((problem) => problem.code));
    expect(codes).toEqual([[2304], [2322], [2339], [2304]]);
  });

  test("another folder after %cd", async () => {
    write("elsewhere/only-here.ts", "export const here = 1;");
    await run(`const gone = 1;`);
    service.reset(join(base, "elsewhere"));
    expect(await diagnose(`import { here } from "./only-here.ts"; here.toFixed(); gone`)).toEqual([
      "2304 gone",
    ]);
    service.reset(folder);
  });

  test("a checker that cannot run gives no answers, throws nothing and takes no time", async () => {
    const broken = createTypeService({
      directory: join(base, "not", "there"),
      assayRoot,
      log: () => undefined,
    });
    broken.commit({ number: 1, text: "const a = 1;" });
    for (let i = 0; i < 5; i++) {
      expect(await broken.complete("a.", 2)).toBeUndefined();
      expect(await broken.hover("a", 1)).toBeUndefined();
      expect(await broken.diagnose({ number: 2, text: "a" })).toBeUndefined();
    }
    broken.close();
    expect(await broken.diagnose({ number: 3, text: "a" })).toBeUndefined();
  });

  test("nothing is written to the folder, and the checker ends with the service", async () => {
    const short = createTypeService({ directory: folder, assayRoot });
    await short.warm();
    const pid = short.pid!;
    short.close();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(() => process.kill(pid, 0)).toThrow();
    expect(execFileSync("ls", ["-a", folder], { encoding: "utf8" })).not.toContain(".assay");
  });
});

describe("cells as modules", () => {
  test("a cell run again and again, or names declared anew, use a bounded number of modules", () => {
    const cells = new CellModules();
    for (let i = 1; i <= 3000; i++)
      cells.commit({ number: i, text: `let step = ${i}; let next = step + 1;` });
    expect(cells.size.used).toBe(1);
    for (let i = 1; i <= 3000; i++)
      cells.commit({ number: 3000 + i, text: i % 2 ? "let a = b + 1;" : "let b = a + 1;" });
    expect(cells.size.used).toBeLessThan(260);
    expect(cells.size.slots).toBeLessThanOrEqual(512);
  });

  test("running the same text on the same names changes no file", () => {
    const cells = new CellModules();
    cells.commit({ number: 1, text: `import * as fr from "frames";` });
    cells.commit({ number: 2, text: `const f = fr.table({});` });
    cells.takeChanges();
    cells.commit({ number: 3, text: `const f = fr.table({});` });
    expect(cells.takeChanges()).toEqual({ changed: [], created: [] });
  });

  test("a module imports only the names that it mentions", () => {
    const cells = new CellModules();
    for (let i = 0; i < 2000; i++) cells.commit({ number: i, text: `const name${i} = ${i};` });
    expect(cells.query("name7 + name1999").module.prefix.match(/import /g)).toHaveLength(3);
  });

  test("a cell that changes the global scope stays", () => {
    const cells = new CellModules();
    cells.commit({ number: 1, text: `declare global { interface Array<T> { last(): T } } export {}` });
    cells.commit({ number: 2, text: `const a = 1;` });
    expect(cells.size.used).toBe(2);
  });

  test("names of text that is being typed", () => {
    const { declared, specifiers } = readNames(
      `import { a as b, type C } from "x";\nimport d, * as e from "y";\nconst { f, g: h } = 1;\nfunction* i() {}\nclass J { m( `,
    );
    expect([...declared.keys()].sort()).toEqual(["C", "J", "b", "d", "e", "f", "h", "i"]);
    expect(specifiers).toEqual(["x", "y"]);
  });
});
