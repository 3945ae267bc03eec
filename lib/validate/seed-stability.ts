/**
 * Stability over seeds: the same folds, the same rows, only the model's own seed changes. How far do its scores spread, and for how many
 * rows does its answer depend on the seed?
 *
 * Disagreement: of classes, the mean share of rows on which two seeds differ, over all pairs; of numbers, the mean over rows of the
 * standard deviation over seeds, over the standard deviation of y. Cost: seeds × folds fits.
 */
import { stabilityView } from "./diagnosis-views.ts";
import { withView } from "./judgement-view.ts";
import { number, percent } from "../core/words.ts";
import type { Target } from "../data/index.ts";
import type { Estimator } from "../models/index.ts";
import { subjectOf, type ScoredOptions } from "./fold-score.ts";
import { fitOn, foldsOf } from "./held-out.ts";
import { judged, type Judgement } from "./judgement.ts";
import { joinPredictions, predictRows, type Predictions } from "./predictions.ts";

export interface SeedStabilityOptions extends ScoredOptions {
  /** Default 0…4. */
  readonly seeds?: readonly number[];
  /** The parameter that takes the seed; default "randomState". */
  readonly parameter?: string;
  /** Standard deviation of the score over seeds that is borne; default 0.01. */
  readonly maxStd?: number;
  /** Disagreement that is borne; default 0.05. */
  readonly maxDisagreement?: number;
}

export interface SeedStability extends Judgement {
  readonly metric: string;
  readonly seeds: readonly number[];
  /** One a seed, over all held-out rows; null where the metric has no value. */
  readonly scores: readonly (number | null)[];
  readonly mean: number | null;
  /** ddof 1. */
  readonly std: number | null;
  /** Largest less smallest. */
  readonly range: number | null;
  readonly disagreement: number | null;
  /** False for a model that takes no seed. */
  readonly usesSeed: boolean;
}

/** @throws RangeError for fewer than two seeds, or a metric that is not known or does not fit. */
export async function seedStability(
  model: Estimator,
  X: unknown,
  y: Target,
  options: SeedStabilityOptions = {},
): Promise<SeedStability> {
  const {
    seeds = [0, 1, 2, 3, 4],
    parameter = "randomState",
    maxStd = 0.01,
    maxDisagreement = 0.05,
  } = options;
  if (seeds.length < 2) throw new RangeError(`seedStability: needs two seeds or more; got ${seeds.length}`);
  const subject = subjectOf("seedStability", model, X, y, options);
  const { truth, scorer, source } = subject;
  const own = { metric: scorer.name, seeds: Object.freeze([...seeds]) };
  if (!takes(model, parameter))
    return withView(
      {
        ...own,
        ...judged("pass", `Seeds: ${model.name} takes no ${parameter}: the same rows give the same model.`),
        scores: [],
        mean: null,
        std: null,
        range: null,
        disagreement: null,
        usesSeed: false,
      },
      stabilityView,
    );
  const splits = foldsOf("seedStability", truth, options);
  const all: Predictions[] = [];
  for (const [s, seed] of seeds.entries()) {
    const parts: Predictions[] = [];
    for (const [f, { train, test }] of splits.entries()) {
      options.signal?.throwIfAborted();
      options.onProgress?.({
        done: s * splits.length + f,
        total: seeds.length * splits.length,
        message: `seed ${seed}, fold ${f + 1}`,
      });
      const fitted = await fitOn("seedStability", model, source, truth, train, options, {
        [parameter]: seed,
      });
      parts.push(await predictRows(fitted, source.take(test), truth, test, { signal: options.signal }));
    }
    all.push(joinPredictions(parts));
  }
  const scores = all.map((predictions) => scorer.score(predictions));
  const known = scores.filter((score) => score !== null);
  const mean = known.length === 0 ? null : known.reduce((sum, score) => sum + score / known.length, 0);
  const std =
    mean === null || known.length < 2
      ? null
      : Math.sqrt(known.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (known.length - 1));
  const disagreement = truth.task === "classification" ? differing(all) : spread(all);
  return withView(
    {
      ...own,
      scores: Object.freeze(scores),
      mean,
      std,
      range: known.length === 0 ? null : Math.max(...known) - Math.min(...known),
      disagreement,
      usesSeed: true,
      ...told(scorer.name, mean, std, disagreement, maxStd, maxDisagreement, truth.task === "classification"),
    },
    stabilityView,
  );
}

/** A parameter that is absent from `params` may still be known: a clone says so. */
function takes(model: Estimator, parameter: string): boolean {
  if (parameter in model.params) return true;
  try {
    model.clone({ [parameter]: 0 });
    return true;
  } catch {
    return false;
  }
}

function differing(all: readonly Predictions[]): number {
  let [pairs, sum] = [0, 0];
  for (let a = 0; a < all.length; a++)
    for (let b = a + 1; b < all.length; b++) {
      const [first, second] = [all[a]!.predicted, all[b]!.predicted];
      let other = 0;
      for (let i = 0; i < first.length; i++) if (first[i] !== second[i]) other++;
      sum += other / first.length;
      pairs++;
    }
  return sum / pairs;
}

/** Null when y does not vary. */
function spread(all: readonly Predictions[]): number | null {
  const deviation = (values: ArrayLike<number>, ddof: number): number => {
    const list = Array.from(values);
    const mean = list.reduce((sum, value) => sum + value / list.length, 0);
    return Math.sqrt(list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (list.length - ddof));
  };
  const { truth } = all[0]!;
  const scale = deviation(truth, 0);
  if (!(scale > 0)) return null;
  let sum = 0;
  for (let i = 0; i < truth.length; i++)
    sum += deviation(
      all.map(({ predicted }) => predicted[i]!),
      1,
    );
  return sum / truth.length / scale;
}

function told(
  metric: string,
  mean: number | null,
  std: number | null,
  disagreement: number | null,
  maxStd: number,
  maxDisagreement: number,
  ofClasses: boolean,
): Judgement {
  if (mean === null || std === null || disagreement === null)
    return judged("not_evaluated", `Seeds: ${metric} has no value.`, "Use another metric.");
  const said = `Seeds: ${metric} ${number(mean)} ± ${number(std)} over seeds; two seeds differ ${ofClasses ? `on ${percent(disagreement)} of rows` : `by ${percent(disagreement)} of the spread of y`}`;
  return std > maxStd || disagreement > maxDisagreement
    ? judged(
        "warn",
        `${said} (limits ${number(maxStd)} and ${percent(maxDisagreement)}).`,
        "Average over several seeds, use more trees or rows, and compare models over the same set of seeds.",
      )
    : judged("pass", `${said}.`);
}
