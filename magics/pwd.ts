/** %pwd: the working folder. */
import { defineMagic } from "../kernel/magic.ts";

export default defineMagic({
  name: "pwd",
  kind: "line",
  summary: "Gives the working folder.",
  args: {},
  examples: ["%pwd", "const here = %pwd"],
  run: () => process.cwd(),
});
