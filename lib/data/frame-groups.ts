/**
 * Rows that are equal in some columns, as groups. Columns are folded in one by one: the pair (group so far, value) becomes a
 * new group number through a hash table of exact keys, so there is no false equality. Missing equals missing.
 * Cost: one look-up per cell; groups of one row are settled and skipped.
 */
import { setImmediate as turn } from "node:timers/promises";
import { codesInSteps } from "./column-hash.ts";
import type { Frame } from "./frame.ts";
import { inTurns, stepRows } from "./steps.ts";

/** The group of each row, numbered from 0 in order of first appearance, and how many rows each has. */
export interface Groups {
  readonly of: Int32Array;
  readonly sizes: Int32Array;
}

/** @throws the signal's reason when aborted; looked at every few thousand rows. */
export async function groupRows(
  frame: Frame,
  names: readonly string[],
  signal?: AbortSignal,
): Promise<Groups> {
  let of = new Int32Array(frame.length);
  let count = frame.length === 0 ? 0 : 1;
  for (const name of names) {
    signal?.throwIfAborted();
    if (count === frame.length) break;
    const { codes, distinct } = await inTurns(codesInSteps(frame.column(name)), signal);
    const width = distinct + 1;
    const known = new Map<number, number>();
    const next = new Int32Array(frame.length);
    for (let i = 0; i < next.length; i++) {
      if (i % stepRows === stepRows - 1) {
        await turn();
        signal?.throwIfAborted();
      }
      // Below 2^53, as both factors are below 2^31 and their product below rows × rows.
      const key = of[i]! * width + codes[i]!;
      let group = known.get(key);
      if (group === undefined) known.set(key, (group = known.size));
      next[i] = group;
    }
    of = next;
    count = known.size;
    await turn();
  }
  const sizes = new Int32Array(count);
  for (const group of of) sizes[group]!++;
  return { of, sizes };
}
