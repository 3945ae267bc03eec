/** Magics about variables, inputs, settings and help. */
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { displaySymbol } from "../../lib/core/index.ts";
import capture from "../../magics/capture.ts";
import config from "../../magics/config.ts";
import history from "../../magics/history.ts";
import loadMagic from "../../magics/load.ts";
import loadExt from "../../magics/load_ext.ts";
import lsmagic from "../../magics/lsmagic.ts";
import magicPage from "../../magics/magic.ts";
import mermaid from "../../magics/mermaid.ts";
import pinfo from "../../magics/pinfo.ts";
import psource from "../../magics/psource.ts";
import rerun from "../../magics/rerun.ts";
import reset from "../../magics/reset.ts";
import restart from "../../magics/restart.ts";
import run from "../../magics/run.ts";
import typecheck from "../../magics/typecheck.ts";
import versions from "../../magics/versions.ts";
import who from "../../magics/who.ts";
import whos from "../../magics/whos.ts";
import writefile from "../../magics/writefile.ts";
import xdel from "../../magics/xdel.ts";
import { bench, type Bench } from "./context.ts";

const home = process.cwd();
let b: Bench;
let folder: string;
beforeEach(() => {
  b = bench([whos, lsmagic, capture]);
  folder = realpathSync(mkdtempSync(join(tmpdir(), "assay-test-")));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true, force: true });
  delete (globalThis as { confirm?: unknown }).confirm;
});

const html = (value: unknown): string =>
  String((value as { [displaySymbol](): Record<string, unknown> })[displaySymbol]()["text/html"]);

