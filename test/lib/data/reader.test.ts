/** Readers: what they give, and that every damaged file is an error with file, line and advice, never a wrong table. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { toArrow } from "../../../lib/data/arrow.ts";
import { readCsv } from "../../../lib/data/csv-reader.ts";
import { openDataset } from "../../../lib/data/dataset-reader.ts";
import { scan } from "../../../lib/data/duckdb-relation.ts";
import { duckDb } from "../../../lib/data/duckdb.ts";
import { toRecords } from "../../../lib/data/frame-records.ts";
import { readParquet } from "../../../lib/data/parquet-reader.ts";
import { notesOf } from "../../../lib/data/reader-notes.ts";
import { read } from "../../../lib/data/reader.ts";
import { fromRecords } from "../../../lib/data/records.ts";

const folder = mkdtempSync(join(tmpdir(), "assay-read-"));
afterAll(() => rmSync(folder, { recursive: true }));

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function parquet(name: string, query: string): Promise<string> {
  const path = join(folder, name);
  const session = await (await duckDb()).session();
  await session.run(`copy (${query}) to '${path}' (format parquet)`);
  session.close();
  return path;
}

describe("CSV", () => {
  it("takes types from all values and keeps quoted line ends", async () => {
    const frame = await read(
      put("plain.csv", 'n,text,day,yes\n1,"a\n""b""",2020-01-02,true\n2.5,,2020-01-03,false\n'),
    );
    expect(toRecords(frame)).toEqual([
      { n: 1, text: 'a\n"b"', day: new Date("2020-01-02"), yes: true },
      { n: 2.5, text: null, day: new Date("2020-01-03"), yes: false },
    ]);
  });

  it.each([
    [";", "semicolon"],
    ["\t", "tab"],
    ["|", "bar"],
  ])("finds the delimiter %j", async (delimiter, name) => {
    const frame = await read(put(`${name}.csv`, `a${delimiter}b\n1,5${delimiter}2\n3,5${delimiter}4\n`));
    expect(frame.columns).toEqual(["a", "b"]);
  });

  it("reads gzip, a byte order mark, \\r\\n, a header alone, and names its columns without one", async () => {
    expect(toRecords(await read(put("packed.csv.gz", gzipSync("a,b\n1,2\n"))))).toEqual([{ a: 1, b: 2 }]);
    expect(toRecords(await read(put("bom.csv", "\uFEFFa,b\r\n1,2\r\n")))).toEqual([{ a: 1, b: 2 }]);
    const empty = await read(put("header.csv", "a,b\n"));
    expect([empty.shape, empty.columns]).toEqual([
      [0, 2],
      ["a", "b"],
    ]);
    expect((await readCsv(put("bare.csv", "1,2\n3,4\n"), { header: false })).columns).toEqual([
      "column0",
      "column1",
    ]);
  });

  it("renames repeated names, and notes it", async () => {
    const frame = await read(put("twice.csv", "x,x,x_1\n1,2,3\n"));
    expect(new Set(frame.columns).size).toBe(3);
    expect(notesOf(frame)[0]).toContain('"x" is now');
  });

  it("refuses ragged lines, or tolerates and counts them", async () => {
    const path = put("ragged.csv", "a,b\n1,2\n3\n4,5,6\n7,8\n");
    await expect(read(path)).rejects.toThrow(/ragged\.csv, line 3: must have 2 fields; got 1; .*ragged/);
    const skipped = await read(path, { ragged: "skip" });
    expect(toRecords(skipped)).toEqual([
      { a: 1, b: 2 },
      { a: 7, b: 8 },
    ]);
    expect(notesOf(skipped)).toHaveLength(2);
    const padded = await read(path, { ragged: "pad" });
    expect(toRecords(padded)).toEqual([
      { a: 1, b: 2 },
      { a: 3, b: null },
      { a: 7, b: 8 },
    ]);
    expect(notesOf(padded).join()).toContain(
      "1 line with too few fields filled with missing values (lines 3)",
    );
  });

  it("refuses missing values by column, and says what does that", async () => {
    const path = put("by-column.csv", "a,b\n1,N/A\n");
    await expect(read(path, { missing: { b: ["N/A"] } as never })).rejects.toThrow(
      /missing must be a list of texts.*got \{"b":\["N\/A"\]\}; for single columns use withMissing/,
    );
    await expect(read(path, { missing: "N/A" as never })).rejects.toThrow(/got string/);
    expect((await read(path, { missing: ["", "N/A"] })).column("b")).toMatchObject({
      inferred: { why: "no value is present" },
    });
  });

  it("refuses bytes that are no UTF-8, and reads them when told the encoding", async () => {
    const path = put("latin.csv", Buffer.from("a,b\n\xe9,1\n", "latin1"));
    await expect(read(path)).rejects.toThrow(/latin\.csv, line 2: must be UTF-8.*encoding: "latin-1"/);
    expect(toRecords(await read(path, { encoding: "latin-1" }))).toEqual([{ a: "é", b: 1 }]);
  });

  it("refuses a quote that is not closed, also when ragged lines are tolerated", async () => {
    const path = put("quote.csv", 'a,b\n1,"2\n3,4\n');
    await expect(read(path)).rejects.toThrow(/quote\.csv, line 2: .*quote/);
    await expect(read(path, { ragged: "pad" })).rejects.toThrow(/quote\.csv, line 2: .*quote/);
  });

  it("reads ten thousand columns", async () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `c${i}`);
    const frame = await read(put("wide.csv", `${names.join(",")}\n${names.map((_, i) => i).join(",")}\n`));
    expect(frame.shape).toEqual([1, 10_000]);
    expect(frame.row(0)["c9999"]).toBe(9999);
  }, 30_000);
});

describe("other formats", () => {
  it("reads a Parquet file by its bytes, whatever its name, and refuses it as CSV", async () => {
    const path = await parquet("wrong.csv", "select 1 as a, 'x' as b");
    const frame = await read(path);
    expect(toRecords(frame)).toEqual([{ a: 1, b: "x" }]);
    expect(notesOf(frame)[0]).toContain("parquet");
    await expect(readCsv(path)).rejects.toThrow(/no delimited text but parquet/);
  });

  it("refuses a truncated Parquet file", async () => {
    const whole = readFileSync(await parquet("whole.parquet", "select range as a from range(1000)"));
    const path = put("cut.parquet", whole.subarray(0, whole.length - 100));
    await expect(readParquet(path)).rejects.toThrow(/cut\.parquet.*cut or damaged/);
    await expect(openDataset(path)).rejects.toThrow(/cut\.parquet.*cut or damaged/);
  });

  it("keeps kinds apart in JSON", async () => {
    const frame = await read(put("mixed.json", '[{"t":"a","n":1},{"t":12},{"t":null,"n":[1]}]'));
    expect(frame.column("t")).toMatchObject({ type: "json", values: ["a", 12, undefined] });
    expect(toRecords(await read(put("columns.json", '{"a":[1,2],"b":["x",null]}')))).toEqual([
      { a: 1, b: "x" },
      { a: 2, b: null },
    ]);
    expect(toRecords(await read(put("lines.ndjson", '{"a":1}\n\n{"a":2,"b":true}\n')))).toEqual([
      { a: 1, b: null },
      { a: 2, b: true },
    ]);
  });

  it("says where JSON breaks", async () => {
    await expect(read(put("cut.json", '[{"a":1},\n{"a":'))).rejects.toThrow(/cut\.json.*must be JSON/);
    await expect(read(put("bad.ndjson", '{"a":1}\n{"a":\n'))).rejects.toThrow(
      /bad\.ndjson, line 2: must be one JSON object/,
    );
    await expect(read(put("scalar.json", "3"))).rejects.toThrow(/must hold an array of records/);
  });

  it.each(["file", "stream"] as const)("reads an Arrow %s", async (format) => {
    const { tableToIPC } = await import("apache-arrow");
    const table = await toArrow(
      fromRecords([
        { a: 1, b: "x" },
        { a: 2, b: null },
      ]),
    );
    const path = put(`${format}.arrow`, tableToIPC(table, format));
    expect(toRecords(await read(path))).toEqual([
      { a: 1, b: "x" },
      { a: 2, b: null },
    ]);
  });

  it.each([
    ["", /is empty/],
    ["PK\u0003\u0004 zip", /zip archive/],
  ])("refuses %j", async (content, message) => {
    await expect(read(put("odd.csv", content))).rejects.toThrow(message);
  });

  it("refuses a folder and a missing file", async () => {
    await expect(read(folder)).rejects.toThrow(/is a folder/);
    await expect(read(join(folder, "none.csv"))).rejects.toThrow(/no such file/);
  });
});

describe("scan", () => {
  it("types a delimited text on all its rows; one stray value keeps the column text", async () => {
    const rows = Array.from({ length: 25_000 }, (_, i) => `${i},${i === 24_000 ? "x" : i},0${i}`);
    const relation = await scan(put("long.csv", `a,b,c\n${rows.join("\n")}\n`));
    expect(relation.schema.map(({ type }) => type)).toEqual(["BIGINT", "VARCHAR", "VARCHAR"]);
    expect(relation.schema[1]!.why).toContain('1 of 25000 values do not read as one ("x")');
  });

  it("opens small files in memory and large ones out of core, with equal rows", async () => {
    const path = put("both.csv", "a,b\n1,x\n2,\n2,y\n");
    const small = await openDataset(path);
    const large = await openDataset(path, { memoryBytes: 1 });
    expect([small.engine, large.engine]).toEqual(["memory", expect.stringMatching(/^duckdb 1\./)]);
    expect([large.rows, large.schema.map(({ type }) => type)]).toEqual([3, ["number", "string"]]);
    await large.close();
  });
});
