/**
 * The share of labels that are probably wrong, with a bootstrap interval: rows are drawn anew and confident learning's thresholds and
 * counts computed again; the predictions stay as they are, so the interval holds the sampling of rows, not of models. The percentile
 * interval is widened to hold the estimate. O(replicates · n · k).
 */
import type { Rng } from "../core/index.ts";
import { findLabelIssues, numLabelIssues } from "./confident-learning.ts";
import { turns } from "./measures/turns.ts";

export interface LabelErrorRate {
  /** Rows flagged by confident learning, worst first. */
  readonly issues: Int32Array;
  readonly rate: number;
  /** 95 %. */
  readonly interval: readonly [number, number];
  readonly replicates: number;
}

export async function labelErrorRate(
  labels: Int32Array,
  probabilities: Float64Array,
  k: number,
  { rng, signal }: { readonly rng: Rng; readonly signal?: AbortSignal },
): Promise<LabelErrorRate> {
  const n = labels.length;
  const issues = findLabelIssues(labels, probabilities, k, {
    filterBy: "confident_learning",
    rankedBy: "self_confidence",
  });
  const rate = issues.length / n;
  const replicates = Math.max(50, Math.min(200, Math.floor(20_000_000 / (n * k))));
  const pause = turns(signal);
  const rates: number[] = [];
  const drawnLabels = new Int32Array(n);
  const drawn = new Float64Array(n * k);
  for (let b = 0; b < replicates; b++) {
    for (let i = 0; i < n; i++) {
      const row = rng.integer(n);
      drawnLabels[i] = labels[row]!;
      for (let c = 0; c < k; c++) drawn[i * k + c] = probabilities[row * k + c]!;
    }
    rates.push(numLabelIssues(drawnLabels, drawn, k) / n);
    await pause(10 * n * k);
  }
  rates.sort((a, b) => a - b);
  const low = rates[Math.floor(0.025 * (replicates - 1))]!;
  const high = rates[Math.ceil(0.975 * (replicates - 1))]!;
  return { issues, rate, interval: [Math.min(low, rate), Math.max(high, rate)], replicates };
}
