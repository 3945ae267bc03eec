/** How each diagnosis shows itself: its title, its pictures, its table. One view a report, all of one shape. */
import type { Table } from "../core/index.ts";
import { number, percent, plural, short } from "../core/words.ts";
import {
  calibrationFigure,
  calibrationInfo,
  calibrationSvg,
  fairnessFigure,
  fairnessInfo,
  fairnessSvg,
  featureImportanceFigure,
  featureImportanceInfo,
  featureImportanceSvg,
  foldScoresFigure,
  foldScoresInfo,
  foldScoresSvg,
  gainFigure,
  gainInfo,
  gainSvg,
  learningCurveFigure,
  learningCurveInfo,
  learningCurveSvg,
  modelComparisonFigure,
  modelComparisonInfo,
  modelComparisonSvg,
  residualQuantilesFigure,
  residualQuantilesInfo,
  residualQuantilesSvg,
  sliceScoresFigure,
  sliceScoresInfo,
  sliceScoresSvg,
  thresholdFigure,
  thresholdInfo,
  thresholdSvg,
  validationCurveFigure,
  validationCurveInfo,
  validationCurveSvg,
} from "../plots/index.ts";
import type { AdversarialReport } from "./adversarial.ts";
import type { CalibrationReport } from "./calibration-report.ts";
import type { Comparison } from "./compare-models.ts";
import type { CorrelatedPosterior } from "./fold-differences.ts";
import type { FairnessRate, FairnessReport } from "./fairness-report.ts";
import type { JudgementView } from "./judgement-view.ts";
import type { LatencyReport } from "./latency.ts";
import type { LeakageReport } from "./leakage-battery.ts";
import type { LearningCurve } from "./learning-curve.ts";
import type { OverfitReport } from "./overfit.ts";
import type { PermutationTest } from "./permutation-test.ts";
import { picture } from "./report-plots.ts";
import { score } from "./report-text.ts";
import type { ResidualReport } from "./residual-report.ts";
import type { Disturbance, RobustnessReport } from "./robustness.ts";
import type { SeedStability } from "./seed-stability.ts";
import type { SliceReport } from "./slice-report.ts";
import type { ThresholdCurve } from "./threshold-choice.ts";
import type { ValidationCurve } from "./validation-curve.ts";
import type { WeakSegments } from "./weak-segments.ts";
import type { WorstRows } from "./worst-rows.ts";

/** For pictures whose rows have long names. */
const WIDE = 720;

type Interval = readonly [low: number, high: number];

export function overfitView(report: OverfitReport): JudgementView {
  const { metric, folds, remedies, trainScore, testScore, dummyScore, gap, gapInterval, gapLimit } = report;
  const info = foldScoresInfo(
    [
      {
        metric,
        test: folds.map(({ test }) => test),
        train: folds.map(({ train }) => train),
        baselines: [{ name: "dummy", value: dummyScore }],
      },
    ],
    { title: "Training and test rows" },
  );
  return {
    title: `Over-fit? ${report.verdict}`,
    aside: `${metric} over ${plural(folds.length, "fold")}`,
    pictures: folds.length > 1 ? [picture("folds", info, foldScoresSvg, foldScoresFigure)] : [],
    tables: [
      {
        columns: ["", metric],
        rows: [
          ["on rows it learnt from", score(trainScore)],
          ["on rows it did not", score(testScore)],
          ["dummy", score(dummyScore)],
          [`gap (limit ${score(gapLimit)})`, `${score(gap)}${between(gapInterval)}`],
        ],
      },
      ...(remedies.length === 0
        ? []
        : [
            {
              title: "What helps",
              columns: ["remedy", "parameter", "range"],
              rows: remedies.map(({ advice, parameter, range }) => [
                advice,
                parameter ?? "",
                range === null ? "" : `${range[0]} to ${range[1]}`,
              ]),
            },
          ]),
    ],
  };
}

