/**
 * An image as few shapes: shrunk to cells (means of blocks of pixels), its colours brought to a palette of 48 by halving boxes of colours at their middle
 * (median cut), and neighbours of one colour joined to runs. Source of the palette: Heckbert, SIGGRAPH 1982. O(pixels + cells · log colours).
 */

export interface PixelImage {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  /** height × width × channels, row-major. */
  readonly data: ArrayLike<number>;
  /** The number of full brightness. */
  readonly range: number;
}

const COLOURS_KEPT = 48;

/** Means over blocks, so that neither side has more than `side` cells; NaN where a block has no finite value. */
export function shrunk(
  values: ArrayLike<number>,
  width: number,
  height: number,
  side: number,
  channels = 1,
): { readonly values: Float64Array; readonly columns: number; readonly rows: number } {
  const { columns, rows } = cellsOf(width, height, side);
  const out = new Float64Array(rows * columns * channels);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const [top, bottom] = blockOf(r, height, rows);
      const [left, right] = blockOf(c, width, columns);
      for (let channel = 0; channel < channels; channel++) {
        let sum = 0;
        let count = 0;
        for (let y = top; y < bottom; y++)
          for (let x = left; x < right; x++) {
            const value = values[(y * width + x) * channels + channel]!;
            if (!Number.isFinite(value)) continue;
            sum += value;
            count += 1;
          }
        out[(r * columns + c) * channels + channel] = count === 0 ? NaN : sum / count;
      }
    }
  return { values: out, columns, rows };
}

/** The label in the middle of each cell. */
export function shrunkLabels(
  labels: ArrayLike<number>,
  width: number,
  height: number,
  side: number,
): Int32Array {
  const { columns, rows } = cellsOf(width, height, side);
  return Int32Array.from({ length: rows * columns }, (_, at) => {
    const [top, bottom] = blockOf(Math.floor(at / columns), height, rows);
    const [left, right] = blockOf(at % columns, width, columns);
    return labels[((top + bottom) >> 1) * width + ((left + right) >> 1)]!;
  });
}

function cellsOf(width: number, height: number, side: number): { columns: number; rows: number } {
  const factor = Math.max(1, Math.max(width, height) / side);
  return { columns: Math.max(1, Math.round(width / factor)), rows: Math.max(1, Math.round(height / factor)) };
}

function blockOf(cell: number, size: number, cells: number): [number, number] {
  const from = Math.floor((cell * size) / cells);
  return [from, Math.max(from + 1, Math.floor(((cell + 1) * size) / cells))];
}

/** Colours of the cells as positions in a palette of "#rrggbb"; greys stay greys. */
export function palettedCells(
  { width, height, channels, data, range }: PixelImage,
  side: number,
): { readonly palette: string[]; readonly cells: number[]; readonly columns: number; readonly rows: number } {
  const { values, columns, rows } = shrunk(data, width, height, side, channels);
  const share = (at: number): number => {
    const x = values[at]! / range;
    return Math.round(Math.min(1, Math.max(0, Number.isFinite(x) ? x : 0)) * 255);
  };
  const colours = Array.from({ length: rows * columns }, (_, i): Rgb => {
    const red = share(i * channels);
    return channels === 1 ? [red, red, red] : [red, share(i * 3 + 1), share(i * 3 + 2)];
  });
  const boxes = halved(colours);
  const cells = Array.from({ length: colours.length }, () => 0);
  const palette = boxes.map((box, b) => {
    const mean = [0, 0, 0];
    for (const i of box) {
      cells[i] = b;
      for (let c = 0; c < 3; c++) mean[c]! += colours[i]![c]! / box.length;
    }
    return `#${mean.map((x) => Math.round(x).toString(16).padStart(2, "0")).join("")}`;
  });
  return { palette, cells, columns, rows };
}

type Rgb = readonly [number, number, number];

