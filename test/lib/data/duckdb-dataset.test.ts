/** The engine over files must answer as the one in memory does, on any small table. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import type { Column } from "../../../lib/data/column.ts";
import type { ColumnProfile } from "../../../lib/data/dataset.ts";
import { duckdbDataset } from "../../../lib/data/duckdb-dataset.ts";
import { duckDb } from "../../../lib/data/duckdb.ts";
import { frameDataset } from "../../../lib/data/frame-dataset.ts";
import { Frame } from "../../../lib/data/frame.ts";
import { fromColumns } from "../../../lib/data/records.ts";

const folder = mkdtempSync(join(tmpdir(), "assay-dataset-"));
afterAll(() => rmSync(folder, { recursive: true }));

const number = fc.oneof(
  // Fourth powers of what is smaller vanish.
  fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((x) => (Math.abs(x) < 1e-60 ? 0 : x)),
  fc.constantFrom(0, -1, 1, 2.5, 1e6, NaN, Infinity, -Infinity),
);
const text = fc.oneof(
  fc.constantFrom("", " ", "a", "b", "12", "-1.5e3", "é", "𝒳𝒳", "\t\n"),
  fc.string({ maxLength: 5 }),
);
const row = fc.record({
  n: fc.option(number),
  i: fc.option(fc.integer({ min: -5, max: 5 })),
  s: fc.option(text.filter((each) => !each.includes("\0") && each.isWellFormed())),
  b: fc.option(fc.boolean()),
  t: fc.option(fc.date({ min: new Date(0), max: new Date(1e12), noInvalidDate: true })),
  k: fc.option(fc.oneof(fc.integer(), fc.constantFrom("x", "y", true), fc.constant([1, 2]))),
});

it("gives the profiles, patterns, repeats, conflicts and samples of the dataset in memory", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
      const frame = tableOf(rows);
      const path = join(folder, "rows.parquet");
      const session = await (await duckDb()).session();
      await session.createTable("written", frame);
      await session.run(`copy written to '${path}' (format parquet)`);
      session.close();
      const ours = await duckdbDataset(path);
      const theirs = frameDataset(frame);
      try {
        const expected = await collect(theirs.profile());
        const got = await collect(ours.profile());
        for (const [i, profile] of got.entries()) same(profile, expected[i]!);
        const [a, b] = [await ours.missingness(), await theirs.missingness()];
        expect(a.completeRows).toBe(b.completeRows);
        expect([...a.together]).toEqual([...b.together]);
        const sorted = (list: typeof a.patterns): unknown =>
          list.toSorted((x, y) => (x.key < y.key ? -1 : 1));
        expect(sorted(a.patterns)).toEqual(sorted(b.patterns));
        for (const columns of [["n", "s"], ["i", "b"], ["k"]])
          expect(await ours.duplicates(columns)).toEqual(await theirs.duplicates(columns));
        expect(await ours.conflicts(["i"], "s")).toEqual(await theirs.conflicts(["i"], "s"));
        const n = Math.ceil(rows.length / 2);
        const [left, right] = [await ours.sample(n, 7), await theirs.sample(n, 7)];
        expect([...(left.rows ?? [])]).toEqual([...(right.rows ?? [])]);
        expect(left.frame.length).toBe(right.frame.length);
      } finally {
        await ours.close();
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);

/** Types are kept whatever the values are, as a file keeps them. */
function tableOf(rows: readonly Readonly<Record<string, unknown>>[]): Frame {
  const inferred = fromColumns(
    ["n", "i", "s", "b", "t", "k"].map((name) => [name, rows.map((each) => each[name])] as const),
  );
  const types = { n: "number", i: "number", s: "string", b: "boolean", t: "date", k: "json" } as const;
  const empty = (name: keyof typeof types): Column => {
    const valid = new Uint8Array(rows.length);
    const values = new Float64Array(rows.length).fill(NaN);
    if (types[name] === "number") return { name, type: "number", integer: false, values, valid };
    if (types[name] === "date") return { name, type: "date", hasTime: false, values, valid };
    if (types[name] === "boolean")
      return { name, type: "boolean", values: new Uint8Array(rows.length).fill(255), valid };
    return { name, type: "string", codes: new Int32Array(rows.length).fill(-1), dictionary: [], valid };
  };
  return new Frame(
    inferred.data.map((column) => {
      const kinds = Object.keys(column.inferred?.kinds ?? {});
      return kinds.length === 0 ? empty(column.name as keyof typeof types) : column;
    }),
  );
}

async function collect(profiles: AsyncIterable<ColumnProfile>): Promise<ColumnProfile[]> {
  const list: ColumnProfile[] = [];
  for await (const profile of profiles) list.push(profile);
  return list;
}

function same(got: ColumnProfile, wanted: ColumnProfile): void {
  const { physical: _p, why: _w, ...left } = got;
  const { physical: _q, why: _v, ...right } = wanted;
  close(left, right, wanted.name);
}

/** Equal, numbers to 1e-9 of their size. */
function close(got: unknown, wanted: unknown, where: string): void {
  if (typeof got === "number" && typeof wanted === "number") {
    if (Object.is(got + 0, wanted + 0)) return;
    expect(Math.abs(got - wanted), `${where}: ${got} for ${wanted}`).toBeLessThanOrEqual(
      1e-9 * Math.max(1, Math.abs(wanted)),
    );
  } else if (typeof got === "object" && got !== null && typeof wanted === "object" && wanted !== null) {
    expect(Object.keys(got).toSorted(), where).toEqual(Object.keys(wanted).toSorted());
    for (const key of Object.keys(wanted))
      close(
        (got as Record<string, unknown>)[key],
        (wanted as Record<string, unknown>)[key],
        `${where}.${key}`,
      );
  } else expect(got, where).toEqual(wanted);
}
