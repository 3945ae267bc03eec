/**
 * Adversarial validation: can a classifier tell the rows of one table (training) from those of another (test, or today's)? If it can,
 * a score on the first says little of the second.
 *
 * Two learners, out of fold: logistic regression on standardised columns (categories one-hot, missing values marked), and boosted trees.
 * The area under the ROC curve of the stronger one, with DeLong's interval on the logit scale; a warning when its lower end is above
 * `warn`, a failure above `fail`. What drives it: each column is shuffled among held-out rows and the area measured again; the
 * column that costs most is dropped and the question asked anew, at most `rounds` times. 0.5 means alike, 1 disjoint. Leave times,
 * identities and the target out. Cost: rounds × folds fits of both.
 */
import { adversarialView } from "./diagnosis-views.ts";
import { withView } from "./judgement-view.ts";
import { createRng, type Rng } from "../core/index.ts";
import { number, plural, some } from "../core/words.ts";
import { rowSource, type Design } from "../data/index.ts";
import { rocAucScore } from "../metrics/index.ts";
import {
  fitLogisticRegression,
  logisticProbabilities,
  modelTable,
  type Estimator,
  type LogisticRegressionFit,
} from "../models/index.ts";
import { fitStandardScaler, standardScale, type Run, type StandardScalerFit } from "../prep/index.ts";
import { delongInterval } from "./delong-test.ts";
import { judged, type Interval, type Judgement } from "./judgement.ts";
import { stratifiedKFold } from "./k-fold.ts";
import type { Truth } from "./predictions.ts";
import { columnOf, singleFeaturePredictions } from "./single-feature.ts";
import type { Split } from "./split.ts";

export interface AdversarialValidationOptions extends Run {
  /** Columns to look at; default: all. */
  readonly columns?: readonly string[];
  /** Default 5, at most. */
  readonly rounds?: number;
  /** Folds; default 5. */
  readonly cv?: number;
  readonly seed?: number;
  /** Folds of the two tables below one another. */
  readonly splits?: readonly Split[];
  /** Lower end of the interval that warns; default 0.55. */
  readonly warn?: number;
  /** That fails; default 0.65. */
  readonly fail?: number;
  /** Rows of each table, drawn by the seed when there are more; default 20 000. */
  readonly maxRows?: number;
}

export interface TellingApart {
  readonly learner: string;
  readonly auc: number;
  /** 95 %; the area itself, twice, when the tables are told apart without exception. */
  readonly interval: Interval;
}

export interface ColumnDrive {
  readonly column: string;
  /** Area lost when the column is shuffled; of the stronger learner. */
  readonly importance: number;
  /** Area of the column alone, out of fold. */
  readonly aloneAuc: number | null;
}

export interface AdversarialValidationRound {
  readonly columns: readonly string[];
  readonly learners: readonly TellingApart[];
  readonly strongest: TellingApart;
  /** The most important first; at most 30. */
  readonly drives: readonly ColumnDrive[];
  /** The column left out of the next round; null in the last. */
  readonly dropped: string | null;
}

export interface AdversarialReport extends Judgement {
  /** Of the stronger learner on all columns. */
  readonly auc: number;
  readonly interval: Interval;
  readonly rows: readonly [train: number, test: number];
  readonly rounds: readonly AdversarialValidationRound[];
  /** Columns dropped before the tables could no longer be told apart (or the rounds were over). */
  readonly drivers: readonly string[];
}

