/** %set_env: sets an environment variable. */
import { defineMagic, positional, rest, z } from "../kernel/magic.ts";
import { interpolate, isSecret } from "../lib/core/index.ts";

export default defineMagic({
  name: "set_env",
  kind: "line",
  summary: "Sets an environment variable.",
  args: {
    name: positional(z.string(), "the variable"),
    value: rest("its value; {name} stands for a variable of yours"),
  },
  examples: ["%set_env GREETING hello"],
  async run(context, { name, value }) {
    const [key, given] = name.includes("=")
      ? [name.slice(0, name.indexOf("=")), `${name.slice(name.indexOf("=") + 1)} ${value}`.trim()]
      : [name, value];
    process.env[key!] = await interpolate(given!, await context.scope.names(), (code) =>
      context.evaluate(code),
    );
    context.print(`env: ${key}=${isSecret(key!) ? "<hidden>" : process.env[key!]}\n`);
  },
});
