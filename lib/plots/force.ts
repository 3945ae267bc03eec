/**
 * The force plot: features that raise the output push from the left, features that lower it from the right, and they meet at what the model says. One
 * row is a strip; many rows are strips turned upright and put side by side, alike rows next to each other. Source: shap 0.46, `plots.force`.
 * O(rows × features), and rows² for the order by likeness.
 */
import type { ExplanationSource } from "./explanation-source.ts";
import { nothingFigure, type Figure } from "./figure.ts";
import { counted, countText, cutText, numberText } from "./number-text.ts";
import { airy, type Scene, type SceneArea, type SceneTexts } from "./scene.ts";
import { sceneFigure } from "./scene-figure.ts";
import { sceneSvg } from "./scene-svg.ts";
import { SHAP_BLUE, SHAP_RED, signColour } from "./shap-colours.ts";
import {
  checkMost,
  effectColumn,
  effectsOf,
  effectsRemark,
  featureOrder,
  featureValueText,
  noEffects,
  outputsOf,
  outputTitle,
  rowName,
  shownFeatures,
  signedText,
  titleOf,
} from "./shap-effects.ts";
import { rowGroups, rowOrder, rowTicks, type RowOrder } from "./shap-rows.ts";
import { nothingSvg, textRoom, type SvgOptions } from "./svg.ts";

export interface ForceOptions {
  /** Share of all contributions below which a feature of one row is not named. Default 0.05. */
  readonly contributionThreshold?: number | undefined;
  /** How many rows are ordered: by likeness (default), by output, as they come, or by a feature's value. */
  readonly order?: RowOrder | undefined;
  /** Features of many rows that have an area of their own. Default 8. */
  readonly maxDisplay?: number | undefined;
  readonly title?: string | undefined;
}

export interface ForceInfo {
  readonly title: string;
  readonly axis: string;
  readonly remark: string;
  readonly rows: number;
  readonly base: number;
  /** Of one row. */
  readonly single: {
    readonly row: string;
    readonly outcome: number;
    /** The strongest first. */
    readonly forces: readonly { readonly name: string; readonly value: number; readonly named: boolean }[];
  } | null;
  /** Of many. */
  readonly stack: {
    readonly order: string;
    /** f(x) by column, a column being a row or the mean of neighbouring rows. */
    readonly outcome: readonly number[];
    /** Rows in each column. */
    readonly sizes: readonly number[];
    /** Contributions of each feature by column. */
    readonly features: readonly { readonly name: string; readonly values: readonly number[] }[];
  } | null;
  readonly nothing: string | null;
}

/** Columns of a stacked plot; more rows are averaged in groups of neighbours. */
const MOST_COLUMNS = 120;

/** @throws RangeError on a feature that is not there, and on a threshold outside [0, 1]. */
export function forceInfo(source: ExplanationSource, options: ForceOptions = {}): ForceInfo {
  const where = "shap force";
  const { contributionThreshold: threshold = 0.05, order = "similarity", maxDisplay = 8 } = options;
  if (!(threshold >= 0 && threshold <= 1))
    throw new RangeError(`${where}: contributionThreshold must lie in [0, 1]; got ${threshold}`);
  checkMost(maxDisplay, where);
  const effects = effectsOf(source);
  const nothing = noEffects(effects);
  const shared = {
    title: titleOf(
      options.title,
      effects.n === 1 ? "Forces on the output of one row" : "Forces on the output",
      source,
    ),
    axis: outputTitle(source),
    rows: effects.n,
    nothing,
  };
  if (nothing !== null) return { ...shared, remark: "", base: 0, single: null, stack: null };
  const base = effects.base.reduce((sum, value) => sum + value / effects.n, 0) + 0;
  const features = featureOrder(effects, "mean", where);
  if (effects.n === 1) {
    const total = effects.values.reduce((sum, value) => sum + Math.abs(value), 0);
    const forces = features.flatMap((j) => {
      const value = effects.values[j]!;
      return value === 0
        ? []
        : [{ name: featureValueText(effects, 0, j), value, named: Math.abs(value) >= threshold * total }];
    });
    return {
      ...shared,
      remark: `${cutText(rowName(effects, 0), 60)} · ${counted(effects.p, "feature")}`,
      base,
      single: { row: rowName(effects, 0), outcome: outputsOf(effects)[0]! + 0, forces: gathered(forces) },
      stack: null,
    };
  }
  const rows = rowOrder(effects, order, where);
  const groups = rowGroups(rows.order, MOST_COLUMNS);
  const means = (values: Float64Array): number[] =>
    groups.map((own) => own.reduce((sum, i) => sum + values[i]! / own.length, 0) + 0);
  return {
    ...shared,
    remark: [
      effectsRemark(effects),
      rows.words,
      ...(groups.length < effects.n
        ? [`${countText(effects.n)} rows in ${countText(groups.length)} columns of neighbours' means`]
        : []),
    ].join(" · "),
    base,
    single: null,
    stack: {
      order: rows.words,
      outcome: means(outputsOf(effects)),
      sizes: groups.map((own) => own.length),
      features: shownFeatures(effects, features, maxDisplay, where).map((feature) => ({
        name: feature.name,
        values: means(effectColumn(effects, feature)),
      })),
    },
  };
}

