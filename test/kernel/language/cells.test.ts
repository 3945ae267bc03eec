/** TypeScript as users type it, cell after cell through a real kernel: what the last expression of each gives. */
import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLive, type Live } from "../live.ts";

let live: Live;
beforeAll(async () => {
  live = await startLive();
});
afterAll(() => live.close());

/** Cells and what the last of them gives: text of the result, or undefined for none. */
const CASES: Record<string, readonly [cells: readonly string[], result: string | undefined]> = {
  "an object literal": [["{a: 1, b: [2]}"], "{ a: 1, b: [ 2 ] }"],
  "a block is not an object": [["{ let inner = 1; inner + 1; }"], undefined],
  "a declaration gives nothing": [["5; const quiet = 1"], undefined],
  "a loop gives nothing": [["for (const n of [1, 2]) n"], undefined],
  "undefined gives nothing": [["undefined"], undefined],
  "null is shown": [["null"], "null"],
  "a string is quoted": [["'hi'"], "'hi'"],
  "a lone directive is a value": [['"use strict"'], "'use strict'"],
  "top-level await": [["const w1 = await Promise.resolve(3)", "w1 + await Promise.resolve(4)"], "7"],
  "for await": [["let fa = 0; for await (const v of [Promise.resolve(2), 3]) fa += v; fa"], "5"],
  "let to const to function": [["let r1 = 1", "const r1 = 2", "function r1() { return 3 }\nr1()"], "3"],
  "function to class to let": [
    ["function r2() { return 1 }", "class r2 { static v = 2 }", "let r2 = 5\nr2"],
    "5",
  ],
  "var to const": [["var r3 = 1", "const r3 = 2; r3"], "2"],
  "class to enum": [["class r4 {}", "enum r4 { A = 7 }\nr4.A"], "7"],
  "an enum declared again starts afresh": [
    ["enum e1 { A, B }", "enum e1 { C }\nObject.keys(e1).length"],
    "2",
  ],
  "a hoisted function over a variable": [
    ["let h1 = 1", "const early = h1()\nfunction h1() { return 'hoisted' }\nearly"],
    "'hoisted'",
  ],
  "functions see later values": [
    ["let seen = 1; function look() { return seen }", "let seen = 2", "look()"],
    "2",
  ],
  "destructuring over both groups": [
    ["function g1() {} ; let g2 = 0", "const { g1, g2, ...g3 } = { g1: 1, g2: 2, z: 3 }; [g1, g2, g3]"],
    "[ 1, 2, { z: 3 } ]",
  ],
  "destructuring defaults": [["const [d1 = 1, { d2 } = { d2: 2 }] = []; d1 + d2"], "3"],
  "a failed cell keeps what it declared before": [
    ["const before = 1; throw new Error('stop')", "before"],
    "1",
  ],
  "a name whose cell failed can be declared": [
    ["throw new Error('x'); let after1 = 1", "let after1 = 2; after1"],
    "2",
  ],
  "undeclared assignment": [["loose = 5", "loose + 1"], "6"],
  "parameter properties": [
    ["class P1 { constructor(private readonly a: number, public b = 2) {} }\nnew P1(1)"],
    "P1 { a: 1, b: 2 }",
  ],
  "abstract classes and overloads": [
    [
      "abstract class S1 { abstract f(): number }\nclass S2 extends S1 { f(): number; f(): number { return 4 } }\nnew S2().f()",
    ],
    "4",
  ],
  namespaces: [
    ["namespace N1 { export const k = 3; export namespace M { export const j = k + 1 } }\nN1.M.j"],
    "4",
  ],
  "satisfies, as, non-null": [
    ["const sat = { x: 1 } satisfies { x: number }; (sat as { x: number })!.x"],
    "1",
  ],
  generics: [
    [
      "const id = <T,>(x: T): T => x; function pair<A, B>(a: A, b: B): [A, B] { return [a, b] }\npair(id(1), 'b')",
    ],
    "[ 1, 'b' ]",
  ],
  "assertions in angle brackets": [["const aa = <string>(<unknown>'x'); aa"], "'x'"],
  elements: [
    [
      "/** @jsx h */\nconst h = (tag: string, props: any, ...kids: any[]) => ({ tag, props, kids });\n<b id='x'>hi {1 + 1}</b>",
    ],
    "{ tag: 'b', props: { id: 'x' }, kids: [ 'hi ', 2 ] }",
  ],
  "types leave no trace": [["type T1 = { a: number }; interface I1 extends T1 { b?: string }"], undefined],
  "accessor fields": [["class A1 { accessor v = 1; static accessor s = 2 }\n[new A1().v, A1.s]"], "[ 1, 2 ]"],
  "decorators of two cells do not meet": [
    [
      "function twice(f: any, c: any) { return function (this: any) { return 2 * f.call(this) } }\nclass D1 { accessor n = 5; @twice m() { return this.n } }",
      "class D2 { accessor n = 7; @twice m() { return this.n } }",
      "[new D1().m(), new D2().m()]",
    ],
    "[ 10, 14 ]",
  ],
  "class decorators": [
    ["function tag(c: any, x: any) { c.tag = x.name }\n@tag class D3 {}\n(D3 as any).tag"],
    "'D3'",
  ],
  using: [
    [
      "const order: string[] = []; { using u = { [Symbol.dispose]() { order.push('disposed') } }; order.push('in') } order",
    ],
    "[ 'in', 'disposed' ]",
  ],
  "using at the top ends with the cell": [
    [
      "const log1: number[] = []",
      "using u1 = { [Symbol.dispose]() { log1.push(1) } }; log1.length",
      "log1.length",
    ],
    "1",
  ],
  "await using": [
    ["let gone = false; { await using r = { async [Symbol.asyncDispose]() { gone = true } } } gone"],
    "true",
  ],
  "CommonJS by require": [["require('node:path').posix.join('a', 'b')"], "'a/b'"],
  "named, default and namespace imports": [
    [
      "import fs1, { existsSync as ex } from 'fs'; import * as p1 from 'node:path'\n[typeof fs1.readFileSync, ex === fs1.existsSync, typeof p1.join]",
    ],
    "[ 'function', true, 'function' ]",
  ],
  "an import can be declared again": [["import { join } from 'node:path'", "const join = 1; join"], "1"],
  "type imports vanish": [
    ["import type { Stats } from 'fs'; import { type Dirent, statSync as st1 } from 'fs'; typeof st1"],
    "'function'",
  ],
  "nothing but types imported": [["import type { Dirent } from 'fs'; const only = 2;\nonly + 1"], "3"],
  "exports in a cell": [
    ["export const ex1 = 5; export function ex2() { return ex1 }; export default ex2() + 1"],
    "6",
  ],
  "export lists and stars": [["const el = 1; export { el as renamed }; export * from 'node:os'; el"], "1"],
  "dynamic import": [
    ["(await import('node:url')).fileURLToPath('file:///a')"],
    process.platform === "win32" ? undefined : "'/a'",
  ],
  "import.meta": [
    ["import.meta.filename.endsWith('notebook.ts') && typeof import.meta.resolve('./x')"],
    "'string'",
  ],
  "local TypeScript with and without extension": [
    ["import { v, E } from './lib/one.ts'; import { v as v2 } from './lib/one'; [v, v2, E.A]"],
    "[ 42, 42, 3 ]",
  ],
  "local JSON": [
    ["import j from './lib/data.json'; import j2 from './lib/data.json' with { type: 'json' }; [j.k, j2.k]"],
    "[ 9, 9 ]",
  ],
  "regular expressions and templates are not magics": [
    ["const tpl = `\n%time\n${1 + 1}\n!ls`; tpl.length"],
    "12",
  ],
  "a remainder may begin a line": [["const m1 = 17\n  % 5; m1"], "2"],
  "a negation is not the shell": [["const yes = true", "!yes"], "false"],
  "big integers": [["2n ** 70n"], "1180591620717411303424n"],
  "the last result": [["40 + 2", "_ + 1"], "43"],
  "labels, comma, conditional": [
    ["let lc = 0; out: for (;;) { for (;;) break out } ; (lc++, lc ? 'a' : 'b')"],
    "'a'",
  ],
  "getters, private names, static blocks": [
    ["class G1 { static #n = 1; static { this.#n++ } static get n() { return this.#n } }\nG1.n"],
    "2",
  ],
  "optional chaining and nullish": [["const oc: any = null; oc?.a.b ?? 'none'"], "'none'"],
  generators: [
    [
      "function* gen1() { const got: number = yield 1; yield got * 2 }\nconst it1 = gen1(); it1.next(); it1.next(21).value",
    ],
    "42",
  ],
  "a comment at the end": [["1 + 1 // two\n/* done */"], "2"],
  "Windows line ends": [["const crlf = 1\r\ncrlf + 1\r\n"], "2"],
  "an arrow with a type predicate": [
    ["const isNum = (x: unknown): x is number => typeof x === 'number'; [1, 'a'].filter(isNum)"],
    "[ 1 ]",
  ],
};

