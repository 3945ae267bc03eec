/**
 * The operators of ONNX's main domain that converters of table models put around the learners: arithmetic with broadcasting, casts, sums,
 * shapes, comparisons. Results of single precision are rounded to it. Source: onnx/docs/Operators.md. O(elements) each.
 */
import { expit } from "../../core/index.ts";
import type { OnnxNode, OnnxTensor, OnnxType } from "./onnx-proto.ts";
import type { OnnxOperator } from "./onnx-learners.ts";
import { unsupported } from "./onnx-unsupported.ts";
import { refuse } from "./record-fields.ts";

/** @throws OnnxUnsupported for an operator that is not among them. */
export function plainOperator(node: OnnxNode, opset: number): OnnxOperator {
  const binary = BINARY[node.op];
  if (binary !== undefined)
    return (inputs) => [
      inputs.slice(1).reduce((a, b) => broadcast(node, a, b, binary), need(node, inputs[0])),
    ];
  const compare = COMPARE[node.op];
  if (compare !== undefined)
    return ([a, b]) => [broadcast(node, need(node, a), need(node, b), compare, "bool")];
  const unary = UNARY[node.op];
  if (unary !== undefined)
    return ([X]) => [
      made(
        need(node, X).dims,
        node.op === "Not" || node.op === "IsNaN" ? "bool" : X!.type,
        numbers(node, X).map(unary),
      ),
    ];
  const other = Object.hasOwn(OTHER, node.op) ? OTHER[node.op] : undefined;
  return other === undefined ? unsupported(`the operator ${node.op}`) : other(node, opset);
}

const BINARY: Readonly<Record<string, (a: number, b: number) => number>> = {
  Add: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Mul: (a, b) => a * b,
  Div: (a, b) => a / b,
  Pow: (a, b) => a ** b,
  Sum: (a, b) => a + b,
  Min: (a, b) => Math.min(a, b),
  Max: (a, b) => Math.max(a, b),
  And: (a, b) => Number(a !== 0 && b !== 0),
  Or: (a, b) => Number(a !== 0 || b !== 0),
};

const COMPARE: Readonly<Record<string, (a: number, b: number) => number>> = {
  Equal: (a, b) => Number(a === b),
  Less: (a, b) => Number(a < b),
  Greater: (a, b) => Number(a > b),
  LessOrEqual: (a, b) => Number(a <= b),
  GreaterOrEqual: (a, b) => Number(a >= b),
};

const UNARY: Readonly<Record<string, (x: number) => number>> = {
  Neg: (x) => -x,
  Abs: Math.abs,
  Sqrt: Math.sqrt,
  Exp: Math.exp,
  Log: Math.log,
  Reciprocal: (x) => 1 / x,
  Sigmoid: expit,
  Tanh: Math.tanh,
  Relu: (x) => Math.max(0, x),
  Softplus: (x) => Math.log1p(Math.exp(-Math.abs(x))) + Math.max(x, 0),
  Sign: Math.sign,
  Floor: Math.floor,
  Ceil: Math.ceil,
  Not: (x) => Number(x === 0),
  IsNaN: (x) => Number(x !== x),
};

type Maker = (node: OnnxNode, opset: number) => OnnxOperator;

const CASTS: Readonly<Record<number, OnnxType>> = {
  1: "f32",
  2: "whole",
  3: "whole",
  5: "whole",
  6: "whole",
  7: "whole",
  8: "text",
  9: "bool",
  11: "f64",
};

