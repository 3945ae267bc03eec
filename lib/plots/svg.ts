/**
 * Builds small, safe SVG: every text is escaped, every number rounded to 0.01 and finite, nothing refers outside. Colours are
 * `currentColor` and CSS variables with a fallback (`--plot-blue` …), so that a picture suits light and dark pages.
 * A full text that had to be shortened stands in a `title` beside it, never inside `text`: sanitisers that drop
 * `title` keep its words.
 */
import { escapeHtml } from "../core/index.ts";
import { cutText, wrapped } from "./number-text.ts";
import type { Scale } from "./scale.ts";

/** Finished markup; made only by `element`, so that plain strings are always escaped. */
export interface Markup {
  readonly markup: string;
}

export type Child = Markup | string | undefined | readonly Child[];
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** What every `…Svg` function takes. */
export interface SvgOptions {
  /** Pixels; default 640, at least 240. The height follows from the content. */
  readonly width?: number;
  /** Whether the picture has its own heading; default true. */
  readonly heading?: boolean;
}

/** Colours safe for colour-blind readers, after Okabe and Ito (2008); their blue is lighter here, for dark pages. */
export const COLOURS = {
  blue: "#2A88C8",
  orange: "#E69F00",
  green: "#009E73",
  red: "#D55E00",
  sky: "#56B4E9",
  purple: "#CC79A7",
  grey: "#8C8C8C",
} as const;

export type Colour = keyof typeof COLOURS;

/** Text size of labels in pixels. */
export const TEXT = 11;
const HEADING = 13;
/** Pixels in which a name that is cut can still be told from others. */
const NAME_ROOM = 40;

/** A paint as a style: a page may set `--plot-blue` and its like. */
export function paint(colour: Colour): string {
  return `var(--plot-${colour},${COLOURS[colour]})`;
}

/** One element. */
export function element(name: string, attributes: Attributes, ...children: Child[]): Markup {
  let markup = `<${name}`;
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined)
      markup += ` ${key}="${typeof value === "number" ? decimal(value) : safeText(value)}"`;
  const inside = content(children);
  return { markup: inside === "" ? `${markup}/>` : `${markup}>${inside}</${name}>` };
}

/** A group whose parts share a fill. */
export function filled(colour: Colour, opacity: number, ...children: Child[]): Markup {
  return element(
    "g",
    {
      fill: COLOURS[colour],
      style: `fill:${paint(colour)}`,
      "fill-opacity": opacity === 1 ? undefined : opacity,
    },
    ...children,
  );
}

/** A group whose parts share a stroke. */
export function stroked(colour: Colour, width: number, ...children: Child[]): Markup {
  return element(
    "g",
    { fill: "none", stroke: COLOURS[colour], style: `stroke:${paint(colour)}`, "stroke-width": width },
    ...children,
  );
}

