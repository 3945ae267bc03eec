/**
 * A small convolutional network for images: blocks of convolution and max pooling, one dense layer with dropout, classes. Rows are
 * images, height × width × channels, channels last; scale pixels to about 0…1 first.
 *
 * O(epochs · n · height · width · kernelSize² · Σ filters). Trained with early stopping; WORKFLOW's remedies for over-fitting are its
 * defaults: dropout 0.3, patience 5.
 */
import type { Design } from "../../data/index.ts";
import type { Run } from "../../prep/index.ts";
import { Classifier, type ClassTask, type ClassWeight } from "../model.ts";
import type { NetworkStructure } from "../structure.ts";
import { checkDropout } from "./mlp.ts";
import type { NetworkFit } from "./network.ts";
import {
  learnClasses,
  networkProbabilities,
  networkStructure,
  TRAINING_PARAMS,
  type Build,
  type TrainingParams,
} from "./network-learner.ts";

export interface CNNParams extends TrainingParams {
  readonly classWeight?: ClassWeight;
  /** Height, width and channels of a row; default: a square of one channel. */
  readonly imageShape?: readonly [height: number, width: number, channels: number];
  /** Filters of each block; default [16, 32]. */
  readonly filters?: readonly number[];
  /** Default 3. */
  readonly kernelSize?: number;
  /** Units of the dense layer; default 64. */
  readonly denseUnits?: number;
  /** Default 0.3. */
  readonly dropout?: number;
}

const PARAMS = [
  ...TRAINING_PARAMS,
  "classWeight",
  "imageShape",
  "filters",
  "kernelSize",
  "denseUnits",
  "dropout",
];
const DEFAULTS = { alpha: 1e-4, maxIter: 30, earlyStopping: true, nIterNoChange: 5 };

export class CNNClassifier extends Classifier<CNNParams, NetworkFit> {
  readonly name = "CNNClassifier";

  constructor(params: CNNParams = {}) {
    super(params, PARAMS);
  }

  protected override learn(task: ClassTask): Promise<NetworkFit> {
    const params = { batchSize: 64, ...this.params };
    return learnClasses(this.name, task, params, DEFAULTS, convolutions(this.name, this.params));
  }

  protected override probabilities(fit: NetworkFit, X: Design, k: number, run: Run): Promise<Float64Array> {
    return networkProbabilities(fit, X, k, run);
  }

  protected override inside(fit: NetworkFit): NetworkStructure {
    return networkStructure(fit);
  }
}

function convolutions(where: string, params: CNNParams): Build {
  const { filters = [16, 32], kernelSize = 3, denseUnits = 64, dropout = 0.3 } = params;
  for (const [name, values] of Object.entries({
    filters,
    kernelSize: [kernelSize],
    denseUnits: [denseUnits],
  }))
    if (!values.every((value) => Number.isInteger(value) && value >= 1))
      throw new RangeError(`${where}: ${name} must be whole numbers above 0; got ${values.join(", ")}`);
  checkDropout(where, dropout);
  return (tf, p, outputs, rng) => {
    const [height, width, channels] = params.imageShape ?? square(where, p);
    if (height * width * channels !== p)
      throw new RangeError(
        `${where}: imageShape must hold the ${p} columns of X; got ${height}×${width}×${channels}`,
      );
    const seed = (): number => rng.integer(2 ** 31 - 1) + 1;
    const model = tf.sequential();
    model.add(tf.layers.inputLayer({ inputShape: [height, width, channels] }));
    let side = Math.min(height, width);
    for (const each of filters) {
      model.add(
        tf.layers.conv2d({
          filters: each,
          kernelSize,
          padding: "same",
          activation: "relu",
          kernelInitializer: tf.initializers.glorotUniform({ seed: seed() }),
        }),
      );
      // An image of one pixel has nothing left to pool.
      if (side >= 2) model.add(tf.layers.maxPooling2d({ poolSize: 2 }));
      side >>= 1;
    }
    model.add(tf.layers.flatten({}));
    model.add(
      tf.layers.dense({
        units: denseUnits,
        activation: "relu",
        kernelInitializer: tf.initializers.glorotUniform({ seed: seed() }),
      }),
    );
    if (dropout > 0) model.add(tf.layers.dropout({ rate: dropout }));
    model.add(
      tf.layers.dense({
        units: outputs,
        kernelInitializer: tf.initializers.glorotUniform({ seed: seed() }),
      }),
    );
    return model;
  };
}

function square(where: string, p: number): [number, number, number] {
  const side = Math.round(Math.sqrt(p));
  if (side * side !== p)
    throw new RangeError(
      `${where}: ${p} columns are no square image; give imageShape: [height, width, channels]`,
    );
  return [side, side, 1];
}
