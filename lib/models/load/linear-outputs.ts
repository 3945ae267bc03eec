/** Raw outputs of a linear structure: intercept + Σ coef · x. O(rows · features · outputs). */
import type { LinearStructure } from "../structure.ts";

export interface LinearOptions {
  /** Whether NaN counts as 0; else it makes the output NaN. */
  readonly missingIsZero?: boolean | undefined;
  /** Whether each product and sum is rounded to single precision, as XGBoost computes them. */
  readonly single?: boolean | undefined;
}

/** rows×outputs. */
export function linearOutputs(
  { coef, intercept, features, outputs }: LinearStructure,
  values: Float64Array,
  rows: number,
  { missingIsZero = false, single = false }: LinearOptions = {},
): Float64Array {
  const out = new Float64Array(rows * outputs);
  const round = single ? Math.fround : (x: number): number => x;
  for (let i = 0; i < rows; i++)
    for (let c = 0; c < outputs; c++) {
      let sum = intercept[c]!;
      for (let j = 0; j < features; j++) {
        const x = round(values[i * features + j]!);
        if (!missingIsZero || x === x) sum = round(sum + round(coef[c * features + j]! * x));
      }
      out[i * outputs + c] = sum;
    }
  return out;
}