/** The result in words. */
export function forceWords(info: ForceInfo): string {
  if (info.nothing !== null) return `${info.title}: ${info.nothing}`;
  if (info.single !== null) {
    const { row, outcome, forces } = info.single;
    const list = (sign: number): string => {
      const own = forces.filter(({ value }) => value * sign > 0).slice(0, 3);
      return own.length === 0
        ? "nothing"
        : own.map(({ name, value }) => `${cutText(name, 60)} ${signedText(value)}`).join(", ");
    };
    return `${info.title}: ${cutText(row, 40)} stands at ${numberText(outcome, 4)} (${info.axis}), base value ${numberText(info.base, 4)}; pushed up by ${list(1)}; pushed down by ${list(-1)}`;
  }
  const { outcome, features, order } = info.stack!;
  return `${info.title}: ${counted(info.rows, "row")}, ${order}; ${info.axis} from ${numberText(Math.min(...outcome))} to ${numberText(Math.max(...outcome))} about the base value ${numberText(info.base, 4)}; the strongest forces are ${features
    .slice(0, 3)
    .map(({ name }) => cutText(name, 60))
    .join(", ")}`;
}

/** Plotly figure. */
export function forceFigure(info: ForceInfo): Figure {
  return info.nothing === null ? sceneFigure(sceneOf(info)) : nothingFigure(info.title, info.nothing);
}

/** Static picture of the same. */
export function forceSvg(info: ForceInfo, options: SvgOptions = {}): string {
  return info.nothing === null
    ? sceneSvg(sceneOf(info), options)
    : nothingSvg(info.title, info.nothing, options);
}

/** Forces drawn one by one at most; of a thousand pixels the weak ones are one force. */
const MOST_FORCES = 60;

type Force = { readonly name: string; readonly value: number; readonly named: boolean };

function gathered(forces: readonly Force[]): Force[] {
  const rest = forces.slice(MOST_FORCES);
  return [
    ...forces.slice(0, MOST_FORCES),
    ...[1, -1].flatMap((sign) => {
      const own = rest.filter(({ value }) => value * sign > 0);
      return own.length === 0
        ? []
        : [
            {
              name: `${countText(own.length)} weaker features`,
              value: own.reduce((sum, { value }) => sum + value, 0),
              named: false,
            },
          ];
    }),
  ];
}

function sceneOf(info: ForceInfo): Scene {
  return info.single === null ? stackScene(info) : stripScene(info);
}

const LEGEND = [
  { name: "raises the output", colour: SHAP_RED },
  { name: "lowers it", colour: SHAP_BLUE },
] as const;

function stripScene(info: ForceInfo): Scene {
  const { outcome, forces } = info.single!;
  const total = (sign: number): number =>
    forces.reduce((sum, { value }) => sum + (value * sign > 0 ? Math.abs(value) : 0), 0);
  const range = airy(Math.min(info.base, outcome - total(1)), Math.max(info.base, outcome + total(-1)), 0.08);
  const span = range[1] - range[0];
  const ends = [outcome, outcome];
  const areas: SceneArea[] = [];
  const labels: { middle: number; raises: boolean; text: string }[] = [];
  for (const { name, value, named } of forces) {
    const side = value > 0 ? 0 : 1;
    const to = ends[side]!;
    const from = to - value;
    ends[side] = from;
    const wide = Math.abs(value) > 0.008 * span;
    const tip = wide ? 0.008 * span : 0;
    areas.push({
      ...chevron(from, to, tip),
      colour: signColour(value),
      // An edge would cover all of a weak force.
      edge: wide,
      text: `${cutText(name, 80)}: ${signedText(value)}`,
    });
    if (named) labels.push({ middle: (from + to) / 2, raises: value > 0, text: name });
  }
  const { texts, leaders, lanes } = inLanes(labels, range);
  return {
    title: info.title,
    remark: info.remark,
    words: forceWords(info),
    columns: [1],
    rows: [74 + lanes * 18],
    panels: [
      {
        column: 0,
        row: 0,
        x: { title: info.axis, range },
        y: { title: "", range: [-0.62 - lanes * 0.42, 1.25], ticks: [] },
        marks: [
          {
            kind: "lines",
            lines: leaders.map((line) => ({ ...line, colour: "ink", width: 0.75, opacity: 0.4 })),
          },
          {
            kind: "lines",
            lines: [
              { x: [info.base, info.base], y: [-0.45, 0.62], colour: "ink", dash: true, opacity: 0.7 },
              { x: [outcome, outcome], y: [-0.45, 0.62], colour: "ink", width: 1.75 },
            ],
          },
          { kind: "areas", areas },
          {
            kind: "texts",
            texts: [
              ...texts,
              {
                x: outcome,
                y: 0.98,
                text: `f(x) = ${numberText(outcome, 4)}`,
                anchor: endAnchor(outcome, range),
                bold: true,
              },
              // Both near each other: the base value stands lower, beside the line.
              {
                x: info.base,
                y: Math.abs(info.base - outcome) < 0.25 * span ? 0.62 : 0.98,
                text: `base value ${numberText(info.base, 4)}`,
                anchor: info.base < outcome ? "end" : "start",
                dx: info.base < outcome ? -4 : 4,
                faint: true,
              },
            ],
          },
        ],
      },
    ],
    legend: LEGEND,
  };
}

