/** %%bash: runs the cell's body in Bash. */
import { defineMagic, flag, option, positional, z } from "../kernel/magic.ts";
import { runScript } from "../lib/core/index.ts";

export default defineMagic({
  name: "bash",
  kind: "cell",
  summary: "Runs the cell's body in Bash, with its output as it comes.",
  details: "There is no standard input. An interrupt stops everything that the script started.",
  args: {
    out: option(z.string().optional(), "variable that takes standard output instead"),
    err: option(z.string().optional(), "variable that takes standard error instead"),
    cwd: option(z.string().optional(), "folder to run in"),
    noRaiseError: flag("An exit code other than 0 is no error"),
    words: positional(z.array(z.string()).default([]), "the script's arguments, $1 and so on"),
  },
  examples: ["%%bash\nfor i in 1 2 3; do echo $i; done", "%%bash --out listing --no-raise-error\nls; exit 3"],
  async run(context, { words, cwd, ...output }, body = "") {
    const args = ["-c", body, "bash", ...words];
    await runScript("bash", context, {
      args,
      label: "%%bash",
      ...output,
      ...(cwd === undefined ? {} : { cwd }),
    });
  },
});
