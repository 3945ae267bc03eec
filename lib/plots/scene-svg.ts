/** A scene as a static picture: labels at the left, panels on their grid, the strip of colours at the right. */
import { linearScale, type Scale } from "./scale.ts";
import type {
  Paint,
  Scene,
  SceneAxis,
  SceneBoxes,
  SceneKey,
  SceneMark,
  SceneMatrix,
  ScenePanel,
  ScenePoints,
  SceneTexts,
} from "./scene.ts";
import { shapColour } from "./shap-colours.ts";
import {
  axisBelow,
  box,
  decimal,
  element,
  heading,
  label,
  ruler,
  svg,
  TEXT,
  textRoom,
  widthOf,
  type Child,
  type Markup,
  type SvgOptions,
} from "./svg.ts";

const GAP = 8;
/** Shades are drawn in so many steps: one path each. */
const STEPS = 20;
/** Boxes beside each other overlap by so much, or the page would shine through. */
const LAP = 0.5;
/** Of points that overlap, so many layers are drawn, each with all colours. */
const LAYERS = 4;
/** Contributions of a matrix are shaded in finer steps, or weak features would be white. */
const MATRIX_STEPS = 40;

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function sceneSvg(scene: Scene, options: SvgOptions = {}): string {
  const width = widthOf(options);
  const head = heading(scene.title, scene.remark, width, options);
  const first = scene.panels.filter(({ column }) => column === 0);
  const titled = first.some(({ y }) => y.title !== "") ? 18 : 0;
  const names = Math.max(
    0,
    ...first.flatMap(({ y, row }) => {
      const height = scene.rows[row]!;
      return ticksOf(y, height, 0, ticksDown(height)).map(({ text }) => textRoom(text));
    }),
  );
  const left = titled + Math.min(width * 0.36, names) + (names > 0 ? 9 : 1);
  const key = scene.key ?? null;
  const keyRoom = key === null ? 6 : keyWidth(key, width);
  const weight = scene.columns.reduce((sum, each) => sum + each, 0);
  const room = Math.max(60, width - left - keyRoom) - GAP * (scene.columns.length - 1);
  const named =
    scene.legend === undefined
      ? { markup: undefined, height: 0 }
      : legendSvg(scene.legend, left, width, head.height);
  let top = head.height + named.height + 4;
  const parts: Child[] = [];
  let keyFrame: Frame | undefined;
  scene.rows.forEach((height, row) => {
    const own = scene.panels.filter((panel) => panel.row === row);
    for (const panel of own) {
      const before = scene.columns.slice(0, panel.column).reduce((sum, each) => sum + each, 0);
      const from = left + (before / weight) * room + panel.column * GAP;
      const frame = {
        left: from,
        right: from + (scene.columns[panel.column]! / weight) * room,
        top,
        bottom: top + height,
      };
      parts.push(panelSvg(panel, frame, left, titled, width));
      if (keyFrame === undefined || height > keyFrame.bottom - keyFrame.top) keyFrame = frame;
    }
    const ticks = own.some(({ x }) => x.ticks?.length !== 0);
    const titles = own.some(({ x }) => x.title !== "");
    top += height + (ticks ? 20 : 4) + (titles ? 16 : 0);
  });
  if (key !== null && keyFrame !== undefined) parts.push(keySvg(key, keyFrame, width - keyRoom + 12, width));
  return svg(width, top + 2, scene.words, head.markup, named.markup, parts);
}

/** Ticks wanted on a vertical axis. */
function ticksDown(height: number): number {
  return Math.max(2, Math.floor(height / 45));
}

