/** %%sql: runs SQL over the notebook's data, files and databases. */
import { defineMagic, option, z } from "../kernel/magic.ts";
import { runSqlCell } from "../lib/data/index.ts";

export default defineMagic({
  name: "sql",
  kind: "cell",
  summary: "Runs SQL over variables that hold tables, files and databases, and gives the result as a Frame.",
  details: [
    "Variables of the notebook that hold tables (frames, records, danfojs, polars, Arrow …) are read by their names.",
    '${expression} is evaluated and bound as a value, or as a table when it is one; ${file("trips.parquet")} reads a file.',
    "The dialect is DuckDB's. Extensions are not fetched, and what does not fit into memory goes to disk.",
  ].join("\n"),
  args: {
    out: option(
      z
        .string()
        .regex(/^[A-Za-z_$][\w$]*$/, "must be a variable's name")
        .optional(),
      "variable that takes the result instead of showing it",
      "o",
    ),
    db: option(
      z.string().optional(),
      "a DuckDB database file; without it the notebook's own database in memory",
    ),
  },
  examples: [
    "%%sql\nselect 1 + 1 as two",
    "%%sql --out squares\nselect range as n, range * range as square from range(${2 + 3})",
  ],
  async run(context, { out, db }, body = "") {
    const frame = await runSqlCell(body, context, db);
    if (out === undefined) return frame;
    await context.scope.set(out, frame);
    return undefined;
  },
});
