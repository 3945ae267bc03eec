/**
 * Terminator improvement: how much better the study may still get, against the error of its values; where the first falls below
 * the second, more trials are not worth while. The numbers come from `lib/tune`. Source: Optuna 5.0,
 * `visualization/_terminator_improvement.py`.
 */
import { nothingFigure, type Figure } from "./figure.ts";
import { finiteOrNull } from "./finite.ts";
import { counted, numberText } from "./number-text.ts";
import type { Plane, PlaneLayer } from "./plane.ts";
import { planeFigure } from "./plane-figure.ts";
import { planeSvg } from "./plane-svg.ts";
import { drawnText, evenly } from "./study-trials.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface TerminatorImprovementSource {
  /** Trial numbers from the first complete trial on. */
  readonly numbers: readonly number[];
  /** Room for improvement after each. */
  readonly improvements: readonly number[];
  /** Error of the best value after each, where wanted. */
  readonly errors?: readonly number[] | null | undefined;
  /** Trials before which nothing is decided; default 20. */
  readonly minTrials?: number | undefined;
  readonly title?: string | undefined;
}

export interface TerminatorImprovementInfo {
  readonly title: string;
  readonly numbers: readonly number[];
  readonly improvements: readonly (number | null)[];
  readonly errors: readonly (number | null)[] | null;
  readonly minTrials: number;
  /** The first trial from `minTrials` on at which the improvement is below the error. */
  readonly stop: number | null;
}

export function terminatorImprovementInfo(source: TerminatorImprovementSource): TerminatorImprovementInfo {
  const { numbers, minTrials = 20 } = source;
  const improvements = numbers.map((_, i) => finiteOrNull(source.improvements[i]));
  const errors = source.errors ? numbers.map((_, i) => finiteOrNull(source.errors![i])) : null;
  const place = numbers.findIndex((_, i) => {
    const [improvement, error] = [improvements[i]!, errors?.[i] ?? null];
    return i >= minTrials && improvement !== null && error !== null && improvement < error;
  });
  return {
    title: source.title ?? "Terminator improvement",
    numbers,
    improvements,
    errors,
    minTrials,
    stop: place < 0 ? null : numbers[place]!,
  };
}

/** The result in words. */
export function terminatorImprovementWords(info: TerminatorImprovementInfo): string {
  const last = info.improvements.findLast((value) => value !== null) ?? null;
  if (last === null) return `${info.title}: ${NOTHING}`;
  const end = info.errors?.findLast((value) => value !== null) ?? null;
  const verdict =
    info.errors === null
      ? ""
      : info.stop === null
        ? "; it has not fallen below the error: more trials may help"
        : `; below the error from trial ${info.stop} on: it may stop there`;
  return `${info.title}: room for improvement ${numberText(last)}${end === null ? "" : `, error ${numberText(end)}`} after ${counted(info.numbers.length, "trial")}${verdict}`;
}

/** Plotly figure. */
export function terminatorImprovementFigure(info: TerminatorImprovementInfo): Figure {
  return empty(info) ? nothingFigure(info.title, NOTHING) : planeFigure(planeOf(info));
}

/** Static picture of the same. */
export function terminatorImprovementSvg(info: TerminatorImprovementInfo, options: SvgOptions = {}): string {
  return empty(info) ? nothingSvg(info.title, NOTHING, options) : planeSvg(planeOf(info), options);
}

const NOTHING = "nothing to show: no complete trial with an improvement";
const MOST = 400;

function empty(info: TerminatorImprovementInfo): boolean {
  return !info.improvements.some((value) => value !== null);
}

function planeOf(info: TerminatorImprovementInfo): Plane {
  const { numbers, errors, minTrials } = info;
  const improvements = capped(info);
  const places = evenly(numbers.length, MOST);
  const line = (
    values: readonly (number | null)[],
    from: number,
    to: number,
  ): { x: number[]; y: (number | null)[] } => {
    const own = places.filter((i) => i >= from && i <= to);
    return { x: own.map((i) => numbers[i]!), y: own.map((i) => values[i]!) };
  };
  const decided = numbers.length > minTrials;
  const layers: PlaneLayer[] = [
    {
      kind: "line",
      colour: "blue",
      dash: decided,
      ...line(improvements, 0, decided ? minTrials : Infinity),
      ...(!decided && { name: "room for improvement" }),
    },
  ];
  if (decided)
    layers.push({
      kind: "line",
      colour: "blue",
      ...line(improvements, minTrials, Infinity),
      name: "room for improvement",
    });
  if (errors !== null)
    layers.push({ kind: "line", colour: "red", ...line(errors, 0, Infinity), name: "error" });
  if (info.stop !== null)
    layers.push({ kind: "rule", axis: "x", at: info.stop, text: `may stop, trial ${info.stop}` });
  return {
    title: info.title,
    remark: [
      counted(numbers.length, "trial"),
      `decided from ${counted(minTrials, "trial")} on`,
      ...(improvements.some((value, i) => value !== info.improvements[i])
        ? ["the first beyond the picture"]
        : []),
      ...drawnText(places.length, numbers.length),
    ].join(" · "),
    words: terminatorImprovementWords(info),
    x: { title: "trial", whole: true },
    panels: [{ y: { title: "improvement" }, layers }],
  };
}

/** The improvement before `minTrials` may be far above what matters: there it leaves the picture. */
function capped(info: TerminatorImprovementInfo): (number | null)[] {
  const { improvements, errors, numbers, minTrials } = info;
  if (numbers.length <= minTrials) return [...improvements];
  const later = [...improvements.slice(minTrials), ...(errors ?? [])].filter((value) => value !== null);
  const top = later.reduce((a, b) => Math.max(a, b), -Infinity);
  return improvements.map((value, i) =>
    value !== null && i < minTrials && value > top + Math.abs(top) ? null : value,
  );
}
