/**
 * Confident learning: which labels are probably wrong, from out-of-fold class probabilities.
 *
 * Every class gets a threshold t_k, the mean probability of k among rows labelled k. A row counts in the confident joint
 * C[given][true] when some class reaches its threshold: true is that class, or the most probable of all when several do.
 * Calibrated to the counts of the given labels, C estimates how many labels of class i are really j.
 * Source: Northcutt, Jiang & Chuang (JAIR 2021); names, rules and tolerances of cleanlab 2.9 (`count`, `filter`, `rank`).
 * O(n·k).
 */

/** Slack of comparisons, and floor of probabilities; cleanlab's constants. */
const FUZZ = 1e-6;

export type FilterBy =
  | "prune_by_noise_rate"
  | "prune_by_class"
  | "both"
  | "confident_learning"
  | "predicted_neq_given"
  | "low_normalized_margin"
  | "low_self_confidence";

export type QualityMethod = "self_confidence" | "normalized_margin" | "confidence_weighted_entropy";

export interface LabelIssueOptions {
  /** Default "prune_by_noise_rate". */
  readonly filterBy?: FilterBy;
  /** Rows of the result come worst first by this score; without it, in row order. */
  readonly rankedBy?: QualityMethod;
  /** Share of the estimated noise to report, for the three filters that prune; default 1. */
  readonly fracNoise?: number;
  /** Rows of every class that are never pruned away; default 1. */
  readonly minExamplesPerClass?: number;
}

/** k×k counts, row-major: given label by row, true label by column. */
export interface ConfidentJoint {
  readonly joint: Float64Array;
  /** Rows counted off the diagonal, rising. */
  readonly offDiagonal: Int32Array;
}

/**
 * t_k for every class; 2 for a class without rows, which nothing reaches.
 * @param labels class positions 0…k-1, one per row
 * @param predProbs n×k, row-major
 */
export function confidentThresholds(
  labels: ArrayLike<number>,
  predProbs: Float64Array,
  k: number,
): Float64Array {
  checkInput(labels, predProbs, k);
  const sum = new Float64Array(k);
  const count = labelCounts(labels, k);
  for (let i = 0; i < labels.length; i++) sum[labels[i]!]! += predProbs[i * k + labels[i]!]!;
  return sum.map((value, c) => (count[c] === 0 ? 2 : Math.max(value / count[c]!, 2 * FUZZ)));
}

/** The confident joint, calibrated unless `calibrate` is false; its diagonal is at least 1 before calibration. */
export function confidentJoint(
  labels: ArrayLike<number>,
  predProbs: Float64Array,
  k: number,
  { calibrate = true }: { readonly calibrate?: boolean } = {},
): ConfidentJoint {
  const thresholds = confidentThresholds(labels, predProbs, k);
  const joint = new Float64Array(k * k);
  const off: number[] = [];
  for (let i = 0; i < labels.length; i++) {
    let reached = 0;
    let only = 0;
    let best = 0;
    for (let c = 0; c < k; c++) {
      const p = predProbs[i * k + c]!;
      if (p > predProbs[i * k + best]!) best = c;
      if (p >= thresholds[c]! - FUZZ && reached++ === 0) only = c;
    }
    if (reached === 0) continue;
    const guess = reached > 1 ? best : only;
    joint[labels[i]! * k + guess]!++;
    if (guess !== labels[i]) off.push(i);
  }
  for (let c = 0; c < k; c++) joint[c * k + c] = Math.max(1, joint[c * k + c]!);
  return {
    joint: calibrate ? calibrateConfidentJoint(joint, labels, k) : joint,
    offDiagonal: Int32Array.from(off),
  };
}

/** Scales the joint so that its rows sum to the counts of the given labels, in whole numbers. */
export function calibrateConfidentJoint(
  joint: Float64Array,
  labels: ArrayLike<number>,
  k: number,
): Float64Array {
  const count = labelCounts(labels, k);
  const out = new Float64Array(k * k);
  // The total, known exactly instead of summed, so that equal remainders below keep the order they have in numpy.
  let total = 0;
  for (let i = 0; i < k; i++) {
    const row = sumOf(joint.subarray(i * k, i * k + k));
    if (row === 0) continue;
    total += count[i]!;
    for (let j = 0; j < k; j++) out[i * k + j] = (joint[i * k + j]! / row) * count[i]!;
  }
  const n = labels.length;
  if (total > 0) for (let i = 0; i < out.length; i++) out[i] = (out[i]! / total) * n;
  return roundPreservingRowTotals(out, k);
}

/** The joint distribution of given and true label: sums to 1. */
export function estimateJoint(labels: ArrayLike<number>, predProbs: Float64Array, k: number): Float64Array {
  const { joint } = confidentJoint(labels, predProbs, k);
  const total = sumOf(joint);
  return joint.map((value) => value / total);
}

