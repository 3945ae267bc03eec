/** The limits of a validation's checks: every number by name, with its default and where it comes from. */

export const validationThresholds: Readonly<Record<string, number>> = Object.freeze({
  // Of what the dummy left to gain: deepchecks' gain over a simple model.
  "dummy.gain.min": 0.1,
  // Share of test rows whose features stand in training, too: deepchecks' sample mix.
  "split.duplicates.max": 0.05,
  // Standardised difference of means of a feature between training and test rows.
  "split.balance.max": 0.25,
  // Difference of a class's share between a fold and all rows.
  "split.classShare.max": 0.1,
  // Test rows in a fold below which its score is coarse.
  "split.testRows.min": 20,
  // Modified z score of a fold among folds (0.6745 of deviation over MAD): skore's split outlier.
  "folds.outlier.max": 3.5,
  // Majority class: skore's class imbalance.
  "data.majority.max": 0.8,
  // Slices, as deepchecks: relative drop of the metric, least rows, least share.
  "slices.drop.max": 0.2,
  "slices.rows.min": 20,
  "slices.share.min": 0.05,
  // Gap of train over test that is too much, the larger of both: skore's.
  "overfit.gap.absolute": 0.03,
  "overfit.gap.relative": 0.1,
  // Gain over the dummy without which a model has not learnt: skore's.
  "underfit.gain.absolute": 0.01,
  "underfit.gain.relative": 0.05,
  // Expected calibration error.
  "calibration.error.max": 0.1,
  // Excess of a segment's mean loss over that of all rows.
  "segments.excess.min": 0.1,
  // Half width of the main metric's interval, relative to what the metric can span.
  "interval.halfWidth.max": 0.1,
});

/** @throws RangeError for a name that is not known, or a value that is no number. */
export function thresholdsOf(given: Readonly<Record<string, number>> = {}): Readonly<Record<string, number>> {
  for (const [name, value] of Object.entries(given)) {
    if (!(name in validationThresholds))
      throw new RangeError(
        `validate: no threshold "${name}"; known: ${Object.keys(validationThresholds).join(", ")}`,
      );
    if (!Number.isFinite(value))
      throw new RangeError(`validate: threshold ${name} must be a finite number; got ${String(value)}`);
  }
  return Object.freeze({ ...validationThresholds, ...given });
}
