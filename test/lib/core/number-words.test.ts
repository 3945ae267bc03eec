import { expect, it } from "vitest";
import { count, number, percent, plural, short, some } from "../../../lib/core/words.ts";

it("writes shares so that none reads as more or less than it is", () => {
  expect([0, 1, 0.1797, 0.00503, 0.0000012, 0.9999].map(percent)).toEqual([
    "0 %",
    "100 %",
    "18.0 %",
    "0.50 %",
    "0.00012 %",
    "99.99 %",
  ]);
});

it("writes numbers with the digits that a reader wants", () => {
  expect([0, -3, 1461, 22_019_466.4, 3.14159, 1e-7, 2.5e17].map(number)).toEqual([
    "0",
    "-3",
    "1461",
    "22\u202f019\u202f466",
    "3.142",
    "1.000e-7",
    "2.500e+17",
  ]);
  expect(count(-1234567)).toBe("-1\u202f234\u202f567");
});

it("counts and lists", () => {
  expect([plural(1, "row"), plural(2, "row"), plural(0, "category", "categories")]).toEqual([
    "1 row",
    "2 rows",
    "0 categories",
  ]);
  expect(some(["a", "b", "c", "d", "e"])).toBe('"a", "b", "c" and 2 more');
  expect(short("x".repeat(50))).toHaveLength(40);
});
