/** %magic: how magics work. */
import { defineMagic } from "../kernel/magic.ts";
import { shown } from "../lib/core/index.ts";

const PAGE = `# Magics

A magic is a command that begins with \`%\`. Everything else in a cell is TypeScript.

- \`%name arguments\`: a line magic, on a line of its own among TypeScript.
- \`const x = %name arguments\`: the same, with its value taken.
- \`%%name arguments\` on the first line: a cell magic; the lines below are its body.
- \`!command\`: a line for the shell; \`const files = !ls\` takes the output as an array of lines.
- \`name?\` shows type and documentation, \`name??\` the source.
- \`// %name\` is the same as \`%name\`, for editors that underline what is not TypeScript.

Arguments are words; quote those with blanks. Flags are written \`--flag value\`, \`--flag=value\` or \`-f value\`; \`--\` ends
them. Where an argument names data it is any TypeScript expression in your scope: \`rows.filter((row) => row.age > 20)\`.

- \`%lsmagic\` lists all magics, \`%name --help\` and \`%name?\` explain one. Tab completes names, flags and values.
- \`%time\`, \`%timeit\`, \`%prun\` measure; \`%who\`, \`%whos\`, \`%reset\`, \`%xdel\` look after variables.
- \`%history\`, \`%rerun\`, \`%load\`, \`%run\`, \`%%writefile\` work with earlier inputs and with files.
- \`%npm install PACKAGE\` adds a package; \`%load_ext PACKAGE\` adds magics.
- \`%config\` lists settings; \`%restart\` gives a fresh engine.
`;

export default defineMagic({
  name: "magic",
  kind: "line",
  summary: "Explains how magics are written and lists the most used ones.",
  args: {},
  examples: ["%magic"],
  run: () => shown({ page: PAGE }, () => ({ "text/plain": PAGE, "text/markdown": PAGE })),
});