/** @throws RangeError when the tables have other columns, or one has fewer rows than there are folds. */
export async function adversarialValidation(
  train: unknown,
  test: unknown,
  options: AdversarialValidationOptions = {},
): Promise<AdversarialReport> {
  const { rounds: most = 5, cv = 5, seed = 0, warn = 0.55, fail = 0.65, maxRows = 20_000, signal } = options;
  const rng = createRng(seed);
  const { X, sizes } = pooled(train, test, options.columns, maxRows, rng);
  const origin = new Int32Array(X.rows).fill(1, sizes[0]);
  if (Math.min(...sizes) < cv)
    throw new RangeError(
      `adversarialValidation: each table needs as many rows as there are folds, ${cv}; got ${sizes[0]} and ${sizes[1]}`,
    );
  const splits = options.splits ?? stratifiedKFold(origin, { nSplits: cv, rng });
  const truth: Truth = { task: "classification", classes: [0, 1], positive: 1, values: origin };
  const alone = X.names.map((_, j) => {
    const { values, categorical } = columnOf(X, j);
    const of = singleFeaturePredictions(values, categorical, truth, splits);
    return rocAucScore(of.truth, of.ranking!);
  });
  const rounds: AdversarialValidationRound[] = [];
  let left = X.names.map((_, j) => j);
  for (let round = 0; round < most && left.length > 0; round++) {
    signal?.throwIfAborted();
    options.onProgress?.({
      done: round,
      total: most,
      message: `round ${round + 1}: ${plural(left.length, "column")}`,
    });
    const found = await askAll(X, left, origin, splits, alone, rng, signal);
    const goesOn = found.strongest.interval[0] > warn && round + 1 < most && left.length > 1;
    const dropped = goesOn ? found.drives[0]!.column : null;
    rounds.push(Object.freeze({ columns: Object.freeze(left.map((j) => X.names[j]!)), ...found, dropped }));
    if (dropped === null) break;
    left = left.filter((j) => X.names[j] !== dropped);
  }
  const { strongest } = rounds[0]!;
  const drivers = rounds.flatMap(({ dropped, drives, strongest: { interval } }) =>
    dropped !== null ? [dropped] : interval[0] > warn ? [drives[0]!.column] : [],
  );
  return withView(
    {
      auc: strongest.auc,
      interval: strongest.interval,
      rows: sizes,
      rounds: Object.freeze(rounds),
      drivers: Object.freeze(drivers),
      ...told(strongest, drivers, warn, fail),
    },
    adversarialView,
  );
}

/** Both tables below one another, categories brought together. */
function pooled(
  train: unknown,
  test: unknown,
  columns: readonly string[] | undefined,
  maxRows: number,
  rng: Rng,
): { readonly X: Design; readonly sizes: readonly [number, number] } {
  const where = "adversarialValidation";
  const parts = [rowSource(where, train), rowSource(where, test)].map((source) => {
    const all = source.design();
    const rows = all.rows <= maxRows ? undefined : rng.choice(all.rows, maxRows).sort();
    return { all, rows: rows ?? Int32Array.from({ length: all.rows }, (_, i) => i) };
  }) as [{ all: Design; rows: Int32Array }, { all: Design; rows: Int32Array }];
  const [first, second] = parts;
  const names = columns ?? first.all.names;
  for (const { all } of parts)
    for (const name of names)
      if (!all.names.includes(name))
        throw new RangeError(
          `${where}: both tables must have the same columns; "${name}" is missing in one, which has ${some(all.names, 8)}; name those to look at: { columns: [...] }`,
        );
  if (columns === undefined && second.all.names.some((name) => !names.includes(name)))
    throw new RangeError(
      `${where}: both tables must have the same columns; the second has "${second.all.names.find((name) => !names.includes(name))}", too; name those to look at: { columns: [...] }`,
    );
  const sizes = [first.rows.length, second.rows.length] as const;
  const n = sizes[0] + sizes[1];
  const values = new Float64Array(n * names.length);
  const categories = names.map((name, to) => {
    const known = new Map<string, number>();
    let text = false;
    let at = 0;
    for (const { all, rows } of parts) {
      const j = all.names.indexOf(name);
      const own = all.categories?.[j];
      if (at > 0 && (own !== undefined) !== text)
        throw new RangeError(
          `${where}: column "${name}" must be of one kind; it is text in one table and numbers in the other`,
        );
      text = own !== undefined;
      for (const row of rows) {
        const value = all.values[row * all.columns + j]!;
        let out = value;
        if (own !== undefined && !Number.isNaN(value)) {
          const label = own[value]!;
          if (!known.has(label)) known.set(label, known.size);
          out = known.get(label)!;
        }
        values[at++ * names.length + to] = out;
      }
    }
    return text ? [...known.keys()] : undefined;
  });
  return { X: { rows: n, columns: names.length, values, names, categories }, sizes };
}