function chevron(from: number, to: number, tip: number): { x: number[]; y: number[] } {
  const back = Math.sign(to - from) * tip;
  return { x: [from, to - back, to, to - back, from, from + back], y: [0.4, 0.4, 0, -0.4, -0.4, 0] };
}

function endAnchor(value: number, [lo, hi]: readonly [number, number]): "start" | "middle" | "end" {
  const place = (value - lo) / (hi - lo);
  return place < 0.12 ? "start" : place > 0.88 ? "end" : "middle";
}

/** Pixels that a strip is thought to have: labels are laid out for a page's width. */
const STRIP = 430;
const MOST_LANES = 6;

/**
 * Labels below the strip: those of what raises end below their force, those of what lowers begin there. Outer ones stand higher, so that no line to a
 * label crosses another; what finds no lane is left to the pointer.
 */
function inLanes(
  labels: readonly { middle: number; raises: boolean; text: string }[],
  [lo, hi]: readonly [number, number],
): { texts: SceneTexts["texts"][number][]; leaders: { x: number[]; y: number[] }[]; lanes: number } {
  const unit = (hi - lo) / STRIP;
  const texts: SceneTexts["texts"][number][] = [];
  const leaders: { x: number[]; y: number[] }[] = [];
  const placed: { from: number; to: number; middle: number; lane: number }[] = [];
  // The strongest keep their lanes where there are too many.
  const kept = [true, false].flatMap((side) =>
    labels
      .filter(({ raises }) => raises === side)
      .slice(0, MOST_LANES)
      .toReversed(),
  );
  for (const { middle, raises, text } of kept) {
    const short = cutText(text, 34);
    const long = (textRoom(short) + 10) * unit;
    const end = raises ? Math.max(middle + 4 * unit, lo + long) : Math.min(middle - 4 * unit, hi - long);
    const [from, to] = raises ? [end - long, end] : [end, end + long];
    const crossed = placed.filter((other) => other.middle > from && other.middle < to);
    let lane = crossed.reduce((most, other) => Math.max(most, other.lane + 1), 0);
    while (placed.some((other) => other.lane === lane && other.from < to && other.to > from)) lane++;
    placed.push({ from, to, middle, lane });
    const y = -0.72 - lane * 0.42;
    texts.push({ x: end, y, text: short, anchor: raises ? "end" : "start" });
    leaders.push({ x: [middle, middle], y: [-0.42, y + 0.16] });
  }
  return { texts, leaders, lanes: placed.reduce((most, { lane }) => Math.max(most, lane + 1), 0) };
}

function stackScene(info: ForceInfo): Scene {
  const { outcome, sizes, features } = info.stack!;
  const columns = outcome.length;
  // What raises hangs below f(x), what lowers stands above it; the strongest feature next to it.
  const ends = [outcome.slice(), outcome.slice()];
  const areas: SceneArea[] = [];
  const xs = outcome.map((_, i) => i);
  const wide = columns === 1 ? [-0.5, 0.5] : xs;
  const along = (values: readonly number[]): readonly number[] =>
    columns === 1 ? [values[0]!, values[0]!] : values;
  for (const { name, values } of features)
    for (const side of [0, 1]) {
      const sign = side === 0 ? 1 : -1;
      if (!values.some((value) => value * sign > 0)) continue;
      const inner = ends[side]!;
      const outer = inner.map((end, i) => (values[i]! * sign > 0 ? end - values[i]! : end));
      ends[side] = outer;
      areas.push({
        x: [...wide, ...wide.toReversed()],
        y: [...along(inner), ...along(outer).toReversed()],
        colour: side === 0 ? SHAP_RED : SHAP_BLUE,
        opacity: 0.85,
        edge: true,
        text: `${cutText(name, 80)}: ${side === 0 ? "raises" : "lowers"}`,
      });
    }
  let [lo, hi] = [info.base, info.base];
  for (const value of [...ends[0]!, ...ends[1]!]) {
    lo = Math.min(lo, value);
    hi = Math.max(hi, value);
  }
  return {
    title: info.title,
    remark: info.remark,
    words: forceWords(info),
    columns: [1],
    rows: [280],
    panels: [
      {
        column: 0,
        row: 0,
        x: {
          title: `rows, ${info.stack!.order}`,
          range: [Math.min(...wide), Math.max(...wide)],
          ticks: rowTicks(sizes),
        },
        y: { title: info.axis, range: airy(lo, hi), grid: true },
        marks: [
          { kind: "areas", areas },
          {
            kind: "lines",
            lines: [{ x: wide, y: along(outcome), colour: "ink", width: 1.75, text: "f(x)" }],
          },
          { kind: "rules", axis: "y", at: [info.base], dash: true, opacity: 0.8 },
        ],
      },
    ],
    legend: LEGEND,
  };
}
