/**
 * A scorer: one metric by name, what it needs of a model, and whether more of it is better.
 *
 * Names are scikit-learn's scorers in camelCase. A loss keeps its sign: "logLoss" and "rmse" are positive and less is better; scikit-learn's
 * "neg_…" names are taken for the loss itself. A score that has no value on some rows (one class only) is null, with the reason.
 */
import type { ScoreOptions } from "../metrics/index.ts";
import type { Label } from "../data/index.ts";
import type { Predictions, ScoredTask } from "./predictions.ts";
import { scorerAliases, scorerTable } from "./scorer-table.ts";

/** Predicted labels, class probabilities (or, where `ranks`, any score that orders rows), or numbers. */
export type ScoreNeed = "labels" | "probabilities" | "numbers";

export interface Scorer {
  readonly name: string;
  readonly greaterIsBetter: boolean;
  readonly needs: ScoreNeed;
  /** The decision function will do where there are no probabilities. */
  readonly ranks?: boolean;
  /** Two classes only. */
  readonly binary?: boolean;
  /** Null where it has no value; the reason goes to `options.why`. Weights are those of the predictions. */
  score(predictions: Predictions, options?: Pick<ScoreOptions, "why">): number | null;
}

/** A metric of the caller's own: gets labels (as y holds them), numbers, or the positive class's probabilities with 0/1 truth. */
export type ScoreFunction = (
  yTrue: ArrayLike<never>,
  yPred: ArrayLike<never>,
  options: ScoreOptions,
) => number | null;

export interface MakeScorerOptions {
  readonly name?: string;
  /** Default true. */
  readonly greaterIsBetter?: boolean;
  /** Default: labels for a classifier, numbers for a regressor. */
  readonly needs?: ScoreNeed;
}

/** A name, a scorer, or a function of truth and prediction. */
export type Scoring = string | Scorer | ScoreFunction;

/** What is scored: a list, or one. */
export type ScoringList = Scoring | readonly Scoring[];

/** Names of all scorers of a task, in order. */
export function scorerNames(task?: ScoredTask): readonly string[] {
  return Object.keys(scorerTable).filter(
    (name) => task === undefined || (scorerTable[name]!.needs === "numbers") === (task === "regression"),
  );
}

/** What is shown when nothing is asked for. */
export function defaultScoring(task: ScoredTask, classes: number): readonly string[] {
  if (task === "regression") return ["r2", "rmse", "mae", "medianAbsoluteError"];
  return classes === 2
    ? [
        "rocAuc",
        "averagePrecision",
        "logLoss",
        "brier",
        "accuracy",
        "balancedAccuracy",
        "f1",
        "precision",
        "recall",
        "mcc",
      ]
    : ["accuracy", "balancedAccuracy", "f1Macro", "logLoss", "rocAucOvr", "mcc"];
}

/** @throws RangeError for a name that is not known, with the nearest. */
export function scorerOf(where: string, scoring: Scoring): Scorer {
  if (typeof scoring === "function") return makeScorer(scoring);
  if (typeof scoring !== "string") return scoring;
  const name = scorerAliases[scoring] ?? camelName(scoring);
  const known = scorerTable[scorerAliases[name] ?? name];
  if (known !== undefined) return known;
  const near = nearestName(scoring, [...Object.keys(scorerTable), ...Object.keys(scorerAliases)]);
  throw new RangeError(
    `${where}: no metric "${scoring}"; did you mean "${near}"? known: ${Object.keys(scorerTable).join(", ")}; or give a function (yTrue, yPred) => number`,
  );
}

/**
 * The scorers for a task, each name once; the defaults when none are named.
 * @throws RangeError for unknown names, and for metrics that do not fit the task.
 */