/** The whole picture. `label` says the result in words; no more than 1000 letters of it are kept. */
export function svg(width: number, height: number, label: string, ...children: Child[]): string {
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${decimal(width)} ${decimal(height)}`,
      width,
      height,
      role: "img",
      "aria-label": cutText(label, 1000),
      fill: "currentColor",
      "font-family": "system-ui, -apple-system, Segoe UI, Helvetica, Arial, sans-serif",
      "font-size": TEXT,
      style: "max-width:100%;height:auto;font-variant-numeric:tabular-nums",
    },
    ...children,
  ).markup;
}

export interface Heading {
  readonly markup: Markup | undefined;
  /** Pixels that it takes from the top. */
  readonly height: number;
}

/** The heading with one or two fainter lines below it, at the left edge. */
export function heading(title: string, remark: string, width: number, options: SvgOptions): Heading {
  const own = options.heading ?? true;
  if (!own && remark === "") return { markup: undefined, height: 4 };
  const top = own ? HEADING : 0;
  const lines = remark === "" ? [] : wrapped(remark, (line) => textRoom(line) <= width, 2);
  return {
    markup: element(
      "g",
      {},
      own ? label(title, 0, HEADING - 1, { room: width, size: HEADING, bold: true }) : undefined,
      lines.map((line, i) => label(line, 0, top + TEXT + 2 + i * (TEXT + 3), { room: width, faint: true })),
    ),
    height: top + (lines.length === 0 ? 0 : 2 + lines.length * (TEXT + 3)) + 6,
  };
}

export interface LabelOptions {
  readonly anchor?: "start" | "middle" | "end";
  /** Pixels at hand; longer text is shortened and kept, up to 200 letters of it, in a `title`. */
  readonly room?: number;
  readonly size?: number;
  readonly bold?: boolean;
  readonly faint?: boolean;
  readonly colour?: Colour;
}

/** A line of text, its baseline at `y`. */
export function label(text: string, x: number, y: number, options: LabelOptions = {}): Markup {
  const { anchor, room, size = TEXT, bold, faint, colour } = options;
  const short = room === undefined ? text : shortened(text, bold === true ? room / 1.12 : room, size);
  const line = element(
    "text",
    {
      x,
      y,
      "text-anchor": anchor === "start" ? undefined : anchor,
      "font-size": size === TEXT ? undefined : size,
      "font-weight": bold === true ? 600 : undefined,
      "fill-opacity": faint === true ? 0.7 : undefined,
      fill: colour && COLOURS[colour],
      style: colour && `fill:${paint(colour)}`,
    },
    short,
  );
  return short === text ? line : element("g", {}, element("title", {}, cutText(text, 200)), line);
}

/** Estimated pixels of a text in a sans-serif face; on the safe side. */
export function textRoom(text: string, size = TEXT): number {
  let em = 0;
  for (const letter of text) em += letterWidth(letter);
  return em * size;
}

/** The text, cut at the end with "…" where it would be wider than `room`. */
export function shortened(text: string, room: number, size = TEXT): string {
  if (textRoom(text, size) <= room) return text;
  let width = letterWidth("…") * size;
  let kept = "";
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(
    text.slice(0, 400),
  )) {
    width += textRoom(segment, size);
    if (width > room) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/**
 * The tick labels of a horizontal axis below `y`, with short ticks; labels that would touch are left out. Names, each of which a reader needs, are cut to
 * the room between them where that leaves a few letters.
 */
export function axisBelow(scale: Scale, y: number, left: number, right: number, isNamed = false): Markup {
  const texts: Markup[] = [];
  let path = "";
  let free = -Infinity;
  const places = scale.ticks.map(({ value }) => scale.at(value));
  const apart = Math.min(...places.slice(1).map((x, i) => Math.abs(x - places[i]!))) - 7;
  const room = isNamed ? (apart >= NAME_ROOM ? apart : (right - left) / 3) : Infinity;
  for (const { value, text } of scale.ticks) {
    const x = scale.at(value);
    const half = Math.min(textRoom(text), room) / 2;
    const middle = Math.min(Math.max(x, left + half), right - half);
    if (middle - half < free) continue;
    free = middle + half + 6;
    path += `M${decimal(x)} ${decimal(y)}v4`;
    texts.push(label(text, middle, y + 15, { anchor: "middle", ...(room < Infinity && { room: room + 1 }) }));
  }
  return element("g", { "fill-opacity": 0.75 }, ruler(path, 0.5), texts);
}

/** Faint lines across the plot at the ticks of a vertical scale, with their labels right-aligned at `left - 6`. */
export function gridLeft(scale: Scale, left: number, right: number): Markup {
  const path = scale.ticks
    .map(({ value }) => `M${decimal(left)} ${decimal(scale.at(value))}H${decimal(right)}`)
    .join("");
  const texts = scale.ticks.map(({ value, text }) =>
    label(text, left - 6, scale.at(value) + 4, { anchor: "end" }),
  );
  return element("g", {}, ruler(path, 0.13), element("g", { "fill-opacity": 0.75 }, texts));
}

/** Faint vertical lines at the ticks of a horizontal scale. */
export function gridDown(scale: Scale, top: number, bottom: number): Markup | undefined {
  return ruler(
    scale.ticks
      .map(({ value }) => `M${decimal(scale.at(value))} ${decimal(top)}V${decimal(bottom)}`)
      .join(""),
    0.13,
  );
}

/** Thin lines in the colour of the text. */
export function ruler(path: string, opacity: number, width = 1, dash?: string): Markup | undefined {
  if (path === "") return undefined;
  return element("path", {
    d: path,
    fill: "none",
    stroke: "currentColor",
    "stroke-opacity": opacity === 1 ? undefined : opacity,
    "stroke-width": width === 1 ? undefined : width,
    "stroke-dasharray": dash,
  });
}

/** A rectangle as part of a path: the shortest way to draw many. */
export function box(x: number, y: number, width: number, height: number): string {
  return `M${decimal(x)} ${decimal(y)}h${decimal(width)}v${decimal(height)}h${decimal(-width)}z`;
}

/** Slanting lines that fill a rectangle: "no value here". */
export function hatch(x: number, y: number, width: number, height: number, step = 5): string {
  let path = "";
  for (let at = step; at < width + height; at += step) {
    const [x1, y1] = at <= height ? [x, y + at] : [x + at - height, y + height];
    const [x2, y2] = at <= width ? [x + at, y] : [x + width, y + at - width];
    path += `M${decimal(x1)} ${decimal(y1)}L${decimal(x2)} ${decimal(y2)}`;
  }
  return path;
}

/** A picture that says why there is none. */
export function nothingSvg(title: string, reason: string, options: SvgOptions = {}): string {
  const width = widthOf(options);
  const head = heading(title, "", width, options);
  return svg(
    width,
    head.height + 32,
    `${title}: ${reason}`,
    head.markup,
    label(reason, 0, head.height + 16, { room: width, faint: true }),
  );
}

export function widthOf(options: SvgOptions): number {
  return Math.max(240, options.width ?? 640);
}

/** Escaped, without what XML forbids: control characters, halves of pairs, non-characters. */
export function safeText(text: string): string {
  return escapeHtml(text.replace(/[\n\r\t]+/g, " ").replace(FORBIDDEN, "\ufffd"));
}

const FORBIDDEN =
  /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A number rounded to 0.01, as short as it can be. @throws RangeError when it is not finite. */
export function decimal(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`svg: a coordinate must be finite; got ${value}`);
  return String(Math.round(value * 100) / 100 || 0);
}

function content(children: readonly Child[]): string {
  let text = "";
  for (const child of children) {
    if (child === undefined) continue;
    if (typeof child === "string") text += safeText(child);
    else if ("markup" in child) text += child.markup;
    else text += content(child);
  }
  return text;
}

/** Widths in em that hold for the widest of the usual faces, DejaVu Sans. */
function letterWidth(letter: string): number {
  const code = letter.codePointAt(0)!;
  if (code < 0x20 || (code >= 0x300 && code < 0x370) || code === 0x200d) return 0;
  if (code > 0x1100) return code >= 0x2000 && code < 0x2e80 ? 0.8 : 1;
  if ("iljI|.,:;'!".includes(letter)) return 0.34;
  if ('ftr()[]{}/\\- "*`'.includes(letter)) return 0.42;
  if ("mMW@%".includes(letter)) return 0.98;
  if (letter === "w" || (letter >= "A" && letter <= "Z")) return 0.76;
  return 0.635;
}
