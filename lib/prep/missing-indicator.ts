/**
 * Missing indicator: a 0/1 column for each column with holes in training (or for every column) that says where they are, of any type.
 * Source: scikit-learn `MissingIndicator`. O(rows × columns).
 */
import { Frame, isMissing } from "../data/index.ts";
import { indicatorOutputs } from "./imputed-columns.ts";
import { numberColumn } from "./numeric-transformer.ts";
import type { Inputs } from "./transformer-inputs.ts";
import { Transformer, type Output } from "./transformer.ts";

export interface MissingIndicatorParams {
  /** Columns with holes in training, or all; default missingOnly. */
  readonly features?: "missingOnly" | "all";
  /** Whether holes in a column that had none in training are an error; default true. Not with "all". */
  readonly errorOnNew?: boolean;
}

interface MissingIndicatorState {
  readonly columns: Int32Array;
}

export class MissingIndicator extends Transformer<MissingIndicatorParams, MissingIndicatorState> {
  readonly name = "MissingIndicator";

  constructor(params: MissingIndicatorParams = {}) {
    super(params, ["features", "errorOnNew"]);
  }

  protected override learn(X: Frame): MissingIndicatorState {
    const all = Int32Array.from(X.data.keys());
    return { columns: this.params.features === "all" ? all : all.filter((j) => firstHole(X, j) >= 0) };
  }

  protected override apply({ columns }: MissingIndicatorState, X: Frame): Frame {
    const { features = "missingOnly", errorOnNew = true } = this.params;
    if (features === "missingOnly" && errorOnNew)
      for (const [j, name] of X.columns.entries()) {
        const row = columns.includes(j) ? -1 : firstHole(X, j);
        if (row >= 0)
          throw new RangeError(
            `MissingIndicator: column "${name}" had no missing values in training; got one in row ${row}; set errorOnNew to false, or features to "all"`,
          );
      }
    const data = Array.from(columns, (j) =>
      numberColumn(
        `${X.columns[j]!}_missing`,
        Float64Array.from({ length: X.length }, (_, i) => (isMissing(X.data[j]!, i) ? 1 : 0)),
      ),
    );
    return new Frame(data, { length: X.length });
  }

  protected override outputs({ columns }: MissingIndicatorState, inputs: Inputs): readonly Output[] {
    return indicatorOutputs(inputs, columns);
  }
}

function firstHole(X: Frame, j: number): number {
  for (let i = 0; i < X.length; i++) if (isMissing(X.data[j]!, i)) return i;
  return -1;
}