const OTHER: Readonly<Record<string, Maker>> = {
  Identity:
    () =>
    ([X]) => [X!],
  // A map for each row of its probabilities; the tensor says the same.
  ZipMap:
    () =>
    ([X]) => [X!],
  Constant: (node) => {
    const { t, floats, ints, f, i } = { floats: [], ints: [], ...node.attributes.values().next().value };
    const value =
      t ??
      (f !== undefined
        ? made([], "f32", Float64Array.of(f))
        : i !== undefined
          ? made([], "whole", Float64Array.of(i))
          : floats.length > 0
            ? made([floats.length], "f32", Float64Array.from(floats))
            : made([ints.length], "whole", Float64Array.from(ints)));
    return () => [value];
  },
  Cast: (node) => {
    const to =
      CASTS[node.attributes.get("to")?.i ?? 0] ?? unsupported(`Cast to type ${node.attributes.get("to")?.i}`);
    return ([X]) => [cast(need(node, X), to)];
  },
  Concat: (node) => (inputs) => [concat(node, inputs, node.attributes.get("axis")?.i ?? 0)],
  FeatureVectorizer: (node) => (inputs) => [
    concat(
      node,
      inputs.map((X) => (X.dims.length === 1 ? { ...X, dims: [X.dims[0]!, 1] } : X)),
      1,
    ),
  ],
  ArrayFeatureExtractor:
    (node) =>
    ([X, at]) => [gather(node, need(node, X), need(node, at), -1, true)],
  Gather:
    (node) =>
    ([X, at]) => [gather(node, need(node, X), need(node, at), node.attributes.get("axis")?.i ?? 0, false)],
  Softmax:
    (node, opset) =>
    ([X]) => {
      const { dims } = need(node, X);
      const axis = node.attributes.get("axis")?.i ?? (opset < 13 ? 1 : -1);
      return [alongAxis(node, X!, axis < 0 ? axis + dims.length : axis, softmax)];
    },
  ArgMax:
    (node) =>
    ([X]) => [
      reduced(
        node,
        need(node, X),
        [node.attributes.get("axis")?.i ?? 0],
        node.attributes.get("keepdims")?.i ?? 1,
        (row) => row.indexOf(Math.max(...row)),
        "whole",
      ),
    ],
  ReduceSum: reducer((row) => row.reduce((a, b) => a + b, 0)),
  ReduceMean: reducer((row) => row.reduce((a, b) => a + b, 0) / row.length),
  ReduceMax: reducer((row) => row.reduce((a, b) => Math.max(a, b), -Infinity)),
  ReduceMin: reducer((row) => row.reduce((a, b) => Math.min(a, b), Infinity)),
  ReduceL1: reducer((row) => row.reduce((a, b) => a + Math.abs(b), 0)),
  ReduceL2: reducer((row) => Math.sqrt(row.reduce((a, b) => a + b * b, 0))),
  ReduceSumSquare: reducer((row) => row.reduce((a, b) => a + b * b, 0)),
  MatMul:
    (node) =>
    ([a, b]) => [product(node, need(node, a), need(node, b))],
  Gemm: (node) => {
    const { attributes } = node;
    const [alpha, beta] = [attributes.get("alpha")?.f ?? 1, attributes.get("beta")?.f ?? 1];
    return ([a, b, c]) => {
      const left = attributes.get("transA")?.i === 1 ? transposed(node, need(node, a)) : need(node, a);
      const right = attributes.get("transB")?.i === 1 ? transposed(node, need(node, b)) : need(node, b);
      const out = product(node, left, right);
      const scaled = made(
        out.dims,
        out.type,
        numbers(node, out).map((x) => x * alpha),
      );
      return [c === undefined ? scaled : broadcast(node, scaled, c, (x, y) => x + beta * y)];
    };
  },
  Transpose:
    (node) =>
    ([X]) => [transposed(node, need(node, X))],
  Reshape:
    (node) =>
    ([X, shape]) => [
      reshaped(
        node,
        need(node, X),
        shape === undefined ? (node.attributes.get("shape")?.ints ?? []) : [...numbers(node, shape)],
      ),
    ],
  Flatten:
    (node) =>
    ([X]) => {
      const axis = node.attributes.get("axis")?.i ?? 1;
      const rows = need(node, X)
        .dims.slice(0, axis)
        .reduce((a, b) => a * b, 1);
      return [{ ...X!, dims: [rows, rows === 0 ? 0 : X!.values.length / rows] }];
    },
  Squeeze:
    (node) =>
    ([X, axes]) => {
      const { dims } = need(node, X);
      const given = axes === undefined ? node.attributes.get("axes")?.ints : [...numbers(node, axes)];
      const drop = given?.map((axis) => (axis < 0 ? axis + dims.length : axis));
      return [
        { ...X!, dims: dims.filter((size, at) => (drop === undefined ? size !== 1 : !drop.includes(at))) },
      ];
    },
  Unsqueeze:
    (node) =>
    ([X, axes]) => {
      const given = axes === undefined ? (node.attributes.get("axes")?.ints ?? []) : [...numbers(node, axes)];
      const dims = [...need(node, X).dims];
      const rank = dims.length + given.length;
      for (const axis of given.map((at) => (at < 0 ? at + rank : at)).sort((a, b) => a - b))
        dims.splice(axis, 0, 1);
      return [{ ...X!, dims }];
    },
  Shape:
    (node) =>
    ([X]) => [made([need(node, X).dims.length], "whole", Float64Array.from(X!.dims))],
  Where:
    (node) =>
    ([condition, a, b]) => {
      const yes = broadcast(node, need(node, condition), need(node, a), (c, x) => (c !== 0 ? x : 0), a!.type);
      const no = broadcast(node, need(node, condition), need(node, b), (c, x) => (c !== 0 ? 0 : x), b!.type);
      return [broadcast(node, yes, no, (x, y) => x + y)];
    },
  Clip:
    (node) =>
    ([X, low, high]) => {
      const least = low === undefined ? (node.attributes.get("min")?.f ?? -Infinity) : numbers(node, low)[0]!;
      const most = high === undefined ? (node.attributes.get("max")?.f ?? Infinity) : numbers(node, high)[0]!;
      return [
        made(
          need(node, X).dims,
          X!.type,
          numbers(node, X).map((x) => Math.min(most, Math.max(least, x))),
        ),
      ];
    },
  Binarizer: (node) => {
    const threshold = node.attributes.get("threshold")?.f ?? 0;
    return ([X]) => [
      made(
        need(node, X).dims,
        X!.type,
        numbers(node, X).map((x) => Number(x > threshold)),
      ),
    ];
  },
  Split:
    (node) =>
    ([X, sizes]) => {
      const { dims } = need(node, X);
      const axis = node.attributes.get("axis")?.i ?? 0;
      const at = axis < 0 ? axis + dims.length : axis;
      const parts =
        sizes === undefined
          ? (node.attributes.get("split")?.ints ??
            node.outputs.map(() => (dims[at] ?? 0) / node.outputs.length))
          : [...numbers(node, sizes)];
      let from = 0;
      return parts.map((size) => {
        const index = made(
          [size],
          "whole",
          Float64Array.from({ length: bounded(node, size) }, (_, i) => from + i),
        );
        from += size;
        return gather(node, X!, index, at, false);
      });
    },
};

