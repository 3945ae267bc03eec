/**
 * Any `tf.LayersModel` as a model: one made elsewhere predicts at once, and a topology of one's own is trained like the ready networks.
 *
 * A last layer with softmax, or one sigmoid unit, gives probabilities; otherwise a classifier takes its outputs for raw ones.
 */
import type { Rng } from "../../core/index.ts";
import type { Design, Label } from "../../data/index.ts";
import type { Run } from "../../prep/index.ts";
import { Classifier, Regressor, type ClassTask, type ClassWeight, type NumberTask } from "../model.ts";
import type { NetworkStructure } from "../structure.ts";
import { networkOutputs, networkRecord, networkShapes, type Head, type NetworkFit } from "./network.ts";
import {
  learnClasses,
  learnNumbers,
  networkProbabilities,
  networkStructure,
  TRAINING_PARAMS,
  type Build,
  type TrainingParams,
} from "./network-learner.ts";
import type { LayersModel } from "./tensorflow.ts";

export interface LayersParams extends TrainingParams {
  /** What `tf.LayersModel.toJSON(null, false)` gives; initial weights are drawn anew, from randomState. */
  readonly topology: unknown;
}

export interface LayersClassifierParams extends LayersParams {
  readonly classWeight?: ClassWeight;
}

export interface LayersOptions {
  /** Labels of the outputs, in their order; default 0, 1, … */
  readonly classes?: readonly Label[];
  /** Names of the numbers that make a row; default x0, x1, … */
  readonly featureNames?: readonly string[];
  /** Whether outputs are classes; default: where the last layer gives probabilities. */
  readonly task?: "classification" | "regression";
}

const PARAMS = [...TRAINING_PARAMS, "topology"];
const DEFAULTS = { alpha: 0, maxIter: 50, earlyStopping: true, nIterNoChange: 5 };

export class LayersClassifier extends Classifier<LayersClassifierParams, NetworkFit> {
  readonly name = "LayersClassifier";

  constructor(params: LayersClassifierParams) {
    super(params, [...PARAMS, "classWeight"]);
  }

  /** A classifier over a network that is trained already. */
  static async of(model: LayersModel, options: LayersOptions = {}): Promise<LayersClassifier> {
    const fit = networkRecord(model, {
      head: headOf(model) ?? (networkShapes(model).outputs === 1 ? "sigmoid" : "softmax"),
      history: [],
      bestEpoch: 0,
    });
    const k = fit.outputs === 1 ? 2 : fit.outputs;
    const classes = options.classes ?? Array.from({ length: k }, (_, c) => c);
    if (classes.length !== k)
      throw new RangeError(`LayersClassifier: the network gives ${k} classes; got ${classes.length} labels`);
    const learner = new LayersClassifier({ topology: fit.topology });
    learner.setState({ features: featuresOf(fit, options), classes, model: fit });
    return learner;
  }

  protected override learn(task: ClassTask): Promise<NetworkFit> {
    const { topology } = this.params;
    const head = topologyHead(topology);
    return learnClasses(this.name, task, this.params, DEFAULTS, fresh(topology), head);
  }

  protected override probabilities(fit: NetworkFit, X: Design, k: number, run: Run): Promise<Float64Array> {
    return networkProbabilities(fit, X, k, run);
  }

  protected override inside(fit: NetworkFit): NetworkStructure {
    return networkStructure(fit);
  }
}

export class LayersRegressor extends Regressor<LayersParams, NetworkFit> {
  readonly name = "LayersRegressor";

  constructor(params: LayersParams) {
    super(params, PARAMS);
  }

  /** A regressor over a network that is trained already. */
  static async of(model: LayersModel, options: LayersOptions = {}): Promise<LayersRegressor> {
    const fit = networkRecord(model, { head: "identity", history: [], bestEpoch: 0 });
    const learner = new LayersRegressor({ topology: fit.topology });
    learner.setState({ features: featuresOf(fit, options), model: fit });
    return learner;
  }

  protected override learn(task: NumberTask): Promise<NetworkFit> {
    return learnNumbers(this.name, task, this.params, DEFAULTS, fresh(this.params.topology));
  }

  protected override predictions(fit: NetworkFit, X: Design, run: Run): Promise<Float64Array> {
    return networkOutputs(fit, X, run);
  }

  protected override inside(fit: NetworkFit): NetworkStructure {
    return networkStructure(fit);
  }
}

/** A trained `tf.LayersModel`, of any copy of tfjs, as a predictor. */
export function fromLayersModel(
  model: LayersModel,
  options: LayersOptions = {},
): Promise<LayersClassifier | LayersRegressor> {
  const task = options.task ?? (headOf(model) === undefined ? "regression" : "classification");
  return task === "classification" ? LayersClassifier.of(model, options) : LayersRegressor.of(model, options);
}

/** `probabilities` when the last layer gives them. */
function headOf(model: LayersModel): Head | undefined {
  const last = model.layers.at(-1);
  const activation = last?.getClassName() === "Softmax" ? "softmax" : last?.getConfig()["activation"];
  const { outputs } = networkShapes(model);
  return activation === "softmax" || (activation === "sigmoid" && outputs === 1)
    ? "probabilities"
    : undefined;
}

function topologyHead(topology: unknown): Head | undefined {
  const text = JSON.stringify(lastConfig(topology));
  return /"activation":"(softmax|sigmoid)"|"class_name":"Softmax"/.test(text) ? "probabilities" : undefined;
}

/** The last layer's record in a topology. */
function lastConfig(topology: unknown): unknown {
  const config = (topology as { config?: { layers?: unknown[] } | unknown[] } | undefined)?.config;
  const layers = Array.isArray(config) ? config : config?.layers;
  if (!Array.isArray(layers) || layers.length === 0)
    throw new RangeError(
      "LayersClassifier: topology must be what model.toJSON(null, false) gives: a record with config.layers; got another",
    );
  return layers.at(-1) ?? null;
}

/** The topology with fresh weights: every initializer gets a seed of its own. */
function fresh(topology: unknown): Build {
  lastConfig(topology);
  return (tf, _p, _outputs, rng: Rng) => {
    const seeded: unknown = JSON.parse(JSON.stringify(topology), (key, value: unknown) =>
      key === "seed" && value === null ? rng.integer(2 ** 31 - 1) + 1 : value,
    );
    return tf.models.modelFromJSON(seeded);
  };
}

function featuresOf(fit: NetworkFit, { featureNames }: LayersOptions) {
  const p = fit.inputShape.reduce((product, size) => product * size, 1);
  if (featureNames !== undefined && featureNames.length !== p)
    throw new RangeError(`network: needs ${p} names, one a number of a row; got ${featureNames.length}`);
  const names = featureNames ?? Array.from({ length: p }, (_, j) => `x${j}`);
  return { names, categories: names.map(() => undefined) };
}
