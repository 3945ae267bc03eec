/**
 * Images beside what their pixels added to each output: red raises, blue lowers, the deeper the more, on a faint copy of the image; one colour scale for
 * all panels, ending at the 99.9th percentile of |contribution|. Large images are drawn as blocks of pixels, and that is said; regions get their borders.
 * Source: shap 0.46 `plots.image` (its panels, scale and colours); lime 0.2 for borders. O(pixels × outputs).
 */
import { quantile } from "../core/index.ts";
import {
  borderLines,
  countRuns,
  greyCells,
  palettedCells,
  shrunk,
  shrunkLabels,
  type PixelImage,
} from "./image-explanation-cells.ts";
import { counted, cutText, numberText } from "./number-text.ts";
import { signedText } from "./shap-effects.ts";

export interface ExplainedImage extends PixelImage {
  readonly name?: string | undefined;
  /** For each output height × width numbers. */
  readonly contributions: readonly ArrayLike<number>[];
  /** For each output, what the model says. */
  readonly outcomes?: readonly number[] | undefined;
  /** Labels of regions, height × width: their borders are drawn on the image. */
  readonly regions?: ArrayLike<number> | undefined;
}

export interface ImageExplanationSource {
  readonly images: readonly ExplainedImage[];
  /** k; "" for the only output of a model that does not name it. */
  readonly outputNames: readonly string[];
  /** What the contributions count; "" where unknown. */
  readonly units: string;
  /** What they are called. Default "SHAP value of a pixel". */
  readonly measure?: string | undefined;
}

export interface ImageExplanationOptions {
  /** Images drawn at most. Default 6. */
  readonly maxImages?: number | undefined;
  /** Outputs drawn at most: those of the largest contributions, in their order. Default 10. */
  readonly maxOutputs?: number | undefined;
  readonly title?: string | undefined;
}

export interface ImagePanels {
  readonly name: string;
  /** Pixels of the image. */
  readonly width: number;
  readonly height: number;
  /** Cells that are drawn. */
  readonly columns: number;
  readonly rows: number;
  readonly palette: readonly string[];
  /** rows × columns: positions in the palette. */
  readonly cells: readonly number[];
  /** For each output rows × columns: mean contribution of the cell's pixels. */
  readonly heats: readonly (readonly (number | null)[])[];
  /** For each output: what raised, what lowered, and what the model says. */
  readonly sums: readonly {
    readonly raised: number;
    readonly lowered: number;
    readonly outcome: number | null;
  }[];
  /** Borders of regions: x, y, length, 1 for down or 0 for right; in cells. */
  readonly borders: readonly number[];
}

export interface ImageExplanationInfo {
  readonly title: string;
  readonly measure: string;
  /** The end of the colour scale: a contribution of one pixel. */
  readonly most: number;
  readonly outputs: readonly string[];
  readonly images: readonly ImagePanels[];
  /** What is not drawn. */
  readonly left: { readonly images: number; readonly outputs: number; readonly pixels: number };
  readonly nothing: string | null;
}

/** Shapes of a picture at most, about; and cells on a side. */
const RUNS = 6500;
const SIDES = [64, 60, 56, 52, 48, 44, 40, 36, 32, 28, 24, 20, 16, 12, 8];
const LARGEST = 1e200;
const LEVELS = 12;

/** @throws RangeError on sizes that do not fit each other, and on fewer than one image or output to draw. */
export function imageExplanationInfo(
  source: ImageExplanationSource,
  options: ImageExplanationOptions = {},
): ImageExplanationInfo {
  const { maxImages = 6, maxOutputs = 10 } = options;
  for (const [name, value] of Object.entries({ maxImages, maxOutputs }))
    if (!(Number.isInteger(value) && value >= 1))
      throw new RangeError(`shap image: ${name} must be a whole number of 1 or more; got ${value}`);
  const { images, outputNames, units } = source;
  for (const [i, image] of images.entries()) checkSizes(image, i, outputNames.length);
  const measure = `${source.measure ?? "SHAP value of a pixel"}${units === "" ? "" : `, ${cutText(units, 60)}`}`;
  const outputs = strongestOutputs(images, outputNames.length, maxOutputs);
  const drawn = images.slice(0, maxImages);
  const nothing = nothingOf(source);
  const shared = {
    title: options.title ?? "What the pixels added",
    measure,
    outputs: outputs.map((c) => outputNames[c]!),
    left: {
      images: images.length - drawn.length,
      outputs: outputNames.length - outputs.length,
      pixels: images.reduce((sum, { contributions }) => sum + missingOf(contributions), 0),
    },
    nothing,
  };
  if (nothing !== null) return { ...shared, outputs: [], most: 0, images: [] };
  const most = scaleEnd(drawn, outputs);
  for (const side of SIDES) {
    const panels = drawn.map((image, i) => panelsOf(image, i, outputs, side));
    const runs = panels.reduce(
      (sum, { cells, palette, columns, heats, borders }) =>
        sum +
        countRuns(cells, columns) +
        outputs.length * countRuns(greyCells(cells, palette), columns) +
        heats.reduce((all, heat) => all + countRuns(heatLevels(heat, most), columns), 0) +
        borders.length / 4,
      0,
    );
    if (runs <= RUNS || side === SIDES.at(-1)) return { ...shared, most, images: panels };
  }
  throw new RangeError("shap image: no size fits; this cannot happen");
}

/** The depth of a colour in twelve steps, with its sign; null where there is no colour. */
export function heatLevels(heat: readonly (number | null)[], most: number): (number | null)[] {
  return heat.map((value) => {
    if (value === null) return null;
    const level = Math.round(Math.min(1, Math.abs(value) / most) * LEVELS);
    return level === 0 ? null : (Math.sign(value) * level) / LEVELS;
  });
}

