/** Completion in the line of a magic: from its declaration, and from the data that it names. */
import { expect, it } from "vitest";
import { Compiler } from "../../../kernel/language/compile.ts";
import type { TypeService } from "../../../kernel/language/type-service.ts";
import { MagicTable } from "../../../kernel/magic-table.ts";
import { Assist } from "../../../kernel/session/assist.ts";
import { magicTable } from "../../../magics/index.ts";

const table = new MagicTable(magicTable);
const assist = new Assist({
  compiler: new Compiler(table),
  table,
  types: { complete: async () => undefined } as unknown as TypeService,
  ask: async (kind, expression) =>
    kind === "describe" && expression === "birds.columns"
      ? { text: "[ 'Species', 'Island', 'Beak Length (mm)', 'Beak Depth (mm)' ]" }
      : undefined,
  directory: () => process.cwd(),
});

it.each([
  ["%audit birds --label Spec|", ["Species"]],
  ["%audit birds --label |", ["Species", "Island", '"Beak Length (mm)"', '"Beak Depth (mm)"']],
  ["%audit birds --label Bea|", ['"Beak Length (mm)"', '"Beak Depth (mm)"']],
  ['const a = %audit birds --id "Is|', ['"Island"']],
  ["%audit birds --sui|", ["--suite"]],
  ["%audit birds --suite q|", ["quick"]],
  ["%audit birds --contract packa|", ["package.json", "package-lock.json"]],
  ["%audi|", ["%audit"]],
  ["%%brief --out b\nwhat: a\ntas|", ["task: "]],
  ["%%brief\ntask: cl|", ["classification", "clustering"]],
  ["%%brief\ntarget: |", []],
  ["%%brief --o|", ["--out"]],
])("%s", async (marked, wanted) => {
  const { matches } = await assist.complete(marked.replace("|", ""), marked.indexOf("|"));
  expect(matches.map(({ text }) => text).toSorted()).toEqual(wanted.toSorted());
});

it("says what a question of %%brief asks, and what %%brief is on its first line", async () => {
  const code = "%%brief\nlatency: 5 ms";
  expect((await assist.inspect(code, 12, 0))?.["text/plain"]).toMatch(/^latency: How soon/);
  expect((await assist.inspect(code, 4, 0))?.["text/plain"]).toMatch(/^usage: %brief/);
});
