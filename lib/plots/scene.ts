/**
 * A scene: panels on a grid, each with two axes and marks in the units of these axes, described once and drawn twice (`scene-svg.ts`,
 * `scene-figure.ts`). Marks carry a shade from 0 to 1 on a colour scale where a third number matters, so that plots of explanations, whose
 * colour is a value of a feature, need no drawing of their own.
 */
import type { ShapScale } from "./shap-colours.ts";

export interface SceneTick {
  readonly at: number;
  readonly text: string;
}

export interface SceneAxis {
  readonly title: string;
  readonly range: readonly [number, number];
  /** Default: round numbers. */
  readonly ticks?: readonly SceneTick[];
  readonly grid?: boolean;
}

/** "ink" is the colour of the text. */
export type Paint = "ink" | `#${string}`;

/** What is read when pointing at a mark. */
export interface SceneHover {
  /** Before the number or text of each mark. */
  readonly lead: string;
  readonly values: readonly (string | number | null)[];
  /** Names of what the two axes tell; null leaves it out. */
  readonly x: string | null;
  readonly y: string | null;
}

export interface ScenePoints {
  readonly kind: "points";
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** One a point; null is grey. */
  readonly shades?: readonly (number | null)[];
  readonly colour?: Paint;
  readonly size: number;
  readonly opacity?: number;
  /** They overlap: no colour may lie on top of all others. */
  readonly mixed?: boolean;
  readonly hover?: SceneHover;
}

export interface SceneLine {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly colour: Paint;
  readonly width?: number;
  readonly opacity?: number;
  readonly dash?: boolean;
  /** It lies over colours: where ink has one grey for all pages, a light line beneath sets it off. */
  readonly halo?: boolean;
  readonly text?: string;
}

export interface SceneLines {
  readonly kind: "lines";
  readonly lines: readonly SceneLine[];
}

export interface SceneArea {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly colour: Paint;
  readonly opacity?: number;
  /** Edge of the area in the colour of the page, which sets it apart from its neighbours. */
  readonly edge?: boolean;
  readonly text?: string;
}

export interface SceneAreas {
  readonly kind: "areas";
  readonly areas: readonly SceneArea[];
}

/** Rectangles. */
export interface SceneBoxes {
  readonly kind: "boxes";
  readonly x0: readonly number[];
  readonly x1: readonly number[];
  readonly y0: readonly number[];
  readonly y1: readonly number[];
  readonly shades?: readonly (number | null)[];
  readonly colours?: readonly Paint[];
  readonly colour?: Paint;
  readonly opacity?: number;
  readonly hover?: SceneHover;
}

/** A grid of numbers as colours, row by row from the top; null is left empty. */
export interface SceneMatrix {
  readonly kind: "matrix";
  readonly columns: number;
  readonly values: readonly (number | null)[];
  /** Ends of the colour scale are −limit and limit. */
  readonly limit: number;
  /** One a row. */
  readonly names: readonly string[];
}

export interface SceneTexts {
  readonly kind: "texts";
  readonly texts: readonly {
    readonly x: number;
    readonly y: number;
    readonly text: string;
    readonly anchor?: "start" | "middle" | "end";
    /** Pixels away from the place, to the right and down. */
    readonly dx?: number;
    readonly dy?: number;
    readonly bold?: boolean;
    readonly faint?: boolean;
  }[];
}

/** A line across the panel. */
export interface SceneRules {
  readonly kind: "rules";
  readonly axis: "x" | "y";
  readonly at: readonly number[];
  readonly opacity?: number;
  readonly dash?: boolean;
}

export type SceneMark =
  ScenePoints | SceneLines | SceneAreas | SceneBoxes | SceneMatrix | SceneTexts | SceneRules;

export interface ScenePanel {
  /** Place on the grid. */
  readonly column: number;
  readonly row: number;
  readonly x: SceneAxis;
  readonly y: SceneAxis;
  readonly marks: readonly SceneMark[];
}

/** What colours mean: a strip at the right. */
export interface SceneKey {
  readonly title: string;
  readonly scale: ShapScale;
  /** Texts at places from 0, below, to 1. */
  readonly ticks: readonly SceneTick[];
}

export interface Scene {
  readonly title: string;
  readonly remark: string;
  /** The result in words. */
  readonly words: string;
  /** Widths of the columns relative to each other. */
  readonly columns: readonly number[];
  /** Heights of the rows in pixels. */
  readonly rows: readonly number[];
  readonly panels: readonly ScenePanel[];
  readonly key?: SceneKey | null;
  readonly legend?: readonly { readonly name: string; readonly colour: Paint }[];
}

/** A line of error over bars. */
export function whisker(x: readonly number[], y: readonly number[]): SceneLine {
  return { x, y, colour: "ink", width: 1.5, halo: true };
}

/** Both ends with a little air; one value is widened. */
export function airy(lo: number, hi: number, share = 0.04): readonly [number, number] {
  if (!(lo < hi)) {
    const half = Math.abs(lo) / 10 || 0.5;
    return [lo - half, lo + half];
  }
  return [lo - share * (hi - lo), hi + share * (hi - lo)];
}
