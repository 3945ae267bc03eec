/** One display that grows while work goes on: at most four times a second, and the whole at the end. */
import type { MimeBundle } from "./host.ts";
import { digestMetadata } from "./result-digest.ts";

/** Shows a bundle, under one name that later bundles take over. */
export type Show = (
  bundle: MimeBundle,
  options: { id: string; update: boolean; metadata?: Record<string, unknown> },
) => void;

export interface LiveDisplay {
  /** Shows now. @param result what the bundle shows: its digest is kept beside it. */
  put(bundle: MimeBundle, result?: object): void;
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
  const put = (bundle: MimeBundle, result?: object): void => {
    const metadata = digestMetadata(result);
    show(bundle, { id, update: shown, ...(metadata.assay === undefined ? {} : { metadata }) });
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
