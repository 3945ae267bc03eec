/** How far each feature moved between reference and current data: bars of the effect size, the worst first, with the limits. */
import { figure, nothingFigure, plainLabels, titled, type Figure, type Json, type Trace } from "./figure.ts";
import { counted, cutText, numberText } from "./number-text.ts";
import { linearScale } from "./scale.ts";
import {
  axisBelow,
  box,
  COLOURS,
  decimal,
  element,
  filled,
  gridDown,
  heading,
  label,
  nothingSvg,
  ruler,
  svg,
  textRoom,
  widthOf,
  type Colour,
  type SvgOptions,
} from "./svg.ts";

export interface DriftFeature {
  readonly name: string;
  /** At least 0; null when it cannot be computed. */
  readonly value: number | null;
  /** "KS", "Cramér's V", "PSI". */
  readonly statistic: string;
  /** Why there is no value. */
  readonly reason?: string;
}

export interface DriftOptions {
  /** Above these the value warns, fails. */
  readonly warn?: number;
  readonly fail?: number;
  /** Features drawn at most; default 30. */
  readonly most?: number;
}

export type DriftLevel = "pass" | "warn" | "fail" | "not evaluated";

export interface DriftInfo {
  readonly bars: readonly {
    readonly name: string;
    readonly value: number | null;
    readonly statistic: string;
    readonly level: DriftLevel;
    readonly reason: string | null;
  }[];
  readonly features: number;
  readonly levels: Readonly<Record<DriftLevel, number>>;
  readonly warn: number | null;
  readonly fail: number | null;
}

