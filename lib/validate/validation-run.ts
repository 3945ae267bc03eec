/**
 * The work of a validation, stage by stage: folds, dummy and simple baseline on the same folds, intervals, then what the predictions show
 * (over-fit, calibration, weak segments, slices). After each stage the record is whole for what is known, so that it can be shown while the
 * rest runs, and kept when it is stopped.
 */
import { targetValues, type Label, type Target } from "../data/index.ts";
import { plainRecord } from "../core/index.ts";
import { modelParams, modelTitle, type Estimator, type Predictor } from "../models/index.ts";
import { besideOf, dummyScores, simpleBaseline, type FoldScores } from "./baseline.ts";
import { calibrationOf } from "./calibration-report.ts";
import { checkModel } from "./check-model.ts";
import {
  scoreAll,
  crossValidate,
  type CrossValidateOptions,
  type CrossValidation,
} from "./cross-validate.ts";
import { inRowOrder } from "./cross-val-predict.ts";
import type { Finding } from "./finding.ts";
import { vectorized } from "./vectorized.ts";
import { overfitOf } from "./overfit.ts";
import { predictRows, type Truth } from "./predictions.ts";
import { modelKind } from "./remedies.ts";
import { rowLosses } from "./row-loss.ts";
import { foldInterval, scoreInterval } from "./score-interval.ts";
import { summarize } from "./score-summary.ts";
import { scorersOf, type Scorer, type Scoring } from "./scorer.ts";
import { sliceScores } from "./slice-scores.ts";
import { auditSplits } from "./split-audit.ts";
import { keyed, type RowKey } from "./splitter-choice.ts";
import { imbalance, judgementFinding, notEvaluated, scoreFindings } from "./validation-findings.ts";
import { fittedInput, validationInput, type ValidationInput } from "./validation-input.ts";
import { validationRecord, type Known } from "./validation-record.ts";
import type { MetricRow, ScoreInterval, SplitAudit, ValidationRecord } from "./validation-result.ts";
import { thresholdsOf } from "./validation-thresholds.ts";
import { findWeakSegments } from "./weak-segments.ts";

export interface ValidateOptions extends Omit<
  CrossValidateOptions,
  "returnTrainScore" | "returnEstimator" | "keepPartial"
> {
  /** The metric that the verdict is about, put before those of `scoring`; default the first of them. */
  readonly metric?: Scoring | undefined;
  /** Take the model as it is fitted: X and y are rows that it never saw. Default false: clones are cross-validated. */
  readonly fitted?: boolean | undefined;
  /** What stands beside the dummy; default a linear model over a table vectorizer; false for none. */
  readonly baseline?: Estimator | false | undefined;
  /** Intervals by bootstrap take time where rows are many; default true. */
  readonly intervals?: boolean | undefined;
  /** Confidence of intervals; default 0.95. */
  readonly level?: number | undefined;
  /** Search for segments where the model is weak; default true. */
  readonly segments?: boolean | undefined;
  /** Columns of X by whose values the main metric is looked at; or values of each row, by name. */
  readonly slices?: readonly string[] | Readonly<Record<string, RowKey>> | undefined;
  /** Limits by name; see `validationThresholds`. */
  readonly thresholds?: Readonly<Record<string, number>> | undefined;
  /** Called with what is known after each stage. */
  readonly onPartial?: ((record: ValidationRecord) => void) | undefined;
}

/**
 * @throws RangeError on input that cannot be validated (see `crossValidate`), on unknown metrics and thresholds; the signal's reason when
 * aborted before the first fold is done. Aborted later, the record is given with `complete: false`.
 */
