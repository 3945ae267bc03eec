/** Work that reports its progress by callback, shown as a bar: it appears when the work takes a while and ends with it. */
import { progress, type ProgressBar } from "./progress.ts";

/** Sooner than this nobody has begun to wait. */
const AFTER_MS = 300;

/** @param label words before the bar. @param work gets the callback to report to. */
export async function followed<T>(
  label: string,
  work: (
    report: (progress: { readonly done: number; readonly total: number; readonly message: string }) => void,
  ) => Promise<T>,
): Promise<T> {
  let bar: ProgressBar | undefined;
  let whole = 0;
  let state: "done" | "failed" = "failed";
  try {
    const result = await work(({ done, total, message }) => {
      if (bar === undefined) {
        whole = total;
        bar = progress(whole, { label, after: AFTER_MS });
      }
      // A later stage may count otherwise: its share of the same bar.
      const reached = total === whole ? done : Math.floor((whole * done) / Math.max(1, total));
      if (reached > bar.count) bar.set(reached);
      bar.message(message);
    });
    state = "done";
    return result;
  } finally {
    if (state === "done" && bar !== undefined) {
      bar.set(whole);
      bar.message("");
    }
    bar?.close(state);
  }
}
