import { describe, expect, it } from "vitest";
import { createRng } from "../../../lib/core/index.ts";
import { load, type Frame } from "../../../lib/data/index.ts";
import { LogisticRegression, Ridge } from "../../../lib/models/index.ts";
import { validate } from "../../../lib/validate/index.ts";
import type { ValidationRecord } from "../../../lib/validate/index.ts";
import { Parrot } from "./toy-models.ts";

const iris = load("iris");
const quick = { intervals: false, segments: false } as const;

/** Every number that JSON would lose. */
function unplain(value: unknown, path = "$"): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path}: ${value}`];
  if (value === null || typeof value !== "object") return value === undefined ? [`${path}: undefined`] : [];
  if (ArrayBuffer.isView(value)) return [`${path}: typed array`];
  return Object.entries(value).flatMap(([key, each]) => unplain(each, `${path}.${key}`));
}

describe("validate", () => {
  it("gives a record that JSON holds, with dummy and baseline beside the score", async () => {
    const target = iris.columns.at(-1)!;
    const v = await validate(new LogisticRegression(), iris, target, { seed: 1 });
    const record: ValidationRecord = v.toJSON();
    expect(record.kind).toBe("assay.validation");
    expect(unplain(record)).toEqual([]);
    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
    expect(record.data).toMatchObject({ rows: 150, columns: 4, target });
    const [accuracy] = record.metrics;
    expect(accuracy).toMatchObject({ metric: "accuracy", n: 150, folds: 5, undefinedFolds: 0 });
    expect(accuracy!.mean).toBeGreaterThan(0.9);
    expect(accuracy!.interval).toMatchObject({ method: "Wilson", of: "pooled" });
    expect(accuracy!.interval!.low).toBeLessThan(accuracy!.pooled!);
    expect(accuracy!.dummy!.mean).toBeCloseTo(1 / 3, 1);
    expect(accuracy!.dummy!.interval!.low).toBeGreaterThan(0.4);
    expect(accuracy!.baseline!.mean).toBeGreaterThan(0.9);
    expect(record.perClass!.map(({ n }) => n)).toEqual([50, 50, 50]);
    expect(record.confusion!.counts.flat().reduce((a, b) => a + b)).toBe(150);
    expect(record.curves).toHaveLength(3);
    expect(record.predictions.rows).toEqual(Array.from({ length: 150 }, (_, i) => i));
    expect(record.complete).toBe(true);
    expect(record.verdict.status).not.toBe("fail");
    expect(record.findings.map(({ check }) => check)).toEqual(
      expect.arrayContaining(["split", "dummy", "baseline", "overfit", "calibration"]),
    );
    expect(v.toText()).toContain("accuracy");
  });

  it("is the same for the same seed, and another for another", async () => {
    const target = iris.columns.at(-1)!;
    const once = async (frame: Frame, seed: number) =>
      strip(
        (
          await validate(new LogisticRegression(), frame, target, { ...quick, seed, baseline: false })
        ).toJSON(),
      );
    expect(await once(iris, 3)).toEqual(await once(iris, 3));
    expect(await once(iris, 3)).not.toEqual(await once(iris, 4));
  });

  it("catches a model that learns by heart", async () => {
    const rng = createRng(5);
    const X = Array.from({ length: 100 }, () => [rng.normal(), rng.normal()]);
    const y = Float64Array.from(X, ([a]) => 2 * a! + 0.1 * rng.normal());
    const v = await validate(new Parrot(), X, y, quick);
    expect(v.metrics[0]).toMatchObject({ metric: "r2" });
    expect(v.metrics[0]!.train!.mean).toBe(1);
    expect(v.metrics[0]!.mean).toBeLessThan(0.01);
    expect(v.find({ check: "dummy" })[0]!.status).toBe("fail");
    expect(v.find({ check: "overfit" })[0]!.status).toBe("fail");
    expect(v.find({ check: "baseline" })[0]!.status).toBe("warn");
    expect(v.verdict.status).toBe("fail");
    expect(v.verdict.message).toContain("dummy");
  });

  it("puts a table vectorizer before a model that takes no text, and says so", async () => {
    const penguins = load("penguins");
    const v = await validate(new LogisticRegression(), penguins, "Species", { ...quick, baseline: false });
    expect(v.provenance.notes[0]).toContain("TableVectorizer");
    expect(v.metrics[0]!.mean).toBeGreaterThan(0.95);
    expect(v.data.missingShare).toBeGreaterThan(0);
  });

  it("takes a fitted model as it is", async () => {
    const train = iris.filter((_, i) => i % 2 === 0);
    const test = iris.filter((_, i) => i % 2 === 1);
    const target = iris.columns.at(-1)!;
    const model = await new LogisticRegression().fit(train.drop([target]), train.column(target));
    const v = await validate(model, test, target, { fitted: true });
    expect(v.scheme.name).toBe("rows held out");
    expect(v.metrics[0]).toMatchObject({ n: 75, folds: 1, train: null, baseline: null });
    expect(v.metrics[0]!.mean).toBe(v.metrics[0]!.pooled);
    expect(v.find({ check: "overfit" })[0]!.status).toBe("not_evaluated");
    // Rows of one class alone are no error for a model that knows the others.
    const one = test.filter((row) => row[target] === test.row(0)[target]);
    const single = await validate(model, one, target, { fitted: true, segments: false });
    expect(single.metrics.find(({ metric }) => metric === "rocAucOvr")).toMatchObject({
      mean: null,
      undefinedFolds: 1,
    });
  });

  it("keeps what is done when it is stopped", async () => {
    const stop = new AbortController();
    const v = await validate(new LogisticRegression(), iris, iris.columns.at(-1)!, {
      signal: stop.signal,
      onProgress: ({ done }) => {
        if (done === 2) stop.abort();
      },
    });
    expect(v.complete).toBe(false);
    expect(v.folds).toHaveLength(2);
    expect(v.verdict.message).toMatch(/^Stopped before the end/);
    const before = AbortSignal.abort(new Error("stop"));
    await expect(
      validate(new LogisticRegression(), iris, iris.columns.at(-1)!, { signal: before }),
    ).rejects.toThrow("stop");
  });

  it("shows what is known after each stage", async () => {
    const seen: string[] = [];
    await validate(new Ridge(), load("diabetes"), load("diabetes").columns.at(-1)!, {
      ...quick,
      onPartial: ({ complete, metrics }) =>
        seen.push(`${complete} ${metrics[0]!.dummy !== null} ${metrics[0]!.baseline !== null}`),
    });
    expect(seen).toEqual(["false true false", "false true false", "false true true"]);
  });

  it("scores slices of named columns", async () => {
    const penguins = load("penguins");
    const v = await validate(new LogisticRegression(), penguins, "Species", {
      ...quick,
      baseline: false,
      slices: ["Island"],
    });
    const { slices } = v.diagnostics["slices"] as { slices: { group: string; n: number }[] };
    expect(slices.reduce((sum, { n }) => sum + n, 0)).toBe(penguins.length);
    expect(v.find({ id: "slices/Island" })).toHaveLength(1);
  });
});

it.each([
  ["one class", iris, Array.from({ length: 150 }, () => "a"), {}, /two classes or more; got only "a"/],
  [
    "a missing target",
    iris,
    Array.from({ length: 150 }, (_, i) => (i === 7 ? null : "ab"[i % 2])),
    {},
    /row 7/,
  ],
  ["another length", iris, ["a", "b"], {}, /one length; got 150 rows and 2 targets/],
  ["an unknown metric", iris, "variety", { metric: "acuracy" }, /did you mean "accuracy"/],
  ["a metric of numbers", iris, "variety", { metric: "rmse" }, /"rmse" is for numbers/],
  ["a metric of two classes", iris, "variety", { scoring: "f1" }, /use f1Macro/],
  ["three folds", iris, "variety", { cv: 3 }, /cv must be 5 or more: with 3 folds/],
  ["an unknown threshold", iris, "variety", { thresholds: { gap: 1 } }, /no threshold "gap"/],
  ["an unknown column", iris, "Specie", {}, /Specie/],
  [
    "a rare class",
    iris,
    Array.from({ length: 150 }, (_, i) => (i < 3 ? "rare" : "often")),
    {},
    /class "rare" has 3/,
  ],
])("refuses %s", async (_, X, y, options, message) => {
  const target = y === "variety" ? iris.columns.at(-1)! : (y as string);
  await expect(validate(new LogisticRegression(), X, target, options)).rejects.toThrow(message as RegExp);
});

it.each([
  ["a constant target", Array.from({ length: 442 }, () => 3), /y must vary; got 3/],
  [
    "a target with NaN",
    Array.from({ length: 442 }, (_, i) => (i === 3 ? Number.NaN : i)),
    /missing value in row 3/,
  ],
])("refuses %s of a regression", async (_, y, message) => {
  await expect(validate(new Ridge(), load("diabetes"), y)).rejects.toThrow(message);
});

/** Without what a clock says. */
function strip(record: ValidationRecord): unknown {
  const { folds, provenance, ...rest } = record;
  return {
    ...rest,
    folds: folds.map(({ scores, trainScores }) => ({ scores, trainScores })),
    params: provenance.params,
  };
}
