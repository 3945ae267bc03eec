/**
 * Models compared on the same folds, and a plain verdict: which is better, by how much, and how sure that is.
 *
 * Each pair: corrected t over folds (Nadeau and Bengio; Holm over pairs), the chances of better, equal and worse (correlated Bayes, with a region
 * of practical equality), on the same tested rows DeLong (ROC areas of two classes) and McNemar (decisions), on request 5×2 folds. Three models
 * and more: Friedman over folds with Nemenyi's critical difference, which takes folds for independent and so is a bit too sure.
 * Cost: one fit a model and split; 5×2 ten more a model.
 */
import { comparisonView } from "./diagnosis-views.ts";
import { judged, type Judgement } from "./judgement.ts";
import { validationInput } from "./validation-input.ts";
import { withView } from "./judgement-view.ts";
import { adjustPValues, studentTDistribution } from "../core/index.ts";
import { number } from "../core/words.ts";
import type { Target } from "../data/index.ts";
import type { Estimator } from "../models/index.ts";
import { crossValidate, type CrossValidateOptions, type CrossValidation } from "./cross-validate.ts";
import { inRowOrder } from "./cross-val-predict.ts";
import { delongTest } from "./delong-test.ts";
import { fiveByTwoTest, type FiveByTwo } from "./five-by-two.ts";
import {
  bayesianCorrelatedTTest,
  correctedResampledTTest,
  type CorrelatedPosterior,
} from "./fold-differences.ts";
import { mcnemar } from "./mcnemar.ts";
import { vectorized } from "./vectorized.ts";
import { nemenyiCriticalDifference } from "./nemenyi.ts";
import { friedmanTest } from "./rank-tests.ts";
import { foldInterval } from "./score-interval.ts";
import { gainOf, type Scorer, type Scoring } from "./scorer.ts";
import type { ScoreInterval, SplitScheme } from "./validation-result.ts";

export interface CompareOptions extends Omit<
  CrossValidateOptions,
  "scoring" | "returnTrainScore" | "returnEstimator" | "keepPartial"
> {
  /** Default: rocAuc for two classes, accuracy for more, r2 for numbers. */
  readonly metric?: Scoring | undefined;
  /** Chance of a false "better" over all pairs; default 0.05. */
  readonly alpha?: number | undefined;
  /** Half the width of "practically equal", in units of the metric; default 0.01, for metrics not bounded by 1 a hundredth of the mean. */
  readonly rope?: number | undefined;
  /** Run 5×2 folds, too; default false. */
  readonly fiveByTwo?: boolean | undefined;
}

export interface ComparedModel {
  readonly name: string;
  readonly mean: number | null;
  readonly std: number | null;
  readonly perFold: readonly (number | null)[];
  readonly interval: ScoreInterval | null;
  readonly fitSeconds: number;
}

export interface ComparedPair {
  readonly first: string;
  readonly second: string;
  /** How much better the first is, in units of the metric; for losses theirs less its. Null when no fold has both scores. */
  readonly gain: number | null;
  /** Of the gain, corrected t. */
  readonly interval: readonly [low: number, high: number] | null;
  readonly t: number | null;
  readonly p: number | null;
  /** Holm over pairs. */
  readonly adjustedP: number | null;
  readonly chances: (CorrelatedPosterior & { readonly rope: number }) | null;
  /** ROC areas of two classes, on all tested rows together. */
  readonly delong: {
    readonly auc1: number;
    readonly auc2: number;
    readonly z: number | null;
    readonly p: number | null;
  } | null;
  /** Rows that only one of them gets right. */
  readonly mcnemar: {
    readonly onlyFirst: number;
    readonly onlySecond: number;
    readonly p: number;
    readonly method: string;
  } | null;
  readonly fiveByTwo: FiveByTwo | null;
  readonly better: "first" | "second" | "equal" | "undecided";
  readonly message: string;
}

