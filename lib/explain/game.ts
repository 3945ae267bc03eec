/**
 * A game: the features of one input are players, a coalition is the set of those that keep their value, and its worth is the model's
 * mean output while the others are masked. What Kernel, Permutation, Exact, Sampling, Partition and Additive are written on; where the
 * players come from (columns, words, superpixels) is the masker's matter.
 */
import type { Run } from "../prep/index.ts";

export interface Game {
  /** p. */
  readonly players: number;
  /** k. */
  readonly outputs: number;
  /** p: 1 where masking can change the input; the others' contribution is 0 by definition. */
  readonly varying: Uint8Array;
  /** Of a hierarchy of players, (p − 1)×4 as scipy's linkage; for Owen values. */
  readonly clustering?: Float64Array | undefined;
  /** Inputs that the model is asked for by one coalition: the rows of the background. */
  readonly costPerCoalition: number;
  /**
   * Worth of m coalitions: m×k. Works in blocks of bounded memory, and asks the model once for inputs that are the same.
   * @param masks m×p, 1 for a player that is present.
   */
  evaluate(masks: Uint8Array, run?: Run): Promise<Float64Array>;
  /** Inputs that the model was asked for until now. */
  readonly evaluations: number;
}

/** What a game's players get. */
export interface Solution {
  /** p×k. */
  readonly values: Float64Array;
  /** k: worth of the empty coalition. */
  readonly base: Float64Array;
  /** k: worth of all players. */
  readonly full: Float64Array;
  /** p×k standard errors, where the solution was estimated and tells them. */
  readonly errorStd?: Float64Array | undefined;
  /** p×p×k, where asked for. */
  readonly interactionValues?: Float64Array | undefined;
  /** p×k, where asked for. */
  readonly mainEffects?: Float64Array | undefined;
  /** Whether nothing was left to chance: all coalitions were seen, or those left out are known not to matter. */
  readonly exact: boolean;
}
