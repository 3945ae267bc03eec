/** One display that grows while work goes on: at most four times a second, and the whole at the end. */
import type { MimeBundle } from "./host.ts";

/** Shows a bundle, under one name that later bundles take over. */
export type Show = (bundle: MimeBundle, options: { id: string; update: boolean }) => void;

export interface LiveDisplay {
  /** Shows now. */
  put(bundle: MimeBundle): void;
  /** Shows if the last time is long enough ago; the bundle is made only then. */
  offer(make: () => MimeBundle): void;
}

const EVERY_MS = 250;
let displays = 0;

/** @param clock milliseconds; for tests. */
export function liveDisplay(show: Show, clock: () => number = () => performance.now()): LiveDisplay {
  const id = `assay-${process.pid}-${++displays}`;
  let shown = false;
  let last = clock();
  const put = (bundle: MimeBundle): void => {
    show(bundle, { id, update: shown });
    shown = true;
  };
  return {
    put,
    offer: (make) => {
      if (clock() - last < EVERY_MS) return;
      last = clock();
      put(make());
    },
  };
}
