/**
 * Normalizer: each row to length 1, by the sum of squares (l2), of sizes (l1), or the largest size (max). A row of zeros stays. Nothing is
 * fitted. Source: scikit-learn `normalize`. O(n·p).
 */
import { checkMatrix } from "./matrix-columns.ts";
import { NumericTransformer } from "./numeric-transformer.ts";

export interface NormalizerParams {
  /** Default l2. */
  readonly norm?: "l1" | "l2" | "max";
}

export class Normalizer extends NumericTransformer<NormalizerParams> {
  readonly name = "Normalizer";
  protected override readonly acceptsMissing = false;

  constructor(params: NormalizerParams = {}) {
    super(params, ["norm"]);
  }

  protected override fitNumbers(): object {
    return {};
  }

  protected override applyNumbers(_: object, X: Float64Array, n: number, p: number): Float64Array {
    return normalize(X, n, p, this.params.norm);
  }
}

/** X: n×p, row-major; gives a new matrix. @throws RangeError on wrong sizes. */
export function normalize(
  X: Float64Array,
  n: number,
  p: number,
  norm: "l1" | "l2" | "max" = "l2",
): Float64Array {
  checkMatrix("normalize", X, n, p);
  const out = new Float64Array(X);
  for (let i = 0; i < n; i++) {
    let length = 0;
    for (let j = 0; j < p; j++) {
      const size = Math.abs(X[i * p + j]!);
      if (norm === "max") length = Math.max(length, size);
      else length += norm === "l1" ? size : size * size;
    }
    if (norm === "l2") length = Math.sqrt(length);
    if (length > 0) for (let j = 0; j < p; j++) out[i * p + j]! /= length;
  }
  return out;
}
