/** The built-in learners driven through scikit-learn's cross-validation: scores of every fold, curves, nested search, tests. */
import { describe, expect, it } from "vitest";
import { createRng, foldRows, stratifiedKFold, type FoldRows } from "../../lib/core/index.ts";
import { accuracyScore, balancedAccuracyScore, f1Score, logLoss } from "../../lib/metrics/index.ts";
import {
  argmaxRows,
  dummyProbabilities,
  fitDummyClassifier,
  fitGaussianNB,
  fitKNeighborsClassifier,
  fitLogisticRegression,
  gatherRows,
  gaussianNBProbabilities,
  kNeighborsProbabilities,
  logisticProbabilities,
} from "../../lib/models/index.ts";
import { fitStandardScaler, standardScale } from "../../lib/prep/index.ts";
import { golden } from "./audit-data.ts";
import { differences, reference } from "./within.ts";

interface Data {
  readonly X: Float64Array;
  readonly y: Int32Array;
  readonly n: number;
  readonly p: number;
  readonly k: number;
}

/** n×k probabilities of the test rows. */
type Learner = (
  X: Float64Array,
  n: number,
  p: number,
  y: Int32Array,
  k: number,
  test: Float64Array,
  m: number,
) => Float64Array;

const wanted = reference("cv");

function data(name: string): Data {
  const { X, y } = golden<{ sklearn: Record<string, { X: number[][]; y: number[] }> }>("datasets").sklearn[name]!;
  return {
    X: Float64Array.from(X.flat()),
    y: Int32Array.from(y),
    n: y.length,
    p: X[0]!.length,
    k: Math.max(...y) + 1,
  };
}

const scaled =
  (learner: Learner): Learner =>
  (X, n, p, y, k, test, m) => {
    const scaler = fitStandardScaler(X, n, p);
    return learner(standardScale(scaler, X, n), n, p, y, k, standardScale(scaler, test, m), m);
  };
const gnb: Learner = (X, n, p, y, k, test, m) =>
  gaussianNBProbabilities(fitGaussianNB(X, n, p, y, { classes: k }), test, m);
const knn =
  (nNeighbors: number): Learner =>
  (X, n, p, y, k, test, m) =>
    kNeighborsProbabilities(fitKNeighborsClassifier(X, n, p, y, { classes: k, nNeighbors }), test, m);
const logistic: Learner = (X, n, p, y, k, test, m) =>
  logisticProbabilities(fitLogisticRegression(X, n, p, y, { classes: k }), test, m);
const dummy =
  (strategy: "prior" | "mostFrequent"): Learner =>
  (X, n, p, y, k, _test, m) =>
    dummyProbabilities(fitDummyClassifier(X, n, p, y, { classes: k, strategy }), m);

const learners: Record<string, Learner> = {
  gnb,
  knn5_scaled: scaled(knn(5)),
  logreg_scaled_C1: scaled(logistic),
  dummy_most_frequent: dummy("mostFrequent"),
  dummy_prior: dummy("prior"),
};

/** Probabilities of `test` by a learner that saw `train`. */
function predict(learner: Learner, { X, y, p, k }: Data, train: Int32Array, test: Int32Array): Float64Array {
  const own = train.map((i) => y[i]!);
  return learner(gatherRows(X, p, train), train.length, p, own, k, gatherRows(X, p, test), test.length);
}

function scores(learner: Learner, all: Data, train: Int32Array, test: Int32Array): number[] {
  const probabilities = predict(learner, all, train, test);
  const truth = test.map((i) => all.y[i]!);
  const predicted = argmaxRows(probabilities, test.length, all.k);
  return [
    accuracyScore(truth, predicted)!,
    balancedAccuracyScore(truth, predicted)!,
    // The most frequent class only: the other classes' undefined F1 counts as 0 in scikit-learn.
    f1Score(truth, predicted, { average: "macro", zeroDivision: 0 })!,
    // Two classes: scikit-learn's scorer hands on the second column only, and loses digits where 1 - p is tiny.
    all.k === 2
      ? -logLoss(
          truth,
          probabilities.filter((_, i) => i % 2 === 1),
        )!
      : -logLoss(truth, probabilities, all.k)!,
  ];
}

const accuracy = (learner: Learner, all: Data, train: Int32Array, test: Int32Array): number =>
  scores(learner, all, train, test)[0]!;

