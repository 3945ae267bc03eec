/** Out-of-fold predictions of simple built-in learners: what the label, leakage and drift checks stand on. */

export interface LabelModel {
  readonly task: "classification" | "regression";
  /** Positions in the sample of the rows that took part (those with a label). */
  readonly rows: Int32Array;
  /** Classification: class names; `labels[i]` is the position of row i's class. */
  readonly classes: readonly string[];
  readonly labels: Int32Array;
  /** n×k out-of-fold probabilities, row-major: mean of the learners. */
  readonly probabilities: Float64Array;
  /** Regression: out-of-fold predictions and targets. */
  readonly predictions: Float64Array;
  readonly targets: Float64Array;
  readonly folds: number;
  /** "multinomial logistic + 15 nearest neighbours, out of fold, 5 folds, seed 0". */
  readonly method: string;
}
