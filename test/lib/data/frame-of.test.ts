/**
 * Frames from the real packages and back. Polars is a stand-in: the binary of nodejs-polars 0.25 needs Node 22, so that it is left out
 * on Node 20, and older ones lack binaries of some systems in the registry, which `npm ci` refuses.
 */
import * as aq from "arquero";
import * as dfd from "danfojs-node";
import { describe, expect, it } from "vitest";
import {
  frameOf,
  fromRecords,
  inferStrings,
  inferValues,
  toArquero,
  toArrow,
  toDanfo,
  type Arquero,
  type Danfo,
} from "../../../lib/data/index.ts";

const rows = [
  { a: 1.5, n: 1, s: "x", b: true, d: new Date("2020-01-02T03:04:05.006Z") },
  { a: null, n: 2, s: null, b: null, d: null },
  { a: -3, n: 3, s: "y", b: false, d: new Date(0) },
];
const frame = fromRecords(rows);

describe("frames both ways", () => {
  it("records", () => expect(frame.toRecords()).toEqual(rows));
  it("danfojs", () => {
    const made = toDanfo(frame, dfd as unknown as Danfo<object>);
    expect(frameOf(made).toRecords()).toEqual(rows);
  });
  it("arquero, with filters", () => {
    const made = toArquero(frame, aq as unknown as Arquero<aq.ColumnTable>);
    expect(frameOf(made).toRecords()).toEqual(rows);
    expect(frameOf(made.filter("d => d.n > 1")).toRecords()).toEqual(rows.slice(1));
  });
  it("Arrow", async () => {
    expect(frameOf(await toArrow(frame)).toRecords()).toEqual(rows);
  });
  it("polars, by a stand-in of its structure", () => {
    const made = {
      columns: ["a"],
      height: 2,
      getColumn: () => ({ toArray: () => [1n, 9007199254740993n] }),
    };
    expect(frameOf(made).toRecords()).toEqual([{ a: "1" }, { a: "9007199254740993" }]);
  });
  it("says what it takes", () => expect(() => frameOf("abc")).toThrow(/takes a Frame.*got string "abc"/));
});

describe("types", () => {
  it.each([
    [["1", "2.5", ""], "number"],
    [["007", "012"], "string"],
    [["9007199254740993"], "string"],
    [["true", "False"], "boolean"],
    [["2020-01-31", "2020/02/01 10:00"], "date"],
    [["03/04/2020", "04/05/2020"], "string"],
    [["31/04/2020", "04/05/2020"], "string"],
    [["30/04/2020", "04/05/2020"], "date"],
    [["None", "1"], "string"],
  ])("%j is %s", (values, type) => expect(inferStrings("c", values).type).toBe(type));
  it("names the minority", () =>
    expect(
      inferStrings("c", [...Array.from({ length: 99 }, (_, i) => `${i}`), "n/a"]).inferred!.why,
    ).toContain('number, but 1 of 100 values do not read as one: "n/a"'));
  it("leaves mixed scalars alone", () =>
    expect(inferValues("c", ["a", 1, "b", null])).toMatchObject({
      type: "json",
      inferred: { kinds: { string: 2, number: 1 } },
    }));
});

it("injects nothing, whatever names and cells hold", () => {
  const evil = "<script>alert(1)</script>\"'\u202e";
  const bundle = frameOf({ [evil]: [evil, `${evil}${"x".repeat(90)}`] }, evil)[
    Symbol.for("Jupyter.display") as never
  ] as () => {
    "text/html": string;
  };
  const html = bundle.call(frameOf({ [evil]: [evil, `${evil}${"x".repeat(90)}`] }, evil))["text/html"];
  expect(html).not.toMatch(/<script|\u202e/);
});
