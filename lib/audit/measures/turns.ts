/**
 * Turns: long arithmetic gives the event loop a turn after every so many elementary steps, and stops when it is aborted.
 * Steps are counted, not timed, as the library reads no clock; four million additions take 5 to 40 ms.
 */

const STEPS_PER_TURN = 4_000_000;

/**
 * A function that is told how many steps were just done; await it in outer loops.
 * @throws the signal's reason, when aborted.
 */
export function turns(signal?: AbortSignal): (steps: number) => Promise<void> | undefined {
  let done = 0;
  return (steps) => {
    done += steps;
    if (done < STEPS_PER_TURN) return undefined;
    done = 0;
    return turn(signal);
  };
}

async function turn(signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve) => {
    setImmediate(resolve);
  });
  signal?.throwIfAborted();
}
