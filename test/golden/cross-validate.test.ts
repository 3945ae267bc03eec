/** scikit-learn's cross_validate, nested search and noise, through crossValidate on whole models. */
import { describe, expect, it } from "vitest";
import { createRng } from "../../lib/core/index.ts";
import {
  GaussianNB,
  KNeighborsClassifier,
  LogisticRegression,
  makePipeline,
  type Estimator,
} from "../../lib/models/index.ts";
import { StandardScaler } from "../../lib/prep/index.ts";
import { crossValidate, crossValPredict, nestedCrossValidation, gridSearch } from "../../lib/validate/index.ts";
import { golden } from "./audit-data.ts";
import { differences, reference } from "./within.ts";

const wanted = reference("cv");
const sets = golden<{ sklearn: Record<string, { X: number[][]; y: number[] }> }>("datasets").sklearn;
const numpy = { cv: 5, seed: 42, generator: "numpy" } as const;
const scaled = (model: Estimator): Estimator => makePipeline(new StandardScaler(), model);
const names = { accuracy: "accuracy", balanced_accuracy: "balancedAccuracy", f1_macro: "f1Macro" };

describe.each(["iris", "wine", "breast_cancer"])("%s", (name) => {
  const { X, y } = sets[name]!;
  const models: Record<string, Estimator> = {
    gnb: new GaussianNB(),
    knn5_scaled: scaled(new KNeighborsClassifier({ nNeighbors: 5 })),
    logreg_scaled_C1: scaled(new LogisticRegression()),
  };
  it.each(Object.entries(models))("%s", async (key, model) => {
    const result = await crossValidate(model, X, y, {
      ...numpy,
      scoring: ["accuracy", "balanced_accuracy", "f1_macro", "neg_log_loss"],
      returnTrainScore: true,
    });
    for (const [side, scores] of [
      ["test", result.test],
      ["train", result.train!],
    ] as const) {
      for (const [theirs, ours] of Object.entries(names))
        expect(differences(scores[ours]!.perFold, wanted[name][key][`${side}_${theirs}`], 1e-12)).toEqual([]);
      const losses = scores["logLoss"]!.perFold.map((loss) => -loss!);
      expect(differences(losses, wanted[name][key][`${side}_neg_log_loss`], 1e-5)).toEqual([]);
    }
  });
});

it("nested cross-validation chooses and scores as scikit-learn does", async () => {
  const { X, y } = sets["iris"]!;
  const grid = { kneighborsclassifier__nNeighbors: wanted.validation_curve_iris_knn.n_neighbors as number[] };
  const inner = { cv: 4, seed: 0, force: true } as const;
  const nested = await nestedCrossValidation(scaled(new KNeighborsClassifier()), grid, X, y, { ...numpy, scoring: "accuracy", inner });
  const { outer_scores, chosen_k, non_nested_best, non_nested_best_k } = wanted.nested_cv_iris_knn;
  expect(nested.folds.map(({ params }) => params["kneighborsclassifier__nNeighbors"])).toEqual(chosen_k);
  expect(differences(nested.outer.perFold, outer_scores, 1e-12)).toEqual([]);
  const options = { ...inner, generator: "numpy", scoring: "accuracy" } as const;
  const whole = await gridSearch(scaled(new KNeighborsClassifier()), grid, X, y, options);
  expect(whole.best.params).toEqual({ kneighborsclassifier__nNeighbors: non_nested_best_k });
  expect(whole.best.mean).toBeCloseTo(non_nested_best, 12);
});

it("noise stays noise out of fold", async () => {
  const rng = createRng(3);
  const X = Array.from({ length: 120 }, () => Array.from({ length: 5 }, () => rng.normal()));
  const y = Array.from({ length: 120 }, () => (rng.next() < 0.5 ? "a" : "b"));
  const found = await crossValPredict(scaled(new LogisticRegression()), X, y);
  const right = found.values.filter((label, i) => label === y[i]).length;
  expect(right).toBeGreaterThan(36);
  expect(right).toBeLessThan(84);
  expect(Array.from(found.rows)).toEqual(Array.from(y.keys()));
});
