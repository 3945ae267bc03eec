/**
 * The waterfall of one row: from the base value, what the model says on average, each feature moves the output up or down until the row's own; the
 * strongest on top. Source: shap 0.46, `plots.waterfall`. O(features log features).
 */
import type { ExplanationSource } from "./explanation-source.ts";
import { nothingFigure, type Figure } from "./figure.ts";
import { counted, countText, cutText, numberText } from "./number-text.ts";
import { airy, whisker, type Scene } from "./scene.ts";
import { sceneFigure } from "./scene-figure.ts";
import { sceneSvg } from "./scene-svg.ts";
import { SHAP_BLUE, SHAP_RED, signColour } from "./shap-colours.ts";
import {
  checkMost,
  effectsOf,
  effectTitle,
  featureOrder,
  featureValueText,
  noEffects,
  outputTitle,
  outputsOf,
  rowName,
  signedText,
  titleOf,
} from "./shap-effects.ts";
import { nothingSvg, type SvgOptions } from "./svg.ts";

export interface WaterfallOptions {
  /** Default 10. */
  readonly maxDisplay?: number | undefined;
  readonly title?: string | undefined;
}

export interface WaterfallInfo {
  readonly title: string;
  readonly axis: string;
  readonly output: string;
  readonly row: string;
  /** E[f(X)]. */
  readonly base: number;
  /** f(x). */
  readonly outcome: number;
  /** From top to bottom: the last starts at the base value, the first ends at f(x). */
  readonly steps: readonly {
    readonly name: string;
    readonly value: number;
    readonly from: number;
    readonly to: number;
    /** 1.96 standard errors; null where they are not known. */
    readonly error: number | null;
  }[];
  readonly given: number;
  readonly nothing: string | null;
}

/** @throws RangeError on more than one row, and on a `maxDisplay` below 1. */
export function waterfallInfo(source: ExplanationSource, options: WaterfallOptions = {}): WaterfallInfo {
  const where = "shap waterfall";
  if (source.rows > 1)
    throw new RangeError(
      `${where}: wants one row; got ${countText(source.rows)}; pass explanation.row(0), or draw beeswarm for all`,
    );
  const most = Math.min(checkMost(options.maxDisplay ?? 10, where), 100);
  const effects = effectsOf(source);
  const nothing = noEffects(effects);
  const shared = {
    title: titleOf(options.title, "What moved the output for one row", source),
    axis: outputTitle(source),
    output: effectTitle(source),
    given: effects.p,
    nothing,
  };
  if (nothing !== null) return { ...shared, row: "", base: 0, outcome: 0, steps: [] };
  const order = featureOrder(effects, "mean", where);
  const own = order.length <= most ? order : order.slice(0, most - 1);
  const rest = order.slice(own.length);
  const error = (columns: readonly number[]): number | null => {
    const std = source.errorStd;
    if (std === undefined) return null;
    const sum = columns.reduce(
      (all, j) => all + Math.min(std[effects.rows[0]! * effects.p + j] || 0, 1e150) ** 2,
      0,
    );
    return 1.96 * Math.sqrt(sum);
  };
  const outcome = outputsOf(effects)[0]!;
  let at = outcome;
  const step = (name: string, columns: readonly number[]): WaterfallInfo["steps"][number] => {
    const value = columns.reduce((sum, j) => sum + effects.values[j]!, 0) + 0;
    const to = at;
    at -= value;
    return { name, value, from: at + 0, to: to + 0, error: error(columns) };
  };
  const steps = own.map((j) => step(featureValueText(effects, 0, j), [j]));
  if (rest.length > 0) steps.push(step(`${countText(rest.length)} other features`, rest));
  return { ...shared, row: rowName(effects, 0), base: effects.base[0]! + 0, outcome: outcome + 0, steps };
}

/** The result in words. */
export function waterfallWords(info: WaterfallInfo): string {
  if (info.nothing !== null) return `${info.title}: ${info.nothing}`;
  const most = info.steps.slice(0, 3).map(({ name, value }) => `${cutText(name, 60)} ${signedText(value)}`);
  return `${info.title}: ${cutText(info.row, 40)} goes from the base value ${numberText(info.base, 4)} to ${numberText(info.outcome, 4)} (${info.axis}); what moved it most: ${most.join(", ")}`;
}

/** Plotly figure. */
export function waterfallFigure(info: WaterfallInfo): Figure {
  return info.nothing === null ? sceneFigure(sceneOf(info)) : nothingFigure(info.title, info.nothing);
}

