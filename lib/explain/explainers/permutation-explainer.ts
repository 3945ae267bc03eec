/** `PermutationExplainer`: Shapley values of any model by walks along permutations, forth and back; see solve/permutation.ts. Source: shap 0.46. */
import { createRng, type Rng } from "../../core/index.ts";
import type { Predictor } from "../../models/index.ts";
import type { BatchFunction } from "../explained-model.ts";
import type { ExplainOptions } from "../explainer.ts";
import type { Explanation } from "../explanation.ts";
import type { Game, Solution } from "../game.ts";
import { GameExplainer, type GameExplainerOptions } from "../game-explainer.ts";
import type { AnyMasker, MaskedModel } from "../masked-model.ts";
import type { SolveOptions } from "../solve/coalitions.ts";
import { permutationSolution } from "../solve/permutation.ts";

export interface PermutationExplainerOptions extends GameExplainerOptions {
  /** Coalitions for each row at most; default 500, or one walk where that is more. */
  readonly maxEvals?: number | undefined;
  /** What each feature adds alone, too. */
  readonly mainEffects?: boolean | undefined;
  /** shap's `error_bounds`: errorStd is then the standard deviation of the contributions along the walks, not the error of their mean. */
  readonly errorBounds?: boolean | undefined;
}

export class PermutationExplainer extends GameExplainer {
  readonly name = "PermutationExplainer";
  protected readonly method = "permutation";
  readonly #options: PermutationExplainerOptions;
  #rng: Rng;

  constructor(model: MaskedModel, masker: AnyMasker, options?: PermutationExplainerOptions);
  constructor(model: Predictor | BatchFunction, data: unknown, options?: PermutationExplainerOptions);
  constructor(
    model: Predictor | BatchFunction | MaskedModel,
    data: unknown,
    options: PermutationExplainerOptions = {},
  ) {
    super("PermutationExplainer", model, data, options);
    this.#options = options;
    this.#rng = createRng(this.seed, { kind: "numpy" });
  }

  cost(rows: number): number {
    const { rows: b, columns: p } = this.background.design;
    const walk = 2 * p + 1;
    const most = this.#options.maxEvals ?? Math.max(500, walk);
    // Each step changes one feature: of a walk's inputs only the two ends are shared.
    return rows * b * Math.floor(most / walk) * walk;
  }

  override explain(X: unknown, options: ExplainOptions = {}): Promise<Explanation> {
    // One stream for all rows, as after numpy.random.seed; the same for every call.
    this.#rng = createRng(this.seed, { kind: "numpy" });
    return super.explain(X, options);
  }

  protected solve(game: Game, options: SolveOptions): Promise<Solution> {
    const { maxEvals, mainEffects, errorBounds } = this.#options;
    return permutationSolution(game, { ...options, maxEvals, mainEffects, errorBounds, rng: this.#rng });
  }
}
