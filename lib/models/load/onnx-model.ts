/**
 * An ONNX model as a predictor: columns become the graph's inputs, its outputs labels, probabilities or numbers. Run by our own operators
 * where they know every node, else by onnxruntime where it is installed.
 */
import type { Matrix } from "../../core/index.ts";
import { alignDesign, designOf, type Design, type Label } from "../../data/index.ts";
import type { Run, StoredLearner } from "../../prep/index.ts";
import { inRowBlocks } from "../row-blocks.ts";
import type { ModelStructure } from "../structure.ts";
import { predictTrees } from "../tree-predict.ts";
import { featuresNamed, ForeignModel, type ForeignState } from "./foreign-model.ts";
import { linearOutputs } from "./linear-outputs.ts";
import { outputRoles, readyGraph, type ReadyGraph } from "./onnx-graph.ts";
import { readOnnxProto, type OnnxGraph, type OnnxPort, type OnnxTensor } from "./onnx-proto.ts";
import { runtimeSession, type RuntimeSession } from "./onnx-runtime.ts";
import { OnnxUnsupported } from "./onnx-unsupported.ts";
import { refuse } from "./record-fields.ts";

interface OnnxState extends ForeignState {
  /** The file. */
  readonly bytes: Uint8Array;
  /** How many columns each of the graph's inputs takes. */
  readonly widths: readonly number[];
}

/** What runs the graph. */
interface Engine {
  readonly graph: OnnxGraph;
  readonly ready: ReadyGraph | undefined;
  /** Why `ready` is undefined. */
  readonly unknown: string;
}

export class OnnxModel extends ForeignModel<OnnxState> {
  protected readonly storedName = "OnnxModel";
  #engine: Engine | undefined;
  #session: Promise<RuntimeSession> | undefined;

  override restore(stored: StoredLearner): this {
    super.restore(stored);
    if (!(this.state.bytes instanceof Uint8Array))
      refuse("a stored ONNX model must hold its bytes", this.state.bytes);
    const { widths, features } = stateOf(this.#load());
    if (`${widths}` !== `${this.state.widths}` || features.names.length !== this.state.features.names.length)
      refuse("a stored ONNX model must have its own inputs", `${this.state.widths}`);
    return this;
  }

  override structure(): ModelStructure | undefined {
    return this.#load().ready?.structure;
  }

  /** The graph's own labels: a model may decide otherwise than by the highest probability. */
  protected override async positions(X: Design, run: Run): Promise<ArrayLike<number>> {
    const { label } = outputRoles(this.#load().graph.outputs);
    if (label === undefined) return super.positions(X, run);
    const position = new Map<unknown, number>(this.state.classes!.map((each, at) => [each, at]));
    return this.#rows(
      X,
      1,
      label,
      run,
      (value) => position.get(value) ?? refuse("labels must be those of the model", value),
    );
  }

  protected override async probabilities(X: Design, run: Run): Promise<Float64Array> {
    const { graph } = this.#load();
    const { scores } = outputRoles(graph.outputs);
    const k = this.state.classes!.length;
    if (scores !== undefined) {
      const values = await this.#rows(X, k, scores, run, Number);
      return values;
    }
    const out = new Float64Array(X.rows * k);
    const codes = await this.positions(X, run);
    for (let i = 0; i < X.rows; i++) out[i * k + codes[i]!] = 1;
    return out;
  }

  protected override numbers(X: Design, run: Run): Promise<Float64Array> {
    const { graph, ready } = this.#load();
    const { scores } = outputRoles(graph.outputs);
    const port = graph.outputs.find(({ name }) => name === scores) ?? graph.outputs[0]!;
    const width = ready?.structure?.outputs ?? (Number.isFinite(port.dims[1]) ? port.dims[1]! : 1);
    return this.#rows(X, width, port.name, run, Number);
  }

  protected override rawOf(): ((X: Design, run: Run) => Promise<Matrix>) | undefined {
    const structure = this.#load().ready?.structure;
    if (structure === undefined || (this.task === "classification" && structure.link === "identity"))
      return undefined;
    return async (X, run) => ({
      rows: X.rows,
      columns: structure.outputs,
      values: await inRowBlocks(X, structure.outputs, this.#load().ready!.cost, run, (values, rows) =>
        structure.kind === "trees"
          ? predictTrees(structure, values, rows)
          : linearOutputs(structure, values, rows),
      ),
    });
  }

  /** Text where an input is of text, numbers elsewhere. */
  protected override design(X: unknown): Design {
    const { features, widths } = this.state;
    const { inputs } = this.#load().graph;
    const text = inputs.flatMap(({ type }, i) => Array.from({ length: widths[i]! }, () => type === "text"));
    if (!text.includes(true)) return super.design(X);
    const design = designOf(this.name, X);
    const categories = design.names.map((_, j) => (text[j] === true ? undefined : design.categories?.[j]));
    return {
      ...alignDesign(this.name, { ...design, categories }, features),
      categories: design.categories ?? [],
    };
  }

  async #rows(
    X: Design,
    width: number,
    output: string,
    run: Run,
    convert: (value: unknown) => number,
  ): Promise<Float64Array> {
    const { graph, ready, unknown } = this.#load();
    const { widths } = this.state;
    const pick = (tensor: OnnxTensor | undefined, rows: number): Float64Array => {
      if (tensor?.values.length !== rows * width)
        refuse(`output "${output}" must hold ${rows}×${width} values`, tensor?.values.length);
      return Float64Array.from(tensor!.values as ArrayLike<unknown>, convert);
    };
    if (ready !== undefined)
      return inRowBlocks(X, width, ready.cost, run, (values, rows) =>
        pick(ready.run(inputTensors(graph.inputs, widths, X, values, rows)).get(output), rows),
      );
    run.signal?.throwIfAborted();
    this.#session ??= runtimeSession(this.state.bytes, unknown);
    const session = await this.#session;
    const results = await session(inputTensors(graph.inputs, widths, X, X.values, X.rows));
    return pick(results.get(output), X.rows);
  }