export function learningCurveView({ metric, points, forecast }: LearningCurve): JudgementView {
  const info = learningCurveInfo({
    metric,
    sizes: points.map(({ size }) => size),
    train: points.map(({ trainScores }) => trainScores),
    test: points.map(({ testScores }) => testScores),
  });
  return {
    title: "Learning curve",
    aside:
      forecast === null
        ? metric
        : `${metric}; about ${score(forecast.test)} at ${number(forecast.size)} rows`,
    pictures: [picture("learningCurve", info, learningCurveSvg, learningCurveFigure)],
  };
}

export function validationCurveView(report: ValidationCurve): JudgementView {
  const { param, metric, greaterIsBetter, points } = report;
  const values = points.map(({ value }) => value);
  const numbers = values.every((value) => typeof value === "number");
  const log = numbers && values.length > 2 && values.every((value) => value > 0) && isGeometric(values);
  const info = validationCurveInfo({
    metric,
    parameter: param,
    values: numbers ? values : values.map((_, i) => i),
    train: points.map(({ trainScores }) => trainScores),
    test: points.map(({ testScores }) => testScores),
    log,
    greaterIsBetter,
  });
  return {
    title: `${param} and ${metric}`,
    pictures: numbers ? [picture("validationCurve", info, validationCurveSvg, validationCurveFigure)] : [],
    tables: [
      {
        columns: [param, "on training rows", "on test rows"],
        rows: points.map(({ value, train, test }) => [
          JSON.stringify(value),
          score(train?.mean ?? null),
          score(test?.mean ?? null),
        ]),
      },
    ],
  };
}

export function thresholdView(report: ThresholdCurve): JudgementView {
  const { points, best, atHalf, positive, lift, n, prevalence } = report;
  const info = thresholdInfo({
    counts: points,
    ...(points.some(({ cost }) => cost !== null) ? { costs: points.map(({ cost }) => cost) } : {}),
    costName: "cost a row",
    chosen: best?.threshold ?? null,
    interval: best?.interval ?? null,
  });
  const rows = [
    ...(best === null ? [] : [{ name: `best by ${best.by}`, point: best }]),
    ...(atHalf === null ? [] : [{ name: "0.5", point: atHalf }]),
  ];
  return {
    title: `Threshold for ${String(positive)}`,
    aside: `${plural(n, "row")}, ${percent(prevalence)} ${String(positive)}`,
    pictures: [
      picture("threshold", info, thresholdSvg, thresholdFigure),
      picture("gain", gainInfo([{ name: "model", parts: lift }]), gainSvg, gainFigure),
    ],
    tables: [
      {
        columns: ["threshold", "at", "precision", "recall", "F1", "flagged", "cost a row"],
        rows: rows.map(({ name, point }) => [
          name,
          score(point.threshold),
          score(point.precision),
          score(point.recall),
          score(point.f1),
          percent(point.queueRate),
          score(point.cost),
        ]),
      },
    ],
  };
}

export function calibrationView({ classes }: CalibrationReport): JudgementView {
  const info = calibrationInfo(
    classes.slice(0, 4).map(({ positive, quantile, expectedError }) => ({
      name: String(positive),
      probPred: quantile.map(({ meanPredicted }) => meanPredicted),
      probTrue: quantile.map(({ observed }) => observed),
      counts: quantile.map(({ n }) => n),
      error: expectedError,
    })),
  );
  return {
    title: "Calibration",
    pictures: [picture("calibration", info, calibrationSvg, calibrationFigure)],
    tables: [
      {
        columns: ["class", "share", "Brier", "expected error", "by chance, at most", "slope", "intercept"],
        rows: classes.map((each) => [
          String(each.positive),
          percent(each.baseRate),
          score(each.brier),
          score(each.expectedError),
          score(each.expectedErrorByChance),
          score(each.line?.slope ?? null),
          score(each.line?.intercept ?? null),
        ]),
      },
    ],
  };
}

export function residualView(report: ResidualReport): JudgementView {
  const info = residualQuantilesInfo(report.normal.observed);
  return {
    title: "Residuals",
    aside: plural(report.n, "row"),
    pictures: [picture("residualQuantiles", info, residualQuantilesSvg, residualQuantilesFigure)],
    tables: [
      { columns: ["what", "finding"], rows: report.findings.map(({ about, message }) => [about, message]) },
      {
        title: "Largest residuals",
        columns: ["row", "truth", "predicted", "residual"],
        rows: report.largest
          .slice(0, 10)
          .map(({ row, truth, predicted, residual }) => [
            row,
            score(truth),
            score(predicted),
            score(residual),
          ]),
      },
    ],
  };
}

