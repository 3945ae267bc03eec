/** %who: the names of the user's variables. */
import { defineMagic, positional, z } from "../kernel/magic.ts";
import { describe } from "../lib/core/index.ts";

export default defineMagic({
  name: "who",
  kind: "line",
  summary: "Prints the names of your variables.",
  args: {
    types: positional(
      z.array(z.string()).default([]),
      "only variables of these types, e.g. number Array DataFrame",
    ),
  },
  examples: ["%who", "%who number function"],
  async run(context, { types }) {
    const names: string[] = [];
    for (const name of await context.scope.names()) {
      // A name whose declaration failed has no value.
      const type = await context.scope.get(name).then(
        (value) => describe(value).type,
        () => undefined,
      );
      if (type !== undefined && (types.length === 0 || types.includes(type))) names.push(name);
    }
    const none = types.length === 0 ? "No variables yet." : `No variables of type ${types.join(" or ")}.`;
    context.print(names.length === 0 ? `${none}\n` : `${names.join("\t")}\n`);
  },
});
