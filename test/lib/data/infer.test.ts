/** Types of columns lose nothing: what went in comes out, whatever type was found. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnValues, inferStrings, inferValues, textAt } from "../../../lib/data/index.ts";

const scalar = fc.oneof(
  fc.double({ noNaN: true }),
  fc.integer(),
  fc.string(),
  fc.constantFrom("1", "true", "2020-01-01", ""),
  fc.boolean(),
  fc.date({ noInvalidDate: true }),
  fc.constant(null),
  fc.array(fc.integer(), { maxLength: 2 }),
);
const lists = fc.oneof(
  fc.array(scalar),
  fc.array(fc.double({ noNaN: true })),
  fc.array(fc.option(fc.string())),
  fc.array(fc.option(fc.boolean())),
);

it("gives any values back as they were", () =>
  fc.assert(
    fc.property(lists, (values) => {
      expect(columnValues(inferValues("c", values))).toEqual(values);
    }),
  ));

it("keeps numbers among strings numbers", () => {
  const column = inferValues("Title", ["Se7en", 300, null, "Up"]);
  expect(columnValues(column)).toEqual(["Se7en", 300, null, "Up"]);
  expect(column.inferred).toMatchObject({ kinds: { string: 2, number: 1 } });
});

it("keeps bigints beyond 2^53 exactly, as text", () => {
  expect(columnValues(inferValues("c", [1n, null, 2n]))).toEqual([1, null, 2]);
  expect(columnValues(inferValues("c", [1n, 2n ** 53n + 1n]))).toEqual(["1", "9007199254740993"]);
});

const text = fc.oneof(
  fc.string(),
  fc.constantFrom("007", "true", "nan", "1e400", "2020-02-30", "03/04/2012", "9007199254740993"),
);
it("gives text back: as it was, or as a value that means the same", () =>
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(text),
        fc.array(fc.double({ noNaN: true }).map(String)),
        fc.array(
          fc
            .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
            .map((day) => day.toISOString()),
        ),
      ),
      (texts) => {
        const column = inferStrings("c", texts);
        for (const [i, each] of texts.entries()) {
          const got = textAt(column, i);
          if (each === "" || column.type === "string") expect(got).toBe(each);
          else if (column.type === "number")
            expect(column.values[i]).toBe(Number(each.trim().replace(/^([+-]?)inf$/i, "$1Infinity")));
          else if (column.type === "boolean") expect(got).toBe(each.trim().toLowerCase());
          else if (column.type === "date" && each.endsWith("Z"))
            expect(column.values[i]).toBe(Date.parse(each));
        }
      },
    ),
  ));

describe("traps of delimited text", () => {
  it.each([
    ["leading zeros", ["00501", "10001"], /leading zeros \("00501"\)/],
    ["2^53 + 1", ["1", "9007199254740993"], /beyond 2\^53/],
    ["days and months that cannot be told apart", ["03/04/2012", "05/06/2012"], /dates: "dmy"/],
    ["both orders", ["31/12/2012", "12/31/2012"], /some with the day first and some with the month first/],
    [
      "a minority",
      [...Array.from({ length: 40 }, (_, i) => `${i}`), "NA"],
      /1 of 41 values.*missing: \["", "NA"\]/,
    ],
  ])("%s stay text and say why", (_, texts, why) => {
    const column = inferStrings("c", texts);
    expect(column.type).toBe("string");
    expect(column.inferred!.why).toMatch(why);
    expect(texts.map((_, i) => textAt(column, i))).toEqual(texts);
  });
  it("reads what was declared missing as missing", () =>
    expect(columnValues(inferStrings("c", ["1", "NA", ""], { missing: ["", "NA"] }))).toEqual([
      1,
      null,
      null,
    ]));
});
