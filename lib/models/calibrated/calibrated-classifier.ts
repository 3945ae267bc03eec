/**
 * A classifier with calibrated probabilities: a calibrator (sigmoid, isotonic or temperature) on scores of rows that the classifier did
 * not learn from.
 *
 * ensemble: each fold's classifier with the calibrator of the rows it did not see; probabilities are their mean. Without: one
 * calibrator on the pooled out-of-fold scores, one classifier on all rows. cv "prefit": the classifier is fitted already, and
 * X, y are rows it never saw. Folds are stratified and not shuffled. Scores are the decision function where there is one, else
 * probabilities. Source: scikit-learn `CalibratedClassifierCV`; "temperature" as from 1.8. Cost: cv fits (one more without ensemble).
 */
import { foldRows, fromStored, stratifiedKFold, toStored, type Matrix } from "../../core/index.ts";
import {
  classTarget,
  rowSource,
  type Features,
  type Label,
  type RowSource,
  type Target,
} from "../../data/index.ts";
import { Learner, type Run, type StoredLearner } from "../../prep/index.ts";
import type { Estimator, FitOptions } from "../model.ts";
import {
  calibratedProbabilities,
  fitScoreCalibrator,
  type CalibrationMethod,
  type ScoreCalibrator,
} from "./score-calibrator.ts";

export interface CalibratedClassifierParams {
  readonly estimator: Estimator;
  /** Default "sigmoid"; "isotonic" wants about 1000 rows or more. */
  readonly method?: CalibrationMethod;
  /** Folds, or "prefit"; default 5. */
  readonly cv?: number | "prefit";
  /** Default true. */
  readonly ensemble?: boolean;
}

interface Part {
  /** A fitted classifier. */
  readonly model: Estimator;
  readonly calibrator: ScoreCalibrator;
}

interface CalibratedState {
  readonly features: Features | undefined;
  readonly classes: readonly Label[];
  readonly parts: readonly Part[];
}

