/**
 * Minimum of a smooth function in a box: limited-memory BFGS in which variables that press against a bound are held there
 * for the step, and steps are projected back into the box (two-metric projection).
 *
 * Source: Nocedal, Math. Comp. 35 (1980) 773-782, for the two loops; Bertsekas, SIAM J. Control Optim. 20 (1982) 221-246, for
 * the projection. Used where Optuna uses scipy's L-BFGS-B (Byrd, Lu, Nocedal and Zhu 1995), with its stopping rules; the path
 * differs, the minima agree. Cost: 4·memory·d and one call of the function for a step.
 */

/** The value at `x`; writes the gradient. */
export type SmoothFunction = (x: Float64Array, gradient: Float64Array) => number;

export interface LbfgsbOptions {
  /** Lower and upper bounds, one for each variable; infinite where missing. */
  readonly low?: Float64Array;
  readonly high?: Float64Array;
  /** Ends when no component of the projected gradient is above it; default 1e-5. */
  readonly gradientTolerance?: number;
  /** Ends when a step lowers the value by less than this share of it; default 2.2e-9. */
  readonly valueTolerance?: number;
  /** Steps at most; default 15000. */
  readonly maxSteps?: number;
  /** Last steps that the curvature is learnt from; default 10. */
  readonly memory?: number;
}

export interface Minimum {
  readonly x: Float64Array;
  readonly value: number;
  readonly steps: number;
  /** False when the line search found no lower point, or the steps ran out. */
  readonly converged: boolean;
}

/** What the last steps said of the curvature. */
interface Pair {
  readonly step: Float64Array;
  readonly change: Float64Array;
}

const armijo = 1e-4;
const wolfe = 0.9;
const maxTries = 20;

/** The minimum near a start, which is moved into the box first. */
export function minimizeInBox(
  f: SmoothFunction,
  start: ArrayLike<number>,
  options: LbfgsbOptions = {},
): Minimum {
  const { gradientTolerance = 1e-5, valueTolerance = 2.2e-9, maxSteps = 15000, memory = 10 } = options;
  const d = start.length;
  const low = options.low ?? new Float64Array(d).fill(-Infinity);
  const high = options.high ?? new Float64Array(d).fill(Infinity);
  let x: Float64Array = Float64Array.from(start, (value, i) => Math.min(Math.max(value, low[i]!), high[i]!));
  let gradient: Float64Array = new Float64Array(d);
  let value = f(x, gradient);
  const pairs: Pair[] = [];
  const free = new Uint8Array(d);
  let steps = 0;
  for (;;) {
    let largest = 0;
    for (let i = 0; i < d; i++) {
      const moved = Math.min(Math.max(x[i]! - gradient[i]!, low[i]!), high[i]!) - x[i]!;
      largest = Math.max(largest, Math.abs(moved));
      free[i] = moved === 0 ? 0 : 1;
    }
    if (largest <= gradientTolerance) return { x, value, steps, converged: true };
    if (steps >= maxSteps) return { x, value, steps, converged: false };
    let direction = quasiNewton(gradient, pairs, free);
    let next = search(f, x, value, gradient, direction, low, high, pairs.length === 0);
    if (next === null && pairs.length > 0) {
      pairs.length = 0;
      direction = quasiNewton(gradient, pairs, free);
      next = search(f, x, value, gradient, direction, low, high, true);
    }
    if (next === null) return { x, value, steps, converged: false };
    steps++;
    const step = new Float64Array(d);
    const change = new Float64Array(d);
    let curvature = 0;
    let size = 0;
    for (let i = 0; i < d; i++) {
      step[i] = next.x[i]! - x[i]!;
      change[i] = next.gradient[i]! - gradient[i]!;
      curvature += step[i]! * change[i]!;
      size += change[i]! * change[i]!;
    }
    if (curvature > 2.2e-16 * size) {
      pairs.push({ step, change });
      if (pairs.length > memory) pairs.shift();
    }
    const fall = value - next.value;
    const scale = Math.max(Math.abs(value), Math.abs(next.value), 1);
    ({ x, value, gradient } = next);
    if (fall <= valueTolerance * scale) return { x, value, steps, converged: true };
  }
}

