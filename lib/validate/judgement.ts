/** How a diagnosis is told: a status, what was found, and what helps. A check that could not be made is never a pass. */
import type { FindingStatus } from "./finding.ts";

export interface Judgement {
  readonly status: FindingStatus;
  /** What was found, in one sentence with its numbers. */
  readonly message: string;
  /** What helps; empty where nothing is wrong. */
  readonly fix: string;
}

export function judged(status: FindingStatus, message: string, fix = ""): Judgement {
  return { status, message, fix };
}

/** An estimate's lower and upper end. */
export type Interval = readonly [low: number, high: number];

/** The gap that matters beside a score of this size: the larger of an absolute and a relative part. */
export function gapThatMatters(score: number, absolute: number, relative: number): number {
  return Math.max(absolute, relative * Math.abs(score));
}