describe("cells", () => {
  beforeAll(() => {
    mkdirSync(join(live.folder, "lib"), { recursive: true });
    writeFileSync(
      join(live.folder, "lib", "one.ts"),
      "import { base } from './two';\nexport enum E { A = 3 }\nexport const v: number = base + 1;\n",
    );
    writeFileSync(join(live.folder, "lib", "two.ts"), "export const base: number = 41;\n");
    writeFileSync(join(live.folder, "lib", "data.json"), '{"k": 9}');
  });

  for (const [name, [cells, result]] of Object.entries(CASES))
    it(name, async () => {
      let last;
      for (const cell of cells) last = await live.run(cell);
      expect(last?.status, last?.traceback).toBe("ok");
      expect(last?.result).toBe(result);
    });

  it("imports a changed local file anew, also when only what it imports changed", async () => {
    await live.run("import { v as first } from './lib/one.ts'");
    const two = join(live.folder, "lib", "two.ts");
    writeFileSync(two, "export const base: number = 99;\n");
    utimesSync(two, new Date(), new Date(Date.now() + 5000));
    expect(
      (await live.run("const { v: second } = await import('./lib/one.ts'); [first, second]")).result,
    ).toBe("[ 42, 100 ]");
  });
});

describe("errors", () => {
  const FAILURES: Record<string, readonly [cell: string, ename: string, shows: RegExp]> = {
    "point at the line as typed": [
      "interface Gone { a: number }\n\nconst n: number = 1;\nthrow new TypeError('boom')",
      "TypeError",
      /> 4 │ throw new TypeError\('boom'\)\n {4}│ {7}\^/,
    ],
    "name the functions": [
      "function inner() { throw new RangeError('deep') }\nfunction outer() { inner() }\nouter()",
      "RangeError",
      /at inner \(cell-\d+\.ts:1:26\)\n {4}at outer \(cell-\d+\.ts:2:20\)\n {4}at cell-\d+\.ts:3:1/,
    ],
    "follow await": [
      "async function later() { await null; throw new Error('late') }\nawait later()",
      "Error",
      /at (?:async )?later \(cell-\d+\.ts:1:44\)/,
    ],
    "show the cause": [
      "throw new Error('top', { cause: new TypeError('root') })",
      "Error",
      /Caused by:\nTypeError: root/,
    ],
    "show extra fields": ["throw Object.assign(new Error('x'), { code: 'E1' })", "Error", /\{ code: 'E1' \}/],
    "take thrown values that are no errors": ["throw { a: 1 }", "Uncaught", /\{ a: 1 \}/],
    "keep constants constant": [
      "const fixed = 1;\nfixed = 2",
      "TypeError",
      /Assignment to constant variable "fixed"/,
    ],
    "say which package is missing and how to get it": [
      "import x from 'no-such-package-here'",
      "Error",
      /Cannot find package "no-such-package-here".*%npm install no-such-package-here/,
    ],
    "say which export is missing": [
      "import { nothing1 } from 'node:path'",
      "SyntaxError",
      /does not export "nothing1"; it exports .*join/,
    ],
    "say which file is missing": [
      "import './nowhere'",
      "Error",
      /Cannot find module ".\/nowhere".*no such file/,
    ],
    "mark syntax errors": ["const ok = 1;\nlet let = 2;", "SyntaxError", /> 2 │ let let = 2;\n {4}│ {5}\^/],
    "suggest magics": ["%lsmagics", "UsageError", /%lsmagics not found; did you mean %lsmagic\?/],
    "suggest flags": [
      "%timeit --repeta 3 1+1",
      "UsageError",
      /unknown flag --repeta; did you mean --repeat\?/,
    ],
  };
  for (const [name, [cell, ename, shows]] of Object.entries(FAILURES))
    it(name, async () => {
      const ran = await live.run(cell);
      expect(ran.status).toBe("error");
      expect(ran.content["ename"]).toBe(ename);
      expect(ran.traceback).toMatch(shows);
      expect(ran.traceback).not.toMatch(/node:internal|node_modules|dist\/kernel/);
    });

  it("point into local files", async () => {
    writeFileSync(
      join(live.folder, "thrower.ts"),
      "interface Pad { a: 1 }\n\nexport function fail(): never {\n  throw new Error('in file');\n}\n",
    );
    const ran = await live.run("import { fail } from './thrower.ts'\nfail()");
    expect(ran.traceback).toMatch(/> 4 │ {3}throw new Error\('in file'\);/);
    expect(ran.traceback).toMatch(/at fail \(thrower\.ts:4:9\)/);
  });

  it("point into local files that need the thorough compiler", async () => {
    writeFileSync(
      join(live.folder, "accessed.ts"),
      "interface Pad {\n  a: 1;\n}\n\nexport class Box {\n  accessor size = 1;\n\n  fail(): never {\n    throw new Error('in a class');\n  }\n}\n",
    );
    const ran = await live.run("import { Box } from './accessed.ts'\nnew Box().fail()");
    expect(ran.traceback).toMatch(/at Box\.fail \(accessed\.ts:9:\d+\)/);
  });

  it("print with positions of the cell too", async () => {
    const ran = await live.run(
      "type Gone = 1\n\ntry {\n  throw new Error('caught')\n} catch (error) { console.error(error) }",
    );
    expect(ran.stderr).toMatch(/Error: caught\n {4}at cell-\d+\.ts:4:9\n/);
  });
});

