/** Robustness: what a disturbance costs is what arithmetic says, and models that refuse are told of. */
import { describe, expect, it } from "vitest";
import { displaySymbol, type Displayable } from "../../../lib/core/index.ts";
import { fromColumns, load } from "../../../lib/data/index.ts";
import { HistGradientBoostingClassifier, LinearRegression, Ridge } from "../../../lib/models/index.ts";
import { robustness, type Disturbance } from "../../../lib/validate/index.ts";

const n = 200;
const a = Array.from({ length: n }, (_, i) => Math.sin(i * 12.9898) * 3);
const b = Array.from({ length: n }, (_, i) => Math.cos(i * 78.233));
const X = fromColumns({ a, b });
const y = a.map((value) => 2 * value + 5);

function of(disturbances: readonly Disturbance[], kind: Disturbance["kind"]): readonly Disturbance[] {
  return disturbances.filter((each) => each.kind === kind);
}

describe("robustness", () => {
  it("moves a linear model by exactly its slope", async () => {
    const report = await robustness(new LinearRegression(), X, y, { metric: "meanAbsoluteError" });
    const mean = a.reduce((sum, value) => sum + value, 0) / n;
    const sd = Math.sqrt(a.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
    const shifts = of(report.disturbances, "shift");
    expect(shifts.map(({ column }) => column)).toEqual(["a", "b"]);
    expect(shifts[0]!.loss).toBeCloseTo(2 * sd, 9);
    expect(shifts[1]!.loss).toBeCloseTo(0, 9);
    expect(report.rows).toBe(n);
    // E|N(0, s)| = s √(2/π).
    const noise = of(report.disturbances, "noise");
    expect(noise.map(({ amount }) => amount)).toEqual([0.1, 0.25, 0.5]);
    expect(noise[2]!.loss! / (2 * 0.5 * sd * Math.sqrt(2 / Math.PI))).toBeCloseTo(1, 0);
    expect(noise[0]!.loss!).toBeLessThan(noise[2]!.loss!);
  });

  it("says so when a model refuses missing cells, and when it does not", async () => {
    const refusing = await robustness(new Ridge(), X, y);
    expect(
      of(refusing.disturbances, "missing").every(
        ({ refused, loss }) => refused !== undefined && loss === null,
      ),
    ).toBe(true);
    expect(refusing.status).toBe("warn");
    expect(refusing.fix).toContain("imputer");
    const birds = load("penguins");
    const model = new HistGradientBoostingClassifier({ maxIter: 10, minSamplesLeaf: 5 });
    const report = await robustness(model, birds.drop(["Species"]), birds.column("Species"));
    expect(report.disturbances.every(({ refused }) => refused === undefined)).toBe(true);
    expect(of(report.disturbances, "unseen")).toHaveLength(1);
    expect(report.score).toBeGreaterThan(0.9);
    expect(report.message).toContain("5.0 % of cells missing");
  });

  it("is the same for the same seed, and shows itself without breaking out", async () => {
    const evil = fromColumns({ "<img src=x>": a, b });
    const report = await robustness(new LinearRegression(), evil, y, { seed: 3 });
    expect(await robustness(new LinearRegression(), evil, y, { seed: 3 })).toEqual(report);
    const html = String((await (report as typeof report & Displayable)[displaySymbol]())["text/html"]);
    expect(html).toContain("Robustness");
    expect(html).not.toContain("<img");
  });

  it("refuses amounts that are none", async () => {
    await expect(robustness(new Ridge(), X, y, { missing: [1] })).rejects.toThrow("between 0 and 1; got 1");
    await expect(robustness(new Ridge(), X, y, { noise: [0] })).rejects.toThrow("above 0; got 0");
  });
});
