/**
 * Bad data: each ends in one clear error (where, rule, got, what to do) or in an audit that says what it could not evaluate.
 * Never a wrong pass, a check that breaks, or a number that is none. And: the same answers in memory and out of core.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { audit, type AuditOptions, type AuditResult } from "../../lib/audit/index.ts";
import { notesOf, openDataset, read, scan, sql, writeCsv, writeParquet } from "../../lib/data/index.ts";

const folder = mkdtempSync(join(tmpdir(), "assay-bad-input-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const NOW = "2026-01-31";

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** An audit in which nothing broke, in every form that it takes. */
async function sound(data: unknown, options: AuditOptions = {}): Promise<AuditResult> {
  const result = await audit(data, { now: NOW, ...options });
  expect(result.findings.filter(({ status }) => status === "error")).toEqual([]);
  for (const { value } of result.findings) expect(value === null || Number.isFinite(value)).toBe(true);
  expect(result.toHtml()).toMatch(/<\/html>\s*$/);
  expect(result.toJunit()).toContain("</testsuite");
  expect(result.toText().length).toBeGreaterThan(0);
  result.figures();
  result.contract();
  return result;
}

const lines = (n: number, line: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => `${line(i)}\n`).join("");
const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, "utf16le");
const noise = Uint8Array.from({ length: 300 }, (_, i) => (i * 197 + 31) % 251);

describe("files that are no table are refused, by name and with what to do", () => {
  const packed = gzipSync(lines(5000, (i) => `${i},${(i * 7919) % 1009}`));
  it.each<[string, string | Uint8Array, RegExp]>([
    ["empty.csv", "", /is empty; it has neither columns nor rows/],
    ["empty.parquet", "", /is empty/],
    ["empty.ndjson", "", /is empty/],
    ["lines.csv", "\n\n\n", /line 1: must hold the names of the columns/],
    ["ragged.csv", "a,b,c\n1,2,3\n4,5\n", /line 3: must have 3 fields; got 2; mend the line/],
    ["quote.csv", 'a,b\n1,"x\n2,y\n', /line 2: a quoted field begins here and its quote is not closed/],
    ["latin.csv", Uint8Array.from([97, 10, 99, 97, 102, 0xe9, 10]), /line 2: must be UTF-8/],
    [
      "latin.json",
      Uint8Array.from([...Buffer.from('[{"a":"caf'), 0xe9, ...Buffer.from('"}]')]),
      /must be UTF-8/,
    ],
    [
      "latin.ndjson",
      Uint8Array.from([...Buffer.from('{"a":"caf'), 0xe9, ...Buffer.from('"}\n')]),
      /must be UTF-8/,
    ],
    ["utf16.csv", utf16("a,b\n1,2\n"), /must be UTF-8; it begins as UTF-16/],
    ["utf16.json", utf16('[{"a":1}]'), /must be UTF-8/],
    [
      "picture.csv",
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...noise]),
      /must be (?:delimited text|UTF-8)/,
    ],
    ["ends.csv", "a,b\n1,2\r\n3,4\r\n", /does it end its lines in several ways/],
    ["cut.csv.gz", packed.subarray(0, packed.length - 400), /gzip archive must be whole/],
    ["cut.json.gz", gzipSync('[{"a":1},{"a":2}]').subarray(0, 20), /gzip archive must be whole/],
    ["cut.ndjson.gz", gzipSync('{"a":1}\n{"a":2}\n').subarray(0, 20), /gzip archive must be whole/],
    ["cut.json", '[{"a":1},{"a":', /must be JSON; the text ends in the middle/],
    ["number.json", "42", /must hold an array of records or an object of columns; got number/],
    ["null.json", "null", /got null/],
    ["string.json", '"hi"', /got string/],
    ["object.json", '{"a":1}', /got an object with the keys a/],
    ["values.json", "[1,2,3]", /got an array of other values/],
    [
      "columns.json",
      '{"a":[1,2],"b":[1]}',
      /columns\.json: all columns must have one length; got 1 in "b" beside 2/,
    ],
    ["line.ndjson", '{"a":1}\n{"a":\n', /line 2: must be one JSON object/],
    ["text.parquet", "a,b\n1,2\n", /begins and ends with PAR1/],
    [
      "noise.parquet",
      Buffer.concat([Buffer.from("PAR1"), noise, Buffer.from("PAR1")]),
      /begins and ends with PAR1/,
    ],
    ["noise.arrow", Buffer.concat([Buffer.from("ARROW1\0\0"), noise]), /must be an Arrow IPC file or stream/],
  ])("%s", async (name, content, message) => {
    const path = put(name, content);
    await expect(audit(path, { now: NOW })).rejects.toThrow(message);
    await expect(audit(path, { now: NOW })).rejects.toThrow(name);
  });

  it("a Parquet file that is cut", async () => {
    await writeParquet({ a: Array.from({ length: 3000 }, (_, i) => i * 1.7) }, join(folder, "whole.parquet"));
    const whole = readFileSync(join(folder, "whole.parquet"));
    const path = put("half.parquet", whole.subarray(0, whole.length >> 1));
    await expect(audit(path)).rejects.toThrow(/half\.parquet: a Parquet file begins and ends with PAR1/);
  });

  it("JSON that is too large to be held is refused where its shape is not that of records", async () => {
    for (const [name, text] of [
      ["far.json", '{"a":[1,2],"b":[3,4]}'],
      ["far-values.json", "[1,2,3]"],
      ["far-mark.json", '\uFEFF[{"a":1}]'],
    ] as const)
      await expect(openDataset(put(name, text), { memoryBytes: 0 })).rejects.toThrow(name);
  });
});

