/**
 * What a score is when it has no value: null, with the reason given to the caller who asks for it.
 *
 * Every score of this folder is a `number | null`. Null means that the formula divides nothing by nothing (one class only, no
 * positive prediction, no weight): never NaN, never a silent 0. The reason goes to `why`, in words that can be shown.
 * Wrong input (lengths that differ, labels that are not 0 or 1, scores that are not finite) is thrown, not scored.
 */
export interface ScoreOptions {
  /** One weight per row, ≥ 0; default: 1 each. */
  readonly sampleWeight?: ArrayLike<number> | undefined;
  /** Called with the reason when the score is null, or when a convention stands in for it. */
  readonly why?: ((reason: string) => void) | undefined;
}

/** Tells `why` and gives null. */
export function undefinedScore(options: ScoreOptions, reason: string): null {
  options.why?.(reason);
  return null;
}
