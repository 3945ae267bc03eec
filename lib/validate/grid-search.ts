/**
 * Grid search: every candidate is cross-validated on the same splits; the best mean score wins, the first of equals.
 *
 * The winner's score is too kind: it was chosen for being the highest. `nestedCrossValidation` shows by how much. Source: scikit-learn
 * `GridSearchCV`. Cost: candidates × splits fits.
 */
import type { Target } from "../data/index.ts";
import type { Estimator } from "../models/index.ts";
import { crossValidate, type CrossValidateOptions, type CrossValidation } from "./cross-validate.ts";
import { gainOf, scorerOf, type Scoring } from "./scorer.ts";

/** Values to try of each parameter; every combination is tried. */
export type ParamGrid = Readonly<Record<string, readonly unknown[]>>;
/** Parameters to try, one record a candidate. */
export type ParamList = readonly Readonly<Record<string, unknown>>[];

export interface GridSearchOptions extends Omit<
  CrossValidateOptions,
  "scoring" | "returnEstimator" | "keepPartial"
> {
  /** Default: rocAuc for two classes, accuracy for more, r2 for numbers. */
  readonly scoring?: Scoring | undefined;
}

export interface SearchCandidate {
  readonly params: Readonly<Record<string, unknown>>;
  readonly mean: number | null;
  readonly std: number | null;
  readonly perFold: readonly (number | null)[];
  /** 1 is the best; equal scores share a rank; null without a score. */
  readonly rank: number | null;
}

export interface GridSearch {
  readonly metric: string;
  readonly greaterIsBetter: boolean;
  readonly candidates: readonly SearchCandidate[];
  readonly best: SearchCandidate;
  /** Unfitted, with the best parameters. */
  readonly model: Estimator;
}

/**
 * @param grid values of each parameter, or a list of parameter records.
 * @throws RangeError on an empty grid, when no candidate has a score, and as `crossValidate`.
 */
export async function gridSearch(
  model: Estimator,
  grid: ParamGrid | ParamList,
  X: unknown,
  y: Target | string,
  options: GridSearchOptions = {},
): Promise<GridSearch> {
  const list = gridPoints(grid);
  const results: { params: Readonly<Record<string, unknown>>; result: CrossValidation }[] = [];
  const { onProgress, ...rest } = options;
  for (const [at, params] of list.entries()) {
    options.signal?.throwIfAborted();
    onProgress?.({ done: at, total: list.length, message: `candidate ${at + 1} of ${list.length}` });
    const scoring = options.scoring ?? mainMetric(results[0]?.result);
    const own = { ...rest, splits: results[0]?.result.splits ?? options.splits };
    results.push({ params, result: await crossValidate(model.clone(params), X, y, { ...own, scoring }) });
  }
  onProgress?.({ done: list.length, total: list.length, message: `${list.length} candidates` });
  const [first] = results[0]!.result.scorers;
  const scorer = options.scoring === undefined ? first! : scorerOf("gridSearch", options.scoring);
  const gains = results.map(({ result }) => {
    const mean = result.test[scorer.name]!.mean;
    return mean === null ? null : gainOf(scorer, mean);
  });
  const best = bestOf(gains);
  if (best < 0)
    throw new RangeError(
      `gridSearch: no candidate has a score of "${scorer.name}": ${results[0]!.result.test[scorer.name]!.reasons[0] ?? "no value"}`,
    );
  const candidates = results.map(({ params, result }, at): SearchCandidate => {
    const { mean, std, perFold } = result.test[scorer.name]!;
    const gain = gains[at]!;
    const rank =
      gains[at] === null ? null : 1 + gains.filter((other) => other !== null && other > gain + 1e-12).length;
    return Object.freeze({ params: Object.freeze({ ...params }), mean, std, perFold, rank });
  });
  return Object.freeze({
    metric: scorer.name,
    greaterIsBetter: scorer.greaterIsBetter,
    candidates: Object.freeze(candidates),
    best: candidates[best]!,
    model: model.clone(list[best]!),
  });
}

/** Every combination, the last parameter changing fastest. @throws RangeError on an empty grid. */
export function gridPoints(grid: ParamGrid | ParamList): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(grid)) {
    if (grid.length === 0) throw new RangeError("gridSearch: needs one candidate or more; got none");
    return grid as ParamList;
  }
  let points: Record<string, unknown>[] = [{}];
  for (const [name, values] of Object.entries(grid as ParamGrid)) {
    if (!Array.isArray(values) || values.length === 0)
      throw new RangeError(
        `gridSearch: "${name}" needs a list of values to try; got ${JSON.stringify(values)}`,
      );
    points = points.flatMap((point) => values.map((value: unknown) => ({ ...point, [name]: value })));
  }
  if (Object.keys(grid).length === 0)
    throw new RangeError("gridSearch: needs one parameter or more; got none");
  return points;
}

/** The default metric: the first of the task's; undefined before anything is known. */
function mainMetric(known: CrossValidation | undefined): Scoring | undefined {
  return known?.scorers[0];
}

/** Position of the highest gain; a gain within rounding of an earlier one does not beat it. -1 when none has a value. */
function bestOf(gains: readonly (number | null)[]): number {
  let best = -1;
  gains.forEach((gain, at) => {
    if (gain !== null && (best < 0 || gain > gains[best]! + 1e-12)) best = at;
  });
  return best;
}
