/**
 * An interval for a score of tested rows, by the method that fits it: DeLong on the logit for a ROC area of two classes, Wilson for a share of
 * rows (accuracy, recall, precision, specificity), else a BCa bootstrap of the rows; by group where rows come in groups, and by row where a row
 * was tested several times. Over folds: Nadeau and Bengio's corrected t, which knows that folds share training rows.
 *
 * The bootstrap takes the fitted models as given: it tells how the score would vary with other test rows, not with other training rows.
 * Cost of the bootstrap: 1000 scores, fewer (200 at least) where rows are many.
 */
import { createRng, proportionInterval, studentTDistribution } from "../core/index.ts";
import type { Run } from "../prep/index.ts";
import { bootstrap } from "./bootstrap.ts";
import { delongInterval } from "./delong-test.ts";
import { takePredictions, type Predictions } from "./predictions.ts";
import type { Scorer } from "./scorer.ts";
import type { ScoreInterval } from "./validation-result.ts";

export interface ScoreIntervalOptions extends Pick<Run, "signal"> {
  /** Confidence; default 0.95. */
  readonly level?: number | undefined;
  /** Of the bootstrap; default 0. */
  readonly seed?: number | undefined;
  /** Default 1000, fewer where rows are many. */
  readonly resamples?: number | undefined;
  /** Group of each row of X (not of each prediction): whole groups are drawn. */
  readonly groups?: ArrayLike<number> | undefined;
}

/** Scores of at most so many rows in all resamples. */
const ROWS_SCORED = 20_000_000;

/** Null where there is no interval: fewer than two rows, or a score at its bound. */
export async function scoreInterval(
  scorer: Scorer,
  predictions: Predictions,
  options: ScoreIntervalOptions = {},
): Promise<ScoreInterval | null> {
  const { level = 0.95, groups, seed = 0, signal } = options;
  const n = predictions.rows.length;
  if (n < 2) return null;
  const units = unitsOf(predictions, groups);
  if (units === undefined && predictions.sampleWeight === undefined) {
    const closed = closedForm(scorer.name, predictions, level);
    if (closed !== undefined) return closed;
  }
  const strata = rareStrata(predictions, units);
  const resamples = options.resamples ?? Math.max(200, Math.min(1000, Math.floor(ROWS_SCORED / n)));
  const result = await bootstrap(
    n,
    (rows) => {
      try {
        return scorer.score(takePredictions(predictions, rows));
      } catch (error) {
        // A score outside of its domain is no value of the statistic.
        if (error instanceof RangeError) return null;
        throw error;
      }
    },
    {
      rng: createRng(seed),
      resamples,
      level,
      jackknifeBlocks: 200,
      ...(units === undefined ? {} : { groups: units }),
      ...(strata === undefined ? {} : { strata }),
      ...(signal === undefined ? {} : { signal }),
    },
  );
  if (result === null) return null;
  const [low, high] = result.bca ?? result.percentile;
  if (!Number.isFinite(low) || !Number.isFinite(high) || low === high) return null;
  const notes = [
    ...(groups === undefined ? [] : ["whole groups are drawn"]),
    ...(groups === undefined && units !== undefined ? ["rows tested several times are drawn together"] : []),
    ...(strata === undefined ? [] : ["drawn within classes, as one is rare"]),
    ...(resamples === 1000 ? [] : [`${resamples} resamples`]),
    ...(result.undefinedReplicates > 0
      ? [`${result.undefinedReplicates} resamples without value left out`]
      : []),
  ];
  return Object.freeze({
    low,
    high,
    level,
    method: result.bca === null ? "bootstrap percentile" : "bootstrap BCa",
    of: "pooled",
    ...(notes.length === 0 ? {} : { note: notes.join("; ") }),
  });
}

/**
 * Mean of fold scores ± t √((1/J + n_test/n_train) variance). Null for fewer than two folds with a value, or scores that are all alike.
 * @param testShare rows tested over rows trained on.
 */
export function foldInterval(
  scores: readonly (number | null)[],
  testShare: number,
  level = 0.95,
): ScoreInterval | null {
  const known = scores.filter((score) => score !== null);
  const J = known.length;
  if (J < 2) return null;
  const mean = known.reduce((sum, score) => sum + score, 0) / J;
  const variance = known.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (J - 1);
  if (!(variance > 1e-30 * mean * mean)) return null;
  const reach =
    studentTDistribution(J - 1).quantile((1 + level) / 2) * Math.sqrt((1 / J + testShare) * variance);
  return Object.freeze({
    low: mean - reach,
    high: mean + reach,
    level,
    method: "corrected t over folds",
    of: "folds",
    ...(J < 5 ? { note: `${J} folds only` } : {}),
  });
}

/** Undefined where the metric has no closed form; null where it has one without value. */
function closedForm(name: string, given: Predictions, level: number): ScoreInterval | null | undefined {
  const { truth, predicted, positive, ranking } = given;
  if (name === "rocAuc" && positive >= 0 && ranking !== undefined) {
    const flags = Int32Array.from(truth, (c) => (c === positive ? 1 : 0));
    const result = delongInterval(flags, ranking, { level });
    if (result === null || result.low === null || result.high === null) return null;
    return Object.freeze({
      low: result.low,
      high: result.high,
      level,
      method: "DeLong (logit)",
      of: "pooled",
    });
  }
  const among = shareOf(name, positive);
  if (among === undefined) return undefined;
  let [k, n] = [0, 0];
  for (let i = 0; i < truth.length; i++) {
    const counts = among(truth[i]!, predicted[i]!);
    if (!counts) continue;
    n++;
    if (truth[i] === predicted[i]) k++;
  }
  if (n === 0) return null;
  const [low, high] = proportionInterval(k, n, level);
  return Object.freeze({ low, high, level, method: "Wilson", of: "pooled" });
}

/** Of which rows the metric is the share that is right. */
function shareOf(
  name: string,
  positive: number,
): ((truth: number, predicted: number) => boolean) | undefined {
  if (name === "accuracy") return () => true;
  if (positive < 0) return undefined;
  if (name === "recall") return (truth) => truth === positive;
  if (name === "specificity") return (truth) => truth !== positive;
  return name === "precision" ? (_, predicted) => predicted === positive : undefined;
}

/** What is drawn together: groups, or predictions of one row; undefined when each row stands alone. */
function unitsOf({ rows }: Predictions, groups: ArrayLike<number> | undefined): Int32Array | undefined {
  if (groups !== undefined) return rows.map((row) => groups[row]!);
  return new Set(rows).size < rows.length ? rows : undefined;
}

/** Classes as strata where one has fewer than 30 rows and resamples might lose it. */
function rareStrata(
  { task, truth, classes }: Predictions,
  units: Int32Array | undefined,
): Int32Array | undefined {
  if (task === "regression" || units !== undefined) return undefined;
  const counts = classes.map(() => 0);
  for (const c of truth) counts[c]!++;
  return counts.some((count) => count > 0 && count < 30) ? Int32Array.from(truth) : undefined;
}
