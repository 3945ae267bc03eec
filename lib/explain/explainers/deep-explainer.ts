/**
 * `DeepExplainer`: contributions in a network by DeepLIFT's rules against each row of a background, averaged (Deep SHAP): one pass forth and one
 * back for each row and output, and the contributions add up to the output exactly, but for float32. Not Shapley values where units interact;
 * they are for a network that is linear between row and background. Source: Lundberg and Lee 2017; shap 0.46 `Deep`. See deep-rules.ts.
 */
import { setImmediate as turn } from "node:timers/promises";
import type { LayersModel, Predictor, Tensor } from "../../models/index.ts";
import type { Run } from "../../prep/index.ts";
import { ruleOf, SPLIT_LAYERS, type AppliedLayer, type LayerValues } from "./deep-rules.ts";
import {
  inputTensor,
  NetworkExplainer,
  type NetworkExplainerOptions,
  type NetworkRow,
  type OpenNetwork,
} from "./network-explainer.ts";

export class DeepExplainer extends NetworkExplainer {
  readonly name = "DeepExplainer";
  protected readonly method = "deep, DeepLIFT's rescale rule";
  protected readonly exact = true;
  #chain: Promise<readonly AppliedLayer[]> | undefined;
  #background: readonly Float32Array[] | undefined;

  /** @throws as `NetworkExplainer`; `explain` throws RangeError on a layer without a rule, and on layers that are no chain. */
  constructor(model: Predictor | LayersModel, data: unknown, options: NetworkExplainerOptions = {}) {
    super("DeepExplainer", model, data, options);
  }

  protected async rowValues(network: OpenNetwork, row: Float64Array, { signal }: Run): Promise<NetworkRow> {
    const { tf, fit, background } = network;
    const { rows: B, values: backgroundRows } = background.design;
    this.#chain ??= chainOf(network);
    const layers = await this.#chain;
    this.#background ??= forward(network, layers, backgroundRows, B).map(({ values }) => values);
    const steps = forward(network, layers, row, 1);
    const p = row.length;
    const k = fit.outputs;
    const out = new Float64Array(p * k);
    for (let c = 0; c < k; c++) {
      signal?.throwIfAborted();
      await turn();
      let multipliers = new Float64Array(B * k);
      for (let b = 0; b < B; b++) multipliers[b * k + c] = 1;
      for (let at = layers.length - 1; at >= 0; at--) {
        const values: LayerValues = {
          layer: layers[at]!,
          inShape: steps[at]!.shape,
          outShape: steps[at + 1]!.shape,
          rowIn: steps[at]!.values,
          rowOut: steps[at + 1]!.values,
          backgroundIn: this.#background[at]!,
          backgroundOut: this.#background[at + 1]!,
        };
        multipliers = ruleOf(layers[at]!)(tf, values, multipliers, B) as Float64Array<ArrayBuffer>;
      }
      for (let b = 0; b < B; b++)
        for (let j = 0; j < p; j++)
          out[j * k + c]! +=
            background.weights[b]! * multipliers[b * p + j]! * (row[j]! - backgroundRows[b * p + j]!);
    }
    return { values: out, evaluations: 1 + B };
  }
}

interface Step {
  /** Of one row. */
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** The values before the first layer, and after each. */
function forward(
  network: OpenNetwork,
  layers: readonly AppliedLayer[],
  rows: Float64Array,
  n: number,
): Step[] {
  return network.tf.tidy(() => {
    let x = inputTensor(network, rows, n);
    const steps = [stepOf(x)];
    for (const layer of layers) {
      if (layer.getClassName() !== "InputLayer") x = layer.apply(x);
      steps.push(stepOf(x));
    }
    return steps;
  });
}

function stepOf(x: Tensor): Step {
  return { shape: x.shape.slice(1), values: Float32Array.from(x.dataSync()) };
}

interface LayerRecord {
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly inbound_nodes?: readonly unknown[];
}

/** The network's layers one after another, each either linear or an activation. */
async function chainOf({ tf, fit }: OpenNetwork): Promise<readonly AppliedLayer[]> {
  const layers: LayerRecord[] = [];
  for (const layer of chainRecords(fit.topology)) {
    const { activation, name } = layer.config;
    if (!SPLIT_LAYERS.includes(layer.class_name) || activation === undefined || activation === "linear") {
      layers.push(layer);
      continue;
    }
    layers.push(
      { class_name: layer.class_name, config: { ...layer.config, activation: "linear" } },
      { class_name: "Activation", config: { name: `${String(name)}_activation`, activation } },
    );
  }
  const model = await tf.models.modelFromJSON({
    class_name: "Sequential",
    config: { name: "chain", layers: layers.map(({ class_name, config }) => ({ class_name, config })) },
  });
  model.setWeights(fit.weights.map(({ shape, values }) => tf.tensor(values, shape)));
  for (const layer of model.layers) ruleOf(layer);
  return model.layers as readonly AppliedLayer[];
}

function chainRecords(topology: unknown): readonly LayerRecord[] {
  const { class_name: kind, config } = topology as {
    class_name: string;
    config: { layers: readonly LayerRecord[] } | readonly LayerRecord[];
  };
  const layers = "layers" in config ? config.layers : config;
  if (kind === "Sequential") return layers;
  for (const [at, { config: own, inbound_nodes: nodes = [] }] of layers.entries()) {
    const before = layers[at - 1]?.config["name"];
    const from = (nodes as string[][][]).flat().map(([name]) => name);
    if (at === 0 ? from.length > 0 : from.length !== 1 || from[0] !== before)
      throw new RangeError(
        `DeepExplainer: layers must be a chain, each reading the one before; got "${String(own["name"])}" reading ${from.map((name) => `"${name}"`).join(", ")}; use GradientExplainer, which takes any network`,
      );
  }
  return layers;
}
