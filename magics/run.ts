/** %run: runs a file in the user's scope. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, extname, resolve } from "node:path";
import { defineMagic, positional, rest, UsageError, z } from "../kernel/magic.ts";
import { anchorImports, expandHome, notebookCode } from "../lib/core/index.ts";

export default defineMagic({
  name: "run",
  kind: "line",
  summary: "Runs a TypeScript or JavaScript file, or the code cells of a notebook, as if it were typed here.",
  details:
    "The file sees your variables and its declarations stay. Its relative imports start from its own folder. Words after the path are its process.argv.",
  args: {
    file: positional(z.string(), "a .ts, .js or .ipynb file", "path"),
    words: rest("arguments for the file"),
  },
  examples: ["%run analysis.ts", "%run notebook.ipynb"],
  async run(context, { file, words }) {
    const path = resolve(expandHome(file));
    const kind = extname(path);
    if (!/^\.([cm]?[jt]s|ipynb)$/.test(kind))
      throw new UsageError(`%run: wants a .ts, .js or .ipynb file; got "${file}"`);
    if (!existsSync(path)) throw new UsageError(`%run: no file "${file}"; %ls lists the folder`);
    const text = await readFile(path, "utf8");
    const { language, cells } =
      kind === ".ipynb" ? notebookCode(text) : { language: undefined, cells: [text] };
    if (language !== undefined && !/^(typescript|javascript|ts|js)$/i.test(language))
      throw new UsageError(
        `%run: ${file} is a ${language} notebook; this kernel runs TypeScript and JavaScript`,
      );
    const argv = process.argv;
    process.argv = [argv[0]!, path, ...(words === "" ? [] : words.split(/\s+/))];
    try {
      for (const cell of cells) await context.evaluate(anchorImports(cell, dirname(path)));
    } finally {
      process.argv = argv;
    }
  },
});
