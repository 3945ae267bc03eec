/**
 * The k-sample test of Anderson and Darling, as scipy 1.10 `anderson_ksamp` with midranks.
 *
 * A² compares each sample's distribution function with that of all together, weighted by 1/(F(1-F)), and is standardised by
 * its mean and variance. p interpolates log significance as a parabola of the critical values, and is clipped to
 * [0.001, 0.25]. Source: Scholz and Stephens, J. American Statistical Association 82 (1987) 918-924. Cost: sorting.
 */
import { undefinedTest, type TestResult } from "./hypothesis.ts";
import { sortedFinite } from "./quantile.ts";

const significances = [0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001];
const b0 = [0.675, 1.281, 1.645, 1.96, 2.326, 2.573, 3.085];
const b1 = [-0.245, 0.25, 0.678, 1.149, 1.822, 2.364, 3.615];
const b2 = [-0.105, -0.305, -0.362, -0.391, -0.396, -0.345, -0.154];

export interface AndersonResult extends TestResult {
  /** Critical values at 25, 10, 5, 2.5, 1, 0.5 and 0.1 %. */
  readonly critical: readonly number[];
  /** True when p lies at an end of [0.001, 0.25] and the real one beyond. */
  readonly clipped: boolean;
}

/** Tests whether the finite values of two or more samples come from one distribution. */
export function andersonKSample(...samples: ArrayLike<number>[]): AndersonResult {
  const sorted = samples.map(sortedFinite);
  const k = sorted.length;
  const all = sortedFinite(sorted.flatMap((sample) => [...sample]));
  const total = all.length;
  const none = { critical: [], clipped: false };
  if (k < 2 || sorted.some((sample) => sample.length === 0))
    return Object.freeze({ ...undefinedTest("two or more samples with finite values are needed"), ...none });
  if (all[0] === all[total - 1]) return Object.freeze({ ...undefinedTest("all values are equal"), ...none });
  if (total < 4) return Object.freeze({ ...undefinedTest("four values are needed"), ...none });
  const statistic = (distance(sorted, all) - (k - 1)) / Math.sqrt(variance(sorted, total));
  const critical = b0.map((b, i) => b + b1[i]! / Math.sqrt(k - 1) + b2[i]! / (k - 1));
  const [low, high] = [critical[0]!, critical.at(-1)!];
  const p = statistic < low ? 0.25 : statistic > high ? 0.001 : Math.exp(parabola(critical, statistic));
  return Object.freeze({ statistic, p, critical, clipped: statistic < low || statistic > high });
}

function distance(samples: Float64Array[], all: Float64Array): number {
  const total = all.length;
  const places = samples.map(() => 0);
  const sums = samples.map(() => 0);
  for (let from = 0; from < total;) {
    let to = from + 1;
    while (to < total && all[to] === all[from]) to++;
    const equal = to - from;
    const middle = from + equal / 2;
    const weight = equal / total / (middle * (total - middle) - (total * equal) / 4);
    for (const [s, sample] of samples.entries()) {
      const start = places[s]!;
      let end = start;
      while (end < sample.length && sample[end] === all[from]) end++;
      places[s] = end;
      const rank = (start + end) / 2;
      sums[s]! += weight * (total * rank - middle * sample.length) ** 2;
    }
    from = to;
  }
  return (sums.reduce((sum, value, s) => sum + value / samples[s]!.length, 0) * (total - 1)) / total;
}

function variance(samples: Float64Array[], n: number): number {
  const k = samples.length;
  const inverse = samples.reduce((sum, sample) => sum + 1 / sample.length, 0);
  let [h, g] = [0, 0];
  for (let i = 1; i <= n - 2; i++) {
    h += 1 / (n - i);
    g += h / (i + 1);
  }
  h += 1;
  const a = (4 * g - 6) * (k - 1) + (10 - 6 * g) * inverse;
  const b = (2 * g - 4) * k * k + 8 * h * k + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6;
  const c = (6 * h + 2 * g - 2) * k * k + (4 * h - 4 * g + 6) * k + (2 * h - 6) * inverse + 4 * h;
  const d = (2 * h + 6) * k * k - 4 * h * k;
  return (a * n ** 3 + b * n * n + c * n + d) / ((n - 1) * (n - 2) * (n - 3));
}

/** The least squares parabola of log significance over the critical values, at x: orthogonal polynomials, no equations. */
function parabola(critical: number[], x: number): number {
  const y = significances.map(Math.log);
  const mean = critical.reduce((sum, value) => sum + value, 0) / critical.length;
  const u = critical.map((value) => value - mean);
  const s2 = u.reduce((sum, value) => sum + value * value, 0);
  const slope = u.reduce((sum, value) => sum + value ** 3, 0) / s2;
  const offset = s2 / u.length;
  const second = (value: number): number => value * value - slope * value - offset;
  const norm = u.reduce((sum, value) => sum + second(value) ** 2, 0);
  const c0 = y.reduce((sum, value) => sum + value, 0) / y.length;
  const c1 = y.reduce((sum, value, i) => sum + value * u[i]!, 0) / s2;
  const c2 = y.reduce((sum, value, i) => sum + value * second(u[i]!), 0) / norm;
  return c0 + c1 * (x - mean) + c2 * second(x - mean);
}