export interface Comparison extends Judgement {
  readonly kind: "assay.comparison";
  readonly version: 1;
  readonly metric: string;
  readonly greaterIsBetter: boolean;
  readonly scheme: SplitScheme;
  /** In the order given. */
  readonly models: readonly ComparedModel[];
  readonly pairs: readonly ComparedPair[];
  /** For three models or more. */
  readonly friedman: {
    readonly statistic: number | null;
    readonly p: number | null;
    /** 1 is the best. */
    readonly meanRanks: readonly number[];
    readonly criticalDifference: number;
  } | null;
  /** The model with the best mean; null when none has a score. */
  readonly best: string | null;
  /** Why something was put before a model. */
  readonly notes: readonly string[];
}

/**
 * @param models a list, or models by name.
 * @throws RangeError for fewer than two models, models of different tasks, and as `crossValidate`.
 */
export async function compareModels(
  models: readonly Estimator[] | Readonly<Record<string, Estimator>>,
  X: unknown,
  y: Target | string,
  options: CompareOptions = {},
): Promise<Comparison> {
  const where = "compareModels";
  const given = nameModels(where, models);
  const { source } = validationInput(where, given[0]![1], X, y, options);
  const notes: string[] = [];
  const named = given.map(([name, model]) => {
    const { model: bearing, note } = vectorized(model, source);
    if (note !== undefined) notes.push(`${name}: ${note}`);
    return [name, bearing] as const;
  });
  const { metric, alpha = 0.05, rope, fiveByTwo = false, onProgress, ...rest } = options;
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`${where}: alpha must lie in (0, 1); got ${alpha}`);
  const results: CrossValidation[] = [];
  const halves: CrossValidation[] = [];
  for (const [at, [name, model]] of named.entries()) {
    const report = ({ done, total }: { done: number; total: number }): void =>
      onProgress?.({
        done: at * total + done,
        total: named.length * total,
        message: `${name}: fold ${done} of ${total}`,
      });
    const same = results[0] === undefined ? {} : { splits: results[0].splits };
    const scoring = metric ?? results[0]?.scorers[0];
    results.push(await crossValidate(model, X, y, { ...rest, ...same, scoring, onProgress: report }));
    if (fiveByTwo) {
      const once = halves[0] === undefined ? {} : { splits: halves[0].splits };
      const two = { ...rest, cv: 2, repeats: 5, force: true, splits: undefined, ...once };
      halves.push(await crossValidate(model, X, y, { ...two, scoring: results[0]!.scorers[0]! }));
    }
  }
  const scorer = results[0]!.scorers[0]!;
  const { scheme } = results[0]!;
  const pairs: ComparedPair[] = [];
  for (let a = 0; a < named.length; a++)
    for (let b = a + 1; b < named.length; b++)
      pairs.push(
        comparePair(
          scorer,
          scheme,
          [named[a]![0], named[b]![0]],
          [results[a]!, results[b]!],
          fiveByTwo ? [halves[a]!, halves[b]!] : undefined,
          rope,
        ),
      );
  const tested = judgePairs(scorer, pairs, alpha);
  const compared = named.map(([name], at): ComparedModel => {
    const { mean, std, perFold } = results[at]!.test[scorer.name]!;
    return Object.freeze({
      name,
      mean,
      std,
      perFold,
      interval: foldInterval(perFold, scheme.testShare),
      fitSeconds: results[at]!.folds.reduce((sum, fold) => sum + fold.fitSeconds, 0),
    });
  });
  const best = bestModel(scorer, compared);
  return withView(
    {
      kind: "assay.comparison",
      version: 1,
      metric: scorer.name,
      greaterIsBetter: scorer.greaterIsBetter,
      scheme,
      models: Object.freeze(compared),
      pairs: Object.freeze(tested),
      friedman: friedman(scorer, compared, alpha),
      best,
      notes: Object.freeze(notes),
      ...judged("info", verdictOf(tested, best)),
    },
    comparisonView,
  );
}

function nameModels(
  where: string,
  models: readonly Estimator[] | Readonly<Record<string, Estimator>>,
): readonly (readonly [string, Estimator])[] {
  const seen = new Map<string, number>();
  const named = Array.isArray(models)
    ? (models as readonly Estimator[]).map((model) => {
        const times = (seen.get(model.name) ?? 0) + 1;
        seen.set(model.name, times);
        return [times === 1 ? model.name : `${model.name} ${times}`, model] as const;
      })
    : Object.entries(models as Readonly<Record<string, Estimator>>);
  if (named.length < 2)
    throw new RangeError(`${where}: needs two models or more; got ${named.length}; for one, see validate`);
  const other = named.find(([, model]) => model.task !== named[0]![1].task);
  if (other !== undefined)
    throw new RangeError(
      `${where}: models must do the same; got ${named[0]![0]} for ${named[0]![1].task} and ${other[0]} for ${other[1].task}`,
    );
  return named;
}