function splits(y: ArrayLike<number>, folds: number, seed?: number): FoldRows[] {
  const rng = seed === undefined ? undefined : createRng(seed, { kind: "numpy" });
  const fold = stratifiedKFold(y, folds, rng);
  return Array.from({ length: folds }, (_, f) => foldRows(fold, f));
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

describe.each(["iris", "wine", "breast_cancer"])("cross_validate of %s", (name) => {
  const all = data(name);
  const cv = splits(all.y, 5, 42);
  it.each(Object.entries(learners))("%s", (learner, use) => {
    const metrics = ["accuracy", "balanced_accuracy", "f1_macro", "neg_log_loss"];
    const got = Object.fromEntries(metrics.flatMap((m) => [[`test_${m}`, [] as number[]], [`train_${m}`, []]]));
    for (const { train, test } of cv) {
      scores(use, all, train, test).forEach((score, i) => got[`test_${metrics[i]!}`]!.push(score));
      scores(use, all, train, train).forEach((score, i) => got[`train_${metrics[i]!}`]!.push(score));
    }
    // 1 - p of a p that is 1 but for rounding: the reference's own last digits, weighed by log loss.
    const rounding = learner === "gnb" && name === "breast_cancer";
    const tolerance = learner.startsWith("logreg") ? 1e-5 : 1e-12;
    const found = differences(got, wanted[name][learner], tolerance);
    expect(rounding ? found.filter((text) => !text.includes("log_loss")) : found).toEqual([]);
    expect(differences(got, wanted[name][learner], 1e-5)).toEqual([]);
  });
});

describe("curves and searches on iris", () => {
  const iris = data("iris");
  const cv = splits(iris.y, 5, 42);

  it("learning curve: prefixes of the training folds", () => {
    const { train_sizes_abs: sizes, train, test } = wanted.learning_curve_iris_knn5;
    const curve = (onTrain: boolean): number[][] =>
      sizes.map((size: number) =>
        cv.map((fold) => {
          const own = fold.train.subarray(0, size);
          return accuracy(scaled(knn(5)), iris, own, onTrain ? own : fold.test);
        }),
      );
    expect(differences(curve(true), train, 1e-12)).toEqual([]);
    expect(differences(curve(false), test, 1e-12)).toEqual([]);
  });

  it("validation curve over the number of neighbours", () => {
    const { n_neighbors: ks, train, test } = wanted.validation_curve_iris_knn;
    const curve = (onTrain: boolean): number[][] =>
      ks.map((k: number) =>
        cv.map((fold) => accuracy(scaled(knn(k)), iris, fold.train, onTrain ? fold.train : fold.test)),
      );
    expect(differences(curve(true), train, 1e-12)).toEqual([]);
    expect(differences(curve(false), test, 1e-12)).toEqual([]);
  });

  it("nested cross-validation, inner 4 folds of seed 0", () => {
    const { outer_scores, chosen_k, non_nested_best, non_nested_best_k } = wanted.nested_cv_iris_knn;
    const search = (rows: Int32Array): { k: number; score: number } => {
      const inner = splits(
        rows.map((i) => iris.y[i]!),
        4,
        0,
      );
      let best = { k: 0, score: -1 };
      for (const k of wanted.validation_curve_iris_knn.n_neighbors as number[]) {
        const score = mean(
          inner.map(({ train, test }) =>
            accuracy(
              scaled(knn(k)),
              iris,
              train.map((i) => rows[i]!),
              test.map((i) => rows[i]!),
            ),
          ),
        );
        if (score > best.score + 1e-12) best = { k, score };
      }
      return best;
    };
    const chosen = cv.map(({ train }) => search(train).k);
    expect(chosen).toEqual(chosen_k);
    const outer = cv.map(({ train, test }, f) => accuracy(scaled(knn(chosen[f]!)), iris, train, test));
    expect(differences(outer, outer_scores, 1e-12)).toEqual([]);
    const whole = search(Int32Array.from({ length: iris.n }, (_, i) => i));
    expect(whole.k).toBe(non_nested_best_k);
    expect(whole.score).toBeCloseTo(non_nested_best, 12);
  });

  it("permutation test of naive Bayes, 50 shuffles of seed 0", () => {
    const { score, perm_scores, p } = wanted.permutation_test_iris_gnb;
    const plain = (all: Data): number =>
      mean(splits(all.y, 5).map(({ train, test }) => accuracy(gnb, all, train, test)));
    expect(plain(iris)).toBeCloseTo(score, 12);
    const rng = createRng(0, { kind: "numpy" });
    const shuffled = (perm_scores as number[]).map(() => {
      const order = rng.permutation(iris.n);
      return plain({ ...iris, y: order.map((i) => iris.y[i]!) });
    });
    expect(differences(shuffled, perm_scores, 1e-12)).toEqual([]);
    const better = shuffled.filter((each) => each >= score - 1e-12).length;
    expect((better + 1) / (shuffled.length + 1)).toBeCloseTo(p, 12);
  });
});

it("selection outside of cross-validation makes signal of noise", () => {
  const { n, p, k, outside, inside } = wanted.leakage_demo_selection_on_noise;
  const rng = createRng(0, { kind: "numpy" });
  const noise: Data = {
    X: Float64Array.from({ length: n * p }, () => rng.normal()),
    y: Int32Array.from({ length: n }, (_, i) => (i < n / 2 ? 0 : 1)),
    n,
    p,
    k: 2,
  };
  const every = Int32Array.from({ length: n }, (_, i) => i);
  const fold = (train: Int32Array, test: Int32Array, seen: Int32Array): number => {
    const columns = strongest(noise, seen, k);
    const X = new Float64Array(n * k);
    for (let i = 0; i < n; i++) columns.forEach((j, at) => (X[i * k + at] = noise.X[i * p + j]!));
    return accuracy(gnb, { ...noise, X, p: k }, train, test);
  };
  const cv = splits(noise.y, 5);
  expect(differences(cv.map(({ train, test }) => fold(train, test, every)), outside, 1e-12)).toEqual([]);
  expect(differences(cv.map(({ train, test }) => fold(train, test, train)), inside, 1e-12)).toEqual([]);
});

/** The columns with the largest F of an analysis of variance between two classes: by squared t. */
function strongest({ X, y, p }: Data, rows: Int32Array, most: number): number[] {
  const f = Array.from({ length: p }, (_, j) => {
    const groups: number[][] = [[], []];
    for (const i of rows) groups[y[i]!]!.push(X[i * p + j]!);
    const [a, b] = groups.map((g) => ({ n: g.length, m: mean(g), ss: g.reduce((s, x) => s + (x - mean(g)) ** 2, 0) }));
    return (a!.m - b!.m) ** 2 / ((a!.ss + b!.ss) * (1 / a!.n + 1 / b!.n));
  });
  return Array.from(f.keys())
    .sort((a, b) => f[b]! - f[a]!)
    .slice(0, most);
}
