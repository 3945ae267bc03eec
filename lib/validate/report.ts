/** The result of a validation: its record, with the ways to look at it. Methods are not part of the record's JSON. */
import { digestOf, digestSymbol, displaySymbol, type Displayable } from "../core/index.ts";
import { fromColumns, type Frame } from "../data/index.ts";
import type { Figure } from "../plots/index.ts";
import type { Finding } from "./finding.ts";
import { reportHtml, reportPage } from "./report-html.ts";
import { reportFigures } from "./report-plots.ts";
import { reportText, type ReportTextOptions } from "./report-text.ts";
import type { ValidationRecord } from "./validation-result.ts";

export interface ValidationResult extends ValidationRecord, Displayable {
  /** Findings that match: `v.find({ status: "fail" })`. */
  find(query: Partial<Pick<Finding, "status" | "check" | "id">>): readonly Finding[];
  /** The scores as a frame: one row a metric. */
  toFrame(): Frame;
  /** What was predicted for each tested row, beside the truth. */
  predictionFrame(): Frame;
  /** Plotly figures by name. */
  figures(): Readonly<Record<string, Figure>>;
  /** A page of its own: no script, nothing fetched. */
  toHtml(): string;
  toText(options?: ReportTextOptions): string;
  toJSON(): ValidationRecord;
}

const inspectSymbol = Symbol.for("nodejs.util.inspect.custom");

export function validationResult(record: ValidationRecord): ValidationResult {
  const methods: Record<string | symbol, unknown> = {
    find: (query: Partial<Record<string, unknown>>) =>
      record.findings.filter((finding) =>
        Object.entries(query).every(
          ([key, value]) => value === undefined || finding[key as keyof Finding] === value,
        ),
      ),
    toFrame: () => scoreFrame(record),
    predictionFrame: () => predictionFrame(record),
    figures: () => reportFigures(record),
    toHtml: () => reportPage(record),
    toText: (options?: ReportTextOptions) => reportText(record, options),
    toJSON: () => record,
    [digestSymbol]: () => digestOf(record),
    [displaySymbol]: () => ({ "text/html": reportHtml(record), "text/plain": reportText(record) }),
    [inspectSymbol]: () => reportText(record),
  };
  const result = { ...record };
  for (const key of Reflect.ownKeys(methods))
    Object.defineProperty(result, key, { value: methods[key], enumerable: false });
  return Object.freeze(result) as ValidationResult;
}

function scoreFrame({ metrics, model }: ValidationRecord): Frame {
  return fromColumns(
    {
      metric: metrics.map(({ metric }) => metric),
      mean: metrics.map(({ mean }) => mean),
      std: metrics.map(({ std }) => std),
      low: metrics.map(({ interval }) => interval?.low ?? null),
      high: metrics.map(({ interval }) => interval?.high ?? null),
      train: metrics.map(({ train }) => train?.mean ?? null),
      dummy: metrics.map(({ dummy }) => dummy?.mean ?? null),
      baseline: metrics.map(({ baseline }) => baseline?.mean ?? null),
      gain: metrics.map(({ baseline }) => baseline?.gain ?? null),
    },
    { name: `${model} scores` },
  );
}

function predictionFrame({ predictions, data, model }: ValidationRecord): Frame {
  const { rows, folds, truth, predicted, probabilities } = predictions;
  const k = data.classes.length;
  return fromColumns(
    {
      row: rows,
      fold: folds,
      truth,
      predicted,
      ...(probabilities === null
        ? {}
        : Object.fromEntries(
            data.classes.map(({ label }, c) => [
              `P(${String(label)})`,
              rows.map((_, i) => probabilities[i * k + c]!),
            ]),
          )),
    },
    { name: `${model} predictions` },
  );
}
