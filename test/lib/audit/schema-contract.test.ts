import { describe, expect, it } from "vitest";
import { audit } from "../../../lib/audit/audit.ts";
import { readContract, type SchemaContract } from "../../../lib/audit/schema-contract.ts";
import { fromRecords, load, type Frame } from "../../../lib/data/index.ts";

const rows = Array.from({ length: 200 }, (_, i) => ({
  key: `k${i}`,
  size: i % 7 === 0 ? null : i / 3,
  colour: ["red", "green", "blue"][i % 3],
  count: i % 11,
  day: new Date(Date.UTC(2025, 0, 1 + (i % 50))),
}));
const contractOf = async (frame: Frame): Promise<SchemaContract> =>
  (await audit(frame, { suite: "quick", only: ["completeness"] })).contract();
const held = async (data: unknown, contract: SchemaContract): Promise<string[]> =>
  (await audit(data, { contract, only: ["contract"] })).findings.map(({ status, threshold, column }) =>
    `${status} ${threshold ?? ""} ${column ?? ""}`.trim(),
  );

describe("inferred contract", () => {
  it("promises types, presence, identifiers, complete domains, signs and wholeness", async () => {
    const { columns } = await contractOf(fromRecords(rows));
    expect(columns).toEqual([
      { name: "key", type: "string", missingMax: 0, unique: true },
      { name: "size", type: "number", missingMax: 0.195, min: 0 },
      { name: "colour", type: "string", missingMax: 0, values: ["green", "red", "blue"] },
      { name: "count", type: "number", missingMax: 0, min: 0, integer: true },
      { name: "day", type: "date", missingMax: 0 },
    ]);
  });

  it.each(["penguins", "movies", "birdstrikes", "seattle-weather", "digits"] as const)(
    "is kept by the data it was made from: %s",
    async (name) => {
      const frame = load(name);
      expect(await held(frame, await contractOf(frame))).toEqual(["pass"]);
    },
  );
});

describe("a contract", () => {
  it("is broken by each kind of change, and names it", async () => {
    const contract = await contractOf(fromRecords(rows));
    const change = (
      edit: (row: (typeof rows)[number], i: number) => Record<string, unknown>,
    ): Promise<string[]> => held(fromRecords(rows.map(edit)), contract);
    expect(await change(({ key, size, count, day }) => ({ key, size, count, day }))).toEqual([
      "fail contract.present colour",
    ]);
    expect(await change((row) => ({ ...row, day: "soon" }))).toEqual(["fail contract.type day"]);
    expect(await change((row, i) => ({ ...row, size: i < 150 ? null : 1 }))).toEqual([
      "fail contract.missing size",
    ]);
    expect(await change((row, i) => ({ ...row, key: i === 3 ? "k4" : row.key }))).toEqual([
      "fail contract.unique key",
    ]);
    expect(await change((row, i) => ({ ...row, colour: i === 3 ? "mauve" : row.colour }))).toEqual([
      "fail contract.values colour",
    ]);
    expect(await change((row, i) => ({ ...row, count: i === 3 ? -1 : row.count }))).toEqual([
      "fail contract.range count",
    ]);
    expect(await change((row, i) => ({ ...row, count: i === 3 ? 0.5 : row.count }))).toEqual([
      "fail contract.integer count",
    ]);
    expect(
      await held(fromRecords(rows.map((row) => ({ ...row, extra: 1 }))), { ...contract, closed: true }),
    ).toEqual(["fail contract.extra extra"]);
    expect(await held(fromRecords(rows.slice(0, 50)), { ...contract, rowsMin: 100 })).toEqual([
      "fail contract.rows",
    ]);
  });

  it("survives JSON, and is refused when it is none", async () => {
    const contract = await contractOf(fromRecords(rows));
    expect(readContract(JSON.parse(JSON.stringify(contract)))).toEqual(contract);
    expect(() => readContract({})).toThrow(/kind "assay\.contract"; got/);
    expect(() => readContract({ ...contract, version: 2 })).toThrow(/version must be 1; got 2/);
    expect(() =>
      readContract({ ...contract, columns: [{ name: "a", type: "float", missingMax: 0 }] }),
    ).toThrow(/type of "a" must be one of .*; got "float"/);
    expect(() =>
      readContract({ ...contract, columns: [{ name: "a", type: "number", missingMax: 2 }] }),
    ).toThrow(/must lie in \[0, 1\]; got 2/);
  });
});
