/**
 * A dataset over files, out of core. Parquet is read where it lies, a column at a time; everything else is first written once
 * as Parquet into the temporary folder, as text and JSON would be parsed anew for each question.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRng } from "../core/index.ts";
import type { ColumnProfile, Dataset } from "./dataset.ts";
import { duckDb } from "./duckdb.ts";
import { duplicateRows, labelConflicts, missingPatterns, type NumberedRows } from "./duckdb-groups.ts";
import { planColumns, type ColumnPlan } from "./duckdb-plan.ts";
import { profileColumns } from "./duckdb-profile.ts";
import { isRelation, jsonError, scan, type Relation } from "./duckdb-relation.ts";
import { Frame, unknownColumn } from "./frame.ts";
import { csvError, type CsvOptions } from "./csv-reader.ts";
import { parquetError } from "./parquet-reader.ts";
import { quoteName, quotePath, quoteText } from "./sql-text.ts";

export interface DuckDbDatasetOptions extends CsvOptions {
  /** Rows up to which numbers are profiled exactly, which takes 16 bytes of memory a row; default 20 million. */
  readonly exactRows?: number;
}

const EXAMPLES = 10;
const EXACT_ROWS = 20_000_000;

/**
 * @param source what `scan` takes, or what it gave
 * @throws Error for a file that cannot be read
 */
export async function duckdbDataset(
  source: string | Relation,
  options: DuckDbDatasetOptions = {},
): Promise<Dataset> {
  const given = isRelation(source) ? source : await scan(source, options);
  const database = await duckDb();
  const session = await database.session();
  let folder: string | undefined;
  const close = async (): Promise<void> => {
    session.close();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  };
  try {
    let relation = given;
    if (given.parquet === undefined) {
      folder = await mkdtemp(join(tmpdir(), "assay-rows-"));
      relation = await stored(given, join(folder, "rows.parquet"), (sql) =>
        session
          .run(sql, options.signal === undefined ? {} : { signal: options.signal })
          .catch((error: unknown) => {
            throw jsonError(given.name, csvError(given.name, error));
          }),
      );
    }
    const { rows, plans } = await planColumns(session, relation, options.signal).catch((error: unknown) => {
      throw parquetError(given.name, error);
    });
    const numbered = `(select *, file_row_number as assay_row from read_parquet(${quotePath(relation.parquet!)}, file_row_number=true))`;
    const place: NumberedRows = { from: relation.sql, numbered };
    const profiles = new Map<string, ColumnProfile>();
    const planned = (name: string): ColumnPlan => {
      const plan = plans.find((each) => each.name === name);
      if (plan === undefined)
        throw new RangeError(
          unknownColumn(
            name,
            plans.map((each) => each.name),
          ),
        );
      return plan;
    };
    /** Whether the column alone tells all rows apart, as its profile has shown. */
    const isKey = (name: string): boolean => {
      const profile = profiles.get(name);
      return profile?.distinctExact === true && profile.distinct === rows;
    };
    return {
      name: options.name ?? given.name,
      rows,
      schema: plans.map(({ name, type, physical }) => ({ name, type, physical })),
      engine: database.engine,
      notes: given.notes,
      async *profile(asked) {
        const exact = options.exactRows ?? EXACT_ROWS;
        for await (const profile of profileColumns(session, place.from, rows, plans, exact, asked)) {
          profiles.set(profile.name, profile);
          yield profile;
        }
      },
      async sample(n, seed, signal) {
        const asked = { name: options.name ?? given.name, ...(signal === undefined ? {} : { signal }) };
        const names = plans.map((plan) => quoteName(plan.name)).join(", ");
        if (n >= rows)
          return { frame: await session.query(`select ${names} from ${place.from}`, asked), rows: undefined };
        const chosen = drawRows(rows, n, seed);
        try {
          await session.createTable(
            "assay_chosen",
            new Frame([{ name: "r", type: "number", integer: true, values: chosen }]),
            signal,
          );
          const frame = await session.query(
            `select ${names} from ${numbered} semi join assay_chosen on assay_row = r order by assay_row`,
            asked,
          );
          return { frame, rows: chosen };
        } finally {
          await session.run("drop table if exists assay_chosen");
        }
      },
      missingness: (signal) => missingPatterns(session, place.from, rows, plans, signal),
      duplicates: async (columns, limit = EXAMPLES, signal) => {
        const chosen = columns.map(planned);
        if (columns.some(isKey)) return { repeats: 0, rowsInGroups: 0, groups: 0, examples: [] };
        return await duplicateRows(session, place, chosen, limit, signal);
      },
      conflicts: async (features, label, limit = EXAMPLES, signal) => {
        const chosen = features.map(planned);
        const target = planned(label);
        if (features.some(isKey)) return { groups: 0, rows: 0, examples: [] };
        return await labelConflicts(session, place, chosen, target, limit, signal);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Floyd's algorithm, as the dataset in memory draws: same seed, same rows. */
function drawRows(rows: number, n: number, seed: number): Float64Array {
  const rng = createRng(seed);
  const drawn = new Set<number>();
  for (let j = rows - n; j < rows; j++) {
    const at = rng.integer(j + 1);
    drawn.add(drawn.has(at) ? j : at);
  }
  return Float64Array.from(drawn).sort();
}

/** The relation written as one Parquet file, which keeps the order of rows. */
async function stored(
  relation: Relation,
  path: string,
  run: (sql: string) => Promise<void>,
): Promise<Relation> {
  await run(
    `copy (select * from ${relation.sql}) to ${quoteText(path)} (format parquet, compression snappy)`,
  );
  return { ...relation, sql: `read_parquet(${quotePath(path)})`, parquet: path };
}
