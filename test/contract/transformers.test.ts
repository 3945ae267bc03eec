/**
 * What holds for every transformer of the table: it learns from training rows alone and changes no input; fitTransform is fit and
 * transform (but for target encoding); rows are treated each for itself; names, sources and columns agree; it can be stored, restored and
 * cloned; wrong tables are refused in words. A new transformer is covered by its line in the table and an entry here.
 */
import { describe, expect, it } from "vitest";
import { createRng } from "../../lib/core/index.ts";
import { columnValues, fromColumns, type Frame } from "../../lib/data/index.ts";
import {
  columnSelector,
  ColumnTransformer,
  OneHotEncoder,
  restoreTransformer,
  SimpleImputer,
  StandardScaler,
  TransformerPipeline,
  transformerTable,
  type StoredLearner,
  type Transformer,
} from "../../lib/prep/index.ts";

const rng = createRng(4);
const n = 60;
const draw = <T>(of: () => T): T[] => Array.from({ length: n }, of);
const numbers = fromColumns({
  a: draw(() => rng.normal() * 3 + 1),
  b: draw(() => rng.integer(5)),
  c: draw(() => rng.next() < 0.5),
});
const counts = fromColumns({
  a: draw(() => rng.integer(4)),
  b: draw(() => rng.integer(3)),
  c: draw(() => rng.integer(9)),
});
const holes = fromColumns({
  a: draw(() => (rng.next() < 0.2 ? null : rng.normal())),
  b: draw(() => rng.integer(5)),
});
const texts = fromColumns({
  colour: draw(() => ["red", "green", "blue"][rng.integer(3)]!),
  size: draw(() => (rng.next() < 0.1 ? null : ["s", "m", "l", "xl"][rng.integer(4)]!)),
});
const dates = fromColumns({
  day: draw(() => new Date(Date.UTC(2020, rng.integer(30), 1 + rng.integer(28), rng.integer(24)))),
});
const words = ["cat", "dog", "sat", "on", "the", "mat", "ran", "far"];
const prose = fromColumns({
  text: draw(() => Array.from({ length: 6 }, () => words[rng.integer(8)]!).join(" ")),
});
const mixed = fromColumns({
  ...holes.toColumns(),
  ...texts.toColumns(),
  ...dates.toColumns(),
  ...prose.toColumns(),
  town: draw(() => `t${rng.integer(50)}`),
});
const y = draw(() => rng.integer(2));

interface Entry {
  readonly X: Frame;
  readonly params?: object;
  /** Applying it to its own result changes nothing. */
  readonly idempotent?: boolean;
  /** Neighbours at one distance go by row, and rows fall into folds by their place. */
  readonly ordered?: boolean;
  /** fitTransform differs by design. */
  readonly outOfFold?: boolean;
}