/** Static picture of the same. */
export function waterfallSvg(info: WaterfallInfo, options: SvgOptions = {}): string {
  return info.nothing === null
    ? sceneSvg(sceneOf(info), options)
    : nothingSvg(info.title, info.nothing, options);
}

function sceneOf(info: WaterfallInfo): Scene {
  const { steps, base, outcome } = info;
  const last = steps.length - 1;
  const ends = [
    base,
    outcome,
    ...steps.flatMap(({ from, to, error }) => [from, to, to - (error ?? 0), to + (error ?? 0)]),
  ];
  const [lo, hi] = [Math.min(...ends), Math.max(...ends)];
  const unsure = steps.some(({ error }) => error !== null);
  const range = airy(lo, hi, unsure ? 0.34 : 0.25);
  const span = range[1] - range[0];
  const text = (value: number, error: number | null): string =>
    error === null ? signedText(value) : `${signedText(value)} ± ${numberText(error, 2)}`;
  return {
    title: info.title,
    remark: `${cutText(info.row, 60)} · ${counted(info.given, "feature")} · base value ${numberText(base, 4)}, output ${numberText(outcome, 4)}${unsure ? " · whiskers: 1.96 standard errors" : ""}`,
    words: waterfallWords(info),
    columns: [1],
    rows: [steps.length * 25 + 44],
    panels: [
      {
        column: 0,
        row: 0,
        x: { title: info.axis, range, grid: true },
        y: {
          title: "",
          range: [-1.45, last + 1.35],
          ticks: steps.map(({ name }, i) => ({ at: last - i, text: name })),
        },
        marks: [
          { kind: "rules", axis: "y", at: steps.map((_, i) => last - i), opacity: 0.12 },
          {
            kind: "lines",
            lines: [
              { x: [base, base], y: [-0.95, last < 0 ? 0 : 0.4], colour: "ink", dash: true, opacity: 0.7 },
              {
                x: [outcome, outcome],
                y: [last - 0.4, last + 0.95],
                colour: "ink",
                dash: true,
                opacity: 0.7,
              },
              ...steps.slice(1).map(({ to }, i) => ({
                x: [to, to],
                y: [last - i + 0.4, last - i - 1.4],
                colour: "ink" as const,
                width: 1,
                dash: true,
                opacity: 0.4,
              })),
            ],
          },
          {
            kind: "areas",
            areas: steps.map(({ name, value, from, to }, i) => ({
              ...arrow(from, to, last - i, 0.36, Math.min(Math.abs(value), 0.012 * span)),
              colour: signColour(value),
              text: `${cutText(name, 80)}: ${signedText(value)}`,
            })),
          },
          {
            kind: "lines",
            lines: steps.flatMap(({ to, error }, i) =>
              error === null ? [] : [whisker([to - error, to + error], [last - i, last - i])],
            ),
          },
          {
            kind: "texts",
            texts: [
              ...steps.map(({ value, from, to, error }, i) => {
                // Behind the tip; where the picture ends, on the other side.
                const room = (unsure ? 0.2 : 0.165) * span;
                const tip = value < 0 ? to - (error ?? 0) : to + (error ?? 0);
                const right = value < 0 ? tip - room < range[0] : tip + room <= range[1];
                return {
                  x: value < 0 ? (right ? from : tip) : right ? tip : from,
                  y: last - i,
                  text: text(value, error),
                  anchor: right ? ("start" as const) : ("end" as const),
                  dx: right ? 5 : -5,
                };
              }),
              {
                x: base,
                y: -1.05,
                text: `E[f(X)] = ${numberText(base, 4)}`,
                ...side(base, range),
                faint: true,
              },
              {
                x: outcome,
                y: last + 1.05,
                text: `f(x) = ${numberText(outcome, 4)}`,
                ...side(outcome, range),
                bold: true,
              },
            ],
          },
        ],
      },
    ],
    legend: [
      { name: "raises the output", colour: SHAP_RED },
      { name: "lowers it", colour: SHAP_BLUE },
    ],
  };
}

/** A bar with a tip, of half the height `half` about `y`. */
export function arrow(
  from: number,
  to: number,
  y: number,
  half: number,
  tip: number,
): { x: number[]; y: number[] } {
  const neck = to - Math.sign(to - from) * tip;
  return { x: [from, neck, to, neck, from], y: [y + half, y + half, y, y - half, y - half] };
}

function side(value: number, [lo, hi]: readonly [number, number]): { anchor: "start" | "end"; dx: number } {
  return value > (lo + hi) / 2 ? { anchor: "end", dx: -5 } : { anchor: "start", dx: 5 };
}
