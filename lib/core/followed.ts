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
  let total = 0;
  let state: "done" | "failed" = "failed";
  try {
    const result = await work(({ done, message, ...given }) => {
      ({ total } = given);
      bar ??= progress(total, { label, after: AFTER_MS });
      if (done > bar.count) bar.set(done);
      bar.message(message);
    });
    state = "done";
    return result;
  } finally {
    if (state === "done" && bar !== undefined) {
      bar.set(total);
      bar.message("");
    }
    bar?.close(state);
  }
}
