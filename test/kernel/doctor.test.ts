/** What doctor says of a machine without clients, with a kernelspec and with a broken one. It starts the built kernel. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { examine, type Finding } from "../../kernel/doctor.ts";
import { install } from "../../kernel/install.ts";

let home: string;
const machine = () => ({
  platform: "linux" as const,
  env: { JUPYTER_DATA_DIR: join(home, "data"), PATH: join(home, "bin") },
  home,
});

async function findings(): Promise<Map<string, Finding>> {
  const found = new Map<string, Finding>();
  for await (const finding of examine(machine())) found.set(finding.name, finding);
  return found;
}

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "assay-doctor-"));
  mkdirSync(join(home, "bin"));
});
afterAll(() => rmSync(home, { recursive: true }));

it("finds every part, starts the kernel, and asks for the kernelspec that is missing", async () => {
  writeFileSync(join(home, "bin", "jupyter"), "");
  const found = await findings();
  for (const part of [
    "node",
    "assay",
    "zeromq",
    "oxc-parser",
    "oxc-transform",
    "esbuild",
    "typescript",
    "data folder",
  ])
    expect(found.get(part)).toMatchObject({ verdict: "good", mend: "" });
  expect(found.get("kernelspec")).toMatchObject({ verdict: "bad", mend: "run assay install" });
  expect(found.get("jupyter")).toMatchObject({ verdict: "good", detail: join(home, "bin", "jupyter") });
  expect(found.get("code")).toMatchObject({ verdict: "note" });
  expect(found.get("kernel")).toMatchObject({
    verdict: "good",
    detail: expect.stringMatching(/; 1 \+ 1 is 2$/),
  });
});

it("tells a kernelspec that starts this Assay from one whose Node is gone", async () => {
  install({}, machine());
  expect((await findings()).get("kernelspec")).toMatchObject({ verdict: "good" });
  const path = join(home, "data", "kernels", "assay", "kernel.json");
  const spec = JSON.parse(readFileSync(path, "utf8")) as { argv: string[] };
  spec.argv[0] = "/no/node";
  writeFileSync(path, JSON.stringify(spec));
  expect((await findings()).get("kernelspec")).toMatchObject({
    verdict: "bad",
    detail: expect.stringContaining("starts /no/node, which is gone"),
    mend: "run assay install",
  });
});
