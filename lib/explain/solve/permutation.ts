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
  /** Coalitions for a row at most; a walk takes 2m + 1. Default 500, or one walk where that is more. */
  readonly maxEvals?: number | undefined;
  /** What each player adds alone, too. */
  readonly mainEffects?: boolean | undefined;
  /** errorStd as shap's `error_bounds`: the standard deviation of the 2 × walks marginal contributions, not the error of their mean. */
  readonly errorBounds?: boolean | undefined;
}

/** @throws RangeError when `maxEvals` is less than one walk. */
export async function permutationSolution(game: Game, options: PermutationOptions): Promise<Solution> {
  const { rng, maxEvals, mainEffects = false, errorBounds = false } = options;
  const { players: p } = game;
  const inds = varyingPlayers(game);
  const m = inds.length;
  const walk = 2 * m + 1;
  const most = maxEvals ?? Math.max(500, walk);
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
  // Places of the players in each walk.
  const places: Int32Array[] = [];
  const order = inds.slice();
  const rank = new Int32Array(p);
  for (let w = 0; w < walks; w++) {
    if (game.clustering === undefined) rng.shuffle(order);
    else shuffleAlong(game.clustering, game.varying, order, rng);
    for (let s = 0; s < m; s++) rank[order[s]!] = s;
    places.push(inds.map((j) => rank[j]!));
    for (let s = 0; s < m; s++)
      // Present from the step after its own until the same step of the way back.
      for (let q = s + 1; q < m + 1 + s; q++) masks[(w * walk + q) * p + order[s]!] = 1;
  }
  const worth = await worthOf("PermutationExplainer", game, masks, options);
  const k = worth.length / (walks * walk);
  const values = new Float64Array(p * k);
  // One draw a walk: its two contributions are not independent of each other; shap's deviation takes both.
  const errors = new Float64Array(p * k);
  for (let s = 0; s < m; s++) {
    for (let c = 0; c < k; c++) {
      const draws = new Float64Array(errorBounds ? 2 * walks : walks);
      let sum = 0;
      for (const [w, place] of places.entries()) {
        const at = w * walk + place[s]!;
        const forth = worth[(at + 1) * k + c]! - worth[at * k + c]!;
        const back = worth[(at + m) * k + c]! - worth[(at + m + 1) * k + c]!;
        sum += forth + back;
        if (errorBounds) draws.set([forth, back], 2 * w);
        else draws[w] = (forth + back) / 2;
      }
      const at = inds[s]! * k + c;
      values[at] = sum / (2 * walks);
      const variance = draws.reduce((total, draw) => total + (draw - values[at]!) ** 2, 0);
      errors[at] = Math.sqrt(errorBounds ? variance / draws.length : variance / (walks * (walks - 1)));
    }
  }
  const alone = mainEffects ? await aloneEffects(game, inds, worth.subarray(0, k), options) : undefined;
  return {
    values,
    base: worth.slice(0, k),
    full: worth.slice(m * k, (m + 1) * k),
    // Two players have two orders, which one walk and its way back cover.
    exact: m <= 2,
    ...(walks < 2 && !errorBounds ? {} : { errorStd: errors }),
    ...(alone === undefined ? {} : { mainEffects: alone }),
  };
}

/** Worth of each player alone, less that of none. */
async function aloneEffects(
  game: Game,
  inds: Int32Array,
  none: Float64Array,
  options: SolveOptions,
): Promise<Float64Array> {
  const { players: p } = game;
  const k = none.length;
  const masks = emptyCoalitions(game, inds.length);
  for (const [s, j] of inds.entries()) masks[s * p + j] = 1;
  const worth = await worthOf("PermutationExplainer", game, masks, options);
  const out = new Float64Array(p * k);
  for (const [s, j] of inds.entries())
    for (let c = 0; c < k; c++) out[j * k + c] = worth[s * k + c]! - none[c]!;
  return out;
}

/** An order in which the players of a branch stay together: at each node either side comes first. */
function shuffleAlong(clustering: Float64Array, varying: Uint8Array, out: Int32Array, rng: Rng): void {
  const p = varying.length;
  const stack = [2 * p - 2];
  let at = 0;
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (node < p) {
      if (varying[node] === 1) out[at++] = node;
      continue;
    }
    const [left, right] = [clustering[4 * (node - p)]!, clustering[4 * (node - p) + 1]!];
    if (rng.normal() < 0) stack.push(right, left);
    else stack.push(left, right);
  }
}
