/** The families of plots for validation with results to draw: those of two simple scores of the breast-cancer set, and bad ones. */
import { createRng } from "../../../lib/core/index.ts";
import { load } from "../../../lib/data/index.ts";
import {
  averagePrecisionScore,
  calibrationCurve,
  confusionMatrix,
  liftTable,
  precisionRecallCurve,
  rocAucScore,
  rocCurve,
  thresholdSweep,
} from "../../../lib/metrics/index.ts";
import { stratifiedKFold, timeSeriesSplit } from "../../../lib/validate/index.ts";
import * as plots from "../../../lib/plots/index.ts";
import { family, HOSTILE, LONG, type Family } from "./family.ts";

export function validationFamilies(): Family[] {
  const { truth, good, weak, folds } = judged();
  const foldRocs = folds.map((rows) => rocCurve(pick(truth, rows), pick(weak, rows)));
  const foldCurves = folds.map((rows) => precisionRecallCurve(pick(truth, rows), pick(weak, rows))!);
  const eased = weak.map((p) => 1 / (1 + Math.exp(-1.4 * Math.log(p / (1 - p)) + 0.1)));
  const sweep = thresholdSweep(truth, weak);
  const history = Array.from({ length: 300 }, (_, i) => i);
  const progress = forecasts();
  const wide = {
    predicted: Array.from({ length: 20_000 }, (_, i) => Math.sin(i) * 40 + i / 300),
    actual: Array.from(
      { length: 20_000 },
      (_, i) => Math.sin(i) * 40 + i / 300 + Math.cos(i * 7) * (3 + i / 2000),
    ),
  };
  const wave = Array.from({ length: 20_000 }, (_, i) => i / 19_999);
  return [
    family("confusion", plots.confusionFigure, plots.confusionSvg, plots.confusionWords, {
      cancer: plots.confusionInfo(
        confusionMatrix(
          truth.map((y) => (y === 1 ? "malignant" : "benign")),
          good.map((p) => (p >= 0.5 ? "malignant" : "benign")),
        ),
      ),
      digits: plots.confusionInfo(
        {
          labels: [...Array(10).keys()],
          matrix: Array.from({ length: 10 }, (_, i) =>
            Array.from({ length: 10 }, (__, j) =>
              i === j ? 160 + i : (i * 7 + j * 3) % 13 < 4 ? (i + j) % 6 : 0,
            ),
          ),
        },
        { share: "predicted" },
      ),
      weights: plots.confusionInfo(
        {
          labels: [false, true],
          matrix: [
            [1.25, 0.5],
            [0, NaN],
          ],
        },
        { share: "all" },
      ),
      one: plots.confusionInfo({ labels: ["yes"], matrix: [[9]] }),
      none: plots.confusionInfo({ labels: [], matrix: [] }),
      "no rows": plots.confusionInfo({
        labels: ["a", "b"],
        matrix: [
          [0, 0],
          [0, 0],
        ],
      }),
      hostile: plots.confusionInfo({
        labels: [HOSTILE, LONG, ""],
        matrix: [
          [9, 1, 3],
          [0, 0, 0],
          [2, 1, 5],
        ],
      }),
      many: plots.confusionInfo({
        labels: Array.from({ length: 120 }, (_, i) => `${HOSTILE} ${i}`),
        matrix: Array.from({ length: 120 }, (_, i) =>
          Array.from({ length: 120 }, (__, j) => (i * i + j) % 97),
        ),
      }),
    }),
    family("roc", plots.rocFigure, plots.rocSvg, plots.rocWords, {
      cancer: plots.rocInfo([
        {
          name: "Logistic regression",
          ...rocCurve(truth, good),
          auc: rocAucScore(truth, good),
          interval: [0.985, 0.998],
        },
        {
          name: "Mean texture alone",
          ...rocCurve(truth, weak),
          auc: rocAucScore(truth, weak),
          interval: [0.72, 0.81],
        },
        { name: "Dummy", fpr: [0, 1], tpr: [0, 1], auc: 0.5 },
      ]),
      folds: plots.rocInfo([
        { name: "Mean texture alone", folds: foldRocs, auc: 0.77, interval: [0.7, 0.84] },
      ]),
      none: plots.rocInfo([]),
      "not finite": plots.rocInfo([{ name: "x", fpr: [NaN, NaN], tpr: [0, Infinity], auc: NaN }]),
      "one class": plots.rocInfo([
        { name: "x", fpr: null, tpr: null },
        { name: "y", fpr: [0, 1], tpr: [0, 1] },
      ]),
      "one point": plots.rocInfo([{ name: "x", fpr: [0.2], tpr: [0.8] }]),
      hostile: plots.rocInfo(
        [HOSTILE, LONG, ""].map((name) => ({ name, fpr: [0, 0, 1], tpr: [0, 0.5, 1], auc: 0.75 })),
      ),
      many: plots.rocInfo(
        Array.from({ length: 40 }, (_, i) => ({
          name: `model ${i}`,
          fpr: wave,
          tpr: wave.map((at) => at ** (1 / (2 + i))),
          auc: 0.7,
          interval: [0.6, 0.8] as const,
        })),
      ),
    }),
    family(
      "precision and recall",
      plots.precisionRecallFigure,
      plots.precisionRecallSvg,
      plots.precisionRecallWords,
      {
        cancer: plots.precisionRecallInfo(
          [
            {
              name: "Logistic regression",
              ...precisionRecallCurve(truth, good)!,
              averagePrecision: averagePrecisionScore(truth, good),
              interval: [0.98, 0.999],
            },
            {
              name: "Mean texture alone",
              ...precisionRecallCurve(truth, weak)!,
              averagePrecision: averagePrecisionScore(truth, weak),
            },
          ],
          { prevalence: 0.373 },
        ),
        folds: plots.precisionRecallInfo(
          [{ name: "Mean texture alone", folds: foldCurves, averagePrecision: 0.65 }],
          { prevalence: 0.373 },
        ),
        none: plots.precisionRecallInfo([]),
        "not finite": plots.precisionRecallInfo([{ name: "x", precision: [NaN], recall: [NaN] }], {
          prevalence: NaN,
        }),
        "one point": plots.precisionRecallInfo([{ name: "x", precision: [0.5], recall: [0.5] }], {
          prevalence: 1,
        }),
        hostile: plots.precisionRecallInfo(
          [
            { name: HOSTILE, precision: [0.5, 1], recall: [1, 0] },
            { name: LONG, precision: [0.4, 1], recall: [1, 0] },
          ],
          { title: LONG },
        ),
        many: plots.precisionRecallInfo(
          Array.from({ length: 40 }, (_, i) => ({
            name: `model ${i}`,
            precision: wave.map((at) => 1 - at / (i + 1) - 0.05 * Math.sin(at * 3000)),
            recall: wave,
          })),
        ),
      },
    ),
    family("calibration", plots.calibrationFigure, plots.calibrationSvg, plots.calibrationWords, {
      cancer: plots.calibrationInfo([
        { name: "Before", ...calibrationCurve(truth, weak, { nBins: 10 }), histogram: spread(weak) },
        {
          name: "After Platt scaling",
          ...calibrationCurve(truth, eased, { nBins: 10 }),
          histogram: spread(eased),
        },
      ]),
      one: plots.calibrationInfo([{ name: "one bin", probPred: [0.4], probTrue: [0.5], counts: [2] }]),
      none: plots.calibrationInfo([]),
      "not finite": plots.calibrationInfo([
        { name: "x", probPred: [NaN, 0.5], probTrue: [1, NaN], counts: [3, 4] },
      ]),
      hostile: plots.calibrationInfo(
        [HOSTILE, LONG, ""].map((name) => ({ name, probPred: [0.1, 0.9], probTrue: [0, 1], counts: [3, 9] })),
      ),
      many: plots.calibrationInfo(
        Array.from({ length: 20 }, (_, i) => ({
          name: LONG,
          probPred: wave,
          probTrue: wave,
          counts: wave.map(() => i + 1),
        })),
      ),
    }),
    family("threshold", plots.thresholdFigure, plots.thresholdSvg, plots.thresholdWords, {
      cancer: plots.thresholdInfo({ counts: sweep, chosen: 0.4, interval: [0.33, 0.52] }),
      cost: plots.thresholdInfo({
        counts: sweep,
        costs: sweep.map(({ fp, fn }) => fp + 10 * fn),
        costName: "cost in €",
      }),
      none: plots.thresholdInfo({ counts: [] }),
      "no rows": plots.thresholdInfo({ counts: [{ threshold: 0.5, tn: 0, fp: 0, fn: 0, tp: 0 }] }),
      "one class": plots.thresholdInfo({
        counts: [{ threshold: 0.5, tn: 9, fp: 0, fn: 0, tp: 0 }],
        costs: [NaN],
      }),
      "not finite": plots.thresholdInfo({
        counts: [{ threshold: NaN, tn: 1, fp: 1, fn: 1, tp: 1 }],
        chosen: NaN,
      }),
      hostile: plots.thresholdInfo({
        counts: sweep,
        costs: sweep.map(() => 1e300),
        costName: HOSTILE,
        title: LONG,
      }),
      many: plots.thresholdInfo({
        counts: wave.map((threshold, i) => ({ threshold, tn: i, fp: 20_000 - i, fn: i, tp: 30_000 - i })),
        costs: wave,
      }),
    }),
    family("learning curve", plots.learningCurveFigure, plots.learningCurveSvg, plots.learningCurveWords, {
      cancer: plots.learningCurveInfo({ metric: "accuracy", sizes: [50, 100, 200, 300, 455], ...TWO_SCORES }),
      none: plots.learningCurveInfo({ metric: "accuracy", sizes: [], train: [], test: [] }),
      "not finite": plots.learningCurveInfo({
        metric: "R²",
        sizes: [10],
        train: [[NaN]],
        test: [[null, -Infinity]],
      }),
      one: plots.learningCurveInfo({
        metric: HOSTILE,
        sizes: [10],
        train: [[0.5]],
        test: [[0.5]],
        title: LONG,
      }),
      constant: plots.learningCurveInfo({
        metric: "accuracy",
        sizes: [10, 20],
        train: [
          [1, 1],
          [1, 1],
        ],
        test: [
          [1, 1],
          [1, 1],
        ],
      }),
      many: plots.learningCurveInfo({
        metric: LONG,
        sizes: wave,
        train: wave.map((at) => [at]),
        test: wave.map(() => [-1e9, NaN]),
      }),
    }),
    family(
      "validation curve",
      plots.validationCurveFigure,
      plots.validationCurveSvg,
      plots.validationCurveWords,
      {
        cancer: plots.validationCurveInfo({
          metric: "accuracy",
          parameter: "C",
          values: [0.001, 0.01, 0.1, 1, 10],
          ...TWO_SCORES,
          log: true,
        }),
        depth: plots.validationCurveInfo({
          metric: "log loss",
          parameter: "maxDepth",
          values: [5, 4, 3, 2, 1],
          ...TWO_SCORES,
          greaterIsBetter: false,
        }),
        none: plots.validationCurveInfo({
          metric: "accuracy",
          parameter: "C",
          values: [0, -1],
          train: [[1], [1]],
          test: [[1], [1]],
          log: true,
        }),
        hostile: plots.validationCurveInfo({
          metric: HOSTILE,
          parameter: LONG,
          values: [1e-9, 1e9],
          train: [[0], [1]],
          test: [[null], [NaN]],
          log: true,
        }),
        one: plots.validationCurveInfo({
          metric: "accuracy",
          parameter: "C",
          values: [1],
          train: [[0.5]],
          test: [[0.5]],
          log: true,
        }),
      },
    ),
    family(
      "training history",
      plots.trainingHistoryFigure,
      plots.trainingHistorySvg,
      plots.trainingHistoryWords,
      {
        boosting: plots.trainingHistoryInfo({
          metric: "log loss",
          train: history.map((i) => 0.6 * Math.exp(-i / 40) + 0.02),
          validation: history.map((i) => 0.55 * Math.exp(-i / 25) + 0.1 + i / 4000),
        }),
        "training only": plots.trainingHistoryInfo({ train: [3, 2, null, 1, NaN] }),
        none: plots.trainingHistoryInfo({ train: [] }),
        "not finite": plots.trainingHistoryInfo({ train: [NaN], validation: [null] }),
        one: plots.trainingHistoryInfo({ metric: HOSTILE, train: [1], validation: [1], title: LONG }),
        many: plots.trainingHistoryInfo({
          train: wave.map((at) => Math.sin(at * 900)),
          validation: wave,
          best: 7,
          greaterIsBetter: true,
        }),
      },
    ),
    family("residuals", plots.residualsFigure, plots.residualsSvg, plots.residualsWords, {
      diabetes: plots.residualsInfo({ ...progress, target: "progression" }),
      "one row": plots.residualsInfo({ predicted: [1], actual: [2] }),
      constant: plots.residualsInfo({
        predicted: wave.slice(0, 50).map(() => 3),
        actual: wave.slice(0, 50).map(() => 3),
      }),
      none: plots.residualsInfo({ predicted: [], actual: [] }),
      "not finite": plots.residualsInfo({ predicted: [NaN, 1], actual: [1, Infinity] }),
      "very large": plots.residualsInfo({ predicted: [-1e308, 1e308, 0], actual: [1e307, 1e307, 5] }),
      hostile: plots.residualsInfo({
        predicted: [1, 2, NaN],
        actual: [1, 3, 3],
        target: HOSTILE,
        title: LONG,
      }),
      many: plots.residualsInfo(wide),
    }),
    family(
      "predicted and actual",
      plots.predictedActualFigure,
      plots.predictedActualSvg,
      plots.predictedActualWords,
      {
        diabetes: plots.predictedActualInfo({ ...progress, target: "progression", r2: 0.34 }),
        "one row": plots.predictedActualInfo({ predicted: [1], actual: [1] }),
        none: plots.predictedActualInfo({ predicted: [], actual: [] }),
        "not finite": plots.predictedActualInfo({ predicted: [NaN], actual: [1], r2: NaN }),
        hostile: plots.predictedActualInfo({
          predicted: [1, 2],
          actual: [1, 3],
          target: HOSTILE,
          title: LONG,
        }),
        many: plots.predictedActualInfo(wide),
      },
    ),
    family(
      "quantiles of residuals",
      plots.residualQuantilesFigure,
      plots.residualQuantilesSvg,
      plots.residualQuantilesWords,
      {
        diabetes: plots.residualQuantilesInfo(progress.actual.map((y, i) => y - progress.predicted[i]!)),
        none: plots.residualQuantilesInfo([]),
        constant: plots.residualQuantilesInfo([2, 2, 2, 2]),
        "not finite": plots.residualQuantilesInfo([NaN, 1, Infinity, 2]),
        "very large": plots.residualQuantilesInfo([-1e308, 1e308, 0, 1], { title: HOSTILE }),
        many: plots.residualQuantilesInfo(wave),
      },
    ),
    family("gain", plots.gainFigure, plots.gainSvg, plots.gainWords, {
      cancer: plots.gainInfo([
        { name: "Logistic regression", parts: liftTable(truth, good)! },
        { name: "Mean texture alone", parts: liftTable(truth, weak)! },
      ]),
      none: plots.gainInfo([]),
      "no rows": plots.gainInfo([
        {
          name: "x",
          parts: [
            { n: 0, positives: 0 },
            { n: 9, positives: 0 },
          ],
        },
      ]),
      one: plots.gainInfo([
        { name: HOSTILE, parts: [{ n: 9, positives: 9 }] },
        { name: LONG, parts: [{ n: 9, positives: NaN }] },
      ]),
      many: plots.gainInfo(
        Array.from({ length: 30 }, (_, i) => ({
          name: `${LONG} ${i}`,
          parts: wave.map(() => ({ n: 2, positives: 1 })),
        })),
      ),
    }),
    family("fold scores", plots.foldScoresFigure, plots.foldScoresSvg, plots.foldScoresWords, {
      cancer: plots.foldScoresInfo([
        {
          metric: "ROC AUC",
          test: [0.991, 0.987, 0.996, 0.979, 0.993],
          train: [0.998, 0.997, 0.998, 0.999, 0.997],
          interval: [0.981, 0.997],
          baselines: [
            { name: "dummy", value: 0.5 },
            { name: "one feature", value: 0.937 },
          ],
        },
        {
          metric: "accuracy",
          test: [0.956, 0.939, 0.974, 0.93, 0.965],
          train: [0.987, 0.985, 0.984, 0.989, 0.985],
          interval: [0.93, 0.975],
          baselines: [
            { name: "dummy", value: 0.627 },
            { name: "one feature", value: 0.891 },
          ],
        },
        {
          metric: "log loss",
          test: [0.12, 0.17, 0.09, 0.2, null],
          train: [0.06, 0.05, 0.06, 0.05, 0.06],
          baselines: [{ name: "dummy", value: 0.66 }],
        },
      ]),
      none: plots.foldScoresInfo([]),
      "not finite": plots.foldScoresInfo([{ metric: "R²", test: [NaN, null] }]),
      one: plots.foldScoresInfo(
        [
          {
            metric: HOSTILE,
            test: [1e12],
            interval: [NaN, 2],
            baselines: [
              { name: HOSTILE, value: null },
              { name: LONG, value: -5 },
            ],
          },
        ],
        { title: LONG },
      ),
      constant: plots.foldScoresInfo([{ metric: "accuracy", test: [1, 1, 1], interval: [1, 1] }]),
      many: plots.foldScoresInfo(
        Array.from({ length: 20 }, (_, i) => ({
          metric: `${LONG} ${i}`,
          test: wave.slice(0, 500),
          train: wave.slice(0, 500),
        })),
      ),
    }),
    family(
      "model comparison",
      plots.modelComparisonFigure,
      plots.modelComparisonSvg,
      plots.modelComparisonWords,
      {
        cancer: plots.modelComparisonInfo(
          [
            {
              metric: "ROC AUC",
              rope: 0.01,
              models: [
                { name: "Random forest", difference: 0.003, interval: [-0.004, 0.009], pValue: 0.4 },
                { name: "Gradient boosting", difference: 0.021, interval: [0.012, 0.031], pValue: 0.0004 },
                { name: "Mean texture alone", difference: -0.2, interval: [-0.25, -0.15], pValue: 1e-9 },
              ],
            },
            {
              metric: "log loss",
              greaterIsBetter: false,
              models: [
                { name: "Random forest", difference: -0.02, interval: [-0.05, 0.012], pValue: 0.21 },
                { name: "Gradient boosting", difference: null },
              ],
            },
          ],
          "logistic regression",
        ),
        none: plots.modelComparisonInfo([], "x"),
        "not finite": plots.modelComparisonInfo(
          [{ metric: "x", models: [{ name: "y", difference: NaN }] }],
          "x",
        ),
        one: plots.modelComparisonInfo(
          [
            {
              metric: HOSTILE,
              rope: 0,
              models: [{ name: HOSTILE, difference: 0, interval: [0, 0], pValue: 1 }],
            },
          ],
          LONG,
        ),
        many: plots.modelComparisonInfo(
          Array.from({ length: 20 }, (_, i) => ({
            metric: `m${i}`,
            rope: 1e-9,
            models: Array.from({ length: 50 }, (__, j) => ({
              name: `${LONG} ${j}`,
              difference: i - j,
              interval: [i - j - 1, i - j + 2] as const,
            })),
          })),
          HOSTILE,
        ),
      },
    ),
    family("slices", plots.sliceScoresFigure, plots.sliceScoresSvg, plots.sliceScoresWords, {
      cancer: plots.sliceScoresInfo({
        metric: "accuracy",
        overall: 0.947,
        slices: [
          ["radius ≤ 12", 180, 0.99, 0.97, 1],
          ["12 < radius ≤ 15", 210, 0.86, 0.81, 0.91],
          ["radius > 15", 179, 0.985, 0.96, 1],
          ["texture > 25 and smoothness ≤ 0.09", 14, 0.79, 0.52, 0.92],
        ].map(([name, n, value, low, high]) => ({
          name: String(name),
          n: Number(n),
          value: Number(value),
          interval: [Number(low), Number(high)] as const,
        })),
      }),
      none: plots.sliceScoresInfo({ metric: "accuracy", slices: [] }),
      "not finite": plots.sliceScoresInfo({
        metric: "x",
        overall: NaN,
        slices: [{ name: "a", value: NaN, n: 0 }],
      }),
      one: plots.sliceScoresInfo({
        metric: HOSTILE,
        overall: 3,
        slices: [
          { name: HOSTILE, value: 3, interval: [3, 3], n: 1 },
          { name: LONG, value: null, n: 2 },
        ],
        greaterIsBetter: false,
      }),
      many: plots.sliceScoresInfo({
        metric: LONG,
        overall: 0.5,
        slices: wave.map((value, i) => ({
          name: `${LONG} ${i}`,
          value,
          interval: [value - 0.1, value + 0.1] as const,
          n: i,
        })),
      }),
    }),
    family(
      "feature importance",
      plots.featureImportanceFigure,
      plots.featureImportanceSvg,
      plots.featureImportanceWords,
      {
        cancer: plots.featureImportanceInfo({
          measure: "drop in accuracy",
          features: [
            ["worst perimeter", 0.081, 0.06, 0.1],
            ["worst concave points", 0.064, 0.05, 0.08],
            ["mean texture", 0.012, 0.002, 0.021],
            ["smoothness error", -0.002, -0.006, 0.002],
          ].map(([name, value, low, high]) => ({
            name: String(name),
            value: Number(value),
            interval: [Number(low), Number(high)] as const,
          })),
        }),
        none: plots.featureImportanceInfo({ features: [] }),
        "not finite": plots.featureImportanceInfo({ features: [{ name: "x", value: NaN }] }),
        zero: plots.featureImportanceInfo({
          features: [
            { name: HOSTILE, value: 0 },
            { name: LONG, value: 0, interval: [0, 0] },
          ],
          measure: HOSTILE,
        }),
        many: plots.featureImportanceInfo({
          features: wave.map((value, i) => ({ name: `${LONG} ${i}`, value })),
        }),
      },
    ),
    family("fairness", plots.fairnessFigure, plots.fairnessSvg, plots.fairnessWords, {
      credit: plots.fairnessInfo([
        {
          rate: "selection rate",
          overall: 0.7,
          groups: [
            { name: "women", value: 0.65, interval: [0.6, 0.7], n: 310 },
            { name: "men", value: 0.72, interval: [0.69, 0.75], n: 690 },
          ],
        },
        {
          rate: "true positive rate",
          overall: 0.88,
          groups: [
            { name: "women", value: 0.84, interval: [0.78, 0.89], n: 201 },
            { name: "men", value: 0.9, interval: [0.87, 0.93], n: 499 },
          ],
        },
        {
          rate: "false positive rate",
          groups: [
            { name: "women", value: 0.31, interval: [0.23, 0.4], n: 109 },
            { name: "men", value: null, n: 0 },
          ],
        },
      ]),
      none: plots.fairnessInfo([]),
      "not finite": plots.fairnessInfo([{ rate: "x", groups: [{ name: "a", value: NaN, n: NaN }] }]),
      hostile: plots.fairnessInfo(
        [
          {
            rate: HOSTILE,
            groups: [
              { name: HOSTILE, value: 0, n: 1 },
              { name: LONG, value: 0, n: 1 },
            ],
          },
        ],
        { title: LONG },
      ),
      many: plots.fairnessInfo(
        Array.from({ length: 20 }, (_, i) => ({
          rate: `${LONG} ${i}`,
          groups: Array.from({ length: 300 }, (__, j) => ({ name: `${HOSTILE} ${j}`, value: j / 300, n: j })),
        })),
      ),
    }),
    family("splits", plots.splitsFigure, plots.splitsSvg, plots.splitsWords, {
      cancer: plots.splitsInfo({
        splits: stratifiedKFold(truth, { nSplits: 5, rng: createRng(0) }),
        rows: truth.length,
        strips: [{ name: "class", values: truth }],
      }),
      time: plots.splitsInfo({ splits: timeSeriesSplit(60, { nSplits: 5, gap: 3 }), rows: 60, axis: "day" }),
      leak: plots.splitsInfo({
        splits: [{ train: [0, 1, 2], test: [2, 3] }],
        rows: 5,
        order: [4, 3, 2, 1, 0],
        axis: HOSTILE,
        strips: [{ name: LONG, values: [HOSTILE, 1, true] }],
      }),
      none: plots.splitsInfo({ splits: [], rows: 5 }),
      "no rows": plots.splitsInfo({ splits: [{ train: [], test: [] }], rows: 0 }),
      "one row": plots.splitsInfo({ splits: [{ train: [], test: [0] }], rows: 1, title: HOSTILE }),
      many: plots.splitsInfo({
        splits: Array.from({ length: 100 }, (_, i) => ({ train: wave.map((__, row) => row), test: [i] })),
        rows: 20_000,
        strips: [{ name: "group", values: wave }],
      }),
    }),
    family("tree", plots.treeFigure, plots.treeSvg, plots.treeWords, {
      cancer: plots.treeInfo({
        valueName: "share malignant",
        nodes: [
          { condition: "worst radius ≤ 16.8", yes: 1, no: 4, n: 569, value: 0.37 },
          { condition: "worst concave points ≤ 0.136", yes: 2, no: 3, n: 379, value: 0.09 },
          { condition: null, yes: null, no: null, n: 333, value: 0.02 },
          { condition: "mean texture ≤ 25.7", yes: 7, no: 8, n: 46, value: 0.63 },
          { condition: "mean texture ≤ 16.1", yes: 5, no: 6, n: 190, value: 0.94 },
          { condition: null, yes: null, no: null, n: 17, value: 0.53 },
          { condition: null, yes: null, no: null, n: 173, value: 0.98 },
          { condition: null, yes: null, no: null, n: 28, value: 0.36, label: "benign" },
          { condition: null, yes: null, no: null, n: 18, value: 0.94, label: "malignant" },
        ],
      }),
      none: plots.treeInfo({ nodes: [] }),
      "one leaf": plots.treeInfo({ nodes: [{ condition: null, yes: null, no: null, n: 3, value: NaN }] }),
      hostile: plots.treeInfo({
        nodes: [
          { condition: HOSTILE, yes: 1, no: 2, n: 3, value: 1 },
          { condition: LONG, yes: 0, no: 9, n: NaN, value: 1, label: LONG },
          { condition: null, yes: null, no: null, n: 3, value: 1e300, label: HOSTILE },
        ],
        title: LONG,
        valueName: HOSTILE,
      }),
      many: plots.treeInfo({
        nodes: Array.from({ length: 5000 }, (_, i) => ({
          condition: `${LONG} ${i}`,
          yes: 2 * i + 1,
          no: 2 * i + 2,
          n: i,
          value: i,
        })),
      }),
    }),
  ];
}

