/** %psource and `name??`: the source of a name. */
import { defineMagic, rest, UsageError } from "../kernel/magic.ts";

export default defineMagic({
  name: "psource",
  kind: "line",
  summary: "Shows the source of a function, class or variable; `name??` is short for it.",
  args: { name: rest("a variable, a property path, or a magic with its sign") },
  examples: ["%psource Math.max"],
  async run(context, { name }) {
    if (name === "")
      throw new UsageError("%psource: wants a name; got nothing; write for example myFunction??");
    const data = await context.session.inspect(name, name.length, 1);
    if (data === undefined) context.print(`${name} was not found.\n`);
    else context.session.payload({ source: "page", data, start: 0 });
  },
});
