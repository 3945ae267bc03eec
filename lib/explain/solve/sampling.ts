/**
 * Shapley values by sampled marginal contributions (Štrumbelj and Kononenko 2010; shap 0.46 `Sampling`): for each player random orders and random background
 * rows, with the player and without; a second round goes where the first saw most variance; at last the sum is put right where the variance is largest.
 *
 * Here the background's mean stands for one row of it: the game is asked, not the model, so that every draw is worth the whole background.
 */
import type { Rng } from "../../core/index.ts";
import type { Game, Solution } from "../game.ts";
import { emptyCoalitions, varyingPlayers, worthOf, type SolveOptions } from "./coalitions.ts";

export interface SamplingOptions extends SolveOptions {
  readonly rng: Rng;
  /** Coalitions for a row at most; default 1000 for each player that varies, over the rows of the background, at least 20. */
  readonly nsamples?: number | undefined;
}

export async function samplingSolution(game: Game, options: SamplingOptions): Promise<Solution> {
  const where = "SamplingExplainer";
  const { rng } = options;
  const { players: p, costPerCoalition } = game;
  const inds = varyingPlayers(game);
  const m = inds.length;
  const ends = emptyCoalitions(game, 2);
  ends.fill(1, p);
  const worth = await worthOf(where, game, ends, options);
  const k = worth.length / 2;
  const base = worth.slice(0, k);
  const full = worth.slice(k);
  const values = new Float64Array(p * k);
  if (m <= 1) {
    if (m === 1) for (let c = 0; c < k; c++) values[inds[0]! * k + c] = full[c]! - base[c]!;
    return { values, base, full, exact: true };
  }
  const budget = options.nsamples ?? m * Math.max(20, Math.round(1000 / costPerCoalition));
  const each = Math.max(2, Math.floor(budget / (4 * m)));
  const counts = new Int32Array(m);
  const sums = new Float64Array(m * k);
  const squares = new Float64Array(m * k);
  await round(new Int32Array(m).fill(each));
  const second = new Int32Array(m);
  const variance = Float64Array.from({ length: m }, (_, a) => varianceOf(a));
  const total = variance.reduce((sum, x) => sum + x, 0);
  const rest = Math.max(0, Math.floor(budget / 2) - each * m);
  for (let a = 0; a < m; a++) second[a] = Math.floor(rest * (total === 0 ? 1 / m : variance[a]! / total));
  await round(second);
  const errorStd = new Float64Array(p * k);
  for (let c = 0; c < k; c++) {
    let missing = full[c]! - base[c]!;
    let spread = 0;
    const v = new Float64Array(m);
    for (let a = 0; a < m; a++) {
      const mean = sums[a * k + c]! / counts[a]!;
      v[a] = Math.max(0, squares[a * k + c]! / counts[a]! - mean * mean) / Math.max(1, counts[a]! - 1);
      spread += v[a]!;
      missing -= mean;
    }
    for (let a = 0; a < m; a++) {
      const share = spread === 0 ? 1 / m : v[a]! / spread;
      values[inds[a]! * k + c] = sums[a * k + c]! / counts[a]! + missing * share;
      errorStd[inds[a]! * k + c] = Math.sqrt(v[a]!);
    }
  }
  return { values, base, full, errorStd, exact: false };

  async function round(draws: Int32Array): Promise<void> {
    const n = draws.reduce((sum, x) => sum + x, 0);
    if (n === 0) return;
    const masks = emptyCoalitions(game, 2 * n);
    const order = inds.slice();
    let q = 0;
    for (let a = 0; a < m; a++)
      for (let s = 0; s < draws[a]!; s++, q++) {
        rng.shuffle(order);
        for (const j of order) {
          if (j === inds[a]) {
            masks[(2 * q + 1) * p + j] = 1;
            break;
          }
          masks[2 * q * p + j] = 1;
          masks[(2 * q + 1) * p + j] = 1;
        }
      }
    const out = await worthOf(where, game, masks, options);
    q = 0;
    for (let a = 0; a < m; a++)
      for (let s = 0; s < draws[a]!; s++, q++) {
        counts[a]! += 1;
        for (let c = 0; c < k; c++) {
          const d = out[(2 * q + 1) * k + c]! - out[2 * q * k + c]!;
          sums[a * k + c]! += d;
          squares[a * k + c]! += d * d;
        }
      }
  }

  function varianceOf(a: number): number {
    let sum = 0;
    for (let c = 0; c < k; c++)
      sum += Math.max(0, squares[a * k + c]! / counts[a]! - (sums[a * k + c]! / counts[a]!) ** 2);
    return Math.sqrt(sum);
  }
}
