/**
 * Permutation importance: how much a score falls when one feature's column is shuffled (Breiman 2001). Names, defaults and draws as scikit-learn 1.2's
 * `permutation_importance`: the same seed gives the same shuffles. Asks the model for features × repeats × rows inputs.
 */
import { createRng } from "../../core/index.ts";
import { classTarget, designOf, numberTarget, type Design, type Target } from "../../data/index.ts";
import type { Predictor } from "../../models/index.ts";
import {
  featureImportanceFigure,
  featureImportanceInfo,
  featureImportanceSvg,
  featureImportanceWords,
  shownPlot,
  type FeatureImportanceInfo,
  type ShownPlot,
} from "../../plots/index.ts";
import type { Run } from "../../prep/index.ts";

/** Larger is better. @param predicted what the model predicts, one a row. */
export type Score = (truth: Target, predicted: ArrayLike<unknown>) => number;

export interface PermutationImportanceOptions extends Run {
  /** Default accuracy for a classifier, R² for a regressor, as scikit-learn's `score`. */
  readonly scoring?: Score | undefined;
  /** Default 5. */
  readonly nRepeats?: number | undefined;
  /** Seed; default 0. */
  readonly randomState?: number | undefined;
}

export interface PermutationImportance extends ShownPlot<FeatureImportanceInfo> {
  readonly features: readonly string[];
  readonly importancesMean: Float64Array;
  readonly importancesStd: Float64Array;
  /** features × repeats. */
  readonly importances: Float64Array;
  readonly baseline: number;
}

/** @throws RangeError on sizes that differ and repeats below 1; the signal's reason. */
export async function permutationImportance(
  model: Predictor,
  X: unknown,
  y: Target,
  options: PermutationImportanceOptions = {},
): Promise<PermutationImportance> {
  const where = "permutationImportance";
  const { nRepeats = 5, randomState = 0, signal, onProgress } = options;
  if (!(Number.isInteger(nRepeats) && nRepeats >= 1))
    throw new RangeError(`${where}: nRepeats must be a whole number of 1 or more; got ${nRepeats}`);
  const design = designOf(where, X, model.features === undefined ? {} : { names: model.features.names });
  const { scoring = defaultScore(where, model, y, design.rows) } = options;
  const score = async (table: Design): Promise<number> => scoring(y, await model.predict(table, { signal }));
  const baseline = await score(design);
  const seed = createRng(randomState, { kind: "numpy" }).integer(2147483648);
  const { rows: n, columns: p } = design;
  const importances = new Float64Array(p * nRepeats);
  for (let j = 0; j < p; j++) {
    const rng = createRng(seed, { kind: "numpy" });
    const order = Int32Array.from({ length: n }, (_, i) => i);
    const values = design.values.slice();
    for (let r = 0; r < nRepeats; r++) {
      signal?.throwIfAborted();
      rng.shuffle(order);
      const column = Float64Array.from(order, (i) => values[i * p + j]!);
      for (let i = 0; i < n; i++) values[i * p + j] = column[i]!;
      importances[j * nRepeats + r] = baseline - (await score({ ...design, values }));
    }
    onProgress?.({ done: j + 1, total: p, message: "features shuffled" });
  }
  const importancesMean = new Float64Array(p);
  const importancesStd = new Float64Array(p);
  for (let j = 0; j < p; j++) {
    const own = importances.subarray(j * nRepeats, (j + 1) * nRepeats);
    const mean = own.reduce((sum, x) => sum + x, 0) / nRepeats;
    importancesMean[j] = mean;
    importancesStd[j] = Math.sqrt(own.reduce((sum, x) => sum + (x - mean) ** 2, 0) / nRepeats);
  }
  const measure =
    options.scoring !== undefined ? "the score" : model.task === "classification" ? "accuracy" : "R²";
  const info = featureImportanceInfo({
    title: "Permutation importance",
    measure: `drop in ${measure}`,
    remark: `${measure} ${Number(baseline.toPrecision(4))} · every column shuffled ${nRepeats === 1 ? "once" : `${nRepeats} times`}${nRepeats === 1 ? "" : " · whiskers: one standard deviation"}`,
    features: design.names.map((name, j) => ({
      name,
      value: importancesMean[j]!,
      interval: [importancesMean[j]! - importancesStd[j]!, importancesMean[j]! + importancesStd[j]!] as const,
    })),
  });
  const plot = shownPlot(info, featureImportanceFigure, featureImportanceSvg, featureImportanceWords);
  return Object.freeze(
    Object.defineProperties(
      { features: design.names, importancesMean, importancesStd, importances, baseline },
      Object.getOwnPropertyDescriptors(plot),
    ),
  ) as unknown as PermutationImportance;
}

function defaultScore(where: string, model: Predictor, y: Target, rows: number): Score {
  const check = (length: number): void => {
    if (length !== rows)
      throw new RangeError(`${where}: X and y must have one length; got ${rows} rows and ${length} targets`);
  };
  if (model.task === "classification") {
    const { classes, codes } = classTarget(where, y);
    check(codes.length);
    return (_, predicted) => {
      let right = 0;
      for (let i = 0; i < codes.length; i++) if (predicted[i] === classes[codes[i]!]) right += 1;
      return right / codes.length;
    };
  }
  const truth = numberTarget(where, y);
  check(truth.length);
  const mean = truth.reduce((sum, x) => sum + x, 0) / truth.length;
  const total = truth.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return (_, predicted) => {
    let rest = 0;
    for (let i = 0; i < truth.length; i++) rest += (truth[i]! - Number(predicted[i])) ** 2;
    return 1 - rest / total;
  };
}
