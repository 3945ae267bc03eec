/**
 * How a model's output goes with a feature: the mean curve of partial dependence or of accumulated local effects, the rows' own curves behind it, and below how
 * many rows there are; of two features a curve for each of some values of the second.
 */
import { finiteOrNull } from "./finite.ts";
import { nothingFigure, type Figure } from "./figure.ts";
import { counted, numberText } from "./number-text.ts";
import { seriesColour, type Plane, type PlaneLayer } from "./plane.ts";
import { planeFigure } from "./plane-figure.ts";
import { planeSvg } from "./plane-svg.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface PartialDependenceSource {
  /** One or two. */
  readonly features: readonly string[];
  /** By feature. */
  readonly grid: readonly ArrayLike<number>[];
  /** Texts of the grid's values, of a feature of texts. */
  readonly labels: readonly (readonly string[] | undefined)[];
  /** Grid, or grid × grid of the second feature. */
  readonly average: ArrayLike<number>;
  /** A curve for each row. */
  readonly individual?: readonly ArrayLike<number>[] | undefined;
  /** The first feature in the rows. */
  readonly values: ArrayLike<number>;
  readonly outputName: string;
  readonly units: string;
  readonly kind: "partial dependence" | "accumulated local effects";
}

export interface PartialDependenceInfo {
  readonly title: string;
  readonly feature: string;
  readonly yTitle: string;
  readonly kind: string;
  /** Null for what cannot be drawn, here and below. */
  readonly x: readonly (number | null)[];
  readonly labels: readonly string[] | null;
  /** One curve, or one for each of some values of the second feature. */
  readonly curves: readonly { readonly name: string; readonly y: readonly (number | null)[] }[];
  readonly individual: readonly (readonly (number | null)[])[];
  /** Rows with a curve of their own that are not drawn. */
  readonly hidden: number;
  /** Rows in equal steps of the feature. */
  readonly histogram: { readonly edges: readonly number[]; readonly counts: readonly number[] } | null;
}

/** Rows' own curves that are drawn. */
const CURVES = 60;
/** Values of the second feature that get a curve. */
const SECOND = 5;

export function partialDependenceInfo(source: PartialDependenceSource): PartialDependenceInfo {
  const { features, grid, labels, average, individual = [], values, outputName, units, kind } = source;
  const x = Array.from(grid[0] ?? [], finiteOrNull);
  const second = grid[1];
  const of = outputName === "" ? "" : ` of ${outputName}`;
  const step = Math.max(1, Math.ceil(individual.length / CURVES));
  const finite = Array.from(values).filter(Number.isFinite);
  return {
    title:
      kind === "partial dependence"
        ? `Partial dependence on ${features.join(" and ")}`
        : `Accumulated local effects of ${features[0]}`,
    feature: features[0] ?? "",
    yTitle:
      kind === "partial dependence"
        ? `mean ${units === "" ? "prediction" : units}${of}`
        : `effect on ${units === "" ? "the prediction" : units}${of}`,
    kind,
    x,
    labels: labels[0] === undefined ? null : [...labels[0]],
    curves:
      second === undefined
        ? x.length === 0
          ? []
          : [{ name: "mean", y: Array.from(average, finiteOrNull) }]
        : chosen(second.length).map((b) => ({
            name: `${features[1]} = ${labels[1]?.[b] ?? numberText(second[b]!)}`,
            y: x.map((_, a) => finiteOrNull(average[a * second.length + b])),
          })),
    individual:
      second === undefined
        ? individual.filter((_, i) => i % step === 0).map((curve) => Array.from(curve, finiteOrNull))
        : [],
    hidden: second === undefined ? individual.length - Math.ceil(individual.length / step) : 0,
    histogram:
      labels[0] === undefined && finite.length > 0 && x.length > 0
        ? counts(finite, x[0] ?? Number.NaN, x.at(-1) ?? Number.NaN)
        : null,
  };
}

