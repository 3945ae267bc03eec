/**
 * An ONNX graph made ready to run by our own operators: each node prepared once, then applied in order. What the graph is (a classifier, a
 * regression, of which structure) is read off its learner and its outputs. O(nodes), then what the operators cost.
 */
import type { Label } from "../../data/index.ts";
import type { LoadedStructure } from "./output-rule.ts";
import type { OnnxGraph, OnnxNode, OnnxPort, OnnxTensor } from "./onnx-proto.ts";
import {
  imputer,
  labelEncoder,
  linearLearner,
  normalizer,
  oneHotEncoder,
  scaler,
  treeLearner,
  type OnnxLearner,
  type OnnxOperator,
} from "./onnx-learners.ts";
import { plainOperator } from "./onnx-operators.ts";
import { refuse } from "./record-fields.ts";

export interface ReadyGraph {
  /** Tensors of all inputs to those of all outputs, by name. @throws RangeError when a tensor is missing or of the wrong shape. */
  readonly run: (inputs: ReadonlyMap<string, OnnxTensor>) => ReadonlyMap<string, OnnxTensor>;
  /** Columns of the input, where learners tell. */
  readonly features: number | undefined;
  /** Labels of a classifier. */
  readonly labels: readonly Label[] | undefined;
  /** Where one learner makes the prediction alone. */
  readonly structure: LoadedStructure | undefined;
  readonly cost: number;
}

/** @throws RangeError on damaged nodes; OnnxUnsupported on operators that are not ours. */
export function readyGraph(graph: OnnxGraph): ReadyGraph {
  const single = graph.inputs.every(({ type }) => type !== "f64");
  const width = graph.inputs.length === 1 ? graph.inputs[0]!.dims[1] : undefined;
  const features = width === undefined || Number.isNaN(width) ? undefined : width;
  const learners = new Map<OnnxNode, OnnxLearner>();
  const operators = graph.nodes.map((node) => operatorOf(node, graph.opset, features, single, learners));
  checkOrder(graph);
  const [learner] = learners.values();
  const alone = learners.size === 1 ? structureOf(graph, [...learners][0]!) : undefined;
  let labels: readonly Label[] | undefined;
  for (const each of learners.values()) labels = each.labels ?? labels;
  let cost = graph.nodes.length * 8;
  for (const { structure } of learners.values())
    cost += structure.kind === "trees" ? structure.roots.length * 8 : structure.features * structure.outputs;
  return {
    run: (inputs) => runNodes(graph, operators, inputs),
    features: features ?? alone?.features ?? (learners.size === 1 ? learner!.structure.features : undefined),
    labels,
    structure: alone,
    cost,
  };
}

function operatorOf(
  node: OnnxNode,
  opset: number,
  features: number | undefined,
  single: boolean,
  learners: Map<OnnxNode, OnnxLearner>,
): OnnxOperator {
  switch (node.op) {
    case "TreeEnsembleClassifier":
    case "TreeEnsembleRegressor":
    case "TreeEnsemble":
    case "LinearClassifier":
    case "LinearRegressor": {
      const learner = node.op.startsWith("Tree") ? treeLearner(node, features, single) : linearLearner(node);
      learners.set(node, learner);
      return learner.operator;
    }
    case "Scaler":
      return scaler(node).operator;
    case "Normalizer":
      return normalizer(node);
    case "Imputer":
      return imputer(node);
    case "LabelEncoder":
      return labelEncoder(node);
    case "OneHotEncoder":
      return oneHotEncoder(node);
    default:
      return plainOperator(node, opset);
  }
}

/** Every input of a node must be made before it. */
function checkOrder({ nodes, constants, inputs, outputs }: OnnxGraph): void {
  const made = new Set(["", ...constants.keys(), ...inputs.map(({ name }) => name)]);
  for (const node of nodes) {
    for (const name of node.inputs)
      if (!made.has(name))
        refuse(`${node.op} must have its input "${name}" made before`, "a graph where it is not");
    for (const name of node.outputs) made.add(name);
  }
  for (const { name } of outputs)
    if (!made.has(name)) refuse(`output "${name}" must be made by a node`, "a graph where it is not");
}

