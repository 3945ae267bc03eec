/** A learner for tests that no real model would pass. */
import type { Design } from "../../../lib/data/index.ts";
import { Regressor, type NumberTask } from "../../../lib/models/index.ts";

interface Memory {
  readonly known: Map<string, number>;
  readonly mean: number;
}

/** Learns its rows by heart; says the mean to any other: right on training rows, worth nothing on new ones. */
export class Parrot extends Regressor<object, Memory> {
  readonly name = "Parrot";
  constructor(params: object = {}) {
    super(params, []);
  }
  protected override learn({ X, y }: NumberTask): Memory {
    const known = new Map<string, number>();
    for (let i = 0; i < X.rows; i++) known.set(rowText(X, i), y[i]!);
    return { known, mean: y.reduce((sum, value) => sum + value, 0) / y.length };
  }
  protected override predictions({ known, mean }: Memory, X: Design): Float64Array {
    return Float64Array.from({ length: X.rows }, (_, i) => known.get(rowText(X, i)) ?? mean);
  }
}

function rowText(X: Design, i: number): string {
  return X.values.subarray(i * X.columns, (i + 1) * X.columns).join(" ");
}
