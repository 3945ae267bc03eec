/**
 * What a validation gives: a plain record, and nothing in it that JSON cannot hold. Numbers without value are null, with the reason
 * beside them.
 */
import type { Label } from "../data/index.ts";
import type { Finding, FindingStatus } from "./finding.ts";
import type { ScoredTask } from "./predictions.ts";

export interface ScoreInterval {
  readonly low: number;
  readonly high: number;
  /** Confidence: 0.95. */
  readonly level: number;
  /** How it was made, to be shown with it. */
  readonly method: IntervalMethod;
  /** What lies within: the score of all tested rows together, the mean over folds, or a difference of such means. */
  readonly of: "pooled" | "folds";
  /** Why this method and not the usual one, or what weakens it. */
  readonly note?: string;
}

export type IntervalMethod =
  "DeLong (logit)" | "Wilson" | "bootstrap BCa" | "bootstrap percentile" | "corrected t over folds";

/** What another model scores on the same folds, and how much the model gains over it (positive is better). */
export interface Beside {
  readonly mean: number | null;
  readonly perFold: readonly (number | null)[];
  /** Score − theirs, or theirs − loss. */
  readonly gain: number | null;
  /** Gain over what was left to gain, |gain| / |theirs| for losses and (1 − theirs) for scores up to 1; null where that is 0. */
  readonly relativeGain: number | null;
  readonly interval: ScoreInterval | null;
  /** Of no gain, two-sided, corrected t. */
  readonly p: number | null;
}

export interface MetricRow {
  readonly metric: string;
  readonly greaterIsBetter: boolean;
  /** Over folds that have a value; null when none has. */
  readonly mean: number | null;
  /** ddof 1; null for fewer than two folds. */
  readonly std: number | null;
  readonly perFold: readonly (number | null)[];
  /** Of all tested rows together. */
  readonly pooled: number | null;
  readonly interval: ScoreInterval | null;
  /** Of the mean over folds, corrected t. */
  readonly foldInterval: ScoreInterval | null;
  /** On the training rows of each fold; null when not asked for. */
  readonly train: { readonly mean: number | null; readonly perFold: readonly (number | null)[] } | null;
  readonly dummy: Beside | null;
  readonly baseline: Beside | null;
  /** Rows tested, folds with a value, folds without. */
  readonly n: number;
  readonly folds: number;
  readonly undefinedFolds: number;
  /** Why folds, or the pooled score, have no value. */
  readonly reasons: readonly string[];
}

export interface FoldRow {
  readonly fold: number;
  readonly trainRows: number;
  readonly testRows: number;
  readonly scores: Readonly<Record<string, number | null>>;
  readonly trainScores: Readonly<Record<string, number | null>> | null;
  readonly fitSeconds: number;
  readonly scoreSeconds: number;
}

export interface ClassRow {
  readonly label: Label;
  readonly n: number;
  readonly predicted: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  /** Wilson, 95 %. */
  readonly precisionInterval: readonly [low: number, high: number] | null;
  readonly recallInterval: readonly [low: number, high: number] | null;
  /** Against the rest. */
  readonly rocAuc: number | null;
  readonly averagePrecision: number | null;
}

/** Rows are true classes, columns predicted ones. */
export interface Confusion {
  readonly labels: readonly Label[];
  readonly counts: readonly (readonly number[])[];
  /** By true class. */
  readonly shares: readonly (readonly (number | null)[])[];
}

/** One class against the rest; at most 500 points a curve. */
export interface ClassCurves {
  readonly label: Label;
  /** Share of rows of the class: the height of a model that guesses in the precision-recall plot. */
  readonly prevalence: number;
  readonly roc: {
    readonly fpr: readonly number[];
    readonly tpr: readonly number[];
    /** Null stands for infinity. */
    readonly thresholds: readonly (number | null)[];
    readonly auc: number | null;
  } | null;
  readonly pr: {
    readonly precision: readonly number[];
    readonly recall: readonly number[];
    readonly thresholds: readonly number[];
    readonly averagePrecision: number | null;
  } | null;
  /** Ten parts of rows, highest scores first. */
  readonly lift: readonly { readonly n: number; readonly positives: number; readonly lift: number }[] | null;
  /** Null without probabilities. */
  readonly calibration: {
    readonly predicted: readonly number[];
    readonly observed: readonly number[];
    readonly counts: readonly number[];
    readonly strategy: "uniform" | "quantile";
    readonly expectedError: number;
    readonly brier: number;
  } | null;
}

