/** Whole runs against the built kernel, and against kernelspecs that misbehave. */
import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { parseNotebook, readNotebook, type Notebook, type Output } from "../../../kernel/runner/notebook.ts";
import type { Progress } from "../../../kernel/runner/progress.ts";
import { runNotebook } from "../../../kernel/runner/run.ts";
import { parseParameters } from "../../../kernel/runner/parameters.ts";

let folder: string;
let turn = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "assay-test-"));
  for (const [name, script] of Object.entries({
    dies: "console.error('Error: no luck'); process.exit(7)",
    gone: "",
  })) {
    const place = join(folder, "kernels", name);
    mkdirSync(place, { recursive: true });
    const argv = name === "gone" ? ["/nowhere/at-all"] : [process.execPath, "-e", script];
    writeFileSync(
      join(place, "kernel.json"),
      JSON.stringify({ argv, display_name: name, language: "typescript" }),
    );
  }
  vi.stubEnv("JUPYTER_PATH", folder);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a notebook of code cells and says where. */
function written(sources: readonly (string | { source: string; tags: string[] })[], metadata = {}): string {
  const path = join(folder, `n${turn++}.ipynb`);
  const cells = sources.map((cell) => ({
    cell_type: "code",
    source: typeof cell === "string" ? cell : cell.source,
    metadata: typeof cell === "string" ? {} : { tags: cell.tags },
    execution_count: 99,
    outputs: [{ output_type: "stream", name: "stdout", text: "stale" }],
  }));
  writeFileSync(path, JSON.stringify({ nbformat: 4, nbformat_minor: 4, metadata, cells }));
  return path;
}

const shown = (notebook: Notebook): unknown[] =>
  notebook.cells.map((cell) => (cell.cell_type === "code" ? cell.outputs.map(brief) : []));
const brief = (output: Output): unknown =>
  output.output_type === "stream"
    ? output.text
    : output.output_type === "error"
      ? `! ${output.ename}`
      : output.data["text/plain"];

/** Aborts when a cell has run for a while. */
const atStart = (controller: AbortController): Progress => ({
  start: () => void setTimeout(() => controller.abort(), 1000),
  end: () => {},
  note: () => {},
});

describe("a run", () => {
  it("keeps results, streams and late output in place, and says what ran it", async () => {
    const path = written([
      "const x: number = 20;",
      "console.log('hi'); void setTimeout(() => console.log('late'), 30);",
      "",
      "x + 22",
    ]);
    const output = join(folder, "deep", "done.ipynb");
    const html = join(folder, "deep", "done.html");
    const record = await runNotebook(path, { output, html });
    expect(record.failure).toBeUndefined();
    expect(shown(record.notebook)).toEqual([[], ["hi\nlate\n"], [], ["42"]]);
    expect(record.cells.map((cell) => [cell.index, cell.number, cell.status])).toEqual([
      [0, 1, "ok"],
      [1, 2, "ok"],
      [3, 3, "ok"],
    ]);
    expect(readNotebook(output)).toEqual(record.notebook);
    expect(record.notebook.metadata).toMatchObject({
      kernelspec: { name: "assay", language: "typescript" },
      language_info: { name: "typescript" },
    });
    expect(readFileSync(html, "utf8")).toContain("<title>n0</title>");
    expect(readdirSync(join(folder, "deep")).toSorted()).toEqual(["done.html", "done.ipynb"]);
    expect(readFileSync(path, "utf8")).toContain("stale");
  });

  it("stops at a failing cell, in place, with nothing stale after it", async () => {
    const path = written(["1", "throw new RangeError('boom')", "3"]);
    const { failure, notebook } = await runNotebook(path);
    expect(failure).toMatchObject({
      reason: "cell",
      message: "cell 2 failed",
      cell: { index: 1, status: "failed" },
    });
    expect(shown(notebook)).toEqual([["1"], ["! RangeError"], []]);
    expect(shown(readNotebook(path))).toEqual(shown(notebook));
  });

  it("goes on where errors are allowed or expected, and skips what is tagged so", async () => {
    const all = await runNotebook(written(["throw 1", "2"]), { allowErrors: true });
    expect(all.failure).toBeUndefined();
    expect(all.cells.map((cell) => cell.status)).toEqual(["failed", "ok"]);
    const tagged = await runNotebook(
      written([
        { source: "throw new Error('x')", tags: ["raises-exception"] },
        { source: "throw 2", tags: ["skip-execution"] },
        "3",
      ]),
    );
    expect(tagged.failure).toBeUndefined();
    expect(tagged.cells.map((cell) => cell.status)).toEqual(["expected error", "ok"]);
    expect(shown(tagged.notebook)).toEqual([["! Error"], ["stale"], ["3"]]);
  });

  it("interrupts a cell that takes too long", async () => {
    const { failure, notebook } = await runNotebook(written(["console.log('go'); while (true) {}", "2"]), {
      timeoutMs: 500,
    });
    expect(failure).toMatchObject({ reason: "timeout", message: "cell 1 took longer than 0.5 s" });
    expect(shown(notebook)).toEqual([["go\n", "! KeyboardInterrupt"], []]);
  });

  it("interrupts at the first request and ends at the second; what was run is saved", async () => {
    const interrupt = new AbortController();
    const path = written(["console.log('go'); await new Promise(() => {})", "2"]);
    const first = await runNotebook(path, { interrupt: interrupt.signal, progress: atStart(interrupt) });
    expect(first.failure).toMatchObject({
      message: "cell 1 was interrupted",
      cell: { status: "interrupted" },
    });
    expect(shown(readNotebook(path))).toEqual([["go\n", "! KeyboardInterrupt"], []]);
    const stop = new AbortController();
    const second = await runNotebook(path, { stop: stop.signal, progress: atStart(stop) });
    expect(second.failure).toMatchObject({ reason: "stopped", message: "cell 1 was stopped" });
    expect(shown(readNotebook(path))).toEqual([["go\n", "! Stopped"], []]);
  });

  it("passes parameters, and a later run replaces them", async () => {
    const path = written([
      { source: "let n = 1; let who = 'nobody';", tags: ["parameters"] },
      "`${who} ${n + 1}`",
    ]);
    for (const [words, result] of [
      [["n=41", "who=somebody"], "'somebody 42'"],
      [["n=1"], "'nobody 2'"],
    ] as const) {
      const { notebook, failure } = await runNotebook(path, { parameters: parseParameters(words) });
      expect(failure).toBeUndefined();
      expect(shown(notebook)).toEqual([[], [], [result]]);
    }
  });

  it("refuses input prompts in the cell", async () => {
    const { failure, notebook } = await runNotebook(written(["prompt('name?')"]));
    expect(failure?.reason).toBe("cell");
    expect(JSON.stringify(notebook.cells[0])).toMatch(/takes no input/);
  });
});

