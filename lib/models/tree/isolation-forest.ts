/**
 * Isolation forest: rows that random cuts set apart after few steps are anomalies.
 *
 * Each tree draws up to 256 rows and cuts them, a random feature at a random value, to depth ⌈log₂ rows⌉. With h the mean depth of a row,
 * a leaf of n rows counted c(n) deeper, and c(n) = 2 H(n−1) − 2 (n−1)/n, H(i) ≈ ln i + γ: score = −2^(−h / c(rows drawn)), from −1
 * (anomaly) to 0. Source: Liu, Ting and Zhou (2008), "Isolation forest"; scikit-learn `IsolationForest`. O(trees · 256 · log 256), and
 * O(rows · trees · depth) to score.
 */
import { createRng, quantile, type Matrix, type Rng } from "../../core/index.ts";
import {
  alignDesign,
  designOf,
  featuresOf,
  inTurns,
  type Design,
  type Features,
  type Steps,
} from "../../data/index.ts";
import { Learner, type Run } from "../../prep/index.ts";
import { rowWeights, type Estimator, type FitOptions } from "../model.ts";
import type { TreeEnsemble } from "../tree-ensemble.ts";
import { predictTreesInTurns } from "../tree-predict.ts";
import { checkRange } from "./check-parameter.ts";
import type { GrownTree } from "./grow-tree.ts";
import { joinTrees } from "./join-trees.ts";

export interface IsolationForestParams {
  /** Number of trees; default 100. */
  readonly nEstimators?: number;
  /** Rows for each tree: "auto" (default: 256, or all when fewer), a count, or a share up to 1. */
  readonly maxSamples?: number | "auto";
  /** Share of anomalies in training, up to 0.5, which sets the threshold; "auto" (default): scores below −0.5. */
  readonly contamination?: number | "auto";
  /** Features of each tree: a share up to 1 (default, all) or a count. */
  readonly maxFeatures?: number;
  /** Whether rows are drawn with replacement; default false. */
  readonly bootstrap?: boolean;
  /** Seed; default 0. */
  readonly randomState?: number;
}

export interface IsolationForestFit {
  readonly features: Features;
  /** Raw output: mean depth h. */
  readonly ensemble: TreeEnsemble;
  /** Rows that each tree drew. */
  readonly drawn: number;
  /** Scores below it are anomalies. */
  readonly offset: number;
}

export class IsolationForest extends Learner<IsolationForestParams, IsolationForestFit> implements Estimator {
  readonly name = "IsolationForest";
  readonly task = "detection";

  constructor(params: IsolationForestParams = {}) {
    super(params, ["nEstimators", "maxSamples", "contamination", "maxFeatures", "bootstrap", "randomState"]);
  }

  get features(): Features | undefined {
    return this.isFitted ? this.state.features : undefined;
  }

  /** What `decisionFunction` takes from scores. */
  get offset(): number {
    return this.state.offset;
  }

  /**
   * @param _y not used.
   * @param options `sampleWeight` is refused: rows are drawn evenly.
   * @throws RangeError on a parameter's value, and on features that are missing, infinite or text.
   */
  async fit(X: unknown, _y?: unknown, options: FitOptions = {}): Promise<this> {
    const design = designOf(this.name, X);
    const features = featuresOf(design);
    this.#check(design);
    const weights = rowWeights(this.name, design.rows, options.sampleWeight);
    if (weights !== undefined)
      throw new RangeError(`${this.name}: cannot use sampleWeight; got weights; leave them out`);
    const { contamination = "auto" } = this.params;
    if (contamination !== "auto")
      checkRange(this.name, "contamination", contamination, Number.MIN_VALUE, 0.5);
    const { ensemble, drawn } = await inTurns(
      growIsolationTrees(this.name, design, this.params),
      options.signal,
    );
    let offset = -0.5;
    if (contamination !== "auto") {
      const scores = depthScores(
        await predictTreesInTurns(ensemble, design.values, design.rows, options),
        drawn,
      );
      offset = quantile(scores.sort(), contamination)!;
    }
    this.setState(Object.freeze({ features, ensemble, drawn, offset }));
    return this;
  }

  /** −1 for anomalies, 1 for the rest. */
  async predict(X: unknown, options: Run = {}): Promise<number[]> {
    const { values } = await this.decisionFunction(X, options);
    return Array.from(values, (value) => (value < 0 ? -1 : 1));
  }

  /** Scores from −1 (anomaly) to 0, one a row. */
  async scoreSamples(X: unknown, options: Run = {}): Promise<Float64Array> {
    const { features, ensemble, drawn } = this.state;
    const design = alignDesign(this.name, designOf(this.name, X), features);
    this.#check(design);
    return depthScores(await predictTreesInTurns(ensemble, design.values, design.rows, options), drawn);
  }

  /** Scores less the offset: below 0 for anomalies. rows×1. */
  async decisionFunction(X: unknown, options: Run = {}): Promise<Matrix> {
    const scores = await this.scoreSamples(X, options);
    const { offset } = this.state;
    return { rows: scores.length, columns: 1, values: scores.map((score) => score - offset) };
  }

  /** Trees whose raw output is the mean depth: small for anomalies. */
  structure(): TreeEnsemble | undefined {
    return this.isFitted ? this.state.ensemble : undefined;
  }

