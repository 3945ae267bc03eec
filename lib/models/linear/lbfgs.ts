/**
 * L-BFGS: minimises a smooth function from its gradient, remembering the last few steps in place of a Hessian.
 *
 * Two-loop recursion (Nocedal 1980) with a weak Wolfe search by bracketing and bisection (Lewis & Overton 2013). The search
 * forgives a rise of f at the level of rounding: near the optimum the gradient says more than f. O(m·d) a step beside one or
 * two evaluations.
 */

import type { Steps } from "../../data/index.ts";

/** Gives f(x) and writes its gradient, in steps. */
export type Objective = (x: Float64Array, gradient: Float64Array) => Steps<number>;

export interface LbfgsOptions {
  /** Stops when max |gradient| is at most this. */
  readonly tol: number;
  readonly maxIter: number;
  /** Steps remembered; default 10. */
  readonly memory?: number;
}

export interface Minimum {
  readonly x: Float64Array;
  readonly value: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/** Yields after each evaluation of the objective, so that a caller can take a turn or stop; returns the minimum. */
export function* lbfgs(
  objective: Objective,
  start: Float64Array,
  { tol, maxIter, memory = 10 }: LbfgsOptions,
): Steps<Minimum> {
  const d = start.length;
  let x = Float64Array.from(start);
  let gradient = new Float64Array(d);
  let value = yield* objective(x, gradient);
  yield;
  const steps: Step[] = [];
  let iterations = 0;
  while (largest(gradient) > tol && iterations < maxIter) {
    const direction = descent(gradient, steps);
    let slope = dot(direction, gradient);
    if (!(slope < 0)) {
      steps.length = 0;
      for (let j = 0; j < d; j++) direction[j] = -gradient[j]!;
      slope = -dot(gradient, gradient);
    }
    let t = steps.length === 0 ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
    let low = 0;
    let high = Infinity;
    const nextX = new Float64Array(d);
    const nextGradient = new Float64Array(d);
    let next = value;
    for (let tries = 0; tries < 40; tries++) {
      for (let j = 0; j < d; j++) nextX[j] = x[j]! + t * direction[j]!;
      next = yield* objective(nextX, nextGradient);
      yield;
      const rounding = 1e-13 * Math.max(1, Math.abs(value));
      if (!(next <= value + 1e-4 * t * slope + rounding)) high = t;
      else if (dot(nextGradient, direction) < 0.9 * slope) low = t;
      else break;
      t = high === Infinity ? 2 * low : (low + high) / 2;
    }
    const s = new Float64Array(d);
    const y = new Float64Array(d);
    for (let j = 0; j < d; j++) {
      s[j] = nextX[j]! - x[j]!;
      y[j] = nextGradient[j]! - gradient[j]!;
    }
    const curvature = dot(s, y);
    if (largest(s) === 0) break;
    if (curvature > 0) {
      steps.push({ s, y, rho: 1 / curvature });
      if (steps.length > memory) steps.shift();
    }
    x = nextX;
    gradient = nextGradient;
    value = next;
    iterations++;
  }
  return { x, value, iterations, converged: largest(gradient) <= tol };
}

interface Step {
  readonly s: Float64Array;
  readonly y: Float64Array;
  readonly rho: number;
}

/** -H·gradient by the two-loop recursion. */
function descent(gradient: Float64Array, steps: readonly Step[]): Float64Array {
  const q = gradient.map((g) => -g);
  const alpha = new Float64Array(steps.length);
  for (let i = steps.length - 1; i >= 0; i--) {
    const { s, y, rho } = steps[i]!;
    alpha[i] = rho * dot(s, q);
    for (let j = 0; j < q.length; j++) q[j]! -= alpha[i]! * y[j]!;
  }
  const last = steps.at(-1);
  if (last !== undefined) {
    const scale = 1 / (last.rho * dot(last.y, last.y));
    for (let j = 0; j < q.length; j++) q[j]! *= scale;
  }
  for (let i = 0; i < steps.length; i++) {
    const { s, y, rho } = steps[i]!;
    const beta = rho * dot(y, q);
    for (let j = 0; j < q.length; j++) q[j]! += (alpha[i]! - beta) * s[j]!;
  }
  return q;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}

function largest(a: Float64Array): number {
  let most = 0;
  for (const value of a) most = Math.max(most, Math.abs(value));
  return most;
}
