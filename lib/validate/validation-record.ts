/** The record of a validation from what is known: facts of the data, scores, classes, curves, residuals, findings and verdict. Pure. */
import { Frame, isMissing, type Label } from "../data/index.ts";
import { classCurves } from "./class-curves.ts";
import { classRows, confusionOf } from "./class-rows.ts";
import { inRowOrder } from "./cross-val-predict.ts";
import type { Finding } from "./finding.ts";
import type { Predictions } from "./predictions.ts";
import { residualsOf } from "./residual-sample.ts";
import type { ValidationInput } from "./validation-input.ts";
import type {
  FoldRow,
  MetricRow,
  PredictionTable,
  SplitAudit,
  SplitScheme,
  ValidationRecord,
} from "./validation-result.ts";
import { rankedFindings, verdictOf } from "./validation-verdict.ts";

export interface Known {
  readonly title: string;
  readonly params: unknown;
  readonly input: ValidationInput;
  readonly classes: ValidationRecord["data"]["classes"];
  readonly scheme: SplitScheme;
  readonly audit: SplitAudit;
  readonly folds: readonly FoldRow[];
  readonly metrics: readonly MetricRow[];
  readonly predictions: Predictions;
  readonly diagnostics: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
  readonly limits: Readonly<Record<string, number>>;
  readonly seed: number;
  readonly dummy: string | null;
  readonly baseline: string | null;
  readonly notes: readonly string[];
  readonly complete: boolean;
}

export function validationRecord(known: Known): ValidationRecord {
  const { input, metrics, complete, scheme, folds } = known;
  const predictions = inRowOrder(known.predictions);
  const { task, truth } = predictions;
  const confusion = task === "classification" ? confusionOf(predictions) : null;
  const seconds = (of: (fold: FoldRow) => number): number => folds.reduce((sum, fold) => sum + of(fold), 0);
  return Object.freeze({
    kind: "assay.validation",
    version: 1,
    model: known.title,
    task,
    data: dataFacts(input, known.classes),
    scheme,
    splitAudit: known.audit,
    folds,
    metrics: Object.freeze(metrics),
    perClass: confusion === null ? null : classRows(predictions, confusion),
    confusion,
    curves: classCurves(predictions),
    residuals: task === "regression" && truth.length > 0 ? residualsOf(predictions) : null,
    diagnostics: Object.freeze({ ...known.diagnostics }),
    findings: rankedFindings(known.findings),
    verdict: verdictOf(known.findings, metrics[0], complete),
    predictions: predictionTable(predictions),
    provenance: Object.freeze({
      seed: known.seed,
      model: known.title,
      params: known.params,
      dummy: known.dummy,
      baseline: known.baseline,
      thresholds: known.limits,
      fitSeconds: seconds((fold) => fold.fitSeconds),
      scoreSeconds: seconds((fold) => fold.scoreSeconds),
      notes: Object.freeze([...known.notes]),
    }),
    complete,
  });
}

function dataFacts(
  { source, truth, target, table }: ValidationInput,
  classes: ValidationRecord["data"]["classes"],
): ValidationRecord["data"] {
  const numbers = truth.task === "regression";
  const n = source.rows;
  let mean = 0;
  let squares = 0;
  if (numbers) {
    for (const value of truth.values) mean += value / n;
    for (const value of truth.values) squares += (value - mean) ** 2;
  }
  return Object.freeze({
    rows: n,
    columns: source.names.length,
    features: Object.freeze([...source.names]),
    target,
    classes,
    positive: truth.positive < 0 ? null : truth.classes[truth.positive]!,
    targetMean: numbers ? mean : null,
    targetStd: numbers && n > 1 ? Math.sqrt(squares / (n - 1)) : null,
    missingShare: missingShare(table, source.design().values),
  });
}

function missingShare(table: unknown, values: Float64Array): number {
  let missing = 0;
  if (table instanceof Frame) {
    for (const column of table.data)
      for (let i = 0; i < table.length; i++) if (isMissing(column, i)) missing++;
    return missing / (table.length * table.data.length);
  }
  for (const value of values) if (Number.isNaN(value)) missing++;
  return missing / values.length;
}

function predictionTable({
  task,
  rows,
  folds,
  truth,
  predicted,
  classes,
  probabilities,
}: Predictions): PredictionTable {
  const values = (codes: ArrayLike<number>): readonly (Label | number)[] =>
    Object.freeze(Array.from(codes, (code) => (task === "regression" ? code : classes[code]!)));
  return Object.freeze({
    rows: Object.freeze([...rows]),
    folds: Object.freeze(folds === undefined ? Array.from(rows, () => 0) : [...folds]),
    truth: values(truth),
    predicted: values(predicted),
    probabilities: probabilities === undefined ? null : Object.freeze([...probabilities]),
  });
}
