/** Words of a command line as options of a validation. */

/** `["overfit.gap.absolute=0.05"]` → `{ "overfit.gap.absolute": 0.05 }`. @throws RangeError on a word that is no NAME=NUMBER. */
export function readThresholds(words: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    words.map((word) => {
      const [name = "", value = "", ...more] = word.split("=");
      if (name === "" || value.trim() === "" || more.length > 0 || !Number.isFinite(Number(value)))
        throw new RangeError(
          `validate: a threshold is NAME=NUMBER; got ${JSON.stringify(word)}; e.g. overfit.gap.absolute=0.05`,
        );
      return [name, Number(value)];
    }),
  );
}
