/**
 * Shapley values by all coalitions: 2^m of them for m players that vary. φ_j = Σ_S |S|! (m − 1 − |S|)! / m! (v(S ∪ j) − v(S)).
 * Pairs are the Shapley–Taylor index of order two (Dhamdhere, Agarwal and Sundararajan 2020), half in each place: Σ_S |S|! (m − 1 − |S|)! / m! Δ_ab(S), and
 * the diagonal what a player adds alone; all together sum to v(all) − v(none). With a hierarchy, Owen's values: only coalitions of whole branches beside the path to the player.
 * Source: shap 0.46 `Exact`. O(2^m (m or m²)).
 */
import type { Game, Solution } from "../game.ts";
import { clusterLeaves } from "../clustering.ts";
import { emptyCoalitions, varyingPlayers, worthOf, type SolveOptions } from "./coalitions.ts";

export interface ExactOptions extends SolveOptions {
  readonly interactions?: boolean | undefined;
  /** What each player adds alone, and the pairs' diagonal by it, as shap's `Exact` does. */
  readonly mainEffects?: boolean | undefined;
  /** Coalitions at most. Default 100 000. */
  readonly maxEvals?: number | undefined;
}

/** @throws RangeError where there are more coalitions than `maxEvals`. */
export async function exactSolution(game: Game, options: ExactOptions = {}): Promise<Solution> {
  if (game.clustering !== undefined) return owenSolution(game, game.clustering, options);
  const { maxEvals = 100_000, interactions = false, mainEffects = false } = options;
  const inds = varyingPlayers(game);
  const m = inds.length;
  if (2 ** m > maxEvals)
    throw new RangeError(
      `ExactExplainer: ${m} features that vary have ${2 ** m} coalitions, more than maxEvals; got maxEvals ${maxEvals}; raise it, explain fewer features, or use PermutationExplainer`,
    );
  const { players: p } = game;
  const masks = emptyCoalitions(game, 2 ** m);
  for (let S = 0; S < 2 ** m; S++) for (let a = 0; a < m; a++) if ((S >> a) & 1) masks[S * p + inds[a]!] = 1;
  const worth = await worthOf("ExactExplainer", game, masks, options);
  const k = worth.length / 2 ** m;
  const weight = shapleyWeights(m);
  const values = new Float64Array(p * k);
  for (let S = 0; S < 2 ** m; S++) {
    const size = bitCount(S);
    for (let a = 0; a < m; a++) {
      const w = (S >> a) & 1 ? weight[size - 1]! : -weight[size]!;
      for (let c = 0; c < k; c++) values[inds[a]! * k + c]! += w * worth[S * k + c]!;
    }
  }
  const base = worth.slice(0, k);
  const full = worth.slice((2 ** m - 1) * k);
  const solution: Solution = { values, base, full, exact: true };
  const alone = mainEffects ? mainEffectsOf(worth, inds, p, k) : undefined;
  return {
    ...solution,
    ...(alone === undefined ? {} : { mainEffects: alone }),
    ...(interactions ? { interactionValues: pairsOf(worth, inds, p, k) } : {}),
  };
}

/** |S|! (m − 1 − |S|)! / m! for |S| = 0 … m − 1. */
export function shapleyWeights(m: number): Float64Array {
  const weights = new Float64Array(Math.max(1, m));
  for (let s = 0, choose = 1; s < m; s++) {
    weights[s] = 1 / (m * choose);
    choose = (choose * (m - 1 - s)) / (s + 1);
  }
  return weights;
}

