/**
 * Scores against scikit-learn 1.2.1. Recorded exceptions: the first ROC threshold is Infinity (scikit-learn from 1.3), where the
 * reference has the highest score + 1; a class that is never predicted has no precision unless `zeroDivision` says 0.
 */
import { describe, expect, test } from "vitest";
import { correlation } from "../../lib/audit/measures/correlation.ts";
import { shapiroWilk } from "../../lib/core/index.ts";
import * as m from "../../lib/metrics/index.ts";
import { differences, reference } from "./within.ts";

const metrics = reference("metrics");
const tests = reference("tests");
const { binary, multiclass, edge, regression, ranking } = metrics;

function close(got: unknown, wanted: unknown, tolerance = 1e-12): void {
  expect(wanted).toBeDefined();
  expect(differences(got, wanted, tolerance)).toEqual([]);
}

/** Our report under scikit-learn's names. */
function named(report: m.ClassificationReport): Record<string, unknown> {
  const row = (s: m.AverageScores): unknown => ({
    precision: s.precision,
    recall: s.recall,
    "f1-score": s.f1,
    support: s.support,
  });
  return {
    ...Object.fromEntries(report.classes.map((c) => [String(c.label), row(c)])),
    accuracy: report.accuracy,
    "macro avg": row(report.macroAverage),
    "weighted avg": row(report.weightedAverage),
  };
}

describe.each(["unweighted", "weighted"] as const)("binary scores, %s", (kind) => {
  const { y_true: y, p, sample_weight, [kind]: wanted } = binary;
  const pred: number[] = binary["y_pred_at_0.5"];
  const o = kind === "weighted" ? { sampleWeight: sample_weight } : {};

  test("scores of labels", () => {
    close(m.accuracyScore(y, pred, o), wanted.accuracy);
    close(m.balancedAccuracyScore(y, pred, o), wanted.balanced_accuracy);
    close(m.balancedAccuracyScore(y, pred, { ...o, adjusted: true }), wanted.balanced_accuracy_adjusted);
    close(m.zeroOneLoss(y, pred, o), wanted.zero_one_loss);
    close(m.hammingLoss(y, pred, o), wanted.hamming_loss);
    close(m.precisionScore(y, pred, o), wanted.precision);
    close(m.recallScore(y, pred, o), wanted.recall);
    close(m.f1Score(y, pred, o), wanted.f1);
    close(m.fBetaScore(y, pred, 0.5, o), wanted["f0.5"]);
    close(m.fBetaScore(y, pred, 2, o), wanted.f2);
    close(m.specificityScore(y, pred, o), wanted.specificity);
    close(m.negativePredictiveValue(y, pred, o), wanted.npv);
    close(m.jaccardScore(y, pred, o), wanted.jaccard);
    close(m.matthewsCorrcoef(y, pred, o), wanted.mcc);
    close(m.cohenKappaScore(y, pred, o), wanted.cohen_kappa);
    close(m.confusionMatrix(y, pred, o).matrix, wanted.confusion);
    const ratios = m.classLikelihoodRatios(y, pred, o);
    close([ratios.positive, ratios.negative], wanted.class_likelihood_ratios);
  });

  test("scores of probabilities", () => {
    close(m.rocAucScore(y, p, o), wanted.roc_auc);
    close(2 * m.rocAucScore(y, p, o)! - 1, wanted.gini);
    close(m.rocAucScore(y, p, { ...o, maxFpr: 0.1 }), wanted["roc_auc_max_fpr_0.1"]);
    close(m.logLoss(y, p, 1, o), wanted.log_loss);
    close(m.brierScoreLoss(y, p, 1, o), wanted.brier);
    close(m.averagePrecisionScore(y, p, o), wanted.average_precision);
    close(m.precisionRecallAuc(y, p, o), wanted.pr_auc_trapezoid);
    const { statistic, threshold } = m.ksStatistic(y, p, o)!;
    close([statistic, threshold], [wanted.ks_statistic, wanted.ks_threshold]);
  });

  test("curves", () => {
    const roc = m.rocCurve(y, p, o);
    const expected = wanted.roc_curve_drop_intermediate;
    expect(roc.thresholds[0]).toBe(Infinity);
    close(roc, { fpr: expected.fpr, tpr: expected.tpr });
    close(roc.thresholds.slice(1), expected.thresholds.slice(1));
    close(m.precisionRecallCurve(y, p, o), wanted.pr_curve);
  });
});

