/** %%sql: variables by name, bound expressions, the result as a value or a variable. */
import { expect, it } from "vitest";
import type { Frame } from "../../lib/data/index.ts";
import sql from "../../magics/sql.ts";
import { bench } from "./context.ts";

it("reads variables by name and binds expressions", async () => {
  const here = bench([sql]);
  await here.cell(
    "const people = [{ name: 'Ann', age: 31 }, { name: 'Bo', age: 19 }]; const limit = { low: 20 };",
  );
  const frame = (await here.call(
    sql,
    "",
    "select name, age + ${1} as next\nfrom people where age > ${limit.low}",
  )) as Frame;
  expect(frame.row(0)).toEqual({ name: "Ann", next: 32 });
  expect(await here.call(sql, "--out kept", "select count(*) as n from people")).toBeUndefined();
  expect(await here.cell("kept.row(0).n")).toBe(2);
});

it("says what is wrong, with the place", async () => {
  const here = bench([sql]);
  await expect(here.call(sql, "", "select 1 +\n  from range(3) where")).rejects.toThrow(/sql, line 2/);
  await expect(here.call(sql, "", "select * from nobody")).rejects.toThrow(/no table or variable "nobody"/);
  await expect(here.call(sql, "", "select ${1")).rejects.toThrow(/is not closed/);
});
