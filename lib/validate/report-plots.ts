/** The pictures of a validation: the same list as static SVG for reports and as plotly figures. */
import {
  calibrationFigure,
  calibrationInfo,
  calibrationSvg,
  confusionFigure,
  confusionInfo,
  confusionSvg,
  foldScoresFigure,
  foldScoresInfo,
  foldScoresSvg,
  gainFigure,
  gainInfo,
  gainSvg,
  precisionRecallFigure,
  precisionRecallInfo,
  precisionRecallSvg,
  predictedActualFigure,
  predictedActualInfo,
  predictedActualSvg,
  residualsFigure,
  residualsInfo,
  residualsSvg,
  rocFigure,
  rocInfo,
  rocSvg,
  type Figure,
} from "../plots/index.ts";
import type { MetricRow, ScoreInterval, ValidationRecord } from "./validation-result.ts";

/** One picture, drawn when it is asked for. */
export interface Picture {
  readonly name: string;
  readonly svg: () => string;
  readonly figure: () => Figure;
}

/** Two stand beside each other on a page and in a notebook. */
const WIDTH = 425;

/** A picture of an Info; a wider one where names are long. */
export function picture<I>(
  name: string,
  info: I,
  svg: (info: I, options: { width: number }) => string,
  figure: (info: I) => Figure,
  width: number = WIDTH,
): Picture {
  return { name, svg: () => svg(info, { width }), figure: () => figure(info) };
}

export function reportPlots(record: ValidationRecord): string[] {
  return reportPictures(record).map(({ svg }) => svg());
}

export function reportFigures(record: ValidationRecord): Readonly<Record<string, Figure>> {
  return Object.freeze(
    Object.fromEntries(reportPictures(record).map(({ name, figure }) => [name, figure()])),
  );
}

/** Curves of more classes than this say nothing beside each other. */
const CURVES = 6;

/** What can be drawn of a validation, in the order of the report. */
export function reportPictures(record: ValidationRecord): Picture[] {
  const { confusion, curves, residuals, metrics, data } = record;
  const out: Picture[] = [];
  if (metrics.some(({ perFold }) => perFold.length > 1))
    out.push(
      picture("folds", foldScoresInfo(metrics.slice(0, 4).map(folds)), foldScoresSvg, foldScoresFigure),
    );
  if (confusion !== null)
    out.push(
      picture(
        "confusion",
        confusionInfo({ labels: confusion.labels, matrix: confusion.counts }),
        confusionSvg,
        confusionFigure,
      ),
    );
  const shown = curves.slice(0, CURVES);
  if (shown.length > 0) {
    const roc = shown.flatMap(({ label, roc: curve }) =>
      curve === null
        ? []
        : [
            {
              name: curves.length === 1 ? record.model : String(label),
              ...curve,
              interval: curves.length === 1 ? between(metrics, "rocAuc") : null,
            },
          ],
    );
    if (roc.length > 0) out.push(picture("roc", rocInfo(roc), rocSvg, rocFigure));
    const pr = shown.flatMap(({ label, pr: curve }) =>
      curve === null
        ? []
        : [
            {
              name: curves.length === 1 ? record.model : String(label),
              ...curve,
              interval: curves.length === 1 ? between(metrics, "averagePrecision") : null,
            },
          ],
    );
    if (pr.length > 0)
      out.push(
        picture(
          "precisionRecall",
          precisionRecallInfo(pr, curves.length === 1 ? { prevalence: curves[0]!.prevalence } : {}),
          precisionRecallSvg,
          precisionRecallFigure,
        ),
      );
    const calibration = shown.flatMap(({ label, calibration: bins }) =>
      bins === null
        ? []
        : [
            {
              name: curves.length === 1 ? record.model : String(label),
              probPred: bins.predicted,
              probTrue: bins.observed,
              counts: bins.counts,
              error: bins.expectedError,
            },
          ],
    );
    if (calibration.length > 0)
      out.push(
        picture("calibration", calibrationInfo(calibration.slice(0, 4)), calibrationSvg, calibrationFigure),
      );
    const [only] = curves;
    if (curves.length === 1 && only !== undefined && only.lift !== null)
      out.push(picture("gain", gainInfo([{ name: record.model, parts: only.lift }]), gainSvg, gainFigure));
  }
  if (residuals !== null) {
    const source = {
      predicted: residuals.predicted,
      actual: residuals.truth,
      ...(data.target === null ? {} : { target: data.target }),
    };
    const r2 = metrics.find(({ metric }) => metric === "r2")?.pooled ?? null;
    out.push(
      picture(
        "predictedActual",
        predictedActualInfo({ ...source, r2 }),
        predictedActualSvg,
        predictedActualFigure,
      ),
      picture("residuals", residualsInfo(source), residualsSvg, residualsFigure),
    );
  }
  return out;
}

function folds(row: MetricRow) {
  const { metric, perFold, train, foldInterval, dummy, baseline } = row;
  return {
    metric,
    test: perFold,
    train: train?.perFold ?? null,
    interval: ends(foldInterval),
    baselines: [
      ...(dummy === null ? [] : [{ name: "dummy", value: dummy.mean }]),
      ...(baseline === null ? [] : [{ name: "baseline", value: baseline.mean }]),
    ],
  };
}

function between(metrics: readonly MetricRow[], name: string): readonly [number, number] | null {
  return ends(metrics.find(({ metric }) => metric === name)?.interval ?? null);
}

function ends(interval: ScoreInterval | null): readonly [number, number] | null {
  return interval === null ? null : [interval.low, interval.high];
}
