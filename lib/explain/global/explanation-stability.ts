/**
 * How far an explanation moves with what was left to chance: the same rows explained again with other seeds and backgrounds. Spread of each contribution, agreement of
 * the features' ranks, and how many of the most important features stay the same.
 */
import {
  htmlTable,
  rankCorrelation,
  shown,
  textTable,
  type Displayable,
  type Table,
} from "../../core/index.ts";
import type { Explanation } from "../explanation.ts";

export interface ExplanationStability extends Displayable {
  readonly repeats: number;
  /** By feature: mean and standard deviation over the repeats of the mean |contribution|. */
  readonly features: readonly { readonly feature: string; readonly mean: number; readonly sd: number }[];
  /** Mean Spearman correlation of the features' importances between repeats, −1 to 1; null for one feature. */
  readonly rankCorrelation: number | null;
  /** Mean share of the most important features that two repeats have in common. */
  readonly topOverlap: number;
  /** How many features that is. */
  readonly top: number;
  /** Largest standard deviation over the repeats of one contribution, beside the largest mean contribution. */
  readonly worstShare: number;
}

/**
 * @param explain makes the explanation of the same rows with this seed.
 * @param repeats default 5.
 * @throws RangeError on fewer than two repeats, a top below 1, or explanations of other sizes.
 */
export async function explanationStability(
  explain: (seed: number) => Promise<Explanation>,
  repeats = 5,
  top = 5,
): Promise<ExplanationStability> {
  if (!(Number.isInteger(repeats) && repeats >= 2))
    throw new RangeError(`explanationStability: repeats must be a whole number of 2 or more; got ${repeats}`);
  if (!(Number.isInteger(top) && top >= 1))
    throw new RangeError(`explanationStability: top must be a whole number of 1 or more; got ${top}`);
  const all: Explanation[] = [];
  for (let seed = 0; seed < repeats; seed++) all.push(await explain(seed));
  const [first] = all;
  const { columns: p, featureNames } = first!;
  for (const each of all)
    if (each.values.length !== first!.values.length)
      throw new RangeError(
        `explanationStability: all repeats must explain the same rows; got ${each.shape.join("×")} after ${first!.shape.join("×")}`,
      );
  const importances = all.map((each) => each.importance());
  const features = featureNames.map((feature, j) => {
    const { mean, sd } = momentsOf(importances.map((each) => each[j]!));
    return { feature, mean, sd };
  });
  let worst = 0;
  let largest = 0;
  for (let at = 0; at < first!.values.length; at++) {
    const { mean, sd } = momentsOf(all.map((each) => each.values[at]!));
    worst = Math.max(worst, sd);
    largest = Math.max(largest, Math.abs(mean));
  }
  const size = Math.min(top, p);
  const tops = all.map((each) => new Set([...each.order()].slice(0, size)));
  let correlation = 0;
  let overlap = 0;
  let pairs = 0;
  for (let a = 0; a < repeats; a++)
    for (let b = a + 1; b < repeats; b++) {
      pairs += 1;
      correlation += rankCorrelation(importances[a]!, importances[b]!) ?? 1;
      overlap += [...tops[a]!].filter((j) => tops[b]!.has(j)).length / size;
    }
  const record = {
    repeats,
    features: features.toSorted((a, b) => b.mean - a.mean),
    rankCorrelation: p < 2 ? null : correlation / pairs,
    topOverlap: overlap / pairs,
    top: size,
    worstShare: largest === 0 ? 0 : worst / largest,
  };
  return shown(record, () => {
    const table = tableOf(record);
    return { "text/plain": textTable(table), "text/html": htmlTable(table) };
  });
}

function tableOf({
  repeats,
  features,
  rankCorrelation,
  topOverlap,
  top,
}: Omit<ExplanationStability, keyof Displayable>): Table {
  return {
    title: `Stability over ${repeats} repeats: rank correlation ${rankCorrelation === null ? "–" : rankCorrelation.toFixed(3)}, ${Math.round(100 * topOverlap)} % of the top ${top} shared`,
    columns: ["feature", "mean |contribution|", "standard deviation"],
    rows: features
      .slice(0, 15)
      .map(({ feature, mean, sd }) => [feature, Number(mean.toPrecision(4)), Number(sd.toPrecision(3))]),
  };
}

function momentsOf(values: readonly number[]): { readonly mean: number; readonly sd: number } {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return { mean, sd: Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1)) };
}
