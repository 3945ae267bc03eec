/** Binarizer: 1 where a number is above the threshold, else 0. Nothing is learnt. Source: scikit-learn `Binarizer`. O(cells). */
import { NumericTransformer } from "./numeric-transformer.ts";

export interface BinarizerParams {
  /** Default 0. */
  readonly threshold?: number;
}

export class Binarizer extends NumericTransformer<BinarizerParams> {
  readonly name = "Binarizer";
  protected override readonly acceptsMissing = false;

  constructor(params: BinarizerParams = {}) {
    super(params, ["threshold"]);
  }

  protected override fitNumbers(): object {
    return {};
  }

  protected override applyNumbers(_: object, X: Float64Array): Float64Array {
    const { threshold = 0 } = this.params;
    return X.map((x) => (x > threshold ? 1 : 0));
  }
}