function pairsOf(worth: Float64Array, inds: Int32Array, p: number, k: number): Float64Array {
  const m = inds.length;
  const weight = shapleyWeights(m);
  const out = new Float64Array(p * p * k);
  for (let a = 0; a < m; a++)
    for (let b = a + 1; b < m; b++) {
      const both = (1 << a) | (1 << b);
      for (let S = 0; S < 2 ** m; S++) {
        if ((S & both) !== 0) continue;
        const w = weight[bitCount(S)]!;
        for (let c = 0; c < k; c++) {
          const joint =
            worth[(S | both) * k + c]! -
            worth[(S | (1 << a)) * k + c]! -
            worth[(S | (1 << b)) * k + c]! +
            worth[S * k + c]!;
          out[(inds[a]! * p + inds[b]!) * k + c]! += w * joint;
        }
      }
      for (let c = 0; c < k; c++)
        out[(inds[b]! * p + inds[a]!) * k + c] = out[(inds[a]! * p + inds[b]!) * k + c]!;
    }
  for (let a = 0; a < m; a++)
    for (let c = 0; c < k; c++) out[(inds[a]! * p + inds[a]!) * k + c] = worth[(1 << a) * k + c]! - worth[c]!;
  return out;
}

function mainEffectsOf(worth: Float64Array, inds: Int32Array, p: number, k: number): Float64Array {
  const out = new Float64Array(p * k);
  for (let a = 0; a < inds.length; a++)
    for (let c = 0; c < k; c++) out[inds[a]! * k + c] = worth[(1 << a) * k + c]! - worth[c]!;
  return out;
}

/**
 * Owen's values along a hierarchy: on the way from the root to a player every branch beside the way is present or absent as a whole, all choices
 * alike. As many coalitions as there are such choices: about p² where the hierarchy is balanced, 2^p where it is a chain.
 */
async function owenSolution(game: Game, clustering: Float64Array, options: ExactOptions): Promise<Solution> {
  const { maxEvals = 100_000 } = options;
  const { players: p } = game;
  const leaves = clusterLeaves(clustering);
  const rows: Uint8Array[] = [];
  const known = new Map<string, number>();
  const rowOf = (mask: Uint8Array): number => {
    const key = mask.join("");
    let row = known.get(key);
    if (row === undefined) {
      known.set(key, (row = rows.length));
      rows.push(mask.slice());
      if (rows.length > maxEvals)
        throw new RangeError(
          `ExactExplainer: the hierarchy of ${p} features has more coalitions than maxEvals; got maxEvals ${maxEvals}; raise it, or use PartitionExplainer`,
        );
    }
    return row;
  };
  const empty = rowOf(new Uint8Array(p));
  const all = rowOf(new Uint8Array(p).fill(1));
  const pairs: { readonly player: number; readonly on: number; readonly off: number }[] = [];
  const visit = (node: number, outside: Uint8Array): void => {
    if (node < p) {
      const off = rowOf(outside);
      const on = outside.slice();
      on[node] = 1;
      pairs.push({ player: node, on: rowOf(on), off });
      return;
    }
    const [left, right] = [clustering[4 * (node - p)]!, clustering[4 * (node - p) + 1]!];
    for (const [inner, beside] of [
      [left, right],
      [right, left],
    ] as const) {
      visit(inner, outside);
      const present = outside.slice();
      for (const j of leaves[beside]!) present[j] = 1;
      visit(inner, present);
    }
  };
  visit(2 * p - 2, new Uint8Array(p));
  const masks = new Uint8Array(rows.length * p);
  for (const [q, row] of rows.entries()) masks.set(row, q * p);
  const worth = await worthOf("ExactExplainer", game, masks, options);
  const k = worth.length / rows.length;
  const values = new Float64Array(p * k);
  const counts = new Int32Array(p);
  for (const { player } of pairs) counts[player]! += 1;
  for (const { player, on, off } of pairs)
    for (let c = 0; c < k; c++)
      values[player * k + c]! += (worth[on * k + c]! - worth[off * k + c]!) / counts[player]!;
  return {
    values,
    base: worth.slice(empty * k, empty * k + k),
    full: worth.slice(all * k, all * k + k),
    exact: true,
  };
}

function bitCount(mask: number): number {
  let n = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) n += 1;
  return n;
}
