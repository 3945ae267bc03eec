import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { findChromium, reportPdf } from "../../../lib/report/index.ts";

const folder = mkdtempSync(join(tmpdir(), "assay-pdf-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const places = (programs: readonly string[], env: Record<string, string> = {}, platform = "linux") => ({
  env,
  platform,
  isProgram: (path: string) => programs.includes(path),
});

/** Stands for a browser: a script that looks at its arguments. */
function program(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe("findChromium", () => {
  test("asks CHROMIUM first, then the PATH, then the usual places", () => {
    expect(
      findChromium(places(["/my/chrome", "/bin/chromium"], { CHROMIUM: "/my/chrome", PATH: "/bin" })),
    ).toBe("/my/chrome");
    expect(findChromium(places(["/bin/chromium"], { CHROMIUM: "/gone", PATH: "/bin" }))).toBeUndefined();
    expect(findChromium(places(["/b/google-chrome", "/a/msedge"], { PATH: "/a:/b" }))).toBe("/a/msedge");
    const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    expect(findChromium(places([mac], { HOME: "/Users/a" }, "darwin"))).toBe(mac);
    const edge = "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe";
    expect(findChromium(places([edge], { "PROGRAMFILES(X86)": "C:\\Program Files (x86)" }, "win32"))).toBe(
      edge,
    );
    expect(findChromium(places([], { PATH: "/bin" }))).toBeUndefined();
  });
});

describe.skipIf(process.platform === "win32")("reportPdf", () => {
  test("prints the page on the paper asked for, folds open, and leaves nothing behind", async () => {
    const browser = program(
      "good",
      `for a in "$@"; do case $a in --print-to-pdf=*) out="\${a#--print-to-pdf=}";; file://*) page="\${a#file://}";; esac; done; cp "$page" "$out"`,
    );
    const before = readdirSync(tmpdir()).filter(
      (name) => name.startsWith("assay-pdf-") && !name.startsWith("assay-pdf-test"),
    );
    const bytes = await reportPdf("<html><head></head><details class=a><summary>x</summary></details>", {
      browser,
      paper: "letter",
    });
    const text = Buffer.from(bytes).toString();
    expect(text).toContain("@page{size:Letter}");
    expect(text).toContain("<details open class=a>");
    const after = readdirSync(tmpdir()).filter(
      (name) => name.startsWith("assay-pdf-") && !name.startsWith("assay-pdf-test"),
    );
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
  });

  test("says what to do when the browser fails, hangs, or is stopped", async () => {
    await expect(reportPdf("x", { browser: program("bad", "echo no display >&2; exit 3") })).rejects.toThrow(
      /ended with code 3 and wrote nothing \(no display\); open the HTML page and print it/,
    );
    const slow = program("slow", "sleep 60");
    await expect(reportPdf("x", { browser: slow, limitMs: 60 })).rejects.toThrow("within 0.06 s");
    const stop = new AbortController();
    const work = reportPdf("x", { browser: slow, signal: stop.signal });
    stop.abort(new Error("stopped"));
    await expect(work).rejects.toThrow("stopped");
  });
});
