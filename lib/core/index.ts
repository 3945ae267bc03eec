/** The shared ground of the library: display, tables, progress, timing, and the rim (processes, npm, profiler). */
export { argsort } from "./argsort.ts";
export { describe, shorten, type Description } from "./describe.ts";
export { meanAbsoluteDeviation, medianAbsoluteDeviation, trimmedMean } from "./deviations.ts";
export { isSecret, visibleEnvironment } from "./environment.ts";
export {
  display,
  displaySymbol,
  host,
  hostSymbol,
  isDisplayable,
  shown,
  terminal,
  type Displayable,
  type DisplayOptions,
  type Host,
  type MimeBundle,
} from "./host.ts";
export { binCount, equalEdges, histogram, type BinRule, type Histogram } from "./histogram-bins.ts";
export { historyText, type HistoryLine } from "./history.ts";
export { expandHome } from "./home.ts";
export { interpolate } from "./interpolate.ts";
export { larsPath, type LarsOptions, type LarsPath } from "./lars-path.ts";
export { lines, type Lines } from "./lines.ts";
export {
  geometricMean,
  kurtosis,
  mean,
  mergeMoments,
  momentsOf,
  noMoments,
  skewness,
  standardDeviation,
  standardError,
  variance,
  variationCoefficient,
  type Bias,
  type Moments,
} from "./moments.ts";
export { createPackageJson, npmArguments, npmCommand, npmEnvironment, npmProject } from "./npm.ts";
export {
  functionTimes,
  profileCpu,
  profileTable,
  type CpuProfile,
  type FunctionTime,
  type ProfileOptions,
  type ProfileOrder,
  type ProfileTable,
} from "./profile.ts";
export {
  progress,
  progressBundle,
  progressText,
  type ProgressBar,
  type ProgressOptions,
  type ProgressState,
  type ProgressView,
} from "./progress.ts";
export {
  interquartileRange,
  median,
  quantile,
  quantiles,
  sortedFinite,
  type QuantileType,
} from "./quantile.ts";
export { historyRanges, type HistoryRange } from "./ranges.ts";
export { pairwiseSum } from "./pairwise-sum.ts";
export { Pcg64, shuffleBy } from "./pcg64.ts";
export { createRng, type Rng, type RngKind, type RngOptions } from "./rng.ts";
export { runScript, type ScriptOptions, type ScriptPlace } from "./script.ts";
export { settingValue } from "./settings.ts";
export { anchorImports, declares, lineRange, notebookCode } from "./source.ts";
export { ExitError, runProcess, type ProcessOptions, type ProcessResult } from "./subprocess.ts";
export { sum } from "./sums.ts";
export { betaDistribution, fisherFDistribution, studentTDistribution } from "./beta-distribution.ts";
export { binomialDistribution, hypergeometricDistribution } from "./discrete-distributions.ts";
export { type Distribution } from "./distribution.ts";
export { foldRows, groupKFold, kFold, stratifiedKFold, type FoldKey, type FoldRows } from "./folds.ts";
export {
  cholesky,
  choleskyInverse,
  choleskyLogDet,
  choleskySolve,
  crossProduct,
  matrix,
  multiply,
  multiplyVector,
  symmetricEigen,
  transpose,
  type Eigen,
  type Matrix,
} from "./linear-algebra.ts";
export { chiSquaredDistribution, gammaDistribution } from "./gamma-distribution.ts";
export { undefinedTest, type TestResult } from "./hypothesis.ts";
export { andersonKSample, type AndersonResult } from "./hypothesis-anderson.ts";
export {
  chiSquareFit,
  chiSquareIndependence,
  type ChiSquareOptions,
  type ChiSquareResult,
} from "./hypothesis-contingency.ts";
export { cramerVonMises } from "./hypothesis-cramer-von-mises.ts";
export { energyDistance, wasserstein } from "./hypothesis-distances.ts";
export { ksTwoSample, type KsOptions, type KsResult } from "./hypothesis-ks.ts";
export {
  levene,
  mannWhitney,
  welchT,
  type LeveneResult,
  type MannWhitneyOptions,
  type MannWhitneyResult,
  type WelchResult,
} from "./hypothesis-location.ts";
export { adjustPValues, type Adjustment } from "./multiple-testing.ts";
export { andersonNormal, dagostinoK2, jarqueBera, type AndersonNormalResult } from "./normality.ts";
export { proportionInterval, type ProportionMethod } from "./proportion-interval.ts";
export { plainRecord } from "./plain-record.ts";
export {
  digestMetadata,
  digestOf,
  digestSymbol,
  type DigestFinding,
  type DigestMetric,
  type ResultDigest,
} from "./result-digest.ts";
export { packageFolder } from "./package-folder.ts";
export { midranks, type Ranks } from "./ranks.ts";
export { statusMark, wrapText } from "./sheet-text.ts";
export { followed } from "./followed.ts";
export { liveDisplay, type LiveDisplay, type Show } from "./live-display.ts";
export {
  chip,
  findingGroup,
  findingLine,
  folded,
  pictures,
  sheet,
  sheetPage,
  strip,
  type SheetStatus,
  type Strip,
} from "./sheet.ts";
export { shapiroWilk, type ShapiroOptions } from "./shapiro-wilk.ts";
export { incompleteBeta } from "./incomplete-beta.ts";
export { incompleteGamma, type Tails } from "./incomplete-gamma.ts";
export { kolmogorovSf, kolmogorovTails } from "./kolmogorov-distribution.ts";
export {
  normalCdf,
  normalDistribution,
  normalLogCdf,
  normalPdf,
  normalQuantile,
} from "./normal-distribution.ts";
export { digamma, erf, erfc, expit, logBeta, logGamma, logit, logSumExp } from "./special.ts";
export { fromStored, toStored } from "./stored-json.ts";
export { threadCopySymbol, type ThreadCopy } from "./thread-copy.ts";
export { workerSource } from "./worker-source.ts";
export { studentizedRangeQuantile, studentizedRangeSf } from "./studentized-range.ts";
export {
  escapeHtml,
  htmlTable,
  table,
  tables,
  textTable,
  textWidth,
  type Column,
  type Table,
  type TableCell,
} from "./table.ts";
export {
  autorange,
  formatDuration,
  timedLoopSource,
  timeit,
  timeitRemark,
  timeitResult,
  timeitText,
  timesText,
  type TimedLoop,
  type TimeitOptions,
  type TimeitResult,
} from "./timing.ts";
export { rankCorrelation } from "./rank-correlation.ts";
