/** `ExactExplainer`: Shapley values of any model by all coalitions, for some 15 features; see solve/exact.ts. Source: shap 0.46. */
import type { Predictor } from "../../models/index.ts";
import type { BatchFunction } from "../explained-model.ts";
import type { ExplainOptions } from "../explainer.ts";
import type { Explanation } from "../explanation.ts";
import type { Game, Solution } from "../game.ts";
import { GameExplainer, type GameExplainerOptions } from "../game-explainer.ts";
import type { AnyMasker, MaskedModel } from "../masked-model.ts";
import type { SolveOptions } from "../solve/coalitions.ts";
import { exactSolution } from "../solve/exact.ts";

export interface ExactExplainerOptions extends GameExplainerOptions {
  /** Coalitions for each row at most. Default 100 000. */
  readonly maxEvals?: number | undefined;
  /** Contributions of pairs, too (Shapley–Taylor). */
  readonly interactions?: boolean | undefined;
  /** What each feature adds alone, too. */
  readonly mainEffects?: boolean | undefined;
  /** A hierarchy, (p − 1)×4 as scipy's linkage: then Owen's values. */
  readonly clustering?: Float64Array | undefined;
}

const ALL = "exact, all coalitions";
const OWEN = "exact, Owen values along the hierarchy";

export class ExactExplainer extends GameExplainer {
  readonly name = "ExactExplainer";
  protected readonly method: string;
  readonly #options: ExactExplainerOptions;

  constructor(model: MaskedModel, masker: AnyMasker, options?: ExactExplainerOptions);
  constructor(model: Predictor | BatchFunction, data: unknown, options?: ExactExplainerOptions);
  constructor(
    model: Predictor | BatchFunction | MaskedModel,
    data: unknown,
    options: ExactExplainerOptions = {},
  ) {
    super("ExactExplainer", model, data, options);
    this.#options = options;
    this.method = options.clustering === undefined ? ALL : OWEN;
  }

  cost(rows: number): number {
    const { rows: b, columns: p } = this.background.design;
    return rows * b * (this.#options.clustering === undefined ? 2 ** p : 2 * p * p);
  }

  /** Along the hierarchy where a masker brings one, as texts and images do. */
  override async explain(X: unknown, options: ExplainOptions = {}): Promise<Explanation> {
    const explanation = await super.explain(X, options);
    return explanation.clustering === undefined
      ? explanation
      : explanation.with({ method: explanation.method.replace(ALL, OWEN) });
  }

  protected override async gameOf(row: Float64Array): Promise<Game> {
    const game = await super.gameOf(row);
    const { clustering } = this.#options;
    return clustering === undefined ? game : withClustering(game, clustering);
  }

  protected solve(game: Game, options: SolveOptions): Promise<Solution> {
    const { maxEvals, interactions, mainEffects } = this.#options;
    return exactSolution(game, { ...options, maxEvals, interactions, mainEffects });
  }
}

/** The game with a hierarchy of its players. */
export function withClustering(game: Game, clustering: Float64Array): Game {
  return {
    players: game.players,
    get outputs() {
      return game.outputs;
    },
    varying: game.varying,
    costPerCoalition: game.costPerCoalition,
    clustering,
    evaluate: (masks, run) => game.evaluate(masks, run),
    get evaluations() {
      return game.evaluations;
    },
  };
}