describe("variables", () => {
  beforeEach(async () => void (await b.cell('const n1 = 1; const list1 = [1, 2]; let evil1 = "<script>";')));

  it("%who prints names, by type on request", async () => {
    await b.call(who);
    expect(b.out()).toBe("n1\tlist1\tevil1\n");
    await b.call(who, "Array number");
    expect(b.out()).toBe("n1\tlist1\n");
    await b.call(who, "Map");
    expect(b.out()).toBe("No variables of type Map.\n");
  });

  it("%whos shows a table, escaped", async () => {
    const table = await b.call(whos);
    expect(inspect(table)).toMatch(/list1 +Array +2 +\[ 1, 2 \]/);
    expect(html(table)).toContain("&lt;script&gt;");
    expect(html(table)).not.toContain("<script>");
  });

  it("%who and %whos leave out names whose declaration failed", async () => {
    await expect(b.cell("const broken1 = (() => { throw new Error('no') })();")).rejects.toThrow("no");
    await b.call(who);
    expect(b.out()).toBe("n1\tlist1\tevil1\n");
    expect(inspect(await b.call(whos))).not.toContain("broken1");
  });

  it("%xdel forgets one, %reset all", async () => {
    await b.call(xdel, "n1");
    expect(await b.context.scope.names()).toEqual(["list1", "evil1"]);
    await expect(b.call(xdel, "lst1")).rejects.toThrow('%xdel: no variable "lst1"; did you mean list1?');
    Object.assign(globalThis, { confirm: () => false });
    await b.call(reset);
    expect(b.out()).toContain("Nothing was forgotten");
    Object.assign(globalThis, { confirm: () => true });
    await b.call(reset);
    expect(b.out()).toContain("Forgot 2 variables. %restart");
    await b.call(whos);
    expect(b.out()).toBe("No variables yet.\n");
  });

  it("%%capture keeps output, value and failure", async () => {
    const body =
      'bench.context.print("out"); bench.context.warn("err"); bench.context.displayBundle({ "text/plain": "shown" }); 1 + 1';
    expect(await b.call(capture, "kept", body)).toBeUndefined();
    expect([b.out(), b.err(), b.displays]).toEqual(["", "", []]);
    const kept = (await b.cell("kept")) as { outputs: { data: Record<string, unknown> }[]; show(): void };
    expect(kept).toMatchObject({ stdout: "out", stderr: "err" });
    expect(kept.outputs.map(({ data }) => data["text/plain"])).toEqual(["shown", "2"]);
    kept.show();
    expect([b.out(), b.err(), b.displays.length]).toEqual(["out", "err", 2]);
    await expect(
      b.call(capture, "failed", 'bench.context.print("before"); throw new Error("no")'),
    ).rejects.toThrow("no");
    expect(await b.cell("failed.stdout")).toBe("before");
    await b.call(capture, "--no-stdout --no-stderr --no-display", body);
    expect([b.out(), b.err(), b.displays.length]).toEqual(["out", "err", 4]);
    await expect(b.call(capture, "1x", "1")).rejects.toThrow(/must be a variable's name; got "1x"/);
  });
});

describe("earlier inputs", () => {
  beforeEach(() => {
    b.history = [
      { session: 6, line: 1, input: "old()" },
      { session: 7, line: 1, input: "let a7 = 1" },
      { session: 7, line: 2, input: "// two\na7 += 1", output: "2" },
      { session: 7, line: 3, input: "%rerun" },
    ];
  });

  it("%history prints, numbers, searches and writes", async () => {
    await b.call(history, "1-2");
    expect(b.out()).toBe("let a7 = 1\n// two\na7 += 1\n2\n");
    await b.call(history, "-n 2 ~1/1");
    expect(b.out()).toBe("   2:\n// two\na7 += 1\n2\n 6/1: old()\n");
    await b.call(history, "-g old");
    expect(b.out()).toBe(" 6/1: old()\n");
    await b.call(history, "-l 1");
    expect(b.out()).toBe("%rerun\n");
    await b.call(history, "-f out.ts 1");
    expect(readFileSync("out.ts", "utf8")).toBe("let a7 = 1\n");
    await expect(b.call(history, "-f out.ts 1")).rejects.toThrow("out.ts exists; give another name");
    await expect(b.call(history, "nonsense")).rejects.toThrow('"nonsense" is no range');
  });

  it("%rerun runs the last input, or those of a range, never itself", async () => {
    expect(await b.call(rerun, "1-2")).toBe(2);
    expect(b.out()).toBe("=== Executing: ===\nlet a7 = 1\n// two\na7 += 1\n=== Output: ===\n");
    await b.call(rerun);
    expect(await b.cell("a7")).toBe(3);
    await b.call(rerun, "-g let");
    expect(await b.cell("a7")).toBe(1);
    await expect(b.call(rerun, "3")).rejects.toThrow("%rerun: no such input");
    await expect(b.call(rerun, "x")).rejects.toThrow('"x" is no range');
  });

  it("%load puts text into the cell", async () => {
    writeFileSync("part.ts", "a\nb\nc\n");
    b.history = [
      {
        session: 1,
        line: 1,
        input: "interface Q { x: number }\nfunction twice(n: number): number { return 2 * n }",
      },
    ];
    await b.cell(b.history[0]!.input);
    for (const line of ["part.ts", "-r 2-3 part.ts", "twice", "1"]) await b.call(loadMagic, line);
    expect(b.payloads.map((payload) => payload["text"])).toEqual([
      "// loaded from part.ts\na\nb\nc\n",
      "// loaded from part.ts\nb\nc",
      `// loaded from twice\n${b.history[0]!.input}`,
      `// loaded from 1\n${b.history[0]!.input}`,
    ]);
    expect(b.payloads[0]).toMatchObject({ source: "set_next_input", replace: true });
    await expect(b.call(loadMagic, "nothing")).rejects.toThrow('no file, variable or input "nothing"');
    await expect(b.call(loadMagic, "-r x part.ts")).rejects.toThrow("--lines wants a range");
  });
});

describe("files", () => {
  it("%%writefile writes, overwrites, appends", async () => {
    await b.cell('const stem = "notes";');
    await b.call(writefile, "{stem}.txt", "one");
    await b.call(writefile, "notes.txt", "two\n");
    await b.call(writefile, "-a notes.txt", "three");
    expect(b.out()).toBe("Writing {stem}.txt\nOverwriting notes.txt\nAppending to notes.txt\n");
    expect(readFileSync("notes.txt", "utf8")).toBe("two\nthree\n");
    await expect(b.call(writefile, "no/such/x.txt", "")).rejects.toThrow("no folder");
    expect(existsSync("no")).toBe(false);
  });

  it("%run runs scripts and notebooks in the user's scope", async () => {
    await b.cell("let seen9 = 1;");
    writeFileSync("a.ts", "const made9: number = seen9 + 1;\nseen9 = process.argv.length;");
    await b.call(run, "a.ts one two");
    expect(await b.cell("[made9, seen9]")).toEqual([2, 4]);
    expect(process.argv).not.toContain("one");
    const cells = [
      { cell_type: "markdown", source: "text" },
      { cell_type: "code", source: ["let nb9 = 1;\n", "nb9 += 1"] },
    ];
    writeFileSync("n.ipynb", JSON.stringify({ cells, metadata: { language_info: { name: "typescript" } } }));
    await b.call(run, "n.ipynb");
    expect(await b.cell("nb9")).toBe(2);
    writeFileSync("p.ipynb", JSON.stringify({ cells, metadata: { language_info: { name: "python" } } }));
    await expect(b.call(run, "p.ipynb")).rejects.toThrow("p.ipynb is a python notebook");
    await expect(b.call(run, "none.ts")).rejects.toThrow('no file "none.ts"');
    await expect(b.call(run, "a.py")).rejects.toThrow("wants a .ts, .js or .ipynb file");
  });
});

describe("settings and help", () => {
  it("%config lists, reads, sets and checks", async () => {
    expect(inspect(await b.call(config))).toMatch(/typecheck +warn +warn, strict, off +type errors/);
    expect(await b.call(config, "typecheck")).toBe("warn");
    await b.call(config, "typecheck = off");
    await b.call(config, "cache=no");
    expect([b.settings["typecheck"]!.value, b.settings["cache"]!.value]).toEqual(["off", false]);
    await expect(b.call(config, "typechek=off")).rejects.toThrow(
      'no setting "typechek"; did you mean typecheck?',
    );
    await expect(b.call(config, "typecheck=strickt")).rejects.toThrow(
      'must be one of warn, strict, off; got "strickt"; did you mean strict?',
    );
    await expect(b.call(config, "cache=perhaps")).rejects.toThrow("cache must be true or false");
  });

  it("%typecheck sets, or prints what is set", async () => {
    await b.call(typecheck, "strict");
    await b.call(typecheck);
    expect(b.out()).toBe("typecheck: strict\n");
  });

  it("%pinfo and %psource open the pager", async () => {
    await b.call(pinfo, "Math.max");
    await b.call(psource, "f");
    expect(b.payloads).toEqual([
      { source: "page", start: 0, data: { "text/plain": "Math.max@8/0" } },
      { source: "page", start: 0, data: { "text/plain": "f@1/1" } },
    ]);
    await b.call(pinfo, "missing");
    expect(b.out()).toBe("missing was not found.\n");
    await expect(b.call(pinfo)).rejects.toThrow("wants a name");
  });

  it("%lsmagic groups magics, %magic explains, %versions tells", async () => {
    const list = await b.call(lsmagic);
    expect(inspect(list)).toMatch(/^Line magics\n[^]*%whos +Shows your[^]*\n\nCell magics\n[^]*%%capture/);
    expect(html(list)).toContain("<td");
    expect(inspect(await b.call(magicPage))).toContain("# Magics");
    expect(inspect(await b.call(versions))).toContain(process.versions.node);
    await b.call(restart);
    expect(b.restarts).toBe(1);
  });

  it("%%mermaid carries forms that front ends know", async () => {
    await b.call(mermaid, "", "flowchart LR\n a --> b\n");
    expect(b.displays[0]!.data).toEqual({
      "text/vnd.mermaid": "flowchart LR\n a --> b\n",
      "text/markdown": "```mermaid\nflowchart LR\n a --> b\n```",
      "text/plain": "flowchart LR\n a --> b\n",
    });
  });

  it("%load_ext takes magics however they are exported", async () => {
    const record = (name: string): string =>
      `{ name: "${name}", kind: "cell", summary: "Does ${name}.", args: {}, examples: [], run: () => 1 }`;
    const write = (name: string, text: string): string => {
      writeFileSync(name, text);
      return join(folder, name);
    };
    const all = write(
      "a.mjs",
      `export default ${record("one")}; export const magics = [${record("two")}]; export const three = ${record("whos")}; export const x = 1;`,
    );
    await b.call(loadExt, all);
    expect(b.registered.map((magic) => magic.name).sort()).toEqual(["one", "two", "whos"]);
    expect(b.out()).toMatch(/^Loaded .*%%whos \(replaced\)/);
    await expect(b.call(loadExt, write("b.mjs", "export const x = 1;"))).rejects.toThrow(
      "exports no magic; export one made with defineMagic; it exports x",
    );
  });
});