describe("calibration", () => {
  const { y_true: y, p } = binary;
  test.each([
    ["calibration_uniform10", 10, "uniform"],
    ["calibration_quantile10", 10, "quantile"],
    ["calibration_uniform5", 5, "uniform"],
  ] as const)("%s", (name, nBins, strategy) => {
    const { prob_true, prob_pred, counts, edges, ece, mce } = binary[name];
    close(m.calibrationCurve(y, p, { nBins, strategy }), { probTrue: prob_true, probPred: prob_pred, counts, edges });
    close(m.expectedCalibrationError(y, p, { nBins, strategy }), ece);
    close(m.maximumCalibrationError(y, p, { nBins, strategy }), mce);
  });

  test("Brier parts", () => {
    const { reliability, resolution, uncertainty, ...rest } = binary.brier_decomposition_10;
    const parts = m.brierDecomposition(y, p, 10);
    close(parts, { reliability, resolution, uncertainty });
    close(parts.reliability - parts.resolution + parts.uncertainty, rest.sum_rel_minus_res_plus_unc);
  });

  test("lines fitted to scores", () => {
    const line = m.calibrationLine(y, p)!;
    close(line.slope, binary.calibration_slope, 1e-5);
    close(line.intercept, binary.calibration_intercept, 1e-5);
    close(line.inTheLarge, binary.calibration_in_the_large, 1e-5);
    const { a, b } = binary.platt_sigmoid;
    close(m.plattScaling(y, p), { a, b }, 1e-5);
    close(m.isotonicRegression(p, y), binary.isotonic_fit);
  });

  test("Hosmer–Lemeshow", () => {
    const { stat, p_df8 } = binary.hosmer_lemeshow_10;
    close(m.hosmerLemeshow(y, p), { statistic: stat, df: 8, p: p_df8 });
  });
});

test("curves of errors, thresholds and lift", () => {
  const { y_true: y, p } = binary;
  close(m.detCurve(y, p), binary.det_curve);
  close(
    m.thresholdSweep(y, p).map(({ threshold, ...counts }) => ({ t: threshold, ...counts })),
    binary.threshold_sweep,
  );
  close(
    m.liftTable(y, p)!.map(({ n, positives, lift }) => ({ n, pos: positives, lift })),
    binary.lift_deciles_stable_sort,
  );
  close(named(m.classificationReport(y, binary["y_pred_at_0.5"])), binary.classification_report);
});

test("DeLong's covariance", () => {
  const result = m.delong(binary.y_true, binary.p, binary.p_model2)!;
  close(result.auc, [tests.delong.auc1, tests.delong.auc2]);
  close(result.covariance, tests.delong.cov);
});

describe("multi-class", () => {
  const { y_true: y, P, y_pred, metrics: wanted } = multiclass;
  const flat: number[] = P.flat();

  test("scores of probabilities", () => {
    close(m.rocAucScore(y, flat, { multiClass: "ovr" }), wanted.roc_auc_ovr_macro);
    close(m.rocAucScore(y, flat, { multiClass: "ovr", average: "weighted" }), wanted.roc_auc_ovr_weighted);
    close(m.rocAucScore(y, flat, { multiClass: "ovr", average: "micro" }), wanted.roc_auc_ovr_micro);
    close(m.rocAucScore(y, flat, { multiClass: "ovo" }), wanted.roc_auc_ovo_macro);
    close(m.rocAucScore(y, flat, { multiClass: "ovo", average: "weighted" }), wanted.roc_auc_ovo_weighted);
    close(m.rocAucPerClass(y, flat), wanted.roc_auc_ovr_per_class);
    close(m.averagePrecisionScore(y, flat), wanted.average_precision_macro);
    close(m.averagePrecisionScore(y, flat, { average: "micro" }), wanted.average_precision_micro);
    close(m.averagePrecisionScore(y, flat, { average: "weighted" }), wanted.average_precision_weighted);
    close(m.logLoss(y, flat, 4), wanted.log_loss);
    close(m.brierScoreLoss(y, flat, 4), wanted.brier_multiclass_sum);
    for (const k of [1, 2, 3]) close(m.topKAccuracyScore(y, flat, 4, k), wanted.top_k[k]);
  });

  test("scores of labels", () => {
    close(m.accuracyScore(y, y_pred), wanted.accuracy);
    close(m.balancedAccuracyScore(y, y_pred), wanted.balanced_accuracy);
    close(m.matthewsCorrcoef(y, y_pred), wanted.mcc);
    close(m.cohenKappaScore(y, y_pred), wanted.kappa);
    close(m.cohenKappaScore(y, y_pred, { weights: "linear" }), wanted.kappa_linear);
    close(m.cohenKappaScore(y, y_pred, { weights: "quadratic" }), wanted.kappa_quadratic);
    close(m.confusionMatrix(y, y_pred).matrix, wanted.confusion);
    close(m.confusionMatrix(y, y_pred, { normalize: "true" }).matrix, wanted.confusion_normalised_true);
    close(m.multilabelConfusionMatrix(y, y_pred), wanted.multilabel_confusion);
    close(named(m.classificationReport(y, y_pred)), multiclass.classification_report);
    for (const average of ["micro", "macro", "weighted"] as const) {
      close(m.precisionScore(y, y_pred, { average }), wanted[`precision_${average}`]);
      close(m.recallScore(y, y_pred, { average }), wanted[`recall_${average}`]);
      close(m.f1Score(y, y_pred, { average }), wanted[`f1_${average}`]);
      close(m.jaccardScore(y, y_pred, { average }), wanted[`jaccard_${average}`]);
    }
    const classes = m.classScores(y, y_pred);
    close(classes.map((c) => c.precision), wanted.precision_per_class);
    close(classes.map((c) => c.recall), wanted.recall_per_class);
    close(classes.map((c) => c.f1), wanted.f1_per_class);
  });
});

