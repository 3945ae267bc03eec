/**
 * The arrays of one boosting run, laid out in a single memory: WebAssembly's where kernels can work on it, else a plain buffer.
 *
 * Bin codes stand twice, row by row for histograms and column by column for partitions: O(2·n·p) bytes.
 */
import { wasmMemory, type WasmMemory } from "../kernels/wasm-kernel.ts";

export interface WorkspaceSize {
  /** Rows of training, then rows of validation. */
  readonly rows: number;
  readonly trainingRows: number;
  readonly columns: number;
  readonly outputs: number;
  /** Bins of each feature without the missing one; codes run to this number, which itself is "missing". */
  readonly bins: ArrayLike<number>;
  /** Histograms that can be kept at once. */
  readonly slots: number;
}

export interface Workspace extends WorkspaceSize {
  readonly memory: WasmMemory | undefined;
  /** Bytes of a row of codes: the number of columns, rounded up to 16. */
  readonly stride: number;
  readonly rowCodes: Uint8Array;
  readonly columnCodes: Uint8Array;
  /** Pairs (gradient, hessian) as whole numbers, of each training row; one block per output. */
  readonly gradients: Int32Array;
  /** Training rows of the tree, node by node. */
  readonly order: Int32Array;
  /** Raw outputs: `rows` of the first output, then of the second … */
  readonly raw: Float64Array;
  /** Which codes go left (4) or right (0) in the next partition. */
  readonly table: Uint8Array;
  /** Features that the next search tries. */
  readonly active: Int32Array;
  /** Blocks of features that histograms are built of: pairs (first feature, width 8, 4 or 1). */
  readonly groups: Int32Array;
  /** Of each feature: where its bins begin, bins, whether training has missing values, constraint. */
  readonly features: Int32Array;
  /** First bin of each feature in a histogram, in bytes of 16 per bin. */
  readonly offsets: Int32Array;
  /** Numbers of the node to split, and of the best split; see kernels/boost.as.ts. */
  readonly node: Float64Array;
  readonly best: Float64Array;
  /** Bins of one histogram, over all features. */
  readonly histogramBins: number;
  /** Where histograms and spare room begin, in bytes. */
  readonly histogramsAt: number;
  readonly spareAt: number;
}

const CHUNK = 512;

/** @returns undefined for "wasm" where there is no such memory, or not as much. */
export function workspace(size: WorkspaceSize, engine: "wasm" | "plain"): Workspace | undefined {
  const { rows, trainingRows, columns, outputs, bins, slots } = size;
  const stride = Math.ceil(columns / 16) * 16;
  let histogramBins = 0;
  for (let j = 0; j < columns; j++) histogramBins += bins[j]! + 1;
  let end = 1024;
  const place = (bytes: number): number => {
    const at = end;
    end += Math.ceil(bytes / 64) * 64;
    return at;
  };
  const at = {
    rowCodes: place(rows * stride),
    columnCodes: place(rows * columns),
    gradients: place(8 * trainingRows * outputs),
    order: place(4 * trainingRows),
    raw: place(8 * rows * outputs),
    table: place(256),
    active: place(4 * columns),
    groups: place(8 * columns),
    features: place(16 * columns),
    offsets: place(4 * columns),
    node: place(8 * 16),
    best: place(8 * 8),
  };
  const histogramsAt = place(engine === "wasm" ? 16 * histogramBins * slots : 0);
  const spareAt = place(Math.max(4 * trainingRows, CHUNK * (8 + stride)));
  const memory = engine === "wasm" ? wasmMemory(end) : undefined;
  if (engine === "wasm" && memory === undefined) return undefined;
  const buffer = memory?.buffer ?? new ArrayBuffer(end);
  const space: Workspace = {
    ...size,
    memory,
    stride,
    rowCodes: new Uint8Array(buffer, at.rowCodes, rows * stride),
    columnCodes: new Uint8Array(buffer, at.columnCodes, rows * columns),
    gradients: new Int32Array(buffer, at.gradients, 2 * trainingRows * outputs),
    order: new Int32Array(buffer, at.order, trainingRows),
    raw: new Float64Array(buffer, at.raw, rows * outputs),
    table: new Uint8Array(buffer, at.table, 256),
    active: new Int32Array(buffer, at.active, columns),
    groups: new Int32Array(buffer, at.groups, 2 * columns),
    features: new Int32Array(buffer, at.features, 4 * columns),
    offsets: new Int32Array(buffer, at.offsets, columns),
    node: new Float64Array(buffer, at.node, 16),
    best: new Float64Array(buffer, at.best, 8),
    histogramBins,
    histogramsAt,
    spareAt,
  };
  let offset = 0;
  for (let j = 0; j < columns; j++) {
    space.offsets[j] = 16 * offset;
    offset += bins[j]! + 1;
  }
  return space;
}

/** Tiles the given features, in ascending order, with blocks of 8, 4 and 1. @returns the number of blocks. */
export function tileFeatures({ groups }: Workspace, features: ArrayLike<number>): number {
  let count = 0;
  for (let i = 0; i < features.length;) {
    let run = 1;
    while (run < 8 && i + run < features.length && features[i + run]! === features[i]! + run) run++;
    const width = run >= 8 ? 8 : run >= 4 ? 4 : 1;
    groups[2 * count] = features[i]!;
    groups[2 * count + 1] = width;
    count++;
    i += width;
  }
  return count;
}
