/**
 * What follows from a decision threshold: precision, recall, F1 and the share of rows that are flagged, at each threshold, and the cost
 * beneath when there is one. The chosen threshold is a line, its interval a stretch.
 */
import { nothingFigure, type Figure } from "./figure.ts";
import { drawable, finiteInterval, finiteOrNull } from "./finite.ts";
import { estimateText, numberText, scoreText, shareText } from "./number-text.ts";
import type { Plane, PlaneLayer } from "./plane.ts";
import { planeFigure } from "./plane-figure.ts";
import { planeSvg } from "./plane-svg.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface ThresholdSource {
  /** As `thresholdSweep` of `lib/metrics` gives them. */
  readonly counts: readonly {
    readonly threshold: number;
    readonly tn: number;
    readonly fp: number;
    readonly fn: number;
    readonly tp: number;
  }[];
  /** What the decisions at each threshold cost; as many as counts. */
  readonly costs?: ArrayLike<number | null>;
  /** Title of the cost axis; default "cost". */
  readonly costName?: string;
  /** Default: the threshold of the least cost, else of the highest F1. */
  readonly chosen?: number | null;
  /** Of the chosen threshold, as over bootstrap samples. */
  readonly interval?: readonly [number, number] | null;
  readonly title?: string;
}

export interface ThresholdInfo {
  readonly title: string;
  /** Rising thresholds, at most 200. */
  readonly points: readonly {
    readonly threshold: number;
    readonly precision: number | null;
    readonly recall: number | null;
    readonly f1: number | null;
    readonly flagged: number;
    readonly cost: number | null;
  }[];
  readonly costName: string | null;
  readonly chosen: number | null;
  readonly interval: readonly [number, number] | null;
  /** "given", "least cost" or "highest F1". */
  readonly by: string;
}

/** Turns counts into rates; those without a denominator are null. */
export function thresholdInfo(source: ThresholdSource): ThresholdInfo {
  const all = source.counts.flatMap(({ threshold, tn, fp, fn, tp }, i) => {
    const n = tn + fp + fn + tp;
    if (!drawable(threshold) || !(n > 0)) return [];
    const ratio = (a: number, b: number): number | null => (b > 0 ? a / b : null);
    return [
      {
        threshold,
        precision: ratio(tp, tp + fp),
        recall: ratio(tp, tp + fn),
        f1: ratio(2 * tp, 2 * tp + fp + fn),
        flagged: (tp + fp) / n,
        cost: finiteOrNull(source.costs?.[i]),
      },
    ];
  });
  all.sort((a, b) => a.threshold - b.threshold);
  const costly = all.some((point) => point.cost !== null);
  const best = all.reduce<(typeof all)[number] | undefined>((a, b) => {
    if (a === undefined) return b;
    if (costly) return (b.cost ?? Infinity) < (a.cost ?? Infinity) ? b : a;
    return (b.f1 ?? -1) > (a.f1 ?? -1) ? b : a;
  }, undefined);
  const given = finiteOrNull(source.chosen);
  const every = Math.ceil(all.length / 200);
  return {
    title: source.title ?? "Decision threshold",
    points: all.filter((point, i) => i % every === 0 || i === all.length - 1 || point === best),
    costName: costly ? (source.costName ?? "cost") : null,
    chosen: given ?? best?.threshold ?? null,
    interval: finiteInterval(source.interval),
    by: given !== null ? "given" : costly ? "least cost" : "highest F1",
  };
}

/** The result in words. */
export function thresholdWords(info: ThresholdInfo): string {
  if (info.points.length === 0) return `${info.title}: ${NOTHING}`;
  const at = nearest(info);
  const score = (value: number | null): string => (value === null ? "no value" : scoreText(value));
  const cost = at.cost === null ? "" : `, ${info.costName} ${numberText(at.cost)}`;
  return `${info.title}: ${chosenText(info)} (${info.by}) has precision ${score(at.precision)}, recall ${score(at.recall)}, F1 ${score(at.f1)}, flags ${shareText(at.flagged)} of rows${cost}`;
}

/** Plotly figure. */
export function thresholdFigure(info: ThresholdInfo): Figure {
  return info.points.length === 0 ? nothingFigure(info.title, NOTHING) : planeFigure(planeOf(info));
}

/** Static picture of the same. */
export function thresholdSvg(info: ThresholdInfo, options: SvgOptions = {}): string {
  return info.points.length === 0
    ? nothingSvg(info.title, NOTHING, options)
    : planeSvg(planeOf(info), options);
}

const NOTHING = "nothing to show: no threshold with rows";

/** The drawn point that is nearest to the chosen threshold. */
function nearest(info: ThresholdInfo): ThresholdInfo["points"][number] {
  const chosen = info.chosen ?? 0;
  return info.points.reduce((a, b) =>
    Math.abs(b.threshold - chosen) < Math.abs(a.threshold - chosen) ? b : a,
  );
}

function chosenText(info: ThresholdInfo): string {
  return `threshold ${estimateText(info.chosen, info.interval, (value) => numberText(value))}`;
}

function planeOf(info: ThresholdInfo): Plane {
  const x = info.points.map((point) => point.threshold);
  const mark: PlaneLayer[] =
    info.chosen === null ? [] : [{ kind: "rule", axis: "x", at: info.chosen, text: chosenText(info) }];
  const span: PlaneLayer[] =
    info.interval === null
      ? []
      : [{ kind: "span", from: info.interval[0], to: info.interval[1], colour: "grey" }];
  const at = nearest(info);
  const line = (
    key: "precision" | "recall" | "f1" | "flagged",
    name: string,
    colour: "blue" | "orange" | "green" | "purple",
    text: (value: number) => string,
  ): PlaneLayer => ({
    kind: "line",
    x,
    y: info.points.map((point) => point[key]),
    colour,
    name,
    note: at[key] === null ? "no value" : text(at[key]),
    dash: key === "flagged",
  });
  return {
    title: info.title,
    remark: `${info.by === "given" ? "as chosen" : info.by}; the legend has the values there`,
    words: thresholdWords(info),
    x: { title: "threshold" },
    panels: [
      {
        y: { title: "score", from: 0, to: 1 },
        layers: [
          ...span,
          line("precision", "precision", "blue", scoreText),
          line("recall", "recall", "orange", scoreText),
          line("f1", "F1", "green", scoreText),
          line("flagged", "share flagged", "purple", shareText),
          ...mark,
        ],
        weight: 2,
      },
      ...(info.costName === null
        ? []
        : [
            {
              y: { title: info.costName },
              layers: [
                ...span,
                {
                  kind: "line",
                  x,
                  y: info.points.map((point) => point.cost),
                  colour: "red",
                  name: info.costName,
                  note: at.cost === null ? "no value" : numberText(at.cost),
                } as const,
                ...mark.map((one) => ({ ...one, text: "" }) as PlaneLayer),
              ],
            },
          ]),
    ],
  };
}
