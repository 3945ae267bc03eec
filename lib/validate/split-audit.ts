/**
 * Split audit: whether the folds can be trusted. Sizes, balance of classes or of the target, groups and moments on both sides, test rows
 * that stand in training word for word, and features that differ in mean.
 *
 * The standardised difference of means is |mean_train − mean_test| / sd of all rows; it is held against the limit and against what chance
 * gives with so few rows (4 √(1/n_train + 1/n_test)). O(rows · columns · folds).
 */
import type { Label, RowSource } from "../data/index.ts";
import { number, percent, plural } from "../core/words.ts";
import type { Finding, FindingStatus } from "./finding.ts";
import type { Truth } from "./predictions.ts";

import type { Split } from "./split.ts";
import type { FoldAudit, SplitAudit } from "./validation-result.ts";
import { thresholdsOf } from "./validation-thresholds.ts";

export interface SplitAuditOptions {
  readonly groups?: ArrayLike<number> | undefined;
  readonly times?: ArrayLike<number> | undefined;
  /** Splits in time differ by design: balance then only informs. */
  readonly inTime?: boolean | undefined;
  readonly thresholds?: Readonly<Record<string, number>> | undefined;
}

/** @throws RangeError on a threshold that is not known. */
export function auditSplits(
  source: RowSource,
  truth: Truth,
  splits: readonly Split[],
  options: SplitAuditOptions = {},
): SplitAudit {
  const limits = thresholdsOf(options.thresholds);
  const ids = rowIds(source);
  const moments = columnMoments(source);
  const folds = splits.map((split, fold): FoldAudit =>
    Object.freeze({
      fold,
      trainRows: split.train.length,
      testRows: split.test.length,
      classShares: truth.task === "classification" ? Object.freeze(classShares(truth, split.test)) : null,
      targetMeans:
        truth.task === "regression"
          ? Object.freeze([meanOf(truth.values, split.train), meanOf(truth.values, split.test)] as const)
          : null,
      groupsInBoth: options.groups === undefined ? null : sharedKeys(options.groups, split),
      earlyTestRows: options.times === undefined ? null : earlyRows(options.times, split),
      duplicates: sharedRows(ids, split),
      balance: worstBalance(source, moments, split),
    }),
  );
  return Object.freeze({
    folds: Object.freeze(folds),
    findings: Object.freeze([
      sizes(folds, limits),
      ...(truth.task === "classification"
        ? [classBalance(folds, truth, limits)]
        : [targetBalance(folds, truth)]),
      groupOverlap(folds),
      timeOverlap(folds, options.inTime === true),
      duplicates(folds, limits),
      balance(folds, limits, options.inTime === true),
    ]),
  });
}

function finding(
  part: string,
  status: FindingStatus,
  value: number | null,
  message: string,
  fix = "",
  limit: { readonly name?: string; readonly value: number } | null = null,
): Finding {
  return Object.freeze({
    id: `split/${part}`,
    check: "split",
    status,
    value,
    threshold: limit?.value ?? null,
    ...(limit?.name === undefined ? {} : { thresholdName: limit.name }),
    message,
    fix: status === "pass" ? "" : fix,
  });
}

function limitOf(limits: Readonly<Record<string, number>>, name: string): { name: string; value: number } {
  return { name, value: limits[name]! };
}

function sizes(folds: readonly FoldAudit[], limits: Readonly<Record<string, number>>): Finding {
  const limit = limitOf(limits, "split.testRows.min");
  const least = Math.min(...folds.map(({ testRows }) => testRows));
  const most = Math.max(...folds.map(({ testRows }) => testRows));
  const small = least < limit.value;
  return finding(
    "sizes",
    small ? "warn" : most > 2 * least ? "info" : "pass",
    least,
    `${plural(folds.length, "fold")} of ${least === most ? plural(least, "test row") : `${least} to ${plural(most, "test row")}`}${small ? ": the score of one fold is coarse" : most > 2 * least ? ": folds weigh alike in the mean though they differ in size" : ""}.`,
    small
      ? "Read the pooled score and its interval rather than single folds; repeat the folds, or collect more rows."
      : "",
    limit,
  );
}

