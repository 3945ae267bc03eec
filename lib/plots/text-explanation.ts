/**
 * A text with its words on the colour of their contribution: red raises the output, blue lowers it, the deeper the more. Lines break at the picture's
 * width; in plotly's figure the pointer tells a word's number. Source: shap 0.46 `plots.text`, of which the colours are. O(words).
 */
import type { ExplanationSource } from "./explanation-source.ts";
import { figure, INK, nothingFigure, plain, titled, type Figure, type Json } from "./figure.ts";
import { counted, countText, cutText, numberText } from "./number-text.ts";
import { signColour } from "./shap-colours.ts";
import { effectsOf, noEffects, outputsOf, outputTitle, signedText, titleOf } from "./shap-effects.ts";
import { element, heading, label, nothingSvg, svg, textRoom, type SvgOptions } from "./svg.ts";

export interface TextExplanationOptions {
  /** Words drawn at most, from the start of the text. Default 400. */
  readonly maxWords?: number | undefined;
  readonly title?: string | undefined;
}

export interface TextExplanationInfo {
  readonly title: string;
  readonly axis: string;
  readonly base: number;
  readonly outcome: number;
  /** In the order of the text, each with what separates it from the next. */
  readonly words: readonly { readonly text: string; readonly value: number }[];
  /** Contributions of the words that are not drawn, added up. */
  readonly left: { readonly words: number; readonly value: number };
  readonly nothing: string | null;
}

/** @throws RangeError on an explanation of several texts, and on fewer than one word. */
export function textExplanationInfo(
  source: ExplanationSource,
  options: TextExplanationOptions = {},
): TextExplanationInfo {
  const { maxWords = 400 } = options;
  if (!(Number.isInteger(maxWords) && maxWords >= 1))
    throw new RangeError(`shap text: maxWords must be a whole number of 1 or more; got ${maxWords}`);
  if (source.rows > 1)
    throw new RangeError(
      `shap text: wants the explanation of one text; got ${source.rows} rows; pass explanation.row(i)`,
    );
  const effects = effectsOf(source);
  const nothing = noEffects(effects);
  const shared = {
    title: titleOf(options.title, "What the words added", source),
    axis: outputTitle(source),
    nothing,
  };
  if (nothing !== null) return { ...shared, base: 0, outcome: 0, words: [], left: { words: 0, value: 0 } };
  const words = Array.from({ length: source.columns }, (_, j) => {
    const cell = source.data?.[j];
    return {
      text: typeof cell === "string" ? cell : `${source.featureNames[j]!} `,
      value: source.values[j]! + 0,
    };
  });
  const rest = words.slice(maxWords);
  return {
    ...shared,
    base: source.baseValues[0]! + 0,
    outcome: outputsOf(effects)[0]! + 0,
    words: words.slice(0, maxWords),
    left: { words: rest.length, value: rest.reduce((sum, { value }) => sum + value, 0) },
  };
}

/** The result in words. */
export function textExplanationWords(info: TextExplanationInfo): string {
  if (info.nothing !== null) return `${info.title}: ${info.nothing}`;
  // What only rounding left is nothing.
  const least = 1e-9 * Math.max(...info.words.map(({ value }) => Math.abs(value)));
  const list = (sign: number): string => {
    const own = info.words
      .filter(({ value }) => value * sign > least)
      .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
      .slice(0, 3);
    return own.length === 0
      ? "nothing"
      : own.map(({ text, value }) => `${cutText(bare(text), 40)} ${signedText(value)}`).join(", ");
  };
  return `${info.title}: ${counted(info.words.length + info.left.words, "word")} from the base value ${numberText(info.base, 4)} to ${numberText(info.outcome, 4)} (${info.axis}); raised by ${list(1)}; lowered by ${list(-1)}`;
}

/** A word without what separates it from the next. */
function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+$/u, "") || text.trim();
}

const SIZE = 13;
const LINE = 24;
const GAP = 5;

