import { describe, expect, test } from "vitest";
import * as m from "../../lib/metrics/index.ts";
import { differences, reference } from "./within.ts";

const metrics = reference("metrics");
const tests = reference("tests");
const close = (got: unknown, wanted: unknown, tolerance = 1e-12): void =>
  expect(differences(got, wanted, tolerance)).toEqual([]);

describe.each(["unweighted", "weighted"] as const)("binary scores, %s", (kind) => {
  const { y_true: y, p, sample_weight, [kind]: wanted } = metrics.binary;
  const pred: number[] = metrics.binary["y_pred_at_0.5"];
  const o = kind === "weighted" ? { sampleWeight: sample_weight } : {};
  test("scores of labels", () => {
    close(m.accuracyScore(y, pred, o), wanted.accuracy);
    close(m.balancedAccuracyScore(y, pred, o), wanted.balanced_accuracy);
    close(m.balancedAccuracyScore(y, pred, { ...o, adjusted: true }), wanted.balanced_accuracy_adjusted);
    close(m.zeroOneLoss(y, pred, o), wanted.zero_one_loss);
    close(m.hammingLoss(y, pred, o), wanted.hamming_loss);
  });
  test("scores of probabilities", () => {
    close(m.rocAucScore(y, p, o), wanted.roc_auc);
    close(m.rocAucScore(y, p, { ...o, maxFpr: 0.1 }), wanted["roc_auc_max_fpr_0.1"]);
    close(m.logLoss(y, p, 1, o), wanted.log_loss);
    close(m.brierScoreLoss(y, p, 1, o), wanted.brier);
  });
});

test("Brier parts", () => {
  const { y_true: y, p, brier_decomposition_10: wanted } = metrics.binary;
  const parts = m.brierDecomposition(y, p, 10);
  close(parts, { reliability: wanted.reliability, resolution: wanted.resolution, uncertainty: wanted.uncertainty });
  close(parts.reliability - parts.resolution + parts.uncertainty, wanted.sum_rel_minus_res_plus_unc);
});

test("DeLong's covariance", () => {
  const { y_true: y, p, p_model2 } = metrics.binary;
  const result = m.delong(y, p, p_model2)!;
  close(result.auc, [tests.delong.auc1, tests.delong.auc2]);
  close(result.covariance, tests.delong.cov);
});

test("multi-class scores of probabilities", () => {
  const { y_true: y, P, y_pred, metrics: wanted } = metrics.multiclass;
  const flat = P.flat();
  close(m.rocAucScore(y, flat, { multiClass: "ovr" }), wanted.roc_auc_ovr_macro);
  close(m.rocAucScore(y, flat, { multiClass: "ovr", average: "weighted" }), wanted.roc_auc_ovr_weighted);
  close(m.rocAucScore(y, flat, { multiClass: "ovr", average: "micro" }), wanted.roc_auc_ovr_micro);
  close(m.rocAucScore(y, flat, { multiClass: "ovo" }), wanted.roc_auc_ovo_macro);
  close(m.rocAucScore(y, flat, { multiClass: "ovo", average: "weighted" }), wanted.roc_auc_ovo_weighted);
  close(m.rocAucPerClass(y, flat), wanted.roc_auc_ovr_per_class);
  close(m.logLoss(y, flat, 4), wanted.log_loss);
  close(m.brierScoreLoss(y, flat, 4), wanted.brier_multiclass_sum);
  close(m.accuracyScore(y, y_pred), wanted.accuracy);
  close(m.balancedAccuracyScore(y, y_pred), wanted.balanced_accuracy);
});