function classBalance(
  folds: readonly FoldAudit[],
  truth: Truth,
  limits: Readonly<Record<string, number>>,
): Finding {
  const limit = limitOf(limits, "split.classShare.max");
  const all = classShares(truth, undefined);
  let worst = { gap: 0, noise: 0, fold: 0, label: "" as Label };
  let absent: string | undefined;
  for (const { fold, classShares: shares, testRows } of folds)
    for (const [c, share] of shares!.entries()) {
      const gap = Math.abs(share - all[c]!);
      if (gap > worst.gap)
        worst = {
          gap,
          fold,
          label: truth.classes[c]!,
          noise: 4 * Math.sqrt((all[c]! * (1 - all[c]!)) / testRows),
        };
      if (share === 0) absent ??= `fold ${fold + 1} tests no row of ${JSON.stringify(truth.classes[c])}`;
    }
  const apart = worst.gap > limit.value && worst.gap > worst.noise;
  const status = apart || absent !== undefined ? "warn" : "pass";
  return finding(
    "classes",
    status,
    worst.gap,
    status === "pass"
      ? `Classes have nearly the same share in every fold (largest difference ${percent(worst.gap)}).`
      : `${absent ?? `Class ${JSON.stringify(worst.label)} differs by ${percent(worst.gap)} in fold ${worst.fold + 1} from its share of all rows`}.`,
    "Stratify, use fewer folds, or say that the shares drift (in time, between groups).",
    limit,
  );
}

function targetBalance(folds: readonly FoldAudit[], truth: Truth): Finding {
  const { mean, sd } = spread(truth.values);
  let worst = { z: 0, fold: 0, value: mean };
  for (const { fold, targetMeans, trainRows, testRows } of folds) {
    const [train, test] = targetMeans!;
    const z = Math.abs(train - test) / (sd * Math.sqrt(1 / trainRows + 1 / testRows));
    if (z > worst.z) worst = { z, fold, value: test };
  }
  const apart = worst.z > 4;
  return finding(
    "target",
    apart ? "warn" : "pass",
    worst.z,
    apart
      ? `The target's mean in fold ${worst.fold + 1} is ${number(worst.value)} against ${number(mean)} over all rows, ${number(worst.z)} standard errors apart.`
      : "The target's mean is alike in all folds, up to chance.",
    "Rows are not alike over folds: split by time or group on purpose, or shuffle.",
    { value: 4 },
  );
}

function groupOverlap(folds: readonly FoldAudit[]): Finding {
  if (folds[0]!.groupsInBoth === null)
    return finding(
      "groups",
      "not_evaluated",
      null,
      "No groups were named: whether a patient, customer or session stands on both sides is not known.",
      "Name the column that says which rows belong together, if there is one: group.",
    );
  const most = Math.max(...folds.map(({ groupsInBoth }) => groupsInBoth!));
  return finding(
    "groups",
    most > 0 ? "fail" : "pass",
    most,
    most > 0
      ? `${plural(most, "group")} ${most === 1 ? "stands" : "stand"} in training and in test rows of one fold: the model knows them already.`
      : "No group stands on both sides of a fold.",
    "Split by group.",
    { value: 0 },
  );
}

function timeOverlap(folds: readonly FoldAudit[], inTime: boolean): Finding {
  if (folds[0]!.earlyTestRows === null)
    return finding(
      "time",
      "not_evaluated",
      null,
      "No times were named: whether the model was trained on later rows than it was tested on is not known.",
      "Name the column that says when a row happened, if there is one: time.",
    );
  const most = Math.max(...folds.map(({ earlyTestRows }) => earlyTestRows!));
  return finding(
    "time",
    most === 0 ? "pass" : inTime ? "info" : "fail",
    most,
    most === 0
      ? "Every test row is later than all rows it was trained on."
      : `In one fold ${plural(most, "test row")} ${most === 1 ? "is" : "are"} not later than the last training row${inTime ? ", by design of purged folds" : ": the model was trained on what came after"}.`,
    inTime ? "" : "Split in time: time.",
    { value: 0 },
  );
}

function duplicates(folds: readonly FoldAudit[], limits: Readonly<Record<string, number>>): Finding {
  const limit = limitOf(limits, "split.duplicates.max");
  const tested = folds.reduce((sum, fold) => sum + fold.testRows, 0);
  const found = folds.reduce((sum, fold) => sum + fold.duplicates, 0);
  const share = found / tested;
  return finding(
    "duplicates",
    share > limit.value ? "warn" : found > 0 ? "info" : "pass",
    share,
    found === 0
      ? "No test row stands in training with the same features."
      : `${plural(found, "test row")} (${percent(share)}) ${found === 1 ? "stands" : "stand"} in training with the same features: a model that learns by heart is right on them.`,
    "Drop the copies, or keep all copies of a row in one fold (group); with few discrete features equal rows are natural.",
    limit,
  );
}

function balance(
  folds: readonly FoldAudit[],
  limits: Readonly<Record<string, number>>,
  inTime: boolean,
): Finding {
  const limit = limitOf(limits, "split.balance.max");
  let worst: { fold: number; feature: string; difference: number } | undefined;
  for (const { fold, balance: own, trainRows, testRows } of folds) {
    if (own === null) continue;
    const chance = 4 * Math.sqrt(1 / trainRows + 1 / testRows);
    if (own.difference > Math.max(limit.value, chance) && own.difference > (worst?.difference ?? 0))
      worst = { fold, ...own };
  }
  const largest = Math.max(0, ...folds.map((fold) => fold.balance?.difference ?? 0));
  return finding(
    "features",
    worst === undefined ? "pass" : inTime ? "info" : "warn",
    largest,
    worst === undefined
      ? `Features have like means in training and test rows, up to chance (largest difference ${number(largest)} standard deviations).`
      : `"${worst.feature}" differs by ${number(worst.difference)} standard deviations between training and test rows of fold ${worst.fold + 1}.`,
    "See which rows fall into this fold; adversarial validation of training against test tells more.",
    limit,
  );
}

