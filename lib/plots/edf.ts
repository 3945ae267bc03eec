/**
 * Empirical distribution function: which share of a study's trials is at or below a value, at 100 even places. Of two searches
 * of the same objective the one whose curve rises earlier (for minimising) found more good trials. Source: Optuna 5.0,
 * `visualization/_edf.py`. O(trials · log trials).
 */
import { nothingFigure, type Figure } from "./figure.ts";
import { counted, numberText } from "./number-text.ts";
import { seriesColour, type Plane } from "./plane.ts";
import { planeFigure } from "./plane-figure.ts";
import { planeSvg } from "./plane-svg.ts";
import { NO_TRIAL, targetNameOf, valuedTrials, type StudySource, type StudyTrial } from "./study-trials.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface EdfLine {
  readonly name: string;
  readonly trials: number;
  /** Shares at the places of x; null for a study without complete trials. */
  readonly y: readonly number[] | null;
  readonly median: number | null;
}

export interface EdfInfo {
  readonly title: string;
  readonly targetName: string;
  /** 100 even places from the least to the greatest value. */
  readonly x: readonly number[];
  readonly lines: readonly EdfLine[];
}

/** @throws RangeError for several objectives without a target. */
export function edfInfo<T extends StudyTrial>(
  sources: StudySource<T> | readonly StudySource<T>[],
  options: { readonly title?: string | undefined } = {},
): EdfInfo {
  const list: readonly StudySource<T>[] = Array.isArray(sources) ? sources : [sources as StudySource<T>];
  const values = list.map((source) =>
    Float64Array.from(valuedTrials(source, "edf"), ({ value }) => value).sort(),
  );
  const some = values.filter((own) => own.length > 0);
  const lo = some.reduce((least, own) => Math.min(least, own[0]!), Infinity);
  const hi = some.reduce((most, own) => Math.max(most, own.at(-1)!), -Infinity);
  const step = (hi - lo) / (PLACES - 1);
  const x =
    some.length === 0
      ? []
      : Array.from({ length: PLACES }, (_, i) => (i === PLACES - 1 ? hi : lo + i * step));
  return {
    title: options.title ?? list[0]?.title ?? "Empirical distribution of values",
    targetName: list[0] === undefined ? "objective value" : targetNameOf(list[0]),
    x,
    lines:
      some.length === 0
        ? []
        : list.map((source, i) => lineOf(source.studyName ?? `study ${i + 1}`, values[i]!, x)),
  };
}

/** The result in words. */
export function edfWords(info: EdfInfo): string {
  const why = nothing(info);
  if (why !== undefined) return `${info.title}: ${why}`;
  const parts = info.lines
    .slice(0, 8)
    .map(({ name, trials, median }) =>
      median === null
        ? `${name}: no complete trial`
        : `${info.lines.length > 1 ? `${name}: ` : ""}half of ${counted(trials, "trial")} at or below ${info.targetName} ${numberText(median, 4)}`,
    );
  return `${info.title}: ${parts.join("; ")}`;
}

/** Plotly figure. */
export function edfFigure(info: EdfInfo): Figure {
  const why = nothing(info);
  return why === undefined ? planeFigure(planeOf(info)) : nothingFigure(info.title, why);
}

/** Static picture of the same. */
export function edfSvg(info: EdfInfo, options: SvgOptions = {}): string {
  const why = nothing(info);
  return why === undefined ? planeSvg(planeOf(info), options) : nothingSvg(info.title, why, options);
}

const PLACES = 100;

function nothing({ lines, x }: EdfInfo): string | undefined {
  if (lines.length === 0) return NO_TRIAL;
  return x[0] === x.at(-1) ? `nothing to show: all values are ${numberText(x[0]!, 4)}` : undefined;
}

function lineOf(name: string, sorted: Float64Array, x: readonly number[]): EdfLine {
  const n = sorted.length;
  if (n === 0) return { name, trials: 0, y: null, median: null };
  let below = 0;
  const y = x.map((at) => {
    while (below < n && sorted[below]! <= at) below++;
    return below / n;
  });
  return { name, trials: n, y, median: (sorted[(n - 1) >> 1]! + sorted[n >> 1]!) / 2 };
}

function planeOf(info: EdfInfo): Plane {
  const shown = info.lines.filter(({ y }) => y !== null).slice(0, 12);
  const trials = info.lines.reduce((sum, line) => sum + line.trials, 0);
  return {
    title: info.title,
    remark: [
      ...(info.lines.length > 1 ? [counted(info.lines.length, "study", "studies")] : []),
      `${counted(trials, "complete trial")}`,
      ...(info.lines.length > shown.length ? [`${shown.length} drawn`] : []),
    ].join(" · "),
    words: edfWords(info),
    x: { title: info.targetName },
    panels: [
      {
        y: { title: "share of trials", percent: true, from: 0, to: 1 },
        layers: shown.map(({ name, y, median }, i) => ({
          kind: "line",
          colour: seriesColour(i),
          x: info.x,
          y: y!,
          ...(info.lines.length > 1 && { name, note: `median ${numberText(median!, 3)}` }),
        })),
      },
    ],
  };
}
