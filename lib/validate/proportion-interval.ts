/**
 * Confidence intervals of a share k/n. Wilson's (the default) keeps its promise on average even for small n; Clopper–Pearson's never
 * promises too much; Wald's is there to be compared with. Source: Brown, Cai & DasGupta (2001), Newcombe (1998). O(1).
 */
import { betaDistribution } from "../core/beta-distribution.ts";
import { normalQuantile } from "../core/normal-distribution.ts";

export type ProportionMethod =
  "wilson" | "wilsonCorrected" | "clopperPearson" | "agrestiCoull" | "jeffreys" | "wald";

export interface ProportionOptions {
  /** Confidence; default 0.95. */
  readonly level?: number;
  /** Default wilson. */
  readonly method?: ProportionMethod;
}

export interface ProportionInterval {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Bounds of `wald` and `agrestiCoull` may leave [0, 1]. @throws RangeError unless 0 ≤ k ≤ n, n ≥ 1 and level is in (0, 1). */
export function proportionInterval(
  k: number,
  n: number,
  options: ProportionOptions = {},
): ProportionInterval {
  const { level = 0.95, method = "wilson" } = options;
  if (!(n >= 1 && k >= 0 && k <= n && n < Infinity)) {
    throw new RangeError(`proportionInterval: needs 0 ≤ k ≤ n and n ≥ 1; got ${k} of ${n}`);
  }
  if (!(level > 0 && level < 1))
    throw new RangeError(`proportionInterval: level must lie in (0, 1); got ${level}`);
  const z = normalQuantile((1 + level) / 2);
  const [low, high] = methods[method](k, n, z, (1 - level) / 2);
  return Object.freeze({ share: k / n, low, high });
}

type Bounds = (k: number, n: number, z: number, tail: number) => readonly [number, number];

const methods: Readonly<Record<ProportionMethod, Bounds>> = {
  wald: (k, n, z) => around(k / n, z * Math.sqrt(((k / n) * (1 - k / n)) / n)),
  wilson: (k, n, z) => {
    const p = k / n;
    const scale = 1 + (z * z) / n;
    return around(
      (p + (z * z) / (2 * n)) / scale,
      (z / scale) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n)),
    );
  },
  wilsonCorrected: (k, n, z) => {
    const p = k / n;
    const scale = 2 * (n + z * z);
    const middle = 2 * k + z * z;
    const lower = z * Math.sqrt(z * z - 2 - 1 / n + 4 * p * (n * (1 - p) + 1));
    const upper = z * Math.sqrt(z * z + 2 - 1 / n + 4 * p * (n * (1 - p) - 1));
    return [
      k === 0 ? 0 : Math.max(0, (middle - 1 - lower) / scale),
      k === n ? 1 : Math.min(1, (middle + 1 + upper) / scale),
    ];
  },
  clopperPearson: (k, n, _, tail) => [
    k === 0 ? 0 : betaDistribution(k, n - k + 1).quantile(tail),
    k === n ? 1 : betaDistribution(k + 1, n - k).upperQuantile(tail),
  ],
  agrestiCoull: (k, n, z) => {
    const more = n + z * z;
    const p = (k + (z * z) / 2) / more;
    return around(p, z * Math.sqrt((p * (1 - p)) / more));
  },
  jeffreys: (k, n, _, tail) => [
    k === 0 ? 0 : betaDistribution(k + 0.5, n - k + 0.5).quantile(tail),
    k === n ? 1 : betaDistribution(k + 0.5, n - k + 0.5).upperQuantile(tail),
  ],
};

function around(centre: number, reach: number): readonly [number, number] {
  return [centre - reach, centre + reach];
}
