/** Scores and curves. A score is a number, or null with a reason (`why`), never NaN. */
export { accuracyScore, hammingLoss, zeroOneLoss } from "./accuracy.ts";
export { balancedAccuracyScore, type BalancedAccuracyOptions } from "./balanced-accuracy.ts";
export { brierDecomposition, brierScoreLoss, type BrierOptions, type BrierParts } from "./brier.ts";
export { delong, type DeLong } from "./delong.ts";
export { logLoss } from "./log-loss.ts";
export { rocAucPerClass, rocAucScore, type RocAucOptions } from "./roc-auc.ts";
export { type ScoreOptions } from "./undefined-score.ts";
