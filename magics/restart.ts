/** %restart: a fresh engine. */
import { defineMagic } from "../kernel/magic.ts";

export default defineMagic({
  name: "restart",
  kind: "line",
  summary:
    "Ends the engine after this cell and starts a fresh one; variables and loaded modules are gone then.",
  args: {},
  examples: ["%restart"],
  run: (context) => context.session.restart(),
});
