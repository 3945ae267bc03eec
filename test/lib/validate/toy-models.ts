/** Learners over the plain functions of lib/models, for tests that hold for any model. */
import {
  Classifier,
  fitGaussianNB,
  fitKNeighborsClassifier,
  fitLogisticRegression,
  gaussianNBProbabilities,
  kNeighborsProbabilities,
  logisticProbabilities,
  Regressor,
  type ClassTask,
  type NumberTask,
} from "../../../lib/models/index.ts";
import type { Design } from "../../../lib/data/index.ts";
import { fitStandardScaler, standardScale } from "../../../lib/prep/index.ts";

type GaussianNB = ReturnType<typeof fitGaussianNB>;
type Scaler = ReturnType<typeof fitStandardScaler>;

export class ToyBayes extends Classifier<object, GaussianNB> {
  readonly name = "ToyBayes";
  constructor(params: object = {}) {
    super(params, []);
  }
  protected override learn({ X, y, k }: ClassTask): GaussianNB {
    return fitGaussianNB(X.values, X.rows, X.columns, y, { classes: k });
  }
  protected override probabilities(model: GaussianNB, X: Design): Float64Array {
    return gaussianNBProbabilities(model, X.values, X.rows);
  }
}

export class ToyNeighbours extends Classifier<
  { nNeighbors?: number },
  { scaler: Scaler; model: ReturnType<typeof fitKNeighborsClassifier> }
> {
  readonly name = "ToyNeighbours";
  constructor(params: { nNeighbors?: number } = {}) {
    super(params, ["nNeighbors"]);
  }
  protected override learn({ X, y, k }: ClassTask) {
    const scaler = fitStandardScaler(X.values, X.rows, X.columns);
    const scaled = standardScale(scaler, X.values, X.rows);
    const nNeighbors = this.params.nNeighbors ?? 5;
    return {
      scaler,
      model: fitKNeighborsClassifier(scaled, X.rows, X.columns, y, { classes: k, nNeighbors }),
    };
  }
  protected override probabilities(
    { scaler, model }: { scaler: Scaler; model: ReturnType<typeof fitKNeighborsClassifier> },
    X: Design,
  ): Float64Array {
    return kNeighborsProbabilities(model, standardScale(scaler, X.values, X.rows), X.rows);
  }
}

export class ToyLogistic extends Classifier<
  object,
  { scaler: Scaler; model: ReturnType<typeof fitLogisticRegression> }
> {
  readonly name = "ToyLogistic";
  constructor(params: object = {}) {
    super(params, []);
  }
  protected override learn({ X, y, k }: ClassTask) {
    const scaler = fitStandardScaler(X.values, X.rows, X.columns);
    const scaled = standardScale(scaler, X.values, X.rows);
    return { scaler, model: fitLogisticRegression(scaled, X.rows, X.columns, y, { classes: k }) };
  }
  protected override probabilities(
    { scaler, model }: { scaler: Scaler; model: ReturnType<typeof fitLogisticRegression> },
    X: Design,
  ): Float64Array {
    return logisticProbabilities(model, standardScale(scaler, X.values, X.rows), X.rows);
  }
}

/** Learns its rows by heart; says the mean to any other: right on training rows, worth nothing on new ones. */
export class Parrot extends Regressor<object, { known: Map<string, number>; mean: number }> {
  readonly name = "Parrot";
  constructor(params: object = {}) {
    super(params, []);
  }
  protected override learn({ X, y }: NumberTask) {
    const known = new Map<string, number>();
    for (let i = 0; i < X.rows; i++) known.set(rowText(X, i), y[i]!);
    return { known, mean: y.reduce((sum, value) => sum + value, 0) / y.length };
  }
  protected override predictions(
    { known, mean }: { known: Map<string, number>; mean: number },
    X: Design,
  ): Float64Array {
    return Float64Array.from({ length: X.rows }, (_, i) => known.get(rowText(X, i)) ?? mean);
  }
}

function rowText(X: Design, i: number): string {
  return X.values.subarray(i * X.columns, (i + 1) * X.columns).join(" ");
}