export function partialDependenceWords(info: PartialDependenceInfo): string {
  const [curve] = info.curves;
  if (curve === undefined || info.x.length === 0) return `${info.title}: ${NOTHING}`;
  let [low, high] = [-1, -1];
  for (const [i, y] of curve.y.entries()) {
    if (y === null) continue;
    if (low < 0 || y < curve.y[low]!) low = i;
    if (high < 0 || y > curve.y[high]!) high = i;
  }
  if (low < 0) return `${info.title}: ${NOTHING}`;
  const place = (i: number): string => info.labels?.[i] ?? numberText(info.x[i]!);
  const which = info.curves.length > 1 ? ` (${curve.name})` : "";
  return `${info.title}: ${info.yTitle}${which} from ${numberText(curve.y[low]!)} at ${place(low)} to ${numberText(curve.y[high]!)} at ${place(high)}`;
}

export function partialDependenceFigure(info: PartialDependenceInfo): Figure {
  return isEmpty(info) ? nothingFigure(info.title, NOTHING) : planeFigure(planeOf(info));
}

export function partialDependenceSvg(info: PartialDependenceInfo, options: SvgOptions = {}): string {
  return isEmpty(info) ? nothingSvg(info.title, NOTHING, options) : planeSvg(planeOf(info), options);
}

const NOTHING = "nothing to show: no finite value on the grid";

function isEmpty({ curves, x }: PartialDependenceInfo): boolean {
  return !curves.some(({ y }) => y.some((value, i) => value !== null && x[i] !== null));
}

/** The points that can be drawn. */
function drawnPoints(x: readonly (number | null)[], y: readonly (number | null)[]): number[] {
  return x.map((_, i) => i).filter((i) => x[i] !== null && y[i] !== null);
}

function chosen(n: number): number[] {
  const most = Math.min(SECOND, n);
  return [
    ...new Set(Array.from({ length: most }, (_, i) => Math.round((i * (n - 1)) / Math.max(1, most - 1)))),
  ];
}

function counts(
  values: readonly number[],
  from: number,
  to: number,
): { edges: number[]; counts: number[] } | null {
  if (!(to > from)) return null;
  const bins = 24;
  const out = Array.from({ length: bins }, () => 0);
  for (const x of values) {
    if (x < from || x > to) continue;
    out[Math.min(bins - 1, Math.floor(((x - from) / (to - from)) * bins))]! += 1;
  }
  return { edges: Array.from({ length: bins + 1 }, (_, i) => from + ((to - from) * i) / bins), counts: out };
}

function planeOf(info: PartialDependenceInfo): Plane {
  // Texts stand at whole numbers, named when pointed at and in the remark.
  const x = info.labels === null ? info.x : info.x.map((_, i) => i);
  const layers: PlaneLayer[] = info.individual.map((y) => {
    const points = drawnPoints(x, y);
    return {
      kind: "line",
      x: points.map((g) => x[g]!),
      y: points.map((g) => y[g]!),
      colour: "grey",
      faint: true,
    };
  });
  const single = info.curves.length === 1;
  for (const [i, { name, y }] of info.curves.entries()) {
    const points = drawnPoints(x, y);
    const drawn = { x: points.map((g) => x[g]!), y: points.map((g) => y[g]!), colour: seriesColour(i) };
    if (info.labels === null)
      layers.push({
        kind: "line",
        ...drawn,
        ...(single && info.individual.length === 0 ? {} : { name }),
      });
    layers.push({
      kind: "points",
      ...drawn,
      small: info.labels === null,
      texts: points.map(
        (g) => `${info.feature} ${info.labels?.[g] ?? numberText(info.x[g]!)}: ${numberText(y[g]!)}`,
      ),
      ...(info.labels === null || single ? {} : { name }),
    });
  }
  const parts = [info.kind];
  if (info.individual.length > 0)
    parts.push(
      `${counted(info.individual.length + info.hidden, "row", "rows")}${info.hidden > 0 ? `, ${info.individual.length} drawn` : ""}`,
    );
  if (info.labels !== null)
    parts.push(
      info.labels
        .slice(0, 8)
        .map((label, i) => `${i} ${label}`)
        .join(", "),
    );
  return {
    title: info.title,
    remark: parts.join(" · "),
    words: partialDependenceWords(info),
    x: { title: info.feature, whole: info.labels !== null },
    panels: [
      { y: { title: info.yTitle }, layers },
      ...(info.histogram === null
        ? []
        : [
            {
              y: { title: "rows", from: 0 },
              weight: 0.22,
              layers: [
                {
                  kind: "bars" as const,
                  edges: info.histogram.edges,
                  heights: info.histogram.counts,
                  colour: "grey" as const,
                },
              ],
            },
          ]),
    ],
  };
}