/** Sorts by value; features without one come last. */
export function driftInfo(features: readonly DriftFeature[], options: DriftOptions = {}): DriftInfo {
  const { warn = null, fail = null, most = 30 } = options;
  const levels = { pass: 0, warn: 0, fail: 0, "not evaluated": 0 };
  const bars = features.map((feature) => {
    const value = feature.value !== null && Number.isFinite(feature.value) ? feature.value : null;
    const level: DriftLevel =
      value === null
        ? "not evaluated"
        : fail !== null && value > fail
          ? "fail"
          : warn !== null && value > warn
            ? "warn"
            : "pass";
    levels[level] += 1;
    const reason = value === null ? (feature.reason ?? "not computed") : null;
    return { name: feature.name, value, statistic: feature.statistic, level, reason };
  });
  bars.sort((a, b) => (b.value ?? -1) - (a.value ?? -1) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return { bars: bars.slice(0, most), features: features.length, levels, warn, fail };
}

/** The result in words. */
export function driftWords(info: DriftInfo): string {
  if (info.features === 0) return `${TITLE}: ${NOTHING}`;
  const worst = info.bars.slice(0, 3).filter((bar) => bar.value !== null);
  const words = worst.map((bar) => `${bar.name} ${numberText(bar.value!)} (${bar.statistic})`);
  return `${TITLE}: ${remark(info)}${words.length === 0 ? "" : `; most in ${words.join(", ")}`}`;
}

/** Plotly figure. */
export function driftFigure(info: DriftInfo): Figure {
  if (info.features === 0) return nothingFigure(TITLE, NOTHING);
  const bars = [...info.bars].reverse();
  const names = plainLabels(bars.map((bar) => bar.name));
  const line = (at: number, color: string): Json => ({
    type: "line",
    x0: at,
    x1: at,
    yref: "paper",
    y0: 0,
    y1: 1,
    line: { color, width: 1, dash: "dot" },
  });
  const data: Trace[] = [
    {
      type: "bar",
      orientation: "h",
      y: names,
      x: bars.map((bar) => bar.value ?? 0),
      hovertext: plainLabels(bars.map(valueText), 120),
      marker: { color: bars.map((bar) => COLOURS[COLOUR[bar.level]]), opacity: 0.85 },
      textposition: "none",
      hoverinfo: "y+text",
    },
  ];
  const layout = {
    ...titled(TITLE, remark(info)),
    height: 120 + 24 * bars.length,
    bargap: 0.3,
    margin: { r: 170 },
    // Beside the plot: no limit runs through them.
    annotations: plainLabels(bars.map(valueText), 26).map((text, i) => ({
      text,
      xref: "paper",
      x: 1,
      xanchor: "left",
      xshift: 6,
      y: i,
      showarrow: false,
      font: { size: 11 },
    })),
    xaxis: { rangemode: "tozero", title: { text: "effect size" } },
    yaxis: { type: "category", showgrid: false },
    shapes: [
      ...(info.warn === null ? [] : [line(info.warn, COLOURS.orange)]),
      ...(info.fail === null ? [] : [line(info.fail, COLOURS.red)]),
    ],
  };
  return figure({ data, layout }, driftWords(info));
}

/** Static picture of the same. */
export function driftSvg(info: DriftInfo, options: SvgOptions = {}): string {
  if (info.features === 0) return nothingSvg(TITLE, NOTHING, options);
  const width = widthOf(options);
  const head = heading(TITLE, remark(info), width, options);
  const limits = [
    { at: info.warn, word: "warn" },
    { at: info.fail, word: "fail" },
  ].filter((limit): limit is { at: number; word: string } => limit.at !== null);
  const top = head.height + (limits.length > 0 ? 16 : 2);
  const step = 18;
  const names = Math.min(width * 0.35, Math.max(...info.bars.map((bar) => textRoom(bar.name)))) + 8;
  const texts = info.bars.map(valueText);
  const widest = Math.max(...info.bars.map((bar, i) => (bar.value === null ? 0 : textRoom(texts[i]!))));
  const right = Math.max(names + 40, width - Math.min(widest, width * 0.35) - 10);
  const bottom = top + info.bars.length * step;
  // Features without a value come last; their words stand where others have bars.
  const judged = top + info.bars.filter((bar) => bar.value !== null).length * step;
  const hi = Math.max(...info.bars.map((bar) => bar.value ?? 0), ...limits.map((limit) => limit.at * 1.1));
  const x = linearScale(0, hi > 0 ? hi : 1, names, right, Math.max(2, Math.floor((right - names) / 80)));
  const part = (level: DriftLevel): string =>
    info.bars
      .map((bar, i) =>
        bar.level === level && bar.value !== null
          ? box(names, top + i * step + 3, Math.max(1, x.at(bar.value) - names), step - 6)
          : "",
      )
      .join("");
  return svg(
    width,
    bottom + 22,
    driftWords(info),
    head.markup,
    gridDown(x, top, bottom),
    (["pass", "warn", "fail"] as const).map((level) =>
      filled(COLOUR[level], 0.85, element("path", { d: part(level) })),
    ),
    limits.map((limit, i) => [
      ruler(`M${decimal(x.at(limit.at))} ${top - 3}V${judged}`, 0.6, 1, "3 3"),
      label(
        `${limit.word} ${numberText(limit.at)}`,
        x.at(limit.at) + (i === 0 && limits.length > 1 ? -3 : 3),
        top - 6,
        {
          anchor: i === 0 && limits.length > 1 ? "end" : "start",
          faint: true,
        },
      ),
    ]),
    info.bars.map((bar, i) => [
      label(bar.name, names - 6, top + i * step + 13, { anchor: "end", room: names - 8 }),
      // Beside the plot: no limit runs through it.
      label(texts[i]!, bar.value === null ? names + 5 : right + 8, top + i * step + 13, {
        faint: bar.level === "pass" || bar.value === null,
        room: width - (bar.value === null ? names + 5 : right + 8),
      }),
    ]),
    ruler(`M${decimal(names)} ${top}V${bottom}`, 0.5),
    axisBelow(x, bottom, names, right),
  );
}

const TITLE = "Drift by feature";
const NOTHING = "nothing to show: no features to compare";
const COLOUR: Readonly<Record<DriftLevel, Colour>> = {
  pass: "blue",
  warn: "orange",
  fail: "red",
  "not evaluated": "grey",
};

function valueText(bar: DriftInfo["bars"][number]): string {
  if (bar.value === null) return `not evaluated: ${bar.reason}`;
  const level = bar.level === "pass" ? "" : ` · ${bar.level}`;
  return `${numberText(bar.value)} ${cutText(bar.statistic, 24)}${level}`;
}

function remark(info: DriftInfo): string {
  const { fail, warn, "not evaluated": none } = info.levels;
  const parts = [counted(info.features, "feature")];
  if (info.fail !== null) parts.push(`${fail} fail`);
  if (info.warn !== null) parts.push(`${warn} warn`);
  if (none > 0) parts.push(`${none} not evaluated`);
  if (info.bars.length < info.features) parts.push(`the first ${info.bars.length} shown`);
  return parts.join(" · ");
}