describe("tables that say little are never passed for what they do not say", () => {
  it.each<[string, unknown, AuditOptions]>([
    ["a header only", put("header.csv", "a,b\n"), {}],
    ["no records", [], {}],
    ["records without fields", put("fields.json", "[{},{}]"), {}],
  ])("%s is not evaluated", async (_, data, options) => {
    expect((await sound(data, options)).verdict.status).toBe("not_evaluated");
  });

  it.each<[string, unknown, AuditOptions]>([
    ["one row", put("row.csv", "a,b,y\n1,x,0\n"), { label: "y" }],
    ["nothing but missing values", put("nulls.csv", `a,b,y\n${lines(50, () => ",,")}`), { label: "y" }],
    ["one value", put("constant.csv", `a,b,y\n${lines(50, () => "1,x,k")}`), { label: "y" }],
    [
      "infinities",
      put("infinite.csv", `a,y\n${lines(80, (i) => `${i % 5 === 0 ? "-inf" : i},${i % 2}`)}`),
      { label: "y" },
    ],
    ["NaN for a label", Array.from({ length: 80 }, (_, i) => ({ a: i, y: NaN })), { label: "y" }],
  ])("%s", async (_, data, options) => {
    const { verdict } = await sound(data, options);
    expect(["fail", "warn", "not_evaluated"]).toContain(verdict.status);
  });

  it.each<[string, unknown, AuditOptions]>([
    [
      "very large and very small numbers",
      Array.from({ length: 60 }, (_, i) => ({ d: i % 2 ? 1e140 : -1e140, e: 1e-100 * i, y: i % 3 })),
      { label: "y" },
    ],
    [
      "records as label, time, group and id",
      Array.from({ length: 60 }, (_, i) => ({ a: [i % 4], y: { z: i % 2 }, t: [1], g: {}, i: [i] })),
      { label: "y", time: "t", group: "g", id: "i" },
    ],
    [
      "dates at the edge",
      Array.from({ length: 60 }, (_, i) => ({ d: new Date(i % 2 ? 8.64e15 : -8.64e15), y: i % 3 })),
      { time: "d", label: "y" },
    ],
    [
      "dates that the calendar lacks",
      put(
        "days.csv",
        `d,y\n${lines(60, (i) => `${["2024-02-30", "2024-13-01", "9999-12-31", "0001-01-01"][i % 4]},${i % 2}`)}`,
      ),
      { label: "y" },
    ],
    ["cells of a megabyte", put("long.csv", `a,b\n${lines(3, (i) => `${i},${"x".repeat(1_000_000)}`)}`), {}],
    ["NUL characters", put("nul.csv", "a,b\n1,x\0y\n2,z\n3,q\0\n"), {}],
    [
      "mixed values",
      put(
        "mixed.json",
        JSON.stringify(
          Array.from({ length: 60 }, (_, i) => ({
            a: i % 9 ? i : "abc",
            b: i % 4 ? { z: i } : [1],
            y: i % 2,
          })),
        ),
      ),
      { label: "y" },
    ],
  ])("%s break no check", async (_, data, options) => {
    const result = await sound(data, options);
    expect(result.toHtml().length).toBeLessThan(500_000);
  });

  it("a column that is not there, or plays two parts", async () => {
    const table = { a: [1, 2], b: [1, 2] };
    for (const label of ["c", "__proto__", "constructor"])
      await expect(audit(table, { label })).rejects.toThrow(
        `audit: label: no column "${label}"; known: a, b`,
      );
    await expect(audit(table, { label: "a", group: "a" })).rejects.toThrow(/plays one part/);
  });

  it("options that are wrong are refused before the work", async () => {
    const table = { a: [1, 2] };
    const wrong: unknown[] = [
      { sampleRows: -1 },
      { seed: 0.5 },
      { baseline: {} },
      { contract: {} },
      { accept: [null] },
      { accept: {} },
      { accept: [{ check: "completeness", reason: "so", until: "2026-02-31" }] },
      { now: "someday" },
    ];
    for (const options of wrong)
      await expect(audit(table, options as AuditOptions)).rejects.toThrow(/^(?:audit|contract): |^audit/);
  });
});

