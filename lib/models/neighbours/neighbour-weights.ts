/** How much each of a row's k neighbours counts: all the same, or by 1 / distance, where neighbours at distance 0 count alone. */

export type NeighbourWeights = "uniform" | "distance";

/** Writes k weights from squared distances. Source: scikit-learn's `weights="distance"`. */
export function neighbourWeights(
  kind: NeighbourWeights,
  squared: Float64Array,
  from: number,
  out: Float64Array,
): void {
  if (kind === "uniform") return void out.fill(1);
  // Nearest first: one that is not at 0 means that none is.
  const touching = squared[from] === 0;
  for (let r = 0; r < out.length; r++) {
    const d = squared[from + r]!;
    out[r] = touching ? Number(d === 0) : 1 / Math.sqrt(d);
  }
}

/** @throws RangeError on another word, or on a number of neighbours that the rows cannot give. */
export function checkNeighbours(where: string, n: number, k: number, weights: string): void {
  if (!(Number.isInteger(k) && k >= 1 && k <= n))
    throw new RangeError(`${where}: nNeighbors must be a whole number from 1 to the ${n} rows; got ${k}`);
  if (weights !== "uniform" && weights !== "distance")
    throw new RangeError(`${where}: weights must be "uniform" or "distance"; got ${JSON.stringify(weights)}`);
}