function reducer(each: (row: number[]) => number): Maker {
  return (node) =>
    ([X, axes]) => {
      const given = axes === undefined ? node.attributes.get("axes")?.ints : [...numbers(node, axes)];
      const all = need(node, X).dims.map((_, at) => at);
      return [
        reduced(
          node,
          X!,
          given === undefined || given.length === 0 ? all : given,
          node.attributes.get("keepdims")?.i ?? 1,
          each,
          X!.type,
        ),
      ];
    };
}

function need({ op }: OnnxNode, X: OnnxTensor | undefined): OnnxTensor {
  return X ?? refuse(`${op} must have its inputs`, "fewer");
}

function numbers(node: OnnxNode, X: OnnxTensor | undefined): Float64Array {
  const { values } = need(node, X);
  return values instanceof Float64Array ? values : unsupported(`${node.op} of texts`);
}

/** A tensor, its numbers as exact as its type. */
function made(dims: readonly number[], type: OnnxType, values: Float64Array): OnnxTensor {
  if (type === "f32") for (let i = 0; i < values.length; i++) values[i] = Math.fround(values[i]!);
  if (type === "whole") for (let i = 0; i < values.length; i++) values[i] = Math.trunc(values[i]!);
  return { dims, type, values };
}

function cast(X: OnnxTensor, to: OnnxType): OnnxTensor {
  if (to === "text")
    return {
      dims: X.dims,
      type: "text",
      values: Array.from(X.values as ArrayLike<unknown>, (x) => String(x)),
    };
  const values = X.values instanceof Float64Array ? X.values.slice() : Float64Array.from(X.values, Number);
  return made(X.dims, to, to === "bool" ? values.map((x) => Number(x !== 0)) : values);
}

/** Elements of a tensor, held to what memory can take. */
function bounded({ op }: OnnxNode, size: number): number {
  return size >= 0 && size < 2 ** 27 ? size : refuse(`${op} must make fewer than 2^27 numbers`, size);
}

/** Element by element; a size of 1 (or none) stretches. */
function broadcast(
  node: OnnxNode,
  a: OnnxTensor,
  b: OnnxTensor,
  apply: (x: number, y: number) => number,
  type: OnnxType = a.type === "whole" ? b.type : a.type,
): OnnxTensor {
  if (!(a.values instanceof Float64Array) && node.op === "Equal") return equalTexts(node, a, b);
  const rank = Math.max(a.dims.length, b.dims.length);
  const [left, right] = [a, b].map(({ dims }) => [
    ...Array.from({ length: rank - dims.length }, () => 1),
    ...dims,
  ]) as [number[], number[]];
  const dims = left.map((size, at) =>
    size === right[at] || right[at] === 1
      ? size
      : size === 1
        ? right[at]!
        : refuse(
            `${node.op} must have shapes that go together`,
            `${a.dims.join("×")} and ${b.dims.join("×")}`,
          ),
  );
  const out = new Float64Array(
    bounded(
      node,
      dims.reduce((p, size) => p * size, 1),
    ),
  );
  const [x, y] = [numbers(node, a), numbers(node, b)];
  const [stepX, stepY] = [steps(left), steps(right)];
  const at = new Int32Array(rank);
  let [i, j] = [0, 0];
  for (let k = 0; k < out.length; k++) {
    out[k] = apply(x[i]!, y[j]!);
    for (let axis = rank - 1; axis >= 0; axis--) {
      i += stepX[axis]!;
      j += stepY[axis]!;
      if (++at[axis]! < dims[axis]!) break;
      i -= stepX[axis]! * dims[axis]!;
      j -= stepY[axis]! * dims[axis]!;
      at[axis] = 0;
    }
  }
  return made(dims, type, out);
}

