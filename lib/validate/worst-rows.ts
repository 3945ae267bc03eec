/**
 * Worst rows: where a model is most wrong, and which of these look like a wrong label instead of a wrong model.
 *
 * A label is suspect when another class is the most probable one and its probability reaches that class's own mean confidence (the mean
 * probability of the class over the rows that carry it): confident learning's rule. A number is suspect when its residual lies more
 * than `maxScore` robust standard deviations (from the MAD) from the median residual. About half of such flags are real errors on
 * well-kept data: they are a list to look at, not to delete. Source: Northcutt, Jiang & Chuang (2021). O(n log n + n·k).
 */
import { worstRowsView } from "./diagnosis-views.ts";
import { withView } from "./judgement-view.ts";
import { median, medianAbsoluteDeviation } from "../core/index.ts";
import { number, percent, plural } from "../core/words.ts";
import type { Label, Target } from "../data/index.ts";
import type { Predictor } from "../models/index.ts";
import { heldOut, type HeldOutOptions } from "./held-out.ts";
import { judged, type Judgement } from "./judgement.ts";
import type { Predictions } from "./predictions.ts";
import { rowLosses, type RowLoss } from "./row-loss.ts";

export interface WorstRowsOptions {
  /** Rows to list; default 20. */
  readonly limit?: number;
  /** Default "logLoss" with probabilities, else "error"; "absolute" for numbers. */
  readonly loss?: RowLoss;
  /** Robust deviations from which a number is suspect; default 5. */
  readonly maxScore?: number;
}

export interface WorstRow {
  /** In X. */
  readonly row: number;
  readonly truth: Label;
  readonly predicted: Label;
  readonly loss: number;
  /** Of the given label, and of the predicted one; null without probabilities. */
  readonly probabilityOfTruth: number | null;
  readonly probabilityOfPredicted: number | null;
  readonly suspect: boolean;
}

export interface WorstRows extends Judgement {
  readonly loss: RowLoss;
  /** The largest loss first; at equal loss in row order. */
  readonly rows: readonly WorstRow[];
  /** All suspect rows of X, also those that the list leaves out. */
  readonly suspects: readonly number[];
  /** Share of all loss that the listed rows carry; null when there is no loss. */
  readonly shareOfLoss: number | null;
}

/** @throws RangeError on sizes that differ, or a loss of the other task. */
export async function worstRows(
  model: Predictor,
  X: unknown,
  y: Target,
  options: WorstRowsOptions & HeldOutOptions = {},
): Promise<WorstRows> {
  return worstRowsOf(await heldOut("worstRows", model, X, y, options), options);
}

/** The list over predictions that are already known. */
export function worstRowsOf(of: Predictions, options: WorstRowsOptions = {}): WorstRows {
  const { limit = 20, maxScore = 5 } = options;
  const { task, classes, truth, predicted, probabilities, rows } = of;
  const loss =
    options.loss ?? (task === "regression" ? "absolute" : probabilities === undefined ? "error" : "logLoss");
  const losses = rowLosses("worstRows", of, loss);
  const suspect = task === "regression" ? farResiduals(of, maxScore) : confidentlyOther(of);
  const order = Int32Array.from(losses.keys()).sort((a, b) => losses[b]! - losses[a]! || rows[a]! - rows[b]!);
  const listed = order.slice(0, limit);
  const k = classes.length;
  const labelOf = (value: number): Label => (task === "regression" ? value : classes[value]!);
  const total = losses.reduce((sum, each) => sum + each, 0);
  const suspects = Object.freeze([...rows.filter((_, i) => suspect[i] === 1).sort()]);
  const found = Array.from(listed, (i): WorstRow =>
    Object.freeze({
      row: rows[i]!,
      truth: labelOf(truth[i]!),
      predicted: labelOf(predicted[i]!),
      loss: losses[i]!,
      probabilityOfTruth: probabilities?.[i * k + truth[i]!] ?? null,
      probabilityOfPredicted: probabilities?.[i * k + predicted[i]!] ?? null,
      suspect: suspect[i] === 1,
    }),
  );
  const shareOfLoss = total > 0 ? listed.reduce((sum, i) => sum + losses[i]!, 0) / total : null;
  const [worst] = found;
  const said =
    worst === undefined
      ? "Worst rows: none."
      : `Worst rows: the largest loss is ${number(worst.loss)} in row ${worst.row}; ${plural(found.length, "row")} carry ${shareOfLoss === null ? "no loss" : `${percent(shareOfLoss)} of all loss`}`;
  return withView(
    {
      loss,
      rows: Object.freeze(found),
      suspects,
      shareOfLoss,
      ...(suspects.length === 0
        ? judged("info", worst === undefined ? said : `${said}; no label looks wrong.`)
        : judged(
            "info",
            `${said}; ${plural(suspects.length, "label")} of ${rows.length} may be wrong.`,
            "Look at the suspect rows and correct their labels before changing the model.",
          )),
    },
    worstRowsView,
  );
}

/** All 0 without probabilities. */
function confidentlyOther({ truth, probabilities, classes }: Predictions): Uint8Array {
  const flags = new Uint8Array(truth.length);
  if (probabilities === undefined) return flags;
  const k = classes.length;
  const confidence = new Float64Array(k);
  const counts = new Float64Array(k);
  for (const [i, c] of truth.entries()) {
    confidence[c]! += probabilities[i * k + c]!;
    counts[c]! += 1;
  }
  for (const [i, own] of truth.entries()) {
    let best = 0;
    for (let c = 1; c < k; c++) if (probabilities[i * k + c]! > probabilities[i * k + best]!) best = c;
    if (best !== own && probabilities[i * k + best]! >= confidence[best]! / counts[best]! - 1e-6)
      flags[i] = 1;
  }
  return flags;
}

/** All 0 when more than half of the residuals are alike. */
function farResiduals({ truth, predicted }: Predictions, maxScore: number): Uint8Array {
  const residuals = Float64Array.from(truth, (value, i) => value - predicted[i]!);
  const sorted = residuals.toSorted();
  const middle = median(sorted) ?? 0;
  const scale = medianAbsoluteDeviation(sorted, "normal") ?? 0;
  return Uint8Array.from(residuals, (r) => (scale > 0 && Math.abs(r - middle) > maxScore * scale ? 1 : 0));
}
