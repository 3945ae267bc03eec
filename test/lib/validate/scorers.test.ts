import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../../../lib/core/index.ts";
import {
  defaultScoring,
  foldInterval,
  makeScorer,
  scoreInterval,
  scorerNames,
  scorerOf,
  scorersOf,
  type Predictions,
} from "../../../lib/validate/index.ts";

/** Predictions of n rows of k classes that know a little. */
function classes(n: number, k: number, seed: number): Predictions {
  const rng = createRng(seed);
  const truth = Int32Array.from({ length: n }, (_, i) => i % k);
  const probabilities = new Float64Array(n * k);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let c = 0; c < k; c++)
      sum += probabilities[i * k + c] = Math.exp(rng.normal() + (truth[i] === c ? 1 : 0));
    for (let c = 0; c < k; c++) probabilities[i * k + c]! /= sum;
  }
  const row = (i: number): number[] => [...probabilities.subarray(i * k, (i + 1) * k)];
  return {
    task: "classification",
    rows: Int32Array.from({ length: n }, (_, i) => i),
    classes: Array.from({ length: k }, (_, c) => `c${c}`),
    positive: k === 2 ? 1 : -1,
    truth,
    predicted: Int32Array.from({ length: n }, (_, i) => row(i).indexOf(Math.max(...row(i)))),
    probabilities,
    ranking: k === 2 ? probabilities.filter((_, at) => at % 2 === 1) : undefined,
  };
}

function numbers(n: number, seed: number): Predictions {
  const rng = createRng(seed);
  const truth = Float64Array.from({ length: n }, () => 5 + Math.abs(rng.normal()));
  return {
    task: "regression",
    rows: Int32Array.from({ length: n }, (_, i) => i),
    classes: [],
    positive: -1,
    truth,
    predicted: truth.map((value) => value + 0.3 * rng.normal()),
  };
}

function permuted(given: Predictions, order: Int32Array): Predictions {
  const k = given.classes.length;
  const { probabilities, ranking } = given;
  return {
    ...given,
    truth: order.map((i) => given.truth[i]!) as never,
    predicted:
      given.task === "regression"
        ? Float64Array.from(order, (i) => given.predicted[i]!)
        : order.map((i) => given.predicted[i]!),
    ...(given.task === "regression" ? { truth: Float64Array.from(order, (i) => given.truth[i]!) } : {}),
    probabilities:
      probabilities &&
      Float64Array.from(
        { length: order.length * k },
        (_, at) => probabilities[order[Math.floor(at / k)]! * k + (at % k)]!,
      ),
    ranking: ranking && Float64Array.from(order, (i) => ranking[i]!),
  };
}

describe("every scorer", () => {
  const cases = scorerNames().flatMap((name) => {
    const scorer = scorerOf("test", name);
    if (scorer.needs === "numbers") return [[name, numbers(60, 1)] as const];
    return [
      [name, classes(60, 2, 2)] as const,
      ...(scorer.binary === true ? [] : [[name, classes(60, 3, 3)] as const]),
    ];
  });
  it.each(cases)("%s does not hang on the order of rows, and prefers the truth", (name, given) => {
    const scorer = scorerOf("test", name);
    const score = scorer.score(given)!;
    expect(score).toEqual(expect.any(Number));
    const order = createRng(9).permutation(60);
    expect(scorer.score(permuted(given, order))).toBeCloseTo(score, 10);
    const k = given.classes.length;
    const perfect: Predictions = {
      ...given,
      predicted: given.truth,
      probabilities: given.probabilities?.map((_, at) =>
        given.truth[Math.floor(at / k)] === at % k ? 1 : 0,
      ),
      ranking: given.ranking && Float64Array.from(given.truth),
    };
    const best = scorer.score(perfect)!;
    expect(scorer.greaterIsBetter ? best >= score : best <= score).toBe(true);
    expect(best).toBeCloseTo(scorer.greaterIsBetter ? 1 : 0, 10);
  });

  it("of whole weights is the score of repeated rows", () => {
    const weigh = (given: Predictions): void => {
      const weights = Float64Array.from({ length: 60 }, (_, i) => i % 3);
      const rows = Int32Array.from(
        [...weights].flatMap((weight, i) => Array.from({ length: weight }, () => i)),
      );
      for (const name of scorerNames(given.task)) {
        const scorer = scorerOf("test", name);
        // The median of repeated rows may lie between two; the largest error knows no weights; ovo takes none.
        if (
          ["medianAbsoluteError", "d2AbsoluteError", "d2Pinball", "maxError"].includes(name) ||
          name.startsWith("rocAucOvo")
        )
          continue;
        const weighted = scorer.score({ ...given, sampleWeight: weights });
        expect(weighted, name).toBeCloseTo(scorer.score(permuted(given, rows))!, 9);
      }
    };
    weigh(classes(60, 2, 4));
    weigh(numbers(60, 5));
  });
});

