/** The inner loops of boosting in WebAssembly: kernels/boost.as.ts at work on a workspace. */
import { boostWasm } from "../kernels/boost-wasm.ts";
import { wasmKernel } from "../kernels/wasm-kernel.ts";
import type { BoostKernel } from "./kernel.ts";
import type { Workspace } from "./workspace.ts";

interface Exports {
  accumulate(
    codes: number,
    stride: number,
    rows: number,
    count: number,
    gradients: number,
    shift: number,
    offsets: number,
    groups: number,
    groupCount: number,
    histogram: number,
    spare: number,
  ): void;
  subtract(parent: number, child: number, bytes: number): void;
  clear(histogram: number, bytes: number): void;
  bestSplit(
    histogram: number,
    features: number,
    active: number,
    activeCount: number,
    shift: number,
    node: number,
    best: number,
  ): void;
  partition(codes: number, rows: number, count: number, table: number, spare: number): number;
  addLeaf(raw: number, rows: number, count: number, value: number): void;
}

/** @returns undefined where WebAssembly lacks, or lacks SIMD, or the workspace is not in its memory. */
export function embeddedKernel(space: Workspace): BoostKernel | undefined {
  if (space.memory === undefined) return undefined;
  const code = wasmKernel<Exports>(boostWasm, space.memory);
  if (code === undefined) return undefined;
  const { rows, trainingRows, stride, spareAt, histogramsAt, bins, offsets: starts } = space;
  const [codes, columnCodes] = [space.rowCodes.byteOffset, space.columnCodes.byteOffset];
  const [gradients, order, raw] = [space.gradients.byteOffset, space.order.byteOffset, space.raw.byteOffset];
  const [offsets, groups, features] = [
    space.offsets.byteOffset,
    space.groups.byteOffset,
    space.features.byteOffset,
  ];
  const [active, node, best, table] = [
    space.active.byteOffset,
    space.node.byteOffset,
    space.best.byteOffset,
    space.table.byteOffset,
  ];
  const bytes = 16 * space.histogramBins;
  const words = new Uint32Array(space.memory.buffer);
  const at = (slot: number): number => histogramsAt + slot * bytes;
  return {
    accumulate(slot, output, from, to, groupCount, shift) {
      code.clear(at(slot), bytes);
      code.accumulate(
        codes,
        stride,
        order + 4 * from,
        to - from,
        gradients + 8 * trainingRows * output,
        shift,
        offsets,
        groups,
        groupCount,
        at(slot),
        spareAt,
      );
    },
    subtract: (parent, child) => code.subtract(at(parent), at(child), bytes),
    bestSplit: (slot, activeCount, shift) =>
      code.bestSplit(at(slot), features, active, activeCount, shift, node, best),
    read(slot, feature, shift, into) {
      // A 64-bit whole number from its halves: the low one unsigned, the high one signed.
      const start = (at(slot) + starts[feature]!) >>> 2;
      const [low, high] = shift >= 32 ? [2 ** 32, 2 ** (shift - 32)] : [2 ** shift, 1];
      for (let b = 0; b <= bins[feature]!; b++) {
        const word = start + 4 * b;
        into.gradient[b] = (words[word + 1]! | 0) * 2 ** 32 + words[word]!;
        const [first, second] = [words[word + 2]!, words[word + 3]!];
        if (shift >= 32) {
          into.count[b] = Math.floor(second / high);
          into.hessian[b] = (second % high) * 2 ** 32 + first;
        } else {
          into.count[b] = second * (2 ** 32 / low) + Math.floor(first / low);
          into.hessian[b] = first % low;
        }
      }
    },
    partition: (feature, from, to) =>
      code.partition(columnCodes + feature * rows, order + 4 * from, to - from, table, spareAt),
    addLeaf: (output, from, to, value) =>
      code.addLeaf(raw + 8 * rows * output, order + 4 * from, to - from, value),
  };
}
