/**
 * Is there any signal at all? The score by cross-validation beside the scores of the same model on shuffled labels.
 *
 * p = (1 + shuffles at least as good) / (1 + shuffles). Folds are made anew for each shuffle by the same rule, so that under the null
 * every labelling is treated alike and p is uniform (on its grid). With groups, labels are shuffled within groups; where each group has
 * one label only, the groups' labels are shuffled among the groups. Source: Ojala & Garriga (2010); scikit-learn
 * `permutation_test_score`. Cost: (1 + shuffles) × folds fits.
 */
import { permutationView } from "./diagnosis-views.ts";
import { withView } from "./judgement-view.ts";
import { createRng, type Rng } from "../core/index.ts";
import { number, plural } from "../core/words.ts";
import type { Target } from "../data/index.ts";
import type { Estimator } from "../models/index.ts";
import { subjectOf, type ScoredOptions, type Subject } from "./fold-score.ts";
import { fitOn, foldsOf } from "./held-out.ts";
import { judged, type Judgement } from "./judgement.ts";
import { joinPredictions, predictRows, type Predictions, type Truth } from "./predictions.ts";
import { gainOf } from "./scorer.ts";
import type { GroupKey } from "./slices.ts";

export interface PermutationTestOptions extends ScoredOptions {
  /** Shuffles; default 100. */
  readonly permutations?: number;
  /** Default 0.05. */
  readonly alpha?: number;
}

export interface PermutationTest extends Judgement {
  readonly metric: string;
  /** Over all held-out rows; null where the metric has no value. */
  readonly score: number | null;
  /** Of the shuffles that have one. */
  readonly permutedScores: readonly number[];
  readonly p: number | null;
}

/** @throws RangeError for no shuffles, or a metric that is not known or does not fit. */
export async function permutationTest(
  model: Estimator,
  X: unknown,
  y: Target,
  options: PermutationTestOptions = {},
): Promise<PermutationTest> {
  const { permutations = 100, alpha = 0.05, seed = 0, groups } = options;
  if (!(Number.isInteger(permutations) && permutations >= 1))
    throw new RangeError(`permutationTest: permutations must be a whole number from 1; got ${permutations}`);
  const subject = subjectOf("permutationTest", model, X, y, options);
  const { truth, scorer } = subject;
  const score = await crossScore(model, subject, truth, options);
  const rng = createRng(seed).split();
  const shuffle = shuffler(truth, groups);
  const permuted: number[] = [];
  for (let b = 0; b < permutations; b++) {
    options.signal?.throwIfAborted();
    options.onProgress?.({ done: b, total: permutations, message: `shuffle ${b + 1}` });
    const value = await crossScore(model, subject, { ...truth, values: shuffle(rng) }, options);
    if (value !== null) permuted.push(value);
  }
  const metric = scorer.name;
  if (score === null || permuted.length === 0)
    return withView(
      {
        metric,
        score,
        permutedScores: Object.freeze(permuted),
        p: null,
        ...judged("not_evaluated", `Signal: ${metric} has no value.`, "Use another metric."),
      },
      permutationView,
    );
  const asGood = permuted.filter((value) => gainOf(scorer, value) >= gainOf(scorer, score)).length;
  const p = (1 + asGood) / (1 + permuted.length);
  const typical = permuted.reduce((sum, value) => sum + value / permuted.length, 0);
  const said = `Signal: ${metric} ${number(score)}, ${number(typical)} on the mean with shuffled labels; ${plural(asGood, "shuffle")} of ${permuted.length} scored as well (p ${number(p)})`;
  return withView(
    {
      metric,
      score,
      permutedScores: Object.freeze(permuted),
      p,
      ...(p <= alpha
        ? judged("pass", `${said}.`)
        : judged(
            "warn",
            `${said}: what was learnt may be chance.`,
            "Do not use this model; look for features that say something of the target, or collect more rows.",
          )),
    },
    permutationView,
  );
}

async function crossScore(
  model: Estimator,
  { source, scorer }: Subject,
  truth: Truth,
  options: ScoredOptions,
): Promise<number | null> {
  const parts: Predictions[] = [];
  for (const { train, test } of foldsOf("permutationTest", truth, options)) {
    const fitted = await fitOn("permutationTest", model, source, truth, train, options);
    parts.push(await predictRows(fitted, source.take(test), truth, test, { signal: options.signal }));
  }
  return scorer.score(joinPredictions(parts));
}

/** Gives the truth in another order at each call. */
function shuffler(
  { values }: Truth,
  groups: ArrayLike<GroupKey> | undefined,
): (rng: Rng) => Int32Array | Float64Array {
  if (groups === undefined) return (rng) => rng.shuffle(values.slice());
  const members = new Map<GroupKey, number[]>();
  for (let i = 0; i < values.length; i++) {
    const own = members.get(groups[i]!);
    if (own === undefined) members.set(groups[i]!, [i]);
    else own.push(i);
  }
  const blocks = [...members.values()];
  const alike = blocks.every((rows) => rows.every((row) => values[row] === values[rows[0]!]));
  if (alike) {
    const labels = Float64Array.from(blocks, (rows) => values[rows[0]!]!);
    return (rng) => {
      const order = rng.shuffle(labels.slice());
      const out = values.slice();
      for (const [b, rows] of blocks.entries()) for (const row of rows) out[row] = order[b]!;
      return out;
    };
  }
  return (rng) => {
    const out = values.slice();
    for (const rows of blocks) {
      const order = rng.permutation(rows.length);
      for (const [at, row] of rows.entries()) out[row] = values[rows[order[at]!]!]!;
    }
    return out;
  };
}