export class CalibratedClassifierCV
  extends Learner<CalibratedClassifierParams, CalibratedState>
  implements Estimator
{
  readonly name = "CalibratedClassifierCV";
  readonly task = "classification";

  /** @throws RangeError on a method, a number of folds or an estimator that there is not. */
  constructor(params: CalibratedClassifierParams) {
    super(params, ["estimator", "method", "cv", "ensemble"]);
    const { estimator, method = "sigmoid", cv = 5 } = params;
    if (typeof estimator !== "object" || estimator === null)
      throw new RangeError(
        "CalibratedClassifierCV: estimator must be a classifier; got none; give { estimator: new LogisticRegression() }",
      );
    if (!["sigmoid", "isotonic", "temperature"].includes(method))
      throw new RangeError(
        `CalibratedClassifierCV: method must be sigmoid, isotonic or temperature; got ${JSON.stringify(method)}`,
      );
    if (cv !== "prefit" && !(Number.isInteger(cv) && cv >= 2))
      throw new RangeError(
        `CalibratedClassifierCV: cv must be "prefit" or a whole number from 2; got ${JSON.stringify(cv)}`,
      );
  }

  static async fromStored(
    stored: StoredLearner,
    restore: (stored: StoredLearner) => Promise<Estimator>,
  ): Promise<CalibratedClassifierCV> {
    const { estimator, ...rest } = stored.params as { readonly estimator: StoredLearner };
    const made = new CalibratedClassifierCV({
      ...(fromStored(rest) as Omit<CalibratedClassifierParams, "estimator">),
      estimator: await restore(estimator),
    });
    if (stored.state === undefined) return made;
    const { parts, ...state } = stored.state as {
      readonly parts: readonly { readonly model: StoredLearner; readonly calibrator: unknown }[];
    };
    made.setState({
      ...(fromStored(state) as Omit<CalibratedState, "parts">),
      parts: await Promise.all(
        parts.map(async ({ model, calibrator }) => ({
          model: await restore(model),
          calibrator: fromStored(calibrator) as ScoreCalibrator,
        })),
      ),
    });
    return made;
  }

  get features(): Features | undefined {
    return this.isFitted ? this.state.features : undefined;
  }

  get classes(): readonly Label[] | undefined {
    return this.isFitted ? this.state.classes : undefined;
  }

  /**
   * @throws RangeError on fewer than two classes, sizes that differ, a rarest class smaller than cv, or weights, which calibrators do
   * not take.
   */
  async fit(X: unknown, y: Target, options: FitOptions = {}): Promise<this> {
    const { method = "sigmoid", cv = 5, ensemble = true } = this.params;
    if (options.sampleWeight !== undefined)
      throw new RangeError(`${this.name}: takes no sampleWeight; leave it out`);
    const source = rowSource(this.name, X);
    const base = this.params.estimator;
    if (base.task !== "classification")
      throw new RangeError(
        `${this.name}: estimator must be a classifier; got ${base.name}, for ${base.task}`,
      );
    const { classes, codes } = classTarget(this.name, y, cv === "prefit" ? base.classes : undefined);
    if (codes.length !== source.rows)
      throw new RangeError(
        `${this.name}: X and y must have one length; got ${source.rows} rows and ${codes.length} targets`,
      );
    if (classes.length < 2)
      throw new RangeError(
        `${this.name}: y must hold two classes or more; got only ${JSON.stringify(classes[0])} in all ${codes.length} rows`,
      );
    const task: Task = { source, classes, codes, method, base };
    const parts =
      cv === "prefit"
        ? [await calibratedPart(task, base, Int32Array.from(codes.keys()), options)]
        : await this.#crossed(task, cv, ensemble, options);
    this.setState({ features: parts[0]!.model.features, classes, parts });
    return this;
  }

  /** The most probable class of each row; the first of equals. */
  async predict(X: unknown, run: Run = {}): Promise<Label[]> {
    const { rows, columns, values } = await this.predictProba(X, run);
    const { classes } = this.state;
    return Array.from({ length: rows }, (_, i) => {
      let best = 0;
      for (let c = 1; c < columns; c++) if (values[i * columns + c]! > values[i * columns + best]!) best = c;
      return classes[best]!;
    });
  }

  /** n×classes: the mean over the calibrated classifiers. */
  async predictProba(X: unknown, run: Run = {}): Promise<Matrix> {
    const { classes, parts } = this.state;
    const { method = "sigmoid" } = this.params;
    let sum: Float64Array | undefined;
    let rows = 0;
    for (const { model, calibrator } of parts) {
      const { scores, n } = await scoresOf(model, X, classes, method, run);
      const own = calibratedProbabilities(calibrator, scores, n, classes.length);
      rows = n;
      if (sum === undefined) sum = own;
      else for (let at = 0; at < own.length; at++) sum[at]! += own[at]!;
    }
    return { rows, columns: classes.length, values: sum!.map((value) => value / parts.length) };
  }

  /** The classifiers inside as JSON. */
  override toJSON(): StoredLearner {
    const { estimator, ...rest } = this.params;
    return {
      format: "assay-learner",
      version: 1,
      name: this.name,
      params: toStored({ ...rest, estimator: estimator.toJSON() }) as Record<string, unknown>,
      ...(this.isFitted ? { state: toStored(this.storedState(this.state)) } : {}),
    };
  }

  protected override storedState(state: CalibratedState): unknown {
    return {
      ...state,
      parts: state.parts.map(({ model, calibrator }) => ({ model: model.toJSON(), calibrator })),
    };
  }

  async #crossed(task: Task, cv: number, ensemble: boolean, options: FitOptions): Promise<Part[]> {
    const counts = new Int32Array(task.classes.length);
    for (const code of task.codes) counts[code]!++;
    const rarest = counts.indexOf(Math.min(...counts));
    if (counts[rarest]! < cv)
      throw new RangeError(
        `${this.name}: every class needs as many rows as there are folds, ${cv}; got ${counts[rarest]} of ${JSON.stringify(task.classes[rarest])}; use fewer folds`,
      );
    const foldOf = stratifiedKFold(task.codes, cv);
    const parts: Part[] = [];
    const k = task.classes.length;
    let pooled: Float64Array | undefined;
    for (let fold = 0; fold < cv; fold++) {
      options.signal?.throwIfAborted();
      options.onProgress?.({ done: fold, total: cv, message: `fold ${fold + 1} of ${cv}` });
      const { train, test } = foldRows(foldOf, fold);
      const fitted = await fitOn(task, train, options);
      if (ensemble) {
        parts.push(await calibratedPart(task, fitted, test, options));
        continue;
      }
      const { scores } = await scoresOf(fitted, task.source.take(test), task.classes, task.method, options);
      const width = scores.length / test.length;
      pooled ??= new Float64Array(task.codes.length * width);
      for (const [i, row] of test.entries())
        pooled.set(scores.subarray(i * width, (i + 1) * width), row * width);
    }
    if (pooled === undefined) return parts;
    const calibrator = fitScoreCalibrator(task.method, pooled, task.codes, k);
    return [{ model: await fitOn(task, Int32Array.from(task.codes.keys()), options), calibrator }];
  }
}

interface Task {
  readonly source: RowSource;
  readonly classes: readonly Label[];
  readonly codes: Int32Array;
  readonly method: CalibrationMethod;
  readonly base: Estimator;
}

async function fitOn(
  { source, classes, codes, base }: Task,
  rows: Int32Array,
  { signal }: Run,
): Promise<Estimator> {
  const labels = Array.from(rows, (row) => classes[codes[row]!]!);
  return base.clone().fit(source.take(rows), labels, { signal });
}

async function calibratedPart(task: Task, model: Estimator, rows: Int32Array, run: Run): Promise<Part> {
  const { source, classes, codes, method } = task;
  const { scores } = await scoresOf(model, source.take(rows), classes, method, run);
  const y = rows.map((row) => codes[row]!);
  return { model, calibrator: fitScoreCalibrator(method, scores, y, classes.length) };
}

/** Decision values where there are any, else probabilities; a temperature needs probabilities. */
async function scoresOf(
  model: Estimator,
  X: unknown,
  classes: readonly Label[],
  method: CalibrationMethod,
  { signal }: Run,
): Promise<{ readonly scores: Float64Array; readonly n: number }> {
  if (method !== "temperature" && model.decisionFunction !== undefined) {
    const { rows, values } = await model.decisionFunction(X, { signal });
    return { scores: values, n: rows };
  }
  if (model.predictProba === undefined)
    throw new RangeError(
      `CalibratedClassifierCV: ${model.name} gives no scores to calibrate (no predictProba)`,
    );
  const { rows, columns, values } = await model.predictProba(X, { signal });
  if (columns !== classes.length)
    throw new RangeError(
      `CalibratedClassifierCV: ${model.name} knows ${columns} classes, y holds ${classes.length}; use fewer folds`,
    );
  return { scores: values, n: rows };
}
