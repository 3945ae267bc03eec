/** The command line as a user meets it: output, one-line complaints, exit codes. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { runCommandLine } from "../../kernel/cli.ts";
import { findingLine } from "../../kernel/doctor.ts";
import { packageVersion } from "../../kernel/package.ts";

let home: string;

async function assay(...words: string[]): Promise<{ out: string; err: string; exit: number }> {
  let out = "";
  let err = "";
  const toOut = vi.spyOn(process.stdout, "write").mockImplementation((text) => ((out += String(text)), true));
  const toErr = vi.spyOn(process.stderr, "write").mockImplementation((text) => ((err += String(text)), true));
  try {
    await runCommandLine(["node", "assay", ...words]);
    return { out, err, exit: Number(process.exitCode ?? 0) };
  } finally {
    toOut.mockRestore();
    toErr.mockRestore();
    process.exitCode = undefined;
  }
}

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "assay-cli-"));
  vi.stubEnv("JUPYTER_DATA_DIR", join(home, "data"));
  vi.stubEnv("JUPYTER_PATH", "");
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
});

it("tells its version and its commands", async () => {
  expect(await assay("--version")).toEqual({ out: `${packageVersion()}\n`, err: "", exit: 0 });
  const help = await assay();
  for (const command of ["install", "uninstall", "list", "doctor", "run"])
    expect(help.out).toContain(`  ${command} `);
  expect(help.exit).toBe(0);
  expect((await assay("run", "--help")).out).toContain("--allow-errors");
});

it("installs, lists and uninstalls", async () => {
  expect((await assay("install", "--display-name", "Mine")).out).toContain("installed kernelspec assay in");
  expect((await assay("list")).out).toMatch(/^\* assay +Mine /m);
  expect((await assay("uninstall")).out).toContain("removed kernelspec assay from");
  expect((await assay("list")).out).not.toMatch(/^\*/m);
});

describe("a wrong call is one line with the way out, and exit code 2", () => {
  it.each([
    [["instal"], 'unknown command "instal"; did you mean install?'],
    [["qqqqqqqq"], 'unknown command "qqqqqqqq"; see assay --help'],
    [["install", "--prefx", "x"], "unknown option --prefx; did you mean --prefix?"],
    [["--versoin"], "unknown option --versoin; did you mean --version?"],
    [["install", "--name"], /argument missing; see assay install --help$/],
    [["install", "extra"], /too many arguments.*; see assay install --help$/],
    [["install", "--user", "--prefix", "x"], /cannot be used with.*; see assay install --help$/],
    [["run"], "missing required argument 'notebook'; see assay run --help"],
    [["run", "a.ipynb", "--timeout", "soon"], /^--timeout: .*got "soon"; e\.g\. --timeout 60$/],
  ])("assay %j", async (words, message) => {
    const { out, err, exit } = await assay(...words);
    expect(out).toBe("");
    expect(err).toMatch(/^assay: [^\n]+\n$/);
    const said = err.slice("assay: ".length, -1);
    if (typeof message === "string") expect(said).toBe(message);
    else expect(said).toMatch(message);
    expect(exit).toBe(2);
  });
});

it("tells what went wrong in one line, with exit code 1 and no stack", async () => {
  for (const words of [
    ["install", "--name", "No Good"],
    ["install", "--prefix", "/dev/null"],
    ["uninstall"],
  ]) {
    const { out, err, exit } = await assay(...words);
    expect({ out, exit }).toEqual({ out: "", exit: 1 });
    expect(err).toMatch(/^assay: [^\n]+; [^\n]+\n$/);
    expect(err).not.toContain(" at ");
  }
});

it("writes a finding as mark, name, detail and mend", () => {
  const finding = { name: "zeromq", verdict: "bad" as const, detail: "does not load", mend: "npm install" };
  expect(findingLine(finding)).toMatch(/^✗ zeromq +does not load → npm install$/);
  expect(findingLine({ ...finding, verdict: "note", mend: "" })).toMatch(/^– zeromq +does not load$/);
});