/** How many labels are wrong: rows off the diagonal whose given label is not the most probable, or by the calibrated joint. */
export function numLabelIssues(
  labels: ArrayLike<number>,
  predProbs: Float64Array,
  k: number,
  estimationMethod: "off_diagonal" | "off_diagonal_calibrated" = "off_diagonal",
): number {
  if (estimationMethod === "off_diagonal")
    return findLabelIssues(labels, predProbs, k, { filterBy: "confident_learning" }).length;
  const joint = estimateJoint(labels, predProbs, k);
  let trace = 0;
  for (let c = 0; c < k; c++) trace += joint[c * k + c]!;
  return roundHalfEven((1 - trace) * labels.length);
}

/**
 * Rows whose label is probably wrong.
 * @throws RangeError on sizes or labels that do not fit, or an unknown filter.
 */
export function findLabelIssues(
  labels: ArrayLike<number>,
  predProbs: Float64Array,
  k: number,
  options: LabelIssueOptions = {},
): Int32Array {
  checkInput(labels, predProbs, k);
  const { filterBy = "prune_by_noise_rate", rankedBy } = options;
  const flagged = flag(labels, predProbs, k, filterBy, options);
  // A label that is the most probable one anyway, up to rounding, is no issue.
  if (filterBy !== "low_self_confidence" && filterBy !== "low_normalized_margin")
    for (let i = 0; i < labels.length; i++) if (agrees(labels[i]!, predProbs, i, k)) flagged[i] = 0;
  const rows: number[] = [];
  for (let i = 0; i < labels.length; i++) if (flagged[i] === 1) rows.push(i);
  if (rankedBy === undefined) return Int32Array.from(rows);
  const scores = labelQualityScores(labels, predProbs, k, rankedBy);
  return Int32Array.from(rows.sort((a, b) => scores[a]! - scores[b]! || a - b));
}

/**
 * A score for every label, low when it looks wrong. `self_confidence`: the probability of the given label;
 * `normalized_margin`: (p_given − best other + 1) / 2; `confidence_weighted_entropy`: ln(1 + r) / r, r = H(p) / (p_given ln k).
 */
export function labelQualityScores(
  labels: ArrayLike<number>,
  predProbs: Float64Array,
  k: number,
  method: QualityMethod = "self_confidence",
): Float64Array {
  checkInput(labels, predProbs, k);
  const out = new Float64Array(labels.length);
  for (let i = 0; i < labels.length; i++) {
    const own = predProbs[i * k + labels[i]!]!;
    if (method === "self_confidence") {
      out[i] = own;
      continue;
    }
    let other = -Infinity;
    let entropy = 0;
    for (let c = 0; c < k; c++) {
      const p = predProbs[i * k + c]!;
      if (c !== labels[i]) other = Math.max(other, p);
      if (p > 0) entropy -= p * Math.log(p);
    }
    if (method === "normalized_margin") out[i] = (own - other + 1) / 2;
    else {
      const ratio = entropy / Math.log(k) / Math.max(own, FUZZ);
      out[i] = Math.log(ratio + 1) / Math.max(ratio, FUZZ);
    }
  }
  return out;
}

function flag(
  labels: ArrayLike<number>,
  predProbs: Float64Array,
  k: number,
  filterBy: FilterBy,
  options: LabelIssueOptions,
): Uint8Array {
  const flagged = new Uint8Array(labels.length);
  const mark = (rows: ArrayLike<number>): Uint8Array => {
    for (let r = 0; r < rows.length; r++) flagged[rows[r]!] = 1;
    return flagged;
  };
  switch (filterBy) {
    case "confident_learning":
      return mark(confidentJoint(labels, predProbs, k).offDiagonal);
    case "predicted_neq_given":
      return flagged.fill(1);
    case "low_self_confidence":
    case "low_normalized_margin": {
      const method = filterBy === "low_self_confidence" ? "self_confidence" : "normalized_margin";
      const order = sortedBy(labelQualityScores(labels, predProbs, k, method));
      return mark(order.subarray(0, numLabelIssues(labels, predProbs, k)));
    }
    case "prune_by_class":
    case "prune_by_noise_rate":
      return mark(prune(labels, predProbs, k, filterBy, options));
    case "both": {
      mark(prune(labels, predProbs, k, "prune_by_class", options));
      const byRate = new Set(prune(labels, predProbs, k, "prune_by_noise_rate", options));
      return flagged.map((each, i) => (byRate.has(i) ? each : 0));
    }
    default:
      throw new RangeError(`findLabelIssues: unknown filterBy; got "${String(filterBy)}"`);
  }
}

