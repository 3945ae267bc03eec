/** A column of words or booleans as bars of its most frequent values; the rest is one bar. */
import type { DistributionRows } from "./distribution-bins.ts";
import type { DistributionSource } from "./distribution.ts";
import { figure, plain, plainLabels, titled, type Figure, type Trace } from "./figure.ts";
import { counted, countText, cutText, shareText } from "./number-text.ts";
import {
  COLOURS,
  box,
  element,
  filled,
  heading,
  label,
  svg,
  textRoom,
  widthOf,
  type SvgOptions,
} from "./svg.ts";

export interface CategoricalDistribution extends DistributionRows {
  readonly kind: "categorical";
  readonly bars: readonly { readonly label: string; readonly count: number }[];
  /** Values that have no bar of their own. */
  readonly other: { readonly values: number; readonly count: number } | null;
}

/** The result in words. */
export function categoricalWords(info: CategoricalDistribution): string {
  const shown = info.bars.slice(0, 3).map((bar) => `${bar.label} ${shareText(bar.count / info.present)}`);
  const rest = info.other === null ? 0 : info.other.values;
  const values = counted(info.bars.length + rest, "different value");
  const missing = info.rows - info.present;
  const tail = missing === 0 ? "" : `; ${counted(missing, "value")} missing`;
  return `${info.name}: ${values} in ${counted(info.present, "row")}, most frequent ${shown.join(", ")}${tail}`;
}

/** Undefined when values were not counted. */
export function categoricalInfo(
  source: DistributionSource,
  most: number,
  common: DistributionRows,
): CategoricalDistribution | undefined {
  if (source.top.length === 0) return undefined;
  const bars = source.top.slice(0, most).map(({ value, count }) => ({ label: valueText(value), count }));
  const values = Math.max(0, Math.round(source.distinct) - bars.length);
  const count = common.present - bars.reduce((sum, bar) => sum + bar.count, 0);
  return { kind: "categorical", ...common, bars, other: count > 0 ? { values, count } : null };
}

/** Plotly figure. */
export function categoricalFigure(info: CategoricalDistribution): Figure {
  const rows = info.bars.map((bar) => ({ ...bar, other: false }));
  if (info.other !== null) rows.push({ label: otherText(info.other), count: info.other.count, other: true });
  rows.reverse();
  const data: Trace[] = [
    {
      type: "bar",
      orientation: "h",
      y: plainLabels(rows.map((row) => row.label)),
      x: rows.map((row) => row.count),
      text: rows.map((row) => plain(`${countText(row.count)} (${shareText(row.count / info.present)})`)),
      textposition: "auto",
      cliponaxis: false,
      marker: { color: rows.map((row) => (row.other ? COLOURS.grey : COLOURS.blue)), opacity: 0.85 },
      hoverinfo: "y+text",
    },
  ];
  const layout = {
    ...titled(info.name, remark(info)),
    height: 110 + 24 * rows.length,
    bargap: 0.25,
    xaxis: { title: { text: "rows" }, rangemode: "tozero" },
    yaxis: { type: "category", showgrid: false },
  };
  return figure({ data, layout }, categoricalWords(info));
}

/** Static picture of the same. */
export function categoricalSvg(info: CategoricalDistribution, options: SvgOptions): string {
  const width = widthOf(options);
  const head = heading(info.name, remark(info), width, options);
  const rows = info.bars.map((bar) => ({ ...bar, other: false }));
  if (info.other !== null) rows.push({ label: otherText(info.other), count: info.other.count, other: true });
  const step = 18;
  const names = Math.min(width * 0.35, Math.max(...rows.map((row) => textRoom(row.label)))) + 8;
  const numbers = rows.map((row) => `${countText(row.count)} · ${shareText(row.count / info.present)}`);
  const room = Math.max(...numbers.map((text) => textRoom(text))) + 6;
  const tallest = Math.max(...rows.map((row) => row.count));
  const long = (count: number): number => Math.max(1, ((width - names - room) * count) / tallest);
  const bar = (row: { count: number }, i: number): string =>
    box(names, head.height + i * step + 2, long(row.count), step - 4);
  const last = rows.length - 1;
  return svg(
    width,
    head.height + rows.length * step + 4,
    categoricalWords(info),
    head.markup,
    filled("blue", 0.85, element("path", { d: info.bars.map(bar).join("") })),
    info.other === null ? undefined : filled("grey", 0.5, element("path", { d: bar(rows[last]!, last) })),
    rows.map((row, i) => [
      label(row.label, names - 6, head.height + i * step + 13, {
        anchor: "end",
        room: names - 8,
        faint: row.other,
      }),
      label(numbers[i]!, names + long(row.count) + 5, head.height + i * step + 13, { faint: true }),
    ]),
  );
}

/** Blank text is made visible. */
function valueText(value: string | number | boolean): string {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "not finite";
  if (value === "") return "(empty)";
  const text = String(value);
  return text.trim() === "" ? `(${counted(text.length, "blank")})` : cutText(text, 200);
}

function otherText(other: NonNullable<CategoricalDistribution["other"]>): string {
  return other.values === 0 ? "other" : `other (${countText(other.values)} more)`;
}

/** The facts below the heading. */
function remark(info: CategoricalDistribution): string {
  const missing = info.rows - info.present;
  const parts = [counted(info.present, "value")];
  if (missing > 0) parts.push(`${countText(missing)} missing (${shareText(missing / info.rows)})`);
  return parts.join(" · ");
}
