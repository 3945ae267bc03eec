/** `KernelExplainer`: Shapley values of any model by a weighted regression on coalitions; see solve/kernel.ts. Source: shap 0.46. */
import { createRng } from "../../core/index.ts";
import type { Predictor } from "../../models/index.ts";
import type { BatchFunction } from "../explained-model.ts";
import type { Game, Solution } from "../game.ts";
import { GameExplainer, type GameExplainerOptions } from "../game-explainer.ts";
import type { AnyMasker, MaskedModel } from "../masked-model.ts";
import type { SolveOptions } from "../solve/coalitions.ts";
import { kernelSolution, type L1Reg } from "../solve/kernel.ts";

export interface KernelExplainerOptions extends GameExplainerOptions {
  /** Coalitions for each row; default 2·(features that vary) + 2048. */
  readonly nsamples?: number | undefined;
  /** Default "num_features(10)": at most ten features get a contribution; 0 for all. */
  readonly l1Reg?: L1Reg | undefined;
}

export class KernelExplainer extends GameExplainer {
  readonly name = "KernelExplainer";
  protected readonly method = "kernel";
  readonly #options: KernelExplainerOptions;

  /** @param data rows of the background; more than 100 (or `backgroundRows`) are drawn from. Or a masker of other inputs (texts, images). */
  constructor(model: MaskedModel, masker: AnyMasker, options?: KernelExplainerOptions);
  constructor(model: Predictor | BatchFunction, data: unknown, options?: KernelExplainerOptions);
  constructor(
    model: Predictor | BatchFunction | MaskedModel,
    data: unknown,
    options: KernelExplainerOptions = {},
  ) {
    super("KernelExplainer", model, data, options);
    this.#options = options;
  }

  cost(rows: number): number {
    const { rows: b, columns: p } = this.background.design;
    return rows * b * Math.min(2 ** Math.min(p, 50), this.#options.nsamples ?? 2 * p + 2048);
  }

  protected solve(game: Game, options: SolveOptions): Promise<Solution> {
    const { nsamples, l1Reg } = this.#options;
    return kernelSolution(game, { ...options, nsamples, l1Reg, rng: createRng(this.seed) });
  }
}