const entries: Record<string, Entry> = {
  Binarizer: { X: numbers, params: { threshold: 0.5 } },
  ColumnSelector: { X: mixed, params: { columns: columnSelector({ type: "string" }) }, idempotent: true },
  ColumnTransformer: {
    X: mixed,
    params: {
      transformers: [
        ["num", new SimpleImputer({ addIndicator: true }), columnSelector({ type: "numeric" })],
        ["cat", new OneHotEncoder({ handleUnknown: "ignore" }), ["size", "colour"]],
        ["same", "passthrough", ["b"]],
      ],
      remainder: "drop",
    },
  },
  CountVectorizer: { X: prose, params: { ngramRange: [1, 2], maxFeatures: 12 } },
  DateFeatures: { X: dates, params: { cyclical: true } },
  FrequencyEncoder: { X: texts },
  FunctionTransformer: { X: numbers, params: { func: "square" } },
  HashingEncoder: { X: texts, params: { nComponents: 4 } },
  HashingVectorizer: { X: prose, params: { nFeatures: 16 } },
  KBinsDiscretizer: { X: numbers, params: { nBins: 3 } },
  KNNImputer: { X: holes, params: { nNeighbors: 3 }, idempotent: true, ordered: true },
  MaxAbsScaler: { X: numbers, idempotent: true },
  MinMaxScaler: { X: numbers, params: { featureRange: [-1, 1] }, idempotent: true },
  MissingIndicator: { X: holes },
  Normalizer: { X: numbers, idempotent: true },
  OneHotEncoder: { X: texts, params: { maxCategories: 3, handleUnknown: "infrequentIfExist" } },
  OrdinalEncoder: { X: texts, params: { handleUnknown: "useEncodedValue", unknownValue: -1 } },
  PolynomialFeatures: { X: numbers, params: { degree: 3 } },
  PowerTransformer: { X: numbers },
  QuantileTransformer: { X: numbers, params: { outputDistribution: "normal" } },
  RobustScaler: { X: numbers, idempotent: true },
  SelectKBest: { X: counts, params: { scoreFunc: "chi2", k: 2 }, idempotent: true },
  SimpleImputer: { X: holes, params: { strategy: "median" }, idempotent: true },
  StandardScaler: { X: numbers, idempotent: true },
  TableVectorizer: { X: mixed, params: { cardinalityThreshold: 5 }, outOfFold: true, ordered: true },
  TargetEncoder: { X: texts, outOfFold: true },
  TfidfTransformer: { X: counts },
  TfidfVectorizer: { X: prose, params: { sublinearTf: true } },
  TransformerPipeline: {
    X: holes,
    params: {
      steps: [
        ["impute", new SimpleImputer()],
        ["scale", new StandardScaler()],
      ],
    },
  },
  VarianceThreshold: { X: numbers, params: { threshold: 0.3 }, idempotent: true },
};

const plain = (frame: Frame): unknown =>
  Object.fromEntries(frame.data.map((column) => [column.name, Array.from(columnValues(column), String)]));

function near(a: Frame, b: Frame): void {
  expect(a.columns).toEqual(b.columns);
  expect(a.length).toBe(b.length);
  for (const [j, column] of a.data.entries()) {
    const other = b.data[j]!;
    if (column.type !== "number" || other.type !== "number") {
      expect(Array.from(columnValues(column))).toEqual(Array.from(columnValues(other)));
      continue;
    }
    for (let i = 0; i < a.length; i++)
      if (Number.isNaN(column.values[i])) expect(other.values[i]).toBeNaN();
      else expect(Math.abs(other.values[i]! - column.values[i]!)).toBeLessThan(1e-9);
  }
}

it("has an entry for every transformer of the table", () => {
  expect(Object.keys(entries).sort()).toEqual(Object.keys(transformerTable).sort());
});