export async function runValidation(
  model: Predictor,
  X: unknown,
  y: Target | string,
  options: ValidateOptions = {},
): Promise<ValidationRecord> {
  checkModel("validate", model);
  const limits = thresholdsOf(options.thresholds);
  const { fitted = false, signal, level = 0.95, onPartial } = options;
  const folds = fitted ? await heldOutRows(model, X, y, options) : await crossValidated(model, X, y, options);
  const { input, scorers, predictions } = folds;
  const [main] = scorers;
  const pooledReasons = new Map<string, string>();
  const pooled = scoreAll(scorers, predictions, (name, reason) => pooledReasons.set(name, reason));
  const intervals = new Map<string, ScoreInterval | null>();
  let dummy: FoldScores | undefined;
  let baseline: FoldScores | undefined;
  const diagnostics: Record<string, unknown> = {};
  const found: Finding[] = [];

  const rows = (): MetricRow[] =>
    scorers.map((scorer): MetricRow => {
      const { name, greaterIsBetter } = scorer;
      const summary = folds.test[name]!;
      const train = folds.train?.[name];
      const share = folds.scheme.testShare;
      const own = (theirs: FoldScores | undefined) =>
        theirs === undefined ? null : besideOf(scorer, summary.perFold, theirs[name]!, share);
      const why = pooledReasons.get(name);
      return Object.freeze({
        metric: name,
        greaterIsBetter,
        mean: summary.mean,
        std: summary.std,
        perFold: summary.perFold,
        pooled: pooled[name]!,
        interval: intervals.get(name) ?? null,
        foldInterval: foldInterval(summary.perFold, share, level),
        train: train === undefined ? null : { mean: train.mean, perFold: train.perFold },
        dummy: own(dummy),
        baseline: own(baseline),
        n: predictions.rows.length,
        folds: summary.folds,
        undefinedFolds: summary.undefinedFolds,
        reasons: why === undefined ? summary.reasons : [...summary.reasons, `all rows: ${why}`],
      });
    });
  const known = (complete: boolean): Known => {
    const metrics = rows();
    return {
      ...folds,
      metrics,
      diagnostics,
      limits,
      seed: options.seed ?? 0,
      dummy: dummy === undefined ? null : dummyName(input.truth, fitted),
      baseline: baseline === undefined ? null : folds.baselineName,
      findings: [
        ...folds.audit.findings,
        ...(folds.classes.length === 0 ? [] : [imbalance(folds.classes, limits)]),
        ...scoreFindings(metrics, limits, !fitted),
        ...found,
      ],
      complete,
    };
  };
  const stage = async (name: string, work: () => Promise<void> | void): Promise<void> => {
    signal?.throwIfAborted();
    options.onProgress?.({ done: folds.done++, total: folds.total, message: name });
    await work();
    onPartial?.(validationRecord(known(false)));
    await new Promise((resolve) => void setImmediate(resolve));
  };
  let complete = folds.complete;
  try {
    await stage("dummy", () => {
      dummy = dummyScores(scorers, input.truth, folds.splits);
    });
    await stage("over-fit", () => {
      found.push(overfitFinding(model, main!, folds, dummy!, limits, diagnostics));
    });
    if (complete && folds.runBaseline !== undefined)
      await stage("simple baseline", async () => {
        baseline = await folds.runBaseline!();
      });
    if (options.intervals !== false)
      for (const scorer of scorers)
        await stage(`interval of ${scorer.name}`, async () => {
          if (pooled[scorer.name] === null) return;
          const { groups } = folds;
          intervals.set(
            scorer.name,
            await scoreInterval(scorer, predictions, { level, seed: options.seed, groups, signal }),
          );
        });
    if (predictions.probabilities !== undefined)
      await stage("calibration", () => {
        const report = calibrationOf(predictions, {
          maxError: limits["calibration.error.max"]!,
          seed: options.seed,
        });
        diagnostics["calibration"] = plainRecord(report);
        const worst = report.classes.find(({ positive }) => positive === report.worst)!;
        const limit = { name: "calibration.error.max", limit: limits["calibration.error.max"]! };
        found.push(judgementFinding("calibration", report, worst.expectedError, limit));
      });
    if (options.segments !== false && folds.scheme.disjoint)
      await stage("weak segments", async () => {
        const ordered = inRowOrder(predictions);
        const losses = rowLosses("validate", ordered);
        const report = await findWeakSegments(input.source.design(), losses, {
          rows: ordered.rows,
          minExcess: limits["segments.excess.min"]!,
          seed: options.seed,
          signal,
        });
        diagnostics["weakSegments"] = plainRecord({
          ...report,
          loss: predictions.task === "classification" ? "error" : "absolute",
          segments: report.segments.map((segment) => ({ ...segment, rows: segment.rows.slice(0, 20) })),
        });
        const limit = { name: "segments.excess.min", limit: limits["segments.excess.min"]! };
        found.push(judgementFinding("segments", report, report.segments[0]?.excess ?? null, limit));
      });
    if (options.slices !== undefined)
      await stage("slices", async () => {
        const columns = sliceColumns(input, options.slices!);
        const report = await sliceScores(main!, predictions, columns, limits, { signal, seed: options.seed });
        diagnostics["slices"] = plainRecord({
          metric: report.metric,
          overall: report.overall,
          slices: report.slices,
        });
        found.push(...report.findings);
      });
  } catch (error) {
    if (signal?.aborted !== true) throw error;
    complete = false;
  }
  options.onProgress?.({ done: folds.total, total: folds.total, message: complete ? "done" : "stopped" });
  return validationRecord(known(complete));
}

