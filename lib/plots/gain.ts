/**
 * Gain and lift: which share of all positives is found among the rows with the highest scores, and beneath, how many times as many
 * positives as at random each part of the rows holds. The grey line is a perfect order.
 */
import { nothingFigure, type Figure } from "./figure.ts";
import { numberText, shareText } from "./number-text.ts";
import { seriesColour, type Plane, type PlaneLayer } from "./plane.ts";
import { planeFigure } from "./plane-figure.ts";
import { planeSvg } from "./plane-svg.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface GainSource {
  readonly name: string;
  /** Parts of the rows, highest scores first, as `liftTable` of `lib/metrics` gives them. */
  readonly parts: readonly { readonly n: number; readonly positives: number }[];
}

export interface GainInfo {
  readonly title: string;
  readonly curves: readonly {
    readonly name: string;
    /** Share of rows up to the end of each part, from 0 to 1; one more than lifts. */
    readonly rows: readonly number[];
    /** Share of positives found up to there. */
    readonly found: readonly number[];
    readonly lifts: readonly number[];
  }[];
  /** Share of positives of the first curve. */
  readonly prevalence: number | null;
}

/** At most 6 models and 100 parts each. */
export function gainInfo(models: readonly GainSource[], options: { readonly title?: string } = {}): GainInfo {
  let prevalence: number | null = null;
  const curves = models.slice(0, 6).flatMap(({ name, parts }) => {
    const all = parts.slice(0, 100).filter(({ n, positives }) => n > 0 && positives >= 0 && n < Infinity);
    const rows = all.reduce((sum, part) => sum + part.n, 0);
    const positives = all.reduce((sum, part) => sum + part.positives, 0);
    if (!(positives > 0)) return [];
    prevalence ??= positives / rows;
    let [seen, hit] = [0, 0];
    const ends = all.map((part) => {
      seen += part.n;
      hit += part.positives;
      return [seen / rows, hit / positives] as const;
    });
    return [
      {
        name,
        rows: [0, ...ends.map(([row]) => row)],
        found: [0, ...ends.map(([, share]) => share)],
        lifts: all.map((part) => (part.positives / part.n) * (rows / positives)),
      },
    ];
  });
  return { title: options.title ?? "Gain and lift", curves, prevalence };
}

/** The result in words. */
export function gainWords(info: GainInfo): string {
  if (info.curves.length === 0) return `${info.title}: ${NOTHING}`;
  const words = info.curves.map(({ name, rows, found, lifts }) => {
    const at = Math.max(
      1,
      rows.findLastIndex((share) => share <= 0.2 + 1e-9),
    );
    return `${name} finds ${shareText(found[at]!)} of the positives in the first ${shareText(rows[at]!)} of rows, lift of the first part ${numberText(lifts[0]!)}`;
  });
  return `${info.title}: ${words.join("; ")}`;
}

/** Plotly figure. */
export function gainFigure(info: GainInfo): Figure {
  return info.curves.length === 0 ? nothingFigure(info.title, NOTHING) : planeFigure(planeOf(info));
}

/** Static picture of the same. */
export function gainSvg(info: GainInfo, options: SvgOptions = {}): string {
  return info.curves.length === 0
    ? nothingSvg(info.title, NOTHING, options)
    : planeSvg(planeOf(info), options);
}

const NOTHING = "nothing to show: no positive row to find";

function planeOf(info: GainInfo): Plane {
  const lifts = info.curves.map((curve, i): PlaneLayer => {
    if (i === 0)
      return {
        kind: "bars",
        edges: curve.rows,
        heights: curve.lifts,
        colour: "blue",
        texts: curve.lifts.map(
          (lift, part) =>
            `${shareText(curve.rows[part]!)} to ${shareText(curve.rows[part + 1]!)} of rows: lift ${numberText(lift)}`,
        ),
      };
    return {
      kind: "line",
      x: curve.lifts.flatMap((_, part) => [curve.rows[part]!, curve.rows[part + 1]!]),
      y: curve.lifts.flatMap((lift) => [lift, lift]),
      colour: seriesColour(i),
    };
  });
  return {
    title: info.title,
    remark: `rows by score, highest first · ${shareText(info.prevalence!)} are positive`,
    words: gainWords(info),
    x: { title: "share of rows", from: 0, to: 1, percent: true },
    panels: [
      {
        y: { title: "share of positives found", from: 0, to: 1, percent: true },
        layers: [
          { kind: "line", x: [0, 1], y: [0, 1], colour: "grey", dash: true, name: "at random" },
          { kind: "line", x: [0, info.prevalence!, 1], y: [0, 1, 1], colour: "grey", name: "perfect" },
          ...info.curves.map(
            ({ name, rows, found, lifts: all }, i) =>
              ({
                kind: "line",
                x: rows,
                y: found,
                colour: seriesColour(i),
                name,
                note: `first lift ${numberText(all[0]!)}`,
              }) as const,
          ),
        ],
        weight: 2,
      },
      {
        y: { title: "lift", from: 0 },
        layers: [...lifts, { kind: "rule", axis: "y", at: 1, text: "" }],
      },
    ],
  };
}
