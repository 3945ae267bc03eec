/**
 * Leave-out splitters: every row, every set of p rows, every group, every set of p groups is tested once. They are generators: n rows
 * make n splits of n numbers. Source: scikit-learn `LeaveOneOut`, `LeavePOut`, `LeaveOneGroupOut`, `LeavePGroupsOut`.
 */
import { combinations, type Split, sortedCodes, splitByFlag } from "./split.ts";

type Key = string | number | boolean;

/** n splits. @throws RangeError for fewer than two rows. */
export function leaveOneOut(n: number): Generator<Split> {
  return leavePOut(n, 1);
}

/** C(n, p) splits. @throws RangeError unless 1 ≤ p < n. */
export function leavePOut(n: number, p: number): Generator<Split> {
  checkP("leavePOut", n, p, "rows");
  return chosen(
    Int32Array.from({ length: n }, (_, i) => i),
    n,
    p,
  );
}

/** One split per group, in sorted order of groups. @throws RangeError for fewer than two groups. */
export function leaveOneGroupOut(groups: ArrayLike<Key>): Generator<Split> {
  return leavePGroupsOut(groups, 1);
}

/** C(groups, p) splits. @throws RangeError unless 1 ≤ p < number of groups. */
export function leavePGroupsOut(groups: ArrayLike<Key>, p: number): Generator<Split> {
  const { codes, counts } = sortedCodes(groups);
  checkP("leavePGroupsOut", counts.length, p, "groups");
  return chosen(codes, counts.length, p);
}

function* chosen(codes: Int32Array, units: number, p: number): Generator<Split> {
  for (const out of combinations(units, p)) {
    yield splitByFlag(Uint8Array.from(codes, (code) => (out.includes(code) ? 1 : 0)));
  }
}

function checkP(where: string, units: number, p: number, what: string): void {
  if (!(Number.isInteger(p) && p >= 1 && p < units)) {
    throw new RangeError(
      `${where}: p must lie between 1 and ${units - 1}, there being ${units} ${what}; got ${p}`,
    );
  }
}
