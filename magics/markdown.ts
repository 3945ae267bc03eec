/** %%markdown: shows the cell's body as Markdown. */
import { defineMagic } from "../kernel/magic.ts";

export default defineMagic({
  name: "markdown",
  kind: "cell",
  summary: "Shows the cell's body as Markdown.",
  args: {},
  examples: ["%%markdown\n## A heading\n\nand *text*"],
  run: (context, _args, body = "") => context.displayBundle({ "text/markdown": body, "text/plain": body }),
});
