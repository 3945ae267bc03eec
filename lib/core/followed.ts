/** Work that reports its progress by callback, shown as a bar: it appears with the first report and ends with the work. */
import { progress, type ProgressBar } from "./progress.ts";

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
      bar ??= progress(total, { label });
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