/** The result in words. */
export function imageExplanationWords(info: ImageExplanationInfo): string {
  if (info.nothing !== null) return `${info.title}: ${info.nothing}`;
  const { images, outputs } = info;
  const parts = images.slice(0, 3).map(({ name, sums }) => {
    const own = sums
      .slice(0, 3)
      .map(
        ({ raised, lowered }, c) =>
          `${outputs[c] === "" ? "" : `${cutText(outputs[c]!, 40)} `}raised by ${signedText(raised)}, lowered by ${signedText(lowered)}`,
      );
    return `${images.length === 1 && name === "" ? "" : `${cutText(name, 40)}: `}${own.join("; ")}`;
  });
  return `${info.title}: ${counted(images.length, "image")}, ${counted(outputs.length, "output")} (${info.measure}); ${parts.join(" · ")}`;
}

function panelsOf(
  image: ExplainedImage,
  position: number,
  outputs: readonly number[],
  side: number,
): ImagePanels {
  const { width, height, contributions, outcomes, regions } = image;
  const { palette, cells, columns, rows } = palettedCells(image, side);
  return {
    name: image.name ?? (position === 0 ? "" : `image ${position}`),
    width,
    height,
    columns,
    rows,
    palette,
    cells,
    heats: outputs.map((c) =>
      Array.from(shrunk(held(contributions[c]!), width, height, side).values, (x) =>
        Number.isNaN(x) ? null : Number(x.toPrecision(4)) + 0,
      ),
    ),
    sums: outputs.map((c) => {
      let [raised, lowered] = [0, 0];
      for (const x of held(contributions[c]!)) {
        if (x > 0) raised += x;
        if (x < 0) lowered += x;
      }
      const outcome = outcomes?.[c];
      return {
        raised,
        lowered,
        outcome: outcome !== undefined && Number.isFinite(outcome) ? outcome + 0 : null,
      };
    }),
    borders:
      regions === undefined ? [] : borderLines(shrunkLabels(regions, width, height, side), columns, rows),
  };
}

/** Numbers whose sums stay finite; the rest is missing. */
function held(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values, (x) => (Math.abs(x) < LARGEST ? x : NaN));
}

function missingOf(contributions: readonly ArrayLike<number>[]): number {
  let count = 0;
  for (const values of contributions) for (const x of held(values)) if (Number.isNaN(x)) count += 1;
  return count;
}

function scaleEnd(images: readonly ExplainedImage[], outputs: readonly number[]): number {
  const sizes = images
    .flatMap(({ contributions }) => outputs.flatMap((c) => Array.from(held(contributions[c]!), Math.abs)))
    .filter((x) => Number.isFinite(x));
  const sorted = Float64Array.from(sizes).sort();
  return (quantile(sorted, 0.999) ?? 0) || sorted.at(-1) || 1;
}

function strongestOutputs(images: readonly ExplainedImage[], k: number, most: number): number[] {
  const sizes = Array.from({ length: k }, (_, c) =>
    images.reduce(
      (sum, { contributions }) =>
        held(contributions[c]!).reduce((all, x) => all + (Number.isNaN(x) ? 0 : Math.abs(x)), sum),
      0,
    ),
  );
  return sizes
    .map((_, c) => c)
    .sort((a, b) => sizes[b]! - sizes[a]! || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
}

function nothingOf({ images, outputNames }: ImageExplanationSource): string | null {
  if (images.length === 0) return "nothing to show: there are no images";
  if (outputNames.length === 0) return "nothing to show: there are no outputs";
  const some = images.some(({ contributions }) =>
    contributions.some((values) => held(values).some((x) => !Number.isNaN(x))),
  );
  return some ? null : "nothing to show: no contribution is finite";
}

function checkSizes(image: ExplainedImage, i: number, k: number): void {
  const { width, height, channels, data, contributions, regions } = image;
  const n = width * height;
  const wanted: readonly (readonly [string, number, number])[] = [
    ["numbers of pixels", data.length, n * channels],
    ["lists of contributions", contributions.length, k],
    ...contributions.map((values, c) => [`contributions to output ${c}`, values.length, n] as const),
    ...(regions === undefined ? [] : [["labels of regions", regions.length, n] as const]),
  ];
  for (const [what, got, right] of wanted)
    if (got !== right || !(n >= 1))
      throw new RangeError(
        `shap image: image ${i} of ${width}×${height} pixels must have ${right} ${what}; got ${got}`,
      );
}

/** "3: 0.92" above a panel. */
export function panelTitle(name: string, outcome: number | null): string {
  const value = outcome === null ? "" : numberText(outcome);
  return name === "" || value === "" ? `${name}${value}` : `${name}: ${value}`;
}

/** What is left out and how it is drawn. */
export function imageRemark(info: ImageExplanationInfo): string {
  const { left, images } = info;
  const blocks = images.find(({ columns, width }) => columns < width);
  return [
    `${info.measure}: red raises, blue lowers`,
    ...(left.images > 0 ? [`${counted(left.images, "more image")} not drawn`] : []),
    ...(left.outputs > 0 ? [`${counted(left.outputs, "weaker output")} not drawn`] : []),
    ...(left.pixels > 0 ? [`${counted(left.pixels, "contribution")} not finite`] : []),
    ...(blocks === undefined
      ? []
      : [`drawn as ${blocks.columns}×${blocks.rows} means of ${blocks.width}×${blocks.height} pixels`]),
  ].join(" · ");
}
