/** Prediction in blocks of rows, with a turn of the event loop between two, so that an interrupt is heard. */
import { setImmediate as turn } from "node:timers/promises";
import type { Design } from "../data/index.ts";
import type { Run } from "../prep/index.ts";

/** Multiplications between two turns: some 10 ms. */
const BLOCK = 1 << 23;

/**
 * @param width numbers for each row.
 * @param cost multiplications for each row.
 * @param predict rows×width numbers of the given rows, row-major.
 * @throws the signal's reason, at the next block after it was aborted.
 */
export async function inRowBlocks(
  X: Design,
  width: number,
  cost: number,
  { signal, onProgress }: Run,
  predict: (values: Float64Array, rows: number) => Float64Array,
): Promise<Float64Array> {
  signal?.throwIfAborted();
  const { rows, columns, values } = X;
  const size = Math.max(1, Math.floor(BLOCK / Math.max(1, cost)));
  if (rows <= size) return predict(values, rows);
  const out = new Float64Array(rows * width);
  for (let from = 0; from < rows; from += size) {
    const to = Math.min(rows, from + size);
    out.set(predict(values.subarray(from * columns, to * columns), to - from), from * width);
    onProgress?.({ done: to, total: rows, message: "rows predicted" });
    await turn();
    signal?.throwIfAborted();
  }
  return out;
}
