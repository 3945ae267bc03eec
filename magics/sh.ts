/** %%sh: runs the cell's body in sh. */
import { defineMagic, flag, option, positional, z } from "../kernel/magic.ts";
import { runScript } from "../lib/core/index.ts";

export default defineMagic({
  name: "sh",
  kind: "cell",
  summary: "Runs the cell's body in the system's shell, sh, with its output as it comes.",
  details: "There is no standard input. An interrupt stops everything that the script started.",
  args: {
    out: option(z.string().optional(), "variable that takes standard output instead"),
    err: option(z.string().optional(), "variable that takes standard error instead"),
    cwd: option(z.string().optional(), "folder to run in"),
    noRaiseError: flag("An exit code other than 0 is no error"),
    words: positional(z.array(z.string()).default([]), "the script's arguments, $1 and so on"),
  },
  examples: ["%%sh\nfor i in 1 2 3; do echo $i; done", "%%sh --out listing --no-raise-error\nls; exit 3"],
  async run(context, { words, cwd, ...output }, body = "") {
    const args = ["-c", body, "sh", ...words];
    await runScript("sh", context, { args, label: "%%sh", ...output, ...(cwd === undefined ? {} : { cwd }) });
  },
});
