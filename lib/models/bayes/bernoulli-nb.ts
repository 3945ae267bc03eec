/**
 * Bernoulli naive Bayes for features that are there or not: q_cj = (N_cj + alpha) / (N_c + 2 alpha), and an absent feature counts
 * log(1 − q_cj). Source: scikit-learn `BernoulliNB`; Manning, Raghavan and Schütze (2008), 13.3.
 */
import type { ClassTask } from "../model.ts";
import {
  DiscreteNB,
  fitDiscreteNB,
  type DiscreteNBFit,
  type DiscreteNBParams,
  type Slopes,
} from "./discrete-nb.ts";

export interface BernoulliNBParams extends DiscreteNBParams {
  /** A feature is there when it is above this; default 0. */
  readonly binarize?: number;
}

export class BernoulliNB extends DiscreteNB<BernoulliNBParams> {
  readonly name = "BernoulliNB";

  constructor(params: BernoulliNBParams = {}) {
    super(params, ["alpha", "fitPrior", "classPrior", "binarize"]);
  }

  protected override learn({ X, y, k, weights }: ClassTask): DiscreteNBFit {
    const { binarize = 0, ...rest } = this.params;
    const options = { ...rest, classes: k, sampleWeight: weights };
    return fitDiscreteNB("BernoulliNB", X.values, X.rows, X.columns, y, options, bernoulli, binarize);
  }
}

const bernoulli: Slopes = ({ weight, sums }, p, alpha, logPrior) => {
  const constant = logPrior.slice();
  const slope = new Float64Array(sums.length);
  for (let c = 0; c < weight.length; c++)
    for (let j = 0; j < p; j++) {
      const there = sums[c * p + j]! + alpha;
      const absent = weight[c]! - sums[c * p + j]! + alpha;
      slope[c * p + j] = Math.log(there / absent);
      constant[c]! += Math.log(absent / (weight[c]! + 2 * alpha));
    }
  return { constant, slope };
};
