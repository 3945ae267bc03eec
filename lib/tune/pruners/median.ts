/** Prunes a trial whose best report so far is worse than the median of complete trials at the same step. */
import { PercentilePruner, type PercentilePrunerOptions } from "./percentile.ts";

export type MedianPrunerOptions = PercentilePrunerOptions;

/**
 * The median stopping rule, the default of studies. Source: Optuna 5.0, `pruners/_median.py`.
 * @example new MedianPruner({ nStartupTrials: 5, nWarmupSteps: 30, intervalSteps: 10 })
 * @throws RangeError for options out of range.
 */
export class MedianPruner extends PercentilePruner {
  override readonly name = "MedianPruner";

  constructor(options: MedianPrunerOptions = {}) {
    super(50, options);
  }
}
