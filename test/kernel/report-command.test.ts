/** `assay report` as the built program: notebooks, results and reports as pages, and what it says of what is none of these. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { audit } from "../../lib/audit/index.ts";
import { frameOf } from "../../lib/data/index.ts";
import { readReport } from "../../lib/report/index.ts";

const program = fileURLToPath(new URL("../../dist/kernel/main.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "assay-report-command-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const EVIL = `<img src=x onerror="globalThis.pwned=1"><script>globalThis.pwned=2</script>`;
const at = (name: string): string => join(folder, name);
const text = (name: string): string => readFileSync(at(name), "utf8");

function report(...words: string[]): Promise<{ exit: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [program, "report", ...words], { cwd: folder }, (_, out, err) =>
      resolve({ exit: child.exitCode, out, err }),
    );
  });
}

const markdown = (source: string): object => ({
  cell_type: "markdown",
  id: `m${source.length}`,
  metadata: {},
  source,
});
const code = (source: string, count: number | null, outputs: object[] = [], tags: string[] = []): object => ({
  cell_type: "code",
  id: `c${count}${source.length}`,
  metadata: { tags },
  execution_count: count,
  source,
  outputs,
});
const shown = (html: string, metadata: object = {}): object => ({
  output_type: "display_data",
  data: { "text/html": html, "text/plain": "a sheet" },
  metadata,
});
const sheet = (status: string, title: string): string =>
  `<div class="assay-sheet"><style>.assay-sheet{}</style><div class="as-strip as-edge-${status}"><span class="as-chip as-${status}">x</span> <strong>${title}</strong> <span class="as-soft">a</span><div>said</div></div></div>`;

function notebook(name: string, cells: object[]): void {
  const metadata = {
    kernelspec: { name: "assay", display_name: "TypeScript (Assay)", language: "typescript" },
  };
  writeFileSync(at(name), JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells }));
}

describe("assay report of a notebook", () => {
  it("tells verdicts, the author's words apart, how it was run, and the code", async () => {
    notebook("work.ipynb", [
      markdown("# Loans & more\n\nMy words."),
      code("%%brief\ntitle: Credit\nwhat: good or bad", 1),
      code("const rows = 5", 2, [], ["injected-parameters"]),
      markdown("## 1. First\n\nbefore\n\n## Second"),
      code("%audit x", 3, [
        shown(sheet("warn", "ignored"), {
          assay: {
            kind: "assay.audit",
            title: "Audit of x",
            status: "warn",
            message: "1 warn",
            data: { rows: 5 },
          },
        }),
      ]),
      code("old()", 5, [shown(sheet("fail", "Old &lt;sheet&gt;"))]),
      code("never()", null),
    ]);
    const said = await report("work.ipynb", "--json", "work.json", "--html", "work.html", "--md", "work.md");
    expect(said).toMatchObject({ exit: 0, err: "" });
    expect(said.out).toContain("fail: 2 results of Assay: 1 fail, 1 warn.");
    const { record, untouched } = readReport(text("work.html"));
    expect(untouched).toBe(true);
    expect(readReport(text("work.json")).record).toEqual(record);
    expect(record).toMatchObject({
      of: "notebook",
      title: "Loans & more",
      status: "fail",
      brief: { title: "Credit" },
    });
    expect(record.contents.map(({ title }) => title)).toEqual([
      "Verdicts",
      "Introduction",
      "First",
      "Second",
      "How the notebook was run",
      "Appendix: the code",
    ]);
    expect(record.results).toMatchObject([
      { kind: "assay.audit", data: { rows: 5 } },
      { kind: "assay.judgement", title: "Old <sheet>", status: "fail", message: "said" },
    ]);
    const html = text("work.html");
    expect(html).toMatch(/<div class="ar-author"><p>My words\.<\/p>/);
    expect(html).toContain("1 of 5 code cells were not run");
    expect(html).toContain("They were run from top to bottom.");
    expect(html).toMatch(/parameters<\/th>\s*<td>const rows = 5/);
    expect(html).toMatch(/work\.ipynb, SHA-256 [0-9a-f]{64}/);
    expect(text("work.md")).toContain("> My words.");
  });

  it("differs between two times by the provenance alone", async () => {
    await report("work.ipynb", "--html", "a.html");
    await report("work.ipynb", "--html", "b.html");
    const rest = (name: string): string =>
      text(name).replace(/<section id="provenance"[\s\S]*?<\/section>/, "");
    expect(rest("a.html")).toBe(rest("b.html"));
    expect(rest("a.html")).not.toBe(text("a.html"));
  });

  it("says what changed against an earlier report", async () => {
    const page = text("work.html");
    notebook("later.ipynb", [
      markdown("# Loans & more"),
      code("x", 1, [
        shown("", {
          assay: { kind: "assay.audit", title: "Audit of x", status: "pass", message: "", data: { rows: 9 } },
        }),
      ]),
    ]);
    const said = await report("later.ipynb", "--against", "work.html", "--html", "later.html");
    expect(said.exit).toBe(0);
    expect(said.out).toMatch(/changes: 0 for the worse, 2 for the better, 1 neither/);
    expect(text("later.html")).toContain("Changes since the earlier report");
    expect(text("work.html")).toBe(page);
    const printed = await report("later.html", "--against", "work.html");
    expect(printed.out).toMatch(/3 changes/);
    expect(printed.exit).toBe(0);
  });

  it("lets nothing of a hostile notebook run or load", async () => {
    notebook("evil.ipynb", [
      markdown(
        `# ${EVIL}\n\n${EVIL} <iframe src="https://evil.example"></iframe> ![x](https://evil.example/x.png)`,
      ),
      code(`${EVIL}`, 1, [
        shown(
          `<div class="assay-sheet">${EVIL}<style>@import "https://evil.example";</style><div style="position:fixed;inset:0">x</div></div>`,
          {
            assay: { kind: "assay.audit", title: EVIL, status: "pass", message: EVIL },
          },
        ),
        shown(EVIL),
        { output_type: "stream", name: "stdout", text: EVIL },
        { output_type: "error", ename: EVIL, evalue: EVIL, traceback: [EVIL] },
        shown("x", { assay: { kind: "assay.x", title: 1, status: "great" } }),
      ]),
    ]);
    expect((await report("evil.ipynb")).exit).toBe(0);
    const html = text("evil.html");
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/<img|<iframe|@import|position:fixed|<link|src="http/);
    expect(readReport(html).record.results).toHaveLength(1);
  });

  it("states that nothing of Assay stands in a foreign notebook, and refuses one that was not run", async () => {
    notebook("foreign.ipynb", [
      code("1 + 1", 1, [
        { output_type: "execute_result", execution_count: 1, data: { "text/plain": "2" }, metadata: {} },
      ]),
    ]);
    expect((await report("foreign.ipynb")).out).toContain(
      "not evaluated: No result of Assay stands in this notebook",
    );
    notebook("empty.ipynb", [code("1 + 1", null)]);
    const said = await report("empty.ipynb");
    expect(said).toMatchObject({ exit: 2, out: "" });
    expect(said.err).toBe(
      "assay: report: notebook empty.ipynb: must have been executed; got 1 code cells without outputs; run it first: assay run empty.ipynb\n",
    );
  });
});

describe("assay report of results", () => {
  it("builds an audit's and a report's JSON again", async () => {
    const result = await audit(frameOf([{ a: 1 }, { a: 2 }, { a: 3 }]), { name: "three", now: "2026-01-31" });
    writeFileSync(at("audit.json"), JSON.stringify(result));
    expect((await report("audit.json", "--json", "again.json", "--html", "audit.html")).err).toBe("");
    const { record } = readReport(text("again.json"));
    expect(record.results[0]).toMatchObject({ kind: "assay.audit", title: "Audit of three" });
    expect((await report("again.json", "--json", "third.json")).exit).toBe(0);
    expect(readReport(text("third.json")).record.sections).toEqual(record.sections);
  });

  it.each([
    ["nothing.json", undefined, "no such file"],
    ["nothing.ipynb", undefined, "there is no such file"],
    ["broken.json", "{", "got no JSON"],
    [
      "other.json",
      '{"a":1}',
      'must be the JSON of a result of Assay or a report.json; got an object with "a"',
    ],
    ["list.json", "[]", "must be a JSON object; got a list"],
    ["wrong.json", '{"kind":"assay.audit"}', "must be assay.audit as this version writes it"],
    ["page.html", "<p>x</p>", "HTML without report.json"],
  ])("says what is wrong with %s", async (name, content, message) => {
    if (content !== undefined) writeFileSync(at(name), content);
    const said = await report(name, "--html", "never.html");
    expect(said.exit).toBeGreaterThan(0);
    expect(said.err).toContain(message);
    expect(said.err.trim().split("\n")).toHaveLength(1);
  });

  it("writes over nothing that it reads", async () => {
    const said = await report("work.ipynb", "--html", "work.ipynb");
    expect(said).toMatchObject({ exit: 2 });
    expect(said.err).toContain("must not be a file that is read");
    expect((await report("work.ipynb", "--html", "x", "--md", "x")).err).toContain("twice");
    expect((await report("work.ipynb", "--html", "nowhere/x.html")).err).toContain("folder that exists");
  });

  it.skipIf(process.platform === "win32")("names the way round where no browser is found", async () => {
    const child = await new Promise<string>((resolve) =>
      execFile(
        process.execPath,
        [program, "report", "work.ipynb", "--pdf", "x.pdf"],
        { cwd: folder, env: { PATH: "/nowhere", CHROMIUM: "/nowhere/chromium" } },
        (_, __, err) => resolve(err),
      ),
    );
    expect(child).toContain("open the HTML page in any browser and print it");
  });
});
