/**
 * Area under the ROC curve: the chance that a positive row scores above a negative one, ties counted half.
 *
 * Binary: trapezoid over the distinct scores. `maxFpr`: the area up to that false positive rate, standardised so that chance is
 * 0.5 (McClish 1989). More classes: one against the rest (`ovr`) or one against one (`ovo`, Hand & Till 2001).
 * Source: scikit-learn `roc_auc_score`. O(n log n) for each curve; `ovo` takes k(k-1) of them.
 */
import { rankedCounts } from "./ranked-counts.ts";
import { checkClasses, checkFinite, checkWeights } from "./rows.ts";
import { type ScoreOptions, undefinedScore } from "./undefined-score.ts";

export interface RocAucOptions extends ScoreOptions {
  /** In (0, 1]: partial area, binary only. */
  readonly maxFpr?: number;
  /** Required when `yScore` holds n×k probabilities, k > 2. */
  readonly multiClass?: "ovr" | "ovo";
  /** Over classes; default macro. `micro` is for `ovr` only. */
  readonly average?: "macro" | "weighted" | "micro";
}

/**
 * Binary: labels 0/1 and one score per row. More classes: labels are class positions 0…k-1, `yScore` is n×k, row-major, rows
 * summing to 1, and `multiClass` says how. Null when a class that is needed has no weight.
 *
 * @throws RangeError on wrong labels, scores or sizes.
 */
export function rocAucScore(
  yTrue: ArrayLike<number>,
  yScore: ArrayLike<number>,
  options: RocAucOptions = {},
): number | null {
  const { multiClass, average = "macro" } = options;
  if (multiClass === undefined) return binaryAuc(yTrue, yScore, options);
  if (options.maxFpr !== undefined && options.maxFpr !== 1) {
    throw new RangeError(
      `rocAucScore: maxFpr is for two classes only; got ${options.maxFpr} with multiClass ${multiClass}`,
    );
  }
  const n = yTrue.length;
  const k = classCount(yTrue, yScore);
  checkDistributions(yScore, n, k);
  if (multiClass === "ovo") {
    if (average === "micro")
      throw new RangeError(`rocAucScore: micro averaging needs multiClass "ovr"; got "ovo"`);
    if (options.sampleWeight !== undefined) {
      throw new RangeError(`rocAucScore: sampleWeight is not defined for multiClass "ovo"; use "ovr"`);
    }
    return oneVersusOne(yTrue, yScore, k, average, options);
  }
  if (average === "micro") {
    const flags = new Uint8Array(n * k);
    const weights = options.sampleWeight === undefined ? undefined : new Float64Array(n * k);
    for (let i = 0; i < n; i++) {
      flags[i * k + yTrue[i]!] = 1;
      weights?.fill(options.sampleWeight![i]!, i * k, i * k + k);
    }
    return binaryAuc(flags, yScore, { why: options.why, sampleWeight: weights });
  }
  const perClass = rocAucPerClass(yTrue, yScore, options);
  let sum = 0;
  let total = 0;
  for (let c = 0; c < k; c++) {
    const auc = perClass[c]!;
    if (auc === null) return null;
    const share = average === "macro" ? 1 : classWeight(yTrue, c, options.sampleWeight);
    sum += auc * share;
    total += share;
  }
  return sum / total;
}

/** One class against the rest, for each class; null where a class is absent or alone. */
export function rocAucPerClass(
  yTrue: ArrayLike<number>,
  yScore: ArrayLike<number>,
  options: ScoreOptions = {},
): readonly (number | null)[] {
  const n = yTrue.length;
  const k = classCount(yTrue, yScore);
  checkWeights("rocAucPerClass", n, options.sampleWeight);
  const flags = new Uint8Array(n);
  const scores = new Float64Array(n);
  return Array.from({ length: k }, (_, c) => {
    for (let i = 0; i < n; i++) {
      flags[i] = yTrue[i] === c ? 1 : 0;
      scores[i] = yScore[i * k + c]!;
    }
    const why = (reason: string): void => options.why?.(`class ${c} against the rest: ${reason}`);
    return binaryAuc(flags, scores, { sampleWeight: options.sampleWeight, why });
  });
}

