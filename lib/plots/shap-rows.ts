/**
 * Rows in an order in which alike explanations stand side by side, by output, or by a feature; and neighbours gathered into groups where there are more
 * rows than columns of a picture.
 *
 * Of more than 600 rows, groups of like output are put into the order of their likeness.
 */
import { countText } from "./number-text.ts";
import type { SceneTick } from "./scene.ts";
import { likeOrder } from "./like-order.ts";
import { columnOf, featureAt, outputsOf, type Effects } from "./shap-effects.ts";

/** "similarity", "output", "original", the name of a feature, or positions of rows. */
export type RowOrder = "similarity" | "output" | "original" | (string & {}) | readonly number[];

const MOST_CLUSTERED = 600;

/** @throws RangeError on a feature or a row that is not there. */
export function rowOrder(
  effects: Effects,
  order: RowOrder,
  where: string,
): { order: number[]; words: string } {
  const rows = Array.from({ length: effects.n }, (_, i) => i);
  if (typeof order !== "string") {
    const wrong = order.find((row) => !(Number.isInteger(row) && row >= 0 && row < effects.n));
    if (wrong !== undefined)
      throw new RangeError(`${where}: a row must be a whole number in [0, ${effects.n}); got ${wrong}`);
    return { order: [...order], words: "in a given order" };
  }
  if (order === "original") return { order: rows, words: "in their own order" };
  if (order === "output") {
    const f = outputsOf(effects);
    return { order: rows.sort((a, b) => f[b]! - f[a]! || a - b), words: "by output" };
  }
  if (order !== "similarity" && order !== "hclust") {
    const x = columnOf(effects, featureAt(effects, order, where))?.x;
    const last = (i: number): number => (x === undefined || Number.isNaN(x[i]!) ? Infinity : x[i]!);
    return { order: rows.sort((a, b) => compare(last(a), last(b)) || a - b), words: `by ${order}` };
  }
  return { order: likeRows(effects), words: "alike ones side by side" };
}

/** Groups of neighbours, as even as can be. */
export function rowGroups(order: readonly number[], most: number): number[][] {
  const many = Math.min(order.length, most);
  return Array.from({ length: many }, (_, g) =>
    order.slice(Math.floor((g * order.length) / many), Math.floor(((g + 1) * order.length) / many)),
  );
}

/** Counts of rows along columns of so many rows each. */
export function rowTicks(sizes: readonly number[]): SceneTick[] {
  const last = sizes.length - 1;
  const places = [...new Set([0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * last)))];
  const upTo = (column: number): number => sizes.slice(0, column).reduce((sum, size) => sum + size, 0);
  return places.map((at) => ({
    at,
    text: countText(at === last && sizes[at]! > 1 ? upTo(at + 1) : upTo(at)),
  }));
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function likeRows(effects: Effects): number[] {
  const { n, p, values } = effects;
  if (n <= MOST_CLUSTERED) return likeOrder(values, n, p);
  const f = outputsOf(effects);
  const byOutput = Array.from({ length: n }, (_, i) => i).sort((a, b) => f[a]! - f[b]! || a - b);
  const groups = rowGroups(byOutput, MOST_CLUSTERED);
  const means = new Float64Array(groups.length * p);
  groups.forEach((own, g) => {
    for (const i of own) for (let j = 0; j < p; j++) means[g * p + j]! += values[i * p + j]! / own.length;
  });
  return likeOrder(means, groups.length, p).flatMap((g) => groups[g]!);
}
