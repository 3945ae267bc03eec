/** %typecheck: what becomes of type errors. */
import { defineMagic, positional, z } from "../kernel/magic.ts";

export default defineMagic({
  name: "typecheck",
  kind: "line",
  summary:
    "Says what becomes of type errors: strict stops the cell, warn shows them beside its output, off is silent.",
  args: {
    mode: positional(
      z.enum(["strict", "warn", "off"]).optional(),
      "the new mode; without it the present one is printed",
    ),
  },
  examples: ["%typecheck", "%typecheck warn"],
  async run(context, { mode }) {
    if (mode === undefined)
      context.print(`typecheck: ${String(await context.session.config("typecheck"))}\n`);
    else await context.session.setConfig("typecheck", mode);
  },
});