test("edges", () => {
  const never = edge.never_predicts_class;
  close(named(m.classificationReport(never.y_true, never.y_pred, { zeroDivision: 0 })), never.report_zero0);
  expect(m.classificationReport(never.y_true, never.y_pred).macroAverage.precision).toBeNull();
  close(m.matthewsCorrcoef(never.y_true, never.y_pred), never.mcc);
  const { y_true, y_pred, mcc, kappa, balanced_accuracy } = edge.all_one_class_pred;
  close(m.matthewsCorrcoef(y_true, y_pred), mcc);
  close(m.cohenKappaScore(y_true, y_pred), kappa);
  close(m.balancedAccuracyScore(y_true, y_pred), balanced_accuracy);
  close(m.logLoss(edge.log_loss_clip.y_true, edge.log_loss_clip.p), edge.log_loss_clip.value_eps_f64);
  close(m.averagePrecisionScore(edge.ap_ties.y, edge.ap_ties.s), edge.ap_ties.ap);
  close(m.rocAucScore(edge.ap_ties.y, edge.ap_ties.s), edge.ap_ties.auc);
  const { y } = edge.r2_constant_y;
  close(m.r2Score(y, y), edge.r2_constant_y.pred_same);
  close(m.r2Score(y, [2, 2, 3]), edge.r2_constant_y.pred_diff);
  close(m.meanAbsolutePercentageError(edge.mape_zero.y, edge.mape_zero.p), edge.mape_zero.value);
});

describe.each(["unweighted", "weighted"] as const)("regression, %s", (kind) => {
  const { y, pred, sample_weight, [kind]: wanted } = regression;
  const o = kind === "weighted" ? { sampleWeight: sample_weight } : {};
  test("scores", () => {
    close(m.meanAbsoluteError(y, pred, o), wanted.mae);
    close(m.meanSquaredError(y, pred, o), wanted.mse);
    close(m.rootMeanSquaredError(y, pred, o), wanted.rmse);
    close(m.r2Score(y, pred, o), wanted.r2);
    close(m.explainedVarianceScore(y, pred, o), wanted.explained_variance);
    close(m.maxError(y, pred), wanted.max_error);
    close(m.medianAbsoluteError(y, pred, o), wanted.median_ae);
    close(m.meanAbsolutePercentageError(y, pred, o), wanted.mape);
    close(m.meanSquaredLogError(y, pred, o), wanted.msle);
    for (const [alpha, loss] of Object.entries(wanted.pinball)) {
      close(m.meanPinballLoss(y, pred, Number(alpha), o), loss);
    }
    close(m.d2AbsoluteErrorScore(y, pred, o), wanted.d2_absolute);
    close(m.d2PinballScore(y, pred, 0.9, o), wanted["d2_pinball_0.9"]);
    close(m.d2TweedieScore(y, pred, 1, o), wanted.d2_tweedie_p1);
    for (const [power, deviance] of Object.entries(wanted.tweedie_deviance)) {
      close(m.meanTweedieDeviance(y, pred, Number(power), o), deviance);
    }
  });
});

test("regression, beyond scikit-learn", () => {
  const { y, pred, unweighted: wanted } = regression;
  close(m.symmetricMape(y, pred), wanted.smape_0_200);
  close(m.weightedAbsolutePercentageError(y, pred), wanted.wape);
  close(m.meanError(y, pred), wanted.mean_error_bias);
  close(m.rmseVariation(y, pred), wanted.rmse_cv);
  close(m.adjustedR2Score(y, pred, 5), wanted.adj_r2_p5);
  close(m.meanAbsoluteScaledError(y, pred), wanted.mase_naive1);
  close(m.durbinWatson(y, pred), wanted.durbin_watson);
  close(m.concordanceCorrelation(y, pred), wanted.concordance_ccc);
  close(m.breuschPagan(y, pred), wanted.breusch_pagan_koenker_vs_prediction);
  const residuals = Float64Array.from(y, (value: number, i) => value - pred[i]);
  const { statistic, p } = shapiroWilk(residuals);
  close([statistic, p], wanted.residual_shapiro, 1e-6);
  close(correlation(y, pred, "spearman").value, wanted.spearman);
});

test("ranking", () => {
  const rel: number[] = ranking.rel.flat();
  const score: number[] = ranking.score.flat();
  const flags = rel.map((r) => (r > 1 ? 1 : 0));
  close(m.dcgScore(rel, score, 6), ranking.dcg);
  close(m.ndcgScore(rel, score, 6), ranking.ndcg);
  close(m.ndcgScore(rel, score, 6, { k: 3 }), ranking["ndcg@3"]);
  close(m.labelRankingAveragePrecisionScore(flags, score, 6), ranking.lrap);
  close(m.coverageError(flags, score, 6), ranking.coverage);
  close(m.labelRankingLoss(flags, score, 6), ranking.ranking_loss);
});
