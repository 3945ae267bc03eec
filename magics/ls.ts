/** %ls: lists a folder. */
import { defineMagic, rest } from "../kernel/magic.ts";
import { ExitError, interpolate, runProcess } from "../lib/core/index.ts";

export default defineMagic({
  name: "ls",
  kind: "line",
  summary: "Lists the files of a folder with the system's own command.",
  args: { words: rest("arguments of ls, e.g. -la data; {name} stands for a variable") },
  examples: ["%ls", "%ls -a ."],
  async run(context, { words }) {
    const line = await interpolate(words, await context.scope.names(), (code) => context.evaluate(code));
    const command = `${process.platform === "win32" ? "dir" : "ls -F"} ${line}`.trim();
    const { code } = await runProcess(command, {
      shell: true,
      signal: context.signal,
      onStdout: (text) => context.print(text),
      onStderr: (text) => context.warn(text),
    });
    if (code !== 0) throw new ExitError(command, code);
  },
});