describe("what cannot run says so before anything runs", () => {
  const marker = (): string => join(folder, "ran");
  const touching = (): string =>
    written([`await (await import("node:fs/promises")).writeFile(${JSON.stringify(marker())}, "")`]);

  it.each([
    [
      "a path that is a folder",
      () => ({ output: join(folder, "x.ipynb", "..", "kernels", "dir.ipynb") }),
      /must be a file; got a folder/,
    ],
    [
      "a path below a file",
      () => ({ output: join(folder, "n0.ipynb", "x.ipynb") }),
      /cannot be written; got not a directory/,
    ],
    [
      "a page below a file",
      () => ({ html: join(folder, "n0.ipynb", "x.html") }),
      /^--html .*cannot be written/,
    ],
    [
      "an output that is no notebook",
      () => ({ output: join(folder, "x.html") }),
      /--output: wants a file that ends in \.ipynb; got/,
    ],
    ["a page named as a notebook", () => ({ html: join(folder, "x.ipynb") }), /wants a file for the page/],
    [
      "a kernel that is not there",
      () => ({ kernel: "none" }),
      /--kernel none: must be an installed kernel; .*dies, gone/,
    ],
    [
      "a kernel that dies at once",
      () => ({ kernel: "dies" }),
      /kernel dies: must start; it ended with exit code 7 and wrote "Error: no luck"/,
    ],
    [
      "a kernel whose program is gone",
      () => ({ kernel: "gone" }),
      /kernel gone: must start; it could not be started: .*ENOENT/,
    ],
    ["a timeout of nothing", () => ({ timeoutMs: 0 }), /--timeout: wants seconds above 0/],
  ])("%s", async (_, options, message) => {
    mkdirSync(join(folder, "kernels", "dir.ipynb"), { recursive: true });
    const path = touching();
    const before = readFileSync(path, "utf8");
    await expect(runNotebook(path, options())).rejects.toThrow(message);
    expect(readFileSync(path, "utf8")).toBe(before);
    expect(existsSync(marker())).toBe(false);
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("a notebook in another language", async () => {
    const path = written(["1"], {
      kernelspec: { name: "python3", display_name: "Python", language: "python" },
    });
    await expect(runNotebook(path)).rejects.toThrow(/must be TypeScript; got python; pass --kernel python3/);
  });
});

describe("the command", () => {
  const assay = (...words: string[]): Promise<{ code: number | null; out: string; err: string }> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, ["dist/kernel/main.js", "run", ...words], {
        env: { ...process.env, JUPYTER_PATH: folder },
      });
      let out = "";
      let err = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        out += text;
        if (text.includes("[1/2]") && words.includes("--html")) child.kill("SIGINT");
      });
      child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
      child.once("close", (code) => resolve({ code, out, err }));
    });

  it("prints a line per cell; a failing cell is told with its source and traceback, and exit code 1", async () => {
    const path = written(["1 + 1 // fine", "const bad = 1;\nthrow new TypeError('wrong')", "3"]);
    const { code, out, err } = await assay(path);
    expect(code).toBe(1);
    expect(out).toMatch(
      /^\[1\/3\] 1 \+ 1 \/\/ fine .* ok\n\[2\/3\] const bad = 1; .* failed\nwrote .*\.ipynb \(2 cells in .*\)\n$/,
    );
    expect(err).toMatch(
      /: cell 2 failed\n\n {2}1 \| const bad = 1;\n {2}2 \| throw new TypeError\('wrong'\)\n\nTypeError: wrong\n/,
    );
    expect(err).not.toContain("\x1b");
  });

  it("says what is wrong in one line", async () => {
    const { code, out, err } = await assay(join(folder, "missing.ipynb"));
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err).toMatch(
      /^assay: notebook .*missing\.ipynb: must exist; there is no such file; check the path\n$/,
    );
  });

  it("stops between cells at Ctrl-C with exit code 130, and writes both files", async () => {
    const path = written(["1", "await new Promise(() => {})"]);
    const page = join(folder, "stopped.html");
    const { code, err } = await assay(path, "--html", page);
    expect(code).toBe(130);
    expect(err).toMatch(/stopped before cell 2|cell 2 was interrupted/);
    expect(parseNotebook(readFileSync(path, "utf8"), path).cells).toHaveLength(2);
    expect(readFileSync(page, "utf8")).toContain("The run ended early");
  });
});
