/**
 * φ_K (Baak, Koopman, Snoek & Klous, Comput. Stat. Data Anal. 152, 2020): the correlation of a bivariate normal distribution that
 * would give the observed χ² in a table of as many bins. One scale, 0 to 1, for numbers (binned) and categories, also where the
 * relation is not monotone. As the package PhiK 0.12: the normal's bins are equal over [-5, 5]; noise, the degrees of freedom,
 * stands below χ² as a pedestal; Yates' correction on 2×2.
 *
 * The normal's cells come from Plackett's identity, ∂Φ₂/∂ρ = φ₂, with ρ = sin θ:
 * Φ₂(h, k; ρ) - Φ(h)Φ(k) = (1/2π) ∫₀^{asin ρ} exp(-(h² + k² - 2hk sin θ)/(2 cos² θ)) dθ, by Gauss–Legendre.
 * O(n) for the table, then about 1000 exponentials per cell, so callers cap the categories.
 */
import { normalCdf } from "../../core/index.ts";
import { chiSquared, type Contingency } from "./contingency.ts";

/** Null when a column has fewer than two categories. */
export function phik(table: Contingency, options: { readonly noise?: boolean } = {}): number | null {
  const nx = table.rows.length;
  const ny = table.columns.length;
  if (nx < 2 || ny < 2) return null;
  const { statistic, dof } = chiSquared(table, true);
  const pedestal = options.noise === false ? 0 : dof;
  const most = table.n * Math.min(nx - 1, ny - 1);
  if (statistic <= pedestal) return 0;
  if (statistic >= most * (1 - 1e-14)) return 1;
  const grid = gridOf(nx, ny);
  const unit = (most - pedestal) / excess(grid, overlaps(grid));
  const gap = (rho: number): number => pedestal + unit * excess(grid, shifts(grid, rho)) - statistic;
  return rootOf(gap, pedestal - statistic, most - statistic);
}

/** Equal-width bins over the range of the finite values, as codes; -1 where the value is not finite. */
export function equalWidthCodes(values: ArrayLike<number>, bins = 10): Int32Array {
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const edges = Float64Array.from({ length: bins + 1 }, (_, i) =>
    i === bins ? max : min + i * ((max - min) / bins),
  );
  return Int32Array.from(values, (value) => {
    if (!Number.isFinite(value)) return -1;
    let bin = Math.min(bins - 1, Math.max(0, Math.floor(((value - min) / (max - min || 1)) * bins)));
    // What rounding put beside the bin's edges.
    while (bin > 0 && value < edges[bin]!) bin--;
    while (bin < bins - 1 && value >= edges[bin + 1]!) bin++;
    return bin;
  });
}

interface Grid {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Probability of each bin of one axis. */
  readonly massX: Float64Array;
  readonly massY: Float64Array;
}

function gridOf(nx: number, ny: number): Grid {
  const x = edgesOf(nx);
  const y = edgesOf(ny);
  return { x, y, massX: masses(x), massY: masses(y) };
}

function edgesOf(bins: number): Float64Array {
  return Float64Array.from({ length: bins + 1 }, (_, i) => -5 + (10 * i) / bins);
}

function masses(edges: Float64Array): Float64Array {
  return Float64Array.from({ length: edges.length - 1 }, (_, i) => {
    const low = edges[i]!;
    const high = edges[i + 1]!;
    // In the upper tail by symmetry: no digits are lost.
    return low > 0 ? normalCdf(-low) - normalCdf(-high) : normalCdf(high) - normalCdf(low);
  });
}

/** Σ (change of a cell)² / (cell without correlation). */
function excess({ massX, massY }: Grid, change: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < massX.length; i++)
    for (let j = 0; j < massY.length; j++)
      sum += change[i * massY.length + j]! ** 2 / (massX[i]! * massY[j]!);
  return sum;
}

/** Of full correlation: cells hold what their intervals share. */
function overlaps({ x, y, massX, massY }: Grid): Float64Array {
  const change = new Float64Array(massX.length * massY.length);
  for (let i = 0; i < massX.length; i++) {
    for (let j = 0; j < massY.length; j++) {
      const low = Math.max(x[i]!, y[j]!);
      const high = Math.min(x[i + 1]!, y[j + 1]!);
      const shared = high > low ? normalCdf(high) - normalCdf(low) : 0;
      change[i * massY.length + j] = shared - massX[i]! * massY[j]!;
    }
  }
  return change;
}

/** Of correlation ρ < 1: differences of Plackett's integral at the corners of each cell. */
function shifts({ x, y }: Grid, rho: number): Float64Array {
  const corner = new Float64Array(x.length * y.length);
  const end = Math.asin(rho);
  for (let panel = 0; panel < PANELS; panel++) {
    for (const [node, weight] of GAUSS_LEGENDRE) {
      const theta = (end * (panel + node)) / PANELS;
      const sine = Math.sin(theta);
      const scale = 1 / (2 * Math.cos(theta) ** 2);
      const share = (weight * end) / PANELS / (2 * Math.PI);
      for (let i = 0; i < x.length; i++) {
        for (let j = 0; j < y.length; j++) {
          const h = x[i]!;
          const k = y[j]!;
          corner[i * y.length + j]! += share * Math.exp(-(h * h + k * k - 2 * h * k * sine) * scale);
        }
      }
    }
  }
  const columns = y.length - 1;
  const change = new Float64Array((x.length - 1) * columns);
  for (let i = 0; i < x.length - 1; i++)
    for (let j = 0; j < columns; j++)
      change[i * columns + j] =
        corner[(i + 1) * y.length + j + 1]! -
        corner[(i + 1) * y.length + j]! -
        corner[i * y.length + j + 1]! +
        corner[i * y.length + j]!;
  return change;
}

const PANELS = 4;

/** Ten points on [0, 1] and their weights, exact to polynomials of degree 19 (Abramowitz & Stegun, table 25.4). */
const GAUSS_LEGENDRE: readonly (readonly [number, number])[] = (
  [
    [0.148_874_338_981_631_2, 0.295_524_224_714_752_9],
    [0.433_395_394_129_247_2, 0.269_266_719_309_996_4],
    [0.679_409_568_299_024_4, 0.219_086_362_515_982],
    [0.865_063_366_688_984_5, 0.149_451_349_150_580_6],
    [0.973_906_528_517_171_7, 0.066_671_344_308_688_1],
  ] as const
).flatMap(([node, weight]) => [
  [(1 - node) / 2, weight / 2],
  [(1 + node) / 2, weight / 2],
]);

/** The root of a rising function on [0, 1], by false position with the Illinois step. */
function rootOf(f: (rho: number) => number, atZero: number, atOne: number): number {
  let [low, fLow, high, fHigh] = [0, atZero, 1, atOne];
  let rho = 0;
  for (let round = 0, side = 0; round < 100 && high - low > 1e-10; round++) {
    const cut = (low * fHigh - high * fLow) / (fHigh - fLow);
    // Every fourth step halves, where the curve is too steep near 1 for the chord.
    rho = round % 4 === 3 ? (low + high) / 2 : cut;
    const value = f(rho);
    if (Math.abs(value) <= 1e-12 * (atOne - atZero)) return rho;
    if (value > 0) {
      [high, fHigh] = [rho, value];
      if (side === 1) fLow /= 2;
      side = 1;
    } else {
      [low, fLow] = [rho, value];
      if (side === -1) fHigh /= 2;
      side = -1;
    }
  }
  return rho;
}
