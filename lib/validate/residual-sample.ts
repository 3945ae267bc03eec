/** Residuals of a regression for plots (at most 2,000 rows, evenly over the tested ones), and their figures over all rows. O(n log n). */
import { quantiles } from "../core/index.ts";
import type { Predictions } from "./predictions.ts";
import type { Residuals } from "./validation-result.ts";

const MOST = 2000;

export function residualsOf({ rows, truth, predicted }: Predictions): Residuals {
  const n = rows.length;
  const residual = Float64Array.from(truth, (value, i) => value - predicted[i]!);
  const mean = residual.reduce((sum, value) => sum + value, 0) / n;
  const squares = residual.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const at =
    n <= MOST
      ? Array.from({ length: n }, (_, i) => i)
      : Array.from({ length: MOST }, (_, i) => Math.floor((i * n) / MOST));
  return Object.freeze({
    rows: at.map((i) => rows[i]!),
    truth: at.map((i) => truth[i]!),
    predicted: at.map((i) => predicted[i]!),
    residual: at.map((i) => residual[i]!),
    mean,
    std: n < 2 ? 0 : Math.sqrt(squares / (n - 1)),
    quantiles: [...quantiles(residual.toSorted(), Float64Array.of(0.05, 0.25, 0.5, 0.75, 0.95))],
  });
}