function panelSvg(panel: ScenePanel, frame: Frame, labels: number, titled: number, width: number): Markup {
  const { left, right, top, bottom } = frame;
  const x = scaleOf(panel.x, left, right, Math.max(2, Math.floor((right - left) / 75)));
  const y = scaleOf(panel.y, bottom, top, ticksDown(bottom - top));
  const across =
    panel.x.ticks === undefined ? x.ticks : panel.x.ticks.map(({ at, text }) => ({ value: at, text }));
  return element(
    "g",
    {},
    panel.x.grid === true
      ? ruler(
          across.map(({ value }) => `M${decimal(x.at(value))} ${decimal(top)}V${decimal(bottom)}`).join(""),
          0.13,
        )
      : undefined,
    panel.y.grid === true
      ? ruler(
          y.ticks.map(({ value }) => `M${decimal(left)} ${decimal(y.at(value))}H${decimal(right)}`).join(""),
          0.13,
        )
      : undefined,
    panel.marks.map((mark) => markSvg(mark, x, y, frame, width)),
    panel.column === 0
      ? ticksOf(panel.y, bottom, top, ticksDown(bottom - top)).map(({ at, text }) =>
          label(text, left - 7, y.at(at) + 4, { anchor: "end", room: labels - titled - 8 }),
        )
      : undefined,
    panel.x.ticks?.length === 0
      ? undefined
      : [
          ruler(`M${decimal(left)} ${decimal(bottom)}H${decimal(right)}`, 0.5),
          axisBelow({ ...x, ticks: across }, bottom, left, right, panel.x.ticks !== undefined),
        ],
    panel.x.title === ""
      ? undefined
      : label(
          panel.x.title,
          within(panel.x.title, (left + right) / 2, width),
          bottom + (panel.x.ticks?.length === 0 ? 14 : 31),
          { anchor: "middle", faint: true, room: width },
        ),
    panel.column === 0 && panel.y.title !== ""
      ? turned(
          label(panel.y.title, 0, 0, { anchor: "middle", faint: true, room: Math.max(60, bottom - top) }),
          11,
          (top + bottom) / 2,
        )
      : undefined,
  );
}

/** The middle of a text, moved as far as the picture's edges want it. */
function within(text: string, middle: number, width: number): number {
  const half = Math.min(textRoom(text), width) / 2;
  return Math.min(Math.max(middle, half), width - half);
}

function turned(text: Markup, x: number, y: number): Markup {
  return element("g", { transform: `translate(${decimal(x)} ${decimal(y)}) rotate(-90)` }, text);
}

function markSvg(mark: SceneMark, x: Scale, y: Scale, frame: Frame, width: number): Child {
  switch (mark.kind) {
    case "points":
      return pointsSvg(mark, x, y);
    case "lines":
      return mark.lines.map((line) =>
        titledMark(
          line.text,
          element("path", {
            d: pathOf(line.x, line.y, x, y),
            fill: "none",
            ...strokeOf(line.colour),
            "stroke-opacity": line.opacity,
            "stroke-width": line.width ?? 1.25,
            "stroke-dasharray": line.dash === true ? "4 3" : undefined,
          }),
        ),
      );
    case "areas":
      return mark.areas.map((area) =>
        titledMark(
          area.text,
          element("path", {
            d: `${pathOf(area.x, area.y, x, y)}z`,
            ...fillOf(area.colour),
            "fill-opacity": area.opacity,
            ...(area.edge === true && { stroke: "#ffffff", "stroke-opacity": 0.5, "stroke-width": 0.75 }),
          }),
        ),
      );
    case "boxes":
      return boxesSvg(mark, x, y);
    case "matrix":
      return matrixSvg(mark, frame);
    case "texts":
      return mark.texts.map((text) => textSvg(text, x, y, width));
    case "rules":
      return ruler(
        mark.at
          .map((at) =>
            mark.axis === "x"
              ? `M${decimal(x.at(at))} ${decimal(frame.top)}V${decimal(frame.bottom)}`
              : `M${decimal(frame.left)} ${decimal(y.at(at))}H${decimal(frame.right)}`,
          )
          .join(""),
        mark.opacity ?? 0.5,
        1,
        mark.dash === true ? "3 3" : undefined,
      );
  }
}

