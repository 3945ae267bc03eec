/** The pictures of a study's sheet, as SVG: a few while it runs, all that say something when it is done. */
import type { Study } from "./study.ts";

/** What changes with every trial. */
export function livePictures(_study: Study): readonly string[] {
  return [];
}

/** History or Pareto front, importances, slices, parallel coordinates; what cannot be drawn is left out. */
export function studyPictures(_study: Study): readonly string[] {
  return [];
}
