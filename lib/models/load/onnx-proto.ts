/**
 * An ONNX file as records: the graph's nodes, constants, inputs and outputs. Source: onnx.proto (IR versions 3 to 13). Every list is as
 * long as bytes in the file allow. O(bytes).
 */
import { addProtoFloats, addProtoWholes, eachProtoField } from "./protobuf.ts";
import { refuse } from "./record-fields.ts";

/** Numbers, or texts, in row-major order. */
export interface OnnxTensor {
  readonly dims: readonly number[];
  readonly type: OnnxType;
  readonly values: Float64Array | readonly string[];
}

export type OnnxType = "f32" | "f64" | "whole" | "bool" | "text";

export interface OnnxAttribute {
  readonly f?: number;
  readonly i?: number;
  readonly s?: string;
  readonly t?: OnnxTensor;
  readonly floats: readonly number[];
  readonly ints: readonly number[];
  readonly strings: readonly string[];
}

export interface OnnxNode {
  readonly op: string;
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, OnnxAttribute>;
}

export interface OnnxPort {
  readonly name: string;
  /** Undefined for what is no tensor: sequences of maps. */
  readonly type: OnnxType | undefined;
  /** NaN where a size is open. */
  readonly dims: readonly number[];
}

export interface OnnxGraph {
  readonly producer: string;
  readonly producerVersion: string;
  readonly opset: number;
  readonly nodes: readonly OnnxNode[];
  readonly constants: ReadonlyMap<string, OnnxTensor>;
  readonly inputs: readonly OnnxPort[];
  readonly outputs: readonly OnnxPort[];
}

/** @throws RangeError on bytes that are no ONNX model, or one with parts that are not known. */
export function readOnnxProto(bytes: Uint8Array): OnnxGraph {
  let graph: Uint8Array | undefined;
  let version = 0;
  let [producer, producerVersion, opset] = ["", "", 0];
  eachProtoField(bytes, (field, _wire, whole, part) => {
    if (field === 1) version = whole;
    else if (field === 2) producer = text(part);
    else if (field === 3) producerVersion = text(part);
    else if (field === 7) graph = part;
    else if (field === 8) opset = Math.max(opset, opsetOf(part));
  });
  if (!(version >= 3 && version <= 100)) refuse("ONNX ir_version must be 3 or more", version);
  if (graph === undefined) return refuse("an ONNX model must have a graph", "none");
  const nodes: OnnxNode[] = [];
  const constants = new Map<string, OnnxTensor>();
  const inputs: OnnxPort[] = [];
  const outputs: OnnxPort[] = [];
  eachProtoField(graph, (field, _wire, _whole, part) => {
    if (field === 1) nodes.push(nodeOf(part));
    else if (field === 5) {
      const { name, tensor } = tensorOf(part);
      constants.set(name, tensor);
    } else if (field === 11) inputs.push(portOf(part));
    else if (field === 12) outputs.push(portOf(part));
    else if (field === 15) refuse("ONNX constants must be dense", "sparse ones");
  });
  return {
    producer,
    producerVersion,
    opset,
    nodes,
    constants,
    inputs: inputs.filter(({ name }) => !constants.has(name)),
    outputs,
  };
}

/** The version of the operators of the main domain. */
function opsetOf(bytes: Uint8Array): number {
  let [domain, version] = ["", 0];
  eachProtoField(bytes, (field, _wire, whole, part) => {
    if (field === 1) domain = text(part);
    else if (field === 2) version = whole;
  });
  return domain === "" || domain === "ai.onnx" ? version : 0;
}

function nodeOf(bytes: Uint8Array): OnnxNode {
  const node = { op: "", domain: "", inputs: [] as string[], outputs: [] as string[] };
  const attributes = new Map<string, OnnxAttribute>();
  eachProtoField(bytes, (field, _wire, _whole, part) => {
    if (field === 1) node.inputs.push(text(part));
    else if (field === 2) node.outputs.push(text(part));
    else if (field === 4) node.op = text(part);
    else if (field === 7) node.domain = text(part);
    else if (field === 5) {
      const { name, attribute } = attributeOf(part);
      attributes.set(name, attribute);
    }
  });
  return { ...node, attributes };
}

