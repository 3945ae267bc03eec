/**
 * `AdditiveExplainer`: exact Shapley values of a model that is a sum of functions of one feature each: what a feature adds is its function at the
 * row less its mean over the background. Whether the model is such a sum is tried on the rows: what the features add alone must add up. Two
 * coalitions a feature and row. Source: shap 0.46 `Additive`.
 */
import type { Predictor } from "../../models/index.ts";
import type { BatchFunction } from "../explained-model.ts";
import type { Game, Solution } from "../game.ts";
import { GameExplainer, type GameExplainerOptions } from "../game-explainer.ts";
import { emptyCoalitions, worthOf, type SolveOptions } from "../solve/coalitions.ts";

export interface AdditiveExplainerOptions extends GameExplainerOptions {
  /** Largest difference, beside the size of the output, that passes as rounding. Default 1e-6. */
  readonly tolerance?: number | undefined;
}

export class AdditiveExplainer extends GameExplainer {
  readonly name = "AdditiveExplainer";
  protected readonly method = "additive";
  readonly #tolerance: number;

  constructor(model: Predictor | BatchFunction, data: unknown, options: AdditiveExplainerOptions = {}) {
    super("AdditiveExplainer", model, data, options);
    this.#tolerance = options.tolerance ?? 1e-6;
  }

  cost(rows: number): number {
    return rows * this.background.design.rows * (this.background.design.columns + 2);
  }

  /** @throws RangeError where what the features add alone does not add up. */
  protected async solve(game: Game, options: SolveOptions): Promise<Solution> {
    const { players: p, varying } = game;
    const masks = emptyCoalitions(game, p + 2);
    masks.fill(1, p, 2 * p);
    for (let j = 0; j < p; j++) masks[(j + 2) * p + j] = 1;
    const worth = await worthOf(this.name, game, masks, options);
    const k = worth.length / (p + 2);
    const base = worth.slice(0, k);
    const full = worth.slice(k, 2 * k);
    const values = new Float64Array(p * k);
    for (let c = 0; c < k; c++) {
      let sum = base[c]!;
      let size = Math.max(Math.abs(base[c]!), Math.abs(full[c]!), 1e-12);
      for (let j = 0; j < p; j++) {
        if (varying[j] === 0) continue;
        const alone = worth[(j + 2) * k + c]! - base[c]!;
        values[j * k + c] = alone;
        size = Math.max(size, Math.abs(alone));
        sum += alone;
      }
      if (Math.abs(sum - full[c]!) > this.#tolerance * size)
        throw new RangeError(
          `${this.name}: the model must be a sum of functions of one feature each; got ${full[c]} where the features alone add up to ${sum}: features act together; use PermutationExplainer or explain(model, X)`,
        );
    }
    return { values, base, full, exact: true };
  }
}
