/**
 * What a full validation report tells beside the validation itself: would more rows help, do features leak, what do residuals say, where is
 * the model weak, what does it bear. Each is a diagnosis of its own, made one after the other on the same rows.
 *
 * Cost: about fits of learning curve (5 sizes × 5 folds) and 5 for each of the others.
 */
import {
  columnLength,
  frameOf,
  isFrameLike,
  profileColumn,
  type Column,
  type Frame,
  type Target,
} from "../data/index.ts";
import type { Estimator } from "../models/index.ts";
import { diagnosisInput } from "./diagnosis-input.ts";
import type { ScoredOptions } from "./fold-score.ts";
import { leakageBattery, type LeakageReport } from "./leakage-battery.ts";
import { learningCurve, type LearningCurve } from "./learning-curve.ts";
import { residualReport, type ResidualReport } from "./residual-report.ts";
import { robustness, type RobustnessReport } from "./robustness.ts";
import { seedStability, type SeedStability } from "./seed-stability.ts";
import { sliceReport, type SliceReport } from "./slice-report.ts";
import type { FairnessReport } from "./fairness-report.ts";
import type { ThresholdCurve } from "./threshold-choice.ts";
import type { WorstRows } from "./worst-rows.ts";

/** Diagnoses that a report may tell of; those that are absent are stated as not made. */
export interface ValidationParts {
  readonly leakage?: LeakageReport | undefined;
  readonly learning?: LearningCurve | undefined;
  readonly stability?: SeedStability | undefined;
  readonly residuals?: ResidualReport | undefined;
  readonly threshold?: ThresholdCurve | undefined;
  readonly slices?: SliceReport | undefined;
  readonly fairness?: FairnessReport | undefined;
  readonly worst?: WorstRows | undefined;
  readonly robustness?: RobustnessReport | undefined;
}

/** Columns that are sliced when none is named, and values that such a column may have. */
const SLICED = 4;
const VALUES = 8;

/**
 * @param y values of the target, or the name of a column of X.
 * @param options.slices names of columns of X; default up to four with two to eight values.
 * @throws as the diagnoses do.
 */
export async function validationParts(
  model: Estimator,
  X: unknown,
  y: Target | string,
  options: ScoredOptions & { readonly slices?: readonly string[] | undefined } = {},
): Promise<ValidationParts> {
  const { slices: named, onProgress, ...rest } = options;
  const input = diagnosisInput("report", model, X, y);
  const steps = model.task === "regression" ? 6 : 5;
  let done = 0;
  const step = <T>(message: string, work: (run: ScoredOptions) => Promise<T>): Promise<T> => {
    rest.signal?.throwIfAborted();
    const at = done++;
    onProgress?.({ done: at, total: steps, message });
    return work({
      ...rest,
      onProgress: (inner) =>
        onProgress?.({ done: at, total: steps, message: `${message}: ${inner.message ?? ""}` }),
    });
  };
  const given = [input.model, input.X, input.y] as const;
  const leakage = await step("leakage", (run) => leakageBattery(...given, run));
  const learning = await step("learning curve", (run) => learningCurve(...given, run));
  const stability = await step("other seeds", (run) => seedStability(...given, { ...run, seeds: [0, 1, 2] }));
  const residuals =
    model.task === "regression" ? await step("residuals", (run) => residualReport(...given, run)) : undefined;
  const by = slicesOf(input.X, named);
  const slices = await step("slices", (run) =>
    by === undefined
      ? Promise.resolve(undefined)
      : sliceReport(...given, by, {
          ...run,
          ...(typeof rest.metric === "string" ? { metrics: [rest.metric] } : {}),
        }),
  );
  const robust = await step("robustness", (run) => robustness(...given, run));
  return { leakage, learning, stability, residuals, slices, robustness: robust };
}

/** The named columns, or those of few values. */
function slicesOf(X: unknown, named: readonly string[] | undefined): Frame | undefined {
  if (!isFrameLike(X)) return undefined;
  const frame = frameOf(X);
  const names =
    named !== undefined && named.length > 0
      ? named
      : frame.data
          .filter((column) => isSliced(column))
          .map(({ name }) => name)
          .slice(0, SLICED);
  return names.length === 0 ? undefined : frame.select(names);
}

function isSliced(column: Column): boolean {
  if (column.type !== "string" && column.type !== "boolean") return false;
  const { distinct, missing } = profileColumn(column);
  return distinct >= 2 && distinct <= VALUES && missing < columnLength(column) / 2;
}
