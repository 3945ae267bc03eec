/** Each class on its own: how many rows, precision and recall with their Wilson intervals, areas against the rest; and the confusion matrix. O(n·k). */
import { proportionInterval } from "../core/index.ts";
import { averagePrecisionScore, confusionMatrix, rocAucScore } from "../metrics/index.ts";
import type { Predictions } from "./predictions.ts";
import type { ClassRow, Confusion } from "./validation-result.ts";

/** Counts rows, whatever their weight. */
export function confusionOf({ classes, truth, predicted }: Predictions): Confusion {
  const labels = classes.map((_, c) => c);
  const codes = [truth, predicted] as const;
  const { matrix } = confusionMatrix(...codes, { labels });
  const shares = confusionMatrix(...codes, { labels, normalize: "true" }).matrix;
  return Object.freeze({ labels: classes, counts: matrix, shares });
}

export function classRows(given: Predictions, { counts }: Confusion): readonly ClassRow[] {
  const { classes, truth, probabilities } = given;
  const k = classes.length;
  const n = truth.length;
  return Object.freeze(
    classes.map((label, c): ClassRow => {
      const own = counts[c]!.reduce((sum, count) => sum + count, 0);
      const predicted = counts.reduce((sum, row) => sum + row[c]!, 0);
      const right = counts[c]![c]!;
      const scores = probabilities && Float64Array.from({ length: n }, (_, i) => probabilities[i * k + c]!);
      const flags = Uint8Array.from(truth, (code) => (code === c ? 1 : 0));
      return Object.freeze({
        label,
        n: own,
        predicted,
        precision: predicted === 0 ? null : right / predicted,
        recall: own === 0 ? null : right / own,
        f1: own + predicted === 0 ? null : (2 * right) / (own + predicted),
        precisionInterval: predicted === 0 ? null : proportionInterval(right, predicted),
        recallInterval: own === 0 ? null : proportionInterval(right, own),
        rocAuc: scores === undefined || own === 0 || own === n ? null : rocAucScore(flags, scores),
        averagePrecision: scores === undefined || own === 0 ? null : averagePrecisionScore(flags, scores),
      });
    }),
  );
}
