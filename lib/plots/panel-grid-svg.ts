/** A grid of panels as a static picture: key and legend on top, ticks at the left and below. */
import { numberText } from "./number-text.ts";
import {
  LOOKS,
  SHADED_SIZE,
  shadePaint,
  type Panel,
  type PanelAxis,
  type PanelCells,
  type PanelGrid,
  type PanelPoints,
  type PointLook,
} from "./panel-grid.ts";
import { linearScale, logScale, type Scale } from "./scale.ts";
import {
  axisBelow,
  box,
  COLOURS,
  decimal,
  element,
  filled,
  gridDown,
  gridLeft,
  heading,
  label,
  paint,
  ruler,
  shortened,
  svg,
  textRoom,
  widthOf,
  type Markup,
  type SvgOptions,
} from "./svg.ts";

const GAP = 14;
/** Room for tick labels below a panel, and for its title. */
const BELOW = 34;
const SLANTED = 52;

export function panelGridSvg(grid: PanelGrid, options: SvgOptions = {}): string {
  const width = widthOf(options);
  const head = heading(grid.title, grid.remark, width, options);
  const shared = grid.sharedX === true;
  const columns = shared ? grid.columns : Math.min(grid.columns, Math.max(1, Math.floor(width / 150)));
  const rows = Math.ceil(grid.panels.length / columns);
  const firsts = grid.panels.filter((panel, i) => panel !== null && i % columns === 0) as Panel[];
  const left = Math.min(
    width * 0.28,
    Math.max(24, ...firsts.flatMap(({ y }) => axisTexts(y).map((text) => textRoom(text)))) +
      (shared ? 26 : 10),
  );
  const wide = (width - 6 - left - GAP * (columns - 1)) / columns;
  const single = grid.panels.length === 1;
  const high = Math.round(
    single
      ? Math.min(330, Math.max(180, wide * 0.62))
      : shared
        ? Math.min(150, Math.max(48, wide * 0.8))
        : 150,
  );
  const top = head.height + legendHeight(grid, width) + 22;
  const below = (row: number): number => {
    if (shared && row < rows - 1) return GAP;
    const own = grid.panels.slice(row * columns, (row + 1) * columns);
    return own.some((panel) => panel !== null && !fits(panel.x, wide)) ? SLANTED + 14 : BELOW + 6;
  };
  let bottom = top - (shared ? GAP : 0);
  const parts: Markup[] = [];
  for (let row = 0; row < rows; row++) {
    const start = bottom + (shared ? GAP : row === 0 ? 0 : 18);
    for (let column = 0; column < columns; column++) {
      const panel = grid.panels[row * columns + column];
      if (panel === null || panel === undefined) continue;
      const from = left + column * (wide + GAP);
      parts.push(
        panelSvg(panel, grid, from, from + wide, start, start + high, {
          ticksLeft: column === 0,
          ticksBelow: !shared || row === rows - 1,
          room: left,
        }),
      );
    }
    bottom = start + high + (shared && row < rows - 1 ? 0 : below(row));
  }
  return svg(width, bottom + 2, grid.words, head.markup, legend(grid, head.height, width), parts);
}

function panelSvg(
  panel: Panel,
  grid: PanelGrid,
  left: number,
  right: number,
  top: number,
  bottom: number,
  place: { readonly ticksLeft: boolean; readonly ticksBelow: boolean; readonly room: number },
): Markup {
  const x = scaleOf(panel.x, left, right, Math.max(3, Math.floor((right - left) / 55)));
  const y = scaleOf(panel.y, bottom, top, Math.max(2, Math.floor((bottom - top) / 34)));
  const quiet = { ...y, ticks: y.ticks.map((tick) => ({ ...tick, text: "" })) };
  const across = panel.y.kind === "category" ? { ...y, ticks: [] } : place.ticksLeft ? y : quiet;
  return element(
    "g",
    {},
    gridLeft(across, left, right),
    panel.y.kind === "category" && place.ticksLeft
      ? panel.y.labels!.map((text, i) =>
          label(text, left - 6, y.at(i) + 4, {
            anchor: "end",
            room: place.room - (grid.sharedX === true ? 24 : 8),
          }),
        )
      : undefined,
    panel.x.kind === "category" ? undefined : gridDown(x, top, bottom),
    place.ticksLeft && grid.sharedX === true
      ? element(
          "g",
          { transform: `translate(11 ${decimal((top + bottom) / 2)}) rotate(-90)` },
          label(panel.y.title, 0, 0, { anchor: "middle", faint: true, room: bottom - top }),
        )
      : undefined,
    place.ticksLeft && grid.sharedX !== true
      ? label(panel.y.title, Math.max(0, left - place.room), top - 7, {
          faint: true,
          room: right - left + place.room,
        })
      : undefined,
    panel.layers.length === 0 && panel.empty !== undefined
      ? label(
          textRoom(panel.empty) > right - left - 4 ? "–" : panel.empty,
          (left + right) / 2,
          (top + bottom) / 2 + 4,
          {
            anchor: "middle",
            faint: true,
            room: right - left - 6,
          },
        )
      : undefined,
    panel.layers.map((layer) =>
      layer.kind === "cells" ? cells(layer, grid, x, y) : points(layer, grid, x, y),
    ),
    ruler(`M${decimal(left)} ${decimal(top)}V${decimal(bottom)}H${decimal(right)}`, 0.5),
    place.ticksBelow ? below(panel.x, x, left, right, bottom) : undefined,
  );
}

