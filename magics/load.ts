/** %load: puts the text of a file, a web page, earlier inputs or a declaration into the cell. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { defineMagic, option, positional, UsageError, z, type MagicContext } from "../kernel/magic.ts";
import { declares, expandHome, historyRanges, lineRange } from "../lib/core/index.ts";

export default defineMagic({
  name: "load",
  kind: "line",
  summary: "Replaces the cell by the text of a file, a URL, earlier inputs, or the source of a variable.",
  args: {
    lines: option(z.string().optional(), "only these lines of the text, e.g. 5-10", "r"),
    source: positional(z.string(), "a path, a URL, lines of the history (3-7), or a name", "path"),
  },
  examples: ["%load analysis.ts", "%load -r 1-2 analysis.ts"],
  async run(context, { lines, source }) {
    const text = await find(context, source);
    if (text === undefined)
      throw new UsageError(
        `%load: no file, variable or input "${source}"; give a path, a URL, a name or a range such as 3-7`,
      );
    const part = lines === undefined ? text : lineRange(text, lines);
    if (part === undefined) throw new UsageError(`%load: --lines wants a range such as 5-10; got "${lines}"`);
    context.session.payload({
      source: "set_next_input",
      text: `// loaded from ${source}\n${part}`,
      replace: true,
    });
  },
});

async function find(context: MagicContext, source: string): Promise<string | undefined> {
  if (/^https?:\/\//.test(source)) {
    const answer = await fetch(source, { signal: context.signal });
    if (!answer.ok)
      throw new UsageError(`%load: ${source}: the server answers ${answer.status} ${answer.statusText}`);
    return await answer.text();
  }
  const path = expandHome(source);
  if (existsSync(path)) return await readFile(path, "utf8");
  const ranges = historyRanges(source);
  if (ranges !== undefined) {
    const entries = await Promise.all(
      ranges.map((range) => context.session.history({ access: "range", ...range })),
    );
    return entries
      .flat()
      .map((entry) => entry.input)
      .join("\n");
  }
  if (!(await context.scope.names()).includes(source)) return undefined;
  const value = await context.scope.get(source);
  if (typeof value === "string") return value;
  const inputs = await context.session.history({ access: "range", session: 0, start: 1 });
  const cell = inputs.filter((entry) => declares(entry.input, source)).at(-1);
  return cell?.input ?? (typeof value === "function" ? Function.prototype.toString.call(value) : undefined);
}