function pointsSvg(mark: ScenePoints, x: Scale, y: Scale): Markup {
  const paths = new Map<string, { d: string; x: number; y: number }>();
  // From left to right, each a step from the one before, in half pixels: thousands of points stay small.
  const order = mark.x
    .map((_, i) => i)
    .sort((a, b) => (mark.mixed === true ? (a % LAYERS) - (b % LAYERS) : 0) || mark.x[a]! - mark.x[b]!);
  for (const i of order) {
    const colour = mark.shades === undefined ? (mark.colour ?? "ink") : stepColour(mark.shades[i] ?? null);
    const layer = mark.mixed === true ? i % LAYERS : 0;
    const before = paths.get(layer + colour) ?? { d: "", x: 0, y: 0 };
    const [a, b] = [Math.round(x.at(mark.x[i]!) * 2) / 2, Math.round(y.at(mark.y[i]!) * 2) / 2];
    const down = decimal(b - before.y);
    const step = `m${decimal(a - before.x)}${down.startsWith("-") ? "" : " "}${down}h0`;
    paths.set(layer + colour, { d: before.d + step, x: a, y: b });
  }
  return element(
    "g",
    {
      fill: "none",
      "stroke-opacity": mark.opacity,
      "stroke-width": mark.size,
      "stroke-linecap": "round",
    },
    [...paths].map(([key, { d }]) => element("path", { d, ...strokeOf(key.slice(1) as Paint) })),
  );
}

/** Few boxes say themselves; many of one width, as the slices of a swarm, are strokes, at a third of the bytes of rectangles. */
function boxesSvg(mark: SceneBoxes, x: Scale, y: Scale): Child {
  const places = mark.x0.map((x0, i) => {
    const [a, b] = inOrder(x.at(x0), x.at(mark.x1[i]!));
    const [c, d] = inOrder(y.at(mark.y0[i]!), y.at(mark.y1[i]!));
    const colour =
      mark.colours?.[i] ??
      (mark.shades === undefined ? (mark.colour ?? "ink") : stepColour(mark.shades[i] ?? null));
    return { a, b, c, d, colour: colour as Paint };
  });
  const opacity = mark.opacity;
  if (mark.shades === undefined && places.length <= 60 && mark.hover !== undefined)
    return places.map(({ a, b, c, d, colour }, i) =>
      titledMark(
        `${mark.hover!.lead}${mark.hover!.values[i] ?? ""}`,
        element("path", {
          d: box(a, c, Math.max(0.75, b - a), Math.max(0.5, d - c)),
          ...fillOf(colour),
          "fill-opacity": opacity,
        }),
      ),
    );
  const width = places.length === 0 ? 0 : places[0]!.b - places[0]!.a;
  const even = places.every(({ a, b }) => Math.abs(b - a - width) < 0.01);
  const paths = new Map<Paint, string>();
  for (const { a, b, c, d, colour } of places) {
    const high = Math.max(0.3, d - c);
    const path = even
      ? `M${tenth((a + b) / 2)} ${tenth(c)}v${tenth(high)}`
      : `M${tenth(a)} ${tenth(c)}H${tenth(b + LAP)}v${tenth(high)}H${tenth(a)}z`;
    paths.set(colour, (paths.get(colour) ?? "") + path);
  }
  return [...paths].map(([colour, d]) =>
    even
      ? element("path", {
          d,
          ...strokeOf(colour),
          "stroke-width": Math.max(0.4, width + LAP),
          "stroke-opacity": opacity,
        })
      : element("path", { d, ...fillOf(colour), "fill-opacity": opacity }),
  );
}

function inOrder(a: number, b: number): readonly [number, number] {
  return a <= b ? [a, b] : [b, a];
}

/** Neighbours of one colour are one rectangle. */
function matrixSvg(mark: SceneMatrix, { left, right, top, bottom }: Frame): Markup[] {
  const rows = mark.values.length / mark.columns;
  const [wide, high] = [(right - left) / mark.columns, (bottom - top) / rows];
  const paths = new Map<string, string>();
  for (let row = 0; row < rows; row++) {
    const colourAt = (column: number): string | undefined => {
      const value = mark.values[row * mark.columns + column] ?? null;
      return value === null
        ? undefined
        : shapColour(
            Math.round((0.5 + value / mark.limit / 2) * MATRIX_STEPS) / MATRIX_STEPS,
            "red-white-blue",
          );
    };
    for (let from = 0; from < mark.columns;) {
      const colour = colourAt(from);
      let to = from + 1;
      while (to < mark.columns && colourAt(to) === colour) to++;
      if (colour !== undefined)
        paths.set(
          colour,
          `${paths.get(colour) ?? ""}M${tenth(left + from * wide)} ${tenth(top + row * high + 0.5)}h${tenth((to - from) * wide)}v${tenth(high - 1)}H${tenth(left + from * wide)}z`,
        );
      from = to;
    }
  }
  return [...paths].map(([colour, d]) => element("path", { d, fill: colour }));
}

