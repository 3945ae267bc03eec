/** %%latex: shows the cell's body as LaTeX. */
import { defineMagic } from "../kernel/magic.ts";

export default defineMagic({
  name: "latex",
  kind: "cell",
  summary: "Shows the cell's body as LaTeX.",
  args: {},
  examples: ["%%latex\n$$\\int_0^1 x^2\\,dx = \\tfrac13$$"],
  run: (context, _args, body = "") => context.displayBundle({ "text/latex": body, "text/plain": body }),
});
