import { describe, expect, it } from "vitest";
import { createRng } from "../../../lib/core/index.ts";
import { fromColumns } from "../../../lib/data/index.ts";
import { Ridge } from "../../../lib/models/index.ts";
import { kFold } from "../../../lib/validate/index.ts";
import { leakageBattery, type LeakageReport } from "../../../lib/validate/leakage-battery.ts";
import { selectionDemonstration } from "../../../lib/validate/selection-demonstration.ts";
import { PlainLogistic } from "./cheap-models.ts";

function clean(seed: number, n: number) {
  const rng = createRng(seed);
  const columns = Object.fromEntries(
    ["a", "b", "c"].map((name) => [name, Array.from({ length: n }, () => rng.normal())]),
  );
  const y = Array.from({ length: n }, (_, i) =>
    rng.next() < 1 / (1 + Math.exp(-columns["a"]![i]! - columns["b"]![i]! - columns["c"]![i]!))
      ? "yes"
      : "no",
  );
  return { columns, y };
}

const status = (found: LeakageReport, part: string) =>
  found.findings.find(({ id }) => id === `leakage/${part}`)!.status;

describe("leakageBattery", () => {
  it("finds nothing in clean data, nor in noise", async () => {
    let alarms = 0;
    for (let seed = 0; seed < 20; seed++) {
      const { columns, y } = clean(seed, 300);
      const labels = seed % 2 === 0 ? y : y.map((_, i) => ((i * 7919 + seed) % 13 < 6 ? "yes" : "no"));
      if ((await leakageBattery(new PlainLogistic(), fromColumns(columns), labels)).status !== "pass")
        alarms++;
    }
    expect(alarms).toBeLessThanOrEqual(1);
  });

  it("finds a leaked column, through any shape, and names it", async () => {
    const { columns, y } = clean(1, 200);
    const rng = createRng(2);
    const leak = y.map((label) =>
      label === "yes" ? 3 + 0.1 * rng.normal() : 6 * Math.round(rng.next()) + 0.1 * rng.normal(),
    );
    const found = await leakageBattery(new PlainLogistic(), fromColumns({ ...columns, leak }), y, {
      target: "y",
    });
    expect(status(found, "single feature")).toBe("fail");
    expect(found.singleFeatures[0]!.column).toBe("leak");
    expect(found.status).toBe("fail");
    expect(found.metric).toBe("rocAuc");
    const numbers = await leakageBattery(
      new Ridge(),
      fromColumns(columns),
      columns["a"]!.map((value) => 3 * value),
    );
    expect(numbers.singleFeatures[0]).toMatchObject({ column: "a", near: true });
    expect(numbers.status).toBe("warn");
  });

  it("finds duplicates, groups and time across splits, in this order", async () => {
    const { columns, y } = clean(3, 100);
    const twice = Object.fromEntries(
      Object.entries(columns).map(([name, values]) => [name, [...values, ...values]]),
    );
    const labels = [...y, ...y];
    const found = await leakageBattery(new PlainLogistic(), fromColumns(twice), labels, {
      entities: labels.map((_, i) => `p${i % 50}`),
      times: labels.map((_, i) => i),
    });
    expect(found.findings.slice(0, 3).map(({ id }) => id)).toEqual([
      "leakage/duplicates",
      "leakage/groups",
      "leakage/time",
    ]);
    expect(status(found, "duplicates")).not.toBe("pass");
    expect(status(found, "groups")).toBe("fail");
    expect(["warn", "fail"]).toContain(status(found, "time"));
    const whole = await leakageBattery(new PlainLogistic(), fromColumns(twice), labels, {
      groups: labels.map((_, i) => i % 100),
    });
    expect(status(whole, "duplicates")).toBe("pass");
    expect(status(whole, "groups")).toBe("pass");
  });

  it("finds sorted rows, identities and names", async () => {
    const { columns, y } = clean(4, 200);
    const order = [...y.keys()].sort((a, b) => (y[a]! < y[b]! ? -1 : y[a]! > y[b]! ? 1 : a - b));
    const sorted = Object.fromEntries(
      Object.entries(columns).map(([name, values]) => [name, order.map((i) => values[i]!)]),
    );
    const found = await leakageBattery(
      new PlainLogistic(),
      fromColumns({ ...sorted, row: order.map((_, i) => i), churn_date: order.map(() => 1) }),
      order.map((i) => y[i]!),
      { target: "Churn", evaluations: 3, metric: "accuracy" },
    );
    expect(status(found, "row order")).toBe("warn");
    expect(status(found, "identities")).toBe("warn");
    expect(status(found, "target in names")).toBe("warn");
    expect(status(found, "choices")).toBe("warn");
    const trend = await leakageBattery(
      new Ridge(),
      fromColumns(columns),
      y.map((_, i) => i + 10 * Math.sin(i)),
    );
    expect(status(trend, "row order")).toBe("warn");
  });

  it("never passes what it could not see", async () => {
    const { columns, y } = clean(5, 40);
    const found = await leakageBattery(new PlainLogistic(), fromColumns(columns), y, {
      splits: kFold(40, { nSplits: 4 }),
    });
    for (const part of ["choices", "target in names", "preprocessing", "row order"])
      expect(status(found, part)).toBe("not_evaluated");
    expect(found.message).toContain("could not be made");
  });
});

it("selection outside of the folds makes accuracy of noise", () => {
  let [outside, inside] = [0, 0];
  for (let seed = 0; seed < 8; seed++) {
    const found = selectionDemonstration({ columns: 500, seed });
    outside += found.outside / 8;
    inside += found.inside / 8;
  }
  expect(outside).toBeGreaterThan(0.8);
  expect(Math.abs(inside - 0.5)).toBeLessThan(0.1);
  expect(selectionDemonstration({ columns: 50, keep: 50 }).outside).toBe(
    selectionDemonstration({ columns: 50, keep: 50 }).inside,
  );
});