describe.each(Object.entries(entries))("%s", (name, { X, params = {}, idempotent, outOfFold, ordered }) => {
  const make = async (): Promise<Transformer> => new (await transformerTable[name]!())(params as never);

  it("has its class's name and cannot transform before it is fitted", async () => {
    const fresh = await make();
    expect(fresh.name).toBe(name);
    expect(fresh.isFitted).toBe(false);
    await expect(fresh.transform(X)).rejects.toThrow(/fitted/);
  });

  it("gives the columns that it names, each from columns of the input", async () => {
    const fitted = await (await make()).fit(X, y);
    const result = await fitted.transform(X);
    expect(result.length).toBe(X.length);
    expect(result.columns).toEqual(fitted.featureNamesOut);
    expect(new Set(result.columns).size).toBe(result.columns.length);
    expect(fitted.sources).toHaveLength(result.columns.length);
    for (const sources of fitted.sources) for (const source of sources) expect(X.columns).toContain(source);
  });

  it("fits and transforms as it fits, then transforms", async () => {
    const [one, two] = [await make(), await make()];
    const joint = await one.fitTransform(X, y);
    const apart = await (await two.fit(X, y)).transform(X);
    expect(joint.columns).toEqual(apart.columns);
    near(await one.transform(X), apart);
    if (outOfFold !== true) near(joint, apart);
    else expect(plain(joint)).not.toEqual(plain(apart));
  });

  it("changes neither its input nor its state when it transforms", async () => {
    const before = JSON.stringify(plain(X));
    const fitted = await (await make()).fit(X, y);
    const state = JSON.stringify(fitted.toJSON());
    await fitted.transform(X.take([3, 1, 1]));
    expect(JSON.stringify(fitted.toJSON())).toBe(state);
    expect(JSON.stringify(plain(X))).toBe(before);
  });

  it("treats each row for itself, in any order and number", async () => {
    const fitted = await (await make()).fit(X, y);
    const all = await fitted.transform(X);
    const order = createRng(1).permutation(n).slice(0, 25);
    near(await fitted.transform(X.take(order)), all.take(order));
    near(await fitted.transform(X.take([7])), all.take([7]));
    expect((await fitted.transform(X.take([]))).shape).toEqual([0, all.data.length]);
  });

  it("does not mind the order of the training rows, nor of the columns", async () => {
    const order = createRng(2).permutation(n);
    const fitted = await (await make()).fit(X, y);
    const moved = await (
      await make()
    ).fit(
      X.take(order),
      Array.from(order, (i) => y[i]!),
    );
    if (ordered !== true) near(await moved.transform(X), await fitted.transform(X));
    near(await fitted.transform(X.select(X.columns.toReversed())), await fitted.transform(X));
  });

  it("is the same after storing and restoring, and after cloning and fitting", async () => {
    const fitted = await (await make()).fit(X, y);
    const stored = JSON.parse(JSON.stringify(fitted)) as StoredLearner;
    const back = await restoreTransformer(stored);
    expect(back.constructor).toBe(fitted.constructor);
    expect(back.featureNamesOut).toEqual(fitted.featureNamesOut);
    expect(plain(await back.transform(X))).toEqual(plain(await fitted.transform(X)));
    expect(JSON.stringify(back)).toBe(JSON.stringify(fitted));
    const copy = fitted.clone();
    expect(copy.isFitted).toBe(false);
    near(await (await copy.fit(X, y)).transform(X), await fitted.transform(X));
    const fresh = await restoreTransformer(JSON.parse(JSON.stringify(await make())) as StoredLearner);
    expect(fresh.isFitted).toBe(false);
  });

  it("refuses tables without rows, columns that are missing, and parameters that it does not know", async () => {
    await expect((await make()).fit(X.take([]), y)).rejects.toThrow(/at least one row/);
    const fitted = await (await make()).fit(X, y);
    const used = fitted.inputs!.names[0]!;
    await expect(fitted.transform(X.drop([used]).withColumn("strange", new Float64Array(n)))).rejects.toThrow(
      RegExp(`missing: "${used}"`),
    );
    const make2 = (await transformerTable[name]!()) as unknown as new (params: object) => Transformer;
    expect(() => new make2({ ...params, strange: 1 })).toThrow(/no parameter "strange"/);
  });

  it("refuses a column of another type", async () => {
    const fitted = await (await make()).fit(X, y);
    const used = fitted.inputs!.names[0]!;
    const type = X.column(used).type;
    const other = X.withColumn(
      used,
      type === "string" ? new Float64Array(n).fill(2.5) : Array.from({ length: n }, () => "text"),
    );
    await expect(fitted.transform(other)).rejects.toThrow(RegExp(`column "${used}" held .* in training`));
  });

  it("stops when it is told to", async () => {
    const fitted = await (await make()).fit(X, y);
    await expect(fitted.transform(X, { signal: AbortSignal.abort(new Error("stop")) })).rejects.toThrow(
      "stop",
    );
  });

  if (idempotent === true)
    it("changes nothing the second time", async () => {
      const once = await (await make()).fitTransform(X, y);
      near(await (await make()).fitTransform(once, y), once);
    });
});

it("a fold's scaler never sees the test rows", async () => {
  const steps = new ColumnTransformer([
    ["num", new StandardScaler(), ["a"]],
    ["cat", new OneHotEncoder({ handleUnknown: "ignore" }), ["colour"]],
  ]);
  const pipeline = new TransformerPipeline({ steps: [["all", steps]] });
  const X = numbers.withColumn("colour", texts.column("colour"));
  const train = X.slice(0, 40);
  const state = JSON.stringify(await pipeline.clone().fit(train));
  const poisoned = X.withColumn("a", (row, i) => (i < 40 ? row["a"] : 1e9)).withColumn("colour", (row, i) =>
    i < 40 ? row["colour"] : "poison",
  );
  expect(JSON.stringify(await pipeline.clone().fit(poisoned.slice(0, 40)))).toBe(state);
});
