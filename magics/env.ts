/** %env: environment variables. */
import { defineMagic, nearest, rest, UsageError } from "../kernel/magic.ts";
import { interpolate, isSecret, table, visibleEnvironment } from "../lib/core/index.ts";

export default defineMagic({
  name: "env",
  kind: "line",
  summary: "Lists environment variables, reads one, or sets one.",
  details:
    "Values of names with KEY, TOKEN, SECRET or PASSWORD are hidden in the list; %env NAME shows one all the same.",
  args: { setting: rest("NAME to read; NAME=value or NAME value to set; {name} stands for a variable") },
  examples: ["%env", "%env HOME", "%env GREETING=hello"],
  async run(context, { setting }) {
    if (setting === "")
      return table({ columns: ["name", "value"], rows: Object.entries(visibleEnvironment(process.env)) });
    const [, name, value] = /^([^\s=]+)(?:\s*=\s*|\s+)?([^]*)$/.exec(setting) ?? [];
    if (name === undefined) throw new UsageError(`%env: wants NAME or NAME=value; got "${setting}"`);
    if (value === "" && !setting.includes("=")) {
      const found = process.env[name];
      if (found !== undefined) return found;
      const near = nearest(name, Object.keys(process.env));
      throw new UsageError(`%env: ${name} is not set${near === undefined ? "" : `; did you mean ${near}?`}`);
    }
    process.env[name] = await interpolate(value ?? "", await context.scope.names(), (code) =>
      context.evaluate(code),
    );
    context.print(`env: ${name}=${isSecret(name) ? "<hidden>" : process.env[name]}\n`);
    return undefined;
  },
});