function equalTexts(node: OnnxNode, a: OnnxTensor, b: OnnxTensor): OnnxTensor {
  const codes = new Map<unknown, number>();
  const coded = (X: OnnxTensor): OnnxTensor => ({
    dims: X.dims,
    type: "whole",
    values: Float64Array.from(X.values as readonly string[], (text) => {
      if (!codes.has(text)) codes.set(text, codes.size);
      return codes.get(text)!;
    }),
  });
  return broadcast(node, coded(a), coded(b), (x, y) => Number(x === y), "bool");
}

/** Distance between neighbours along each axis; 0 where the size is 1. */
function steps(dims: readonly number[]): number[] {
  const out = dims.map(() => 0);
  let step = 1;
  for (let axis = dims.length - 1; axis >= 0; axis--) {
    out[axis] = dims[axis] === 1 ? 0 : step;
    step *= dims[axis]!;
  }
  return out;
}

function concat(node: OnnxNode, inputs: readonly OnnxTensor[], axis: number): OnnxTensor {
  const first = need(node, inputs[0]);
  const at = axis < 0 ? axis + first.dims.length : axis;
  const before = first.dims.slice(0, at).reduce((a, b) => a * b, 1);
  const widths = inputs.map((X) => (before === 0 ? 0 : X.values.length / before));
  if (
    inputs.some(
      ({ dims }) =>
        dims.length !== first.dims.length || dims.some((size, d) => d !== at && size !== first.dims[d]),
    )
  )
    refuse(
      "Concat must have shapes that differ along its axis alone",
      inputs.map(({ dims }) => dims.join("×")).join(", "),
    );
  const total = widths.reduce((a, b) => a + b, 0);
  const dims = first.dims.with(
    at,
    inputs.reduce((sum, X) => sum + X.dims[at]!, 0),
  );
  if (inputs.some(({ values }) => !(values instanceof Float64Array))) {
    const out: string[] = [];
    for (let row = 0; row < before; row++)
      for (const [i, X] of inputs.entries())
        for (let j = 0; j < widths[i]!; j++) out.push(String(X.values[row * widths[i]! + j]));
    return { dims, type: "text", values: out };
  }
  const out = new Float64Array(bounded(node, before * total));
  let offset = 0;
  for (const [i, X] of inputs.entries()) {
    const width = widths[i]!;
    for (let row = 0; row < before; row++)
      out.set((X.values as Float64Array).subarray(row * width, (row + 1) * width), row * total + offset);
    offset += width;
  }
  return { dims, type: first.type, values: out };
}

function gather(node: OnnxNode, X: OnnxTensor, index: OnnxTensor, axis: number, keep: boolean): OnnxTensor {
  const at = axis < 0 ? axis + X.dims.length : axis;
  const size = X.dims[at] ?? refuse(`${node.op} must have its axis`, axis);
  const picks = [...numbers(node, index)].map((i) => (i < 0 ? i + size : i));
  const wrong = picks.find((i) => !(Number.isInteger(i) && i >= 0 && i < size));
  if (wrong !== undefined) refuse(`${node.op} must pick among ${size}`, wrong);
  const after = X.dims.slice(at + 1).reduce((a, b) => a * b, 1);
  const before = X.dims.slice(0, at).reduce((a, b) => a * b, 1);
  const length = bounded(node, before * picks.length * after);
  const from = (k: number): number => {
    const inner = k % after;
    const rest = (k - inner) / after;
    return (Math.floor(rest / picks.length) * size + picks[rest % picks.length]!) * after + inner;
  };
  const values =
    X.values instanceof Float64Array
      ? Float64Array.from({ length }, (_, k) => (X.values as Float64Array)[from(k)]!)
      : Array.from({ length }, (_, k) => (X.values as readonly string[])[from(k)]!);
  const middle = keep ? [picks.length] : index.dims;
  return { dims: [...X.dims.slice(0, at), ...middle, ...X.dims.slice(at + 1)], type: X.type, values };
}

