/** Every model of the table obeys the contract of models. */
import { describe, expect, it } from "vitest";
import { createRng, type Matrix } from "../../lib/core/index.ts";
import { frameOf, takeDesign, type Design, type Label } from "../../lib/data/index.ts";
import { modelTable, restoreModel, type Estimator } from "../../lib/models/index.ts";
import { examples, makeModel, readOnly, type Example, type Law } from "./model-examples.ts";

const N = 60;
const NAMES = ["size", "age", "load"];

interface Planted {
  readonly X: Design;
  readonly y: Label[] | number[];
}

/** Three columns, two of which tell the target; labels in an order of appearance that is not theirs. */
function planted(model: Estimator, { features, target }: Example): Planted {
  const rng = createRng(7);
  const labels = ["wolf", "cat", "dog"];
  const y: Label[] = [];
  const values = new Float64Array(N * 3);
  for (let i = 0; i < N; i++) {
    const c = i % 3;
    const row = [2 * c + rng.normal(), (c === 1 ? 2 : 0) + rng.normal(), rng.normal()];
    values.set(features === "counts" ? row.map((x) => Math.max(0, Math.round(3 + x))) : row, i * 3);
    const number = 3 * row[0]! - row[1]! + 0.1 * rng.normal() + 5;
    if (model.task === "classification") y.push(labels[c]!);
    else y.push(target === "counts" ? Math.max(0, Math.round(number)) : number);
  }
  return { X: { rows: N, columns: 3, values, names: NAMES }, y };
}

/** Everything a model says of rows, as numbers. */
async function answers(model: Estimator, X: unknown): Promise<number[]> {
  if (model.predictProba !== undefined) return [...(await model.predictProba(X)).values];
  return [...((await model.predict(X)) as Float64Array)];
}

function expectNear(got: readonly number[], wanted: readonly number[], tolerance: number): void {
  expect(got.length).toBe(wanted.length);
  const worst = got.reduce(
    (most, x, i) => Math.max(most, Math.abs(x - wanted[i]!) / Math.max(1, Math.abs(wanted[i]!))),
    0,
  );
  expect(worst).toBeLessThan(tolerance);
}

const take = <T>(items: readonly T[], rows: ArrayLike<number>): T[] => Array.from(rows, (i) => items[i]!);

it("has an example of every model, and a model for every example", () => {
  const known = [...Object.keys(examples), ...Object.keys(readOnly)];
  expect(known.sort()).toEqual(Object.keys(modelTable).sort());
});

