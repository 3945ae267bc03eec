/** Prior probabilities of classes: given ones checked, or the shares of training. */

/**
 * @param weight weight of each present class.
 * @param priors one for each of all classes; must sum to 1.
 * @throws RangeError on priors of another length, below 0, or that do not sum to 1.
 */
export function classPriors(
  where: string,
  weight: Float64Array,
  present: readonly number[],
  classes: number,
  priors: readonly number[] | undefined,
): Float64Array {
  if (priors === undefined) {
    const total = weight.reduce((a, b) => a + b, 0);
    return weight.map((value) => value / total);
  }
  if (priors.length !== classes)
    throw new RangeError(
      `${where}: priors need one number for each of ${classes} classes; got ${priors.length}`,
    );
  const sum = priors.reduce((a, b) => a + b, 0);
  if (!priors.every((value) => value >= 0) || !(Math.abs(sum - 1) < 1e-8))
    throw new RangeError(`${where}: priors must be 0 or more and sum to 1; got ${priors.join(", ")}`);
  return Float64Array.from(present, (c) => priors[c]!);
}