/** What folds give, or the rows held out. */
interface Folds extends Pick<
  CrossValidation,
  "scheme" | "splits" | "folds" | "test" | "train" | "predictions" | "groups" | "complete"
> {
  readonly input: ValidationInput;
  readonly scorers: readonly Scorer[];
  readonly audit: SplitAudit;
  readonly classes: ValidationRecord["data"]["classes"];
  readonly title: string;
  readonly params: unknown;
  readonly notes: readonly string[];
  readonly baselineName: string;
  readonly runBaseline: (() => Promise<FoldScores>) | undefined;
  done: number;
  readonly total: number;
}

async function crossValidated(
  given: Predictor,
  X: unknown,
  y: Target | string,
  options: ValidateOptions,
): Promise<Folds> {
  const where = "validate";
  if (!("fit" in given && "clone" in given))
    throw new TypeError(
      `${where}: ${given.name} cannot be fitted, so it cannot be cross-validated; give rows that it never saw, with fitted: true`,
    );
  const input = validationInput(where, given, X, y, options);
  const { truth, source } = input;
  const scoring = scoringOf(options, truth);
  const { model, note } = vectorized(given as Estimator, source);
  const stages = stagesOf(options, scoring.length);
  const cvOptions: CrossValidateOptions = {
    ...options,
    scoring: options.scoring === undefined && options.metric === undefined ? undefined : scoring,
    returnTrainScore: true,
    keepPartial: true,
    onProgress: ({ done, message }) => options.onProgress?.({ done, total: total(), message }),
  };
  let foldCount = typeof options.cv === "number" ? options.cv : 5;
  const total = (): number => 2 * foldCount + stages;
  const result = await crossValidate(model, X, y, cvOptions);
  foldCount = result.splits.length;
  const { baseline } = options;
  const simple = baseline === false ? undefined : (baseline ?? simpleBaseline(truth.task));
  return {
    ...result,
    splits: result.splits.slice(0, result.folds.length),
    input,
    audit: auditSplits(source, truth, result.splits, {
      groups: result.groups,
      times: result.times,
      inTime: options.time !== undefined,
      thresholds: options.thresholds,
    }),
    classes: classesOf(truth),
    title: modelTitle(given),
    params: modelParams(given),
    notes: [
      ...(note === undefined ? [] : [note]),
      ...(input.left.length === 0 ? [] : [`not given to the model: ${input.left.join(", ")}`]),
      ...((given as Estimator).isFitted
        ? [
            "the model was fitted already; clones were fitted anew on each fold (fitted: true takes it as it is)",
          ]
        : []),
    ],
    baselineName: simple === undefined ? "" : modelTitle(simple),
    runBaseline:
      simple === undefined
        ? undefined
        : async () => {
            const found = await crossValidate(simple, X, y, {
              ...cvOptions,
              scoring: result.scorers,
              splits: result.splits,
              returnTrainScore: false,
              keepPartial: false,
              onProgress: ({ done, message }) =>
                options.onProgress?.({
                  done: foldCount + done,
                  total: total(),
                  message: `simple baseline: ${message}`,
                }),
            });
            return Object.fromEntries(result.scorers.map(({ name }) => [name, found.test[name]!.perFold]));
          },
    done: 2 * foldCount,
    total: total(),
  };
}

