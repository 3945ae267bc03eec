/** %%javascript: runs the cell's body in the browser. */
import { defineMagic } from "../kernel/magic.ts";

export default defineMagic({
  name: "javascript",
  kind: "cell",
  summary: "Runs the cell's body as JavaScript in the browser, where the front end allows it.",
  args: {},
  examples: ['%%javascript\nelement.append("from the browser");'],
  run: (context, _args, body = "") =>
    context.displayBundle({ "application/javascript": body, "text/plain": body }),
});
