/**
 * Precision against recall, one curve per model, with the share of positives as a line: the precision of guessing, without which no
 * such curve can be judged. Folds become their mean with one standard deviation to both sides, read by steps, as precision may not be
 * joined by straight lines (Davis & Goadrich 2006). Legend and words give average precision with its interval.
 */
import { nothingFigure, type Figure } from "./figure.ts";
import { finiteInterval, finiteOrNull } from "./finite.ts";
import { meanCurve } from "./mean-curve.ts";
import { estimateText, shareText } from "./number-text.ts";
import { seriesColour, thinned, type Plane, type PlaneLayer } from "./plane.ts";
import { planeFigure } from "./plane-figure.ts";
import { planeSvg } from "./plane-svg.ts";
import type { CurveInfo } from "./roc.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

/** A `PrecisionRecallCurve` of `lib/metrics` with a name is one; give `folds` for the mean of folds. */
export interface PrecisionRecallSource {
  readonly name: string;
  readonly precision?: ArrayLike<number> | null;
  /** As long as `precision`. */
  readonly recall?: ArrayLike<number> | null;
  readonly averagePrecision?: number | null;
  readonly interval?: readonly [number, number] | null;
  readonly folds?: readonly {
    readonly precision: ArrayLike<number>;
    readonly recall: ArrayLike<number>;
  }[];
}

export interface PrecisionRecallOptions {
  /** Share of positive rows. */
  readonly prevalence?: number | null;
  readonly title?: string;
}

export interface PrecisionRecallInfo {
  readonly title: string;
  readonly curves: readonly CurveInfo[];
  readonly given: number;
  readonly prevalence: number | null;
}

/** At most 6 curves, drawn as steps. */
export function precisionRecallInfo(
  curves: readonly PrecisionRecallSource[],
  options: PrecisionRecallOptions = {},
): PrecisionRecallInfo {
  const kept = curves.slice(0, 6);
  const most = Math.floor(450 / Math.max(1, kept.length));
  const made = kept.map((curve): CurveInfo => {
    const folds = (curve.folds ?? []).map(({ precision, recall }) => ({ x: recall, y: precision }));
    const own =
      curve.recall && curve.precision
        ? { ...stepped(thinned(curve.recall, curve.precision, most)), low: null, high: null }
        : undefined;
    const empty = { x: [], y: [], low: null, high: null };
    const { x, y, low, high } = own ?? (folds.length > 0 ? meanCurve(folds, "next") : empty);
    return {
      name: curve.name,
      x,
      y,
      low,
      high,
      folds: kept.length > 1 ? [] : folds.slice(0, 10).map((fold) => stepped(thinned(fold.x, fold.y, 40))),
      value: finiteOrNull(curve.averagePrecision),
      interval: finiteInterval(curve.interval),
    };
  });
  return {
    title: options.title ?? "Precision and recall",
    curves: made.filter((curve) => curve.x.length > 0 && curve.y.some((value) => value !== null)),
    given: curves.length,
    prevalence: finiteOrNull(options.prevalence),
  };
}

/** The result in words. */
export function precisionRecallWords(info: PrecisionRecallInfo): string {
  if (info.curves.length === 0) return `${info.title}: ${NOTHING}`;
  const curves = info.curves.map((curve) => `${curve.name} ${averageText(curve)}`).join("; ");
  return `${info.title}: ${curves}${info.prevalence === null ? "" : `; guessing has ${shareText(info.prevalence)}, the share of positives`}`;
}

/** Plotly figure. */
export function precisionRecallFigure(info: PrecisionRecallInfo): Figure {
  return info.curves.length === 0 ? nothingFigure(info.title, NOTHING) : planeFigure(planeOf(info));
}

/** Static picture of the same. */
export function precisionRecallSvg(info: PrecisionRecallInfo, options: SvgOptions = {}): string {
  return info.curves.length === 0
    ? nothingSvg(info.title, NOTHING, options)
    : planeSvg(planeOf(info), options);
}

const NOTHING = "nothing to show: no curve, for which a positive row is needed";

/** Going towards lower recall, precision changes where recall does: a corner at each point. */
function stepped({ x, y }: { readonly x: number[]; readonly y: number[] }): { x: number[]; y: number[] } {
  const points = x.map((at, i) => [at, y[i]!] as const);
  if (points.length > 1 && points[0]![0] > points.at(-1)![0]) points.reverse();
  const out = { x: [] as number[], y: [] as number[] };
  points.forEach(([at, value], i) => {
    const last = points[i - 1];
    if (last !== undefined && last[0] !== at && last[1] !== value) {
      out.x.push(last[0]);
      out.y.push(value);
    }
    out.x.push(at);
    out.y.push(value);
  });
  return out;
}

function planeOf(info: PrecisionRecallInfo): Plane {
  const rule: PlaneLayer[] =
    info.prevalence === null
      ? []
      : [
          {
            kind: "rule",
            axis: "y",
            at: info.prevalence,
            text: `guessing: ${shareText(info.prevalence)} positive`,
          },
        ];
  const parts = info.curves.some((curve) => curve.low !== null) ? ["mean of folds ± 1 SD"] : [];
  if (info.curves.length < info.given) parts.push(`${info.curves.length} of ${info.given} curves`);
  return {
    title: info.title,
    remark: ["precision of what is taken for positive, against the share found", ...parts].join(" · "),
    words: precisionRecallWords(info),
    x: { title: "recall", from: 0, to: 1 },
    panels: [
      {
        y: { title: "precision", from: 0, to: 1 },
        layers: [
          ...info.curves.flatMap(({ name, x, y, low, high, folds, ...rest }, i): PlaneLayer[] => {
            const colour = seriesColour(i);
            return [
              ...(low === null || high === null ? [] : [{ kind: "band", x, low, high, colour } as const]),
              ...folds.map((fold) => ({ kind: "line", ...fold, colour: "grey", faint: true }) as const),
              { kind: "line", x, y, colour, name, note: averageText(rest) },
            ];
          }),
          ...rule,
        ],
      },
    ],
    square: true,
  };
}

function averageText(curve: Pick<CurveInfo, "value" | "interval">): string {
  return `AP ${estimateText(curve.value, curve.interval)}`;
}
