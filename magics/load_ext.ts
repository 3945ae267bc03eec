/** %load_ext: magics from a package. */
import { defineMagic, positional, UsageError, z, type Magic } from "../kernel/magic.ts";

export default defineMagic({
  name: "load_ext",
  kind: "line",
  summary: "Loads magics from a package or a file.",
  details:
    "The module exports magics made with defineMagic: as default, as `magics` (an array), or by any names.",
  args: { source: positional(z.string(), "a package's name, or a path that begins with ./", "path") },
  examples: ["%load_ext ./shout.ts"],
  async run(context, { source }) {
    const module = await context.import(source);
    const found = new Map(
      Object.values(module)
        .flat()
        .filter(isMagic)
        .map((magic) => [magic.name, magic]),
    );
    if (found.size === 0)
      throw new UsageError(
        `%load_ext: ${source} exports no magic; export one made with defineMagic; it exports ${Object.keys(module).join(", ") || "nothing"}`,
      );
    const signs = { line: "%", cell: "%%", both: "%" };
    const names = [...found.values()].map(
      (magic) => signs[magic.kind] + magic.name + (context.table.has(magic.name) ? " (replaced)" : ""),
    );
    for (const magic of found.values()) context.register(magic);
    context.print(`Loaded ${names.join(", ")}\n`);
  },
});

function isMagic(value: unknown): value is Magic {
  const { name, kind, summary, args, run } = (
    typeof value === "object" && value !== null ? value : {}
  ) as Partial<Magic>;
  return (
    typeof name === "string" &&
    (kind === "line" || kind === "cell" || kind === "both") &&
    typeof summary === "string" &&
    typeof args === "object" &&
    typeof run === "function"
  );
}