/** Of a regression: at most 2,000 rows for plots, evenly over the tested ones, and figures of all. */
export interface Residuals {
  readonly rows: readonly number[];
  readonly truth: readonly number[];
  readonly predicted: readonly number[];
  /** Truth − prediction. */
  readonly residual: readonly number[];
  readonly mean: number;
  readonly std: number;
  /** 5, 25, 50, 75, 95 %. */
  readonly quantiles: readonly number[];
}

/** All tested rows, in the order of rows. */
export interface PredictionTable {
  readonly rows: readonly number[];
  readonly folds: readonly number[];
  /** Labels or numbers. */
  readonly truth: readonly (Label | number)[];
  readonly predicted: readonly (Label | number)[];
  /** n×classes, row-major; null for a regression and for models without. */
  readonly probabilities: readonly number[] | null;
}

export interface SplitScheme {
  /** "stratified 5-fold, shuffled". */
  readonly name: string;
  /** Why this one: "y holds classes". */
  readonly why: string;
  readonly folds: number;
  readonly repeats: number;
  /** n_test / n_train, for the corrected t. */
  readonly testShare: number;
  /** Each row is tested at most once. */
  readonly disjoint: boolean;
}

export interface FoldAudit {
  readonly fold: number;
  readonly trainRows: number;
  readonly testRows: number;
  /** Share of each class in the test rows; null for a regression. */
  readonly classShares: readonly number[] | null;
  /** Mean of the target in training and test rows; null for classes. */
  readonly targetMeans: readonly [train: number, test: number] | null;
  readonly groupsInBoth: number | null;
  /** Test rows that are not later than the last training row; null without times. */
  readonly earlyTestRows: number | null;
  /** Test rows whose features stand in training, too. */
  readonly duplicates: number;
  /** Largest standardised difference of means of a feature. */
  readonly balance: { readonly feature: string; readonly difference: number } | null;
}

export interface SplitAudit {
  readonly folds: readonly FoldAudit[];
  readonly findings: readonly Finding[];
}

export interface ValidationVerdict {
  /** The worst of the findings; `not_evaluated` when nothing could be. */
  readonly status: FindingStatus;
  readonly counts: Readonly<Record<FindingStatus, number>>;
  /** One or two plain sentences. */
  readonly message: string;
}

export interface ValidationRecord {
  readonly kind: "assay.validation";
  readonly version: 1;
  readonly model: string;
  readonly task: ScoredTask;
  readonly data: {
    readonly rows: number;
    readonly columns: number;
    readonly features: readonly string[];
    readonly target: string | null;
    /** Empty for a regression. */
    readonly classes: readonly { readonly label: Label; readonly n: number; readonly share: number }[];
    /** The positive one of two classes. */
    readonly positive: Label | null;
    readonly targetMean: number | null;
    readonly targetStd: number | null;
    /** Of the whole table, before any encoding. */
    readonly missingShare: number;
  };
  readonly scheme: SplitScheme;
  readonly splitAudit: SplitAudit;
  readonly folds: readonly FoldRow[];
  /** The first is the one that the verdict is about. */
  readonly metrics: readonly MetricRow[];
  /** Null for a regression. */
  readonly perClass: readonly ClassRow[] | null;
  readonly confusion: Confusion | null;
  /** One for two classes (the positive), else one a class; empty for a regression. */
  readonly curves: readonly ClassCurves[];
  readonly residuals: Residuals | null;
  /** What more was looked at, each by its own record: overfit, calibration, slices, fairness, leakage, threshold, stability … */
  readonly diagnostics: Readonly<Record<string, unknown>>;
  /** Worst first. */
  readonly findings: readonly Finding[];
  readonly verdict: ValidationVerdict;
  readonly predictions: PredictionTable;
  readonly provenance: {
    readonly seed: number;
    readonly model: string;
    readonly params: unknown;
    readonly dummy: string | null;
    readonly baseline: string | null;
    readonly thresholds: Readonly<Record<string, number>>;
    readonly fitSeconds: number;
    readonly scoreSeconds: number;
    readonly notes: readonly string[];
  };
  /** False when it was stopped before all was done. */
  readonly complete: boolean;
}
