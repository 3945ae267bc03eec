/** Datasets in memory: repeats, conflicts, samples and what is missing, against naive counts; and their laws. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frameDataset } from "../../../lib/data/frame-dataset.ts";
import { Frame } from "../../../lib/data/frame.ts";
import { fromColumns } from "../../../lib/data/records.ts";

const row = fc.tuple(
  fc.option(fc.constantFrom(0, -0, 1, 2, 0.5)),
  fc.option(fc.constantFrom("a", "b", "")),
  fc.option(fc.boolean()),
  fc.option(fc.constantFrom(1, "1", true, "x")),
);
const rows = fc.array(row, { minLength: 1, maxLength: 30 });
type Rows = readonly (readonly unknown[])[];
const names = ["n", "s", "b", "k"];
const tableOf = (list: Rows): Frame =>
  fromColumns(names.map((name, j) => [name, list.map((each) => each[j])] as const));
const keyOf = (values: readonly unknown[]): string =>
  values.map((value) => `${typeof value} ${value === 0 ? 0 : String(value)}`).join("|");

function grouped(list: Rows, columns: readonly number[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [i, each] of list.entries()) {
    const key = keyOf(columns.map((j) => each[j]));
    groups.set(key, [...(groups.get(key) ?? []), i]);
  }
  return [...groups.values()].toSorted((a, b) => b.length - a.length || a[0]! - b[0]!);
}

describe("repeats and conflicts", () => {
  it("are what a naive search finds", () =>
    fc.assert(
      fc.asyncProperty(rows, async (list) => {
        const found = await frameDataset(tableOf(list)).duplicates(names, 3);
        const groups = grouped(list, [0, 1, 2, 3]).filter((each) => each.length > 1);
        const all = groups.flat().length;
        expect(found).toEqual({
          groups: groups.length,
          rowsInGroups: all,
          repeats: all - groups.length,
          examples: groups.slice(0, 3).map((each) => each.slice(0, 10)),
        });
        const labelled = list.flatMap((each, i) => (each[1] === null ? [] : [i]));
        const part = labelled.map((i) => list[i]!);
        const mixed = grouped(part, [0, 2])
          .filter((each) => new Set(each.map((i) => part[i]![1])).size > 1)
          .map((each) => each.map((i) => labelled[i]!));
        expect(await frameDataset(tableOf(list)).conflicts(["n", "b"], "s", 3)).toEqual({
          groups: mixed.length,
          rows: mixed.flat().length,
          examples: mixed.slice(0, 3).map((each) => each.slice(0, 10)),
        });
      }),
    ));
  it("do not hang on the order of rows, and doubling all rows makes every row a repeat", () =>
    fc.assert(
      fc.asyncProperty(rows, async (list) => {
        const frame = tableOf(list);
        const once = await frameDataset(frame).duplicates(names, 0);
        const back = frame.take(list.map((_, i) => list.length - 1 - i));
        expect(await frameDataset(back).duplicates(names, 0)).toEqual(once);
        const twice = frame.take([...list.keys(), ...list.keys()]);
        const doubled = await frameDataset(twice).duplicates(names, 0);
        expect(doubled.rowsInGroups).toBe(2 * list.length);
        expect(doubled.repeats).toBe(list.length + once.repeats);
      }),
    ));
});

it("samples rows in order, the same for the same seed", () =>
  fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0, max: 60 }),
      fc.nat(),
      async (n, k, seed) => {
        const dataset = frameDataset(fromColumns({ i: Float64Array.from({ length: n }, (_, i) => i) }));
        const { frame, rows: drawn } = await dataset.sample(k, seed);
        expect(frame.length).toBe(Math.min(k, n));
        const got = [...(frame.column("i") as unknown as { values: Float64Array }).values];
        expect(got).toEqual([...(drawn ?? got)]);
        expect(got.every((value, i) => i === 0 || value > got[i - 1]!)).toBe(true);
        expect((await dataset.sample(k, seed)).rows).toEqual(drawn);
      },
    ),
  ));

describe("missingness", () => {
  it("is what a naive count finds, over the columns that miss something", () =>
    fc.assert(
      fc.asyncProperty(rows, async (list) => {
        const found = await frameDataset(tableOf(list)).missingness();
        const at = names.flatMap((_, j) => (list.some((each) => each[j] === null) ? [j] : []));
        expect(found.columns).toEqual(at.map((j) => names[j]));
        expect(found.completeRows).toBe(list.filter((each) => !each.includes(null)).length);
        const pairs = at.flatMap((a) =>
          at.map((b) => list.filter((r) => r[a] === null && r[b] === null).length),
        );
        expect([...found.together]).toEqual(pairs);
        const keys = list.map((each) => at.map((j) => (each[j] === null ? "1" : "0")).join(""));
        expect(found.patternCount).toBe(new Set(keys).size);
        for (const { key, count } of found.patterns)
          expect(count).toBe(keys.filter((each) => each === key).length);
        expect(found.patterns.reduce((sum, { count }) => sum + count, 0)).toBe(list.length);
      }),
    ));
  it("covers 500 columns, those with most missing cells, and counts complete rows over all", async () => {
    const columns = Array.from({ length: 2000 }, (_, j) => {
      const values = Float64Array.from({ length: 40 }, (_, i) =>
        i > 0 && i <= (j % 4) + (j === 3 ? 20 : 0) ? NaN : 1,
      );
      return { name: `c${j}`, type: "number" as const, integer: true, values };
    });
    const found = await frameDataset(new Frame(columns)).missingness();
    expect(found.columns).toEqual(columns.flatMap(({ name }, j) => (j % 4 === 3 ? [name] : [])));
    expect(found.moreColumns).toBe(1000);
    expect(found.together).toHaveLength(250_000);
    expect(found.completeRows).toBe(40 - 23);
  });
});

it("hears an interrupt within a tall column", async () => {
  const stop = new AbortController();
  const frame = fromColumns({ x: Float64Array.from({ length: 400_000 }, (_, i) => i % 1000) });
  const work = frameDataset(frame).duplicates(["x"], 1, stop.signal);
  setImmediate(() => stop.abort(new Error("stopped")));
  await expect(work).rejects.toThrow("stopped");
});
