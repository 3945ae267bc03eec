/** The numbers of the guide's choice of an architecture, and those beside it: every number by name, with its default and where it comes from. */

export const adviceThresholds: Readonly<Record<string, number>> = Object.freeze({
  // Rows below which the guide takes a pretrained network, and from which it trains one from scratch.
  "rows.transfer.below": 10_000,
  "rows.scratch.from": 100_000,
  // Milliseconds below which the guide takes a light network.
  "latency.light.below": 100,
  // Rows below which a linear model or a forest usually stands beside boosting within its interval.
  "rows.small.below": 1000,
  // Rows for each feature below which a linear model needs its penalty, and trees learn by heart.
  "rows.perFeature.min": 10,
  // Letters from which on a column of prose is what a row is about, rather than a remark beside it.
  "text.letters.from": 100,
  // Words from which on a text is read as prose, as TableVectorizer does.
  "text.words.from": 5,
  // Values from which on a column of categories is large.
  "category.values.large": 40,
  // Rows of the smallest class over those of the largest, below which accuracy says little.
  "class.ratio.min": 0.2,
});

/** @throws RangeError for a name that is not known, or a value that is no number. */
export function adviceThresholdsOf(
  given: Readonly<Record<string, number>> = {},
): Readonly<Record<string, number>> {
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(adviceThresholds, name))
      throw new RangeError(
        `advise: no threshold ${JSON.stringify(name)}; known: ${Object.keys(adviceThresholds).join(", ")}`,
      );
    if (!Number.isFinite(value))
      throw new RangeError(`advise: threshold ${name} must be a finite number; got ${String(value)}`);
  }
  return Object.freeze({ ...adviceThresholds, ...given });
}
