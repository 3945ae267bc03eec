/**
 * Adversarial validation: can a learner tell which of two tables a row comes from? Out-of-fold AUC of a linear learner and of nearest
 * neighbours with DeLong's interval on the logit scale; then the column that alone tells them apart best is dropped and the
 * question asked again, to list what drives the difference. 0.5 means alike, 1 disjoint. O(rounds · folds · n · p).
 */
import { createRng, expit, logit, stratifiedKFold } from "../core/index.ts";
import type { Frame } from "../data/index.ts";
import { delong, rocAucScore } from "../metrics/index.ts";
import { turns } from "./measures/turns.ts";
import { oneColumnProbabilities } from "./one-column.ts";
import { outOfFoldProbabilities } from "./out-of-fold.ts";

export interface AdversarialOptions {
  readonly columns: readonly string[];
  readonly seed: number;
  /** Default 5, at most; a round ends the search when nothing is left or nothing tells the tables apart. */
  readonly rounds?: number;
  readonly folds?: number;
  /** Fold of each row; default: stratified by `seed`. */
  readonly fold?: Int32Array;
  readonly signal?: AbortSignal;
  readonly progress?: (message: string) => void;
}

export interface Area {
  readonly auc: number;
  /** Standard error by DeLong; null when there are too few rows, or the tables are told apart without exception. */
  readonly se: number | null;
  /** 95 %. */
  readonly interval: readonly [number, number];
}

export interface AdversarialRound {
  readonly columns: readonly string[];
  readonly linear: Area;
  readonly neighbours: Area;
  /** AUC, at least 0.5 for columns that differ, of each column alone; the highest first. */
  readonly single: readonly { readonly name: string; readonly auc: number }[];
}

/** @param frame both tables below one another. @param origin 0 for rows of the first, 1 for rows of the second. */
export async function adversarialValidation(
  frame: Frame,
  origin: Int32Array,
  options: AdversarialOptions,
): Promise<AdversarialRound[]> {
  const { seed, rounds = 5, folds = 5, signal, progress } = options;
  const rng = createRng(seed);
  const fold = options.fold ?? stratifiedKFold(origin, folds, rng);
  const rows = Int32Array.from(origin.keys());
  const pause = turns(signal);
  const single: { name: string; auc: number }[] = [];
  for (const name of options.columns) {
    const own = oneColumnProbabilities(frame.column(name), origin, 2, { rows, fold, folds });
    single.push({ name, auc: rocAucScore(origin, second(own))! });
    await pause(100 * folds * rows.length);
  }
  single.sort((a, b) => b.auc - a.auc || (a.name < b.name ? -1 : 1));
  const out: AdversarialRound[] = [];
  let columns = options.columns;
  for (let round = 0; round < rounds && columns.length > 0; round++) {
    const predicted = await outOfFoldProbabilities(frame, origin, 2, {
      inputs: columns,
      rows,
      fold,
      folds,
      rng,
      signal,
      progress: (message) => progress?.(`round ${round + 1}, ${message}`),
    });
    const own = single.filter(({ name }) => columns.includes(name));
    const found = {
      columns,
      linear: areaOf(origin, second(predicted.linear)),
      neighbours: areaOf(origin, second(predicted.neighbours)),
      single: own,
    };
    out.push(found);
    if (strongest(found).interval[0] <= 0.55) break;
    columns = columns.filter((name) => name !== own[0]!.name);
  }
  return out;
}

/** The learner that tells more. */
export function strongest(round: AdversarialRound): Area {
  return round.neighbours.interval[0] > round.linear.interval[0] ? round.neighbours : round.linear;
}

function areaOf(origin: Int32Array, scores: Float64Array): Area {
  const found = delong(origin, scores);
  const auc = found?.auc[0] ?? rocAucScore(origin, scores)!;
  const variance = found === null ? 0 : found.covariance[0]![0]!;
  if (variance === 0 || auc <= 0 || auc >= 1) return { auc, se: null, interval: [auc, auc] };
  const se = Math.sqrt(variance);
  const half = (1.959963984540054 * se) / (auc * (1 - auc));
  return { auc, se, interval: [expit(logit(auc) - half), expit(logit(auc) + half)] };
}

function second(probabilities: Float64Array): Float64Array {
  return probabilities.filter((_, i) => i % 2 === 1);
}
