/** Loss over iterations of training, on training and on validation rows, with the best iteration, at which stopping early would end. */
import { nothingFigure, type Figure } from "./figure.ts";
import { finiteOrNull } from "./finite.ts";
import { counted, countText, numberText } from "./number-text.ts";
import { thinned, type Plane, type PlaneLayer } from "./plane.ts";
import { planeFigure } from "./plane-figure.ts";
import { planeSvg } from "./plane-svg.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface TrainingHistorySource {
  /** What is followed; default "loss". */
  readonly metric?: string;
  /** One value per iteration. */
  readonly train: ArrayLike<number | null>;
  readonly validation?: ArrayLike<number | null> | null;
  /** Number of the best iteration, from `first` on; default the best on validation rows. */
  readonly best?: number | null;
  /** True for scores, of which the highest is best; default false. */
  readonly greaterIsBetter?: boolean;
  /** Number of the first iteration; default 1. */
  readonly first?: number;
  readonly title?: string;
}

export interface TrainingHistoryInfo {
  readonly title: string;
  readonly metric: string;
  readonly iterations: number;
  readonly train: { readonly x: readonly number[]; readonly y: readonly number[] };
  readonly validation: { readonly x: readonly number[]; readonly y: readonly number[] } | null;
  readonly last: { readonly train: number | null; readonly validation: number | null };
  readonly best: {
    readonly iteration: number;
    readonly train: number | null;
    readonly validation: number | null;
  } | null;
}

/** Each line is thinned to 800 points. */
export function trainingHistoryInfo(source: TrainingHistorySource): TrainingHistoryInfo {
  const first = source.first ?? 1;
  const train = Array.from(source.train, finiteOrNull);
  const validation = source.validation ? Array.from(source.validation, finiteOrNull) : null;
  const iterations = Math.max(train.length, validation?.length ?? 0);
  const sign = source.greaterIsBetter === true ? 1 : -1;
  let found: number | null = null;
  validation?.forEach((value, i) => {
    if (value !== null && (found === null || sign * (value - validation[found]!) > 0)) found = i;
  });
  const given = finiteOrNull(source.best);
  const at: number | null = given === null ? found : given - first;
  const line = (values: readonly (number | null)[]): { x: number[]; y: number[] } =>
    thinned(
      values.map((_, i) => first + i),
      values.map((value) => value ?? NaN),
      800,
    );
  return {
    title: source.title ?? "Training history",
    metric: source.metric ?? "loss",
    iterations,
    train: line(train),
    validation: validation && line(validation),
    last: {
      train: train.findLast((value) => value !== null) ?? null,
      validation: validation?.findLast((value) => value !== null) ?? null,
    },
    best:
      at === null
        ? null
        : { iteration: first + at, train: train[at] ?? null, validation: validation?.[at] ?? null },
  };
}

/** The result in words. */
export function trainingHistoryWords(info: TrainingHistoryInfo): string {
  if (nothing(info)) return `${info.title}: ${NOTHING}`;
  const text = (value: number | null): string => (value === null ? "no value" : numberText(value));
  const end = `${info.metric} after ${counted(info.iterations, "iteration")} is ${text(info.last.train)} on training rows`;
  const held = info.validation === null ? "" : `, ${text(info.last.validation)} on validation rows`;
  const best =
    info.best === null
      ? ""
      : `; best at iteration ${countText(info.best.iteration)}${info.best.validation === null ? "" : ` with ${text(info.best.validation)}`}`;
  return `${info.title}: ${end}${held}${best}`;
}

/** Plotly figure. */
export function trainingHistoryFigure(info: TrainingHistoryInfo): Figure {
  return nothing(info) ? nothingFigure(info.title, NOTHING) : planeFigure(planeOf(info));
}

/** Static picture of the same. */
export function trainingHistorySvg(info: TrainingHistoryInfo, options: SvgOptions = {}): string {
  return nothing(info) ? nothingSvg(info.title, NOTHING, options) : planeSvg(planeOf(info), options);
}

const NOTHING = "nothing to show: no iteration has a value";

function nothing(info: TrainingHistoryInfo): boolean {
  return info.train.x.length === 0 && (info.validation?.x.length ?? 0) === 0;
}

function planeOf(info: TrainingHistoryInfo): Plane {
  const mark: PlaneLayer[] =
    info.best === null
      ? []
      : [
          {
            kind: "rule",
            axis: "x",
            at: info.best.iteration,
            text: `best iteration ${countText(info.best.iteration)}`,
          },
        ];
  return {
    title: info.title,
    remark: `${info.metric} over ${counted(info.iterations, "iteration")}`,
    words: trainingHistoryWords(info),
    x: { title: "iteration", whole: true },
    panels: [
      {
        y: { title: info.metric },
        layers: [
          { kind: "line", ...info.train, colour: "orange", dash: true, name: "training rows" },
          ...(info.validation === null
            ? []
            : [{ kind: "line", ...info.validation, colour: "blue", name: "validation rows" } as const]),
          ...mark,
        ],
      },
    ],
  };
}
