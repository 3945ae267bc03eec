/**
 * Rows in an order in which alike explanations stand side by side, by output, or by a feature; and neighbours gathered into groups where there are more
 * rows than columns of a picture.
 *
 * Likeness: complete linkage over squared distances of the contributions (chain of nearest neighbours, Benzécri 1982), each merge turned so that
 * nearer ends meet. O(rows² × features); of more than 1200 rows groups of like output are clustered instead.
 */
import { columnOf, featureAt, outputsOf, type Effects } from "./shap-effects.ts";

/** "similarity", "output", "original", the name of a feature, or positions of rows. */
export type RowOrder = "similarity" | "output" | "original" | (string & {}) | readonly number[];

const MOST_CLUSTERED = 1200;

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

/** The leaves of a complete-linkage tree. */
export function likeOrder(values: Float64Array, n: number, p: number): number[] {
  if (n < 3) return Array.from({ length: n }, (_, i) => i);
  const d = new Float64Array(n * n);
  let scale = 0;
  for (const value of values) scale = Math.max(scale, Math.abs(value));
  for (let a = 0; a < n; a++)
    for (let b = 0; b < a; b++) {
      let sum = 0;
      for (let j = 0; j < p; j++) sum += ((values[a * p + j]! - values[b * p + j]!) / (scale || 1)) ** 2;
      d[a * n + b] = sum;
      d[b * n + a] = sum;
    }
  const leaf = d.slice();
  const leaves: (number[] | null)[] = Array.from({ length: n }, (_, i) => [i]);
  const chain: number[] = [];
  let left = n;
  while (left > 1) {
    if (chain.length === 0) chain.push(leaves.findIndex((own) => own !== null));
    for (;;) {
      const top = chain.at(-1)!;
      const before = chain.at(-2);
      let near = before ?? -1;
      let least = before === undefined ? Infinity : d[top * n + before]!;
      for (let i = 0; i < n; i++)
        if (leaves[i] !== null && i !== top && d[top * n + i]! < least) [near, least] = [i, d[top * n + i]!];
      if (near !== before) {
        chain.push(near);
        continue;
      }
      chain.length -= 2;
      leaves[near] = endToEnd(leaves[near]!, leaves[top]!, leaf, n);
      leaves[top] = null;
      for (let i = 0; i < n; i++) {
        const far = Math.max(d[near * n + i]!, d[top * n + i]!);
        d[near * n + i] = far;
        d[i * n + near] = far;
      }
      left--;
      break;
    }
  }
  return leaves.find((own) => own !== null)!;
}

/** Of the four ways to put two rows of leaves together, the one whose touching ends are nearest. */
function endToEnd(a: number[], b: number[], d: Float64Array, n: number): number[] {
  const gap = (i: number, j: number): number => d[i * n + j]!;
  const [a0, a1, b0, b1] = [a[0]!, a.at(-1)!, b[0]!, b.at(-1)!];
  const gaps = [gap(a1, b0), gap(a1, b1), gap(a0, b0), gap(a0, b1)];
  const way = gaps.indexOf(Math.min(...gaps));
  const [first, second] = [way < 2 ? a : a.toReversed(), way % 2 === 0 ? b : b.toReversed()];
  return [...first, ...second];
}