describe("display", () => {
  it("shows records as a table, escaped, counted and capped", async () => {
    const { shown } = await live.run("Array.from({ length: 60 }, (_, i) => ({ i, '<b>': '<script>' + i }))");
    const html = String(shown[0]?.["text/html"]);
    expect(html).toContain("&#60;script&#62;0");
    expect(html).not.toContain("<script>");
    expect(html).toContain("50 of 60 rows × 2 columns");
    expect(html).not.toContain("&#62;50<");
  });

  it("asks the value first, then knows images, figures and specifications", async () => {
    const { shown } = await live.run(
      "display({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<i>own</i>' }) })\n" +
        "display(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))\n" +
        "display({ data: [{ type: 'bar', y: new Float64Array([1, NaN]) }], layout: { title: 'T' } })\n" +
        "display({ $schema: 'https://vega.github.io/schema/vega-lite/v5.json', mark: 'bar' })\n" +
        "display({ [Symbol.for('Jupyter.display')]: () => { throw new Error('broken') } })",
    );
    expect(shown.map((data) => Object.keys(data)[0])).toEqual([
      "text/html",
      "image/png",
      "application/vnd.plotly.v1+json",
      "application/vnd.vegalite.v5+json",
      "text/plain",
    ]);
    expect(shown[2]?.["application/vnd.plotly.v1+json"]).toMatchObject({ data: [{ y: [1, null] }] });
    expect(shown[4]?.["text/plain"]).toContain("its display failed: broken");
  });

  it("takes traces without a layout for a figure, and no other record that has data", async () => {
    const { shown } = await live.run(
      "display({ data: [{ type: 'bar', x: ['a'], y: [1] }] })\n" +
        "display({ data: [{ type: 'bar' }] })\n" +
        "display({ data: [{ x: 1, y: 2 }], page: 3 })",
    );
    expect(shown.map((data) => Object.keys(data)[0])).toEqual([
      "application/vnd.plotly.v1+json",
      "text/plain",
      "text/plain",
    ]);
  });

  it("waits for asynchronous displays and keeps the order of synchronous ones", async () => {
    const ran = await live.run(
      "console.log('a'); display('b'); console.log('c'); display({ [Symbol.for('Jupyter.display')]: async () => { await null; return { 'text/plain': 'late' } } })",
    );
    expect(ran.types.filter((type) => /stream|display/.test(type)).slice(0, 3)).toEqual([
      "stream",
      "display_data",
      "stream",
    ]);
    expect(ran.shown.at(-1)?.["text/plain"]).toBe("late");
  });

  it("explains a name with its type, its comment and its value", async () => {
    await live.run("/** Counts the stripes. */ const zebra = { stripes: 3 }");
    const { content } = await live.run("zebra?");
    const [page] = content["payload"] as { source: string; data: Record<string, string> }[];
    expect(page?.source).toBe("page");
    expect(page?.data["text/plain"]).toMatch(
      /zebra: \{ stripes: number;? \}[^]*Counts the stripes\.[^]*Value: \{ stripes: 3 \}/,
    );
  });

  it("gives console its tables, groups, counts and formats", async () => {
    const { stdout, stderr } = await live.run(
      "console.log('%s is %d', 'x', 5); console.group('G'); console.log({ a: 1 }); console.groupEnd(); console.count('c'); console.count('c'); console.warn('w'); console.table([{ a: 1 }])",
    );
    expect(stdout).toContain("x is 5\nG\n  { a: 1 }\nc: 1\nc: 2\n");
    expect(stdout).toContain("│ (index) │ a │");
    expect(stderr).toBe("w\n");
  });
});
