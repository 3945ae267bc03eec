/**
 * A multi-layer perceptron: dense layers with a ready choice of everything. Names and defaults are scikit-learn's `MLPClassifier` and
 * `MLPRegressor`, with dropout added; standardise the features first.
 *
 * O(epochs · n · Σ weights). Differences: the last gain is judged on the loss (scikit-learn's early stopping: on accuracy or R²), solvers
 * are adam and sgd, numbers are float32.
 */
import type { Design } from "../../data/index.ts";
import type { Run } from "../../prep/index.ts";
import { Classifier, Regressor, type ClassTask, type ClassWeight, type NumberTask } from "../model.ts";
import type { NetworkStructure } from "../structure.ts";
import { networkOutputs, type NetworkFit } from "./network.ts";
import {
  learnClasses,
  learnNumbers,
  networkProbabilities,
  networkStructure,
  TRAINING_PARAMS,
  type Build,
  type TrainingParams,
} from "./network-learner.ts";

export interface MLPParams extends TrainingParams {
  /** Units of each hidden layer; default [100]. */
  readonly hiddenLayerSizes?: readonly number[];
  /** Default relu. */
  readonly activation?: "relu" | "tanh" | "logistic" | "identity";
  /** Share of hidden units left out at each step (the guide's p is 0.3 to 0.5); default 0. */
  readonly dropout?: number;
}

export interface MLPClassifierParams extends MLPParams {
  readonly classWeight?: ClassWeight;
}

const PARAMS = [...TRAINING_PARAMS, "hiddenLayerSizes", "activation", "dropout"];
const DEFAULTS = { alpha: 1e-4, maxIter: 200, earlyStopping: false, nIterNoChange: 10 };

export class MLPClassifier extends Classifier<MLPClassifierParams, NetworkFit> {
  readonly name = "MLPClassifier";

  constructor(params: MLPClassifierParams = {}) {
    super(params, [...PARAMS, "classWeight"]);
  }

  protected override learn(task: ClassTask): Promise<NetworkFit> {
    return learnClasses(this.name, task, this.params, DEFAULTS, perceptron(this.name, this.params));
  }

  protected override probabilities(fit: NetworkFit, X: Design, k: number, run: Run): Promise<Float64Array> {
    return networkProbabilities(fit, X, k, run);
  }

  protected override inside(fit: NetworkFit): NetworkStructure {
    return networkStructure(fit);
  }
}

export class MLPRegressor extends Regressor<MLPParams, NetworkFit> {
  readonly name = "MLPRegressor";

  constructor(params: MLPParams = {}) {
    super(params, PARAMS);
  }

  protected override learn(task: NumberTask): Promise<NetworkFit> {
    return learnNumbers(this.name, task, this.params, DEFAULTS, perceptron(this.name, this.params));
  }

  protected override predictions(fit: NetworkFit, X: Design, run: Run): Promise<Float64Array> {
    return networkOutputs(fit, X, run);
  }

  protected override inside(fit: NetworkFit): NetworkStructure {
    return networkStructure(fit);
  }
}

const ACTIVATIONS = { relu: "relu", tanh: "tanh", logistic: "sigmoid", identity: "linear" } as const;

function perceptron(where: string, params: MLPParams): Build {
  const { hiddenLayerSizes = [100], activation = "relu", dropout = 0 } = params;
  if (!hiddenLayerSizes.every((units) => Number.isInteger(units) && units >= 1))
    throw new RangeError(
      `${where}: hiddenLayerSizes must be whole numbers above 0; got [${hiddenLayerSizes.join(", ")}]`,
    );
  if (!(activation in ACTIVATIONS))
    throw new RangeError(
      `${where}: activation must be one of ${Object.keys(ACTIVATIONS).join(", ")}; got ${JSON.stringify(activation)}`,
    );
  checkDropout(where, dropout);
  return (tf, p, outputs, rng) => {
    const model = tf.sequential();
    model.add(tf.layers.inputLayer({ inputShape: [p] }));
    const kernelInitializer = (): unknown =>
      tf.initializers.glorotUniform({ seed: rng.integer(2 ** 31 - 1) + 1 });
    for (const units of hiddenLayerSizes) {
      model.add(
        tf.layers.dense({
          units,
          activation: ACTIVATIONS[activation],
          kernelInitializer: kernelInitializer(),
        }),
      );
      if (dropout > 0) model.add(tf.layers.dropout({ rate: dropout }));
    }
    model.add(tf.layers.dense({ units: outputs, kernelInitializer: kernelInitializer() }));
    return model;
  };
}

export function checkDropout(where: string, dropout: number): void {
  if (!(dropout >= 0 && dropout < 1))
    throw new RangeError(`${where}: dropout must lie in [0, 1); got ${dropout}`);
}
