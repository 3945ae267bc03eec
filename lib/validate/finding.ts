/** A finding: what one check of a validation says, with the number it judged, the limit, and what to do about it. */

export type FindingStatus = "pass" | "info" | "warn" | "fail" | "not_evaluated";

export interface Finding {
  /** Name of the check and, where it judges several things, which: "overfit", "slices/Sex=female". */
  readonly id: string;
  /** Name of the check: "split", "baseline", "overfit", "calibration" … */
  readonly check: string;
  /** `not_evaluated` is never a pass. */
  readonly status: FindingStatus;
  /** What was judged; null where it has no value. */
  readonly value: number | null;
  /** The limit it was held to; null without one. */
  readonly threshold: number | null;
  /** Name of that limit in `thresholds`: "overfit.gap.warn". */
  readonly thresholdName?: string;
  /** One sentence, with the numbers in it. */
  readonly message: string;
  /** What to do; empty when there is nothing to do. */
  readonly fix: string;
  /** Row numbers of X, names of columns or the like that show it; at most 20. */
  readonly evidence?: readonly (string | number)[];
}
