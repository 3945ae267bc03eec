import { describe, expect, it } from "vitest";
import {
  confidentJoint,
  confidentThresholds,
  estimateJoint,
  findLabelIssues,
  labelQualityScores,
  numLabelIssues,
  type FilterBy,
} from "../../lib/audit/confident-learning.ts";
import { createRng, foldRows, stratifiedKFold } from "../../lib/core/index.ts";
import { fitLogisticRegression, gatherRows, logisticProbabilities } from "../../lib/models/index.ts";
import { fitStandardScaler, standardScale } from "../../lib/prep/index.ts";
import { golden as file } from "./audit-data.ts";
import reference from "./audit/label_issues.json" with { type: "json" };

const { cleanlab: _, ...cases } = reference;
const FILTERS = [
  "prune_by_noise_rate",
  "prune_by_class",
  "both",
  "confident_learning",
  "predicted_neq_given",
  "low_normalized_margin",
  "low_self_confidence",
] as const satisfies readonly FilterBy[];

describe.each(Object.entries(cases))("confident learning as cleanlab 2.9: %s", (_name, golden) => {
  const { K, noisy_labels: labels } = golden;
  const probs = Float64Array.from(golden.pred_probs.flat());

  it("thresholds", () => {
    const own = confidentThresholds(labels, probs, K);
    golden.thresholds.forEach((value, c) => expect(own[c]).toBeCloseTo(value, 12));
  });

  it("confident joint, raw, calibrated and as a distribution", () => {
    expect([...confidentJoint(labels, probs, K, { calibrate: false }).joint]).toEqual(
      golden.confident_joint_raw.flat(),
    );
    const calibrated = confidentJoint(labels, probs, K).joint;
    golden.confident_joint_calibrated.flat().forEach((value, i) => {
      // Equal remainders: which one is rounded up depends on numpy's unstable sort.
      expect(Math.abs(calibrated[i]! - value)).toBeLessThanOrEqual(1);
    });
    const joint = estimateJoint(labels, probs, K);
    golden.joint
      .flat()
      .forEach((value, i) => expect(Math.abs(joint[i]! - value)).toBeLessThanOrEqual(1.0001 / golden.n));
  });

  it("number of issues", () => {
    expect(numLabelIssues(labels, probs, K)).toBe(golden.num_label_issues);
    expect(numLabelIssues(labels, probs, K, "off_diagonal_calibrated")).toBe(
      golden.num_label_issues_off_diagonal_calibrated,
    );
  });

  it.each(FILTERS)("rows of %s", (filterBy) => {
    expect([...findLabelIssues(labels, probs, K, { filterBy })]).toEqual(golden[filterBy].rows);
  });

  it("rows ranked by self-confidence", () => {
    const options = { filterBy: "confident_learning", rankedBy: "self_confidence" } as const;
    expect([...findLabelIssues(labels, probs, K, options)]).toEqual(
      golden.ranked_self_confidence_confident_learning,
    );
  });

  it.each(["self_confidence", "normalized_margin", "confidence_weighted_entropy"] as const)(
    "score %s",
    (method) => {
      const scores = labelQualityScores(labels, probs, K, method);
      golden[`score_${method}_first20`].forEach((value, i) => expect(scores[i]).toBeCloseTo(value, 12));
    },
  );
});

describe.each([
  ["iris_10pct", "iris"],
  ["wine_15pct", "wine"],
  ["breast_cancer_5pct", "breast_cancer"],
  ["clean_iris_0pct", "iris"],
] as const)("out-of-fold probabilities of standardised logistic regression: %s", (name, source) => {
  // scikit-learn 1.2 stops by the change of the loss, up to 3.6e-4 in a probability before the optimum (its own newton-cg agrees with ours).
  it("agree as far as solvers do", () => {
    const { K, noisy_labels: labels, pred_probs: wanted } = cases[name];
    const rows = file<{ sklearn: Record<string, { X: number[][] }> }>("datasets").sklearn[source]!.X;
    const p = rows[0]!.length;
    const X = Float64Array.from(rows.flat());
    const fold = stratifiedKFold(labels, 5, createRng(0, { kind: "numpy" }));
    for (let f = 0; f < 5; f++) {
      const { train, test } = foldRows(fold, f);
      const own = gatherRows(X, p, train);
      const scaler = fitStandardScaler(own, train.length, p);
      const model = fitLogisticRegression(
        standardScale(scaler, own, train.length),
        train.length,
        p,
        train.map((i) => labels[i]!),
        { classes: K },
      );
      const found = logisticProbabilities(
        model,
        standardScale(scaler, gatherRows(X, p, test), test.length),
        test.length,
      );
      test.forEach((row, i) => {
        for (let c = 0; c < K; c++) expect(Math.abs(found[i * K + c]! - wanted[row]![c]!)).toBeLessThan(4e-4);
      });
    }
  });
});
