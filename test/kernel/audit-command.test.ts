/** `assay audit` as the built program: exit codes, what it writes, and what it says of a wrong call. */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const program = fileURLToPath(new URL("../../dist/kernel/main.js", import.meta.url));
const penguins = fileURLToPath(new URL("../../notebooks/data/penguins.csv", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "assay-audit-command-"));

interface Said {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

function audit(...words: string[]): Promise<Said> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [program, "audit", ...words], { cwd: folder }, (_, out, err) =>
      resolve({ exit: child.exitCode, out, err }),
    );
  });
}

const rows = (n: number, row: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => `${row(i)}\n`).join("");

beforeAll(() => {
  mkdirSync(join(folder, "folder.csv"));
  const files = {
    // Whole numbers that come again and again, none missing: nothing to say of them.
    "good.csv": `a,b\n${rows(400, (i) => `${i % 20},${Math.floor(i / 20)}`)}`,
    "bad.csv": `a,b\n${rows(400, (i) => `${i % 20},${i % 2 === 0 ? "" : Math.floor(i / 20)}`)}`,
    "header.csv": "a,b\n",
    "ragged.csv": "a,b\n1,2\n3\n",
    "people.csv": `mail,n\n${rows(200, (i) => `person${i}@example.org,${i % 7}`)}`,
    "object.json": "{}",
    "broken.json": "{",
    "accept-nothing.json": "[null]",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("gives 0 for a pass, 1 for a failure, 3 for what cannot be evaluated; the worst of several files", async () => {
  expect(await audit("good.csv", "--quiet")).toMatchObject({ exit: 0, err: "" });
  const failed = await audit("bad.csv", "--quiet");
  expect(failed).toMatchObject({ exit: 1, err: "" });
  expect(failed.out).toMatch(/^bad\.csv: fail: .*completeness/);
  expect(failed.out.trimEnd().split("\n")).toHaveLength(1);
  expect((await audit("header.csv", "--quiet")).exit).toBe(3);
  const several = await audit("good.csv", "missing.csv", "bad.csv", "--quiet");
  expect(several.exit).toBe(1);
  expect(several.out.trimEnd().split("\n")).toHaveLength(2);
  expect(several.err).toMatch(/no such file: missing\.csv/);
});

it("gives 2 for warnings only when asked to", async () => {
  const words = [penguins, "--quiet"];
  const free = await audit(...words);
  expect(free.out).toMatch(/: warn: /);
  expect(free.exit).toBe(0);
  expect((await audit(...words, "--fail-on", "warn")).exit).toBe(2);
});

describe("what is wrong is one line with the way out, and exit code 3", () => {
  it.each([
    [["missing.csv"], /no such file: missing\.csv/],
    [["folder.csv"], /is a folder/],
    [["ragged.csv"], /ragged\.csv, line 3: must have 2 fields; got 1/],
    [["good.csv", "--label", "nope"], /label: no column "nope"; known: a, b/],
    [["good.csv", "--against", "missing.csv"], /no such file: missing\.csv/],
    [["good.csv", "--threshold", "completeness.nope=1"], /no threshold "completeness\.nope"; known: /],
    [["good.csv", "--threshold", "completeness.cells.max=much"], /expected number/],
    [["good.csv", "--contract", "missing.json"], /contract: cannot read "missing\.json" \(ENOENT\)/],
    [["good.csv", "--contract", "object.json"], /must be a record with kind "assay\.contract"/],
    [["good.csv", "--baseline", "object.json"], /baseline must be an audit's JSON/],
    [["good.csv", "--baseline", "broken.json"], /"broken\.json" is not JSON/],
    [["good.csv", "--accept", "object.json"], /accept must be a JSON list/],
    [["good.csv", "--accept", "accept-nothing.json"], /every entry names its check; got null/],
    [["good.csv", "--html", "no/such/folder/a.html"], /html: cannot write .*ENOENT/],
    [["good.csv", "--json", "folder.csv"], /json writes a file; got the folder/],
    [["good.csv", "bad.csv", "--html", "a.html"], /html writes one file; got 2 files/],
    [["good.csv", "--now", "someday"], /now must be a date; got "someday"/],
  ])("%j", async (words, message) => {
    const said = await audit(...words);
    expect(said.err).toMatch(message);
    expect(said.err.trimEnd().split("\n")).toHaveLength(1);
    expect(said).toMatchObject({ exit: 3, out: "" });
  });
});

it("writes HTML, JSON, JUnit and a contract, which hold later data", async () => {
  const words = ["--html", "a.html", "--json", "a.json", "--junit", "a.xml", "--write-contract", "c.json"];
  expect((await audit("good.csv", "--quiet", ...words)).exit).toBe(0);
  const text = (name: string): string => readFileSync(join(folder, name), "utf8");
  expect(text("a.html")).toMatch(/^<!doctype html>/i);
  expect(JSON.parse(text("a.json"))).toMatchObject({ kind: "assay.audit", complete: true });
  expect(text("a.xml")).toMatch(/^<\?xml [^]*<testsuites?[ >]/);
  expect((await audit("good.csv", "--quiet", "--contract", "c.json", "--baseline", "a.json")).exit).toBe(0);
  expect((await audit("bad.csv", "--quiet", "--contract", "c.json")).exit).toBe(1);
  expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
});

it("shows no private value unless asked", async () => {
  const words = ["--html", "p.html", "--json", "p.json", "--junit", "p.xml", "--label", "n"];
  const said = await audit("people.csv", ...words);
  const texts = ["p.html", "p.json", "p.xml"].map((name) => readFileSync(join(folder, name), "utf8"));
  expect([said.out, said.err, ...texts].join("\n")).not.toMatch(/person\d+@/);
  await audit("people.csv", ...words, "--show-values");
  expect(readFileSync(join(folder, "p.json"), "utf8")).toMatch(/person\d+@example/);
});