function binaryAuc(
  yTrue: ArrayLike<number>,
  yScore: ArrayLike<number>,
  options: RocAucOptions,
): number | null {
  const maxFpr = options.maxFpr ?? 1;
  if (!(maxFpr > 0 && maxFpr <= 1))
    throw new RangeError(`rocAucScore: maxFpr must lie in (0, 1]; got ${maxFpr}`);
  const { truePositives, falsePositives, positives, negatives } = rankedCounts(
    "rocAucScore",
    yTrue,
    yScore,
    options,
  );
  if (positives === 0)
    return undefinedScore(options, "no positive row: ROC AUC compares positives with negatives");
  if (negatives === 0)
    return undefinedScore(options, "no negative row: ROC AUC compares positives with negatives");
  const limit = maxFpr * negatives;
  let area = 0;
  let x = 0;
  let y = 0;
  for (let i = 0; i < truePositives.length; i++) {
    const nextX = falsePositives[i]!;
    const nextY = truePositives[i]!;
    if (nextX >= limit && maxFpr < 1) {
      const end = nextX === x ? nextY : y + ((nextY - y) * (limit - x)) / (nextX - x);
      area += ((limit - x) * (y + end)) / 2;
      break;
    }
    area += ((nextX - x) * (y + nextY)) / 2;
    x = nextX;
    y = nextY;
  }
  area /= positives * negatives;
  if (maxFpr === 1) return area;
  const least = (maxFpr * maxFpr) / 2;
  return 0.5 * (1 + (area - least) / (maxFpr - least));
}

function oneVersusOne(
  yTrue: ArrayLike<number>,
  yScore: ArrayLike<number>,
  k: number,
  average: "macro" | "weighted",
  options: RocAucOptions,
): number | null {
  const rows: number[][] = Array.from({ length: k }, () => []);
  for (let i = 0; i < yTrue.length; i++) rows[yTrue[i]!]!.push(i);
  const absent = rows.findIndex((r) => r.length === 0);
  if (absent >= 0)
    return undefinedScore(options, `class ${absent} has no row: "ovo" compares every pair of classes`);
  let sum = 0;
  let total = 0;
  for (let a = 0; a < k; a++) {
    for (let b = a + 1; b < k; b++) {
      const pair = [...rows[a]!, ...rows[b]!];
      const isA = pair.map((i) => (yTrue[i] === a ? 1 : 0));
      const first = binaryAuc(
        isA,
        Float64Array.from(pair, (i) => yScore[i * k + a]!),
        {},
      );
      const second = binaryAuc(
        isA.map((f) => 1 - f),
        Float64Array.from(pair, (i) => yScore[i * k + b]!),
        {},
      );
      const share = average === "macro" ? 1 : pair.length;
      sum += (share * (first! + second!)) / 2;
      total += share;
    }
  }
  return sum / total;
}

function classCount(yTrue: ArrayLike<number>, yScore: ArrayLike<number>): number {
  const k = yScore.length / yTrue.length;
  if (!Number.isInteger(k) || k < 2) {
    throw new RangeError(
      `rocAucScore: scores must be n×k, k ≥ 2, row-major; got ${yScore.length} numbers for ${yTrue.length} rows`,
    );
  }
  checkClasses("rocAucScore", yTrue, yScore, k);
  checkFinite("rocAucScore", "scores", yScore);
  return k;
}

function checkDistributions(yScore: ArrayLike<number>, n: number, k: number): void {
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let c = 0; c < k; c++) sum += yScore[i * k + c]!;
    // numpy's allclose(1, sum).
    if (Math.abs(sum - 1) > 1e-8 + 1e-5) {
      throw new RangeError(
        `rocAucScore: class probabilities must sum to 1 in each row; got ${sum} in row ${i}`,
      );
    }
  }
}

function classWeight(yTrue: ArrayLike<number>, c: number, weights: ArrayLike<number> | undefined): number {
  let sum = 0;
  for (let i = 0; i < yTrue.length; i++) if (yTrue[i] === c) sum += weights === undefined ? 1 : weights[i]!;
  return sum;
}
