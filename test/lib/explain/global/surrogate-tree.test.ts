/** The tree that stands in for a model: what it reads, what it says, and texts. */
import { expect, it } from "vitest";
import { fromColumns, type Design } from "../../../../lib/data/index.ts";
import { surrogateTree } from "../../../../lib/explain/index.ts";

const n = 200;
const table = fromColumns({
  housing: Array.from({ length: n }, (_, i) => ["own", "rent", "for free"][i % 3]!),
  age: Array.from({ length: n }, (_, i) => 20 + ((7 * i) % 50)),
});
const step = (rows: readonly Float64Array[]): number[] =>
  rows.map(([housing, age]) => (housing === 1 ? 10 : age! > 44.5 ? 2 : 0));

it("asks for the values of a text, and reads as the model does", async () => {
  const { rules, features, fidelity, words } = await surrogateTree(step, table);
  expect(features).toEqual(["housing = own", "housing = rent", "housing = for free", "age"]);
  expect(fidelity).toBe(1);
  expect(rules.map((rule) => rule.replace(/ \(.*/, ""))).toEqual([
    "housing = rent: 10",
    "not housing = rent and age ≤ 44.5: 0",
    "not housing = rent and age > 44.5: 2",
  ]);
  expect(words).toContain("housing = rent");
});

it("keeps numbers as they are", async () => {
  const X: Design = {
    rows: n,
    columns: 1,
    names: ["age"],
    values: Float64Array.from({ length: n }, (_, i) => i % 50),
  };
  const tree = await surrogateTree((rows) => rows.map(([age]) => Number(age! > 24.5)), X, { maxDepth: 1 });
  expect(tree.rules).toEqual([
    expect.stringMatching(/^age ≤ 24\.5: 0 /),
    expect.stringMatching(/^age > 24\.5: 1 /),
  ]);
});

it("refuses a handful of rows", async () => {
  await expect(surrogateTree(step, table.slice(0, 5))).rejects.toThrow("ten rows or more; got 5");
});