describe("odd names and values keep their meaning", () => {
  it("names that are empty, repeated, quoted or of JavaScript's own", async () => {
    const path = put(
      "names.csv",
      `a,A,,"q""q","new\nline",__proto__,toString,😀,<b>,y\r\n${lines(60, (i) => `${i},${i % 3},z,t${i},${i % 5},${i},x,p,<i>,${i % 2}\r`)}`,
    );
    const frame = await read(path);
    expect(frame.data.map(({ name }) => name)).toEqual([
      "a",
      "A_1",
      "column2",
      'q"q',
      "new\nline",
      "__proto__",
      "toString",
      "😀",
      "<b>",
      "y",
    ]);
    expect(frame.length).toBe(60);
    expect(notesOf(frame).join()).toMatch(/without a name.*"column2".*"A" is now "A_1"/);
    for (const data of [path, await scan(path)]) {
      const result = await sound(data, { label: "y" });
      expect(result.provenance.rows).toBe(60);
      expect(result.toHtml()).not.toMatch(/<b>,|<i>/);
    }
  });

  it("a name with brackets is a name, not a pattern", async () => {
    put("data1.csv", "other\n1\n");
    expect((await read(put("data[1].csv", "own\n1\n"))).data[0]!.name).toBe("own");
    expect((await scan(join(folder, "data[1].csv"))).schema[0]!.name).toBe("own");
  });

  it("numbers beyond 2^53, leading zeros, moments beyond a Date", async () => {
    const big = put(
      "big.csv",
      `id,zip\n${lines(30, (i) => `${9007199254740993n + BigInt(i)},${String(i).padStart(5, "0")}`)}`,
    );
    expect((await read(big)).data.map(({ type }) => type)).toEqual(["string", "string"]);
    expect(
      notesOf(await read(put("big.json", '[{"a":9007199254740993},{"a":9007199254740992}]'))).join(),
    ).toMatch(/beyond 2\^53/);
    expect(
      notesOf(await read(put("small.json", '[{"a":0.12345678901234567,"b":"9007199254740993"}]'))),
    ).toEqual([]);
    const far =
      await sql`select case when i = 3 then 'infinity'::timestamp else timestamp '2024-01-01' end as t from range(5) r(i)`;
    expect(far.data[0]!.type).toBe("string");
    await writeParquet(far, join(folder, "far.parquet"));
    await sound(join(folder, "far.parquet"));
  });
});

it("gives the same verdicts in memory and out of core", async () => {
  const data = fileURLToPath(new URL("../../node_modules/vega-datasets", import.meta.url));
  const cases: readonly [string, AuditOptions][] = [
    ["penguins.json", { label: "Species" }],
    ["movies.json", { label: "Major Genre" }],
    ["birdstrikes.csv", {}],
    ["seattle-weather.csv", { label: "weather", time: "date" }],
  ];
  for (const [name, options] of cases) {
    const frame = await read(join(data, "data", name));
    const parquet = join(folder, `${name}.parquet`);
    await writeParquet(frame, parquet);
    const sources = [parquet];
    if (name === "seattle-weather.csv") {
      sources.push(join(folder, "same.csv"));
      await writeCsv(frame, sources[1]!);
    }
    for (const source of sources) {
      const verdicts = async (table: unknown): Promise<string[]> =>
        (await sound(table, { ...options, suite: "quick", seed: 3 })).findings
          .map(({ id, status, value }) => `${id} ${status} ${value === null ? "" : value.toPrecision(9)}`)
          .toSorted();
      expect(await verdicts(await scan(source)), source).toEqual(await verdicts(await read(source)));
    }
  }
});
