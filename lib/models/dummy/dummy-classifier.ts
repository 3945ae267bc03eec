/**
 * A classifier that ignores its features: what any real model must beat. `prior` answers with the class shares of training,
 * `mostFrequent` with probability 1 for the most frequent class (the first of equals), `constant` with a given class, `uniform` with
 * equal probabilities and a class drawn at random, `stratified` with a class drawn by the shares of training. Source: scikit-learn
 * `DummyClassifier`; draws depend on `randomState` and the position of the row only.
 */
import { createRng } from "../../core/index.ts";
import type { Design, Label } from "../../data/index.ts";
import type { Run } from "../../prep/index.ts";
import { checkDesign, type ClassifierOptions } from "../design.ts";
import { Classifier, type ClassTask } from "../model.ts";

export interface DummyParams {
  /** Default `prior`; it predicts the most frequent class, as `mostFrequent` does. */
  readonly strategy?: "prior" | "mostFrequent" | "stratified" | "uniform" | "constant";
  /** The class that `constant` gives. */
  readonly constant?: Label;
  /** Seed; default 0. */
  readonly randomState?: number;
}

export interface DummyOptions extends ClassifierOptions {
  readonly strategy?: "prior" | "mostFrequent" | "uniform";
  /** Weight of each row; 1 when missing. */
  readonly sampleWeight?: ArrayLike<number> | undefined;
}

export interface DummyClassifierFit {
  readonly classes: number;
  /** What every row gets. */
  readonly probabilities: Float64Array;
}

export class DummyClassifier extends Classifier<DummyParams, DummyClassifierFit> {
  readonly name = "DummyClassifier";
  protected override readonly needsTwoClasses = false;
  protected override readonly acceptsMissing = true;
  protected override readonly acceptsCategories = true;

  constructor(params: DummyParams = {}) {
    super(params, ["strategy", "constant", "randomState"]);
    const known = ["prior", "mostFrequent", "stratified", "uniform", "constant"];
    if (!known.includes(params.strategy ?? "prior"))
      throw new RangeError(
        `DummyClassifier: strategy must be one of ${known.join(", ")}; got ${JSON.stringify(params.strategy)}`,
      );
  }

  protected override learn({ y, k, weights, labels }: ClassTask): DummyClassifierFit {
    const { strategy = "prior", constant } = this.params;
    const shares = classShares(y, k, weights);
    if (strategy === "mostFrequent") return dummyFit(k, certain(k, largest(shares)));
    if (strategy === "uniform") return dummyFit(k, new Float64Array(k).fill(1 / k));
    if (strategy !== "constant") return dummyFit(k, shares);
    const at = labels.indexOf(constant!);
    if (at < 0)
      throw new RangeError(
        `DummyClassifier: constant must be a class of y; got ${JSON.stringify(constant)}; y holds ${labels.slice(0, 10).join(", ")}`,
      );
    return dummyFit(k, certain(k, at));
  }

  protected override probabilities(model: DummyClassifierFit, X: Design): Float64Array {
    if (this.params.strategy !== "stratified") return dummyProbabilities(model, X.rows);
    const out = new Float64Array(X.rows * model.classes);
    for (const [i, c] of this.#draws(X.rows).entries()) out[i * model.classes + c] = 1;
    return out;
  }

  override async predict(X: unknown, run: Run = {}): Promise<Label[]> {
    if (this.params.strategy !== "uniform") return super.predict(X, run);
    const classes = this.state.classes!;
    return Array.from(this.#draws(this.predictionDesign(X).rows), (c) => classes[c]!);
  }

  /** A class for each row, by the probabilities. */
  #draws(rows: number): Int32Array {
    const { probabilities } = this.state.model;
    const rng = createRng(this.params.randomState ?? 0);
    return Int32Array.from({ length: rows }, () => {
      let rest = rng.next();
      let c = 0;
      while (c < probabilities.length - 1 && rest >= probabilities[c]!) rest -= probabilities[c++]!;
      return c;
    });
  }
}

/** @throws RangeError on wrong sizes or labels. */
export function fitDummyClassifier(
  X: Float64Array,
  n: number,
  p: number,
  y: ArrayLike<number>,
  options: DummyOptions = {},
): DummyClassifierFit {
  const classes = checkDesign("fitDummyClassifier", X, n, p, y, options);
  if (options.strategy === "uniform") return dummyFit(classes, new Float64Array(classes).fill(1 / classes));
  const shares = classShares(y, classes, options.sampleWeight);
  return dummyFit(classes, options.strategy === "mostFrequent" ? certain(classes, largest(shares)) : shares);
}

/** n×classes probabilities, row-major. */
export function dummyProbabilities(model: DummyClassifierFit, n: number): Float64Array {
  const out = new Float64Array(n * model.classes);
  for (let i = 0; i < n; i++) out.set(model.probabilities, i * model.classes);
  return out;
}

function dummyFit(classes: number, probabilities: Float64Array): DummyClassifierFit {
  return Object.freeze({ classes, probabilities });
}

function certain(classes: number, at: number): Float64Array {
  return Float64Array.from({ length: classes }, (_, c) => Number(c === at));
}

function largest(shares: Float64Array): number {
  return shares.indexOf(shares.reduce((a, b) => Math.max(a, b), 0));
}

function classShares(
  y: ArrayLike<number>,
  classes: number,
  weights: ArrayLike<number> | undefined,
): Float64Array {
  const out = new Float64Array(classes);
  let total = 0;
  for (let i = 0; i < y.length; i++) {
    const weight = weights?.[i] ?? 1;
    out[y[i]!]! += weight;
    total += weight;
  }
  return out.map((sum) => sum / total);
}
