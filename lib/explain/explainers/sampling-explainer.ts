/** `SamplingExplainer`: Shapley values of any model by sampled marginal contributions; see solve/sampling.ts. Source: shap 0.46. */
import { createRng } from "../../core/index.ts";
import type { Predictor } from "../../models/index.ts";
import type { BatchFunction } from "../explained-model.ts";
import type { Game, Solution } from "../game.ts";
import { GameExplainer, type GameExplainerOptions } from "../game-explainer.ts";
import type { SolveOptions } from "../solve/coalitions.ts";
import { samplingSolution } from "../solve/sampling.ts";

export interface SamplingExplainerOptions extends GameExplainerOptions {
  /** Coalitions for each row. */
  readonly nsamples?: number | undefined;
}

export class SamplingExplainer extends GameExplainer {
  readonly name = "SamplingExplainer";
  protected readonly method = "sampling";
  readonly #nsamples: number | undefined;

  constructor(model: Predictor | BatchFunction, data: unknown, options: SamplingExplainerOptions = {}) {
    super("SamplingExplainer", model, data, options);
    this.#nsamples = options.nsamples;
  }

  cost(rows: number): number {
    const { rows: b, columns: p } = this.background.design;
    return rows * b * (this.#nsamples ?? p * Math.max(20, Math.round(1000 / b)));
  }

  protected solve(game: Game, options: SolveOptions): Promise<Solution> {
    return samplingSolution(game, { ...options, nsamples: this.#nsamples, rng: createRng(this.seed) });
  }
}
