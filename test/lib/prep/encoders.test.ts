import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng, kFold } from "../../../lib/core/index.ts";
import { fromColumns, load } from "../../../lib/data/index.ts";
import {
  columnSelector,
  ColumnTransformer,
  DateFeatures,
  FrequencyEncoder,
  FunctionTransformer,
  HashingEncoder,
  MissingIndicator,
  OneHotEncoder,
  OrdinalEncoder,
  SelectKBest,
  SimpleImputer,
  StandardScaler,
  TableVectorizer,
  TargetEncoder,
  TransformerPipeline,
} from "../../../lib/prep/index.ts";

const numbers = (values: ArrayLike<unknown>): unknown[] => Array.from(values);

describe("TargetEncoder", () => {
  const X = fromColumns({ c: ["a", "a", "a", "b", "b", null] });
  const y = [1, 2, 6, 4, 8, 3];

  it("weighs a category's mean by its rows and its spread", async () => {
    // Mean 4, variance (9+4+4+0+16+1)/6 = 34/6; a: mean 3, variance 14/3; b: mean 6, variance 4; missing: variance 0.
    const V = 34 / 6;
    const pull = (n: number, mean: number, within: number) => {
      const own = (n * V) / (n * V + within);
      return own * mean + (1 - own) * 4;
    };
    const encoder = await new TargetEncoder({ targetType: "continuous" }).fit(X, y);
    const { c } = (await encoder.transform({ c: ["a", "b", null, "new"] })).toColumns();
    expect(c![0]).toBeCloseTo(pull(3, 3, 14 / 3), 12);
    expect(c![1]).toBeCloseTo(pull(2, 6, 4), 12);
    expect(c![2]).toBeCloseTo(3, 12);
    expect(c![3]).toBe(4);
  });

  it("adds `smooth` rows of the mean", async () => {
    const encoder = await new TargetEncoder({ targetType: "continuous", smooth: 2 }).fit(X, y);
    const { c } = (await encoder.transform({ c: ["a", "b"] })).toColumns();
    expect(c![0]).toBeCloseTo((9 + 8) / 5, 12);
    expect(c![1]).toBeCloseTo((12 + 8) / 4, 12);
  });

  it("encodes each training row from the other folds", async () => {
    const encoder = new TargetEncoder({ targetType: "continuous", smooth: 0, cv: 3, shuffle: false });
    const joint = await encoder.fitTransform(X, y);
    const folds = kFold(6, 3);
    const codes = ["a", "a", "a", "b", "b", null];
    const wanted = codes.map((code, i) => {
      const rows = codes.flatMap((each, r) => (folds[r] === folds[i] ? [] : [[each, y[r]!] as const]));
      const own = rows.filter(([each]) => each === code);
      const used = own.length === 0 ? rows : own;
      return used.reduce((sum, [, value]) => sum + value, 0) / used.length;
    });
    for (const [i, value] of numbers(joint.toColumns()["c"]!).entries())
      expect(value).toBeCloseTo(wanted[i]!, 12);
  });

  it("gives noise no signal, where encoding the training rows by themselves does", async () => {
    const rng = createRng(1);
    const n = 300;
    const noise = fromColumns({ id: Array.from({ length: n }, () => `v${rng.integer(150)}`) });
    const target = Array.from({ length: n }, () => rng.normal());
    const correlation = (values: ArrayLike<unknown>): number => {
      const x = Array.from(values, Number);
      const mean = (v: number[]): number => v.reduce((sum, each) => sum + each, 0) / n;
      const [mx, my] = [mean(x), mean(target)];
      let [xy, xx, yy] = [0, 0, 0];
      for (let i = 0; i < n; i++) {
        xy += (x[i]! - mx) * (target[i]! - my);
        xx += (x[i]! - mx) ** 2;
        yy += (target[i]! - my) ** 2;
      }
      return xy / Math.sqrt(xx * yy);
    };
    const encoder = new TargetEncoder();
    const joint = await encoder.fitTransform(noise, target);
    const leaking = await encoder.transform(noise);
    expect(Math.abs(correlation(joint.toColumns()["id"]!))).toBeLessThan(0.2);
    expect(correlation(leaking.toColumns()["id"]!)).toBeGreaterThan(0.5);
  });

  it("knows two classes, more, and numbers of a regression", async () => {
    const table = fromColumns({ c: ["a", "b", "a", "b", "a", "b", "a", "b", "a", "b"] });
    const two = ["n", "y", "n", "y", "n", "y", "n", "y", "n", "n"];
    const binary = await new TargetEncoder().fit(table, two);
    expect(binary.featureNamesOut).toEqual(["c"]);
    const three = [0, 1, 2, 0, 1, 2, 0, 1, 2, 0];
    const multi = await new TargetEncoder({ smooth: 3 }).fit(table, three);
    expect(multi.featureNamesOut).toEqual(["c_0", "c_1", "c_2"]);
    const row = numbers(Object.values((await multi.transform({ c: ["a"] })).row(0))) as number[];
    expect(row.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 12);
    const regression = await new TargetEncoder().fit(table, three, { task: "regression" });
    expect(regression.featureNamesOut).toEqual(["c"]);
  });

  it("asks for a target that varies and is as long as the table", async () => {
    await expect(new TargetEncoder().fit(X)).rejects.toThrow(/needs the target/);
    await expect(new TargetEncoder().fit(X, [1, 1, 1, 1, 1, 1])).rejects.toThrow(/must vary/);
    await expect(new TargetEncoder().fit(X, [1, 0])).rejects.toThrow(/6 rows and 2 targets/);
  });
});

