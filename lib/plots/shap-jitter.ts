/**
 * Where the points of a swarm stand: contributions are put into bins, and the points of a bin are laid above and below the line by turns, so that the
 * width of the swarm is a histogram. Source: shap 0.46, `plots/_beeswarm.py`; here rows of a bin stand in an order by the golden ratio, not by
 * chance. O(n log n).
 */

const BINS = 100;
const HALF = 0.36;

/** Places from −0.36 to 0.36, one a value. */
export function swarmPlaces(values: Float64Array): number[] {
  const { lo, step } = binsOf(values, BINS);
  const bins = Array.from(values, (value) => Math.round((value - lo) / step));
  const share = (i: number): number => (i * 0.6180339887498949) % 1;
  const order = bins.map((_, i) => i).sort((a, b) => bins[a]! - bins[b]! || share(a) - share(b));
  const layers = Array.from(values, () => 0);
  let most = 1;
  let layer = 0;
  order.forEach((i, at) => {
    layer = at > 0 && bins[order[at - 1]!] === bins[i] ? layer + 1 : 0;
    layers[i] = Math.ceil(layer / 2) * (layer % 2 === 1 ? 1 : -1) + 0;
    most = Math.max(most, Math.abs(layers[i]!));
  });
  // Few points stand close together: a swarm of three is no wider than its dots.
  const pitch = Math.min(HALF / most, 0.1);
  return layers.map((each) => Math.round(each * pitch * 1000) / 1000);
}

export interface SwarmCells {
  /** Contribution at the lower end of bin 0, and the width of a bin. */
  readonly from: number;
  readonly step: number;
  readonly bins: readonly number[];
  /** Shade; null is grey. */
  readonly levels: readonly (number | null)[];
  readonly counts: readonly number[];
}

const MOST_BINS = 60;
const LEVELS = 6;

/**
 * The same swarm as counts: by bin of the contribution and level of the value, bins in rising order and levels in it, no row left out.
 * @param swarms how many there are in the picture: the more, the fewer bins each has.
 */
export function swarmCells(
  values: Float64Array,
  shades: readonly (number | null)[],
  swarms: number,
): SwarmCells {
  const many = Math.max(16, Math.min(MOST_BINS, Math.round(900 / swarms)));
  const { lo, step } = binsOf(values, many);
  const counts = new Int32Array(many * (LEVELS + 1));
  values.forEach((value, i) => {
    const bin = Math.min(many - 1, Math.floor((value - lo) / step));
    const shade = shades[i] ?? null;
    const level = shade === null ? LEVELS : Math.min(LEVELS - 1, Math.floor(shade * LEVELS));
    counts[bin * (LEVELS + 1) + level]! += 1;
  });
  const used = [...counts.keys()].filter((at) => counts[at]! > 0);
  return {
    from: lo,
    step,
    bins: used.map((at) => Math.floor(at / (LEVELS + 1))),
    levels: used.map((at) => {
      const level = at % (LEVELS + 1);
      return level === LEVELS ? null : level / (LEVELS - 1);
    }),
    counts: used.map((at) => counts[at]!),
  };
}

/** Cells as rectangles about the line at `y`: bins as high as their counts, but never lower than a dot. */
export function cellBoxes(
  cells: SwarmCells,
  y: number,
): { x0: number[]; x1: number[]; y0: number[]; y1: number[] } {
  const totals = new Map<number, number>();
  cells.bins.forEach((bin, at) => totals.set(bin, (totals.get(bin) ?? 0) + cells.counts[at]!));
  const most = Math.max(...totals.values());
  const boxes = { x0: [] as number[], x1: [] as number[], y0: [] as number[], y1: [] as number[] };
  let last = -1;
  let at = 0;
  cells.bins.forEach((bin, i) => {
    const total = totals.get(bin)!;
    const high = Math.max(2 * HALF * (total / most), 0.08);
    if (bin !== last) at = y - high / 2;
    last = bin;
    boxes.x0.push(cells.from + bin * cells.step);
    boxes.x1.push(cells.from + (bin + 1) * cells.step);
    boxes.y0.push(at);
    at += high * (cells.counts[i]! / total);
    boxes.y1.push(at);
  });
  return boxes;
}

function binsOf(values: Float64Array, many: number): { lo: number; step: number } {
  let [lo, hi] = [Infinity, -Infinity];
  for (const value of values) {
    lo = Math.min(lo, value);
    hi = Math.max(hi, value);
  }
  if (!(lo < hi))
    return { lo: lo - (Math.abs(lo) * 1e-3 || 1e-3), step: (Math.abs(lo) * 2e-3 || 2e-3) / many };
  return { lo, step: (hi - lo) / many };
}
