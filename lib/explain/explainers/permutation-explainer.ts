/** `PermutationExplainer`: Shapley values of any model by walks along permutations, forth and back; see solve/permutation.ts. Source: shap 0.46. */
import { createRng, type Rng } from "../../core/index.ts";
import type { Predictor } from "../../models/index.ts";
import type { BatchFunction } from "../explained-model.ts";
import type { ExplainOptions } from "../explainer.ts";
import type { Explanation } from "../explanation.ts";
import type { Game, Solution } from "../game.ts";
import { GameExplainer, type GameExplainerOptions } from "../game-explainer.ts";
import type { SolveOptions } from "../solve/coalitions.ts";
import { permutationSolution } from "../solve/permutation.ts";

export interface PermutationExplainerOptions extends GameExplainerOptions {
  /** Coalitions for each row at most; default 500, or ten walks where that is more. */
  readonly maxEvals?: number | undefined;
}

export class PermutationExplainer extends GameExplainer {
  readonly name = "PermutationExplainer";
  protected readonly method = "permutation";
  readonly #maxEvals: number | undefined;
  #rng: Rng;

  constructor(model: Predictor | BatchFunction, data: unknown, options: PermutationExplainerOptions = {}) {
    super("PermutationExplainer", model, data, options);
    this.#maxEvals = options.maxEvals;
    this.#rng = createRng(this.seed, { kind: "numpy" });
  }

  cost(rows: number): number {
    const { rows: b, columns: p } = this.background.design;
    const walk = 2 * p + 1;
    const most = this.#maxEvals ?? Math.max(500, 10 * walk);
    // Each step changes one feature: of a walk's inputs only the two ends are shared.
    return rows * b * Math.floor(most / walk) * walk;
  }

  override explain(X: unknown, options: ExplainOptions = {}): Promise<Explanation> {
    // One stream for all rows, as after numpy.random.seed; the same for every call.
    this.#rng = createRng(this.seed, { kind: "numpy" });
    return super.explain(X, options);
  }

  protected solve(game: Game, options: SolveOptions): Promise<Solution> {
    return permutationSolution(game, { ...options, maxEvals: this.#maxEvals, rng: this.#rng });
  }
}