function prune(
  labels: ArrayLike<number>,
  predProbs: Float64Array,
  k: number,
  filterBy: "prune_by_class" | "prune_by_noise_rate",
  { fracNoise = 1, minExamplesPerClass = 1 }: LabelIssueOptions,
): number[] {
  const { joint } = confidentJoint(labels, predProbs, k);
  const counts = pruneCounts(joint, k, minExamplesPerClass, fracNoise);
  const byClass: number[][] = Array.from({ length: k }, () => []);
  for (let i = 0; i < labels.length; i++) byClass[labels[i]!]!.push(i);
  return byClass.flatMap((rows, given) => {
    if (rows.length <= Math.max(1, minExamplesPerClass)) return [];
    if (filterBy === "prune_by_class") {
      const order = sortedBy(rows.map((i) => predProbs[i * k + given]!));
      const issues = Math.max(0, rows.length - counts[given * k + given]!);
      return Array.from(order.subarray(0, issues), (at) => rows[at]!);
    }
    return Array.from({ length: k }, (_, truth) => {
      const take = truth === given ? 0 : counts[truth * k + given]!;
      if (take <= 0) return [];
      const order = sortedBy(rows.map((i) => predProbs[i * k + given]! - predProbs[i * k + truth]!));
      return Array.from(order.subarray(0, take), (at) => rows[at]!);
    }).flat();
  });
}

/** How many rows of each given label (column) to give to each true label (row); at least `least` stay on the diagonal. */
function pruneCounts(joint: Float64Array, k: number, least: number, fracNoise: number): Float64Array {
  const out = new Float64Array(k * k);
  for (let given = 0; given < k; given++) {
    const own = joint[given * k + given]!;
    const kept = Math.max(own, least);
    let rates = -1;
    for (let truth = 0; truth < k; truth++) if (joint[given * k + truth] !== 0) rates++;
    const less = (kept - own) / Math.max(rates, 1);
    let moved = 0;
    for (let truth = 0; truth < k; truth++) {
      if (truth === given) continue;
      const rate = Math.max(0, joint[given * k + truth]! - less);
      out[truth * k + given] = Math.trunc(rate * fracNoise);
      moved += rate - rate * fracNoise;
    }
    out[given * k + given] = Math.trunc(kept + moved);
  }
  return out;
}

function roundPreservingRowTotals(values: Float64Array, k: number): Float64Array {
  const out = new Float64Array(values.length);
  for (let i = 0; i < k; i++) out.set(roundPreservingSum(values.subarray(i * k, i * k + k)), i * k);
  return out;
}

/** Whole numbers with the rounded sum of the row: what is over or short goes to the largest remainders. */
function roundPreservingSum(values: Float64Array): Float64Array {
  const out = values.map(roundHalfEven);
  const target = roundHalfEven(sumOf(values));
  for (let gap = target - sumOf(out); gap !== 0; gap = target - sumOf(out)) {
    const step = Math.sign(gap);
    const order = sortedBy(values.map((value, i) => -step * (value - out[i]!)));
    for (let r = 0; r < Math.min(Math.abs(gap), out.length); r++) out[order[r]!]! += step;
  }
  return out;
}

function agrees(label: number, predProbs: Float64Array, i: number, k: number): boolean {
  const own = predProbs[i * k + label]! + FUZZ;
  for (let c = 0; c < k; c++) {
    const p = predProbs[i * k + c]!;
    if (c < label ? p >= own : c > label && p > own) return false;
  }
  return true;
}

/** Positions by value, rising; equals by position. */
function sortedBy(values: ArrayLike<number>): Int32Array {
  return Int32Array.from({ length: values.length }, (_, i) => i).sort(
    (a, b) => values[a]! - values[b]! || a - b,
  );
}

function labelCounts(labels: ArrayLike<number>, k: number): Float64Array {
  const out = new Float64Array(k);
  for (let i = 0; i < labels.length; i++) out[labels[i]!]!++;
  return out;
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** As numpy rounds. */
function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
}

function checkInput(labels: ArrayLike<number>, predProbs: Float64Array, k: number): void {
  if (predProbs.length !== labels.length * k)
    throw new RangeError(
      `confident learning: needs ${labels.length}×${k} probabilities, row-major; got ${predProbs.length} numbers`,
    );
  for (let i = 0; i < labels.length; i++)
    if (!Number.isInteger(labels[i]) || labels[i]! < 0 || labels[i]! >= k)
      throw new RangeError(
        `confident learning: labels must be class positions 0…${k - 1}; got ${labels[i]} in row ${i}`,
      );
  for (let i = 0; i < predProbs.length; i++)
    if (!(predProbs[i]! >= 0 && predProbs[i]! <= 1 + 1e-9))
      throw new RangeError(
        `confident learning: probabilities must lie in [0, 1]; got ${predProbs[i]} in row ${Math.floor(i / k)}`,
      );
}