function softmax(row: number[]): number[] {
  const most = row.reduce((a, b) => Math.max(a, b), -Infinity);
  const out = row.map((x) => Math.exp(x - most));
  const sum = out.reduce((a, b) => a + b, 0);
  return out.map((x) => x / sum);
}

function alongAxis(
  node: OnnxNode,
  X: OnnxTensor,
  axis: number,
  apply: (row: number[]) => number[],
): OnnxTensor {
  const size = X.dims[axis] ?? refuse(`${node.op} must have its axis`, axis);
  const after = X.dims.slice(axis + 1).reduce((a, b) => a * b, 1);
  const x = numbers(node, X);
  const out = new Float64Array(x.length);
  for (let start = 0; start < x.length; start += size * after)
    for (let inner = 0; inner < after; inner++) {
      const row = apply(Array.from({ length: size }, (_, i) => x[start + i * after + inner]!));
      for (let i = 0; i < size; i++) out[start + i * after + inner] = row[i]!;
    }
  return made(X.dims, X.type, out);
}

/** Axes one after another would be wrong for means of means of unlike sizes; all rows are gathered at once. */
function reduced(
  node: OnnxNode,
  X: OnnxTensor,
  axes: readonly number[],
  keep: number,
  each: (row: number[]) => number,
  type: OnnxType,
): OnnxTensor {
  const drop = new Set(axes.map((axis) => (axis < 0 ? axis + X.dims.length : axis)));
  const step = steps(X.dims.map((size, at) => (drop.has(at) ? 1 : size)));
  const rows: number[][] = [];
  const x = numbers(node, X);
  const at = new Int32Array(X.dims.length);
  for (let k = 0; k < x.length; k++) {
    let target = 0;
    for (let axis = 0; axis < at.length; axis++) target += at[axis]! * step[axis]!;
    (rows[target] ??= []).push(x[k]!);
    for (let axis = at.length - 1; axis >= 0; axis--) {
      if (++at[axis]! < X.dims[axis]!) break;
      at[axis] = 0;
    }
  }
  const dims = X.dims.flatMap((size, axis) => (drop.has(axis) ? (keep === 1 ? [1] : []) : [size]));
  return made(dims, type, Float64Array.from(rows, each));
}

function product(node: OnnxNode, a: OnnxTensor, b: OnnxTensor): OnnxTensor {
  const inner = a.dims.at(-1) ?? 1;
  if (b.dims.length > 2 || b.dims.length === 0 || b.dims[0] !== inner)
    return unsupported(`${node.op} of shapes ${a.dims.join("×")} and ${b.dims.join("×")}`);
  const columns = b.dims[1] ?? 1;
  const [x, y] = [numbers(node, a), numbers(node, b)];
  const rows = inner === 0 ? 0 : x.length / inner;
  const out = new Float64Array(bounded(node, rows * columns));
  for (let i = 0; i < rows; i++)
    for (let k = 0; k < inner; k++)
      for (let j = 0; j < columns; j++) out[i * columns + j]! += x[i * inner + k]! * y[k * columns + j]!;
  return made([...a.dims.slice(0, -1), ...(b.dims.length === 1 ? [] : [columns])], a.type, out);
}

function transposed(node: OnnxNode, X: OnnxTensor): OnnxTensor {
  const order = node.attributes.get("perm")?.ints;
  if (X.dims.length !== 2 || (order !== undefined && `${order}` !== "1,0" && `${order}` !== "0,1"))
    return unsupported(`${node.op} of ${X.dims.length} axes`);
  if (`${order}` === "0,1") return X;
  const [rows, columns] = X.dims as [number, number];
  const x = numbers(node, X);
  const values = Float64Array.from(
    { length: x.length },
    (_, k) => x[(k % rows) * columns + Math.floor(k / rows)]!,
  );
  return { dims: [columns, rows], type: X.type, values };
}

function reshaped(node: OnnxNode, X: OnnxTensor, shape: readonly number[]): OnnxTensor {
  const dims = shape.map((size, at) => (size === 0 ? (X.dims[at] ?? 0) : size));
  const open = dims.indexOf(-1);
  const known = dims.reduce((p, size) => (size === -1 ? p : p * size), 1);
  if (open >= 0) dims[open] = known === 0 ? 0 : X.values.length / known;
  if (
    dims.reduce((p, size) => p * size, 1) !== X.values.length ||
    dims.some((size) => !(Number.isInteger(size) && size >= 0))
  )
    refuse(`${node.op} must keep ${X.values.length} numbers`, shape.join("×"));
  return { ...X, dims };
}
