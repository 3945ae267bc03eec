/** %%html: shows the cell's body as HTML. */
import { defineMagic } from "../kernel/magic.ts";

export default defineMagic({
  name: "html",
  kind: "cell",
  summary: "Shows the cell's body as HTML.",
  args: {},
  examples: ["%%html\n<b>bold</b> and <i>italic</i>"],
  run: (context, _args, body = "") => context.displayBundle({ "text/html": body, "text/plain": body }),
});
