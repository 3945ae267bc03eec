/** A row plot as a static picture: names at the left, marks in the middle, words at the right, an axis below each facet. */
import { axisScale } from "./plane-svg.ts";
import { facetRange, type PlotRow, type RowFacet, type RowPlot } from "./row-plot.ts";
import type { Scale } from "./scale.ts";
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
  paint,
  ruler,
  stroked,
  svg,
  textRoom,
  widthOf,
  type Markup,
  type SvgOptions,
} from "./svg.ts";

const STEP = 20;

export function rowPlotSvg(plot: RowPlot, options: SvgOptions = {}): string {
  const width = widthOf(options);
  const head = heading(plot.title, plot.remark, width, options);
  const rows = plot.facets.flatMap((facet) => facet.rows);
  const left = Math.min(width * 0.38, Math.max(...rows.map((row) => textRoom(row.name)))) + 10;
  const texts = Math.min(width * 0.4, Math.max(...rows.map((row) => textRoom(row.text)))) + 12;
  const right = Math.max(left + 60, width - texts);
  let top = head.height;
  const facets = plot.facets.map((facet) => {
    const made = facetSvg(facet, left, right, width, top);
    top += made.height;
    return made.markup;
  });
  return svg(width, top + 2, plot.words, head.markup, facets);
}

function facetSvg(
  facet: RowFacet,
  left: number,
  right: number,
  width: number,
  start: number,
): { markup: Markup; height: number } {
  const rules = facet.rules ?? [];
  const x = axisScale(
    facet.axis,
    facetRange(facet),
    left + 6,
    right - 6,
    Math.max(2, Math.floor((right - left) / 70)),
  );
  const named = facet.title === "" ? 0 : 18;
  const spoken = rules.some((rule) => rule.text !== "") ? 15 : 0;
  const top = start + named + spoken + 4;
  const bottom = top + facet.rows.length * STEP;
  const middle = (i: number): number => top + (i + 0.5) * STEP;
  const markup = element(
    "g",
    {},
    facet.title === "" ? undefined : label(facet.title, 0, start + 13, { room: width, bold: true }),
    gridDown(x, top, bottom),
    facet.span
      ? filled(
          "grey",
          0.18,
          element("path", {
            d: box(
              x.at(facet.span[0]),
              top,
              Math.max(1, x.at(facet.span[1]) - x.at(facet.span[0])),
              bottom - top,
            ),
          }),
        )
      : undefined,
    facet.rows.map((row, i) => [
      facet.bars === true ? barSvg(row, x, middle(i)) : undefined,
      label(row.name, left - 8, middle(i) + 4, { anchor: "end", room: left - 9 }),
      label(row.text, right + 8, middle(i) + 4, { room: width - right - 8 }),
    ]),
    ruler(rules.map((rule) => `M${decimal(x.at(rule.at))} ${top - 3}V${bottom}`).join(""), 0.7, 1, "3 3"),
    facet.rows.map((row, i) => markSvg(row, x, middle(i), facet.bars === true)),
    rules.map((rule) => {
      const half = textRoom(rule.text) / 2;
      const at = Math.min(Math.max(x.at(rule.at), half), width - half);
      return rule.text === "" ? undefined : label(rule.text, at, top - 6, { anchor: "middle", faint: true });
    }),
    ruler(`M${decimal(left)} ${bottom}H${decimal(right)}`, 0.5),
    axisBelow(x, bottom, left, right),
    facet.axis.title === ""
      ? undefined
      : label(facet.axis.title, right, bottom + 29, { anchor: "end", faint: true, room: right }),
  );
  return { markup, height: bottom - start + (facet.axis.title === "" ? 24 : 36) };
}

function barSvg(row: PlotRow, x: Scale, y: number): Markup | undefined {
  if (row.value === null) return undefined;
  const [from, to] = [x.at(Math.min(0, row.value)), x.at(Math.max(0, row.value))];
  return filled(row.colour, 0.7, element("path", { d: box(from, y - 6, Math.max(0.75, to - from), 12) }));
}

/** Single values faint, the interval as a line, the value as a dot. */
function markSvg(row: PlotRow, x: Scale, y: number, bars: boolean): Markup {
  const singles = (row.singles ?? []).map((value) => `M${decimal(x.at(value))} ${decimal(y)}h0`).join("");
  const interval =
    row.interval === null
      ? ""
      : `M${decimal(x.at(row.interval[0]))} ${decimal(y)}H${decimal(x.at(row.interval[1]))}`;
  const dots = (d: string, size: number, opacity: number): Markup | undefined =>
    d === ""
      ? undefined
      : element("path", {
          d,
          fill: "none",
          stroke: COLOURS[row.colour],
          style: `stroke:${paint(row.colour)}`,
          "stroke-opacity": opacity === 1 ? undefined : opacity,
          "stroke-width": size,
          "stroke-linecap": "round",
        });
  const line = bars ? ruler(interval, 0.8, 1.5) : stroked(row.colour, 1.75, element("path", { d: interval }));
  return element(
    "g",
    {},
    dots(singles, 6, 0.35),
    interval === "" ? undefined : line,
    bars || row.value === null ? undefined : dots(`M${decimal(x.at(row.value))} ${decimal(y)}h0`, 8, 1),
  );
}