/** A learner fitted in each fold, which scores held-out rows, whole or with a column shuffled. */
interface FoldLearner {
  readonly learner: string;
  /** Positions among all rows; scores in their order. */
  score(values: Encoded, fold: number): Promise<Float64Array>;
}

interface Encoded {
  /** One row for each test row. */
  readonly values: Float64Array;
  readonly width: number;
}

async function askAll(
  X: Design,
  left: readonly number[],
  origin: Int32Array,
  splits: readonly Split[],
  alone: readonly (number | null)[],
  rng: Rng,
  signal: AbortSignal | undefined,
): Promise<Pick<AdversarialValidationRound, "learners" | "strongest" | "drives">> {
  const code = encoder(X, left);
  const learners = [await linear(code, origin, splits, signal), await trees(code, origin, splits, signal)];
  const tests = splits.map(({ test }) => test);
  const truth = tests.flatMap((test) => Array.from(test, (row) => origin[row]!));
  const scoresOf = async (learner: FoldLearner, shuffled?: number): Promise<Float64Array> => {
    const parts: number[] = [];
    for (const [fold, test] of tests.entries()) {
      signal?.throwIfAborted();
      const from = shuffled === undefined ? test : rng.shuffle(test.slice());
      parts.push(...(await learner.score(code.rows(test, shuffled, from), fold)));
    }
    return Float64Array.from(parts);
  };
  const found: TellingApart[] = [];
  for (const learner of learners) found.push(apart(learner.learner, truth, await scoresOf(learner)));
  const at = found[1]!.interval[0] > found[0]!.interval[0] ? 1 : 0;
  const strongest = found[at]!;
  const asked = left.toSorted((a, b) => (alone[b] ?? 0) - (alone[a] ?? 0) || a - b).slice(0, 30);
  const drives: ColumnDrive[] = [];
  for (const j of asked)
    drives.push({
      column: X.names[j]!,
      importance: strongest.auc - rocAucScore(truth, await scoresOf(learners[at]!, j))!,
      aloneAuc: alone[j] ?? null,
    });
  drives.sort((a, b) => b.importance - a.importance || (b.aloneAuc ?? 0) - (a.aloneAuc ?? 0));
  return { learners: Object.freeze(found), strongest, drives: Object.freeze(drives) };
}

function apart(learner: string, truth: readonly number[], scores: Float64Array): TellingApart {
  const found = delongInterval(truth, scores);
  const auc = found?.auc ?? rocAucScore(truth, scores)!;
  return Object.freeze({ learner, auc, interval: [found?.low ?? auc, found?.high ?? auc] as const });
}

/** Most categories of one column that get a column of their own. */
const ONE_HOT = 30;

interface Encoder {
  /** Encoded rows; those of column `shuffled` come from the rows of `from`. */
  rows(rows: Int32Array, shuffled?: number, from?: Int32Array): Encoded;
}

