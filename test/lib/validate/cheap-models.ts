/** Small models for tests of validation: quick to fit, with known faults. */
import type { Design } from "../../../lib/data/index.ts";
import {
  Classifier,
  fitKNeighborsClassifier,
  fitLogisticRegression,
  kNeighborsProbabilities,
  logisticProbabilities,
  Regressor,
  type ClassTask,
  type NumberTask,
} from "../../../lib/models/index.ts";

type Logistic = ReturnType<typeof fitLogisticRegression>;
type Neighbours = ReturnType<typeof fitKNeighborsClassifier>;

export class PlainLogistic extends Classifier<
  { readonly C?: number; readonly sharpness?: number },
  Logistic
> {
  readonly name = "PlainLogistic";

  constructor(params: { readonly C?: number; readonly sharpness?: number } = {}) {
    super(params, ["C", "sharpness"]);
  }

  protected override learn({ X, y, k }: ClassTask): Logistic {
    return fitLogisticRegression(X.values, X.rows, X.columns, y, {
      C: this.params.C ?? 1,
      classes: k,
      tol: 1e-4,
    });
  }

  /** `sharpness` makes the probabilities too sure (above 1) or too shy. */
  protected override probabilities(model: Logistic, X: Design, k: number): Float64Array {
    const P = logisticProbabilities(model, X.values, X.rows);
    const power = this.params.sharpness ?? 1;
    if (power === 1) return P;
    const out = new Float64Array(P.length);
    for (let i = 0; i < X.rows; i++) {
      let sum = 0;
      for (let c = 0; c < k; c++) sum += out[i * k + c] = P[i * k + c]! ** power;
      for (let c = 0; c < k; c++) out[i * k + c]! /= sum;
    }
    return out;
  }
}

export class PlainNeighbours extends Classifier<{ readonly nNeighbors?: number }, Neighbours> {
  readonly name = "PlainNeighbours";

  constructor(params: { readonly nNeighbors?: number } = {}) {
    super(params, ["nNeighbors"]);
  }

  protected override learn({ X, y, k }: ClassTask): Neighbours {
    return fitKNeighborsClassifier(X.values, X.rows, X.columns, y, {
      nNeighbors: 1,
      classes: k,
      ...this.params,
    });
  }

  protected override probabilities(model: Neighbours, X: Design): Float64Array {
    return kNeighborsProbabilities(model, X.values, X.rows);
  }
}

/** The mean of the target, whatever X says; or, with `randomState`, the mean of a random half of it. */
export class PlainMean extends Regressor<{ readonly randomState?: number }, { readonly mean: number }> {
  readonly name = "PlainMean";

  constructor(params: { readonly randomState?: number } = {}) {
    super(params, ["randomState"]);
  }

  protected override learn({ y }: NumberTask): { readonly mean: number } {
    const seed = this.params.randomState;
    const used =
      seed === undefined
        ? y
        : y.filter((_, i) => (Math.imul(i + 1, 2654435761 + seed * 40503) >>> 16) % 2 === 0);
    return { mean: used.reduce((sum, value) => sum + value, 0) / used.length };
  }

  protected override predictions({ mean }: { readonly mean: number }, X: Design): Float64Array {
    return new Float64Array(X.rows).fill(mean);
  }
}