export function scorersOf(
  where: string,
  scoring: ScoringList | undefined,
  task: ScoredTask,
  classes: number,
): readonly Scorer[] {
  const list = scoring === undefined ? defaultScoring(task, classes) : [scoring].flat();
  if (list.length === 0)
    throw new RangeError(`${where}: scoring must name one metric or more; got an empty list`);
  const scorers = (list as readonly Scoring[]).map((each) => scorerOf(where, each));
  for (const [i, scorer] of scorers.entries()) {
    checkFit(where, scorer, task, classes);
    if (scorers.findIndex((other) => other.name === scorer.name) < i)
      throw new RangeError(
        `${where}: each metric once; got "${scorer.name}" twice; give a custom one a name`,
      );
  }
  return scorers;
}

/** @throws RangeError for a metric of labels on a regression, of numbers on classes, or of two classes on more. */
export function checkFit(where: string, scorer: Scorer, task: ScoredTask, classes: number): void {
  const { name, needs, binary = false } = scorer;
  const numeric = needs === "numbers";
  if (numeric !== (task === "regression") && scorerTable[name] === scorer)
    throw new RangeError(
      `${where}: metric "${name}" is for ${numeric ? "numbers" : "classes"}; got a ${task}; choose among ${scorerNames(task).slice(0, 12).join(", ")}, …`,
    );
  if (binary && classes > 2) {
    const instead = [`${name}Macro`, `${name}Weighted`, `${name}Micro`].filter(
      (other) => other in scorerTable,
    );
    throw new RangeError(
      `${where}: metric "${name}" is for two classes; got ${classes}; ${instead.length > 0 ? `use ${instead.join(", ")}` : "choose one for several classes"}`,
    );
  }
}

/** A scorer from a function. @throws TypeError when it is no function. */
export function makeScorer(score: ScoreFunction, options: MakeScorerOptions = {}): Scorer {
  if (typeof score !== "function") throw new TypeError(`makeScorer: needs a function; got ${typeof score}`);
  const {
    name = score.name === "" ? "custom" : score.name,
    greaterIsBetter = true,
    needs = "labels",
  } = options;
  const call = score as (yTrue: unknown, yPred: unknown, options: ScoreOptions) => number | null;
  return Object.freeze({
    name,
    greaterIsBetter,
    needs,
    score: (given: Predictions, { why }: Pick<ScoreOptions, "why"> = {}): number | null => {
      const [truth, predicted] = customInput(name, given, needs);
      const value = call(truth, predicted, { sampleWeight: given.sampleWeight, why });
      if (value === null || Number.isFinite(value)) return value;
      why?.(`${name} gave ${String(value)}`);
      return null;
    },
  });
}

/** `after` higher is better for every scorer: the score, or minus the loss. */
export function gainOf({ greaterIsBetter }: Pick<Scorer, "greaterIsBetter">, score: number): number {
  return greaterIsBetter ? score : -score;
}

function customInput(
  name: string,
  given: Predictions,
  needs: ScoreNeed,
): readonly [ArrayLike<unknown>, ArrayLike<unknown>] {
  const { task, classes, positive, truth, predicted } = given;
  if (task === "regression") return [truth, predicted];
  if (needs !== "probabilities") return [labels(classes, truth), labels(classes, predicted)];
  const scores = positive < 0 ? given.probabilities : (given.ranking ?? given.probabilities);
  if (scores === undefined)
    throw new RangeError(`${name}: needs probabilities; the model gives none (no predictProba)`);
  return [positive < 0 ? truth : Int32Array.from(truth, (c) => (c === positive ? 1 : 0)), scores];
}

function labels(classes: readonly Label[], codes: ArrayLike<number>): Label[] {
  return Array.from(codes, (c) => classes[c]!);
}

/** `neg_log_loss` → `logLoss`, `f1_macro` → `f1Macro`. */
function camelName(name: string): string {
  const camel = name
    .replace(/^neg_/, "")
    .replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return /^neg[A-Z]/.test(camel) ? camel[3]!.toLowerCase() + camel.slice(4) : camel;
}

/** The known name with the fewest edits. */
function nearestName(name: string, known: readonly string[]): string {
  const lower = name.toLowerCase();
  let best = known[0]!;
  let least = Infinity;
  for (const each of known) {
    const edits = editDistance(lower, each.toLowerCase());
    if (edits < least) [best, least] = [each, edits];
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}
