/**
 * Shapley values by walks along random permutations of the players, forth and back ("antithetic"): each walk gives every player two marginal
 * contributions. Exact for models that are sums of functions of one or two features. Source: shap 0.46 `Permutation`; with a numpy generator the
 * walks are shap's after `np.random.seed`.
 */
import type { Rng } from "../../core/index.ts";
import type { Game, Solution } from "../game.ts";
import { emptyCoalitions, varyingPlayers, worthOf, type SolveOptions } from "./coalitions.ts";

export interface PermutationOptions extends SolveOptions {
  readonly rng: Rng;
  /** Coalitions for a row at most; a walk takes 2m + 1. Default 500, or 10 walks where that is more ("auto" in shap). */
  readonly maxEvals?: number | undefined;
}

/** @throws RangeError when `maxEvals` is less than one walk. */
export async function permutationSolution(game: Game, options: PermutationOptions): Promise<Solution> {
  const { rng, maxEvals } = options;
  const { players: p } = game;
  const inds = varyingPlayers(game);
  const m = inds.length;
  const walk = 2 * m + 1;
  const most = maxEvals ?? Math.max(500, 10 * walk);
  const walks = Math.floor(most / walk);
  if (walks === 0)
    throw new RangeError(
      `PermutationExplainer: one walk takes ${walk} coalitions for ${m} features that vary; got maxEvals ${most}; give at least ${walk}`,
    );
  if (m === 0) {
    const worth = await worthOf("PermutationExplainer", game, emptyCoalitions(game, 1), options);
    return { values: new Float64Array(p * worth.length), base: worth, full: worth, exact: true };
  }
  const masks = emptyCoalitions(game, walks * walk);
  const orders: Int32Array[] = [];
  for (let w = 0; w < walks; w++) {
    rng.shuffle(inds);
    const order = inds.slice();
    orders.push(order);
    for (let s = 0; s < m; s++)
      // Present from the step after its own until the same step of the way back.
      for (let q = s + 1; q < m + 1 + s; q++) masks[(w * walk + q) * p + order[s]!] = 1;
  }
  const worth = await worthOf("PermutationExplainer", game, masks, options);
  const k = worth.length / (walks * walk);
  const values = new Float64Array(p * k);
  const squares = new Float64Array(p * k);
  for (const [w, order] of orders.entries()) {
    const at = (q: number, c: number): number => worth[(w * walk + q) * k + c]!;
    for (let s = 0; s < m; s++)
      for (let c = 0; c < k; c++) {
        const forth = at(s + 1, c) - at(s, c);
        const back = at(m + s, c) - at(m + s + 1, c);
        values[order[s]! * k + c]! += forth + back;
        // The two of a walk are not independent: the walk's mean counts as one draw.
        squares[order[s]! * k + c]! += ((forth + back) / 2) ** 2;
      }
  }
  const out = values.map((x) => x / (2 * walks));
  const errorStd =
    walks < 2
      ? undefined
      : squares.map((x, at) => Math.sqrt(Math.max(0, x / walks - out[at]! ** 2) / (walks - 1)));
  return {
    values: out,
    base: worth.slice(0, k),
    full: worth.slice(m * k, (m + 1) * k),
    // Two players have two orders, which one walk and its way back cover.
    exact: m <= 2,
    ...(errorStd === undefined ? {} : { errorStd }),
  };
}
