import { describe, expect, it } from "vitest";
import { createRng } from "../../../lib/core/index.ts";
import { fromColumns } from "../../../lib/data/index.ts";
import { adversarialValidation } from "../../../lib/validate/adversarial.ts";

function table(seed: number, n: number, shift = 0) {
  const rng = createRng(seed);
  return fromColumns({
    a: Array.from({ length: n }, () => rng.normal() + shift),
    b: Array.from({ length: n }, (_, i) => (i % 9 === 0 ? null : rng.normal())),
    city: Array.from({ length: n }, () => ["Rome", "Oslo", "Lima"][rng.integer(3)]!),
  });
}

describe("adversarialValidation", () => {
  it("does not tell random halves apart", async () => {
    let alarms = 0;
    for (let seed = 0; seed < 8; seed++) {
      const found = await adversarialValidation(table(seed, 80), table(1000 + seed, 80), { seed });
      if (found.status !== "pass") alarms++;
      expect(found.rounds).toHaveLength(found.status === "pass" ? 1 : found.rounds.length);
    }
    expect(alarms).toBeLessThanOrEqual(1);
  });

  it("names the column that has moved, and is quiet without it", async () => {
    const found = await adversarialValidation(table(1, 120), table(2, 120, 2));
    expect(found.status).toBe("fail");
    expect(found.drivers).toEqual(["a"]);
    expect(found.rounds[0]!.drives[0]!.column).toBe("a");
    expect(found.rounds[0]!.drives[0]!.importance).toBeGreaterThan(0.2);
    expect(found.rounds.at(-1)!.strongest.interval[0]).toBeLessThanOrEqual(0.55);
    const without = await adversarialValidation(table(1, 120), table(2, 120, 2), { columns: ["b", "city"] });
    expect(without.status).toBe("pass");
  });

  it("sees a category and missing values that only one table has", async () => {
    const city = await adversarialValidation(
      table(3, 60).select(["city"]),
      table(4, 60)
        .select(["city"])
        .withColumn("city", () => "Bonn"),
    );
    expect(city).toMatchObject({ auc: 1, interval: [1, 1], status: "fail", drivers: ["city"] });
    const gaps = table(5, 60).withColumn("a", (row, i) => (i % 2 === 0 ? null : row["a"]));
    const missing = await adversarialValidation(gaps, table(6, 60), { rounds: 1 });
    expect(missing.drivers).toEqual(["a"]);
  });

  it("refuses tables of other columns", async () => {
    await expect(adversarialValidation(table(1, 20), table(2, 20).select(["a"]))).rejects.toThrow(
      /same columns/,
    );
    await expect(adversarialValidation(table(1, 20).select(["a"]), table(2, 20))).rejects.toThrow(
      /second has "b"/,
    );
    await expect(adversarialValidation(table(1, 3), table(2, 20))).rejects.toThrow(/as many rows/);
  });
});