describe("categories that training did not have", () => {
  const train = fromColumns({ c: ["b", "a", null, "b"] });
  const later = fromColumns({ c: ["z", "b"] });

  it("are an error, or nothing, or rare, as asked", async () => {
    await expect((await new OneHotEncoder().fit(train)).transform(later)).rejects.toThrow(
      /column "c" has a category that training did not have; got "z" in row 0/,
    );
    const ignoring = await new OneHotEncoder({ handleUnknown: "ignore" }).fit(train);
    expect(ignoring.categories).toEqual([["a", "b", null]]);
    expect(ignoring.featureNamesOut).toEqual(["c_a", "c_b", "c_missing"]);
    expect((await ignoring.transform(later)).row(0)).toEqual({ c_a: 0, c_b: 0, c_missing: 0 });
    const rare = await new OneHotEncoder({ handleUnknown: "infrequentIfExist", minFrequency: 2 }).fit(train);
    expect((await rare.transform(later)).row(0)).toEqual({ c_b: 0, c_infrequent: 1 });
  });

  it("have a number of their own, or none", async () => {
    await expect((await new OrdinalEncoder().fit(train)).transform(later)).rejects.toThrow(/"z" in row 0/);
    expect(() => new OrdinalEncoder({ handleUnknown: "useEncodedValue" })).toThrow(/unknownValue/);
    const encoder = await new OrdinalEncoder({
      handleUnknown: "useEncodedValue",
      unknownValue: -1,
      encodedMissingValue: -2,
    }).fit(train);
    expect((await encoder.transform({ c: ["z", "b", null] })).toColumns()["c"]).toEqual([-1, 1, -2]);
    await expect(
      new OrdinalEncoder({ handleUnknown: "useEncodedValue", unknownValue: 1 }).fit(train),
    ).rejects.toThrow(/no position/);
    const ordered = await new OrdinalEncoder({ categories: [["b", "a"]] }).fit(train);
    expect((await ordered.transform({ c: ["a", "b"] })).toColumns()["c"]).toEqual([1, 0]);
  });

  it("are 0 rows of training, or hash anywhere", async () => {
    const shares = await new FrequencyEncoder().fit(train);
    expect((await shares.transform({ c: ["b", "z", null] })).toColumns()["c"]).toEqual([0.5, 0, 0.25]);
    const hashing = await new HashingEncoder({ nComponents: 4 }).fit(train);
    const rows = (await hashing.transform({ c: ["z", null] })).toRecords();
    expect(numbers(Object.values(rows[0]!)).filter((x) => x !== 0)).toHaveLength(1);
    expect(numbers(Object.values(rows[1]!))).toEqual([0, 0, 0, 0]);
  });
});

it("one-hot rows sum to one, whatever the values", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.option(fc.oneof(fc.string(), fc.constantFrom("a", "b", "a_b"))), {
        minLength: 1,
        maxLength: 30,
      }),
      async (values) => {
        const frame = fromColumns({ a: values, a_b: values.toReversed() });
        const out = await new OneHotEncoder().fitTransform(frame);
        for (const row of out)
          expect(numbers(Object.values(row)).reduce<number>((s, x) => s + (x as number), 0)).toBe(2);
      },
    ),
    { numRuns: 40 },
  );
});

