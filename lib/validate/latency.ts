/**
 * Latency and size: how long a fitted model takes to answer, in milliseconds, for one row and for many, and how many bytes it is.
 *
 * For each batch a few calls to warm up, then timed calls until there are `repeats` or `budget` is spent; median and 95th percentile of
 * a call, and the median a row. Rows of X are repeated to fill a batch. Size: the bytes of the model's JSON.
 */
import { latencyView } from "./diagnosis-views.ts";
import { withView } from "./judgement-view.ts";
import { median, quantile } from "../core/index.ts";
import { number } from "../core/words.ts";
import { rowSource } from "../data/index.ts";
import type { Predictor } from "../models/index.ts";
import type { Run } from "../prep/index.ts";
import { judged, type Judgement } from "./judgement.ts";

export interface LatencyOptions extends Run {
  /** Rows a call; default 1, 100 and 10 000. */
  readonly batches?: readonly number[];
  /** Most timed calls a batch; default 50. */
  readonly repeats?: number;
  /** Milliseconds a batch; after it, no further call. Default 1000. */
  readonly budget?: number;
  /** Milliseconds that one row may take, at the 95th percentile of calls with one row (or of the smallest batch); no limit by default. */
  readonly maxMilliseconds?: number;
  /** Milliseconds; for tests. */
  readonly now?: () => number;
}

export interface BatchLatency {
  readonly rows: number;
  readonly calls: number;
  /** Milliseconds a call. */
  readonly median: number;
  readonly p95: number;
  /** Milliseconds a row, at the median. */
  readonly perRow: number;
  readonly rowsPerSecond: number;
}

export interface LatencyReport extends Judgement {
  readonly batches: readonly BatchLatency[];
  /** Null for a model without JSON. */
  readonly bytes: number | null;
}

/**
 * @param model fitted.
 * @throws RangeError on batches that are no whole numbers from 1; Error for a model that is not fitted.
 */
export async function latency(
  model: Predictor,
  X: unknown,
  options: LatencyOptions = {},
): Promise<LatencyReport> {
  const { batches = [1, 100, 10_000], repeats = 50, budget = 1000, maxMilliseconds, signal } = options;
  const now = options.now ?? (() => performance.now());
  const source = rowSource("latency", X);
  const found: BatchLatency[] = [];
  for (const [b, rows] of batches.entries()) {
    if (!(Number.isInteger(rows) && rows >= 1))
      throw new RangeError(`latency: batches must be whole numbers from 1; got ${rows}`);
    options.onProgress?.({ done: b, total: batches.length, message: `${rows} rows a call` });
    const part = source.take(Int32Array.from({ length: rows }, (_, i) => i % source.rows));
    const times: number[] = [];
    const start = now();
    for (let call = -2; call < repeats; call++) {
      signal?.throwIfAborted();
      const before = now();
      await model.predict(part, { signal });
      if (call >= 0) times.push(now() - before);
      if (times.length > 0 && now() - start > budget) break;
    }
    times.sort((a, b) => a - b);
    const middle = median(times)!;
    found.push(
      Object.freeze({
        rows,
        calls: times.length,
        median: middle,
        p95: quantile(times, 0.95)!,
        perRow: middle / rows,
        rowsPerSecond: middle > 0 ? (1000 * rows) / middle : Number.MAX_VALUE,
      }),
    );
  }
  const bytes = modelSize(model);
  const [first] = found;
  const said = `Latency: ${found.map((batch) => `${number(batch.median)} ms for ${batch.rows === 1 ? "1 row" : `${batch.rows} rows`} (95 % below ${number(batch.p95)} ms)`).join(", ")}${bytes === null ? "" : `; the model is ${number(bytes)} bytes`}.`;
  const tooSlow = maxMilliseconds !== undefined && first !== undefined && first.p95 > maxMilliseconds;
  return withView(
    {
      batches: Object.freeze(found),
      bytes,
      ...(tooSlow
        ? judged(
            "fail",
            `${said} The limit is ${number(maxMilliseconds)} ms.`,
            "Use a smaller model: fewer trees or layers, fewer features, or a distilled one.",
          )
        : judged(maxMilliseconds === undefined ? "info" : "pass", said)),
    },
    latencyView,
  );
}

/** Bytes of the model as JSON, UTF-8; null for a model that has no JSON. */
export function modelSize(model: Predictor): number | null {
  if (!("toJSON" in model)) return null;
  return new TextEncoder().encode(JSON.stringify(model)).length;
}
