/** When each trial ran and how it ended. Source: Optuna 5.0, `plot_timeline`. */
import {
  trialTimelineFigure,
  trialTimelineInfo,
  trialTimelineSvg,
  trialTimelineWords,
  type TrialTimelineInfo,
  shownPlot,
  type ShownPlot,
} from "../../plots/index.ts";
import type { AnyStudy } from "./study-source.ts";

export interface PlotTimelineOptions {
  /** Only so many of the latest trials. */
  readonly nRecentTrials?: number | undefined;
  /** The moment to which trials that still run reach; default: now. */
  readonly now?: Date | undefined;
}

/** @throws RangeError when `nRecentTrials` is not a whole number above 0. */
export function plotTimeline(
  study: AnyStudy,
  options: PlotTimelineOptions = {},
): ShownPlot<TrialTimelineInfo> {
  const { now = new Date(), nRecentTrials } = options;
  return shownPlot(
    trialTimelineInfo({ trials: study.getTrials(), now: now.getTime(), recentTrials: nRecentTrials }),
    trialTimelineFigure,
    trialTimelineSvg,
    trialTimelineWords,
  );
}
