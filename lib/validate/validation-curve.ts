/**
 * Validation curve: scores on train and test rows over the values of one parameter. A best value at the end of the range says that
 * the range is too short. Choosing by this curve and reporting its best score is optimistic: nested cross-validation is the honest
 * way. Source: scikit-learn `validation_curve`. Cost: values × splits fits.
 */
import { validationCurveView } from "./diagnosis-views.ts";
import { withView } from "./judgement-view.ts";
import { number } from "../core/words.ts";
import type { Target } from "../data/index.ts";
import type { Estimator } from "../models/index.ts";
import { foldMean, scoreOn, subjectOf, type FoldMean, type ScoredOptions } from "./fold-score.ts";
import { fitOn, foldsOf } from "./held-out.ts";
import { judged, type Judgement } from "./judgement.ts";
import { gainOf } from "./scorer.ts";

export interface ValidationPoint {
  readonly value: unknown;
  readonly train: FoldMean | null;
  readonly test: FoldMean | null;
  /** Per split; null where the metric has no value. */
  readonly trainScores: readonly (number | null)[];
  readonly testScores: readonly (number | null)[];
}

export interface ValidationCurve extends Judgement {
  readonly param: string;
  readonly metric: string;
  readonly greaterIsBetter: boolean;
  /** In the order of the values given. */
  readonly points: readonly ValidationPoint[];
  /** The value with the best mean on test rows; the first of equals. Null without scores. */
  readonly best: unknown;
  readonly bestAtEdge: boolean;
}

/**
 * @param values in their order, from one end to the other.
 * @throws RangeError on no values, a parameter that the model does not have, or a metric that does not fit.
 */
export async function validationCurve(
  model: Estimator,
  X: unknown,
  y: Target,
  param: string,
  values: readonly unknown[],
  options: ScoredOptions = {},
): Promise<ValidationCurve> {
  const subject = subjectOf("validationCurve", model, X, y, options);
  const { truth, scorer, source } = subject;
  if (values.length === 0)
    throw new RangeError(`validationCurve: needs one value of ${param} or more; got none`);
  const splits = foldsOf("validationCurve", truth, options);
  const points: ValidationPoint[] = [];
  let done = 0;
  for (const value of values) {
    const [trainScores, testScores]: [(number | null)[], (number | null)[]] = [[], []];
    let share = 0;
    for (const [f, { train, test }] of splits.entries()) {
      options.signal?.throwIfAborted();
      options.onProgress?.({
        done: done++,
        total: values.length * splits.length,
        message: `${param} ${JSON.stringify(value)}, split ${f + 1}`,
      });
      const fitted = await fitOn("validationCurve", model, source, truth, train, options, { [param]: value });
      trainScores.push(await scoreOn(fitted, subject, train, options));
      testScores.push(await scoreOn(fitted, subject, test, options));
      share += test.length / train.length / splits.length;
    }
    points.push(
      Object.freeze({
        value,
        train: foldMean(
          trainScores.filter((score) => score !== null),
          share,
        ),
        test: foldMean(
          testScores.filter((score) => score !== null),
          share,
        ),
        trainScores: Object.freeze(trainScores),
        testScores: Object.freeze(testScores),
      }),
    );
  }
  const gains = points.map(({ test }) => (test === null ? -Infinity : gainOf(scorer, test.mean)));
  const top = Math.max(...gains);
  const at = top === -Infinity ? -1 : gains.indexOf(top);
  const bestAtEdge = values.length > 1 && (at === 0 || at === values.length - 1) && new Set(gains).size > 1;
  const { name: metric, greaterIsBetter } = scorer;
  return withView(
    {
      param,
      metric,
      greaterIsBetter,
      points: Object.freeze(points),
      best: at < 0 ? null : values[at],
      bestAtEdge,
      ...told(param, metric, points[at], bestAtEdge),
    },
    validationCurveView,
  );
}

function told(param: string, metric: string, best: ValidationPoint | undefined, edge: boolean): Judgement {
  if (best === undefined)
    return judged(
      "not_evaluated",
      `Validation curve: ${metric} has no value on any split.`,
      "Use fewer folds or another metric.",
    );
  const said = `Validation curve: ${metric} is best, ${number(best.test!.mean)}, at ${param} = ${JSON.stringify(best.value)}`;
  return edge
    ? judged(
        "warn",
        `${said}, an end of the range.`,
        `Go on with values of ${param} beyond ${JSON.stringify(best.value)}.`,
      )
    : judged("info", `${said}.`);
}
