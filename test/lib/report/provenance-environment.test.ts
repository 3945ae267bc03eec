import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { environmentProvenance } from "../../../lib/report/index.ts";
import { gitText } from "../../../lib/report/provenance-environment.ts";

const folder = mkdtempSync(join(tmpdir(), "assay-provenance-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const now = new Date("2026-01-31T12:00:00Z");
const git = (...words: string[]): string =>
  execFileSync("git", ["-C", folder, ...words], { encoding: "utf8" });

describe("environmentProvenance", () => {
  test("names versions, machine and hashes; neither host, user nor paths", async () => {
    const lock = `{"lockfileVersion":3}`;
    writeFileSync(join(folder, "package-lock.json"), lock);
    writeFileSync(join(folder, "a.ipynb"), "{}");
    mkdirSync(join(folder, "deep"));
    const facts = await environmentProvenance({
      now,
      folder: join(folder, "deep"),
      source: join(folder, "a.ipynb"),
      seeds: { audit: 7, folds: 0 },
      facts: { typescript: "7" },
    });
    const sha = (text: string): string => createHash("sha256").update(text).digest("hex");
    expect(facts).toMatchObject({
      made: "2026-01-31T12:00:00.000Z",
      Node: process.version.slice(1),
      "package-lock.json": `SHA-256 ${sha(lock)}`,
      "source file": `SHA-256 ${sha("{}")}`,
      seeds: "audit 7, folds 0",
      git: "not a git working folder",
      typescript: "7",
    });
    const text = JSON.stringify(facts);
    expect(text).not.toContain(folder);
    if (userInfo().username.length > 4) expect(text).not.toContain(userInfo().username);
    if (hostname().length > 4) expect(text).not.toContain(hostname());
  });

  test("tells commit, branch and whether the folder is clean", async () => {
    git("init", "-q", "-b", "work");
    const state = async (): Promise<string> => (await environmentProvenance({ now, folder }))["git"]!;
    expect(await state()).toBe(
      "no commit yet, branch work, clean, 3 untracked".replace(
        "3",
        String(git("status", "--porcelain").trim().split("\n").length),
      ),
    );
    git("add", ".");
    git("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "x");
    const commit = git("rev-parse", "HEAD").trim();
    expect(await state()).toBe(`commit ${commit}, branch work, clean`);
    writeFileSync(join(folder, "a.ipynb"), "{ }");
    expect(await state()).toContain("dirty: 1 changed");
  });

  test("reads a detached head", () => {
    expect(gitText("# branch.oid abc\n# branch.head (detached)\n? x\n")).toBe(
      "commit abc, no branch, clean, 1 untracked",
    );
  });
});