export function weakSegmentsView(report: WeakSegments): JudgementView {
  const { segments, searched, n } = report;
  const info = sliceScoresInfo({
    metric: "mean loss",
    greaterIsBetter: false,
    title: "Weakest segments",
    slices: segments.map(({ text, meanLoss, meanLossInterval, nConfirm }) => ({
      name: text,
      value: meanLoss,
      interval: meanLossInterval,
      n: nConfirm,
    })),
  });
  return {
    title: "Weak segments",
    aside: `${plural(n, "row")}, ${plural(searched, "candidate")} on one half, the best confirmed on the other`,
    pictures:
      segments.length === 0 ? [] : [picture("segments", info, sliceScoresSvg, sliceScoresFigure, WIDE)],
    tables: [
      {
        columns: ["segment", "rows", "mean loss", "elsewhere", "p (adjusted)", ""],
        rows: segments.map((each) => [
          each.text,
          each.n,
          score(each.meanLoss),
          score(each.meanLossElsewhere),
          score(each.adjustedP),
          each.confirmed ? "confirmed" : "not confirmed",
        ]),
      },
    ],
  };
}

export function sliceView({ metrics, overall, slices }: SliceReport): JudgementView {
  const [metric = ""] = metrics;
  const info = sliceScoresInfo({
    metric,
    overall: overall[0]?.score ?? null,
    slices: slices.map(({ column, slice, scores, n }) => ({
      name: `${column}: ${slice}`,
      value: scores[0]?.score ?? null,
      interval: scores[0]?.interval ?? null,
      n,
    })),
  });
  return {
    title: "Slices",
    aside: plural(slices.length, "slice"),
    pictures: [picture("slices", info, sliceScoresSvg, sliceScoresFigure, WIDE)],
    tables: [
      {
        columns: ["column", "slice", "rows", ...metrics, "excess loss", ""],
        rows: [
          ["all rows", "", "", ...overall.map(({ score: value }) => score(value)), "", ""],
          ...slices.map((each) => [
            each.column,
            each.slice,
            each.n,
            ...each.scores.map(({ score: value, interval }) => `${score(value)}${between(interval)}`),
            score(each.excess),
            each.tooFew ? "too few rows" : each.worse ? "worse" : "",
          ]),
        ],
      },
    ],
  };
}

const RATES: Readonly<Record<FairnessRate, string>> = {
  selectionRate: "selection rate",
  tpr: "true positive rate",
  fpr: "false positive rate",
  ppv: "precision",
};

export function fairnessView({ groups, gaps, positive }: FairnessReport): JudgementView {
  const rates = Object.keys(RATES) as FairnessRate[];
  const info = fairnessInfo(
    rates.map((rate) => ({
      rate: RATES[rate],
      groups: groups.map((group) => ({
        name: String(group.group),
        value: group[rate],
        interval: group.intervals[rate],
        n: group.n,
      })),
    })),
  );
  return {
    title: `Rates by group, for ${String(positive)}`,
    aside: plural(groups.length, "group"),
    pictures: [picture("fairness", info, fairnessSvg, fairnessFigure, WIDE)],
    tables: [
      {
        columns: ["group", "rows", "base rate", ...rates.map((rate) => RATES[rate]), ""],
        rows: groups.map((group) => [
          String(group.group),
          group.n,
          score(group.baseRate),
          ...rates.map((rate) => score(group[rate])),
          group.tooFew ? "too few rows" : "",
        ]),
      },
      {
        title: "Gaps",
        columns: ["rate", "lowest", "highest", "difference", "ratio", ""],
        rows: gaps.map((gap) => [
          gap.name,
          String(gap.lowest),
          String(gap.highest),
          `${score(gap.difference)}${between(gap.differenceInterval)}`,
          score(gap.ratio),
          gap.status === "pass" ? "" : "matters",
        ]),
      },
    ],
  };
}