function attributeOf(bytes: Uint8Array): { readonly name: string; readonly attribute: OnnxAttribute } {
  let name = "";
  const floats: number[] = [];
  const ints: number[] = [];
  const strings: string[] = [];
  const one: { f?: number; i?: number; s?: string; t?: OnnxTensor } = {};
  eachProtoField(bytes, (field, wire, whole, part) => {
    if (field === 1) name = text(part);
    else if (field === 2) {
      const value: number[] = [];
      addProtoFloats(value, 4, wire, part);
      one.f = value[0] ?? 0;
    } else if (field === 3) one.i = whole;
    else if (field === 4) one.s = text(part);
    else if (field === 5) one.t = tensorOf(part).tensor;
    else if (field === 7) addProtoFloats(floats, 4, wire, part);
    else if (field === 8) addProtoWholes(ints, wire, whole, part);
    else if (field === 9) strings.push(text(part));
  });
  return { name, attribute: { ...one, floats, ints, strings } };
}

/** Types of TensorProto that models of tables use, with the bytes of an element in raw data. */
const TYPES: Readonly<Record<number, readonly [type: OnnxType, bytes: number]>> = {
  1: ["f32", 4],
  2: ["whole", 1],
  3: ["whole", 1],
  4: ["whole", 2],
  5: ["whole", 2],
  6: ["whole", 4],
  7: ["whole", 8],
  8: ["text", 0],
  9: ["bool", 1],
  11: ["f64", 8],
  12: ["whole", 4],
  13: ["whole", 8],
};

function tensorOf(bytes: Uint8Array): { readonly name: string; readonly tensor: OnnxTensor } {
  let [name, kind] = ["", 0];
  const dims: number[] = [];
  const numbers: number[] = [];
  const texts: string[] = [];
  let raw: Uint8Array | undefined;
  eachProtoField(bytes, (field, wire, whole, part) => {
    if (field === 1) addProtoWholes(dims, wire, whole, part);
    else if (field === 2) kind = whole;
    else if (field === 4) addProtoFloats(numbers, 4, wire, part);
    else if (field === 5 || field === 7 || field === 11) addProtoWholes(numbers, wire, whole, part);
    else if (field === 6) texts.push(text(part));
    else if (field === 8) name = text(part);
    else if (field === 9) raw = part;
    else if (field === 10) addProtoFloats(numbers, 8, wire, part);
    else if (field === 13 || (field === 14 && whole === 1))
      refuse("ONNX constants must stand in the file", "data in another file");
  });
  const type = TYPES[kind];
  if (type === undefined)
    return refuse("ONNX constants must be numbers, booleans or texts", `the type ${kind}`);
  const values =
    type[0] === "text"
      ? texts
      : raw === undefined
        ? Float64Array.from(numbers)
        : rawNumbers(raw, kind, type[1]);
  const size = dims.reduce((product, dim) => product * dim, 1);
  if (values.length !== size) refuse(`constant "${name}" must hold ${size} values`, values.length);
  return { name, tensor: { dims, type: type[0], values } };
}

function rawNumbers(raw: Uint8Array, kind: number, size: number): Float64Array {
  if (raw.length % size !== 0) refuse(`raw data must be a multiple of ${size} bytes`, raw.length);
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const out = new Float64Array(raw.length / size);
  for (let i = 0; i < out.length; i++) {
    const at = i * size;
    out[i] =
      kind === 1
        ? view.getFloat32(at, true)
        : kind === 11
          ? view.getFloat64(at, true)
          : size === 8
            ? Number(kind === 13 ? view.getBigUint64(at, true) : view.getBigInt64(at, true))
            : size === 4
              ? kind === 12
                ? view.getUint32(at, true)
                : view.getInt32(at, true)
              : size === 2
                ? kind === 4
                  ? view.getUint16(at, true)
                  : view.getInt16(at, true)
                : kind === 3
                  ? view.getInt8(at)
                  : view.getUint8(at);
  }
  return out;
}

function portOf(bytes: Uint8Array): OnnxPort {
  let name = "";
  let type: OnnxType | undefined;
  const dims: number[] = [];
  eachProtoField(bytes, (field, _wire, _whole, part) => {
    if (field === 1) name = text(part);
    // TypeProto.tensor_type
    else if (field === 2)
      eachProtoField(part, (kind, _w, _v, tensor) => {
        if (kind !== 1) return;
        eachProtoField(tensor, (at, _x, element, shape) => {
          if (at === 1)
            type =
              TYPES[element]?.[0] ??
              refuse("inputs and outputs must be numbers, booleans or texts", `the type ${element}`);
          else if (at === 2) eachProtoField(shape, (_d, _y, _z, dim) => dims.push(dimOf(dim)));
        });
      });
  });
  return { name, type, dims };
}

function dimOf(bytes: Uint8Array): number {
  let size = Number.NaN;
  eachProtoField(bytes, (field, _wire, whole) => {
    if (field === 1 && whole > 0) size = whole;
  });
  return size;
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
