/**
 * The colours that readers of SHAP know: red raises, blue lowers; and the two scales between them, of eleven stops each, as plotly's
 * colour scales and as single colours. Blue and red of equal strength stay apart for the common kinds of colour blindness.
 * Source of the numbers: shap 0.46, `plots/colors`.
 */

export const SHAP_RED = "#ff0051";
export const SHAP_BLUE = "#008bfb";
/** Values that are missing, or have no order. */
export const SHAP_GREY = "#8c8c8c";

const RED_BLUE = [
  "#008bfb",
  "#007df5",
  "#236cea",
  "#625adb",
  "#8443c6",
  "#9c23ad",
  "#bb00a0",
  "#d5008f",
  "#e9007c",
  "#f90067",
  "#ff0051",
] as const;
const RED_WHITE_BLUE = [
  "#008bfb",
  "#32a2fc",
  "#67b9fc",
  "#99d0fd",
  "#cde8fe",
  "#ffffff",
  "#ffcddd",
  "#ff99b9",
  "#ff6797",
  "#ff3273",
  "#ff0051",
] as const;

export type ShapScale = "red-blue" | "red-white-blue";

/** As plotly wants it. */
export function shapColourScale(scale: ShapScale): readonly (readonly [number, string])[] {
  const stops = stopsOf(scale);
  return stops.map((colour, i) => [i / (stops.length - 1), colour]);
}

/** The colour at a place from 0 to 1, between its stops; grey for null. */
export function shapColour(place: number | null, scale: ShapScale = "red-blue"): string {
  if (place === null) return SHAP_GREY;
  const stops = stopsOf(scale);
  const at = Math.min(1, Math.max(0, place)) * (stops.length - 1);
  const low = Math.min(stops.length - 2, Math.floor(at));
  const [a, b] = [partsOf(stops[low]!), partsOf(stops[low + 1]!)];
  return `#${a.map((part, i) => hex(part + (b[i]! - part) * (at - low))).join("")}`;
}

/** Red for what raises, blue for what lowers. */
export function signColour(value: number): typeof SHAP_BLUE | typeof SHAP_RED {
  return value < 0 ? SHAP_BLUE : SHAP_RED;
}

function stopsOf(scale: ShapScale): readonly string[] {
  return scale === "red-blue" ? RED_BLUE : RED_WHITE_BLUE;
}

function partsOf(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function hex(value: number): string {
  return Math.round(value).toString(16).padStart(2, "0");
}
