/**
 * Do two samples lie at the same place, or spread alike? Welch's t, Mann–Whitney's U, Levene's test about the median.
 *
 * As scipy 1.10 `ttest_ind(equal_var=False)`, `mannwhitneyu` (two-sided) and `levene(center="median")`. Only finite values
 * count. Sources: Welch, Biometrika 34 (1947); Mann and Whitney, Annals of Math. Statistics 18 (1947); Brown and Forsythe,
 * J. American Statistical Association 69 (1974).
 */
import { fisherFDistribution, studentTDistribution } from "./beta-distribution.ts";
import { undefinedTest, type TestResult } from "./hypothesis.ts";
import { momentsOf, variance } from "./moments.ts";
import { normalCdf } from "./normal-distribution.ts";
import { median, sortedFinite } from "./quantile.ts";
import { midranks } from "./ranks.ts";

export interface WelchResult extends TestResult {
  /** Degrees of freedom by Welch and Satterthwaite. */
  readonly df: number | null;
}

/** Welch's t: equality of means without equality of variances; two values or more in each sample. */
export function welchT(a: ArrayLike<number>, b: ArrayLike<number>): WelchResult {
  const [x, y] = [momentsOf(a), momentsOf(b)];
  const [vx, vy] = [variance(x), variance(y)];
  if (vx === null || vy === null)
    return Object.freeze({ ...undefinedTest("each sample needs two finite values"), df: null });
  const [ex, ey] = [vx / x.n, vy / y.n];
  if (ex + ey === 0) return Object.freeze({ ...undefinedTest("both samples are constant"), df: null });
  const statistic = (x.mean - y.mean) / Math.sqrt(ex + ey);
  const df = (ex + ey) ** 2 / (ex ** 2 / (x.n - 1) + ey ** 2 / (y.n - 1));
  const p = 2 * studentTDistribution(df).sf(Math.abs(statistic));
  return Object.freeze({ statistic, p, df });
}

export interface MannWhitneyOptions {
  /** "auto" (the default): exact when a sample has 8 values or fewer, none are tied and n m ≤ 10 000. */
  readonly method?: "auto" | "exact" | "asymptotic";
  /** Half a step towards the mean in the asymptotic p; true as in scipy. */
  readonly continuity?: boolean;
}

export interface MannWhitneyResult extends TestResult {
  /** P(a value of the first sample exceeds one of the second), ties half: U / (n m), the area under the ROC curve. */
  readonly auc: number | null;
}

/** Mann–Whitney's U of the first sample; ties corrected in the asymptotic p. */
export function mannWhitney(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  options: MannWhitneyOptions = {},
): MannWhitneyResult {
  const [x, y] = [sortedFinite(a), sortedFinite(b)];
  const [n, m] = [x.length, y.length];
  if (n === 0 || m === 0)
    return Object.freeze({ ...undefinedTest("a sample has no finite values"), auc: null });
  const pooled = new Float64Array(n + m);
  pooled.set(x);
  pooled.set(y, n);
  const { ranks, ties } = midranks(pooled);
  let sum = 0;
  for (let i = 0; i < n; i++) sum += ranks[i]!;
  const u = sum - (n * (n + 1)) / 2;
  const auc = u / (n * m);
  const most = Math.max(u, n * m - u);
  const method = options.method ?? "auto";
  if (method === "exact" || (method === "auto" && Math.min(n, m) <= 8 && ties === 0 && n * m <= 10_000))
    return Object.freeze({ statistic: u, p: Math.min(1, 2 * exactTail(Math.floor(most), n, m)), auc });
  const all = n + m;
  const spread = Math.sqrt(((n * m) / 12) * (all + 1 - ties / (all * (all - 1))));
  if (spread === 0) return Object.freeze({ ...undefinedTest("all values are equal"), auc });
  const z = (most - (n * m) / 2 - (options.continuity === false ? 0 : 0.5)) / spread;
  return Object.freeze({ statistic: u, p: Math.min(1, 2 * normalCdf(-z)), auc });
}

export interface LeveneResult extends TestResult {
  readonly df: readonly [between: number, within: number] | null;
}

/** Levene's test about the median (Brown and Forsythe): equality of spread of two or more samples. */
export function levene(...samples: ArrayLike<number>[]): LeveneResult {
  const none = (reason: string): LeveneResult => Object.freeze({ ...undefinedTest(reason), df: null });
  const groups = samples.map((sample) => {
    const sorted = sortedFinite(sample);
    const middle = median(sorted) ?? 0;
    return momentsOf(sorted.map((value) => Math.abs(value - middle)));
  });
  const k = groups.length;
  if (k < 2 || groups.some(({ n }) => n === 0))
    return none("two or more samples with finite values are needed");
  const total = groups.reduce((sum, { n }) => sum + n, 0);
  if (total === k) return none("a sample needs more than one finite value");
  const mean = groups.reduce((sum, group) => sum + group.n * group.mean, 0) / total;
  const between = groups.reduce((sum, group) => sum + group.n * (group.mean - mean) ** 2, 0);
  const within = groups.reduce((sum, { m2 }) => sum + m2, 0);
  if (within === 0) return none("values do not differ in their distance from the median");
  const statistic = ((total - k) / (k - 1)) * (between / within);
  const df: readonly [number, number] = [k - 1, total - k];
  return Object.freeze({ statistic, p: fisherFDistribution(...df).sf(statistic), df });
}

/** P(U ≥ u), from the probabilities of each U: the largest of i + j values belongs to either sample. */
function exactTail(u: number, n: number, m: number): number {
  let row: Float64Array[] = Array.from({ length: n + 1 }, () => Float64Array.of(1));
  for (let j = 1; j <= m; j++) {
    const next: Float64Array[] = [Float64Array.of(1)];
    for (let i = 1; i <= n; i++) {
      const here = new Float64Array(i * j + 1);
      const [fewer, shorter] = [next[i - 1]!, row[i]!];
      for (let v = 0; v < fewer.length; v++) here[v + j]! += (i / (i + j)) * fewer[v]!;
      for (let v = 0; v < shorter.length; v++) here[v]! += (j / (i + j)) * shorter[v]!;
      next.push(here);
    }
    row = next;
  }
  let total = 0;
  for (let v = n * m; v >= u; v--) total += row[n]![v]!;
  return total;
}
