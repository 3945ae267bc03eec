/**
 * How SBX and VSBX make one child of two: each number is taken from the crossed pair or left as the parents have it, the two
 * may change places, and one of the two children lives. Source: Optuna 5.0, `_sbx.py`.
 */
import type { RandomState } from "../random-state.ts";
import { checkProbability } from "./crossover.ts";

export interface GeneChoiceOptions {
  /** Distribution index: the greater, the nearer are children to their parents. By default 2, for several objectives 20. */
  readonly eta?: number | null;
  /** How likely the two children exchange a number. Default 0.5. */
  readonly uniformCrossoverProb?: number;
  /** How likely a number is crossed at all; above 0. Default 0.5. */
  readonly useChildGeneProb?: number;
}

/** The options with their defaults. @throws RangeError for an eta below 0 or what is no probability. */
export function geneChoice(where: string, options: GeneChoiceOptions): Required<GeneChoiceOptions> {
  const { eta = null, uniformCrossoverProb = 0.5, useChildGeneProb = 0.5 } = options;
  if (eta !== null && !(eta >= 0))
    throw new RangeError(`${where}: eta must be at least 0; got ${String(eta)}; 2 to 20 is usual`);
  checkProbability(where, "uniformCrossoverProb", uniformCrossoverProb);
  checkProbability(where, "useChildGeneProb", useChildGeneProb, true);
  return { eta, uniformCrossoverProb, useChildGeneProb };
}

/** One child of the crossed pair and the parents. */
export function chooseGenes(
  crossed: readonly [Float64Array, Float64Array],
  parents: readonly Float64Array[],
  random: RandomState,
  options: Required<GeneChoiceOptions>,
): Float64Array {
  const n = crossed[0].length;
  const children = [new Float64Array(n), new Float64Array(n)] as const;
  for (let i = 0; i < n; i++) {
    const pair = random.rng.next() < options.useChildGeneProb ? crossed : parents;
    const first = random.rng.next() >= options.uniformCrossoverProb ? 0 : 1;
    children[0][i] = pair[first]![i]!;
    children[1][i] = pair[1 - first]![i]!;
  }
  return random.rng.next() < 0.5 ? children[0] : children[1];
}
