/**
 * Selection of the k columns that tell most about the target, each looked at alone. As a step of a pipeline it sees training rows only:
 * done beforehand on all rows it lets the test rows choose, which makes noise look like signal.
 * Of equal scores the later column is kept, as in scikit-learn's `SelectKBest`. Cost: that of the score.
 */
import { classTarget, numberTarget } from "../data/index.ts";
import { chi2, fClassif, fRegression, mutualInformation, type FeatureScores } from "./feature-scores.ts";
import { discretize, fitKBinsDiscretizer } from "./k-bins-discretizer.ts";
import { Selector, type Selection } from "./selected-columns.ts";
import type { FitContext } from "./transformer.ts";

export interface SelectKBestParams {
  /** Default fClassif. `mutualInfo` takes classes, and numbers where the pipeline ends in a regression. */
  readonly scoreFunc?: "fClassif" | "fRegression" | "chi2" | "mutualInfo";
  /** How many, or all; default 10. */
  readonly k?: number | "all";
}

interface SelectKBestState extends Selection, FeatureScores {}

export class SelectKBest extends Selector<SelectKBestParams, SelectKBestState> {
  readonly name = "SelectKBest";
  protected override readonly acceptsMissing = false;

  constructor(params: SelectKBestParams = {}) {
    super(params, ["scoreFunc", "k"]);
    const { k = 10 } = params;
    if (k !== "all" && !(Number.isInteger(k) && k >= 1))
      throw new RangeError(`SelectKBest: k must be a whole number ≥ 1, or "all"; got ${k}`);
  }

  protected override fitNumbers(
    X: Float64Array,
    n: number,
    p: number,
    context: FitContext,
  ): SelectKBestState {
    const { k = 10 } = this.params;
    if (k !== "all" && k > p)
      throw new RangeError(`SelectKBest: k must not exceed the ${p} columns; got ${k}; use "all"`);
    const found = this.#scores(X, n, p, context);
    const rank = (j: number): number => (Number.isNaN(found.scores[j]) ? -Infinity : found.scores[j]!);
    const order = Array.from({ length: p }, (_, j) => j).sort((a, b) => rank(a) - rank(b) || a - b);
    const columns = Int32Array.from(k === "all" ? order : order.slice(p - k)).sort();
    return { ...found, columns };
  }

  #scores(X: Float64Array, n: number, p: number, { y, task }: FitContext): FeatureScores {
    if (y === undefined)
      throw new RangeError("SelectKBest: needs the target to learn from; got none; call fit(X, y)");
    const { scoreFunc = "fClassif" } = this.params;
    if (scoreFunc === "fRegression" || (scoreFunc === "mutualInfo" && task === "regression")) {
      const values = numberTarget(this.name, y);
      checkLength(n, values.length);
      if (scoreFunc === "fRegression") return fRegression(X, n, p, values);
      const bins = discretize(fitKBinsDiscretizer(values, n, 1, { nBins: 10 }), values, n);
      return mutualInformation(X, n, p, Int32Array.from(bins), 10);
    }
    const { classes, codes } = classTarget(this.name, y);
    checkLength(n, codes.length);
    const score = { fClassif, chi2, mutualInfo: mutualInformation }[scoreFunc];
    return score(X, n, p, codes, classes.length);
  }
}

function checkLength(rows: number, targets: number): void {
  if (rows !== targets)
    throw new RangeError(
      `SelectKBest: X and y must have one length; got ${rows} rows and ${targets} targets`,
    );
}
