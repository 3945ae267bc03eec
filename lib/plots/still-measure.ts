/**
 * The room that SVG elements take, for a document without layout: texts by their letters' widths, shapes by their numbers, groups by what is in
 * them, transforms included. Enough for plotly to place labels, legends and margins.
 */
import { svgPathProperties } from "svg-path-properties";
import { textRoom } from "./svg.ts";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is read of an element. */
export interface Measured {
  readonly nodeType: number;
  readonly localName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<Measured>;
  readonly parentNode: Measured | null;
  getAttribute?(name: string): string | null;
}

/** [a b c d e f], as in SVG's `matrix`. */
type Matrix = readonly [number, number, number, number, number, number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
const NOTHING: Box = { x: 0, y: 0, width: 0, height: 0 };
const LINE = 1.3;
const ASCENT = 0.92;
const DESCENT = 0.24;

/** In the element's own coordinates. */
export function boxOf(element: Measured): Box {
  switch (element.localName) {
    case "text":
    case "tspan":
      return textBox(element);
    case "rect":
    case "image":
    case "foreignObject":
      return {
        x: number(element, "x"),
        y: number(element, "y"),
        width: number(element, "width"),
        height: number(element, "height"),
      };
    case "circle":
    case "ellipse": {
      const r = number(element, "r");
      const rx = number(element, "rx", r);
      const ry = number(element, "ry", r);
      return { x: number(element, "cx") - rx, y: number(element, "cy") - ry, width: 2 * rx, height: 2 * ry };
    }
    case "line":
      return around([
        [number(element, "x1"), number(element, "y1")],
        [number(element, "x2"), number(element, "y2")],
      ]);
    case "path":
      return pathBox(element.getAttribute?.("d") ?? "");
    case "defs":
    case "clipPath":
    case "title":
    case "style":
      return NOTHING;
    default: {
      const boxes = [...element.childNodes]
        .filter(({ nodeType }) => nodeType === 1)
        .map((child) => [boxOf(child), matrixOf(child)] as const)
        .filter(([{ width, height }]) => width > 0 || height > 0)
        .flatMap(([box, matrix]) => corners(box).map((point) => moved(point, matrix)));
      return around(boxes);
    }
  }
}

/** In the coordinates of the outermost picture. */
export function boxInPage(element: Measured): Box {
  let points = corners(boxOf(element));
  for (let at: Measured | null = element; at !== null && at.localName !== "svg"; at = at.parentNode)
    points = points.map((point) => moved(point, matrixOf(at)));
  return around(points);
}

/** Pixels along a text. */
export function textLength(element: Measured): number {
  return textBox(element).width;
}

function textBox(element: Measured): Box {
  const spans = [...element.childNodes].filter(({ localName }) => localName === "tspan");
  const size = fontSize(element);
  const lines = spans.some((span) => span.getAttribute?.("class") === "line")
    ? spans.map((span) => span.textContent ?? "")
    : [element.textContent ?? ""];
  const bold = /^(bold|[6-9]00)$/.test(inherited(element, "font-weight") ?? "") ? 1.06 : 1;
  const width = Math.max(...lines.map((line) => textRoom(line, size))) * bold;
  if (width === 0) return NOTHING;
  const anchor = inherited(element, "text-anchor");
  const x = number(element, "x") - (anchor === "middle" ? width / 2 : anchor === "end" ? width : 0);
  return {
    x,
    y: number(element, "y") - ASCENT * size,
    width,
    height: (ASCENT + DESCENT + LINE * (lines.length - 1)) * size,
  };
}

function fontSize(element: Measured): number {
  return Number.parseFloat(inherited(element, "font-size") ?? "") || 12;
}

/** From the element's own style or attribute, or from what it stands in. */
function inherited(element: Measured, name: string): string | undefined {
  for (let at: Measured | null = element; at !== null; at = at.parentNode) {
    const style = at.getAttribute?.("style") ?? "";
    const found =
      new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`).exec(style)?.[1] ?? at.getAttribute?.(name);
    if (found !== undefined && found !== null && found !== "") return found.trim();
  }
  return undefined;
}

function pathBox(d: string): Box {
  if (d === "" || d === "M0,0") return NOTHING;
  try {
    const path = new svgPathProperties(d);
    const total = path.getTotalLength();
    const steps = Math.min(64, Math.max(8, Math.ceil(total / 8)));
    const points = Array.from({ length: steps + 1 }, (_, i) => path.getPointAtLength((total * i) / steps));
    const ends = path.getParts().flatMap(({ start, end }) => [start, end]);
    return around([...points, ...ends].map(({ x, y }) => [x, y]));
  } catch {
    return NOTHING;
  }
}

function corners({ x, y, width, height }: Box): [number, number][] {
  return [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ];
}

function around(points: readonly (readonly [number, number])[]): Box {
  if (points.length === 0) return NOTHING;
  const x = Math.min(...points.map((point) => point[0]));
  const y = Math.min(...points.map((point) => point[1]));
  return {
    x,
    y,
    width: Math.max(...points.map((point) => point[0])) - x,
    height: Math.max(...points.map((point) => point[1])) - y,
  };
}

function moved([x, y]: readonly [number, number], [a, b, c, d, e, f]: Matrix): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

function matrixOf(element: Measured): Matrix {
  const text = element.getAttribute?.("transform") ?? "";
  let all = IDENTITY;
  for (const [, name, values] of text.matchAll(/(\w+)\s*\(([^)]*)\)/g)) {
    const [p = 0, q, ...rest] = values!
      .split(/[\s,]+/)
      .filter((part) => part !== "")
      .map(Number);
    if (name === "translate") all = times(all, [1, 0, 0, 1, p, q ?? 0]);
    else if (name === "scale") all = times(all, [p, 0, 0, q ?? p, 0, 0]);
    else if (name === "rotate") {
      const angle = (p * Math.PI) / 180;
      const turn: Matrix = [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0];
      const [x, y] = [q ?? 0, rest[0] ?? 0];
      all = times(times(times(all, [1, 0, 0, 1, x, y]), turn), [1, 0, 0, 1, -x, -y]);
    } else if (name === "matrix")
      all = times(all, [p, q ?? 0, rest[0] ?? 0, rest[1] ?? 1, rest[2] ?? 0, rest[3] ?? 0]);
  }
  return all;
}

function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

function number(element: Measured, name: string, otherwise = 0): number {
  const value = Number.parseFloat(element.getAttribute?.(name) ?? "");
  return Number.isFinite(value) ? value : otherwise;
}
