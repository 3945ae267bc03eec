/** How each column of a relation is read for statistics: its type as a column of a frame, and the SQL of its value. */
import type { ColumnType } from "./column.ts";
import { columnTypeOf, MAX_DATE } from "./duckdb-column.ts";
import type { Relation } from "./duckdb-relation.ts";
import type { DuckDbSession } from "./duckdb-session.ts";
import { quoteName } from "./sql-text.ts";

export interface ColumnPlan {
  readonly name: string;
  readonly type: ColumnType;
  readonly physical: string;
  /** DOUBLE for numbers, dates (milliseconds) and booleans (0, 1), VARCHAR for strings and json. */
  readonly value: string;
  /** The column with NaN as null: what is compared and counted as missing. */
  readonly plain: string;
  readonly why?: string;
}

/** The first and last moment of a Date. */
const FIRST = `make_timestamp(-${MAX_DATE * 1000})`;
const LAST = `make_timestamp(${MAX_DATE * 1000})`;

/** Counts the rows and settles the types that only values can tell: large whole numbers and JSON. */
export async function planColumns(
  session: DuckDbSession,
  relation: Relation,
  signal?: AbortSignal,
): Promise<{ rows: number; plans: ColumnPlan[] }> {
  const asks = relation.schema.map(({ name, type }, i) => {
    const column = quoteName(name);
    if (/^U?(?:BIG|HUGE)INT$|^BIGNUM$/.test(type))
      return `, greatest(abs(max(${column})::double), abs(min(${column})::double)) as a${i}`;
    if (/^(?:TIMESTAMP|DATE)/.test(type))
      return `, coalesce(max(${column}) > ${LAST} or min(${column}) < ${FIRST}, false) as a${i}`;
    return type === "JSON" ? `, list_sort(list(distinct json_type(${column}))) as a${i}` : "";
  });
  const asked = signal === undefined ? {} : { signal };
  const [facts] = await session.rows(`select count(*) as n${asks.join("")} from ${relation.sql}`, asked);
  const plans = relation.schema.map(({ name, type, why }, i): ColumnPlan => {
    const column = quoteName(name);
    const settled = settle(type, facts![`a${i}`]);
    const float = type === "DOUBLE" || type === "FLOAT";
    return {
      name,
      type: settled,
      physical: type,
      value: valueOf(column, type, settled),
      plain: float
        ? `nullif(${column}, 'nan'::${type})`
        : type === "JSON"
          ? `nullif(${column}::varchar, 'null')`
          : column,
      ...(why === undefined ? {} : { why }),
    };
  });
  return { rows: Number(facts!["n"]), plans };
}

function settle(type: string, fact: unknown): ColumnType {
  const usual = columnTypeOf(type);
  if (usual === "number" && typeof fact === "number" && fact > Number.MAX_SAFE_INTEGER) return "string";
  if (usual === "date" && fact === true) return "string";
  if (type !== "JSON" || !Array.isArray(fact)) return usual;
  const kinds = fact.filter((kind) => kind !== "NULL" && kind !== null) as string[];
  if (kinds.length === 0) return "string";
  if (kinds.every((kind) => kind === "VARCHAR")) return "string";
  if (kinds.every((kind) => /INT|DOUBLE/.test(kind))) return "number";
  return kinds.every((kind) => kind === "BOOLEAN") ? "boolean" : "json";
}

function valueOf(column: string, type: string, settled: ColumnType): string {
  switch (settled) {
    case "number":
      return `${column}::double`;
    case "boolean":
      return type === "JSON" ? `${column}::boolean::double` : `${column}::double`;
    case "date":
      return type === "TIMESTAMP_NS"
        ? `epoch_ns(${column})::double / 1e6`
        : `epoch_us(${type === "DATE" ? `${column}::timestamp` : column})::double / 1000`;
    case "string":
      if (type === "JSON") return `(${column} ->> '$')`;
      return type === "BLOB" ? `base64(${column})` : type === "VARCHAR" ? column : `${column}::varchar`;
    case "json":
      return `nullif(to_json(${column})::varchar, 'null')`;
  }
}
