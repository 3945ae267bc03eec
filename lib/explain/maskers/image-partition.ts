/**
 * A hierarchy of the numbers of an image by halving: the longer side first, rows where both are as long, channels last. As shap numbers them: groups
 * from the largest, and the single numbers from the last to the first, so that for odd sides the smaller half lies at the end.
 * Source: shap 0.46 `maskers.Image`. O(n log n).
 */

/** (n − 1)×4 as scipy's linkage, distances 0; n = height · width · channels. */
export function imageClustering(height: number, width: number, channels: number): Float64Array {
  const n = height * width * channels;
  const boxes: Box[] = [];
  const open: Box[] = [{ from: [0, 0, 0], to: [height, width, channels], parent: undefined, side: 0, at: 0 }];
  for (let box = open.pop(); box !== undefined; box = open.pop()) {
    boxes.push(box);
    if (sizeOf(box) === 1) continue;
    const [rows, columns, depth] = box.from.map((low, axis) => box.to[axis]! - low) as [
      number,
      number,
      number,
    ];
    const axis = rows >= columns && rows > 1 ? 0 : columns > 1 ? 1 : 2;
    const middle = box.from[axis]! + Math.floor([rows, columns, depth][axis]! / 2);
    const to = box.to.with(axis, middle);
    const from = box.from.with(axis, middle);
    open.push({ ...box, to, parent: box, side: 0 }, { ...box, from, parent: box, side: 1 });
  }
  boxes.sort((a, b) => sizeOf(b) - sizeOf(a) || placeOrder(a, b));
  const out = new Float64Array(4 * Math.max(0, n - 1));
  for (const [order, box] of boxes.entries()) {
    box.at = n - 2 - order;
    if (box.parent !== undefined) out[4 * box.parent.at + box.side] = box.at + n;
    if (box.at >= 0) out[4 * box.at + 3] = sizeOf(box);
  }
  return out;
}

interface Box {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly parent: Box | undefined;
  readonly side: 0 | 1;
  /** Row in the linkage; below 0 for single numbers. */
  at: number;
}

/** By the first and last row, then column, then channel. */
function placeOrder(a: Box, b: Box): number {
  for (const axis of [0, 1, 2]) {
    const order = a.from[axis]! - b.from[axis]! || a.to[axis]! - b.to[axis]!;
    if (order !== 0) return order;
  }
  return 0;
}

function sizeOf({ from, to }: Box): number {
  return (to[0]! - from[0]!) * (to[1]! - from[1]!) * (to[2]! - from[2]!);
}
