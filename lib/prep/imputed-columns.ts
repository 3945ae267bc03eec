/** What imputers put out: the columns that are kept, and after them a 0/1 column for each one that had holes in training. */
import type { Inputs } from "./transformer-inputs.ts";
import type { Output } from "./transformer.ts";

/** Columns of a row-major matrix that hold NaN somewhere. */
export function holeColumns(X: Float64Array, p: number): Int32Array {
  const holes = new Uint8Array(p);
  for (let at = 0; at < X.length; at++) if (Number.isNaN(X[at])) holes[at % p] = 1;
  return Int32Array.from(holes.keys()).filter((j) => holes[j] === 1);
}

/** `filled` (n rows) and beside it, for each column of `holes`, whether X had a hole there. */
export function withHoles(
  filled: Float64Array,
  X: Float64Array,
  n: number,
  p: number,
  holes: Int32Array,
): Float64Array {
  if (holes.length === 0) return filled;
  const kept = filled.length / n;
  const width = kept + holes.length;
  const out = new Float64Array(n * width);
  for (let i = 0; i < n; i++) {
    out.set(filled.subarray(i * kept, (i + 1) * kept), i * width);
    for (const [k, j] of holes.entries()) out[i * width + kept + k] = Number.isNaN(X[i * p + j]) ? 1 : 0;
  }
  return out;
}

export function imputedOutputs(inputs: Inputs, columns: Int32Array, holes: Int32Array): Output[] {
  const kept = Array.from(columns, (j) => ({ name: inputs.names[j]!, sources: [inputs.names[j]!] }));
  return [...kept, ...indicatorOutputs(inputs, holes)];
}

export function indicatorOutputs(inputs: Inputs, holes: Int32Array): Output[] {
  return Array.from(holes, (j) => ({ name: `${inputs.names[j]!}_missing`, sources: [inputs.names[j]!] }));
}