function comparePair(
  scorer: Scorer,
  scheme: SplitScheme,
  [first, second]: readonly [string, string],
  [a, b]: readonly [CrossValidation, CrossValidation],
  halves: readonly [CrossValidation, CrossValidation] | undefined,
  rope: number | undefined,
): ComparedPair {
  const [scores1, scores2] = pairedGains(scorer, a, b);
  const same = { first, second, better: "undecided", message: "", adjustedP: null } as const;
  const onRows = comparedRows(scheme, a, b);
  const fiveByTwo = halves === undefined ? null : halfTest(scorer, halves);
  if (scores1.length < 2)
    return {
      ...same,
      gain: scores1.length === 0 ? null : scores1[0]! - scores2[0]!,
      interval: null,
      t: null,
      p: null,
      chances: null,
      ...onRows,
      fiveByTwo,
    };
  const { mean, variance, t, p, df } = correctedResampledTTest(scores1, scores2, scheme.testShare);
  const reach =
    variance > 0
      ? studentTDistribution(df).quantile(0.975) *
        Math.sqrt((1 / scores1.length + scheme.testShare) * variance)
      : undefined;
  const half = rope ?? defaultRope(scorer, scores1, scores2);
  const rho = scheme.testShare / (1 + scheme.testShare);
  return {
    ...same,
    gain: mean,
    interval: reach === undefined ? null : [mean - reach, mean + reach],
    t,
    p,
    chances: { ...bayesianCorrelatedTTest(scores1, scores2, rho, half), rope: half },
    ...onRows,
    fiveByTwo,
  };
}

/** Gains of both on the folds where both have a score. */
function pairedGains(scorer: Scorer, a: CrossValidation, b: CrossValidation): readonly [number[], number[]] {
  const [all1, all2] = [a.test[scorer.name]!.perFold, b.test[scorer.name]!.perFold];
  const folds = [...all1.keys()].filter((fold) => all1[fold] !== null && all2[fold] !== null);
  return [folds.map((fold) => gainOf(scorer, all1[fold]!)), folds.map((fold) => gainOf(scorer, all2[fold]!))];
}

/** A hundredth, of the scale where it ends at 1, else of the mean. */
function defaultRope(
  { greaterIsBetter }: Scorer,
  scores1: readonly number[],
  scores2: readonly number[],
): number {
  const all = [...scores1, ...scores2];
  if (greaterIsBetter && all.every((score) => score <= 1)) return 0.01;
  return 0.01 * Math.abs(all.reduce((sum, score) => sum + score, 0) / all.length);
}

function comparedRows(
  { disjoint }: SplitScheme,
  a: CrossValidation,
  b: CrossValidation,
): Pick<ComparedPair, "delong" | "mcnemar"> {
  if (!disjoint || a.predictions.task === "regression") return { delong: null, mcnemar: null };
  const [p1, p2] = [inRowOrder(a.predictions), inRowOrder(b.predictions)];
  const { b: onlyFirst, c: onlySecond, p, method } = mcnemar(p1.truth, p1.predicted, p2.predicted);
  const areas =
    p1.positive < 0 || p1.ranking === undefined || p2.ranking === undefined
      ? null
      : delongTest(
          Int32Array.from(p1.truth, (c) => (c === p1.positive ? 1 : 0)),
          p1.ranking,
          p2.ranking,
        );
  return {
    delong: areas === null ? null : { auc1: areas.auc1, auc2: areas.auc2, z: areas.z, p: areas.p },
    mcnemar: { onlyFirst, onlySecond, p, method },
  };
}

function halfTest(scorer: Scorer, [a, b]: readonly [CrossValidation, CrossValidation]): FiveByTwo | null {
  const [scores1, scores2] = pairedGains(scorer, a, b);
  if (scores1.length !== 10) return null;
  return fiveByTwoTest(
    Array.from({ length: 5 }, (_, i) => [
      scores1[2 * i]! - scores2[2 * i]!,
      scores1[2 * i + 1]! - scores2[2 * i + 1]!,
    ]),
  );
}