/** Boxes of positions: the box of the widest spread is halved at its middle until there are enough, or none spreads. */
function halved(colours: readonly Rgb[]): number[][] {
  const boxes = [
    boxOf(
      colours,
      colours.map((_, i) => i),
    ),
  ];
  while (boxes.length < COLOURS_KEPT) {
    let at = 0;
    for (let b = 1; b < boxes.length; b++) if (boxes[b]!.spread > boxes[at]!.spread) at = b;
    const { members, channel, spread } = boxes[at]!;
    if (!(spread > 0)) break;
    const sorted = members.toSorted((a, b) => colours[a]![channel]! - colours[b]![channel]!);
    let middle = sorted.length >> 1;
    const value = colours[sorted[middle]!]![channel]!;
    while (middle > 0 && colours[sorted[middle - 1]!]![channel] === value) middle -= 1;
    while (middle === 0 || colours[sorted[middle]!]![channel] === colours[sorted[middle - 1]!]![channel])
      middle += 1;
    boxes.splice(at, 1, boxOf(colours, sorted.slice(0, middle)), boxOf(colours, sorted.slice(middle)));
  }
  return boxes.map(({ members }) => members);
}

function boxOf(colours: readonly Rgb[], members: readonly number[]) {
  let channel: 0 | 1 | 2 = 0;
  let widest = -1;
  for (const c of [0, 1, 2] as const) {
    let [low, high] = [255, 0];
    for (const i of members) {
      low = Math.min(low, colours[i]![c]);
      high = Math.max(high, colours[i]![c]);
    }
    if (high - low > widest) [widest, channel] = [high - low, c];
  }
  return { members: [...members], channel, spread: widest <= 2 ? 0 : widest * Math.sqrt(members.length) };
}

/** Cells as one of six greys, from 0 to 1: enough for a faint copy. */
export function greyCells(cells: readonly number[], palette: readonly string[]): number[] {
  const greys = palette.map((colour) => {
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
    return Math.round(((0.2989 * red! + 0.587 * green! + 0.114 * blue!) / 255) * 5) / 5;
  });
  return cells.map((cell) => greys[cell]!);
}

/** Runs of equal keys along rows, as the path of strokes one cell high, by key; null is left out. */
export function runPaths<Key>(keys: readonly (Key | null)[], columns: number): Map<Key, string> {
  const paths = new Map<Key, string>();
  const last = new Map<Key, readonly [x: number, y: number]>();
  for (let at = 0; at < keys.length;) {
    const key = keys[at]!;
    const row = Math.floor(at / columns);
    let end = at + 1;
    while (end < keys.length && Math.floor(end / columns) === row && keys[end] === key) end++;
    if (key !== null) {
      const [x, y] = [at % columns, row];
      const before = last.get(key);
      const move =
        before === undefined
          ? `M${x} ${y}.5`
          : `m${x - before[0]}${y === before[1] ? " 0" : ` ${y - before[1]}`}`;
      paths.set(key, `${paths.get(key) ?? ""}${move}h${end - at}`);
      last.set(key, [x + end - at, y]);
    }
    at = end;
  }
  return paths;
}

/** How many runs there are: what a picture costs. */
export function countRuns(keys: readonly unknown[], columns: number): number {
  let count = 0;
  for (let at = 0; at < keys.length; at++)
    if (keys[at] !== null && (at % columns === 0 || keys[at] !== keys[at - 1])) count += 1;
  return count;
}

/** Lines between cells of different labels, each x, y, length and 1 for down or 0 for right. */
export function borderLines(labels: ArrayLike<number>, columns: number, rows: number): number[] {
  const lines: number[] = [];
  const along = (
    outer: number,
    inner: number,
    differs: (o: number, i: number) => boolean,
    isDown: boolean,
  ): void => {
    for (let o = 1; o < outer; o++)
      for (let i = 0; i < inner;) {
        if (!differs(o, i)) {
          i += 1;
          continue;
        }
        let end = i + 1;
        while (end < inner && differs(o, end)) end += 1;
        lines.push(...(isDown ? [o, i, end - i, 1] : [i, o, end - i, 0]));
        i = end;
      }
  };
  along(columns, rows, (x, y) => labels[y * columns + x] !== labels[y * columns + x - 1], true);
  along(rows, columns, (y, x) => labels[y * columns + x] !== labels[(y - 1) * columns + x], false);
  return lines;
}
