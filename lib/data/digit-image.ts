/** One image of the digits as a picture: eight rows of eight squares, darker for more ink. */
import { shown, type Displayable } from "../core/index.ts";
import { valueAt } from "./column.ts";
import type { Frame } from "./frame.ts";

export interface DigitImage {
  /** Eight rows of eight, 0 (no ink) to 16. */
  readonly pixels: readonly (readonly number[])[];
  readonly digit: number;
}

/**
 * The image in a row of `load("digits")`, shown as a picture.
 * @throws RangeError for a row that is not there, or for a frame without the columns of the digits.
 */
export function digitImage(frame: Frame, row: number): DigitImage & Displayable {
  if (!(Number.isInteger(row) && row >= 0 && row < frame.length))
    throw new RangeError(`digitImage: row must be a whole number in [0, ${frame.length}); got ${row}`);
  const value = (name: string): number => Number(valueAt(frame.column(name), row));
  const pixels = Array.from({ length: 8 }, (_, y) =>
    Array.from({ length: 8 }, (__, x) => value(`pixel_${y}_${x}`)),
  );
  return shown({ pixels, digit: value("digit") }, () => ({
    "text/plain": pixels.map((line) => line.map(block).join("")).join("\n"),
    "text/html": svg(pixels),
  }));
}

function block(ink: number): string {
  return " ░▒▓█"[Math.min(4, Math.ceil(ink / 4))]!.repeat(2);
}

function svg(pixels: DigitImage["pixels"]): string {
  const squares = pixels.flatMap((line, y) =>
    line.map((ink, x) => `<rect x="${x}" y="${y}" width="1" height="1" fill-opacity="${ink / 16}"/>`),
  );
  return `<svg viewBox="0 0 8 8" width="96" height="96" role="img" shape-rendering="crispEdges"><rect width="8" height="8" fill="#fff"/>${squares.join("")}</svg>`;
}
