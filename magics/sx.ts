/** %sx and !command: a line for the shell. */
import { defineMagic, flag, rest, UsageError } from "../kernel/magic.ts";
import { interpolate, lines, runProcess } from "../lib/core/index.ts";

export default defineMagic({
  name: "sx",
  kind: "line",
  summary: "Runs a shell command and gives its output as an array of lines.",
  details: [
    "`files = !ls` is short for `files = %sx ls`: an array of lines with `text` (the whole output) and `code` (the exit",
    "code). `!ls` alone shows the output as it comes. {name}, {name.field} and $name stand for your variables; they are",
    "put in as they are, so quote them where the shell needs it.",
  ].join("\n"),
  args: {
    stream: flag("Shows the output as it comes and gives nothing, as !command does"),
    command: rest("the command"),
  },
  examples: ["const files = !ls", "!echo hello", "%sx --stream echo hello"],
  async run(context, { stream, command }) {
    if (command === "") throw new UsageError("%sx: wants a command; got nothing; write for example !ls");
    const line = await interpolate(command, await context.scope.names(), (code) => context.evaluate(code));
    const { stdout, code } = await runProcess(line, {
      shell: true,
      signal: context.signal,
      onStdout: stream ? (text) => context.print(text) : undefined,
      onStderr: (text) => context.warn(text),
    });
    if (!stream) return lines(stdout, code);
    if (code !== 0) context.warn(`exit code ${code}\n`);
    return undefined;
  },
});
