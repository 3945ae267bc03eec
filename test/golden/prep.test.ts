/** Transformers against scikit-learn 1.2.1 (test/golden/prep/make-prep.py), and tf–idf against a model trained elsewhere. */
import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { expit, toStored } from "../../lib/core/index.ts";
import { fromColumns, fromRows, type Frame } from "../../lib/data/index.ts";
import { LogisticRegression, makePipeline, Pipeline } from "../../lib/models/index.ts";
import {
  chi2,
  ColumnTransformer,
  CountVectorizer,
  fClassif,
  fRegression,
  HashingVectorizer,
  KBinsDiscretizer,
  MinMaxScaler,
  MissingIndicator,
  murmurHash,
  OneHotEncoder,
  OrdinalEncoder,
  PolynomialFeatures,
  restoreTransformer,
  RobustScaler,
  SelectKBest,
  SimpleImputer,
  StandardScaler,
  TfidfVectorizer,
  VarianceThreshold,
  type Transformer,
} from "../../lib/prep/index.ts";
import { differences } from "./within.ts";

// oxlint-disable-next-line typescript/no-explicit-any
const parsed = (path: string): any => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const golden = parsed("prep/prep.json");

const num = fromRows(golden.num, ["a", "b", "c"]);
const holes = fromRows(golden.holes, ["a", "b", "c"]);
const cat = fromRows(golden.cat, ["colour", "size"]);
const texts = fromColumns({ text: golden.texts });

const rowsOf = (frame: Frame): (number | null)[][] =>
  frame.toRecords().map((row) => Object.values(row) as (number | null)[]);

async function same(transformer: Transformer, X: Frame, wanted: unknown, rows = X): Promise<void> {
  await transformer.fit(X, golden.y3);
  expect(differences(rowsOf(await transformer.transform(rows)), wanted, 1e-10)).toEqual([]);
}

describe("OneHotEncoder", () => {
  it.each([
    ["plain", {}],
    ["first", { drop: "first" }],
    ["ifBinary", { drop: "ifBinary" }],
    ["minFrequency", { minFrequency: 4 }],
    ["minShare", { minFrequency: 0.2 }],
    ["maxCategories", { maxCategories: 3 }],
    ["both", { minFrequency: 4, maxCategories: 2, drop: "first" }],
  ] as const)("%s", async (name, params) => {
    const encoder = new OneHotEncoder(params);
    await same(encoder, cat, golden.oneHot[name].X);
    const names = golden.oneHot[name].names.map((each: string) => each.replace("infrequent_sklearn", "infrequent"));
    expect(encoder.featureNamesOut).toEqual(names);
  });

  it("bears categories that training did not have", async () => {
    const unknown = fromRows(
      [
        ["pink", "s"],
        ["red", "xxl"],
      ],
      ["colour", "size"],
    );
    await same(new OneHotEncoder({ handleUnknown: "ignore" }), cat, golden.oneHotUnknown.ignore, unknown);
    await same(
      new OneHotEncoder({ handleUnknown: "infrequentIfExist", minFrequency: 4 }),
      cat,
      golden.oneHotUnknown.infrequent,
      unknown,
    );
  });
});

test.each([
  ["ordinal", new OrdinalEncoder(), cat, golden.ordinal],
  ["standard", new StandardScaler(), holes, golden.scalers.standard],
  ["standard without mean", new StandardScaler({ withMean: false }), holes, golden.scalers.noMean],
  ["min-max", new MinMaxScaler({ featureRange: [-1, 2] }), holes, golden.scalers.minMax],
  ["robust", new RobustScaler({ quantileRange: [10, 90] }), holes, golden.scalers.robust],
  ["bins", new KBinsDiscretizer({ nBins: 4 }), num, golden.kbins],
  ["median", new SimpleImputer({ strategy: "median", addIndicator: true }), holes, golden.imputer.median],
  ["indicator", new MissingIndicator({ features: "all" }), holes, golden.imputer.indicator],
] as const)("%s", (_, transformer, X, wanted) => same(transformer, X, wanted));

test("polynomials, their order and names", async () => {
  const cubic = new PolynomialFeatures({ degree: 3 });
  await same(cubic, num, golden.poly.X, num.head(5));
  expect(cubic.featureNamesOut).toEqual(golden.poly.names);
  const products = await new PolynomialFeatures({ interactionOnly: true, includeBias: false }).fit(num);
  expect(products.featureNamesOut).toEqual(golden.poly.interactions);
});

