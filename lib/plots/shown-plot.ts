/** A plot as a record: what it shows, its plotly figure, its words; a notebook shows it, live or still. */
import { shown, type Displayable, type MimeBundle } from "../core/index.ts";
import type { Figure, FigureParts } from "./figure.ts";
import type { SvgOptions } from "./svg.ts";

export interface ShownPlot<Info = unknown> extends FigureParts, Displayable {
  /** The content as plain numbers and texts. */
  readonly info: Info;
  /** The result in words. */
  readonly words: string;
  /** The still picture. */
  svg(options?: SvgOptions): string;
}

/** The record of an Info. Beside plotly's form stands the still picture, for places without scripts. */
export function shownPlot<Info>(
  info: Info,
  figureOf: (info: Info) => Figure,
  svgOf: (info: Info, options?: SvgOptions) => string,
  wordsOf: (info: Info) => string,
): ShownPlot<Info> {
  const { data, layout, config } = figureOf(info);
  const words = wordsOf(info);
  const svg = (options?: SvgOptions): string => svgOf(info, options);
  return shown(
    { info, data, layout, ...(config !== undefined && { config }), words, svg },
    (): MimeBundle & { "text/plain": string } => ({
      "application/vnd.plotly.v1+json": { data, layout, ...(config !== undefined && { config }) },
      "image/svg+xml": svg(),
      "text/plain": words,
    }),
  );
}
