/** What selectors of features share: columns are kept as they are, by a mask that was learnt. */
import { NumericTransformer } from "./numeric-transformer.ts";
import type { Inputs } from "./transformer-inputs.ts";
import type { Output } from "./transformer.ts";

export interface Selection {
  /** Columns that are kept, ascending. */
  readonly columns: Int32Array;
}

export abstract class Selector<P extends object, S extends Selection> extends NumericTransformer<P, S> {
  /** Whether each column of training is kept. @throws Error before `fit`. */
  get support(): readonly boolean[] {
    const kept = new Set(this.state.model.columns);
    return this.state.inputs.names.map((_, j) => kept.has(j));
  }

  protected override applyNumbers({ columns }: S, X: Float64Array, n: number, p: number): Float64Array {
    const width = columns.length;
    const out = new Float64Array(n * width);
    for (let i = 0; i < n; i++) for (let k = 0; k < width; k++) out[i * width + k] = X[i * p + columns[k]!]!;
    return out;
  }

  protected override outputs({ columns }: S, inputs: Inputs): readonly Output[] {
    return Array.from(columns, (j) => ({ name: inputs.names[j]!, sources: [inputs.names[j]!] }));
  }
}
