/**
 * The still picture of anything that is drawn: a MIME bundle, a plotly figure or SVG becomes a PNG, without a browser and without a network.
 * A bundle's own SVG is rasterised as it is; any other plotly figure is drawn by plotly.js itself in a thread (`still-worker.ts`), which starts
 * with the first of them (half a second) and takes 15 to 50 ms for each.
 */
import type { MimeBundle } from "../core/index.ts";
import { rasterOf, type Raster } from "./still-raster.ts";
import { drawnByWorker } from "./still-worker-client.ts";

export interface StillOptions {
  /** Pixels, where the figure has no width of its own; default 700. */
  readonly width?: number;
  /** Pixels, where the figure has no height of its own; default 450. */
  readonly height?: number;
  /** Milliseconds for one figure, after which it is given up; default 8000. */
  readonly timeout?: number;
}

const PLOTLY = "application/vnd.plotly.v1+json";
/** Drawn by WebGL, or on maps that would be fetched: plotly.js alone cannot. */
const NEEDS_BROWSER =
  /^(scatter3d|surface|mesh3d|cone|streamtube|volume|isosurface|parcoords|splom|heatmapgl|pointcloud|scattergeo|choropleth|(scatter|choropleth|density)map(box)?)$/;
/** These have a twin in SVG; more points than this would be more markup than picture. */
const MOST_POINTS = 20_000;

/** Why there is no picture, in words; or the picture. */
export type Still = Raster | { readonly missing: string };

/**
 * The picture of a bundle: of its SVG, or of its plotly figure.
 * @returns undefined when the bundle holds nothing that is drawn.
 */
export async function stillOf(bundle: MimeBundle, options: StillOptions = {}): Promise<Still | undefined> {
  const own = bundle["image/svg+xml"];
  const figure = bundle[PLOTLY];
  if (typeof own !== "string" && (typeof figure !== "object" || figure === null)) return undefined;
  try {
    const svg = typeof own === "string" ? own : await figureSvg(figure as PlotlyFigure, options);
    return (await rasterOf(svg)) ?? { missing: "there is no rasteriser for this machine (@resvg/resvg-js)" };
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
}

export interface PlotlyFigure {
  readonly data?: readonly Readonly<Record<string, unknown>>[];
  readonly layout?: Readonly<Record<string, unknown>>;
}

/**
 * Any plotly figure as SVG.
 * @throws RangeError on a figure that needs WebGL or a map, is too large, or takes too long; Error when plotly refuses it.
 */
export async function figureSvg(figure: PlotlyFigure, options: StillOptions = {}): Promise<string> {
  const { width = 700, height = 450, timeout = 8000 } = options;
  const traces = (figure.data ?? []).map(stillTrace);
  // What is worked by hand would stand in the picture as dead buttons.
  const { updatemenus: _menus, sliders: _sliders, ...layout } = figure.layout ?? {};
  const points = traces.reduce((sum, trace) => sum + sizeOf(trace), 0);
  if (points > MOST_POINTS)
    throw new RangeError(
      `at most ${MOST_POINTS} points are drawn without a browser; got ${points}; thin them out, or see the figure live`,
    );
  const answer = await drawnByWorker(
    {
      data: traces,
      layout,
      width: pixels(layout["width"], width),
      height: pixels(layout["height"], height),
    },
    timeout,
  );
  if (answer.svg === undefined) throw new Error(`plotly refused the figure: ${answer.error}`);
  return (
    answer.svg
      // Empty declarations end the list for strict readers of CSS.
      .replaceAll(/(["; ])[\w-]+:\s*(?=[;"])/g, "$1")
      // Plotly's mark for quotes around a font's name.
      .replaceAll("TOBESTRIPPED", "")
      // A picture has no links, least of all those that run something.
      .replaceAll(/<a\b[^>]*>/g, "<tspan>")
      .replaceAll("</a>", "</tspan>")
  );
}

function stillTrace(trace: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const type = String(trace["type"] ?? "scatter");
  if (NEEDS_BROWSER.test(type))
    throw new RangeError(
      `traces of type "${type}" need a browser; see the figure live, or plot another view of the data`,
    );
  return type === "scattergl" || type === "scatterpolargl" ? { ...trace, type: type.slice(0, -2) } : trace;
}

function sizeOf(trace: Readonly<Record<string, unknown>>): number {
  return Math.max(
    0,
    ...["x", "y", "z", "values", "r"].map((name) => {
      const values = trace[name];
      return Array.isArray(values) ? values.length : 0;
    }),
  );
}

function pixels(value: unknown, otherwise: number): number {
  return typeof value === "number" && value >= 10 && value <= 10_000 ? value : otherwise;
}
