/**
 * Tf–idf: counts of terms, each weighted by how rare the term is among the training texts, rows scaled to length 1.
 *
 * idf = ln((1 + n) / (1 + df)) + 1 (smooth), or ln(n / df) + 1; sublinear: 1 + ln tf in place of tf. Source: scikit-learn 1.2
 * `TfidfTransformer`. O(rows × features).
 */
import { NumericTransformer } from "./numeric-transformer.ts";

export interface TfidfOptions {
  /** Length of a row; null for none; default l2. */
  readonly norm?: "l1" | "l2" | null;
  /** Default true. */
  readonly useIdf?: boolean;
  /** As if one more text held every term; default true. */
  readonly smoothIdf?: boolean;
  /** Default false. */
  readonly sublinearTf?: boolean;
}

export const tfidfParameters = ["norm", "useIdf", "smoothIdf", "sublinearTf"] as const;

interface TfidfState {
  /** Of each term. */
  readonly idf: Float64Array;
}

export class TfidfTransformer extends NumericTransformer<TfidfOptions, TfidfState> {
  readonly name = "TfidfTransformer";
  protected override readonly acceptsMissing = false;

  constructor(params: TfidfOptions = {}) {
    super(params, tfidfParameters);
  }

  protected override fitNumbers(X: Float64Array, n: number, p: number): TfidfState {
    const columns = Array.from({ length: p }, (_, j) =>
      Float64Array.from({ length: n }, (__, i) => X[i * p + j]!),
    );
    return { idf: inverseFrequencies(columns, n, this.params) };
  }

  protected override applyNumbers({ idf }: TfidfState, X: Float64Array, n: number, p: number): Float64Array {
    const columns = Array.from({ length: p }, (_, j) =>
      Float64Array.from({ length: n }, (__, i) => X[i * p + j]!),
    );
    const weighted = weigh(columns, n, idf, this.params);
    const out = new Float64Array(n * p);
    for (let j = 0; j < p; j++) for (let i = 0; i < n; i++) out[i * p + j] = weighted[j]![i]!;
    return out;
  }
}

/** Of each column of counts; ones where idf is not used. */
export function inverseFrequencies(
  counts: readonly Float64Array[],
  n: number,
  { useIdf = true, smoothIdf = true }: TfidfOptions,
): Float64Array {
  const more = smoothIdf ? 1 : 0;
  return Float64Array.from(counts, (column) => {
    if (!useIdf) return 1;
    let texts = 0;
    for (const count of column) if (count > 0) texts++;
    return Math.log((n + more) / (texts + more)) + 1;
  });
}

/** Columns of counts to columns of weights; rows are scaled over all columns. */
export function weigh(
  counts: readonly Float64Array[],
  n: number,
  idf: Float64Array,
  { norm = "l2", sublinearTf = false }: TfidfOptions,
): Float64Array[] {
  const lengths = new Float64Array(n);
  const weighted = counts.map((column, j) =>
    column.map((count, i) => {
      if (count === 0) return 0;
      const weight = (sublinearTf ? 1 + Math.log(count) : count) * idf[j]!;
      lengths[i]! += norm === "l2" ? weight * weight : Math.abs(weight);
      return weight;
    }),
  );
  if (norm === null) return weighted;
  for (let i = 0; i < n; i++)
    lengths[i] = lengths[i] === 0 ? 1 : norm === "l2" ? Math.sqrt(lengths[i]!) : lengths[i]!;
  for (const column of weighted) for (let i = 0; i < n; i++) column[i]! /= lengths[i]!;
  return weighted;
}