it("dates have parts, and places on the circle", async () => {
  const X = fromColumns({ d: [new Date("2024-12-31T18:00:00Z"), new Date("2024-02-29T00:00:00Z"), null] });
  const out = await new DateFeatures({ cyclical: true }).fitTransform(X);
  const [last, first, none] = out.toRecords();
  expect(last).toMatchObject({
    d_year: 2024,
    d_month: 12,
    d_day: 31,
    d_weekday: 1,
    d_hour: 18,
    d_daysSince: 306.75,
  });
  expect(first).toMatchObject({ d_month: 2, d_day: 29, d_weekday: 3, d_hour: 0, d_daysSince: 0 });
  expect(Object.values(none!).every((x) => x === null)).toBe(true);
  expect(last!["d_month_sin"] as number).toBeCloseTo(Math.sin((2 * Math.PI * 11) / 12), 12);
  const chosen = await new DateFeatures({
    parts: ["dayOfYear", "quarter", "isWeekend"],
    origin: "2024-01-01",
  }).fitTransform(X);
  expect(chosen.row(0)).toEqual({ d_dayOfYear: 366, d_quarter: 4, d_isWeekend: 0 });
  await expect(new DateFeatures().fit({ d: ["2024-01-01"] })).rejects.toThrow(/must be dates/);
});

describe("imputers", () => {
  it("fill text with its most frequent value or a constant, dates with dates", async () => {
    const X = fromColumns({ t: ["b", "a", "a", null], d: [new Date(0), null, new Date(2e8), new Date(4e8)] });
    const out = await new SimpleImputer({ strategy: "mostFrequent", addIndicator: true }).fitTransform(X);
    expect(out.row(3)).toEqual({ t: "a", d: new Date(4e8), t_missing: 1, d_missing: 0 });
    expect(out.row(1)["d"]).toEqual(new Date(0));
    const constant = await new SimpleImputer({ strategy: "constant" }).fitTransform(X.select(["t"]));
    expect(constant.row(3)).toEqual({ t: "missing_value" });
    await expect(new SimpleImputer().fit(X)).rejects.toThrow(/the mean is for numbers.*"t"/);
  });

  it("tell new holes where none were", async () => {
    const indicator = await new MissingIndicator().fit({ a: [1, null], b: [1, 2] });
    await expect(indicator.transform({ a: [1], b: [null] })).rejects.toThrow(/"b" had no missing values/);
  });
});

describe("ColumnTransformer", () => {
  const X = fromColumns({ age: [1, 2, 3], city: ["x", "y", "x"], ok: [true, false, true] });

  it("gives each part its columns, the rest as asked, and names that differ", async () => {
    const parts = new ColumnTransformer(
      [
        ["scale", new StandardScaler(), columnSelector({ type: "number" })],
        ["copy", "passthrough", "age"],
        ["city", new OneHotEncoder(), columnSelector({ pattern: /^ci/ })],
      ],
      { remainder: "passthrough" },
    );
    const out = await parts.fitTransform(X);
    expect(out.columns).toEqual(["scale__age", "copy__age", "city_x", "city_y", "ok"]);
    expect(parts.sources).toEqual([["age"], ["age"], ["city"], ["city"], ["ok"]]);
    const verbose = await parts.clone({ verboseFeatureNamesOut: true }).fit(X);
    expect(verbose.featureNamesOut.at(-1)).toBe("remainder__ok");
  });

  it("needs the columns that it uses, and no others", async () => {
    const parts = await new ColumnTransformer([["scale", new StandardScaler(), ["age"]]]).fit(X);
    expect((await parts.transform({ extra: ["?"], age: [2] })).row(0)).toEqual({ age: 0 });
    await expect(parts.transform({ city: ["x"] })).rejects.toThrow(/missing: "age"/);
    await expect(new ColumnTransformer([["a", new StandardScaler(), ["nope"]]]).fit(X)).rejects.toThrow(
      /no column "nope"/,
    );
  });

  it("changes parameters inside by name", async () => {
    const parts = new ColumnTransformer([["city", new OneHotEncoder(), ["city"]]]);
    const changed = await parts.clone({ city__drop: "first" }).fit(X);
    expect(changed.featureNamesOut).toEqual(["city_y"]);
    expect(() => parts.clone({ town__drop: "first" })).toThrow(/no parameter "town__drop".*city__…/);
    expect(() => parts.clone({ city__dropp: "first" })).toThrow(/no parameter "dropp"/);
  });
});

