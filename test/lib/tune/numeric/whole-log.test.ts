import { expect, test } from "vitest";
import { wholeLog } from "../../../../lib/tune/numeric/whole-log.ts";

test("logarithms are those of Python, to the last bit", () => {
  // math.log(n); Math.log is one unit off at some of them.
  expect([1, 2, 3, 5, 10, 243, 1000, 2 ** 53 - 1].map(wholeLog)).toEqual([
    0, 0.6931471805599453, 1.0986122886681098, 1.6094379124341003, 2.302585092994046, 5.493061443340548,
    6.907755278982137, 36.7368005696771,
  ]);
});

test("a power of the base falls where it falls in Python", () => {
  expect(Math.floor(wholeLog(243) / wholeLog(3))).toBe(4);
  expect(Math.floor(wholeLog(81) / wholeLog(3))).toBe(4);
  expect(Math.floor(wholeLog(1000) / wholeLog(10))).toBe(2);
});
