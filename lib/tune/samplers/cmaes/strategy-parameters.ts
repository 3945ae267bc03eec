/**
 * Weights and learning rates of CMA-ES from the dimension and the population size alone.
 *
 * Source: Hansen, "The CMA Evolution Strategy: A Tutorial", arXiv 1604.00772, table 1 and eq. 48-58 (with negative weights);
 * Ros and Hansen, PPSN X 2008, for separable CMA-ES; both as in `cmaes` 0.13.1.
 */

export interface StrategyParameters {
  /** Number of parents. */
  readonly parents: number;
  /** Variance-effective number of parents. */
  readonly effective: number;
  /** Weight of each solution, best first. */
  readonly weights: Float64Array;
  readonly weightSum: number;
  /** Learning rate of the rank-one update. */
  readonly rankOne: number;
  /** Learning rate of the rank-μ update. */
  readonly rankMu: number;
  readonly pathRate: number;
  readonly sigmaRate: number;
  readonly sigmaDamping: number;
  /** Expected length of a standard normal vector. */
  readonly normalLength: number;
}

/** 4 + ⌊3 ln d⌋. */
export function defaultPopulationSize(dimensions: number): number {
  return 4 + Math.floor(3 * Math.log(dimensions));
}

/** Parameters of full CMA-ES; every solution has a weight, those of the worse half are negative. */
export function fullParameters(d: number, populationSize: number): StrategyParameters {
  const parents = Math.floor(populationSize / 2);
  const raw = Float64Array.from(
    { length: populationSize },
    (_, i) => Math.log((populationSize + 1) / 2) - Math.log(i + 1),
  );
  const effective = effectiveNumber(raw.subarray(0, parents));
  const effectiveMinus = effectiveNumber(raw.subarray(parents));
  const rankOne = 2 / ((d + 1.3) ** 2 + effective);
  const rankMu = Math.min(
    1 - rankOne - 1e-8,
    (2 * (effective - 2 + 1 / effective)) / ((d + 2) ** 2 + effective),
  );
  const least = Math.min(
    1 + rankOne / rankMu,
    1 + (2 * effectiveMinus) / (effective + 2),
    (1 - rankOne - rankMu) / (d * rankMu),
  );
  let positive = 0;
  let negative = 0;
  for (const weight of raw)
    if (weight > 0) positive += weight;
    else negative -= weight;
  const weights = raw.map((weight) => (weight >= 0 ? (1 / positive) * weight : (least / negative) * weight));
  const sigmaRate = (effective + 2) / (d + effective + 5);
  return {
    parents,
    effective,
    weights,
    weightSum: sum(weights),
    rankOne,
    rankMu,
    pathRate: (4 + effective / d) / (d + 4 + (2 * effective) / d),
    ...stepParameters(d, effective, sigmaRate),
  };
}

/** Parameters of separable CMA-ES; it learns (d + 2) / 3 times as fast, having d variances to learn. */
export function separableParameters(d: number, populationSize: number): StrategyParameters {
  const parents = Math.floor(populationSize / 2);
  const raw = Float64Array.from({ length: parents }, (_, i) => Math.log(parents + 1) - Math.log(i + 1));
  const total = sum(raw);
  const weights = raw.map((weight) => weight / total);
  const effective = 1 / sum(weights.map((weight) => weight * weight));
  const full =
    2 / effective / (d + Math.SQRT2) ** 2 +
    (1 - 1 / effective) * Math.min(1, (2 * effective - 1) / ((d + 2) ** 2 + effective));
  const sigmaRate = (effective + 2) / (d + effective + 3);
  return {
    parents,
    effective,
    weights,
    weightSum: sum(weights),
    rankOne: 2 / ((d + 1.3) ** 2 + effective),
    rankMu: ((d + 2) / 3) * full,
    pathRate: 4 / (d + 4),
    ...stepParameters(d, effective, sigmaRate),
  };
}

function stepParameters(
  d: number,
  effective: number,
  sigmaRate: number,
): Pick<StrategyParameters, "sigmaRate" | "sigmaDamping" | "normalLength"> {
  return {
    sigmaRate,
    sigmaDamping: 1 + 2 * Math.max(0, Math.sqrt((effective - 1) / (d + 1)) - 1) + sigmaRate,
    normalLength: Math.sqrt(d) * (1 - 1 / (4 * d) + 1 / (21 * d ** 2)),
  };
}

/** (Σw)² / Σw². */
function effectiveNumber(weights: Float64Array): number {
  return sum(weights) ** 2 / sum(weights.map((weight) => weight * weight));
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
