/** %pinfo and `name?`: what a name is. */
import { defineMagic, rest, UsageError } from "../kernel/magic.ts";

export default defineMagic({
  name: "pinfo",
  kind: "line",
  summary: "Shows the type and the documentation of a name; `name?` is short for it.",
  args: { name: rest("a variable, a property path, or a magic with its sign") },
  examples: ["%pinfo Math.max", "%pinfo %time"],
  async run(context, { name }) {
    if (name === "") throw new UsageError("%pinfo: wants a name; got nothing; write for example Math.max?");
    const data = await context.session.inspect(name, name.length, 0);
    if (data === undefined) context.print(`${name} was not found.\n`);
    else context.session.payload({ source: "page", data, start: 0 });
  },
});
