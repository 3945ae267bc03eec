/** A family of plots under test, and the texts that must do no harm. */
import type { Figure, SvgOptions } from "../../../lib/plots/index.ts";

/** One family: its infos by name, each with its three forms. */
export interface Family {
  readonly name: string;
  readonly infos: Readonly<Record<string, unknown>>;
  /** Points of a figure at most; default 2000. */
  readonly most?: number;
  figure(info: unknown): Figure;
  svg(info: unknown, options?: SvgOptions): string;
  words(info: unknown): string;
}

export function family<Info>(
  name: string,
  figure: (info: Info) => Figure,
  svg: (info: Info, options?: SvgOptions) => string,
  words: (info: Info) => string,
  infos: Readonly<Record<string, Info>>,
): Family {
  return {
    name,
    infos,
    figure: (info) => figure(info as Info),
    svg: (info, options) => svg(info as Info, options),
    words: (info) => words(info as Info),
  };
}

/** Tags, quotes, template marks, a control character, half a pair, a bidirectional override. */
export const HOSTILE =
  '"><script>alert(1)</script><a href="javascript:x" onclick=\'y\'>&amp;]]>%{x}${y}\u0001\ud800\u202e';
export const LONG = "a very long name of a column that nobody would want to read in full ".repeat(12);
