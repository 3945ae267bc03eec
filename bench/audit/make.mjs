/**
 * The data of the audit bench: n rows of 20 columns (13 numbers, 5 strings of which one differs in every row, a boolean, a
 * timestamp; 3 to 10 % missing, the id complete), the same on every machine, as Parquet and CSV in out/bench-audit.
 *
 *     node bench/audit/make.mjs 1000000 10000000
 */
import { existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const folder = fileURLToPath(new URL("../../out/bench-audit", import.meta.url));

/** Paths of the files of n rows; makes those that are missing. */
export async function make(rows, kinds = ["parquet", "csv"]) {
  mkdirSync(folder, { recursive: true });
  const paths = Object.fromEntries(kinds.map((kind) => [kind, join(folder, `rows-${rows}.${kind}`)]));
  const missing = kinds.filter((kind) => !existsSync(paths[kind]));
  if (missing.length === 0) return paths;
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: "1GB",
    autoinstall_known_extensions: "false",
  });
  const connection = await instance.connect();
  for (const kind of missing) {
    const format = kind === "csv" ? "format csv, header" : "format parquet";
    await connection.run(`copy (${query(rows)}) to '${paths[kind]}.part' (${format})`);
    renameSync(`${paths[kind]}.part`, paths[kind]);
  }
  connection.closeSync();
  instance.closeSync();
  return paths;
}

/** Uniform numbers come from DuckDB's hash of row and column, so that threads do not matter. */
function query(rows) {
  let stream = 0;
  const uniform = () => `((hash(i * 97 + ${++stream}) >> 11)::DOUBLE / 9007199254740992)`;
  const normal = () => `sqrt(-2 * ln(1 - ${uniform()})) * cos(2 * pi() * ${uniform()})`;
  const holed = (expression, share) => `case when ${uniform()} < ${share} then null else ${expression} end`;
  const columns = {
    id: `'u' || lpad(i::VARCHAR, 9, '0')`,
    age: holed(`(18 + 60 * ${uniform()})::INTEGER`, 0.03),
    visits: holed(`floor(-4 * ln(1 - ${uniform()}))::INTEGER`, 0.05),
    rating: holed(`(1 + floor(5 * ${uniform()}))::TINYINT`, 0.1),
    order_no: holed(`(1e9 + 4e9 * ${uniform()})::BIGINT`, 0.03),
    year: holed(`(1990 + 35 * ${uniform()})::SMALLINT`, 0.04),
    income: holed(`exp(10 + 0.7 * ${normal()})`, 0.08),
    height: holed(`170 + 9 * ${normal()}`, 0.04),
    price: holed(`round(5 + 95 * ${uniform()}, 2)`, 0.05),
    latitude: holed(`-90 + 180 * ${uniform()}`, 0.06),
    change: holed(normal(), 0.07),
    spend: holed(`case when ${uniform()} < 0.4 then 0 else exp(3 * ${normal()}) end`, 0.09),
    sensor: holed(`1e6 + ${normal()}`, 0.03),
    load: holed(`${uniform()} * ${uniform()}`, 0.1),
    country: holed(`'country ' || floor(30 * ${uniform()} * ${uniform()})::INTEGER`, 0.03),
    city: holed(`'city of ' || floor(2000 * ${uniform()} * ${uniform()})::INTEGER`, 0.06),
    status: holed(`(['new', 'open', 'paid', 'closed'])[1 + floor(4 * ${uniform()})::INTEGER]`, 0.04),
    note: holed(`'see ticket ' || floor(50000 * ${uniform()})::INTEGER || ' of the archive'`, 0.1),
    active: holed(`${uniform()} < 0.7`, 0.03),
    seen: holed(`TIMESTAMP '2020-01-01' + to_seconds(floor(150000000 * ${uniform()})::BIGINT)`, 0.05),
  };
  const list = Object.entries(columns).map(([name, expression]) => `${expression} as ${name}`);
  return `select ${list.join(", ")} from range(${rows}) as r(i)`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const rows of process.argv.slice(2).map(Number))
    for (const path of Object.values(await make(rows))) process.stdout.write(`${path}\n`);
