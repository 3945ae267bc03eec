/** %xdel: forgets one variable. */
import { defineMagic, nearest, positional, UsageError, z } from "../kernel/magic.ts";

export default defineMagic({
  name: "xdel",
  kind: "line",
  summary: "Forgets a variable, so that its memory can be freed.",
  args: { name: positional(z.string(), "the variable", "name") },
  examples: ["const big = new Float64Array(1e6);\n%xdel big"],
  async run(context, { name }) {
    const names = await context.scope.names();
    if (!names.includes(name)) {
      const near = nearest(name, names);
      throw new UsageError(
        `%xdel: no variable "${name}"${near === undefined ? "; %who lists them" : `; did you mean ${near}?`}`,
      );
    }
    await context.scope.delete(name);
  },
});