/** Labels of categories stand slanted where they would touch. */
function below(axis: PanelAxis, x: Scale, left: number, right: number, bottom: number): Markup {
  const flat = fits(axis, right - left);
  const room = axis.kind === "category" ? (right - left) / axis.labels!.length - 6 : Infinity;
  const cut = { ...x, ticks: x.ticks.map(({ value, text }) => ({ value, text: shortened(text, room) })) };
  if (axis.kind !== "category" || flat)
    return element(
      "g",
      {},
      axisBelow(cut, bottom, left, right),
      label(axis.title, right, bottom + 31, { anchor: "end", faint: true, room: right - left }),
    );
  const step = Math.max(1, Math.ceil((axis.labels!.length * 12) / (right - left)));
  return element(
    "g",
    {},
    axis.labels!.map((text, i) =>
      i % step === 0
        ? element(
            "g",
            {
              transform: `translate(${decimal(x.at(i) + 3)} ${decimal(bottom + 12)}) rotate(-35)`,
              "fill-opacity": 0.75,
            },
            label(text, 0, 0, { anchor: "end", room: 62 }),
          )
        : undefined,
    ),
    label(axis.title, right, bottom + SLANTED, { anchor: "end", faint: true, room: right - left }),
  );
}

function fits(axis: PanelAxis, room: number): boolean {
  if (axis.kind !== "category") return true;
  return (
    Math.max(...axis.labels!.map((text) => Math.min(90, textRoom(text)))) + 6 <= room / axis.labels!.length
  );
}

function axisTexts(axis: PanelAxis): string[] {
  return axis.kind === "category"
    ? [...axis.labels!]
    : [3, 5, 8].flatMap((count) => scaleOf(axis, 100, 0, count).ticks.map(({ text }) => text));
}

function scaleOf(axis: PanelAxis, from: number, to: number, count: number): Scale {
  const [lo, hi] = axis.range;
  if (axis.kind === "log") return logScale(lo, hi, from, to, count);
  const scale = linearScale(lo, hi, from, to, count);
  if (axis.kind === "category")
    return { ...scale, ticks: axis.labels!.map((text, value) => ({ value, text })) };
  return axis.whole === true
    ? {
        ...scale,
        ticks: scale.ticks
          .filter(({ value }) => Number.isInteger(value))
          .map(({ value }) => ({ value, text: numberText(value) })),
      }
    : scale;
}

const STEPS = 8;

function points(layer: PanelPoints, grid: PanelGrid, x: Scale, y: Scale): Markup {
  const spot = (i: number): string => `M${half(x.at(layer.x[i]!))} ${half(y.at(layer.y[i]!))}h0`;
  if (layer.look !== "shaded") {
    const { colour, size } = LOOKS[layer.look];
    const d = layer.x.map((_, i) => spot(i)).join("");
    const rim = layer.look === "best" ? dots(d, "currentColor", undefined, size + 3, 0.9) : undefined;
    return element(
      "g",
      {},
      rim,
      dots(
        d,
        colour === null ? "currentColor" : COLOURS[colour],
        colour === null ? undefined : `stroke:${paint(colour)}`,
        size,
        layer.look === "dot" ? 0.55 : 1,
      ),
    );
  }
  const paths = Array.from({ length: STEPS }, () => "");
  layer.x.forEach((_, i) => {
    paths[Math.min(STEPS - 1, Math.floor((layer.shades?.[i] ?? 0) * STEPS))] += spot(i);
  });
  return element(
    "g",
    {},
    paths.map((d, i) => {
      if (d === "") return undefined;
      const { colour, opacity } = shadePaint(grid.ramp, (i + 0.5) / STEPS);
      return dots(d, COLOURS[colour], `stroke:${paint(colour)}`, SHADED_SIZE, opacity);
    }),
  );
}

