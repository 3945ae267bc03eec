/**
 * Bootstrap intervals of any statistic of rows: percentile, basic, and bias-corrected accelerated (BCa).
 *
 * Rows are drawn with replacement; with `groups`, whole groups are; with `strata`, rows within each stratum. BCa: z₀ from the share
 * of replicates below the estimate, acceleration from the jackknife. Source: Efron & Tibshirani (1993). Cost: resamples + n calls.
 */
import type { Rng } from "../core/rng.ts";
import { normalCdf, normalQuantile } from "../core/normal-distribution.ts";
import { quantile } from "../core/quantile.ts";

export interface BootstrapOptions {
  /** Draws the rows; needed unless `indices` are given. */
  readonly rng?: Rng;
  /** Default 1000. */
  readonly resamples?: number;
  /** Row numbers of each resample, instead of drawing them. */
  readonly indices?: readonly ArrayLike<number>[];
  /** Confidence; default 0.95. */
  readonly level?: number;
  /** One code per row: draw whole groups. */
  readonly groups?: ArrayLike<number>;
  /** One code per row: draw within strata. */
  readonly strata?: ArrayLike<number>;
  /** The jackknife leaves out at most this many blocks of rows instead of each row (group) in turn; default: each. */
  readonly jackknifeBlocks?: number;
  /** Called after each resample. */
  readonly progress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
}

export interface BootstrapResult {
  readonly estimate: number;
  /** Standard deviation of the replicates, ddof 1. */
  readonly standardError: number;
  readonly percentile: readonly [number, number];
  readonly basic: readonly [number, number];
  /** Null when every replicate lies on one side of the estimate. */
  readonly bca: readonly [number, number] | null;
  readonly z0: number | null;
  readonly acceleration: number;
  /** In order of drawing; resamples without value are left out. */
  readonly replicates: Float64Array;
  /** Resamples for which the statistic had no value. */
  readonly undefinedReplicates: number;
}

/**
 * `statistic` gets row numbers and gives a number, or null where it has none. Null when the estimate itself, or all but one replicate,
 * has no value.
 *
 * @throws RangeError on n < 2, a level outside (0, 1), or neither rng nor indices; whatever `signal` says when aborted.
 */
export async function bootstrap(
  n: number,
  statistic: (rows: Int32Array) => number | null,
  options: BootstrapOptions,
): Promise<BootstrapResult | null> {
  const { rng, indices, level = 0.95 } = options;
  if (!(n >= 2)) throw new RangeError(`bootstrap: needs two rows or more; got ${n}`);
  if (!(level > 0 && level < 1)) throw new RangeError(`bootstrap: level must lie in (0, 1); got ${level}`);
  if (rng === undefined && indices === undefined) {
    throw new RangeError(
      "bootstrap: needs a source of rows; got neither rng nor indices; give rng: createRng(seed)",
    );
  }
  const every = Int32Array.from({ length: n }, (_, i) => i);
  const estimate = statistic(every);
  if (estimate === null) return null;
  const blocks = unitsOf(n, options.groups);
  const strata = strataOf(blocks, options.strata);
  const count = indices?.length ?? options.resamples ?? 1000;
  const replicates: number[] = [];
  let turn = callsPerTurn(n);
  for (let r = 0; r < count; r++) {
    const rows = indices === undefined ? drawn(rng!, blocks, strata) : Int32Array.from(indices[r]!);
    const value = statistic(rows);
    if (value !== null) replicates.push(value);
    options.progress?.(r + 1, count);
    if (--turn === 0) {
      turn = callsPerTurn(n);
      await breath(options.signal);
    }
  }
  if (replicates.length < 2) return null;
  const sorted = Float64Array.from(replicates).sort();
  const at = (p: number): number => quantile(sorted, p)!;
  const tail = (1 - level) / 2;
  const [low, high] = [at(tail), at(1 - tail)];
  const acceleration = await jackknifeAcceleration(
    joined(blocks, options.jackknifeBlocks ?? blocks.length),
    statistic,
    options.signal,
  );
  const below = sorted.filter((value) => value < estimate).length / sorted.length;
  const z0 = below > 0 && below < 1 ? normalQuantile(below) : null;
  const corrected = (p: number): number => {
    const z = z0! + normalQuantile(p);
    return at(normalCdf(z0! + z / (1 - acceleration * z)));
  };
  return Object.freeze({
    estimate,
    standardError: spread(sorted),
    percentile: Object.freeze([low, high] as const),
    basic: Object.freeze([2 * estimate - high, 2 * estimate - low] as const),
    bca: z0 === null ? null : Object.freeze([corrected(tail), corrected(1 - tail)] as const),
    z0,
    acceleration,
    replicates: Float64Array.from(replicates),
    undefinedReplicates: count - replicates.length,
  });
}