it("sources go through pipelines", async () => {
  const pipeline = new TransformerPipeline({
    steps: [
      ["parts", new ColumnTransformer([["a", new OneHotEncoder(), ["c"]]], { remainder: "passthrough" })],
      ["scale", new StandardScaler()],
    ],
  });
  await pipeline.fit({ c: ["x", "y", "z"], n: [1, 2, 4] });
  expect(pipeline.featureNamesOut).toEqual(["c_x", "c_y", "c_z", "n"]);
  expect(pipeline.sources).toEqual([["c"], ["c"], ["c"], ["n"]]);
});

it("a function of one's own works on the frame and cannot be stored", async () => {
  const own = new FunctionTransformer({
    func: (X) => X.withColumn("sum", (row) => Number(row["a"]) + Number(row["b"])),
  });
  const out = await own.fitTransform({ a: [1, 2], b: [3, 4] });
  expect(out.toColumns()["sum"]).toEqual([4, 6]);
  expect(own.sources.at(-1)).toEqual(["a", "b"]);
  expect(() => JSON.stringify(own)).toThrow(/function of your own cannot be stored/);
});

it("selecting by score inside keeps noise out of later rows", async () => {
  const iris = load("iris");
  const names = iris.columns.filter((name) => iris.column(name).type === "number");
  const best = await new SelectKBest({ k: 2, scoreFunc: "mutualInfo" }).fit(
    iris.select(names),
    iris.column(iris.columns.find((name) => iris.column(name).type === "string")!),
  );
  expect(best.featureNamesOut.every((name) => /petal/i.test(name))).toBe(true);
});

describe("TableVectorizer", () => {
  const rng = createRng(3);
  const n = 200;
  const of = <T>(make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
  const X = fromColumns({
    age: of(() => (rng.next() < 0.1 ? null : rng.integer(80))),
    city: of(() => ["x", "y", "z"][rng.integer(3)]!),
    sex: of(() => ["f", "m"][rng.integer(2)]!),
    id: of((i) => `id${i % 90}`),
    note: of((i) => `the parcel number ${i} came too late again`),
    born: of(() => new Date(Date.UTC(1980, rng.integer(300)))),
    same: of(() => "constant"),
    empty: of(() => null),
    nested: of((i) => ({ i })),
  });
  const y = of(() => rng.integer(2));

  it("chooses by column and says what and why", async () => {
    const vectorizer = new TableVectorizer();
    const out = await vectorizer.fitTransform(X, y);
    expect(
      Object.fromEntries(vectorizer.decisions.map(({ column, treatment }) => [column, treatment])),
    ).toEqual({
      age: "number",
      city: "one-hot",
      sex: "one-hot",
      id: "target-encoding",
      note: "prose",
      born: "date",
      same: "dropped",
      empty: "dropped",
      nested: "dropped",
    });
    expect(out.columns.slice(0, 2)).toEqual(["age", "age_missing"]);
    expect(out.columns).toContain("sex_m");
    expect(out.columns).not.toContain("sex_f");
    expect(out.data.every((column) => column.type === "number" && column.values.every(Number.isFinite))).toBe(
      true,
    );
    expect(vectorizer.description).toMatch(
      /^age {3} *number: numbers, \d+ missing; holes to the median and told, scaled → 2 features$/m,
    );
    expect(vectorizer.description).toMatch(/^same *dropped: constant, "constant"$/m);
  });

  it("hashes where there is no target, and needs no column that it dropped", async () => {
    const vectorizer = await new TableVectorizer().fit(X);
    expect(vectorizer.decisions.find(({ column }) => column === "id")!.treatment).toBe("hashing");
    const row = { age: null, city: "new", sex: "f", id: "new", note: null, born: null };
    const [values] = (await vectorizer.transform([row])).toRecords();
    expect(Object.values(values!).every(Number.isFinite)).toBe(true);
  });

  it("says when nothing is of use", async () => {
    await expect(new TableVectorizer().fit({ a: [1, 1], b: [null, null] })).rejects.toThrow(
      /no column is of use; "a": constant, 1; "b": no value/,
    );
  });
});
