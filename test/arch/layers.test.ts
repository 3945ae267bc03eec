/** The layer rules must be able to fail: each is broken once by a planted import and must say so by name. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, it } from "vitest";
// @ts-expect-error the rule file is plain JavaScript
import configuration from "../../.dependency-cruiser.mjs";
import { packageRoot } from "../../kernel/package.ts";

/** From a file, what it imports, and the rule that this breaks; without a rule it is allowed. */
const planted: readonly (readonly [from: string, to: string, rule?: string])[] = [
  ["kernel/main", "../magics/index.js"],
  ["kernel/main", "../lib/core/index.js"],
  ["kernel/main", "../magics/who.js", "main-takes-the-table"],
  ["kernel/main", "../commands/index.js"],
  ["kernel/main", "../commands/audit.js", "main-takes-the-table"],
  ["kernel/error", "../lib/core/index.js", "kernel-knows-no-library"],
  ["commands/audit", "../kernel/command.js"],
  ["commands/audit", "../lib/core/index.js"],
  ["commands/audit", "../lib/core/table.js", "commands-are-thin"],
  ["kernel/engine/start", "../wire/message.js", "the-engine-knows-no-wire"],
  ["kernel/wire/message", "zeromq"],
  ["kernel/session/kernel", "zeromq", "zeromq-in-wire"],
  ["kernel/session/kernel", "oxc-parser", "oxc-in-one-file"],
  ["kernel/session/kernel", "esbuild", "esbuild-in-one-file"],
  ["kernel/session/kernel", "typescript", "typescript-in-one-file"],
  ["kernel/session/kernel", "commander", "commander-in-cli"],
  ["kernel/session/kernel", "vitest", "no-dev-packages"],
  ["kernel/session/kernel", "./nowhere.js", "resolvable"],
  ["kernel/session/kernel", "../../test/live.js", "no-tests-inside"],
  ["kernel/session/one", "./two.js", "no-cycles"],
  ["kernel/session/two", "./one.js"],
  ["magics/who", "../kernel/magic.js"],
  ["magics/who", "../lib/core/index.js"],
  ["magics/who", "../lib/core/table.js", "magics-are-thin"],
  ["magics/who", "../kernel/error.js", "magics-are-thin"],
  ["lib/core/table", "../../kernel/error.js", "library-stands-alone"],
  ["lib/core/table", "node:fs", "effects-have-a-name"],
  ["lib/core/read-file", "node:fs"],
  ["lib/models/forest", "../metrics/score.js"],
  ["lib/metrics/curve", "../models/forest.js", "layer-metrics"],
  ["lib/brandnew/a", "../core/index.js", "every-folder-has-its-layer"],
];

const folder = mkdtempSync(join(tmpdir(), "assay-layers-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("catches every planted fault, and nothing that is allowed", () => {
  const packages = ["zeromq", "oxc-parser", "esbuild", "typescript", "commander"];
  const manifest = {
    type: "module",
    dependencies: versions(packages),
    devDependencies: versions(["vitest"]),
  };
  put("package.json", JSON.stringify(manifest));
  for (const name of [...packages, "vitest"]) {
    put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: "index.js" }));
    put(`node_modules/${name}/index.js`, "");
  }
  const files = new Map<string, string>([["test/live.js", ""]]);
  for (const name of [
    "lib/metrics/score",
    "magics/index",
    "magics/who",
    "commands/index",
    "commands/audit",
    "kernel/command",
    "lib/core/index",
    "kernel/magic",
    "kernel/error",
  ])
    files.set(`dist/${name}.js`, "");
  for (const [from, to] of planted)
    files.set(`dist/${from}.js`, `${files.get(`dist/${from}.js`) ?? ""}import "${to}";\n`);
  files.set("dist/test/live.js", "");
  for (const [path, text] of files) put(path, text);

  const program = join(packageRoot, "node_modules", ".bin", "depcruise");
  const config = join(packageRoot, ".dependency-cruiser.mjs");
  const words = [
    "--config",
    config,
    "--output-type",
    "json",
    "dist/kernel",
    "dist/magics",
    "dist/commands",
    "dist/lib",
  ];
  const { stdout, stderr } = spawnSync(program, words, { cwd: folder, encoding: "utf8" });
  expect(stderr).toBe("");
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  const found = summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`);
  const wanted = planted.flatMap(([from, , rule]) =>
    rule === undefined ? [] : [`${rule}: dist/${from}.js`],
  );
  expect([...new Set(found)].sort()).toEqual([...new Set(wanted)].sort());
});

it("has a planted fault for every rule", () => {
  const rules = (configuration.forbidden as { name: string }[]).map(({ name }) => name);
  const broken = new Set(planted.map(([, , rule]) => rule));
  expect(rules.filter((name) => !name.startsWith("layer-") && !broken.has(name))).toEqual([]);
});

function versions(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, "1.0.0"]));
}

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
