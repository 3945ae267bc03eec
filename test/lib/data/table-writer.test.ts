/** What is written is read back. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { toRecords } from "../../../lib/data/frame-records.ts";
import { read } from "../../../lib/data/reader.ts";
import { writeCsv, writeJson, writeParquet } from "../../../lib/data/table-writer.ts";

const folder = mkdtempSync(join(tmpdir(), "assay-write-"));
afterAll(() => rmSync(folder, { recursive: true }));

const rows = [
  { n: 1.5, i: 2, s: 'a "b"\nc', b: true },
  { n: null, i: 3, s: null, b: false },
];

it.each([
  [writeCsv, "rows.csv"],
  [writeCsv, "rows.csv.gz"],
  [writeParquet, "rows.parquet"],
  [writeJson, "rows.json"],
])("%o to %s", async (write, name) => {
  const path = join(folder, name);
  await write(rows, path);
  expect(toRecords(await read(path))).toEqual(rows);
});
