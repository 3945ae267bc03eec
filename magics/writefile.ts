/** %%writefile: the cell's body becomes a file. */
import { existsSync } from "node:fs";
import { appendFile, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { defineMagic, flag, positional, UsageError, z } from "../kernel/magic.ts";
import { expandHome, interpolate } from "../lib/core/index.ts";

export default defineMagic({
  name: "writefile",
  kind: "cell",
  summary: "Writes the cell's body to a file.",
  args: {
    append: flag("Adds to the end of the file", "a"),
    file: positional(z.string(), "the file; {name} stands for a variable", "path"),
  },
  examples: [
    "%%writefile greet.ts\nexport const greet = (name: string) => `Hello, ${name}`;",
    "%%writefile -a notes.txt\none more line",
  ],
  async run(context, { append, file }, body = "") {
    const path = resolve(
      expandHome(await interpolate(file, await context.scope.names(), (code) => context.evaluate(code))),
    );
    if (!existsSync(dirname(path)))
      throw new UsageError(`%%writefile: no folder "${dirname(path)}"; make it first with !mkdir -p`);
    const text = body.endsWith("\n") || body === "" ? body : `${body}\n`;
    context.print(`${append ? "Appending to" : existsSync(path) ? "Overwriting" : "Writing"} ${file}\n`);
    await (append ? appendFile(path, text) : writeFile(path, text));
  },
});
