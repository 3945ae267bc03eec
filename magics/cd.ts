/** %cd: changes the working folder. */
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { defineMagic, positional, UsageError, z } from "../kernel/magic.ts";
import { expandHome, interpolate } from "../lib/core/index.ts";

export default defineMagic({
  name: "cd",
  kind: "line",
  summary: "Changes the working folder, from which files are opened and imports are found.",
  args: {
    folder: positional(z.string().default("~"), "the folder; - is the one before, ~ the home folder", "path"),
  },
  examples: ["%cd .", "%cd -"],
  async run(context, { folder }) {
    const before = process.cwd();
    const given = folder === "-" ? (process.env["OLDPWD"] ?? before) : folder;
    const path = resolve(
      expandHome(await interpolate(given, await context.scope.names(), (code) => context.evaluate(code))),
    );
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
      throw new UsageError(`%cd: no folder "${folder}"; %ls lists what is here`);
    process.chdir(path);
    process.env["OLDPWD"] = before;
    await context.session.setConfig("directory", process.cwd());
    context.print(`${process.cwd()}\n`);
  },
});
