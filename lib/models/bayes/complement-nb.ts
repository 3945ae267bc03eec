/**
 * Complement naive Bayes for counts: a class is judged by how unlike the other classes a row is, which bears unequal class sizes better.
 *
 * slope_cj = −log((N_j − N_cj + alpha) / Σ_j(…)); priors only where there is a single class, as in scikit-learn `ComplementNB` (norm =
 * false). Rennie, Shih, Teevan and Karger (2003), "Tackling the poor assumptions of naive Bayes text classifiers".
 */
import type { ClassTask } from "../model.ts";
import {
  DiscreteNB,
  fitDiscreteNB,
  type DiscreteNBFit,
  type DiscreteNBParams,
  type Slopes,
} from "./discrete-nb.ts";

export interface ComplementNBParams extends DiscreteNBParams {
  /** Whether the slopes of a class are divided by their sum; default false. */
  readonly norm?: boolean;
}

export class ComplementNB extends DiscreteNB<ComplementNBParams> {
  readonly name = "ComplementNB";

  constructor(params: ComplementNBParams = {}) {
    super(params, ["alpha", "fitPrior", "classPrior", "norm"]);
  }

  protected override learn({ X, y, k, weights }: ClassTask): DiscreteNBFit {
    const options = { ...this.params, classes: k, sampleWeight: weights };
    const slopes = complement(this.params.norm ?? false);
    return fitDiscreteNB("ComplementNB", X.values, X.rows, X.columns, y, options, slopes);
  }
}

const complement =
  (norm: boolean): Slopes =>
  ({ weight, sums }, p, alpha, logPrior) => {
    const k = weight.length;
    const all = new Float64Array(p);
    for (let at = 0; at < sums.length; at++) all[at % p]! += sums[at]!;
    const slope = new Float64Array(sums.length);
    for (let c = 0; c < k; c++) {
      let total = 0;
      for (let j = 0; j < p; j++) total += all[j]! - sums[c * p + j]! + alpha;
      let logs = 0;
      for (let j = 0; j < p; j++) {
        const share = Math.log((all[j]! - sums[c * p + j]! + alpha) / total);
        logs += share;
        slope[c * p + j] = -share;
      }
      if (norm) for (let j = 0; j < p; j++) slope[c * p + j]! /= -logs;
    }
    return { constant: k === 1 ? logPrior : new Float64Array(k), slope };
  };