describe.each(Object.keys(modelTable).filter((name) => name in examples))("%s", (name) => {
  const example = examples[name]!;
  const law = (what: Law, test: () => Promise<void>): void => {
    if (example.excused?.[what] === undefined) it(what, test);
  };
  let fitted: Promise<{ model: Estimator; X: Design; y: Planted["y"] }> | undefined;
  const fit = () =>
    (fitted ??= (async () => {
      const model = await makeModel(name);
      const { X, y } = planted(model, example);
      return { model: await model.fit(X, y), X, y };
    })());
  /** What fitting a fresh model to changed data throws. */
  const refusal = async (change: (data: Planted) => { X: unknown; y: unknown }): Promise<Error> => {
    const model = await makeModel(name);
    const { X, y } = change(planted(model, example));
    return model.fit(X, y as Label[]).then(
      () => {
        throw new Error("was not refused");
      },
      (error: Error) => error,
    );
  };
  const withCell = (X: Design, row: number, column: number, value: number): Design => {
    const values = X.values.slice();
    values[row * X.columns + column] = value;
    return { ...X, values };
  };

  it("answers once for each row", async () => {
    const { model, X } = await fit();
    const predicted = await model.predict(X);
    expect(predicted.length).toBe(N);
    expect(model.name).toBe(name);
    expect(model.isFitted).toBe(true);
    expect(model.features!.names).toEqual(NAMES);
    if (model.task !== "classification") {
      expect([...predicted].every(Number.isFinite)).toBe(true);
      return;
    }
    expect(model.classes).toEqual(["cat", "dog", "wolf"]);
    const { rows, columns, values }: Matrix = await model.predictProba!(X);
    expect([rows, columns]).toEqual([N, 3]);
    for (let i = 0; i < N; i++) {
      const row = values.subarray(i * 3, i * 3 + 3);
      expect(row.every((q) => q >= 0 && q <= 1 + 1e-12)).toBe(true);
      expect(row[0]! + row[1]! + row[2]!).toBeCloseTo(1, 9);
      expect(model.classes).toContain(predicted[i]);
    }
  });

  law("predicts its most probable class", async () => {
    const { model, X } = await fit();
    if (model.task !== "classification") return;
    const { values } = await model.predictProba!(X);
    const predicted = await model.predict(X);
    for (let i = 0; i < N; i++) {
      const row = values.subarray(i * 3, i * 3 + 3);
      expect(row[model.classes!.indexOf(predicted[i] as Label)]).toBe(Math.max(...row));
    }
  });

  it("gives the same to a design, rows of numbers and a frame", async () => {
    const { model, X } = await fit();
    const rows = Array.from({ length: N }, (_, i) => [...X.values.subarray(i * 3, i * 3 + 3)]);
    const frame = frameOf(rows.map(([size, age, load]) => ({ size, age, load })));
    const wanted = await answers(model, X);
    expect(await answers(model, rows)).toEqual(wanted);
    expect(await answers(model, frame)).toEqual(wanted);
  });

  it("clones to an unfitted model of the same parameters", async () => {
    const { model } = await fit();
    const copy = model.clone();
    expect(copy.isFitted).toBe(false);
    expect(copy.params).toEqual(model.params);
    expect(copy).not.toBe(model);
    expect(model.isFitted).toBe(true);
  });

  law("is made of parameters", async () => {
    await expect(makeModel(name, { wrongParameter: 1 })).rejects.toThrow(/wrongParameter/);
  });

  it("asks to be fitted first", async () => {
    const model = await makeModel(name);
    const { X } = planted(model, example);
    await expect(model.predict(X)).rejects.toThrow(/fitted/);
  });

  law("is stored", async () => {
    const { model, X } = await fit();
    const text = JSON.stringify(model.toJSON());
    const again = await restoreModel(JSON.parse(text) as Parameters<typeof restoreModel>[0]);
    expect(await answers(again, X)).toEqual(await answers(model, X));
    expect(again.classes).toEqual(model.classes);
    expect(JSON.stringify(again.toJSON())).toBe(text);
    expect(JSON.stringify(again.clone().toJSON())).toEqual(JSON.stringify(model.clone().toJSON()));
  });

  const weighted = async (weights: readonly number[]): Promise<void> => {
    const { X, y } = await fit();
    const weighing = await makeModel(name);
    if (example.weights === "refused") {
      await expect(weighing.fit(X, y, { sampleWeight: weights })).rejects.toThrow(/sampleWeight/);
      return;
    }
    const rows = weights.flatMap((weight, i) => Array.from({ length: weight }, () => i));
    await weighing.fit(X, y, { sampleWeight: weights });
    const repeated = await (await makeModel(name)).fit(takeDesign(X, rows), take<Label>(y, rows));
    expectNear(await answers(weighing, X), await answers(repeated, X), 1e-6);
  };
  law("weights are repetition", () => weighted(Array.from({ length: N }, (_, i) => 1 + ((i * 7) % 3))));
  law("rows without weight are absent", () =>
    weighted(Array.from({ length: N }, (_, i) => Number(i % 5 > 0))),
  );

  law("order of rows does not matter", async () => {
    const { model, X, y } = await fit();
    const order = createRng(3).permutation(N);
    const other = await (await makeModel(name)).fit(takeDesign(X, order), take<Label>(y, order));
    expectNear(await answers(other, X), await answers(model, X), 1e-6);
  });

  it("lives with a constant feature", async () => {
    const { X, y } = await fit();
    const values = X.values.map((x, at) => (at % 3 === 2 ? 4 : x));
    const model = await (await makeModel(name)).fit({ ...X, values }, y);
    expect((await answers(model, { ...X, values })).every(Number.isFinite)).toBe(true);
  });

  law("refuses one class", async () => {
    if ((await makeModel(name)).task !== "classification") return;
    const error = await refusal(({ X }) => ({ X, y: Array.from({ length: N }, () => "dog") }));
    expect(error).toBeInstanceOf(RangeError);
    expect(error.message).toMatch(/two classes.*"dog"/);
  });

  it("refuses missing features, by row and column, or lives with them", async () => {
    const { model, X, y } = await fit();
    const hole = withCell(X, 4, 1, Number.NaN);
    if (example.excused?.["refuses missing features"] === undefined) {
      expect((await refusal(() => ({ X: hole, y }))).message).toMatch(/row 4, column "age"/);
      await expect(model.predict(hole)).rejects.toThrow(/row 4, column "age"/);
      return;
    }
    expect((await answers(model, hole)).every(Number.isFinite)).toBe(true);
    await (await makeModel(name)).fit(hole, y);
  });

  it("refuses what is infinite, by row and column", async () => {
    const { model, X } = await fit();
    const far = withCell(X, 5, 2, Infinity);
    expect((await refusal(({ y }) => ({ X: far, y }))).message).toMatch(/Infinity in row 5, column "load"/);
    await expect(model.predict(far)).rejects.toThrow(/row 5, column "load"/);
  });

  const targeted = example.excused?.["learns from a target"] === undefined;
  it.runIf(targeted).each([null, undefined, Number.NaN])("refuses a target of %s, by row", async (hole) => {
    const error = await refusal(({ X, y }) => ({ X, y: y.map((value, i) => (i === 3 ? hole : value)) }));
    expect(error).toBeInstanceOf(RangeError);
    expect(error.message).toMatch(/row 3/);
  });

  it("refuses other columns than those of training", async () => {
    const { model, X } = await fit();
    const records = Array.from({ length: 4 }, (_, i) => [...X.values.subarray(i * 3, i * 3 + 3)]);
    const named = (names: readonly string[]) =>
      frameOf(records.map((row) => Object.fromEntries(names.map((each, j) => [each, row[j]!]))));
    await expect(model.predict(named(["size", "age"]))).rejects.toThrow(/3 columns.*missing: "load"/);
    if (example.excused?.["refuses columns in another order"] === undefined)
      await expect(model.predict(named(["age", "size", "load"]))).rejects.toThrow(/order.*"age".*"size"/);
    await expect(model.predict(named(["size", "age", "tail"]))).rejects.toThrow(/missing: "load".*"tail"/);
    await expect(model.predict(records.map((row) => row.slice(1)))).rejects.toThrow(/3 columns/);
  });

  it("refuses text where numbers were, and an empty table", async () => {
    const { model } = await fit();
    const text = frameOf([{ size: "large", age: 1, load: 2 }]);
    await expect(model.predict(text)).rejects.toThrow(/"size"/);
    await expect(model.predict({ rows: 0, columns: 3, values: new Float64Array(0) })).rejects.toThrow(
      RangeError,
    );
    const error = await refusal(() => ({ X: { rows: 0, columns: 3, values: new Float64Array(0) }, y: [] }));
    expect(error).toBeInstanceOf(RangeError);
  });

  it("takes text features, new categories among them, or names the column that holds them", async () => {
    const { X, y } = await fit();
    const table = (last: string) =>
      frameOf(
        Array.from({ length: N }, (_, i) => ({
          size: X.values[i * 3]!,
          age: X.values[i * 3 + 1]!,
          kind: i === N - 1 ? last : i % 2 ? "odd" : "even",
        })),
      );
    const model = await makeModel(name);
    if (example.excused?.["refuses text"] === undefined) {
      await expect(model.fit(table("odd"), y)).rejects.toThrow(/"kind"/);
      return;
    }
    await model.fit(table("odd"), y);
    expect((await answers(model, table("never seen"))).every(Number.isFinite)).toBe(true);
  });

  it("refuses sizes that differ", async () => {
    const { X, y } = await fit();
    if (targeted) expect((await refusal(() => ({ X, y: y.slice(1) }))).message).toMatch(/60.*59/);
    const model = await makeModel(name);
    await expect(model.fit(X, y, { sampleWeight: [1, 2] })).rejects.toThrow(/sampleWeight/);
    const negative = Array.from({ length: N }, (_, i) => (i === 2 ? -1 : 1));
    await expect(model.fit(X, y, { sampleWeight: negative })).rejects.toThrow(/sampleWeight/);
    expect(model.isFitted).toBe(false);
  });

  it("stops with the signal's reason", async () => {
    const { model, X, y } = await fit();
    const reason = new Error("enough");
    const signal = AbortSignal.abort(reason);
    const fresh = await makeModel(name);
    await expect(fresh.fit(X, y, { signal })).rejects.toBe(reason);
    expect(fresh.isFitted).toBe(false);
    await expect(model.predict(X, { signal })).rejects.toBe(reason);
  });

  it("tells of a linear inside what gives its answers", async () => {
    const { model, X } = await fit();
    const inside = model.structure?.();
    if (inside?.kind !== "linear") return;
    const { outputs: k, coef, intercept } = inside;
    const raw = Array.from({ length: N * k }, (_, at) => {
      const [i, c] = [Math.floor(at / k), at % k];
      return [0, 1, 2].reduce((sum, j) => sum + coef[c * 3 + j]! * X.values[i * 3 + j]!, intercept[c]!);
    });
    if (inside.link === "softmax")
      for (let i = 0; i < N; i++) {
        const total = raw.slice(i * k, i * k + k).reduce((sum, z) => sum + Math.exp(z), 0);
        for (let c = 0; c < k; c++) raw[i * k + c] = Math.exp(raw[i * k + c]!) / total;
      }
    expectNear(await answers(model, X), inside.link === "log" ? raw.map(Math.exp) : raw, 1e-9);
  });
});
