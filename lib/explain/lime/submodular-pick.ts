/**
 * Submodular pick: the few explanations that together show most of what matters, chosen greedily by coverage of the features' importance
 * (Ribeiro, Singh and Guestrin 2016, algorithm 2; lime 0.2). O(picks · explanations · features).
 */
import type { LimeExplanation } from "./lime-explanation.ts";

export interface SubmodularPick {
  /** Positions of the chosen explanations, in the order in which they were chosen. */
  readonly picked: readonly number[];
  readonly explanations: readonly LimeExplanation[];
}

/**
 * @param explanations of a sample of rows, or of all.
 * @param numExpsDesired default 5; all where there are fewer.
 */
export function submodularPick(explanations: readonly LimeExplanation[], numExpsDesired = 5): SubmodularPick {
  if (!(Number.isInteger(numExpsDesired) && numExpsDesired >= 1))
    throw new RangeError(
      `submodularPick: numExpsDesired must be a whole number of 1 or more; got ${numExpsDesired}`,
    );
  const position = new Map<string, number>();
  const rows = explanations.map((explanation) => {
    const weights = new Map<number, number>();
    for (const label of explanation.availableLabels())
      for (const [name, weight] of explanation.asList(label)) {
        let at = position.get(name);
        if (at === undefined) position.set(name, (at = position.size));
        weights.set(at, (weights.get(at) ?? 0) + weight);
      }
    return weights;
  });
  const importance = new Float64Array(position.size);
  for (const row of rows) for (const [at, weight] of row) importance[at]! += Math.abs(weight);
  for (let at = 0; at < importance.length; at++) importance[at] = Math.sqrt(importance[at]!);
  const picked: number[] = [];
  const covered = new Set<number>();
  const left = new Set(rows.keys());
  while (picked.length < Math.min(numExpsDesired, rows.length)) {
    let best = -1;
    let most = 0;
    for (const i of left) {
      let sum = 0;
      for (const at of covered) sum += importance[at]!;
      for (const [at, weight] of rows[i]!) if (weight !== 0 && !covered.has(at)) sum += importance[at]!;
      if (sum >= most) [most, best] = [sum, i];
    }
    picked.push(best);
    left.delete(best);
    for (const [at, weight] of rows[best]!) if (weight !== 0) covered.add(at);
  }
  return { picked, explanations: picked.map((i) => explanations[i]!) };
}