test("scores of features, and what they select", async () => {
  const flat = (rows: number[][]): Float64Array => Float64Array.from(rows.flat());
  const n = golden.num.length as number;
  const X = flat(golden.num);
  const codes = Int32Array.from(golden.y3 as number[]);
  const { scores } = golden;
  expect(differences(fClassif(X, n, 3, codes, 3), scores.fClassif, 1e-10)).toEqual([]);
  expect(differences(fRegression(X, n, 3, Float64Array.from(golden.t as number[])), scores.fRegression, 1e-10)).toEqual([]);
  expect(differences(chi2(flat(golden.count), n, 3, codes, 3), scores.chi2, 1e-10)).toEqual([]);
  const best = await new SelectKBest({ k: 2 }).fit(num, golden.y);
  expect(best.support).toEqual(golden.kBest);
  const varying = await new VarianceThreshold({ threshold: 0.5 }).fit(num);
  expect(differences(varying.state.model.variances, golden.variance, 1e-10)).toEqual([]);
});

describe("text", () => {
  it.each([
    ["count", new CountVectorizer()],
    ["bigrams", new CountVectorizer({ ngramRange: [1, 2], minDf: 2 })],
    ["accents", new CountVectorizer({ stripAccents: true, maxDf: 0.3 })],
    ["char", new CountVectorizer({ analyzer: "char", ngramRange: [2, 3], minDf: 3 })],
    ["charWb", new CountVectorizer({ analyzer: "charWb", ngramRange: [2, 4], minDf: 3 })],
    ["binary", new CountVectorizer({ binary: true, lowercase: false })],
    ["tfidf", new TfidfVectorizer()],
    ["sublinear", new TfidfVectorizer({ sublinearTf: true, norm: "l1", smoothIdf: false })],
    ["noNorm", new TfidfVectorizer({ norm: null, useIdf: false })],
    ["hashing", new HashingVectorizer({ nFeatures: 32 })],
    ["hashingPlain", new HashingVectorizer({ nFeatures: 16, norm: null, alternateSign: false })],
  ] as const)("%s", async (name, vectorizer) => {
    const { names, X } = golden.text[name];
    const result = await vectorizer.fitTransform(texts);
    if (names !== undefined) expect(result.columns).toEqual(names);
    expect(differences(rowsOf(result), X, 1e-12)).toEqual([]);
  });

  it("hashes as scikit-learn does", () => {
    expect(golden.murmur.words.map((word: string) => murmurHash(word))).toEqual(golden.murmur.hashes);
  });

  it("gives the probabilities of a tf–idf model trained elsewhere", async () => {
    const model = parsed("shap/models/text_tfidf_logit.json");
    const { texts: list, probabilities } = parsed("prep/lime-text.json");
    const vocabulary = Object.keys(model.vocabulary).sort((a, b) => model.vocabulary[a] - model.vocabulary[b]);
    const vectorizer = await restoreTransformer({
      format: "assay-learner",
      version: 1,
      name: "TfidfVectorizer",
      params: {},
      state: toStored({
        inputs: { names: ["text"], types: ["string"] },
        model: { vocabularies: [vocabulary], idf: [Float64Array.from(model.idf)] },
      }),
    });
    const margins = rowsOf(await vectorizer.transform({ text: list })).map((row) =>
      row.reduce<number>((sum, x, j) => sum + x! * model.coef[0][j], model.intercept[0]),
    );
    expect(margins.length).toBeGreaterThan(100);
    expect(differences(margins.map(expit), probabilities, 1e-12)).toEqual([]);
  });
});

test("a pipeline of columns, imputer, scaler, one-hot and logistic regression", async () => {
  const table = fromColumns({ ...holes.toColumns(), ...cat.toColumns() });
  const model = makePipeline(
    new ColumnTransformer([
      ["num", makePipeline(new SimpleImputer({ strategy: "median" }), new StandardScaler()), ["a", "b", "c"]],
      ["cat", new OneHotEncoder({ handleUnknown: "ignore" }), ["colour", "size"]],
    ]),
    new LogisticRegression({ C: 0.7, tol: 1e-10, maxIter: 10_000 }),
  );
  expect(model).toBeInstanceOf(Pipeline);
  await model.fit(table.slice(0, 30), golden.y.slice(0, 30));
  const { values } = await model.predictProba!(table.slice(30));
  expect(differences(values, golden.pipeline.flat(), 1e-5)).toEqual([]);
});
