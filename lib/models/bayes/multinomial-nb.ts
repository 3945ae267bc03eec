/**
 * Multinomial naive Bayes for counts, such as words of texts: slope_cj = log((N_cj + alpha) / (N_c + alpha·p)). Source: scikit-learn
 * `MultinomialNB`; Manning, Raghavan and Schütze (2008), 13.2.
 */
import type { ClassTask } from "../model.ts";
import {
  DiscreteNB,
  fitDiscreteNB,
  type DiscreteNBFit,
  type DiscreteNBParams,
  type Slopes,
} from "./discrete-nb.ts";

export class MultinomialNB extends DiscreteNB<DiscreteNBParams> {
  readonly name = "MultinomialNB";

  constructor(params: DiscreteNBParams = {}) {
    super(params, ["alpha", "fitPrior", "classPrior"]);
  }

  protected override learn({ X, y, k, weights }: ClassTask): DiscreteNBFit {
    const options = { ...this.params, classes: k, sampleWeight: weights };
    return fitDiscreteNB("MultinomialNB", X.values, X.rows, X.columns, y, options, multinomial);
  }
}

const multinomial: Slopes = ({ weight, sums }, p, alpha, logPrior) => {
  const slope = new Float64Array(sums.length);
  for (let c = 0; c < weight.length; c++) {
    let total = 0;
    for (let j = 0; j < p; j++) total += sums[c * p + j]! + alpha;
    for (let j = 0; j < p; j++) slope[c * p + j] = Math.log((sums[c * p + j]! + alpha) / total);
  }
  return { constant: logPrior, slope };
};