function dots(d: string, stroke: string, style: string | undefined, size: number, opacity: number): Markup {
  return element("path", {
    d,
    fill: "none",
    stroke,
    style,
    "stroke-opacity": opacity === 1 ? undefined : opacity,
    "stroke-width": size,
    "stroke-linecap": "round",
  });
}

function cells(layer: PanelCells, grid: PanelGrid, x: Scale, y: Scale): Markup {
  const columns = layer.xEdges.length - 1;
  const steps = 10;
  const paths = Array.from({ length: steps }, () => "");
  const xs = layer.xEdges.map((edge) => x.at(edge));
  const ys = layer.yEdges.map((edge) => y.at(edge));
  layer.shades.forEach((shade, i) => {
    if (shade === null) return;
    const [column, row] = [i % columns, Math.floor(i / columns)];
    paths[Math.min(steps - 1, Math.floor(shade * steps))] += box(
      half2(xs[column]!),
      half2(ys[row + 1]!),
      half2(xs[column + 1]!) - half2(xs[column]!),
      half2(ys[row]!) - half2(ys[row + 1]!),
    );
  });
  return element(
    "g",
    {},
    paths.map((d, i) => {
      if (d === "") return undefined;
      const { colour, opacity } = shadePaint(grid.ramp, (i + 0.5) / steps);
      return filled(colour, opacity, element("path", { d }));
    }),
  );
}

function legendHeight(grid: PanelGrid, width: number): number {
  return legendRows(grid, width).rows * 16 + (legendRows(grid, width).rows > 0 ? 6 : 0);
}

interface Entry {
  readonly look: PointLook | "key";
  readonly text: string;
  readonly x: number;
  readonly row: number;
}

function legendRows(grid: PanelGrid, width: number): { entries: Entry[]; rows: number } {
  let [x, row] = [0, 0];
  const entries: Entry[] = [];
  const put = (look: Entry["look"], text: string, swatch: number): void => {
    const room = Math.min(swatch + textRoom(text), width);
    if (x > 0 && x + room > width) [x, row] = [0, row + 1];
    entries.push({ look, text, x, row });
    x += room + 22;
  };
  if (grid.key !== null) put("key", keyText(grid), 84);
  for (const { look, name } of grid.names) put(look, name, 16);
  return { entries, rows: entries.length === 0 ? 0 : row + 1 };
}

function keyText({ key }: PanelGrid): string {
  return `${key!.title} ${key!.low} to ${key!.high}`;
}

function legend(grid: PanelGrid, top: number, width: number): Markup | undefined {
  const { entries } = legendRows(grid, width);
  if (entries.length === 0) return undefined;
  return element(
    "g",
    {},
    entries.map(({ look, text, x, row }) => {
      const y = top + 12 + row * 16;
      if (look === "key")
        return [
          Array.from({ length: 12 }, (_, i) => {
            const { colour, opacity } = shadePaint(grid.ramp, (i + 0.5) / 12);
            return filled(colour, opacity, element("path", { d: box(x + i * 6, y - 9, 6, 10) }));
          }),
          label(text, x + 80, y, { room: width - x - 80 }),
        ];
      const { colour, size } =
        look === "shaded" ? { colour: "blue" as const, size: SHADED_SIZE } : LOOKS[look];
      const d = `M${decimal(x + 6)} ${decimal(y - 4)}h0`;
      return [
        look === "best" ? dots(d, "currentColor", undefined, size + 3, 0.9) : undefined,
        dots(
          d,
          colour === null ? "currentColor" : COLOURS[colour],
          colour === null ? undefined : `stroke:${paint(colour)}`,
          size,
          1,
        ),
        label(text, x + 16, y, { room: width - x - 16 }),
      ];
    }),
  );
}

function half(value: number): string {
  return decimal(Math.round(value * 2) / 2);
}

function half2(value: number): number {
  return Math.round(value * 2) / 2;
}