async function heldOutRows(
  model: Predictor,
  X: unknown,
  y: Target | string,
  options: ValidateOptions,
): Promise<Folds> {
  const where = "validate";
  const input = fittedInput(where, model, X, y, options);
  const { source, truth } = input;
  const rows = Int32Array.from({ length: source.rows }, (_, i) => i);
  const predictions = await predictRows(model, source.all, truth, rows, { signal: options.signal });
  const scorers = scorersOf(where, scoringOf(options, truth), truth.task, truth.classes.length).filter(
    ({ needs, ranks = false }) =>
      needs !== "probabilities" ||
      predictions.probabilities !== undefined ||
      (ranks && predictions.ranking !== undefined),
  );
  const reasons = new Map<string, string>();
  const scores = scoreAll(scorers, predictions, (name, reason) => reasons.set(name, reason));
  const test = Object.fromEntries(
    scorers.map(({ name }) => [
      name,
      summarize([scores[name]!], reasons.has(name) ? [reasons.get(name)!] : []),
    ]),
  );
  const stages = stagesOf(options, scorers.length);
  return {
    input,
    scorers,
    scheme: Object.freeze({
      name: "rows held out",
      why: "the model was fitted before, on other rows",
      folds: 1,
      repeats: 1,
      testShare: 0,
      disjoint: true,
    }),
    // The dummy knows the shares of these rows, as those of training are not known here.
    splits: [{ train: rows, test: rows }],
    folds: [],
    test,
    train: null,
    predictions: { ...predictions, folds: new Int32Array(rows.length) },
    groups: undefined,
    complete: true,
    audit: {
      folds: [],
      findings: [
        notEvaluated(
          "split",
          "The rows that the model was fitted on are not known here: whether these rows are among them was not looked at.",
          "Cross-validate an unfitted model, or look for copies between both tables.",
        ),
      ],
    },
    classes: classesOf(truth),
    title: modelTitle(model),
    params: modelParams(model),
    notes: ["the model was taken as fitted"],
    baselineName: "",
    runBaseline: undefined,
    done: 0,
    total: stages,
  };
}

function scoringOf(options: ValidateOptions, { task, classes }: Truth): readonly Scorer[] {
  const scorers = scorersOf("validate", options.scoring, task, classes.length);
  if (options.metric === undefined) return scorers;
  const [main] = scorersOf("validate", [options.metric], task, classes.length);
  return [main!, ...scorers.filter(({ name }) => name !== main!.name)];
}

/** Stages beside the fits. */
function stagesOf(options: ValidateOptions, metrics: number): number {
  return 5 + (options.intervals === false ? 0 : metrics) + (options.slices === undefined ? 0 : 1);
}

function overfitFinding(
  model: Predictor,
  scorer: Scorer,
  { train, test, scheme }: Folds,
  dummy: FoldScores,
  limits: Readonly<Record<string, number>>,
  diagnostics: Record<string, unknown>,
): Finding {
  if (train === null)
    return notEvaluated(
      "overfit",
      "Over-fit: the training rows are not known here.",
      "Cross-validate an unfitted model to see the gap between training and test.",
    );
  const own = train[scorer.name]!.perFold.flatMap((score, fold) => {
    const [tested, plain] = [test[scorer.name]!.perFold[fold]!, dummy[scorer.name]![fold]];
    return score === null || tested === null || plain === null || plain === undefined
      ? []
      : [{ train: score, test: tested, dummy: plain }];
  });
  const report = overfitOf(own, scorer, modelKind(model), {
    testShare: scheme.testShare,
    gapAbsolute: limits["overfit.gap.absolute"]!,
    gapRelative: limits["overfit.gap.relative"]!,
    gainAbsolute: limits["underfit.gain.absolute"]!,
    gainRelative: limits["underfit.gain.relative"]!,
  });
  diagnostics["overfit"] = plainRecord(report);
  const limit = report.gapLimit === null ? null : { name: "overfit.gap.relative", limit: report.gapLimit };
  return judgementFinding("overfit", report, report.gap, limit);
}

function classesOf({ classes, values, task }: Truth): ValidationRecord["data"]["classes"] {
  if (task === "regression") return [];
  const counts = classes.map(() => 0);
  for (let i = 0; i < values.length; i++) counts[values[i]!]!++;
  return Object.freeze(
    classes.map((label: Label, c) =>
      Object.freeze({ label, n: counts[c]!, share: counts[c]! / values.length }),
    ),
  );
}

function dummyName({ task }: Truth, fitted: boolean): string {
  const of = fitted ? "these rows" : "each training fold";
  return task === "regression" ? `mean of ${of}` : `shares of classes in ${of}, most frequent class`;
}

function sliceColumns(
  { table, source }: ValidationInput,
  slices: NonNullable<ValidateOptions["slices"]>,
): Readonly<Record<string, ArrayLike<unknown>>> {
  const named = Array.isArray(slices)
    ? Object.fromEntries((slices as readonly string[]).map((name) => [name, name]))
    : (slices as Readonly<Record<string, RowKey>>);
  return Object.fromEntries(
    Object.entries(named).map(([name, key]) => [
      name,
      typeof key === "string"
        ? keyed("validate", "slices", table, key, source.rows)
        : targetValues("validate", key),
    ]),
  );
}