function runNodes(
  { nodes, constants, outputs }: OnnxGraph,
  operators: readonly OnnxOperator[],
  inputs: ReadonlyMap<string, OnnxTensor>,
): ReadonlyMap<string, OnnxTensor> {
  const tensors = new Map([...constants, ...inputs]);
  for (const [at, node] of nodes.entries()) {
    const results = operators[at]!(node.inputs.map((name) => tensors.get(name)!));
    for (const [i, name] of node.outputs.entries()) {
      if (name === "") continue;
      tensors.set(
        name,
        results[i] ?? refuse(`${node.op} must make ${node.outputs.length} outputs`, results.length),
      );
    }
  }
  return new Map(outputs.map(({ name }) => [name, tensors.get(name)!]));
}

/** Operators that change no value. */
const SILENT = new Set(["Identity", "Cast", "ZipMap"]);

/** The learner's structure where the graph's input reaches it as it is (or through a scaler), and its output the graph's. */
function structureOf(
  graph: OnnxGraph,
  [node, learner]: readonly [OnnxNode, OnnxLearner],
): LoadedStructure | undefined {
  if (learner.post === "PROBIT" || learner.post === "SOFTMAX_ZERO") return undefined;
  const after = graph.nodes.slice(graph.nodes.indexOf(node) + 1);
  if (!after.every((each) => SILENT.has(each.op) || isTimesOne(graph, each))) return undefined;
  const before = graph.nodes.slice(0, graph.nodes.indexOf(node));
  const scalers = before.filter(({ op }) => op === "Scaler");
  if (
    graph.inputs.length !== 1 ||
    before.length - scalers.length !== before.filter(({ op }) => SILENT.has(op)).length
  )
    return undefined;
  const { structure, labels } = learner;
  if (structure.kind === "trees") return scalers.length === 0 ? structure : undefined;
  let folded = structure;
  for (const each of scalers.reverse()) {
    const { offset, scale } = scaler(each);
    const coef = folded.coef.slice();
    const intercept = folded.intercept.slice();
    for (let c = 0; c < folded.outputs; c++)
      for (let j = 0; j < folded.features; j++) {
        const at = c * folded.features + j;
        coef[at]! *= (scale.length === 1 ? scale[0] : scale[j]) ?? 1;
        intercept[c]! -= coef[at]! * ((offset.length === 1 ? offset[0] : offset[j]) ?? 0);
      }
    folded = { ...folded, coef, intercept };
  }
  if (labels?.length !== 2 || folded.outputs !== 2 || folded.link !== "logit") return folded;
  // Two classes with opposite rows: the margin of the second.
  const p = folded.features;
  const opposite =
    folded.intercept[0] === -folded.intercept[1]! &&
    folded.coef.subarray(0, p).every((w, j) => w === -folded.coef[p + j]!);
  return opposite
    ? { ...folded, outputs: 1, coef: folded.coef.slice(p), intercept: folded.intercept.slice(1) }
    : folded;
}

function isTimesOne({ constants }: OnnxGraph, { op, inputs }: OnnxNode): boolean {
  if (op !== "Mul") return false;
  const constant = inputs.map((name) => constants.get(name)).find((tensor) => tensor !== undefined);
  return constant?.values.length === 1 && constant.values[0] === 1;
}

/** Which outputs are labels, and which probabilities or numbers. */
export function outputRoles(outputs: readonly OnnxPort[]): {
  readonly label: string | undefined;
  readonly scores: string | undefined;
} {
  const label = outputs.find(
    ({ name, type }) => type === "text" || type === "whole" || /label|class/i.test(name),
  );
  const scores = outputs.find(
    (port) => port !== label && (port.type === undefined || port.type === "f32" || port.type === "f64"),
  );
  return { label: label?.name, scores: scores?.name };
}
