/**
 * Polynomial features: all products of columns up to a degree, with or without powers of one column. Order and names are
 * scikit-learn's `PolynomialFeatures`: by degree, then by column; `1`, `a`, `a^2`, `a b`. O(rows × features); features grow as
 * C(columns + degree, degree).
 */
import { NumericTransformer } from "./numeric-transformer.ts";
import type { Inputs } from "./transformer-inputs.ts";
import type { FitContext, Output } from "./transformer.ts";

export interface PolynomialFeaturesParams {
  /** Highest degree, or lowest and highest; default 2. */
  readonly degree?: number | readonly [number, number];
  /** Products of different columns only; default false. */
  readonly interactionOnly?: boolean;
  /** A column of ones; default true. */
  readonly includeBias?: boolean;
}

interface PolynomialState {
  /** Columns of each product, ascending; a column twice is its square. */
  readonly products: readonly (readonly number[])[];
}

/** More features than any model is served by, and less than memory bears. */
const mostFeatures = 100_000;

export class PolynomialFeatures extends NumericTransformer<PolynomialFeaturesParams, PolynomialState> {
  readonly name = "PolynomialFeatures";
  protected override readonly acceptsMissing = false;

  constructor(params: PolynomialFeaturesParams = {}) {
    super(params, ["degree", "interactionOnly", "includeBias"]);
    const [low, high] = this.#degrees();
    if (!(Number.isInteger(low) && Number.isInteger(high) && low >= 0 && high >= low && high >= 1))
      throw new RangeError(
        `PolynomialFeatures: degree must be a whole number ≥ 1, or [lowest, highest]; got ${JSON.stringify(params.degree)}`,
      );
  }

  protected override fitNumbers(_X: Float64Array, _n: number, p: number, _: FitContext): PolynomialState {
    const { interactionOnly = false, includeBias = true } = this.params;
    const [low, high] = this.#degrees();
    const products: number[][] = includeBias ? [[]] : [];
    let last: number[][] = [[]];
    for (let degree = 1; degree <= high; degree++) {
      const next: number[][] = [];
      for (const product of last) {
        const from = product.at(-1) ?? 0;
        const start = product.length > 0 && interactionOnly ? from + 1 : from;
        for (let j = start; j < p; j++) next.push([...product, j]);
        if (products.length + next.length > mostFeatures)
          throw new RangeError(
            `PolynomialFeatures: degree ${high} of ${p} columns gives more than ${mostFeatures} features; lower the degree or choose columns`,
          );
      }
      if (degree >= low) products.push(...next);
      last = next;
    }
    return { products };
  }

  protected override applyNumbers(
    { products }: PolynomialState,
    X: Float64Array,
    n: number,
    p: number,
  ): Float64Array {
    const width = products.length;
    const out = new Float64Array(n * width);
    for (let i = 0; i < n; i++)
      for (let f = 0; f < width; f++) {
        let value = 1;
        for (const j of products[f]!) value *= X[i * p + j]!;
        out[i * width + f] = value;
      }
    return out;
  }

  protected override outputs({ products }: PolynomialState, inputs: Inputs): readonly Output[] {
    return products.map((product) => {
      const powers = new Map<number, number>();
      for (const j of product) powers.set(j, (powers.get(j) ?? 0) + 1);
      const factors = [...powers].map(([j, power]) => inputs.names[j]! + (power > 1 ? `^${power}` : ""));
      return {
        name: factors.length === 0 ? "1" : factors.join(" "),
        sources: [...powers.keys()].map((j) => inputs.names[j]!),
      };
    });
  }

  #degrees(): readonly [number, number] {
    const { degree = 2 } = this.params;
    return typeof degree === "number" ? [0, degree] : degree;
  }
}
