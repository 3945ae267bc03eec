/** Features that go together, by Spearman's rank correlation: contributions of such features can be told apart by the model, but not by the data. */
import { rankCorrelation } from "../core/index.ts";
import type { Design } from "../data/index.ts";

export interface CorrelatedPair {
  readonly features: readonly [string, string];
  /** −1 to 1. */
  readonly correlation: number;
}

/** Rows looked at; more change little of a correlation this strong. */
const ROWS = 5000;

/** Features looked at: pairs grow with their square. */
const FEATURES = 100;

/** Pairs of numeric features at or above a strength, the strongest first; rows with a hole in either are left out. Cost: p² × rows. */
export function correlatedFeatures(design: Design, atLeast = 0.8): CorrelatedPair[] {
  const { names, categories, columns: p } = design;
  const n = Math.min(ROWS, design.rows);
  const numeric = names.flatMap((_, j) => (categories?.[j] === undefined ? [j] : [])).slice(0, FEATURES);
  const column = (j: number): Float64Array =>
    Float64Array.from({ length: n }, (_, i) => design.values[i * p + j]!);
  const columns = numeric.map(column);
  const pairs: CorrelatedPair[] = [];
  for (let a = 0; a < numeric.length; a++)
    for (let b = a + 1; b < numeric.length; b++) {
      const correlation = correlationOf(columns[a]!, columns[b]!);
      if (correlation !== null && Math.abs(correlation) >= atLeast)
        pairs.push({ features: [names[numeric[a]!]!, names[numeric[b]!]!], correlation });
    }
  return pairs.sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation));
}

/** Null where one of them does not vary. */
function correlationOf(x: Float64Array, y: Float64Array): number | null {
  const both = Array.from(x.keys()).filter((i) => !Number.isNaN(x[i]!) && !Number.isNaN(y[i]!));
  if (both.length < 3) return null;
  return rankCorrelation(
    both.map((i) => x[i]!),
    both.map((i) => y[i]!),
  );
}
