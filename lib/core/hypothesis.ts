/** What a test of a hypothesis gives back, and how it says that it is not defined. */

export interface TestResult {
  /** Null where the test is not defined for these data. */
  readonly statistic: number | null;
  /** Probability of a statistic as far out when the hypothesis holds. */
  readonly p: number | null;
  /** Why there is no result; absent where there is one. */
  readonly reason?: string;
}

/** A result with nothing but its reason. */
export function undefinedTest(reason: string): { statistic: null; p: null; reason: string } {
  return Object.freeze({ statistic: null, p: null, reason });
}
