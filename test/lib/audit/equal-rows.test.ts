import * as fc from "fast-check";
import { expect, it } from "vitest";
import { firstEqualRows } from "../../../lib/audit/equal-rows.ts";
import { Frame } from "../../../lib/data/index.ts";
import { numbers, strings } from "./checks/frame-input.ts";

it("gives the first equal row, as comparing all pairs does; missing equals missing, 0 equals -0", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(
          fc.constantFrom(0, -0, 1, 1.5, Number.NaN),
          fc.constantFrom("a", "b", null),
          fc.integer({ min: 0, max: 2 }),
        ),
        { minLength: 1, maxLength: 40 },
      ),
      async (rows) => {
        const frame = new Frame([
          numbers(
            "x",
            rows.map(([x]) => x),
          ),
          strings(
            "s",
            rows.map(([, s]) => s),
          ),
          numbers(
            "k",
            rows.map(([, , k]) => k),
          ),
        ]);
        const same = (a: (typeof rows)[number], b: (typeof rows)[number]): boolean =>
          (a[0] === b[0] || (Number.isNaN(a[0]) && Number.isNaN(b[0]))) && a[1] === b[1] && a[2] === b[2];
        expect([...(await firstEqualRows(frame))]).toEqual(
          rows.map((row) => rows.findIndex((each) => same(each, row))),
        );
      },
    ),
  );
});
