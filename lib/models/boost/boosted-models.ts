/** What boosted classifiers and regressors share: training, prediction by the trees, stages, importances. */
import { applyLink, classProbabilities } from "../apply-link.ts";
import type { Matrix } from "../../core/index.ts";
import type { Design } from "../../data/index.ts";
import type { Run } from "../../prep/index.ts";
import { Classifier, Regressor, type ClassTask, type ClassWeight, type NumberTask } from "../model.ts";
import { inRowBlocks } from "../row-blocks.ts";
import type { TreeEnsemble } from "../tree-ensemble.ts";
import { predictTrees } from "../tree-predict.ts";
import { boostTask, type BoostParams, type BoostSettings } from "./boost-params.ts";
import type { BoostFit, BoostIteration } from "./boosting.ts";
import { trainBoosting } from "./train-boosting.ts";

type ClassifierParams = BoostParams & { readonly classWeight?: ClassWeight };

export abstract class BoostedClassifier<P extends ClassifierParams> extends Classifier<P, BoostFit> {
  protected override readonly acceptsMissing = true;
  protected override readonly acceptsCategories = true;

  /** Mean loss at the start and after each iteration, of training rows and of those held out. */
  get history(): readonly BoostIteration[] {
    return this.state.model.history;
  }

  /** Gain of each feature's splits as shares of the sum; all 0 when nothing was split. */
  get featureImportances(): Float64Array {
    return shares(this.state.model.gain);
  }

  /** Log-odds of the second class (n×1), or n×classes scores whose softmax are the probabilities. */
  async decisionFunction(X: unknown, run: Run = {}): Promise<Matrix> {
    return decision(this.state.model.ensemble, this.predictionDesign(X), run);
  }

  /** `decisionFunction` after each iteration. */
  async *stagedDecisionFunction(X: unknown, run: Run = {}): AsyncGenerator<Matrix, void, undefined> {
    yield* stages(this.state.model.ensemble, this.predictionDesign(X), run);
  }

  protected abstract settings(rows: number, columns: number): BoostSettings;

  protected override learn({ X, y, k, weights, ...run }: ClassTask): Promise<BoostFit> {
    const settings = this.settings(X.rows, X.columns);
    return trainBoosting(
      boostTask(this.name, this.params as BoostParams, settings, X, Float64Array.from(y), k, weights),
      run,
    );
  }

  protected override async probabilities(
    { ensemble }: BoostFit,
    X: Design,
    _k: number,
    run: Run,
  ): Promise<Float64Array> {
    const raw = await rawOutputs(ensemble, X, run);
    return classProbabilities(ensemble.link, raw, X.rows, ensemble.outputs);
  }

  protected override inside({ ensemble }: BoostFit): TreeEnsemble {
    return ensemble;
  }
}

export abstract class BoostedRegressor<P extends BoostParams> extends Regressor<P, BoostFit> {
  protected override readonly acceptsMissing = true;
  protected override readonly acceptsCategories = true;

  /** Mean loss at the start and after each iteration, of training rows and of those held out. */
  get history(): readonly BoostIteration[] {
    return this.state.model.history;
  }

  /** Gain of each feature's splits as shares of the sum; all 0 when nothing was split. */
  get featureImportances(): Float64Array {
    return shares(this.state.model.gain);
  }

  /** n×1 raw outputs: the prediction, or its logarithm with the Poisson loss. */
  async decisionFunction(X: unknown, run: Run = {}): Promise<Matrix> {
    return decision(this.state.model.ensemble, this.predictionDesign(X), run);
  }

  /** Predictions after each iteration. */
  async *stagedPredict(X: unknown, run: Run = {}): AsyncGenerator<Float64Array, void, undefined> {
    const { ensemble } = this.state.model;
    for await (const { values, rows } of stages(ensemble, this.predictionDesign(X), run))
      yield applyLink(ensemble.link, values, rows, 1);
  }

  protected abstract settings(rows: number, columns: number): BoostSettings;

  protected override learn({ X, y, weights, ...run }: NumberTask): Promise<BoostFit> {
    const settings = this.settings(X.rows, X.columns);
    if (settings.loss === "poisson") checkCounts(this.name, y);
    return trainBoosting(boostTask(this.name, this.params as BoostParams, settings, X, y, 0, weights), run);
  }

  protected override async predictions({ ensemble }: BoostFit, X: Design, run: Run): Promise<Float64Array> {
    return applyLink(ensemble.link, await rawOutputs(ensemble, X, run), X.rows, 1);
  }

  protected override inside({ ensemble }: BoostFit): TreeEnsemble {
    return ensemble;
  }
}

/** Node visits of a row stand for its cost: some ten a tree. */
function rawOutputs(ensemble: TreeEnsemble, X: Design, run: Run): Promise<Float64Array> {
  const { outputs, roots } = ensemble;
  return inRowBlocks(X, outputs, 10 * roots.length, run, (values, rows) =>
    predictTrees(ensemble, values, rows),
  );
}

async function decision(ensemble: TreeEnsemble, X: Design, run: Run): Promise<Matrix> {
  return { rows: X.rows, columns: ensemble.outputs, values: await rawOutputs(ensemble, X, run) };
}

async function* stages(ensemble: TreeEnsemble, X: Design, run: Run): AsyncGenerator<Matrix, void, undefined> {
  const { outputs, roots, treeOutput, base } = ensemble;
  let values = new Float64Array(X.rows * outputs);
  for (let i = 0; i < values.length; i++) values[i] = base[i % outputs]!;
  const none = new Float64Array(outputs);
  for (let t = 0; t < roots.length; t += outputs) {
    const own: TreeEnsemble = {
      ...ensemble,
      base: none,
      roots: roots.slice(t, t + outputs),
      treeOutput: treeOutput.slice(t, t + outputs),
    };
    const added = await rawOutputs(own, X, run);
    values = values.map((value, i) => value + added[i]!);
    yield { rows: X.rows, columns: outputs, values };
  }
}

function shares(gain: Float64Array): Float64Array {
  let sum = 0;
  for (const each of gain) sum += each;
  return gain.map((each) => (sum > 0 ? each / sum : 0));
}

/** @throws RangeError on what no Poisson mean fits. */
function checkCounts(where: string, y: Float64Array): void {
  let sum = 0;
  for (let i = 0; i < y.length; i++) {
    if (y[i]! < 0)
      throw new RangeError(`${where}: y must be 0 or more for the poisson loss; got ${y[i]} in row ${i}`);
    sum += y[i]!;
  }
  if (sum === 0)
    throw new RangeError(`${where}: y must not be 0 in every row for the poisson loss; use DummyRegressor`);
}