/** Static picture. */
export function textExplanationSvg(info: TextExplanationInfo, options: SvgOptions = {}): string {
  if (info.nothing !== null) return nothingSvg(info.title, info.nothing, options);
  const width = Math.max(240, options.width ?? 640);
  const head = heading(info.title, remarkOf(info), width, options);
  const { places, lines } = layOut(info, width);
  const most = strongest(info);
  // Boxes of equal colour are one path, so that long texts stay small.
  const boxes = new Map<string, { value: number; shade: number; path: string }>();
  for (const { value, x, line, wide } of places) {
    const shade = shadeOf(value, most);
    if (shade === 0) continue;
    const key = `${value < 0}${shade}`;
    const box = boxes.get(key) ?? { value, shade, path: "" };
    box.path += `M${Math.round(x)} ${Math.round(head.height + line * LINE + 2)}h${Math.round(wide)}v19h-${Math.round(wide)}z`;
    boxes.set(key, box);
  }
  return svg(
    width,
    head.height + lines * LINE + 4,
    textExplanationWords(info),
    head.markup,
    [...boxes.values()].map(({ value, shade, path }) =>
      element("path", { d: path, fill: signColour(value), "fill-opacity": shade }),
    ),
    element(
      "g",
      { "font-size": SIZE },
      places.map(({ text, x, line }) =>
        label(text, Math.round(x) + 2, Math.round(head.height + line * LINE + 16)),
      ),
    ),
  );
}

/** Pixels that plotly's figure is laid out for. */
const PAGE = 620;

/** Plotly figure: the words as one trace, on boxes of their colour. */
export function textExplanationFigure(info: TextExplanationInfo): Figure {
  if (info.nothing !== null) return nothingFigure(info.title, info.nothing);
  const { places, lines } = layOut(info, PAGE);
  const most = strongest(info);
  const shapes: Json[] = places.flatMap(({ value, x, line, wide }) =>
    shadeOf(value, most) === 0
      ? []
      : [
          {
            type: "rect",
            layer: "below",
            x0: Math.round(x),
            x1: Math.round(x + wide),
            y0: line - 0.42,
            y1: line + 0.42,
            line: { width: 0 },
            fillcolor: signColour(value),
            opacity: shadeOf(value, most),
          },
        ],
  );
  return figure(
    {
      data: [
        {
          type: "scatter",
          mode: "text",
          x: places.map(({ x, wide }) => Math.round(x + wide / 2)),
          y: places.map(({ line }) => line),
          text: places.map(({ text }) => plain(text)),
          textfont: { size: SIZE - 1, color: INK },
          hovertext: places.map(({ text, value }) => plain(`${cutText(text, 80)}: ${signedText(value)}`)),
          hoverinfo: "text",
          showlegend: false,
        },
      ],
      layout: {
        ...titled(info.title, remarkOf(info)),
        height: 110 + lines * LINE,
        shapes,
        xaxis: { range: [0, PAGE], visible: false, fixedrange: true },
        yaxis: { range: [lines - 0.4, -0.6], visible: false, fixedrange: true },
      },
    },
    textExplanationWords(info),
  );
}

interface Place {
  readonly text: string;
  readonly value: number;
  readonly x: number;
  readonly wide: number;
  readonly line: number;
}

/** Words from left to right, a new line where the width ends or the text has one. */
function layOut(info: TextExplanationInfo, width: number): { places: Place[]; lines: number } {
  const places: Place[] = [];
  let x = 0;
  let line = 0;
  for (const { text: whole, value } of info.words) {
    const text = cutText(whole.replace(/\s+/g, " ").trim(), 60);
    const wide = Math.min(width, textRoom(text, SIZE) + 4);
    if (x > 0 && x + wide > width) {
      x = 0;
      line++;
    }
    places.push({ text, value, x, wide, line });
    x += wide + (/\s$/.test(whole) ? GAP : 1);
    if (/\n\s*$/.test(whole)) {
      x = 0;
      line++;
    }
  }
  return { places, lines: line + 1 };
}

function strongest({ words }: TextExplanationInfo): number {
  return words.reduce((most, { value }) => Math.max(most, Math.abs(value)), 0) || 1;
}

/** Opacity of a word's box in eight steps; words stay readable on the deepest. What hardly counts has none. */
function shadeOf(value: number, most: number): number {
  const depth = Math.abs(value) / most;
  return depth < 0.01 ? 0 : Math.ceil(depth * 8) / 16 + 0.05;
}

function remarkOf(info: TextExplanationInfo): string {
  const { left } = info;
  return [
    `${info.axis}: base value ${numberText(info.base, 4)}, this text ${numberText(info.outcome, 4)}`,
    "red raises, blue lowers",
    ...(left.words > 0
      ? [`${countText(left.words)} more words add ${signedText(left.value)} and are not drawn`]
      : []),
  ].join(" · ");
}
