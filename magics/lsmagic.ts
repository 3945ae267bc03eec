/** %lsmagic: all magics. */
import { defineMagic, type MagicTable } from "../kernel/magic.ts";
import { tables } from "../lib/core/index.ts";

const GROUPS = [
  { title: "Line magics", kind: "line", sign: (name: string) => `%${name}` },
  { title: "Line and cell magics", kind: "both", sign: (name: string) => `%${name}, %%${name}` },
  { title: "Cell magics", kind: "cell", sign: (name: string) => `%%${name}` },
] as const;

export default defineMagic({
  name: "lsmagic",
  kind: "line",
  summary: "Lists all magics with one sentence each.",
  details: "%NAME --help and %NAME? tell more about one of them.",
  args: {},
  examples: ["%lsmagic"],
  run: ({ table }: { table: MagicTable }) =>
    tables(
      GROUPS.map(({ title, kind, sign }) => ({
        title,
        columns: ["magic", "what it does"],
        rows: table
          .all()
          .flatMap((entry) => (entry.kind === kind ? [[sign(entry.name), entry.summary]] : [])),
      })).filter((group) => group.rows.length > 0),
    ),
});
