import { expect, it } from "vitest";
import { createRng } from "../../../../lib/core/index.ts";
import type { Column } from "../../../../lib/data/index.ts";
import { randomMissing } from "../../../../lib/audit/measures/missing-completely-at-random.ts";
import { missingAgainst } from "../../../../lib/audit/measures/nullity.ts";

const number = (name: string, values: ArrayLike<number>): Column => ({
  type: "number",
  name,
  values: Float64Array.from(values),
  integer: false,
});

function sample(n: number): { x: Float64Array; y: Float64Array; u: Float64Array } {
  const rng = createRng(8);
  const x = Float64Array.from({ length: n }, () => rng.normal());
  return { x, y: x.map((each) => each + rng.normal()), u: x.map(() => rng.next()) };
}

it("Little's test tells chance from cause, whatever the units", async () => {
  const { x, y, u } = sample(400);
  const byChance = y.map((each, i) => (u[i]! < 0.3 ? Number.NaN : each));
  const byCause = y.map((each, i) => (x[i]! > 0.5 ? Number.NaN : each));
  expect((await randomMissing([x, byChance])).p).toBeGreaterThan(0.01);
  const found = await randomMissing([x, byCause]);
  expect(found.p).toBeLessThan(1e-6);
  const scaled = await randomMissing([x.map((each) => 1e9 * each + 1), byCause.map((each) => each / 1e6)]);
  expect(scaled.statistic).toBeCloseTo(found.statistic!, 6);
});

it("Little's test is not defined without patterns or spread", async () => {
  const nothing = { statistic: null, p: null, reason: expect.any(String) };
  expect(await randomMissing([[1, 2, 3]])).toMatchObject(nothing);
  expect(await randomMissing([])).toMatchObject(nothing);
  expect(
    await randomMissing([
      [1, 2, Number.NaN],
      [5, 5, 5],
    ]),
  ).toMatchObject(nothing);
  expect(
    await randomMissing([
      [1, 2, 3, Number.NaN, 5],
      [2, 4, 6, 8, 10],
      [1, 0, 1, 1, Number.NaN],
    ]),
  ).toMatchObject(nothing);
});

it("names the column that tells where another is missing", () => {
  const { x, y, u } = sample(300);
  const target = number(
    "target",
    y.map((each, i) => (x[i]! > 1 ? Number.NaN : each)),
  );
  const group: Column = {
    type: "boolean",
    name: "group",
    values: Uint8Array.from(u, (each) => (each < 0.5 ? 1 : 0)),
  };
  const found = missingAgainst(target, [number("chance", u), number("cause", x), group]);
  expect(found[0]).toMatchObject({ column: "cause", method: "auc", value: 1, strength: 1, n: 300 });
  for (const other of found.slice(1)) expect(other.strength).toBeLessThan(0.3);
  expect(missingAgainst(number("full", x), [target])[0]).toMatchObject({ value: null, strength: 0 });
});
