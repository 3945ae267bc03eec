/**
 * A hierarchy of the numbers of an image by halving: the longer side first, rows where both are as long, channels last. As shap numbers them: groups
 * from the largest, and the single numbers from the last to the first, so that for odd sides the smaller half lies at the end.
 * Source: shap 0.46 `maskers.Image`. O(n log n).
 */

/** (n − 1)×4 as scipy's linkage, distances 0; n = height · width · channels. */
export function imageClustering(height: number, width: number, channels: number): Float64Array {
  const n = height * width * channels;
  const out = new Float64Array(4 * Math.max(0, n - 1));
  const root: Box = {
    from: [0, 0, 0],
    to: [height, width, channels],
    size: n,
    parent: undefined,
    side: 0,
    at: 0,
  };
  const boxes = n > 1 ? [root] : [];
  const halves = (box: Box): [Box, Box] => {
    const [rows, columns] = [box.to[0] - box.from[0], box.to[1] - box.from[1]];
    const axis = rows >= columns && rows > 1 ? 0 : columns > 1 ? 1 : 2;
    const side = box.to[axis] - box.from[axis];
    const half = Math.floor(side / 2);
    const to: Place = [...box.to];
    const from: Place = [...box.from];
    to[axis] = from[axis] = box.from[axis] + half;
    const size = (box.size / side) * half;
    return [
      { from: box.from, to, size, parent: box, side: 0, at: 0 },
      { from, to: box.to, size: box.size - size, parent: box, side: 1, at: 0 },
    ];
  };
  const singles: Box[] = [];
  for (let next = 0; next < boxes.length; next++)
    for (const half of halves(boxes[next]!)) (half.size === 1 ? singles : boxes).push(half);
  boxes.sort((a, b) => b.size - a.size || placeOrder(a, b));
  for (const [order, box] of boxes.entries()) {
    box.at = n - 2 - order;
    out[4 * box.at + 3] = box.size;
    if (box.parent !== undefined) out[4 * box.parent.at + box.side] = box.at + n;
  }
  for (const { from, parent, side } of singles)
    out[4 * parent!.at + side] = n - 1 - ((from[0] * width + from[1]) * channels + from[2]);
  return out;
}

type Place = [row: number, column: number, channel: number];

interface Box {
  readonly from: Readonly<Place>;
  readonly to: Readonly<Place>;
  readonly size: number;
  readonly parent: Box | undefined;
  readonly side: 0 | 1;
  /** Row in the linkage. */
  at: number;
}

/** By the first and last row, then column, then channel. */
function placeOrder(a: Box, b: Box): number {
  for (const axis of [0, 1, 2] as const) {
    const order = a.from[axis] - b.from[axis] || a.to[axis] - b.to[axis];
    if (order !== 0) return order;
  }
  return 0;
}
