/** The small readers of text: shell lines, history ranges, sources, settings, environment, paths. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  anchorImports,
  createPackageJson,
  declares,
  expandHome,
  historyRanges,
  historyText,
  interpolate,
  lineRange,
  notebookCode,
  npmArguments,
  npmCommand,
  npmProject,
  settingValue,
  visibleEnvironment,
} from "../../../lib/core/index.ts";

describe("interpolate", () => {
  const values: Record<string, unknown> = {
    name: "x.csv",
    "file.path": "a/b",
    "list[0]": 7,
    list: ["a", "b"],
  };
  const fill = (text: string): Promise<string> =>
    interpolate(text, ["name", "file", "list"], async (code) => values[code]);

  it.each([
    ["cat {name}", "cat x.csv"],
    ["cat $name {file.path} {list[0]}", "cat x.csv a/b 7"],
    ["ls {list}", "ls a b"],
    ["awk '{print $1}' $HOME ${name} $$ {{name}}", "awk '{print $1}' $HOME ${name} $$ {{name}}"],
    ["echo {a,b} {1..3} {unknown}", "echo {a,b} {1..3} {unknown}"],
    ["echo $names", "echo $names"],
    ["", ""],
  ])("%s", async (text, expected) => expect(await fill(text)).toBe(expected));
});

describe("historyRanges", () => {
  it.each([
    ["4", [{ session: 0, start: 4, stop: 5 }]],
    ["3-7", [{ session: 0, start: 3, stop: 8 }]],
    ["3-", [{ session: 0, start: 3 }]],
    ["-7", [{ session: 0, start: 1, stop: 8 }]],
    ["~1/2-5", [{ session: -1, start: 2, stop: 6 }]],
    ["243/1-5", [{ session: 243, start: 1, stop: 6 }]],
    ["~2/", [{ session: -2, start: 1 }]],
    [
      "~8/3-~6/5",
      [
        { session: -8, start: 3 },
        { session: -7, start: 1 },
        { session: -6, start: 1, stop: 6 },
      ],
    ],
  ])("%s", (word, ranges) => expect(historyRanges(word)).toEqual(ranges));

  it.each(["", "-", "x", "7-3", "1/2/3", "~1", "file.ts", "~6/1-~8/2"])("%o is none", (word) => {
    expect(historyRanges(word)).toBeUndefined();
  });
});

describe("historyText", () => {
  const entries = [
    { session: 2, line: 1, input: "let x = 1" },
    { session: 3, line: 12, input: "if (x) {\n  y\n}", output: "5" },
  ];
  it("prints inputs, numbered on request", () => {
    expect(historyText(entries, { numbers: false, current: 3 })).toBe("let x = 1\nif (x) {\n  y\n}\n5\n");
    expect(historyText(entries, { numbers: true, current: 3 })).toBe(
      " 2/1: let x = 1\n  12:\nif (x) {\n  y\n}\n5\n",
    );
  });
});

describe("sources", () => {
  it("finds a declaration at the beginning of a line", () => {
    for (const text of [
      "const a$ = 1",
      "export async function* a$() {}",
      "x\nexport abstract class a$ {}",
      "enum a$ {}",
    ])
      expect(declares(text, "a$"), text).toBe(true);
    for (const text of ["const a$b = 1", "// const a$", "f(a$)", "  const a$ = 1"])
      expect(declares(text, "a$"), text).toBe(false);
  });

  it("makes relative imports absolute", () => {
    const text = `#!/usr/bin/env node\nimport a from "./a.ts";\nimport "../b.ts"\nexport { c } from './c.ts';\nawait import("./d.ts");\nimport e from "e";\nconst f = "./f.ts";`;
    expect(anchorImports(text, "/data/x")).toBe(
      `\nimport a from "file:///data/x/a.ts";\nimport "file:///data/b.ts"\nexport { c } from 'file:///data/x/c.ts';\nawait import("file:///data/x/d.ts");\nimport e from "e";\nconst f = "./f.ts";`,
    );
  });

  it("reads the code of notebooks", () => {
    const json = JSON.stringify({
      cells: [
        { cell_type: "markdown", source: "# no" },
        { cell_type: "code", source: ["a\n", "b"] },
        { cell_type: "code", source: "c" },
      ],
      metadata: { kernelspec: { language: "python" } },
    });
    expect(notebookCode(json)).toEqual({ language: "python", cells: ["a\nb", "c"] });
    expect(notebookCode("{}")).toEqual({ language: undefined, cells: [] });
  });

  it.each([
    ["2", "b"],
    ["2-3", "b\nc"],
    ["3-", "c\nd"],
    ["-2", "a\nb"],
    ["9-", ""],
    ["x", undefined],
    ["-", undefined],
  ])("takes lines %s", (range, expected) => expect(lineRange("a\nb\nc\nd", range)).toBe(expected));
});

describe("settings, environment and paths", () => {
  it("reads a setting as the kind it replaces", () => {
    expect(settingValue("on", false)).toEqual({ value: true });
    expect(settingValue("12.5", 1)).toEqual({ value: 12.5 });
    expect(settingValue('"a b"', "x")).toEqual({ value: "a b" });
    expect(settingValue("maybe", true).problem).toMatch(/true or false/);
    expect(settingValue("", 1).problem).toMatch(/number/);
  });

  it("hides secrets", () => {
    expect(
      visibleEnvironment({
        ZED: "1",
        API_KEY: "k",
        GITHUB_TOKEN: "t",
        DB_PASSWORD: "p",
        my_secret: "s",
        NONE: undefined,
      }),
    ).toEqual({
      API_KEY: "<hidden>",
      DB_PASSWORD: "<hidden>",
      GITHUB_TOKEN: "<hidden>",
      ZED: "1",
      my_secret: "<hidden>",
    });
  });

  it("expands the home folder", () => {
    expect(["~", "~/a", "~b", "a/~"].map((path) => expandHome(path, "/home/me"))).toEqual([
      "/home/me",
      "/home/me/a",
      "~b",
      "a/~",
    ]);
  });
});

describe("npm", () => {
  it("is found next to Node, and kept quiet", () => {
    expect(npmCommand().args.at(-1) ?? "npm").toMatch(/npm(-cli\.js)?$/);
    expect(npmCommand("/nowhere/deep/bin/node")).toEqual({ command: "npm", args: [] });
    expect(npmArguments(`install "a b" c@'1 2'`)).toEqual([
      "install",
      "a b",
      "c@'1",
      "2'",
      "--no-audit",
      "--no-fund",
      "--no-update-notifier",
    ]);
    expect(npmArguments("ls --depth 0")).toEqual(["ls", "--depth", "0"]);
  });

  it("works in the nearest folder with a package.json", () => {
    const folder = mkdtempSync(join(tmpdir(), "assay-test-"));
    createPackageJson(folder);
    expect(npmProject(folder)).toBe(folder);
    expect(npmProject(join(folder, "a", "b"))).toBe(folder);
    expect(() => createPackageJson(folder)).toThrow(/EEXIST/);
    writeFileSync(join(folder, "package.json"), "{}");
    rmSync(folder, { recursive: true });
  });
});
