/** `PartitionExplainer`: Owen values of any model along a hierarchy of correlated features; see solve/partition.ts. Source: shap 0.46. */
import { createRng, type Rng } from "../../core/index.ts";
import type { Predictor } from "../../models/index.ts";
import type { BatchFunction } from "../explained-model.ts";
import type { ExplainOptions } from "../explainer.ts";
import type { Explanation } from "../explanation.ts";
import type { Game, Solution } from "../game.ts";
import { GameExplainer, type GameExplainerOptions } from "../game-explainer.ts";
import { hclust } from "../hclust.ts";
import { isMasker, type AnyMasker, type MaskedModel } from "../masked-model.ts";
import type { SolveOptions } from "../solve/coalitions.ts";
import { partitionSolution } from "../solve/partition.ts";
import { withClustering } from "./exact-explainer.ts";

export interface PartitionExplainerOptions extends GameExplainerOptions {
  /** Coalitions for each row at most. Default 500; what is left then goes to a branch's features in equal shares. */
  readonly maxEvals?: number | undefined;
  /** Default: the background's columns, by correlation and single linkage; a masker brings its own. */
  readonly clustering?: Float64Array | undefined;
  readonly fixedContext?: 0 | 1 | undefined;
  /** Coalitions that the model is asked for at once. Default 10, of texts 5; a budget ends with the batch in which it is spent. */
  readonly batchSize?: number | undefined;
}

export class PartitionExplainer extends GameExplainer {
  readonly name = "PartitionExplainer";
  protected readonly method = "partition, Owen values";
  /** (p − 1)×4 as scipy's linkage. */
  readonly clustering: Float64Array;
  readonly #options: PartitionExplainerOptions;
  readonly #isText: boolean;
  #rng: Rng;

  constructor(model: MaskedModel, masker: AnyMasker, options?: PartitionExplainerOptions);
  constructor(model: Predictor | BatchFunction, data: unknown, options?: PartitionExplainerOptions);
  constructor(
    model: Predictor | BatchFunction | MaskedModel,
    data: unknown,
    options: PartitionExplainerOptions = {},
  ) {
    super("PartitionExplainer", model, data, options);
    this.#options = options;
    this.#rng = createRng(this.seed, { kind: "numpy" });
    const { design } = this.background;
    this.#isText = isMasker(data) && data.kind === "text";
    this.clustering =
      options.clustering ??
      (design.columns < 2 ? new Float64Array(0) : hclust(design, { metric: "correlation" }));
    if (!isMasker(data) && this.clustering.length !== 4 * (design.columns - 1))
      throw new RangeError(
        `PartitionExplainer: a clustering of ${design.columns} features has ${design.columns - 1}×4 numbers; got ${this.clustering.length}`,
      );
  }

  cost(rows: number): number {
    return (
      rows *
      this.background.design.rows *
      Math.min(this.#options.maxEvals ?? 500, 2 * this.background.design.columns ** 2 || Infinity)
    );
  }

  override async explain(X: unknown, options: ExplainOptions = {}): Promise<Explanation> {
    this.#rng = createRng(this.seed, { kind: "numpy" });
    const explanation = await super.explain(X, options);
    return explanation.clustering === undefined && this.clustering.length === 4 * (explanation.columns - 1)
      ? explanation.with({ clustering: this.clustering })
      : explanation;
  }

  protected override async gameOf(row: Float64Array): Promise<Game> {
    return withClustering(await super.gameOf(row), this.clustering);
  }

  protected solve(game: Game, options: SolveOptions): Promise<Solution> {
    const { maxEvals, fixedContext } = this.#options;
    // As shap's batches, which decide where a budget ends: 5 coalitions for texts, else 10.
    const batchSize = this.#options.batchSize ?? (this.#isText ? 5 : 10);
    return partitionSolution(game, { ...options, maxEvals, fixedContext, batchSize, rng: this.#rng });
  }
}
