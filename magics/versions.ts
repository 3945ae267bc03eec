/** %versions: what runs here. */
import { defineMagic } from "../kernel/magic.ts";
import { table } from "../lib/core/index.ts";

export default defineMagic({
  name: "versions",
  kind: "line",
  summary: "Shows the versions of the kernel, of Node and of what they are made of.",
  args: {},
  examples: ["%versions"],
  run: async (context) =>
    table({ columns: ["part", "version"], rows: Object.entries(await context.session.versions()) }),
});
