/**
 * Hypervolume history: how much of the space before the reference point the best trials so far cover; it only rises. The
 * numbers come from `lib/tune`. Source: Optuna 5.0, `visualization/_hypervolume_history.py`.
 */
import { nothingFigure, type Figure } from "./figure.ts";
import { finiteOrNull } from "./finite.ts";
import { counted, numberText } from "./number-text.ts";
import type { Plane } from "./plane.ts";
import { planeFigure } from "./plane-figure.ts";
import { planeSvg } from "./plane-svg.ts";
import { drawnText, evenly, NO_TRIAL } from "./study-trials.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface HypervolumeHistorySource {
  /** Numbers of the complete trials. */
  readonly numbers: readonly number[];
  /** Hypervolume after each. */
  readonly values: readonly number[];
  /** One number for each objective. */
  readonly referencePoint: readonly number[];
  readonly title?: string | undefined;
}

export interface HypervolumeHistoryInfo {
  readonly title: string;
  readonly referencePoint: readonly (number | null)[];
  readonly numbers: readonly number[];
  readonly values: readonly (number | null)[];
}

export function hypervolumeHistoryInfo(source: HypervolumeHistorySource): HypervolumeHistoryInfo {
  return {
    title: source.title ?? "Hypervolume history",
    referencePoint: source.referencePoint.map(finiteOrNull),
    numbers: source.numbers,
    values: source.numbers.map((_, i) => finiteOrNull(source.values[i])),
  };
}

/** The result in words. */
export function hypervolumeHistoryWords(info: HypervolumeHistoryInfo): string {
  const last = info.values.at(-1) ?? null;
  if (last === null) return `${info.title}: ${NO_TRIAL}`;
  if (last === 0)
    return `${info.title}: ${remark(info)}; no trial is before the reference point in all objectives`;
  const since = info.values.findIndex((value) => value !== null && value >= 0.99 * last);
  return `${info.title}: ${numberText(last, 4)} after ${counted(info.numbers.length, "trial")}; 99 % of it by trial ${info.numbers[since]!}`;
}

/** Plotly figure. */
export function hypervolumeHistoryFigure(info: HypervolumeHistoryInfo): Figure {
  return (info.values.at(-1) ?? null) === null
    ? nothingFigure(info.title, NO_TRIAL)
    : planeFigure(planeOf(info));
}

/** Static picture of the same. */
export function hypervolumeHistorySvg(info: HypervolumeHistoryInfo, options: SvgOptions = {}): string {
  return (info.values.at(-1) ?? null) === null
    ? nothingSvg(info.title, NO_TRIAL, options)
    : planeSvg(planeOf(info), options);
}

const MOST = 600;

function remark({ numbers, referencePoint }: HypervolumeHistoryInfo): string {
  const point = referencePoint.slice(0, 6).map((value) => (value === null ? "?" : numberText(value, 4)));
  return `${counted(numbers.length, "complete trial")} · reference point (${point.join(", ")})`;
}

function planeOf(info: HypervolumeHistoryInfo): Plane {
  const rises = info.values.flatMap((value, i) => (i === 0 || value !== info.values[i - 1] ? [i] : []));
  const places = evenly(rises.length, MOST).map((i) => rises[i]!);
  const [x, y]: [number[], number[]] = [[], []];
  for (const i of places) {
    if (info.values[i]! === null) continue;
    if (y.length > 0) {
      x.push(info.numbers[i]!);
      y.push(y.at(-1)!);
    }
    x.push(info.numbers[i]!);
    y.push(info.values[i]!);
  }
  x.push(info.numbers.at(-1)!);
  y.push(info.values.at(-1)!);
  const marks = places.filter((i) => info.values[i]! !== null);
  return {
    title: info.title,
    remark: [
      remark(info),
      ...drawnText(places.length, rises.length).map(() => `${places.length} of ${rises.length} rises drawn`),
    ].join(" · "),
    words: hypervolumeHistoryWords(info),
    x: { title: "trial", whole: true },
    panels: [
      {
        y: { title: "hypervolume", from: 0 },
        layers: [
          { kind: "line", colour: "blue", x, y },
          {
            kind: "points",
            colour: "blue",
            small: true,
            x: marks.map((i) => info.numbers[i]!),
            y: marks.map((i) => info.values[i]!),
            texts: marks.map((i) => `trial ${info.numbers[i]!}: ${numberText(info.values[i]!, 5)}`),
          },
        ],
      },
    ],
  };
}
