/**
 * ROC curves: the share of positives found against the share of negatives taken for positives, one curve per model, the diagonal of
 * guessing beside them. Folds become their mean with one standard deviation to both sides. Legend and words give the area with its
 * interval.
 */
import { nothingFigure, type Figure } from "./figure.ts";
import { finiteInterval, finiteOrNull } from "./finite.ts";
import { meanCurve } from "./mean-curve.ts";
import { estimateText } from "./number-text.ts";
import { seriesColour, thinned, type Plane, type PlaneLayer } from "./plane.ts";
import { planeFigure } from "./plane-figure.ts";
import { planeSvg } from "./plane-svg.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

/** A `RocCurve` of `lib/metrics` with a name is one; give `folds` for the mean of folds. */
export interface RocSource {
  readonly name: string;
  /** From 0 to 1; null without negative rows. */
  readonly fpr?: ArrayLike<number> | null;
  /** As long as `fpr`; null without positive rows. */
  readonly tpr?: ArrayLike<number> | null;
  readonly auc?: number | null;
  readonly interval?: readonly [number, number] | null;
  readonly folds?: readonly {
    readonly fpr: ArrayLike<number> | null;
    readonly tpr: ArrayLike<number> | null;
  }[];
}

export interface CurveInfo {
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
  /** A standard deviation below and above the mean of folds. */
  readonly low: readonly (number | null)[] | null;
  readonly high: readonly (number | null)[] | null;
  /** Folds of a single model, thinned. */
  readonly folds: readonly { readonly x: readonly number[]; readonly y: readonly number[] }[];
  readonly value: number | null;
  readonly interval: readonly [number, number] | null;
}

export interface RocInfo {
  readonly title: string;
  readonly curves: readonly CurveInfo[];
  /** Curves that were given; those without a point are not drawn. */
  readonly given: number;
}

/** At most 6 curves, each thinned to what the eye can tell apart. */
export function rocInfo(curves: readonly RocSource[], options: { readonly title?: string } = {}): RocInfo {
  const kept = curves.slice(0, 6);
  const most = Math.floor(900 / Math.max(1, kept.length));
  const made = kept.map((curve): CurveInfo => {
    const folds = (curve.folds ?? []).flatMap(({ fpr, tpr }) =>
      fpr === null || tpr === null ? [] : [{ x: fpr, y: tpr }],
    );
    const own =
      curve.fpr && curve.tpr ? { ...thinned(curve.fpr, curve.tpr, most), low: null, high: null } : undefined;
    const mean = own === undefined && folds.length > 0 ? meanCurve(folds, "straight") : undefined;
    // A curve over its folds keeps the band, so that its spread is seen.
    const { x, y, low, high } = own ?? anchored(mean ?? { x: [], y: [], low: null, high: null });
    return {
      name: curve.name,
      x,
      y,
      low,
      high,
      folds: kept.length > 1 ? [] : folds.slice(0, 10).map((fold) => thinned(fold.x, fold.y, 60)),
      value: finiteOrNull(curve.auc),
      interval: finiteInterval(curve.interval),
    };
  });
  return {
    title: options.title ?? "ROC curve",
    curves: made.filter((curve) => curve.x.length > 0 && curve.y.some((value) => value !== null)),
    given: curves.length,
  };
}

/** The result in words. */
export function rocWords(info: RocInfo): string {
  if (info.curves.length === 0) return `${info.title}: ${NOTHING}`;
  return `${info.title}: ${info.curves.map((curve) => `${curve.name} ${areaText(curve)}`).join("; ")}; guessing has 0.5`;
}

/** Plotly figure. */
export function rocFigure(info: RocInfo): Figure {
  return info.curves.length === 0 ? nothingFigure(info.title, NOTHING) : planeFigure(planeOf(info));
}

/** Static picture of the same. */
export function rocSvg(info: RocInfo, options: SvgOptions = {}): string {
  return info.curves.length === 0
    ? nothingSvg(info.title, NOTHING, options)
    : planeSvg(planeOf(info), options);
}

const NOTHING = "nothing to show: no curve, for which both classes are needed";

/** Mean curves begin at (0, 0). */
function anchored(mean: Pick<CurveInfo, "x" | "y" | "low" | "high">): typeof mean {
  if (mean.x.length === 0) return mean;
  return {
    x: [0, ...mean.x],
    y: [0, ...mean.y],
    low: mean.low && [0, ...mean.low],
    high: mean.high && [0, ...mean.high],
  };
}

function planeOf(info: RocInfo): Plane {
  const layers = info.curves.flatMap(curveLayers);
  const parts = ["true against false positive rate", ...(hasFolds(info) ? ["mean of folds ± 1 SD"] : [])];
  if (info.curves.length < info.given) parts.push(`${info.curves.length} of ${info.given} curves`);
  return {
    title: info.title,
    remark: parts.join(" · "),
    words: rocWords(info),
    x: { title: "false positive rate", from: 0, to: 1 },
    panels: [
      {
        y: { title: "true positive rate", from: 0, to: 1 },
        layers: [{ kind: "line", x: [0, 1], y: [0, 1], colour: "grey", dash: true }, ...layers.flat()],
      },
    ],
    square: true,
  };

  function curveLayers(curve: CurveInfo, i: number): PlaneLayer[] {
    const colour = seriesColour(i);
    const { x, y, low, high, folds } = curve;
    return [
      ...(low === null || high === null ? [] : [{ kind: "band", x, low, high, colour } as const]),
      ...folds.map((fold) => ({ kind: "line", ...fold, colour: "grey", faint: true }) as const),
      { kind: "line", x, y, colour, name: curve.name, note: areaText(curve) },
    ];
  }
}

function hasFolds(info: RocInfo): boolean {
  return info.curves.some((curve) => curve.low !== null);
}

function areaText(curve: CurveInfo): string {
  return `AUC ${estimateText(curve.value, curve.interval)}`;
}