function classShares({ classes, values }: Truth, rows: Int32Array | undefined): number[] {
  const counts = classes.map(() => 0);
  const n = rows?.length ?? values.length;
  for (let i = 0; i < n; i++) counts[values[rows === undefined ? i : rows[i]!]!]!++;
  return counts.map((count) => count / n);
}

function meanOf(values: ArrayLike<number>, rows: Int32Array): number {
  let sum = 0;
  for (const row of rows) sum += values[row]!;
  return sum / rows.length;
}

function spread(values: ArrayLike<number>): { mean: number; sd: number } {
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) mean += values[i]! / values.length;
  for (let i = 0; i < values.length; i++) squares += (values[i]! - mean) ** 2;
  return { mean, sd: Math.sqrt(squares / (values.length - 1)) };
}

function sharedKeys(keys: ArrayLike<number>, { train, test }: Split): number {
  const trained = new Set(Array.from(train, (row) => keys[row]!));
  return new Set(Array.from(test, (row) => keys[row]!).filter((key) => trained.has(key))).size;
}

function earlyRows(times: ArrayLike<number>, { train, test }: Split): number {
  let last = -Infinity;
  for (const row of train) last = Math.max(last, times[row]!);
  let early = 0;
  for (const row of test) if (times[row]! <= last) early++;
  return early;
}

/** Rows numbered by their features: equal rows, equal numbers. */
function rowIds(source: RowSource): Int32Array {
  const { rows, columns, values } = source.design();
  const bits = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);
  const known = new Map<string, number>();
  const ids = new Int32Array(rows);
  for (let i = 0; i < rows; i++) {
    // Two hashes of 32 bits each: a clash among a million rows has a chance of about 1 in 10⁷.
    let [a, b] = [0x811c9dc5, 0x9e3779b9];
    for (let at = 2 * i * columns; at < 2 * (i + 1) * columns; at++) {
      a = Math.imul(a ^ bits[at]!, 0x01000193);
      a ^= a >>> 15;
      b = Math.imul(b ^ bits[at]!, 0x85ebca6b);
      b ^= b >>> 13;
    }
    const key = `${a},${b}`;
    let id = known.get(key);
    if (id === undefined) known.set(key, (id = known.size));
    ids[i] = id;
  }
  return ids;
}

function sharedRows(ids: Int32Array, { train, test }: Split): number {
  const trained = new Uint8Array(ids.length);
  for (const row of train) trained[ids[row]!] = 1;
  let shared = 0;
  for (const row of test) shared += trained[ids[row]!]!;
  return shared;
}

interface ColumnMoments {
  readonly sd: Float64Array;
}

/** Standard deviation of every plain number column; 0 for text and constants. */
function columnMoments(source: RowSource): ColumnMoments {
  const { rows, columns, values, categories } = source.design();
  const sd = new Float64Array(columns);
  for (let j = 0; j < columns; j++) {
    if (categories?.[j] !== undefined) continue;
    let [n, mean, squares] = [0, 0, 0];
    for (let i = 0; i < rows; i++) {
      const x = values[i * columns + j]!;
      if (!Number.isFinite(x)) continue;
      n++;
      const delta = x - mean;
      mean += delta / n;
      squares += delta * (x - mean);
    }
    sd[j] = n > 1 ? Math.sqrt(squares / (n - 1)) : 0;
  }
  return { sd };
}

function worstBalance(
  source: RowSource,
  { sd }: ColumnMoments,
  { train, test }: Split,
): FoldAudit["balance"] {
  const { columns, values, names } = source.design();
  const means = (rows: Int32Array): Float64Array => {
    const sum = new Float64Array(columns);
    const count = new Float64Array(columns);
    for (const row of rows)
      for (let j = 0; j < columns; j++) {
        const x = values[row * columns + j]!;
        if (!Number.isFinite(x)) continue;
        sum[j]! += x;
        count[j]! += 1;
      }
    return sum.map((total, j) => total / count[j]!);
  };
  const [a, b] = [means(train), means(test)];
  let worst: { feature: string; difference: number } | null = null;
  for (let j = 0; j < columns; j++) {
    const difference = sd[j]! > 0 ? Math.abs(a[j]! - b[j]!) / sd[j]! : Number.NaN;
    if (difference > (worst?.difference ?? 0)) worst = { feature: names[j]!, difference };
  }
  return worst === null ? null : Object.freeze(worst);
}
