/** %%script: hands the cell's body to any program. */
import { defineMagic, flag, option, rest, UsageError, z } from "../kernel/magic.ts";
import { runScript } from "../lib/core/index.ts";

export default defineMagic({
  name: "script",
  kind: "cell",
  summary: "Gives the cell's body to a program as its standard input.",
  args: {
    out: option(z.string().optional(), "variable that takes standard output instead"),
    err: option(z.string().optional(), "variable that takes standard error instead"),
    noRaiseError: flag("An exit code other than 0 is no error"),
    command: rest("the program and its arguments"),
  },
  examples: [
    '%%script node --input-type=module\nconsole.log("from another process");',
    "%%script --out sorted sort\nb\na",
  ],
  async run(context, { command, ...output }, body = "") {
    if (command === "")
      throw new UsageError("%%script: wants a program; got nothing; write for example %%script node");
    await runScript(command, context, { shell: true, input: body, label: command, ...output });
  },
});
