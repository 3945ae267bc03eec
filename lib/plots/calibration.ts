/**
 * Reliability: how often the event happened against how probable it was said to be, in bins, with Wilson's 95 % interval of each bin;
 * on the diagonal the probabilities can be taken at their word. Beneath, how the probabilities are spread. Several curves show the
 * same model before and after recalibration.
 */
import { proportionInterval } from "../core/index.ts";
import { nothingFigure, type Figure } from "./figure.ts";
import { drawable, finiteOrNull } from "./finite.ts";
import { counted, countText, scoreText, shareText } from "./number-text.ts";
import { seriesColour, type Plane, type PlaneLayer } from "./plane.ts";
import { planeFigure } from "./plane-figure.ts";
import { planeSvg } from "./plane-svg.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

/** A `CalibrationCurve` of `lib/metrics` with a name is one. */
export interface CalibrationSource {
  readonly name: string;
  /** Mean predicted probability of each bin. */
  readonly probPred: ArrayLike<number>;
  /** Observed share of positives of each bin. */
  readonly probTrue: ArrayLike<number>;
  /** Rows of each bin; bins without rows are left out. */
  readonly counts: ArrayLike<number>;
  /** Expected calibration error; from these bins when not given. */
  readonly error?: number | null;
  /** How all probabilities are spread; the bins' own counts when not given. */
  readonly histogram?: { readonly edges: ArrayLike<number>; readonly counts: ArrayLike<number> };
}

export interface CalibrationInfo {
  readonly title: string;
  readonly curves: readonly {
    readonly name: string;
    readonly bins: readonly {
      readonly predicted: number;
      readonly observed: number;
      readonly low: number;
      readonly high: number;
      readonly n: number;
    }[];
    readonly n: number;
    readonly error: number | null;
    readonly histogram: { readonly edges: readonly number[]; readonly counts: readonly number[] } | null;
  }[];
}

/** At most 4 curves. */
export function calibrationInfo(
  curves: readonly CalibrationSource[],
  options: { readonly title?: string } = {},
): CalibrationInfo {
  const made = curves.slice(0, 4).map((curve) => {
    const bins = Array.from({ length: Math.min(curve.probPred.length, 100) }, (_, i) => i).flatMap((i) => {
      const [predicted, observed, n] = [curve.probPred[i]!, curve.probTrue[i]!, Math.round(curve.counts[i]!)];
      if (!(n > 0) || !Number.isFinite(predicted) || !(observed >= 0 && observed <= 1)) return [];
      const [low, high] = proportionInterval(Math.round(observed * n), n);
      return [{ predicted, observed, low, high, n }];
    });
    bins.sort((a, b) => a.predicted - b.predicted);
    const n = bins.reduce((sum, bin) => sum + bin.n, 0);
    const gap = bins.reduce((sum, bin) => sum + bin.n * Math.abs(bin.observed - bin.predicted), 0);
    const histogram = curve.histogram && {
      edges: Array.from(curve.histogram.edges),
      counts: Array.from(curve.histogram.counts),
    };
    return {
      name: curve.name,
      bins,
      n,
      error: finiteOrNull(curve.error) ?? (n > 0 ? gap / n : null),
      histogram: histogram && histogram.edges.every(drawable) ? histogram : null,
    };
  });
  return { title: options.title ?? "Calibration", curves: made.filter((curve) => curve.n > 0) };
}

/** The result in words. */
export function calibrationWords(info: CalibrationInfo): string {
  if (info.curves.length === 0) return `${info.title}: ${NOTHING}`;
  const words = info.curves.map((curve) => {
    const worst = curve.bins.reduce((a, b) => (away(b) > away(a) ? b : a));
    return `${curve.name} is off by ${scoreText(curve.error!)} on average over ${counted(curve.n, "row")}, most where it says ${shareText(worst.predicted)} and ${shareText(worst.observed)} happened (${counted(worst.n, "row")})`;
  });
  return `${info.title}: ${words.join("; ")}`;
}

/** Plotly figure. */
export function calibrationFigure(info: CalibrationInfo): Figure {
  return info.curves.length === 0 ? nothingFigure(info.title, NOTHING) : planeFigure(planeOf(info));
}

/** Static picture of the same. */
export function calibrationSvg(info: CalibrationInfo, options: SvgOptions = {}): string {
  return info.curves.length === 0
    ? nothingSvg(info.title, NOTHING, options)
    : planeSvg(planeOf(info), options);
}

const NOTHING = "nothing to show: no bin has a row";

function away(bin: CalibrationInfo["curves"][number]["bins"][number]): number {
  return bin.n * Math.abs(bin.observed - bin.predicted);
}

function planeOf(info: CalibrationInfo): Plane {
  const layers = info.curves.flatMap((curve, i): PlaneLayer[] => {
    const colour = seriesColour(i);
    const x = curve.bins.map((bin) => bin.predicted);
    const y = curve.bins.map((bin) => bin.observed);
    return [
      { kind: "line", x, y, colour, faint: true },
      {
        kind: "points",
        x,
        y,
        low: curve.bins.map((bin) => bin.low),
        high: curve.bins.map((bin) => bin.high),
        colour,
        name: curve.name,
        note: `error ${scoreText(curve.error!)}`,
        texts: curve.bins.map(
          (bin) =>
            `said ${shareText(bin.predicted)}, happened ${shareText(bin.observed)} (${shareText(bin.low)} to ${shareText(bin.high)}), ${counted(bin.n, "row")}`,
        ),
      },
    ];
  });
  const spread = info.curves.flatMap((curve, i): PlaneLayer[] => {
    if (curve.histogram === null) return [];
    const { edges, counts } = curve.histogram;
    return i === 0
      ? [{ kind: "bars", edges, heights: counts, colour: "blue", texts: counts.map(countText) }]
      : [
          {
            kind: "line",
            x: counts.flatMap((_, at) => [edges[at]!, edges[at + 1]!]),
            y: counts.flatMap((count) => [count, count]),
            colour: seriesColour(i),
          },
        ];
  });
  return {
    title: info.title,
    remark: `what happened against what was predicted, Wilson 95 % · ${counted(info.curves[0]!.n, "row")}`,
    words: calibrationWords(info),
    x: { title: "predicted probability", from: 0, to: 1, percent: true },
    panels: [
      {
        y: { title: "observed share", from: 0, to: 1, percent: true },
        layers: [
          { kind: "line", x: [0, 1], y: [0, 1], colour: "grey", dash: true, name: "taken at its word" },
          ...layers,
        ],
        weight: 3,
      },
      ...(spread.length === 0 ? [] : [{ y: { title: "rows", from: 0 }, layers: spread }]),
    ],
  };
}