export function adversarialView({ rounds, rows, auc, interval }: AdversarialReport): JudgementView {
  const drives = rounds[0]?.drives ?? [];
  const info = featureImportanceInfo({
    title: "What tells the tables apart",
    measure: "area lost when shuffled",
    features: drives.map(({ column, importance }) => ({ name: column, value: importance })),
  });
  return {
    title: "Adversarial validation",
    aside: `${number(rows[0])} and ${plural(rows[1], "row")}; ROC AUC ${score(auc)}${between(interval)}`,
    pictures:
      drives.length === 0 ? [] : [picture("drivers", info, featureImportanceSvg, featureImportanceFigure)],
    tables: [
      {
        title: "Round by round, the most telling column left out",
        columns: ["columns", "learner", "ROC AUC", "left out next"],
        rows: rounds.map(({ columns, strongest, dropped }) => [
          columns.length,
          strongest.learner,
          `${score(strongest.auc)}${between(strongest.interval)}`,
          dropped ?? "",
        ]),
      },
    ],
  };
}

export function leakageView({
  metric,
  score: whole,
  dummyScore,
  findings,
  singleFeatures,
}: LeakageReport): JudgementView {
  const info = featureImportanceInfo({
    title: "Each feature alone",
    measure: metric,
    features: singleFeatures.map(({ column, score: value }) => ({ name: column, value })),
  });
  return {
    title: "Leakage",
    aside: `${metric} ${score(whole)}, dummy ${score(dummyScore)}`,
    pictures: [picture("singleFeatures", info, featureImportanceSvg, featureImportanceFigure)],
    tables: [
      {
        columns: ["check", "", "what was found"],
        rows: findings.map(({ id, status, message }) => [
          id.replace(/^leakage\//, ""),
          status === "not_evaluated" ? "not evaluated" : status,
          message,
        ]),
      },
    ],
  };
}

export function permutationView(report: PermutationTest): JudgementView {
  const sorted = Float64Array.from(report.permutedScores).sort();
  return {
    title: "Any signal at all?",
    aside: report.metric,
    tables: [
      {
        columns: ["", report.metric],
        rows: [
          ["with the labels", score(report.score)],
          ["with shuffled labels, median", score(sorted[sorted.length >> 1] ?? null)],
          ["with shuffled labels, 95 %", score(sorted[Math.floor(0.95 * (sorted.length - 1))] ?? null)],
          ["p", score(report.p)],
        ],
      },
    ],
  };
}

export function stabilityView(report: SeedStability): JudgementView {
  return {
    title: "Other seeds",
    aside: report.metric,
    tables: [
      {
        columns: ["seed", report.metric],
        rows: report.seeds.map((seed, i) => [seed, score(report.scores[i] ?? null)]),
        note: `Standard deviation ${score(report.std)}; rows on which two seeds disagree: ${report.disagreement === null ? "–" : percent(report.disagreement)}.`,
      },
    ],
  };
}

export function latencyView({ batches, bytes }: LatencyReport): JudgementView {
  return {
    title: "Time and size",
    aside: bytes === null ? "" : `${number(bytes / 1024)} KiB as JSON`,
    tables: [
      {
        columns: ["rows a call", "median ms", "95 % ms", "ms a row", "rows a second"],
        rows: batches.map(({ rows, median, p95, perRow, rowsPerSecond }) => [
          rows,
          number(median),
          number(p95),
          number(perRow),
          number(Math.round(rowsPerSecond)),
        ]),
      },
    ],
  };
}

export function robustnessView({
  metric,
  score: clean,
  disturbances,
  rows,
}: RobustnessReport): JudgementView {
  const shifts = disturbances.filter(({ kind, loss }) => kind === "shift" && loss !== null);
  const info = featureImportanceInfo({
    features: shifts.map(({ column = "", loss }) => ({ name: column, value: loss })),
    measure: `${metric} lost`,
    title: "One column up by one standard deviation",
    signed: true,
  });
  return {
    title: "Robustness",
    aside: `${metric} of ${plural(rows, "held-out row")}`,
    pictures:
      shifts.length === 0
        ? []
        : [picture("shifts", info, featureImportanceSvg, featureImportanceFigure, WIDE)],
    tables: [
      {
        columns: ["disturbance", metric, "lost"],
        rows: [
          ["rows as they are", score(clean), ""],
          ...disturbances
            .filter(({ kind }) => kind !== "shift")
            .map((each) => [
              disturbanceText(each),
              score(each.score),
              each.refused === undefined ? score(each.loss) : `refused: ${short(each.refused, 90)}`,
            ]),
        ],
      },
    ],
  };
}

function disturbanceText({ kind, amount }: Disturbance): string {
  if (kind === "noise") return `noise of ${number(amount)} sd on every number`;
  return kind === "missing"
    ? `${percent(amount)} of cells missing`
    : `${percent(amount)} of texts never seen`;
}

export function worstRowsView({ rows, loss, shareOfLoss }: WorstRows): JudgementView {
  return {
    title: "Worst rows",
    aside: `${loss}${shareOfLoss === null ? "" : `; these carry ${percent(shareOfLoss)} of it`}`,
    tables: [
      {
        columns: ["row", "truth", "predicted", "loss", "P(truth)", ""],
        rows: rows.map((each) => [
          each.row,
          label(each.truth),
          label(each.predicted),
          score(each.loss),
          score(each.probabilityOfTruth),
          each.suspect ? "label suspect" : "",
        ]),
      },
    ],
  };
}

export function comparisonView({
  models,
  pairs,
  metric,
  greaterIsBetter,
  best,
  notes,
}: Comparison): JudgementView {
  const reference = best ?? models[0]!.name;
  const beside = pairs.flatMap(({ first, second, gain, interval, adjustedP }) => {
    if (first !== reference && second !== reference) return [];
    // Gains are better when above 0; differences of losses turn round.
    const sign = (first === reference ? -1 : 1) * (greaterIsBetter ? 1 : -1);
    const ends = interval === null ? null : ([sign * interval[0], sign * interval[1]] as const);
    return [
      {
        name: first === reference ? second : first,
        difference: gain === null ? null : sign * gain,
        interval: ends === null ? null : ([Math.min(...ends), Math.max(...ends)] as const),
        pValue: adjustedP,
      },
    ];
  });
  const rope = pairs.find(({ chances }) => chances !== null)?.chances?.rope ?? null;
  const differences = modelComparisonInfo([{ metric, models: beside, rope, greaterIsBetter }], reference);
  return {
    title: `Models compared by ${metric}`,
    aside: plural(models.length, "model"),
    pictures: [picture("differences", differences, modelComparisonSvg, modelComparisonFigure, WIDE)],
    tables: [modelTable(models, metric), { ...pairTable(pairs), note: notes.join("\n") }],
  };
}

function modelTable(models: Comparison["models"], metric: string): Table {
  return {
    columns: ["model", metric, "95 % interval", "seconds to fit"],
    rows: models.map(({ name, mean, std, interval, fitSeconds }) => [
      name,
      `${score(mean)}${std === null ? "" : ` ± ${score(std)}`}`,
      interval === null ? "–" : `${score(interval.low)} to ${score(interval.high)}`,
      number(fitSeconds),
    ]),
  };
}

function pairTable(pairs: Comparison["pairs"]): Table {
  return {
    title: "Pair by pair",
    columns: ["first", "second", "gain of the first", "p (Holm)", "chance: better, equal, worse", "verdict"],
    rows: pairs.map((pair) => [
      pair.first,
      pair.second,
      `${score(pair.gain)}${between(pair.interval)}`,
      score(pair.adjustedP),
      pair.chances === null ? "–" : chances(pair.chances),
      pair.message,
    ]),
  };
}

function chances({ firstBetter, equal, secondBetter }: CorrelatedPosterior): string {
  return [firstBetter, equal, secondBetter].map((share) => percent(share)).join(", ");
}

function between(interval: Interval | null): string {
  return interval === null ? "" : ` (${score(interval[0])} to ${score(interval[1])})`;
}

function label(value: string | number | boolean): string {
  return typeof value === "number" ? score(value) : String(value);
}

/** Whether values grow by about one factor. */
function isGeometric(values: readonly number[]): boolean {
  return Math.max(...values) / Math.min(...values) >= 30;
}