/** Numbers as they are (NaN stays), a mark where values are missing, the most frequent categories one-hot. */
function encoder(X: Design, left: readonly number[]): Encoder {
  const parts = left.flatMap((j): { readonly j: number; readonly code: (value: number) => number }[] => {
    const { values, categorical } = columnOf(X, j);
    const missing = values.some(Number.isNaN)
      ? [{ j, code: (value: number) => (Number.isNaN(value) ? 1 : 0) }]
      : [];
    if (!categorical) {
      const present = values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
      return present === 0 ? [] : [{ j, code: (value) => value }, ...missing];
    }
    const counts = new Map<number, number>();
    for (const value of values) if (!Number.isNaN(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
    const kept = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, ONE_HOT);
    return [...kept.map(([own]) => ({ j, code: (value: number) => (value === own ? 1 : 0) })), ...missing];
  });
  // Nothing to go by: a constant, which tells nothing.
  if (parts.length === 0) parts.push({ j: left[0]!, code: () => 0 });
  return {
    rows: (rows, shuffled, from = rows) => {
      const values = new Float64Array(rows.length * parts.length);
      for (let i = 0; i < rows.length; i++)
        for (const [to, { j, code }] of parts.entries()) {
          const row = (j === shuffled ? from : rows)[i]!;
          values[i * parts.length + to] = code(X.values[row * X.columns + j]!);
        }
      return { values, width: parts.length };
    },
  };
}

async function linear(
  code: Encoder,
  origin: Int32Array,
  splits: readonly Split[],
  signal: AbortSignal | undefined,
): Promise<FoldLearner> {
  const fits: { readonly scaler: StandardScalerFit; readonly model: LogisticRegressionFit }[] = [];
  for (const { train } of splits) {
    const { values, width } = code.rows(train);
    const scaler = fitStandardScaler(filledColumns(values, width), train.length, width);
    const X = missingAsMean(standardScale(scaler, values, train.length));
    fits.push({
      scaler,
      model: fitLogisticRegression(
        X,
        train.length,
        width,
        train.map((row) => origin[row]!),
        { classes: 2 },
      ),
    });
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  }
  return {
    learner: "logistic regression",
    score: ({ values, width }, fold) => {
      const n = values.length / width;
      const X = missingAsMean(standardScale(fits[fold]!.scaler, values, n));
      return Promise.resolve(logisticProbabilities(fits[fold]!.model, X, n).filter((_, at) => at % 2 === 1));
    },
  };
}

/** Columns without any value become 0. */
function filledColumns(values: Float64Array, width: number): Float64Array {
  const empty = new Uint8Array(width).fill(1);
  for (let at = 0; at < values.length; at++) if (!Number.isNaN(values[at]!)) empty[at % width] = 0;
  return empty.includes(1) ? values.map((value, at) => (empty[at % width] === 1 ? 0 : value)) : values;
}

function missingAsMean(values: Float64Array): Float64Array {
  for (let at = 0; at < values.length; at++) if (Number.isNaN(values[at]!)) values[at] = 0;
  return values;
}

async function trees(
  code: Encoder,
  origin: Int32Array,
  splits: readonly Split[],
  signal: AbortSignal | undefined,
): Promise<FoldLearner> {
  const make = await modelTable["HistGradientBoostingClassifier"]!();
  const models: Estimator[] = [];
  for (const { train } of splits) {
    const { values, width } = code.rows(train);
    const model = new make({ maxIter: 50, earlyStopping: false } as never);
    models.push(
      await model.fit(
        { rows: train.length, columns: width, values },
        train.map((row) => origin[row]!),
        { signal },
      ),
    );
  }
  return {
    learner: "boosted trees",
    score: async ({ values, width }, fold) => {
      const P = await models[fold]!.predictProba!(
        { rows: values.length / width, columns: width, values },
        { signal },
      );
      return P.values.filter((_, at) => at % 2 === 1);
    },
  };
}

function told(
  { auc, interval, learner }: TellingApart,
  drivers: readonly string[],
  warn: number,
  fail: number,
): Judgement {
  const said = `Adversarial validation: the tables are told apart by ${learner} with an area of ${number(auc)} (95 % interval ${number(interval[0])} to ${number(interval[1])}; 0.5 is alike)`;
  if (interval[0] <= warn) return judged("pass", `${said}.`);
  return judged(
    interval[0] > fail ? "fail" : "warn",
    `${said}, most by ${some(drivers, 5)}.`,
    "Leave these columns out or make them relative (differences, ranks), validate on rows that are like those to come (split in time), or weigh training rows.",
  );
}
