/** SQL: values are bound, tables of any kind are read, errors are plain, an abort stops it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { duckDb } from "../../../lib/data/duckdb.ts";
import { toRecords } from "../../../lib/data/frame-records.ts";
import { fromColumns } from "../../../lib/data/records.ts";
import { connect, file, name, runSql, sql } from "../../../lib/data/sql.ts";
import { SqlError } from "../../../lib/data/sql-error.ts";

const folder = mkdtempSync(join(tmpdir(), "assay-sql-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the sql template", () => {
  it("binds values and never pastes them", async () => {
    const when = new Date("2020-02-03T04:05:06.789Z");
    const frame =
      await sql`select ${"it's; drop table x"} as t, ${2.5} as n, ${true} as b, ${null} as z, ${when} as d`;
    expect(frame.row(0)).toEqual({ t: "it's; drop table x", n: 2.5, b: true, z: null, d: when });
  });

  it("reads frames, records, columns, files and names", async () => {
    const path = join(folder, "more.csv");
    writeFileSync(path, "k,v\na,1\nb,2\n");
    const people = [
      { k: "a", age: 3 },
      { k: "b", age: 5 },
    ];
    const result = await sql`select p.k, age + v as ${name("sum of both")} from ${people} p
      join ${file(path)} f using (k) join ${fromColumns({ k: ["a", "b"] })} using (k)
      where p.k in ${["a", "b", "c"]} and v not in ${[] as number[]} is not true order by age`;
    expect(toRecords(result)).toEqual([
      { k: "a", "sum of both": 4 },
      { k: "b", "sum of both": 7 },
    ]);
  });

  it.each([
    ["select * form x", /line 1, column 15: the query cannot be read at "x"/],
    ["select\n  nme from range(3) t(name)", /line 2, column 3: no column "nme"; did you mean "name"/],
    ["select * from nowhere", /no table or variable "nowhere"/],
    ["select * from 'none.parquet'", /no such file: none\.parquet/],
    ["select * from 's3://a/b.parquet'", /extension.*never fetched unasked/],
    ["select stddev(x) from (values ('inf'::double), (1.0)) t(x)", /infinite values.*isfinite/],
  ])("says in plain words what is wrong with %j", async (query, message) => {
    await expect(runSql([query], [])).rejects.toThrow(message);
    await expect(runSql([query], [])).rejects.toBeInstanceOf(SqlError);
  });

  it("tells a file's name given as a value how to be a file", async () => {
    await expect(sql`select * from ${"x.csv"}`).rejects.toThrow(/say \$\{file\("x\.csv"\)\}/);
    await expect(sql`select ${{ a: 1 }}`).rejects.toThrow(TypeError);
  });

  it("stops on an abort", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 30);
    const long = "select count(*) from range(100000000000) where hash(range) % 7 = 8";
    await expect(runSql([long], [], { signal: stop.signal })).rejects.toThrow(/abort/i);
    expect((await sql`select 1 as one`).row(0)).toEqual({ one: 1 });
  });
});

it("keeps tables in a database file", async () => {
  const path = join(folder, "kept.duckdb");
  const first = await connect({ path });
  await first.sql`create table kept as select * from ${[{ a: 1 }, { a: 2 }]}`;
  first.close();
  const again = await connect({ path, readOnly: true });
  expect(await again.tables()).toEqual(["kept"]);
  expect((await again.sql`select sum(a) as s from kept`).row(0)).toEqual({ s: 3 });
  again.close();
});

it("brings the engine's types to columns", async () => {
  const frame = await sql`select 9007199254740993 as big, 12::hugeint as huge, 1.25::decimal(10, 2) as money,
    time '10:30' as clock, interval 3 day as span, 'ab'::blob as bytes, [1, 2] as list, {a: 1, b: [true]} as struct,
    map {'k': 1.5} as map, 'b'::enum ('a', 'b') as word, '[1]'::json as js, date '1969-12-31' as day,
    timestamp_ns '2020-01-01 00:00:00.5' as ns, timestamptz '2020-01-01 00:00:00+02' as tz,
    'e0a3d1cc-9d5d-4a3c-8a2c-0d6d3ff0a2a1'::uuid as id, null as nothing`;
  expect(frame.row(0)).toEqual({
    big: "9007199254740993",
    huge: 12,
    money: 1.25,
    clock: "10:30:00",
    span: "3 days",
    bytes: "YWI=",
    list: [1, 2],
    struct: { a: 1, b: [true] },
    map: { k: 1.5 },
    word: "b",
    js: [1],
    day: new Date("1969-12-31"),
    ns: new Date("2020-01-01T00:00:00.500Z"),
    tz: new Date("2019-12-31T22:00:00Z"),
    id: "e0a3d1cc-9d5d-4a3c-8a2c-0d6d3ff0a2a1",
    nothing: null,
  });
});

it("gives a frame back as it was sent", async () => {
  const row = fc.record({
    n: fc.option(fc.double(), { nil: null }),
    i: fc.option(fc.maxSafeInteger(), { nil: null }),
    b: fc.option(fc.boolean(), { nil: null }),
    s: fc.option(
      fc.string({ unit: "grapheme" }).filter((each) => !each.includes("\0")),
      { nil: null },
    ),
    d: fc.option(fc.date({ min: new Date(-1e13), max: new Date(1e13), noInvalidDate: true }), { nil: null }),
  });
  const session = await (await duckDb()).session();
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
      const frame = fromColumns(
        (["n", "i", "b", "s", "d"] as const).map((key) => [key, rows.map((each) => each[key])] as const),
      );
      await session.createTable("sent", frame);
      const back = await session.query("select * from sent");
      const plain = (value: Record<string, unknown>): unknown =>
        Object.fromEntries(Object.entries(value).map(([key, each]) => [key, each === 0 ? 0 : each]));
      expect(toRecords(back).map(plain)).toEqual(toRecords(frame).map(plain));
    }),
    { numRuns: 50 },
  );
  session.close();
});