/** -H g over the free variables; the held ones stay where they are. */
function quasiNewton(gradient: Float64Array, pairs: readonly Pair[], free: Uint8Array): Float64Array {
  const d = gradient.length;
  const direction = new Float64Array(d);
  for (let i = 0; i < d; i++) direction[i] = free[i] ? -gradient[i]! : 0;
  const shares = new Float64Array(pairs.length);
  const weights = new Float64Array(pairs.length);
  let scale = 1;
  for (let k = pairs.length - 1; k >= 0; k--) {
    const { step, change } = pairs[k]!;
    let curvature = 0;
    let size = 0;
    let along = 0;
    for (let i = 0; i < d; i++) {
      if (!free[i]) continue;
      curvature += step[i]! * change[i]!;
      size += change[i]! * change[i]!;
      along += step[i]! * direction[i]!;
    }
    // What was learnt while other variables were free need not be positive on these.
    if (curvature <= 1e-12 * size) continue;
    if (scale === 1) scale = curvature / size;
    weights[k] = 1 / curvature;
    shares[k] = along / curvature;
    for (let i = 0; i < d; i++) if (free[i]) direction[i]! -= shares[k]! * change[i]!;
  }
  for (let i = 0; i < d; i++) direction[i]! *= scale;
  for (let k = 0; k < pairs.length; k++) {
    if (weights[k] === 0) continue;
    const { step, change } = pairs[k]!;
    let along = 0;
    for (let i = 0; i < d; i++) if (free[i]) along += change[i]! * direction[i]!;
    const share = shares[k]! - weights[k]! * along;
    for (let i = 0; i < d; i++) if (free[i]) direction[i]! += share * step[i]!;
  }
  return direction;
}

/** A point along the projected direction that is low enough and, where it can be, flat enough (weak Wolfe). */
function search(
  f: SmoothFunction,
  x: Float64Array,
  value: number,
  gradient: Float64Array,
  direction: Float64Array,
  low: Float64Array,
  high: Float64Array,
  first: boolean,
): { readonly x: Float64Array; readonly value: number; readonly gradient: Float64Array } | null {
  const d = x.length;
  let slope = 0;
  let length = 0;
  for (let i = 0; i < d; i++) {
    slope += gradient[i]! * direction[i]!;
    length += direction[i]! * direction[i]!;
  }
  if (!(slope < 0)) return null;
  let t = first ? Math.min(1, 1 / Math.sqrt(length)) : 1;
  let below = 0;
  let above = Infinity;
  let best: { x: Float64Array; value: number; gradient: Float64Array } | null = null;
  for (let tries = 0; tries < maxTries; tries++) {
    const point = new Float64Array(d);
    const slopes = new Float64Array(d);
    let fall = 0;
    let clipped = false;
    for (let i = 0; i < d; i++) {
      const moved = x[i]! + t * direction[i]!;
      point[i] = Math.min(Math.max(moved, low[i]!), high[i]!);
      if (point[i] !== moved) clipped = true;
      fall += gradient[i]! * (point[i]! - x[i]!);
    }
    const found = f(point, slopes);
    if (!(found <= value + armijo * fall) || !(fall < 0)) {
      above = t;
      const parabola = (-slope * t * t) / (2 * (found - value - slope * t));
      const inside = Number.isFinite(parabola) && parabola > 0 ? parabola : 0.5 * t;
      t = below === 0 ? Math.min(Math.max(inside, 0.1 * t), 0.5 * t) : 0.5 * (below + above);
      continue;
    }
    if (best === null || found < best.value) best = { x: point, value: found, gradient: slopes };
    let nextSlope = 0;
    for (let i = 0; i < d; i++) nextSlope += slopes[i]! * direction[i]!;
    if (clipped || nextSlope >= wolfe * slope) return best;
    below = t;
    t = above === Infinity ? 2 * t : 0.5 * (below + above);
  }
  return best;
}
