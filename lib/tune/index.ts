/** Tuning: studies, trials, samplers, pruners, storages. The port of Optuna. */
export {
  copyStudy,
  createStudy,
  deleteStudy,
  getAllStudyNames,
  getAllStudySummaries,
  loadStudy,
  type CopyStudyOptions,
  type CreateStudyOptions,
  type LoadStudyOptions,
  type StorageOption,
  type StudySummary,
} from "./create-study.ts";
export {
  CategoricalDistribution,
  checkDistributionCompatibility,
  distributionToJson,
  FloatDistribution,
  IntDistribution,
  jsonToDistribution,
  type CategoricalChoice,
  type Distribution,
  type FloatOptions,
  type IntOptions,
  type ParamValue,
  type SearchSpace,
} from "./distributions.ts";
export {
  DuplicatedStudyError,
  NotFoundError,
  ObjectiveLoadError,
  StorageInternalError,
  TrialPruned,
  UpdateFinishedTrialError,
  WorkerLostError,
} from "./errors.ts";
export { FixedTrial } from "./fixed-trial.ts";
export {
  createTrial,
  FrozenTrial,
  TrialState,
  type BaseTrial,
  type CreateTrialOptions,
  type TrialRecord,
} from "./frozen-trial.ts";
export {
  RetryFailedTrialCallback,
  RetryHeartbeatStaleTrialCallback,
  type RetryOptions,
} from "./heartbeat-retry.ts";
export { failStaleTrials } from "./heartbeat.ts";
export { FanovaImportanceEvaluator } from "./importance/fanova.ts";
export { type ForestOptions } from "./importance/forest.ts";
export { getParamImportances, type ParamImportanceOptions } from "./importance/get-param-importances.ts";
export {
  type EvaluateOptions,
  type ImportanceEvaluator,
  type Importances,
  type ImportanceTarget,
} from "./importance/importance-evaluator.ts";
export { MeanDecreaseImpurityImportanceEvaluator } from "./importance/mean-decrease-impurity.ts";
export { PedAnovaImportanceEvaluator, type PedAnovaOptions } from "./importance/ped-anova.ts";
export { type Objective, type OptimizeOptions, type TuneProgress } from "./optimize.ts";
export { HyperbandPruner, type HyperbandPrunerOptions } from "./pruners/hyperband.ts";
export { MedianPruner, type MedianPrunerOptions } from "./pruners/median.ts";
export { prunersByName, samplerNamed, samplersByName, type PrunerName, type SamplerName } from "./by-name.ts";
export { readDuration } from "./duration.ts";
export { liveTuning, type LiveTuningOptions } from "./live-tuning.ts";
export { maxTrialsCallback } from "./max-trials.ts";
export { sessionStorage } from "./session-studies.ts";
export { studiesTable } from "./studies-table.ts";
export { hypervolume, hypervolumeContributions, type HypervolumeOptions } from "./mo/hypervolume.ts";
export { selectHypervolumeSubset } from "./mo/hypervolume-subset.ts";
export { nondominatedRanks, type RankOptions } from "./mo/nondominated-ranks.ts";
export { paretoFront } from "./mo/pareto-front.ts";
export { NopPruner } from "./pruners/nop.ts";
export { PatientPruner, type PatientPrunerOptions } from "./pruners/patient.ts";
export { PercentilePruner, type PercentilePrunerOptions } from "./pruners/percentile.ts";
export { type Pruner } from "./pruners/pruner.ts";
export {
  SuccessiveHalvingPruner,
  type SuccessiveHalvingPrunerOptions,
} from "./pruners/successive-halving.ts";
export { ThresholdPruner, type ThresholdPrunerOptions } from "./pruners/threshold.ts";
export { WilcoxonPruner, type WilcoxonPrunerOptions } from "./pruners/wilcoxon.ts";
export { BruteForceSampler, type BruteForceSamplerOptions } from "./samplers/brute-force.ts";
export { GridSampler, type Grid, type GridSamplerOptions } from "./samplers/grid.ts";
export { GPSampler, type GPSamplerOptions } from "./samplers/gp/gp-sampler.ts";
export { PartialFixedSampler } from "./samplers/partial-fixed.ts";
export { type CmaEsSamplerOptions } from "./samplers/cmaes/cmaes-options.ts";
export { CmaEsSampler } from "./samplers/cmaes/cmaes-sampler.ts";
export { QMCSampler, type QMCSamplerOptions } from "./samplers/qmc/qmc-sampler.ts";
export { type ConstraintsFunc } from "./samplers/constraints-func.ts";
export { BLXAlphaCrossover } from "./samplers/nsga/blx-alpha-crossover.ts";
export { type Crossover, type CrossoverSpace } from "./samplers/nsga/crossover.ts";
export { type GeneChoiceOptions } from "./samplers/nsga/gene-choice.ts";
export { type GeneticSamplerOptions } from "./samplers/nsga/genetic-sampler.ts";
export { NSGAIISampler } from "./samplers/nsga/nsgaii.ts";
export { NSGAIIISampler, type NSGAIIISamplerOptions } from "./samplers/nsga/nsgaiii.ts";
export { PolynomialMutation, type Mutation } from "./samplers/nsga/polynomial-mutation.ts";
export { SBXCrossover } from "./samplers/nsga/sbx-crossover.ts";
export { SPXCrossover } from "./samplers/nsga/spx-crossover.ts";
export { UNDXCrossover } from "./samplers/nsga/undx-crossover.ts";
export { UniformCrossover } from "./samplers/nsga/uniform-crossover.ts";
export { VSBXCrossover } from "./samplers/nsga/vsbx-crossover.ts";
export { RandomSampler, type RandomSamplerOptions } from "./samplers/random.ts";
export { type Sampler } from "./samplers/sampler.ts";
export { TPESampler, type TPESamplerOptions } from "./samplers/tpe/tpe-sampler.ts";
export { IntersectionSearchSpace, intersectionSearchSpace } from "./search-space.ts";
export { categorical, defineSpace, float, int, type Params, type ParamsOf, type Space } from "./space.ts";
export { InMemoryStorage } from "./storages/memory-storage.ts";
export {
  JournalFileBackend,
  type JournalBackend,
  type JournalFileBackendOptions,
  type JournalLine,
  type JournalPlace,
} from "./storages/journal/journal-file.ts";
export {
  JournalFileOpenLock,
  JournalFileSymlinkLock,
  type JournalFileLock,
  type JournalFileLockOptions,
} from "./storages/journal/journal-lock.ts";
export { JournalStorage, type JournalStorageOptions } from "./storages/journal/journal-storage.ts";
export { RDBStorage, type RDBStorageOptions } from "./storages/rdb/rdb-storage.ts";
export { type FrozenStudy, type Heartbeat, type Storage, type StudyDirection } from "./storages/storage.ts";
export { Study, type EnqueueOptions, type TellStudyOptions } from "./study.ts";
export { type Compat, type GetTrialsOptions, type StudyView } from "./study-view.ts";
export {
  BestValueStagnationEvaluator,
  type BestValueStagnationOptions,
} from "./terminator/best-value-stagnation.ts";
export {
  CrossValidationErrorEvaluator,
  reportCrossValidationScores,
} from "./terminator/cross-validation-error.ts";
export { EMMREvaluator, type EMMROptions } from "./terminator/emmr.ts";
export { type ErrorEvaluator, type ImprovementEvaluator } from "./terminator/evaluator.ts";
export { MedianErrorEvaluator, type MedianErrorOptions } from "./terminator/median-error.ts";
export { RegretBoundEvaluator, type RegretBoundOptions } from "./terminator/regret-bound.ts";
export { StaticErrorEvaluator } from "./terminator/static-error.ts";
export { Terminator, terminatorCallback, type TerminatorOptions } from "./terminator/terminator.ts";
export { Trial } from "./trial.ts";
export { type TrialRow } from "./trial-rows.ts";
export { plotContour, type PlotContourOptions } from "./visualization/plot-contour.ts";
export { plotEdf } from "./visualization/plot-edf.ts";
export { plotHypervolumeHistory } from "./visualization/plot-hypervolume-history.ts";
export { plotIntermediateValues } from "./visualization/plot-intermediate-values.ts";
export {
  plotOptimizationHistory,
  type PlotOptimizationHistoryOptions,
} from "./visualization/plot-optimization-history.ts";
export {
  plotParallelCoordinate,
  type PlotParallelCoordinateOptions,
} from "./visualization/plot-parallel-coordinate.ts";
export {
  plotParamImportances,
  type PlotParamImportancesOptions,
} from "./visualization/plot-param-importances.ts";
export { plotParetoFront, type PlotParetoFrontOptions } from "./visualization/plot-pareto-front.ts";
export { plotRank, type PlotRankOptions } from "./visualization/plot-rank.ts";
export { plotSlice, type PlotSliceOptions } from "./visualization/plot-slice.ts";
export {
  plotTerminatorImprovement,
  type PlotTerminatorImprovementOptions,
} from "./visualization/plot-terminator-improvement.ts";
export { plotTimeline, type PlotTimelineOptions } from "./visualization/plot-timeline.ts";
export { type ShownPlot as StudyPlot } from "../plots/index.ts";
export { type TargetOptions } from "./visualization/study-source.ts";
export { runWorker, type WorkerArguments, type WorkerTerminal } from "./worker-command.ts";
export { type ObjectiveModule } from "./workers/objective-module.ts";
