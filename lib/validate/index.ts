/** Validation: splitters, comparison of models, intervals, slices. */
export { bayesianCorrelatedTTest, correctedResampledTTest, pairedTTest } from "./fold-differences.ts";
export { type CorrelatedPosterior, type FoldTest } from "./fold-differences.ts";
export { bootstrap, type BootstrapOptions, type BootstrapResult } from "./bootstrap.ts";
export {
  delongInterval,
  delongTest,
  hanleyMcNeilError,
  type DeLongInterval,
  type DeLongTest,
  type IntervalOptions,
} from "./delong-test.ts";
export { fiveByTwoTest, type FiveByTwo } from "./five-by-two.ts";
export { mcnemar, mcnemarCounts, type McNemar } from "./mcnemar.ts";
export { nemenyiCriticalDifference, nemenyiQuantile, type NemenyiOptions } from "./nemenyi.ts";
export {
  proportionInterval,
  type ProportionInterval,
  type ProportionMethod,
  type ProportionOptions,
} from "./proportion-interval.ts";
export { friedmanTest, signTest, wilcoxonTest, type FriedmanTest, type WilcoxonTest } from "./rank-tests.ts";
