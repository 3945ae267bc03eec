/** Class probabilities from joint log-likelihoods, by the largest taken off first, so that none vanishes. */

/**
 * n×classes, row-major.
 * @param present positions among `classes` of the classes that have a likelihood; the others get 0.
 * @param likelihoods writes log P(x_i, c) of row i for each present class.
 */
export function jointProbabilities(
  n: number,
  classes: number,
  present: readonly number[],
  likelihoods: (row: number, out: Float64Array) => void,
): Float64Array {
  const k = present.length;
  const out = new Float64Array(n * classes);
  const log = new Float64Array(k);
  for (let i = 0; i < n; i++) {
    likelihoods(i, log);
    let top = -Infinity;
    for (let c = 0; c < k; c++) top = Math.max(top, log[c]!);
    let total = 0;
    for (let c = 0; c < k; c++) total += Math.exp(log[c]! - top);
    for (let c = 0; c < k; c++) out[i * classes + present[c]!] = Math.exp(log[c]! - top) / total;
  }
  return out;
}
