/** The record of `%explain`: what was chosen and why, how exact it is, what matters over all rows, and which rows are shown one by one. */
import { rankCorrelation } from "../core/index.ts";
import type { Explanation } from "./explanation.ts";
import type { ExplainMethod } from "./explainer-kinds.ts";

/** How far the numbers can be trusted. */
export interface Accuracy {
  /** "exact": base and contributions meet the model's output up to rounding; "estimated": they do, and each contribution has a standard error. */
  readonly kind: "exact" | "estimated";
  /** The largest |base + Σ contributions − output|; null where the outputs are not known. */
  readonly additivityError: number | null;
  /** The largest and the mean standard error of a contribution; null where they are not estimated. */
  readonly worstError: number | null;
  readonly meanError: number | null;
  /** In a sentence. */
  readonly message: string;
}

/** A feature over all rows, for one output. */
export interface FeatureEffect {
  readonly feature: string;
  /** Mean |contribution|, in the explanation's units. */
  readonly importance: number;
  /** Its share of the sum over all features, 0 to 1. */
  readonly share: number;
  /** Spearman's correlation of the feature's value and its contribution; null for texts, and for what does not vary. */
  readonly direction: number | null;
}

export interface InteractionEffect {
  readonly features: readonly [string, string];
  /** Mean |interaction| of the pair, both halves together. */
  readonly strength: number;
}

export interface ExplanationRecord {
  readonly kind: "assay.explanation";
  readonly version: 1;
  readonly model: string;
  readonly params: unknown;
  /** Name of the table; "" where it has none. */
  readonly data: string;
  readonly rows: number;
  readonly columns: number;
  readonly method: ExplainMethod;
  readonly why: string;
  readonly background: string;
  readonly accuracy: Accuracy;
  /** Contributions of the rows that were explained. */
  readonly explanation: Explanation;
  /** Their positions in the table. */
  readonly explained: readonly number[];
  /** Positions in the table of those shown one by one. */
  readonly shown: readonly number[];
  /** By output, the most important feature first. */
  readonly effects: Readonly<Record<string, readonly FeatureEffect[]>>;
  /** The strongest pairs; null where interactions were not asked for. */
  readonly interactions: readonly InteractionEffect[] | null;
  readonly plots: readonly ExplainPlot[];
  readonly seed: number;
  readonly warnings: readonly string[];
}

export const explainPlots = [
  "bar",
  "beeswarm",
  "scatter",
  "waterfall",
  "interactions",
  "heatmap",
  "decision",
  "violin",
  "force",
] as const;
export type ExplainPlot = (typeof explainPlots)[number];

const ROUNDING = 4e-15;

/** Features by importance, with the direction in which they push. */
export function featureEffects(explanation: Explanation): FeatureEffect[] {
  const raw = explanation.importance();
  // Of a feature that the model does not look at, sums leave their last digits.
  const largest = [...raw, ...explanation.baseValues].reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const importance = raw.map((x) => (x <= ROUNDING * largest ? 0 : x));
  const total = importance.reduce((sum, x) => sum + x, 0);
  return [...explanation.order()].map((j) => ({
    feature: explanation.featureNames[j]!,
    importance: importance[j]!,
    share: total === 0 ? 0 : importance[j]! / total,
    direction: importance[j] === 0 ? null : directionOf(explanation, j),
  }));
}

/** The strongest pairs over all rows and outputs. @param most how many. */
export function interactionEffects(explanation: Explanation, most = 10): InteractionEffect[] | null {
  const { interactionValues, rows: n, columns: p, outputs: k, featureNames } = explanation;
  if (interactionValues === undefined) return null;
  const pairs: InteractionEffect[] = [];
  for (let a = 0; a < p; a++)
    for (let b = a + 1; b < p; b++) {
      let sum = 0;
      for (let i = 0; i < n; i++)
        for (let c = 0; c < k; c++)
          sum += Math.abs(
            interactionValues[((i * p + a) * p + b) * k + c]! +
              interactionValues[((i * p + b) * p + a) * k + c]!,
          );
      pairs.push({ features: [featureNames[a]!, featureNames[b]!], strength: sum / n });
    }
  return pairs
    .filter(({ strength }) => strength > 0)
    .sort((a, b) => b.strength - a.strength)
    .slice(0, most);
}

/** How far an explanation can be trusted, in numbers and in a sentence. */
export function accuracyOf(explanation: Explanation): Accuracy {
  const { exact, errorStd, units } = explanation;
  const additivityError = explanation.additivityError();
  const unit = units === "" ? "" : ` ${units}`;
  const adds =
    additivityError === null
      ? ""
      : ` Base value and contributions meet the model's output within ${additivityError.toExponential(1)}${unit}.`;
  if (errorStd === undefined)
    return {
      kind: exact ? "exact" : "estimated",
      additivityError,
      worstError: null,
      meanError: null,
      message: `${exact ? "The contributions are exact for this method." : "The contributions are estimates without an error of their own; another seed shows how far they move."}${adds}`,
    };
  const worstError = errorStd.reduce((most, x) => Math.max(most, x), 0);
  const meanError = errorStd.reduce((sum, x) => sum + x, 0) / Math.max(1, errorStd.length);
  return {
    kind: exact ? "exact" : "estimated",
    additivityError,
    worstError,
    meanError,
    message: `${exact ? "The contributions are exact." : `The contributions are estimates: standard error ${meanError.toPrecision(2)}${unit} on average, ${worstError.toPrecision(2)} at worst.`}${adds}`,
  };
}

/**
 * The rows that tell most when none are named: the highest, the middle and the lowest prediction, of the output that varies most.
 * @returns positions within the explanation, the highest first.
 */
export function tellingRows(explanation: Explanation, most = 3): number[] {
  const { rows: n, outputs: k } = explanation;
  const sums = explanation.sums();
  const spread = (c: number): number => {
    const column = Float64Array.from({ length: n }, (_, i) => sums[i * k + c]!);
    return Math.max(...column) - Math.min(...column);
  };
  const c = Array.from({ length: k }, (_, at) => at).reduce(
    (best, at) => (spread(at) > spread(best) ? at : best),
    0,
  );
  const order = Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => sums[b * k + c]! - sums[a * k + c]! || a - b,
  );
  if (n <= most) return order;
  return Array.from({ length: most }, (_, at) => order[Math.round((at * (n - 1)) / (most - 1))]!);
}

function directionOf(explanation: Explanation, j: number): number | null {
  const { rows: n, columns: p, outputs: k, data } = explanation;
  if (data === undefined || k !== 1) return null;
  const x: number[] = [];
  const y: number[] = [];
  for (let i = 0; i < n; i++) {
    const value = data[i * p + j];
    if (value === null || value === undefined || Number.isNaN(value)) continue;
    if (typeof value !== "number" && typeof value !== "boolean") return null;
    x.push(Number(value));
    y.push(explanation.at(i, j));
  }
  if (x.length < 3) return null;
  return rankCorrelation(x, y);
}
