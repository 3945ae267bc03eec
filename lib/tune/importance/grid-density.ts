/**
 * A kernel density of one parameter on a grid: each distinct value (rounded to the grid) has a kernel that weighs as many
 * trials as hold it, a wide one for the prior weighs 1. Numbers have truncated normal kernels of Scott's width, summed over
 * the cells; categories a share of 1/(kernels · choices) for the choices not seen. Source: Scott, "Multivariate density
 * estimation" (1992); Watanabe et al., "PED-ANOVA" (2023); Optuna 5.0, `importance/_ped_anova/scott_parzen_estimator.py`.
 * O(trials + distinct values · cells), and as many error functions as cells.
 */
import { normalCdf } from "../../core/index.ts";
import { CategoricalDistribution, type Distribution, IntDistribution } from "../distributions.ts";
import type { FrozenTrial } from "../frozen-trial.ts";
import { roundHalfEven } from "../numeric/rounding.ts";
import { wholeLog } from "../numeric/whole-log.ts";
import type { Compat } from "../study-view.ts";

/** Most cells of a numeric parameter. */
const mostCells = 50;
/** Half a cell is 1.64 of the least standard deviation: 90 % of a kernel stay in its cell. */
const leastSigma = 0.5 / 1.64;

/** Probability of each cell (or choice). @param distribution not of a single value. @param trials one at least. */
export function gridDensity(
  name: string,
  distribution: Distribution,
  trials: readonly FrozenTrial[],
  compat: Compat,
): Float64Array {
  return distribution instanceof CategoricalDistribution
    ? choiceDensity(choiceCounts(name, distribution, trials))
    : cellDensity(cellCounts(name, distribution, trials, compat));
}

function choiceCounts(
  name: string,
  distribution: CategoricalDistribution,
  trials: readonly FrozenTrial[],
): Float64Array {
  const counts = new Float64Array(distribution.choices.length);
  for (const { params } of trials) counts[distribution.toInternalRepr(params[name]!)]!++;
  return counts;
}

function cellCounts(
  name: string,
  distribution: Exclude<Distribution, CategoricalDistribution>,
  trials: readonly FrozenTrial[],
  compat: Compat,
): Float64Array {
  const { low, high, step, log } = distribution;
  let cells = mostCells;
  if (distribution instanceof IntDistribution && log)
    cells = Math.min(Math.ceil(wholeLog(high - low + 1) / Math.LN2) + 1, cells);
  else if (step !== null) cells = Math.min(roundHalfEven((high - low) / step) + 1, cells);
  const scale = log ? Math.log : (x: number): number => x;
  const [from, to] = [scale(low), scale(high)];
  const width = (to - from) / (cells - 1);
  const counts = new Float64Array(cells);
  for (const { params } of trials) {
    const value = scale(params[name] as number);
    // Half-way values go to the lower cell; the two versions differ in how they round on the way.
    let cell: number;
    if (compat === 5) cell = Math.ceil((value - from) / width - 0.5);
    else {
      const grid = (k: number): number => (k === cells - 1 ? to : k * width + from);
      const bound = value - (grid(1) - grid(0)) / 2;
      for (cell = 0; cell < cells && grid(cell) < bound;) cell++;
    }
    counts[Math.min(Math.max(cell, 0), cells - 1)]!++;
  }
  return counts;
}

function choiceDensity(counts: Float64Array): Float64Array {
  const choices = counts.length;
  const total = counts.reduce((a, b) => a + b, 0);
  const kernels = counts.reduce((n, count) => n + (count > 0 ? 1 : 0), 0) + 1;
  const rest = 1 / kernels;
  const rowSum = 1 + choices * rest;
  return counts.map((count) => ((total * rest) / rowSum + count / rowSum + 1 / choices) / (total + 1));
}

function cellDensity(counts: Float64Array): Float64Array {
  const cells = counts.length;
  const seen = Array.from(counts.keys()).filter((cell) => counts[cell]! > 0);
  const total = counts.reduce((a, b) => a + b, 0);
  const sigma = Math.max(scottWidth(counts, seen, total), leastSigma);
  // All kernels but the prior's are one, moved by whole cells.
  const moved = Float64Array.from({ length: cells }, (_, away) => cellMass(away, 0, sigma));
  const density = new Float64Array(cells);
  for (const center of seen) {
    const weight = counts[center]! / (total + 1) / gridMass(cells, center, sigma);
    for (let cell = 0; cell < cells; cell++) density[cell]! += weight * moved[Math.abs(cell - center)]!;
  }
  const middle = (cells - 1) / 2;
  const weight = 1 / (total + 1) / gridMass(cells, middle, cells);
  for (let cell = 0; cell < cells; cell++) density[cell]! += weight * cellMass(cell, middle, cells);
  return density;
}

function scottWidth(counts: Float64Array, seen: readonly number[], total: number): number {
  let mean = 0;
  for (const cell of seen) mean += cell * counts[cell]!;
  mean /= total;
  let squares = 0;
  for (const cell of seen) squares += (cell - mean) ** 2 * counts[cell]!;
  const sigma = Math.sqrt(squares / Math.max(1, total - 1));
  const below: number[] = [];
  let sum = 0;
  for (const cell of seen) below.push((sum += counts[cell]!));
  const quarter = Math.floor(total / 4);
  const threeQuarters = Math.floor((total * 3) / 4);
  const first = below.findIndex((count) => count >= quarter);
  const third = below.findIndex((count) => count > threeQuarters);
  const range = seen[third < 0 ? seen.length - 1 : third]! - seen[first]!;
  return 1.059 * Math.min(range / 1.34, sigma) * total ** -0.2;
}

/** Mass of a normal kernel in one cell. */
function cellMass(cell: number, mu: number, sigma: number): number {
  return mass((cell - 0.5 - mu) / sigma, (cell + 0.5 - mu) / sigma);
}

/** Mass of a normal kernel in all cells. */
function gridMass(cells: number, mu: number, sigma: number): number {
  return mass((-0.5 - mu) / sigma, (cells - 0.5 - mu) / sigma);
}

/** Mass of the normal distribution from a to b, exact in both tails. */
function mass(a: number, b: number): number {
  return a > 0 ? normalCdf(-a) - normalCdf(-b) : normalCdf(b) - normalCdf(a);
}