/** Adjusts p over pairs and says what follows. */
function judgePairs(scorer: Scorer, pairs: readonly ComparedPair[], alpha: number): readonly ComparedPair[] {
  const tested = pairs.filter(({ p }) => p !== null);
  const adjusted = adjustPValues(
    tested.map(({ p }) => p!),
    "holm",
  );
  return pairs.map((pair) => {
    const adjustedP = pair.p === null ? null : adjusted[tested.indexOf(pair)]!;
    const better = judgement(pair, adjustedP, alpha);
    return Object.freeze({
      ...pair,
      adjustedP,
      better,
      message: sentence(scorer, { ...pair, adjustedP, better }),
    });
  });
}

function judgement(
  { gain, chances }: ComparedPair,
  adjustedP: number | null,
  alpha: number,
): ComparedPair["better"] {
  if (gain === null || chances === null) return "undecided";
  if (gain === 0 && adjustedP === null) return "equal";
  if (adjustedP !== null && adjustedP < alpha) return gain > 0 ? "first" : "second";
  return chances.equal > 0.95 ? "equal" : "undecided";
}

function sentence({ name }: Scorer, pair: ComparedPair): string {
  const { first, second, gain, interval, adjustedP, chances, better } = pair;
  if (gain === null) return `${first} and ${second} have no fold with a score of ${name} of both.`;
  const [winner, loser] = gain >= 0 ? [first, second] : [second, first];
  const ends = interval === null ? undefined : gain >= 0 ? interval : [-interval[1], -interval[0]];
  const between = ends === undefined ? "" : ` (95 %: ${number(ends[0]!)} to ${number(ends[1]!)})`;
  const p =
    adjustedP === null
      ? ""
      : `, p ${adjustedP < 0.001 ? "< 0.001" : number(Number(adjustedP.toPrecision(2)))}`;
  const by = `by ${number(Math.abs(gain))} ${name}${between}${p}`;
  switch (better) {
    case "first":
    case "second":
      return `${winner} is better than ${loser} ${by}.`;
    case "equal":
      return gain === 0
        ? `${first} and ${second} score the same on every fold.`
        : `${first} and ${second} are practically equal: ${winner} is ahead ${by}, within ±${number(chances!.rope)}.`;
    case "undecided":
      return `Not decided: ${winner} is ahead of ${loser} ${by}; with these rows and folds that may be chance.`;
  }
}

function friedman(scorer: Scorer, models: readonly ComparedModel[], alpha: number): Comparison["friedman"] {
  if (models.length < 3) return null;
  const rows = models[0]!.perFold
    .map((_, fold) => models.map(({ perFold }) => perFold[fold]!))
    .filter((row) => row.every((score) => (score as number | null) !== null))
    .map((row) => row.map((score) => gainOf(scorer, score)));
  if (rows.length < 2) return null;
  const { statistic, p, meanRanks } = friedmanTest(rows);
  const criticalDifference = nemenyiCriticalDifference(models.length, rows.length, { alpha });
  return Object.freeze({ statistic, p, meanRanks, criticalDifference });
}

function bestModel(scorer: Scorer, models: readonly ComparedModel[]): string | null {
  let best: ComparedModel | undefined;
  for (const model of models)
    if (
      model.mean !== null &&
      (best === undefined || gainOf(scorer, model.mean) > gainOf(scorer, best.mean!))
    )
      best = model;
  return best?.name ?? null;
}

function verdictOf(pairs: readonly ComparedPair[], best: string | null): string {
  if (pairs.length === 1) return pairs[0]!.message;
  if (best === null) return "No model has a score.";
  const own = pairs.filter(({ first, second }) => first === best || second === best);
  const beaten = own.filter(({ first, better }) => better === (first === best ? "first" : "second"));
  const others = own
    .filter((pair) => !beaten.includes(pair))
    .map(({ first, second }) => (first === best ? second : first));
  return others.length === 0
    ? `${best} is better than every other model.`
    : `${best} has the best mean, but is not shown to be better than ${others.join(", ")}.`;
}
