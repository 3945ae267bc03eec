/** %%svg: shows the cell's body as an SVG drawing. */
import { defineMagic } from "../kernel/magic.ts";

export default defineMagic({
  name: "svg",
  kind: "cell",
  summary: "Shows the cell's body as an SVG drawing.",
  args: {},
  examples: [
    '%%svg\n<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="15" fill="teal"/></svg>',
  ],
  run: (context, _args, body = "") => context.displayBundle({ "image/svg+xml": body, "text/plain": body }),
});
