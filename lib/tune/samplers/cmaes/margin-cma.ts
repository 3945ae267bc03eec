/**
 * CMA-ES with margin, for coordinates on a grid: whenever the distribution gets so narrow that a coordinate could no longer
 * leave its grid point, mean and deviation of that coordinate are moved to keep some probability on the neighbours.
 *
 * Source: Hamano et al., "CMA-ES with margin: lower-bounding marginal probability for mixed-integer black-box optimization",
 * GECCO 2022, arXiv 2205.13482; `cmaes` 0.13.1 (MIT), class CMAwM. Quantiles of χ² with one degree of freedom are squares of
 * normal ones.
 */
import { normalCdf, normalQuantile, type Rng } from "../../../core/index.ts";
import { Cma, type CmaStart, startCma } from "./cma.ts";
import type { AskedPoint, CmaOptimizer, MarginState, Solution } from "./optimizer.ts";

/**
 * CMA-ES with margin before its first generation.
 * @param steps distance of the grid points of each coordinate, in units of its range; 0 where it is continuous.
 */
export function startMarginCma(start: CmaStart, steps: readonly number[]): MarginCma {
  return new MarginCma({
    kind: "margin",
    full: startCma(start).state,
    steps,
    scales: steps.map(() => 1),
  });
}

export class MarginCma implements CmaOptimizer {
  readonly state: MarginState;
  readonly #cma: Cma;

  constructor(state: MarginState, cma: Cma = new Cma(state.full)) {
    this.state = state;
    this.#cma = cma;
  }

  get dimensions(): number {
    return this.#cma.dimensions;
  }

  get populationSize(): number {
    return this.#cma.populationSize;
  }

  get generation(): number {
    return this.#cma.generation;
  }

  ask(rng: Rng): AskedPoint {
    const { steps } = this.state;
    for (let round = 0; round < 10 * this.dimensions; round++) {
      const raw = this.#cma.draw(rng);
      if (raw.every((x, i) => steps[i]! > 0 || (x >= 0 && x <= 1))) return this.#onGrid(raw);
    }
    const raw = this.#cma.draw(rng);
    return this.#onGrid(raw.map((x, i) => (steps[i]! > 0 ? x : Math.min(Math.max(x, 0), 1))));
  }

  tell(solutions: readonly Solution[]): MarginCma {
    const told = this.#cma.tell(solutions);
    const { steps } = this.state;
    const { sigma } = told.state;
    const mean = [...told.state.mean];
    const scales = [...this.state.scales];
    const margin = 1 / (this.dimensions * this.populationSize);
    let at = 0;
    for (let i = 0; i < steps.length; i++) {
      // The diagonal element of row i starts its part of the packed triangle.
      const deviation = Math.sqrt(told.state.covariance[at]!);
      at += steps.length - i;
      if (!(steps[i]! > 0)) continue;
      const kept = keepMargin(mean[i]!, scales[i]!, sigma * deviation, limits(mean[i]!, steps[i]!), margin);
      mean[i] = kept.mean;
      scales[i] = kept.scale;
    }
    const cma = told.withMean(mean);
    return new MarginCma({ kind: "margin", full: cma.state, steps, scales }, cma);
  }

  shouldStop(): boolean {
    return this.#cma.shouldStop();
  }

  #onGrid(raw: Float64Array): AskedPoint {
    const { steps, scales, full } = this.state;
    const point = raw.map((x, i) => {
      const step = steps[i]!;
      if (!(step > 0)) return x;
      const mean = full.mean[i]!;
      return gridIndex((x - mean) * scales[i]! + mean, step) * step;
    });
    return { point, raw };
  }
}

/** Mean and scale of a coordinate, moved where too little probability is left beyond the limits of its grid cell. */
function keepMargin(
  mean: number,
  scale: number,
  spread: number,
  { lower, upper }: { lower: number; upper: number },
  margin: number,
): { mean: number; scale: number } {
  let below = normalCdf((lower - mean) / (scale * spread));
  let above = 1 - normalCdf((upper - mean) / (scale * spread));
  if (Math.max(below, above) > 0.5) {
    if (!(Math.min(below, above) < margin)) return { mean, scale };
    const distance = spread * scale * rootOfChiSquare(1 - 2 * margin);
    return { mean: mean + (upper + Math.sign(mean - upper) * distance - mean), scale };
  }
  const inside = 1 - (below + above);
  below = Math.max(below, margin / 2);
  above = Math.max(above, margin / 2);
  const excess = (1 - below - above - inside) / (below + inside + above - (3 * margin) / 2);
  const clip = (p: number): number => Math.min(Math.max(p, 1e-10), 0.5 - 1e-10);
  const low = rootOfChiSquare(1 - 2 * clip(below + excess * (below - margin / 2)));
  const high = rootOfChiSquare(1 - 2 * clip(above + excess * (above - margin / 2)));
  return {
    mean: mean + ((lower * high + upper * low) / (low + high) - mean),
    scale: scale + ((upper - lower) / ((low + high) * spread) - scale),
  };
}

/** √ of the quantile of χ² with one degree of freedom. */
function rootOfChiSquare(p: number): number {
  return -normalQuantile((1 - p) / 2);
}

/** Number of grid points 0, step, 2 step … up to 1. */
function gridSize(step: number): number {
  return Math.ceil((1 + step / 2) / step);
}

/** The middle between grid point k and the next one. */
function middle(k: number, step: number): number {
  return (k * step + (k + 1) * step) / 2;
}

/** The nearest grid point; of two equally near the lower. */
function gridIndex(x: number, step: number): number {
  const last = gridSize(step) - 1;
  let index = Math.min(Math.max(Math.floor(x / step + 0.5), 0), last);
  if (index > 0 && x <= middle(index - 1, step)) index--;
  if (index < last && x > middle(Math.min(index, last - 1), step)) index++;
  return index;
}

/** The two borders of the grid cell; at an end of the grid both of the first or last one. */
function limits(x: number, step: number): { lower: number; upper: number } {
  const index = gridIndex(x, step);
  const most = gridSize(step) - 2;
  return {
    lower: middle(Math.min(Math.max(index - 1, 0), most), step),
    upper: middle(Math.min(index, most), step),
  };
}
