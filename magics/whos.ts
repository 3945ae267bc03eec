/** %whos: a table of the user's variables. */
import { defineMagic, positional, z } from "../kernel/magic.ts";
import { describe, table } from "../lib/core/index.ts";

export default defineMagic({
  name: "whos",
  kind: "line",
  summary: "Shows your variables in a table: name, type, size and a short preview.",
  args: {
    types: positional(
      z.array(z.string()).default([]),
      "only variables of these types, e.g. number Array DataFrame",
    ),
  },
  examples: ["%whos", "%whos Array Map"],
  async run(context, { types }) {
    const rows: string[][] = [];
    for (const name of await context.scope.names()) {
      // A name whose declaration failed has no value.
      const found = await context.scope.get(name).then(
        (value) => describe(value),
        () => undefined,
      );
      if (found !== undefined && (types.length === 0 || types.includes(found.type)))
        rows.push([name, found.type, found.size, found.preview]);
    }
    if (rows.length > 0)
      return table({ columns: ["name", "type", { name: "size", align: "right" }, "preview"], rows });
    context.print(
      types.length === 0 ? "No variables yet.\n" : `No variables of type ${types.join(" or ")}.\n`,
    );
    return undefined;
  },
});