  #load(): Engine {
    return (this.#engine ??= engineOf(this.state.bytes));
  }
}

/** Whether bytes begin like an ONNX file: a small version number in field 1. */
export function isOnnx(bytes: Uint8Array): boolean {
  return bytes[0] === 0x08 && bytes.length > 2 && bytes[1]! >= 3 && bytes[1]! < 100;
}

/** @throws RangeError on a damaged graph; Error when it needs onnxruntime, and that is not installed. */
export async function readOnnx(bytes: Uint8Array): Promise<OnnxModel> {
  const engine = engineOf(bytes);
  const { graph } = engine;
  // Found out now, not at the first prediction.
  if (engine.ready === undefined) await runtimeSession(bytes, engine.unknown);
  const { widths, features } = stateOf(engine);
  const { label, scores } = outputRoles(graph.outputs);
  const classes = engine.ready?.labels ?? (label === undefined ? undefined : countedClasses(graph, scores));
  if (label === undefined && scores === undefined)
    refuse("an ONNX model must have an output of labels or numbers", "none");
  const task = label === undefined ? "regression" : "classification";
  return new OnnxModel({
    library: "ONNX",
    producer: graph.producer,
    producerVersion: graph.producerVersion,
    opset: graph.opset,
  }).hold({
    origin: "ONNX",
    task,
    features,
    ...(task === "classification" ? { classes: classes! } : {}),
    acceptsMissing: true,
    bytes: bytes.slice(),
    widths,
  });
}

function engineOf(bytes: Uint8Array): Engine {
  const graph = readOnnxProto(bytes);
  try {
    return { graph, ready: readyGraph(graph), unknown: "" };
  } catch (error) {
    if (!(error instanceof OnnxUnsupported)) throw error;
    return { graph, ready: undefined, unknown: error.message };
  }
}

function stateOf({ graph, ready }: Engine): Pick<OnnxState, "widths" | "features"> {
  const { inputs } = graph;
  if (inputs.length === 0) refuse("an ONNX model must have inputs", "none");
  const widths = inputs.map(({ name, type, dims }) => {
    if (type === undefined) refuse(`input "${name}" must be a tensor`, "something else");
    if (dims.length > 2) refuse(`input "${name}" must be a table (rows × columns)`, `${dims.length} axes`);
    const width = Number.isFinite(dims[1])
      ? dims[1]!
      : inputs.length === 1
        ? (ready?.features ?? Number.NaN)
        : 1;
    return width >= 1 && width < 1e7
      ? width
      : refuse(`input "${name}" must tell its number of columns`, "an open size");
  });
  const names = inputs.flatMap(({ name }, i) =>
    widths[i] === 1 ? [name] : Array.from({ length: widths[i]! }, (_, j) => `${name}${j}`),
  );
  const count = widths.reduce((sum, width) => sum + width, 0);
  return { widths, features: featuresNamed(count, inputs.length === 1 ? [] : names) };
}

/** Without labels in the graph: 0, 1, … as many as there are scores. */
function countedClasses(graph: OnnxGraph, scores: string | undefined): Label[] {
  const width = graph.outputs.find(({ name }) => name === scores)?.dims[1] ?? Number.NaN;
  return Number.isFinite(width) && width >= 2 && width < 1e5
    ? Array.from({ length: width }, (_, c) => c)
    : refuse("an ONNX classifier must tell its classes", "none");
}

function inputTensors(
  inputs: readonly OnnxPort[],
  widths: readonly number[],
  X: Design,
  values: Float64Array,
  rows: number,
): ReadonlyMap<string, OnnxTensor> {
  const out = new Map<string, OnnxTensor>();
  let from = 0;
  for (const [i, { name, type = "f32" }] of inputs.entries()) {
    const width = widths[i]!;
    const dims = [rows, width];
    const at = (k: number): number => Math.floor(k / width) * X.columns + from + (k % width);
    const length = rows * width;
    if (type === "text") {
      const texts = Array.from({ length }, (_, k) => {
        const x = values[at(k)]!;
        return X.categories?.[from + (k % width)]?.[x] ?? (Number.isNaN(x) ? "" : String(x));
      });
      out.set(name, { dims, type, values: texts });
    } else {
      const numbers = new Float64Array(length);
      for (let k = 0; k < length; k++)
        numbers[k] = type === "f32" ? Math.fround(values[at(k)]!) : values[at(k)]!;
      out.set(name, { dims, type, values: numbers });
    }
    from += width;
  }
  return out;
}