/** Never beyond the edge of the picture. */
function textSvg(text: SceneTexts["texts"][number], x: Scale, y: Scale, width: number): Markup {
  const { anchor = "start" } = text;
  const room = Math.min(width, textRoom(text.text) * (text.bold === true ? 1.12 : 1));
  const before = anchor === "start" ? 0 : anchor === "end" ? room : room / 2;
  const at = Math.min(Math.max(x.at(text.x) + (text.dx ?? 0), before), width - room + before);
  return label(text.text, at, y.at(text.y) + 4 + (text.dy ?? 0), {
    anchor,
    room: room + 1,
    ...(text.bold === true && { bold: true }),
    ...(text.faint === true && { faint: true }),
  });
}

function titledMark(text: string | undefined, mark: Markup): Markup {
  return text === undefined ? mark : element("g", {}, element("title", {}, text.slice(0, 160)), mark);
}

function keyWidth(key: SceneKey, width: number): number {
  const texts = Math.max(0, ...key.ticks.map(({ text }) => textRoom(text)));
  return 12 + 8 + 5 + Math.min(width * 0.14, texts) + (key.title === "" ? 4 : 20);
}

function keySvg(key: SceneKey, { top, bottom }: Frame, left: number, width: number): Markup {
  const from = top + 4;
  const high = Math.max(40, bottom - top - 8);
  const parts = 33;
  const titled = key.title === "" ? 0 : 18;
  return element(
    "g",
    {},
    Array.from({ length: parts }, (_, i) =>
      element("path", {
        d: box(left, from + (high * i) / parts, 8, high / parts + 0.4),
        fill: shapColour(1 - i / (parts - 1), key.scale),
      }),
    ),
    key.ticks.map(({ at, text }) => {
      const y = Math.min(from + high, Math.max(from + 9, from + (1 - at) * high + 4));
      return label(text, left + 12, y, { room: Math.max(20, width - left - 13 - titled) });
    }),
    key.title === ""
      ? undefined
      : turned(
          label(key.title, 0, 0, { anchor: "middle", faint: true, room: high + 24 }),
          width - 4,
          from + high / 2,
        ),
  );
}

function legendSvg(
  legend: readonly { readonly name: string; readonly colour: Paint }[],
  left: number,
  width: number,
  top: number,
): { markup: Markup; height: number } {
  let [x, y] = [left, top];
  const parts: Child[] = [];
  for (const { name, colour } of legend) {
    const room = Math.min(textRoom(name), width - left - 20);
    if (x > left && x + room + 16 > width) [x, y] = [left, y + TEXT + 6];
    parts.push(
      element("path", { d: box(x, y + 3, 10, 10), ...fillOf(colour) }),
      label(name, x + 14, y + 12, { room: room + 1 }),
    );
    x += room + 32;
  }
  return { markup: element("g", {}, parts), height: y - top + TEXT + 10 };
}

function scaleOf(axis: SceneAxis, from: number, to: number, count: number): Scale {
  const scale = linearScale(axis.range[0], axis.range[1], from, to, count);
  return { ...scale, at: (value) => Math.min(1e5, Math.max(-1e5, scale.at(value))) };
}

function ticksOf(
  axis: SceneAxis,
  from: number,
  to: number,
  count: number,
): readonly { at: number; text: string }[] {
  return axis.ticks ?? scaleOf(axis, from, to, count).ticks.map(({ value, text }) => ({ at: value, text }));
}

function pathOf(xs: readonly number[], ys: readonly number[], x: Scale, y: Scale): string {
  return xs.map((at, i) => `${i === 0 ? "M" : "L"}${tenth(x.at(at))} ${tenth(y.at(ys[i]!))}`).join("");
}

function stepColour(shade: number | null): string {
  return shapColour(shade === null ? null : Math.round(shade * STEPS) / STEPS);
}

function fillOf(colour: Paint): { fill: string | undefined } {
  return { fill: colour === "ink" ? undefined : colour };
}

function strokeOf(colour: Paint): { stroke: string } {
  return { stroke: colour === "ink" ? "currentColor" : colour };
}

function tenth(value: number): string {
  return decimal(Math.round(value * 10) / 10);
}
