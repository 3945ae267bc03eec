/** The contract of explainers, and what all share: SHAP's names over one method that gives an `Explanation`. */
import type { Run } from "../prep/index.ts";
import type { Explanation } from "./explanation.ts";

export interface ExplainOptions extends Run {
  /** Called after each row that is done, with what makes the explanation of the rows done until then; for live displays. */
  readonly onPartial?: ((make: () => Explanation) => void) | undefined;
  /** What an abort does: "throw" the signal's reason (default), or "keep" the rows that are done, with a warning in the explanation. */
  readonly onAbort?: "throw" | "keep" | undefined;
}

/** @typeParam Input what is explained: a table for tabular explainers, texts, images. */
export abstract class Explainer<Input = unknown, Options extends ExplainOptions = ExplainOptions> {
  /** SHAP's class name. */
  abstract readonly name: string;

  /**
   * Contributions of the features of every row.
   * @throws RangeError on no rows, or on columns other than the model's; the signal's reason.
   */
  abstract explain(X: Input, options?: Options): Promise<Explanation>;

  /** What the contributions of a row add to: the mean output over the background; one number, or one for each output. */
  abstract expectedValue(): Promise<number | number[]>;

  /** The contributions alone: n×p, or n×p×k for a model with k outputs. */
  async shapValues(X: Input, options?: Options): Promise<number[][] | number[][][]> {
    const explanation = await this.explain(X, options);
    return explanation.nested();
  }
}
