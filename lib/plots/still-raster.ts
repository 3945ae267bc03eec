/**
 * SVG → PNG, at two pixels for each of the page's, with Assay's own font, so that it looks the same on every machine. The work is
 * resvg's (https://github.com/thx/resvg-js), an optional package of native code: where it is missing, a still picture stays SVG.
 */
import { join } from "node:path";
import { packageFolder } from "../core/index.ts";

export interface Raster {
  readonly png: Buffer;
  /** Pixels of the page: half of the picture's. */
  readonly width: number;
  readonly height: number;
}

type Resvg = typeof import("@resvg/resvg-js");

const SCALE = 2;
/** Wider pictures are made no finer: 16 million pixels are enough for anything. */
const MOST_PIXELS = 16_000_000;
/** A grey that is 4.5 : 1 on white and 4.2 : 1 on near-black: the picture's ground is the page's. */
const INK = "#767676";
/** Letters that Arimo has: Latin, Greek, Cyrillic, Hebrew, marks, arrows, signs of mathematics. */
const OWN_LETTERS = /^[\u0000-\u052f\u0590-\u05ff\u1e00-\u1fff\u2000-\u22ff\u25a0-\u25ff\ufb00-\ufb4f]*$/;

let loaded: Promise<Resvg | undefined> | undefined;

/** @returns undefined when there is no rasteriser for this machine, or the SVG is broken. */
export async function rasterOf(svg: string): Promise<Raster | undefined> {
  loaded ??= import("@resvg/resvg-js").catch(() => undefined);
  const resvg = await loaded;
  if (resvg === undefined) return undefined;
  const fonts = join(packageFolder(), "vendor", "fonts");
  try {
    const [width, height] = sizeOf(svg);
    const scale = Math.min(SCALE, Math.sqrt(MOST_PIXELS / (width * height)));
    const image = await resvg.renderAsync(plainStyles(svg), {
      fitTo: { mode: "zoom", value: scale },
      font: {
        fontFiles: [join(fonts, "Arimo-Regular.ttf"), join(fonts, "Arimo-SemiBold.ttf")],
        loadSystemFonts: !OWN_LETTERS.test(svg),
        defaultFontFamily: "Arimo",
        sansSerifFamily: "Arimo",
        serifFamily: "Arimo",
        monospaceFamily: "Arimo",
      },
    });
    return { png: image.asPng(), width: Math.round(width), height: Math.round(height) };
  } catch {
    return undefined;
  }
}

/** What a page's style sheet would decide is decided here. */
function plainStyles(svg: string): string {
  return (
    svg
      .replace(/var\(\s*--[\w-]+\s*,\s*((?:[^()]|\([^()]*\))*)\)/g, "$1")
      .replaceAll(/url\((?:'|&apos;|&quot;|&#39;)#([^'"&)]+)(?:'|&apos;|&quot;|&#39;)\)/g, "url(#$1)")
      // Words and axes that a page shows paler would be too pale in grey.
      .replaceAll(/(<text\b[^>]*?) fill-opacity="[\d.]+"/g, "$1")
      .replaceAll('<g fill-opacity="0.75">', "<g>")
      .replace(/<svg\b/, `<svg color="${INK}"`)
  );
}

/** @throws RangeError when the picture says no size. */
function sizeOf(svg: string): [width: number, height: number] {
  const root = /<svg\b[^>]*>/.exec(svg)?.[0] ?? "";
  const attribute = (name: string): number =>
    Number.parseFloat(new RegExp(`\\s${name}="([^"]*)"`).exec(root)?.[1] ?? "");
  const view =
    /\sviewBox="([^"]*)"/
      .exec(root)?.[1]
      ?.trim()
      .split(/[\s,]+/)
      .map(Number) ?? [];
  const [width, height] = [attribute("width") || view[2] || 0, attribute("height") || view[3] || 0];
  if (!(width > 0 && height > 0))
    throw new RangeError("rasterOf: the SVG needs a width and a height; got none");
  return [width, height];
}
