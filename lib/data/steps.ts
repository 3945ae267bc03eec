/**
 * Long work in steps: a generator that yields wherever it may be interrupted. The same code runs at once, or with a turn of
 * the event loop at each step, so that an interrupt is heard.
 */
import { setImmediate as turn } from "node:timers/promises";

export type Steps<T> = Generator<undefined, T, undefined>;

/** Rows between two steps: a few milliseconds of work. */
export const stepRows = 1 << 16;

/** All steps without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** A turn of the event loop at each step. @throws the signal's reason, at the next step after it was aborted. */
export async function inTurns<T>(steps: Steps<T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    signal?.throwIfAborted();
    const step = steps.next();
    if (step.done === true) return step.value;
    await turn();
  }
}
