/**
 * Confusion matrix: how often each true class (rows) was predicted as each class (columns).
 * Source: scikit-learn `confusion_matrix`, `multilabel_confusion_matrix`. O(n + k²).
 */
import { checkRows } from "./rows.ts";
import { type ScoreOptions, undefinedScore } from "./undefined-score.ts";

export type Label = number | string | boolean;

export interface ConfusionOptions extends ScoreOptions {
  /** Classes and their order; default: all labels that occur, numbers by size, text by code unit. Others are left out. */
  readonly labels?: readonly Label[];
  /** Divide by row sums (true), column sums (pred) or everything (all); a part without weight is null. */
  readonly normalize?: "true" | "pred" | "all";
}

export interface ConfusionMatrix {
  readonly labels: readonly Label[];
  /** `matrix[i][j]`: weight of rows of class i predicted as j. */
  readonly matrix: readonly (readonly number[])[];
}

export interface NormalisedConfusionMatrix {
  readonly labels: readonly Label[];
  readonly matrix: readonly (readonly (number | null)[])[];
}

/** @throws RangeError on wrong sizes, or when `labels` is empty or names a class twice. */
export function confusionMatrix(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  options: ConfusionOptions & { readonly normalize: "true" | "pred" | "all" },
): NormalisedConfusionMatrix;
export function confusionMatrix(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  options?: ConfusionOptions,
): ConfusionMatrix;
export function confusionMatrix(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  options: ConfusionOptions = {},
): NormalisedConfusionMatrix {
  const n = checkRows("confusionMatrix", yTrue, yPred, options);
  const labels = options.labels ?? sortedLabels(yTrue, yPred);
  const position = new Map(labels.map((label, i) => [label, i]));
  if (position.size !== labels.length || labels.length === 0) {
    throw new RangeError(
      `confusionMatrix: labels must be different, and at least one; got [${labels.join(", ")}]`,
    );
  }
  const counts = labels.map(() => labels.map(() => 0));
  for (let i = 0; i < n; i++) {
    const row = position.get(yTrue[i]!);
    const column = position.get(yPred[i]!);
    if (row === undefined || column === undefined) continue;
    counts[row]![column]! += options.sampleWeight === undefined ? 1 : options.sampleWeight[i]!;
  }
  const matrix = options.normalize === undefined ? counts : normalise(counts, labels, options);
  return Object.freeze({
    labels: Object.freeze([...labels]),
    matrix: Object.freeze(matrix.map((row) => Object.freeze(row))),
  });
}

/** Each class against the rest: `[[tn, fp], [fn, tp]]`, in the order of the labels. */
export function multilabelConfusionMatrix(
  yTrue: ArrayLike<Label>,
  yPred: ArrayLike<Label>,
  options: ConfusionOptions = {},
): readonly (readonly (readonly number[])[])[] {
  const all = sortedLabels(yTrue, yPred);
  const { labels = all, ...rest } = options;
  const everything = [...labels, ...all.filter((label) => !labels.includes(label))];
  const { matrix } = confusionMatrix(yTrue, yPred, { sampleWeight: rest.sampleWeight, labels: everything });
  const total = matrix.reduce((sum, row) => sum + add(row), 0);
  return Object.freeze(
    labels.map((_, c) => {
      const tp = matrix[c]![c]!;
      const fn = add(matrix[c]!) - tp;
      const fp = matrix.reduce((sum, row) => sum + row[c]!, 0) - tp;
      return Object.freeze([Object.freeze([total - tp - fn - fp, fp]), Object.freeze([fn, tp])]);
    }),
  );
}

/** Every label that occurs, numbers and booleans by size, then text by code unit. */
export function sortedLabels(...columns: readonly ArrayLike<Label>[]): Label[] {
  const seen = new Set<Label>();
  for (const column of columns) for (let i = 0; i < column.length; i++) seen.add(column[i]!);
  return [...seen].sort((a, b) => {
    if (typeof a === "string" && typeof b === "string") return a < b ? -1 : 1;
    if (typeof a === "string") return 1;
    if (typeof b === "string") return -1;
    return Number(a) - Number(b);
  });
}

function normalise(
  counts: number[][],
  labels: readonly Label[],
  options: ConfusionOptions,
): (number | null)[][] {
  const columns = labels.map((_, j) => counts.reduce((sum, row) => sum + row[j]!, 0));
  const total = add(columns);
  return counts.map((row, i) => {
    const rowSum = add(row);
    return row.map((count, j) => {
      const by = options.normalize === "true" ? rowSum : options.normalize === "pred" ? columns[j]! : total;
      if (by > 0) return count / by;
      const [what, which] = options.normalize === "pred" ? ["predicted", j] : ["true", i];
      return undefinedScore(options, `no row is ${what} ${String(labels[which])}`);
    });
  });
}

function add(row: readonly number[]): number {
  return row.reduce((sum, value) => sum + value, 0);
}