describe("names", () => {
  it.each([
    ["roc_auc", "rocAuc", true],
    ["neg_log_loss", "logLoss", false],
    ["neg_root_mean_squared_error", "rmse", false],
    ["f1_macro", "f1Macro", true],
    ["matthews_corrcoef", "mcc", true],
    ["auc", "rocAuc", true],
    ["neg_brier_score", "brier", false],
  ])("%s is %s", (given, name, greaterIsBetter) => {
    expect(scorerOf("test", given)).toMatchObject({ name, greaterIsBetter });
  });

  it("unknown ones are refused with the nearest", () => {
    expect(() => scorerOf("validate", "rocAcu")).toThrow(
      /validate: no metric "rocAcu"; did you mean "rocAuc"/,
    );
    expect(() => scorersOf("x", ["r2", "r2"], "regression", 0)).toThrow(/"r2" twice/);
    expect(() => scorersOf("x", [], "regression", 0)).toThrow(/one metric or more/);
  });

  it("defaults exist for every task", () => {
    for (const [task, k] of [
      ["classification", 2],
      ["classification", 5],
      ["regression", 0],
    ] as const)
      expect(scorersOf("x", undefined, task, k).map(({ name }) => name)).toEqual(defaultScoring(task, k));
  });
});

describe("scores without value", () => {
  const one: Predictions = { ...classes(10, 2, 6), truth: new Int32Array(10) };
  it.each(["rocAuc", "averagePrecision", "recall", "d2LogLoss"])(
    "%s of one class is null, with the reason",
    (name) => {
      const reasons: string[] = [];
      expect(scorerOf("x", name).score(one, { why: (reason) => reasons.push(reason) })).toBeNull();
      expect(reasons[0]).toBeTruthy();
    },
  );

  it("needs probabilities where it says so", () => {
    const { probabilities: _, ranking, ...labels } = classes(20, 2, 7);
    expect(() => scorerOf("x", "logLoss").score(labels)).toThrow(/gives none/);
    expect(() => scorerOf("x", "rocAuc").score(labels)).toThrow(/gives none/);
    expect(scorerOf("x", "rocAuc").score({ ...labels, ranking })).toBeGreaterThan(0.5);
  });
});

describe("makeScorer", () => {
  const given = classes(20, 2, 8);
  it("hands on labels as y holds them, or 0/1 and the positive class's probability", () => {
    const labels = makeScorer((yTrue: ArrayLike<string>, yPred: ArrayLike<string>) =>
      yTrue[0] === "c0" && yPred.length === 20 ? 1 : 0,
    );
    expect(labels.score(given)).toBe(1);
    const proba = makeScorer((yTrue: ArrayLike<number>, p: ArrayLike<number>) => yTrue[1]! + p[0]!, {
      needs: "probabilities",
    });
    expect(proba.score(given)).toBeCloseTo(1 + given.probabilities![1]!, 12);
  });
  it("takes a value that is no number for none", () => {
    const reasons: string[] = [];
    const bad = makeScorer(() => Number.NaN, { name: "bad" });
    expect(bad.score(given, { why: (reason) => reasons.push(reason) })).toBeNull();
    expect(reasons).toEqual(["bad gave NaN"]);
  });
});

describe("intervals", () => {
  it.each([
    ["rocAuc", "DeLong (logit)"],
    ["accuracy", "Wilson"],
    ["recall", "Wilson"],
    ["f1", "bootstrap BCa"],
    ["logLoss", "bootstrap BCa"],
  ])("of %s is by %s and holds the score", async (name, method) => {
    const given = classes(200, 2, 10);
    const found = (await scoreInterval(scorerOf("x", name), given))!;
    const score = scorerOf("x", name).score(given)!;
    expect(found).toMatchObject({ method, of: "pooled", level: 0.95 });
    expect(found.low).toBeLessThan(score);
    expect(found.high).toBeGreaterThan(score);
  });

  it("is wider when rows come in groups that err together", async () => {
    const given = classes(40, 2, 11);
    const four = permuted(
      given,
      Int32Array.from({ length: 160 }, (_, i) => i % 40),
    );
    const repeated = { ...four, rows: Int32Array.from({ length: 160 }, (_, i) => i) };
    const width = async (groups?: Int32Array): Promise<number> => {
      const { low, high } = (await scoreInterval(scorerOf("x", "f1"), repeated, { groups }))!;
      return high - low;
    };
    const grouped = await width(Int32Array.from({ length: 160 }, (_, i) => i % 40));
    expect(grouped / (await width())).toBeGreaterThan(1.5);
  });

  it("covers the truth about as often as it says", async () => {
    // Mean absolute error of |N(0, 1)| errors: √(2/π).
    let held = 0;
    for (let seed = 0; seed < 60; seed++) {
      const rng = createRng(1000 + seed);
      const truth = new Float64Array(80);
      const given = { ...numbers(80, 0), truth, predicted: truth.map(() => rng.normal()) };
      const { low, high } = (await scoreInterval(scorerOf("x", "mae"), given, { resamples: 300 }))!;
      if (low < Math.sqrt(2 / Math.PI) && high > Math.sqrt(2 / Math.PI)) held++;
    }
    expect(held).toBeGreaterThanOrEqual(52);
  });

  it("over folds is wider than the naive one by what folds share", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), { minLength: 5, maxLength: 10 }),
        (scores) => {
          const [naive, corrected] = [foldInterval(scores, 0), foldInterval(scores, 0.25)];
          if (naive === null || corrected === null) return;
          const J = scores.length;
          expect((corrected.high - corrected.low) / (naive.high - naive.low)).toBeCloseTo(
            Math.sqrt((1 / J + 0.25) * J),
            6,
          );
        },
      ),
    );
    expect(foldInterval([0.5, 0.5, 0.5], 0.25)).toBeNull();
    expect(foldInterval([null, 0.5], 0.25)).toBeNull();
  });
});
