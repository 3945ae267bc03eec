/** %%script: hands the cell's body to any program. */
import { defineMagic, flag, option, rest, UsageError, z } from "../kernel/magic.ts";
import { ExitError, runProcess } from "../lib/core/index.ts";

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
  async run(context, { out, err, noRaiseError, command }, body = "") {
    if (command === "")
      throw new UsageError("%%script: wants a program; got nothing; write for example %%script node");
    const result = await runProcess(command, {
      shell: true,
      input: body,
      signal: context.signal,
      onStdout: out === undefined ? (text) => context.print(text) : undefined,
      onStderr: err === undefined ? (text) => context.warn(text) : undefined,
    });
    if (out !== undefined) await context.scope.set(out, result.stdout);
    if (err !== undefined) await context.scope.set(err, result.stderr);
    if (result.code !== 0 && !noRaiseError) throw new ExitError(command, result.code, result.stderr);
  },
});