  #check({ values, columns, names, categories }: Design): void {
    const text = categories?.findIndex((each) => each !== undefined) ?? -1;
    if (text >= 0)
      throw new RangeError(
        `${this.name}: features must be numbers; column "${names[text]}" holds text; put an encoder before it`,
      );
    const at = values.findIndex((x) => !Number.isFinite(x));
    if (at >= 0)
      throw new RangeError(
        `${this.name}: features must be finite; got ${values[at]} in row ${Math.floor(at / columns)}, column "${names[at % columns]}"; impute or drop such rows`,
      );
  }
}

/** c(n): mean depth of a row in a random tree of n rows; 0 for 1, 1 for 2. */
export function averagePathLength(n: number): number {
  if (n <= 1) return 0;
  if (n === 2) return 1;
  return 2 * (Math.log(n - 1) + EULER_GAMMA) - (2 * (n - 1)) / n;
}

const EULER_GAMMA = 0.5772156649015329;

function depthScores(depths: Float64Array, drawn: number): Float64Array {
  const usual = averagePathLength(drawn);
  // Trees of one row say nothing: depth 0 of 0 counts as the usual depth.
  return depths.map((depth) => (usual === 0 ? -0.5 : -(2 ** (-depth / usual))));
}

function* growIsolationTrees(
  where: string,
  X: Design,
  params: IsolationForestParams,
): Steps<{ readonly ensemble: TreeEnsemble; readonly drawn: number }> {
  const {
    nEstimators = 100,
    maxSamples = "auto",
    maxFeatures = 1,
    bootstrap = false,
    randomState = 0,
  } = params;
  checkRange(where, "nEstimators", nEstimators, 1, Infinity, true);
  if (maxSamples !== "auto")
    checkRange(where, "maxSamples", maxSamples, Number.MIN_VALUE, Infinity, maxSamples > 1);
  checkRange(where, "maxFeatures", maxFeatures, Number.MIN_VALUE, X.columns, maxFeatures > 1);
  const drawn =
    maxSamples === "auto"
      ? Math.min(256, X.rows)
      : maxSamples <= 1
        ? Math.max(1, Math.floor(maxSamples * X.rows))
        : Math.min(maxSamples, X.rows);
  const used = maxFeatures <= 1 ? Math.max(1, Math.floor(maxFeatures * X.columns)) : maxFeatures;
  const root = createRng(randomState);
  const trees: GrownTree[] = [];
  const columns: Int32Array[] = [];
  const pool = Int32Array.from({ length: X.rows }, (_, i) => i);
  for (let t = 0; t < nEstimators; t++) {
    const rng = root.split();
    columns.push(
      used === X.columns ? Int32Array.from({ length: used }, (_, j) => j) : rng.choice(X.columns, used),
    );
    const rows = bootstrap
      ? Int32Array.from({ length: drawn }, () => rng.integer(X.rows))
      : drawRows(pool, drawn, rng);
    trees.push(growIsolationTree(X, rows, columns[t]!, rng));
    if (t % 16 === 15) yield;
  }
  return { ensemble: joinTrees(trees, X.columns, 1, 0, columns), drawn };
}

/** The first `k` of a shuffle, without shuffling the rest; the pool stays in another order, which the next draw may begin from. */
function drawRows(pool: Int32Array, k: number, rng: Rng): Int32Array {
  for (let i = 0; i < k; i++) {
    const j = i + rng.integer(pool.length - i);
    const row = pool[j]!;
    pool[j] = pool[i]!;
    pool[i] = row;
  }
  return pool.slice(0, k);
}

function growIsolationTree(X: Design, rows: Int32Array, columns: Int32Array, rng: Rng): GrownTree {
  const most = Math.ceil(Math.log2(Math.max(rows.length, 2)));
  const left: number[] = [];
  const feature: number[] = [];
  const threshold: number[] = [];
  const from = [0];
  const to = [rows.length];
  const depth = [0];
  const order = Int32Array.from({ length: columns.length }, (_, j) => j);
  for (let node = 0; node < from.length; node++) {
    const [start, end] = [from[node]!, to[node]!];
    left.push(-1);
    feature.push(-1);
    threshold.push(0);
    if (end - start < 2 || depth[node]! >= most) continue;
    for (let tried = 0; tried < order.length; tried++) {
      const other = tried + rng.integer(order.length - tried);
      const f = order[other]!;
      order[other] = order[tried]!;
      order[tried] = f;
      const j = columns[f]!;
      let [low, high] = [Infinity, -Infinity];
      for (let i = start; i < end; i++) {
        const x = X.values[rows[i]! * X.columns + j]!;
        if (x < low) low = x;
        if (x > high) high = x;
      }
      if (!(low < high)) continue;
      const u = rng.next();
      let cut = low * (1 - u) + high * u;
      if (!(cut >= low && cut < high)) cut = low;
      let middle = start;
      for (let i = start; i < end; i++) {
        const row = rows[i]!;
        if (X.values[row * X.columns + j]! > cut) continue;
        rows[i] = rows[middle]!;
        rows[middle++] = row;
      }
      left[node] = from.length;
      feature[node] = f;
      threshold[node] = cut;
      from.push(start, middle);
      to.push(middle, end);
      depth.push(depth[node]! + 1, depth[node]! + 1);
      break;
    }
  }
  const count = from.map((start, node) => to[node]! - start);
  return {
    left: Int32Array.from(left),
    feature: Int32Array.from(feature),
    threshold: Float64Array.from(threshold),
    defaultLeft: new Uint8Array(left.length),
    cover: Float64Array.from(count),
    gain: new Float64Array(left.length),
    value: Float64Array.from(count, (n, node) => depth[node]! + averagePathLength(n)),
  };
}