/** Rows that are drawn together: one each, or the groups. */
function unitsOf(n: number, groups: ArrayLike<number> | undefined): readonly Int32Array[] {
  if (groups === undefined) return Array.from({ length: n }, (_, i) => Int32Array.of(i));
  if (groups.length !== n)
    throw new RangeError(`bootstrap: needs one group per row; got ${groups.length} for ${n}`);
  const rows = new Map<number, number[]>();
  for (let i = 0; i < n; i++) {
    const own = rows.get(groups[i]!);
    if (own === undefined) rows.set(groups[i]!, [i]);
    else own.push(i);
  }
  return [...rows.values()].map((own) => Int32Array.from(own));
}

/** Units gathered into at most `most` blocks, dealt out in turn: their sums are as skewed as √size of a unit's, so acceleration stays. */
function joined(blocks: readonly Int32Array[], most: number): readonly Int32Array[] {
  if (blocks.length <= most) return blocks;
  const rows: number[][] = Array.from({ length: most }, () => []);
  blocks.forEach((block, b) => rows[b % most]!.push(...block));
  return rows.map((own) => Int32Array.from(own));
}

/** Positions of units in each stratum (of a unit's first row). */
function strataOf(blocks: readonly Int32Array[], strata: ArrayLike<number> | undefined): readonly number[][] {
  if (strata === undefined) return [blocks.map((_, b) => b)];
  const parts = new Map<number, number[]>();
  blocks.forEach((block, b) => {
    const own = parts.get(strata[block[0]!]!);
    if (own === undefined) parts.set(strata[block[0]!]!, [b]);
    else own.push(b);
  });
  return [...parts.values()];
}

function drawn(rng: Rng, blocks: readonly Int32Array[], strata: readonly number[][]): Int32Array {
  const rows: number[] = [];
  for (const stratum of strata) {
    for (let d = 0; d < stratum.length; d++) {
      const block = blocks[stratum[rng.integer(stratum.length)]!]!;
      for (let i = 0; i < block.length; i++) rows.push(block[i]!);
    }
  }
  return Int32Array.from(rows);
}

/** Σ (θ̄ − θ_(i))³ / 6 (Σ (θ̄ − θ_(i))²)^1.5, leaving out one unit at a time. */
async function jackknifeAcceleration(
  blocks: readonly Int32Array[],
  statistic: (rows: Int32Array) => number | null,
  signal: AbortSignal | undefined,
): Promise<number> {
  const n = blocks.reduce((sum, block) => sum + block.length, 0);
  const values: number[] = [];
  const position = new Int32Array(n).fill(-1);
  blocks.forEach((block, b) => block.forEach((row) => (position[row] = b)));
  let turn = callsPerTurn(n);
  for (let b = 0; b < blocks.length; b++) {
    const rows = new Int32Array(n - blocks[b]!.length);
    let to = 0;
    for (let i = 0; i < n; i++) if (position[i] !== b) rows[to++] = i;
    const value = statistic(rows);
    if (value !== null) values.push(value);
    if (--turn === 0) {
      turn = callsPerTurn(n);
      await breath(signal);
    }
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let squares = 0;
  let cubes = 0;
  for (const value of values) {
    squares += (mean - value) ** 2;
    cubes += (mean - value) ** 3;
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}

function spread(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** Calls between two turns of the event loop: about 200,000 rows. */
function callsPerTurn(n: number): number {
  return Math.max(1, Math.floor(200_000 / n));
}

async function breath(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal?.throwIfAborted();
}