/** Scores of three folds at five settings, rising to a plateau. */
const TWO_SCORES = {
  train: [0.99, 0.985, 0.982, 0.98, 0.979].map((at) => [at, at - 0.004, at + 0.003]),
  test: [0.9, 0.925, 0.945, 0.953, 0.949].map((at, i) => [at, at - 0.03 / (i + 1), at + 0.025 / (i + 1)]),
};

function spread(values: readonly number[]): { edges: number[]; counts: number[] } {
  const counts = Array.from({ length: 20 }, () => 0);
  for (const value of values) counts[Math.min(19, Math.floor(value * 20))]! += 1;
  return { edges: Array.from({ length: 21 }, (_, i) => i / 20), counts };
}

/** A line through body mass index as a forecast of the progress of diabetes. */
function forecasts(): { predicted: number[]; actual: number[] } {
  const frame = load("diabetes");
  const numbers = (name: string): number[] => [...(frame.column(name) as { values: Float64Array }).values];
  const [x, actual] = [numbers("bmi"), numbers("progression")];
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(x), mean(actual)];
  const slope =
    x.reduce((sum, value, i) => sum + (value - mx) * (actual[i]! - my), 0) /
    x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
  return { predicted: x.map((value) => my + slope * (value - mx)), actual };
}

interface Judged {
  /** 1 is malignant. */
  readonly truth: number[];
  readonly good: number[];
  readonly weak: number[];
  readonly folds: readonly (readonly number[])[];
}

/** A score from five features, and one from a single feature, of every patient. */
function judged(): Judged {
  const frame = load("breast-cancer");
  const names = frame.columns.filter((name) => frame.column(name).type === "number");
  const standard = (name: string): number[] => {
    const column = frame.column(name);
    const values = [...(column as { values: Float64Array }).values];
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    return values.map((value) => (value - mean) / sd);
  };
  const truth = (frame.column("diagnosis") as { codes: ArrayLike<number> }).codes;
  const y = Array.from({ length: frame.length }, (_, i) => 1 - truth[i]!);
  const parts = [0, 1, 7, 20, 24].map((at) => standard(names[at]!));
  const expit = (z: number): number => 1 / (1 + Math.exp(-z));
  return {
    truth: y,
    good: y.map((_, i) => expit(parts.reduce((sum, part) => sum + 1.1 * part[i]!, -0.8))),
    weak: parts[1]!.map((value) => expit(value - 0.5)),
    folds: Array.from({ length: 5 }, (_, fold) => y.flatMap((__, i) => (i % 5 === fold ? [i] : []))),
  };
}

function pick(values: readonly number[], rows: readonly number[]): number[] {
  return rows.map((row) => values[row]!);
}
