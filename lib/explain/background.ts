/**
 * The background: the rows that a feature is taken from when it is masked, as a design with weights. Which rows were taken is said, never
 * silent. SHAP's `maskers.Independent` takes 100; more rows make estimates steadier, and cost in proportion.
 */
import { createRng } from "../core/index.ts";
import { designOf, takeDesign, type Design } from "../data/index.ts";

export interface Background {
  readonly design: Design;
  /** One a row, adding up to 1. */
  readonly weights: Float64Array;
  /** What was done to get it, for captions: "100 of 569 rows, seed 0". */
  readonly note: string;
}

export interface BackgroundOptions {
  /** Rows at most; more are drawn without replacement. Default 100. */
  readonly rows?: number | undefined;
  /** Seed of the draw. Default 0. */
  readonly seed?: number | undefined;
}

/**
 * @param X a table, or a background already made.
 * @throws RangeError on no rows, and on a number of rows below 1.
 */
export function backgroundOf(where: string, X: unknown, options: BackgroundOptions = {}): Background {
  if (isBackground(X)) return X;
  const { rows = 100, seed = 0 } = options;
  if (!(Number.isInteger(rows) && rows >= 1))
    throw new RangeError(`${where}: background rows must be a whole number of 1 or more; got ${rows}`);
  const all = designOf(where, X);
  if (all.rows <= rows)
    return {
      design: all,
      weights: new Float64Array(all.rows).fill(1 / all.rows),
      note: `${all.rows} ${all.rows === 1 ? "row" : "rows"}`,
    };
  const drawn = createRng(seed).choice(all.rows, rows).sort();
  return {
    design: takeDesign(all, drawn),
    weights: new Float64Array(rows).fill(1 / rows),
    note: `${rows} of ${all.rows} rows, seed ${seed}`,
  };
}

export function isBackground(value: unknown): value is Background {
  const { design, weights, note } = (value ?? {}) as Partial<Background>;
  return design !== undefined && weights instanceof Float64Array && typeof note === "string";
}

/** What a reader must know of a background before leaning on contributions that were measured against it. */
export function backgroundWarnings({ design }: Background): string[] {
  return design.rows === 1
    ? ["the background is one row: contributions say how each row differs from that row"]
    : [];
}
