/**
 * Frequency encoder: each category becomes the share of training rows that have it (or their number). A missing value is a category;
 * one that training did not have is 0. O(rows × columns).
 */
import { Frame } from "../data/index.ts";
import { categoriesOf, positionsAmong, type Category } from "./distinct-values.ts";
import { numberColumn } from "./numeric-transformer.ts";
import { Transformer } from "./transformer.ts";

export interface FrequencyEncoderParams {
  /** Shares, not numbers of rows; default true. */
  readonly normalize?: boolean;
}

interface FrequencyState {
  readonly columns: readonly {
    readonly categories: readonly Category[];
    readonly frequencies: Float64Array;
  }[];
}

export class FrequencyEncoder extends Transformer<FrequencyEncoderParams, FrequencyState> {
  readonly name = "FrequencyEncoder";

  constructor(params: FrequencyEncoderParams = {}) {
    super(params, ["normalize"]);
  }

  protected override learn(X: Frame): FrequencyState {
    const unit = this.params.normalize === false ? 1 : X.length;
    return {
      columns: X.data.map((column) => {
        const { values, codes } = categoriesOf(this.name, column);
        const counts = new Float64Array(values.length);
        for (const code of codes) counts[code]! += 1;
        return { categories: values, frequencies: counts.map((count) => count / unit) };
      }),
    };
  }

  protected override apply({ columns }: FrequencyState, X: Frame): Frame {
    const data = X.data.map((column, j) => {
      const { categories, frequencies } = columns[j]!;
      const positions = positionsAmong(this.name, column, categories);
      return numberColumn(
        column.name,
        Float64Array.from(positions, (at) => (at < 0 ? 0 : frequencies[at]!)),
      );
    });
    return new Frame(data, { length: X.length });
  }
}
