/**
 * What may be drawn: finite numbers up to 1e300, of which differences are finite, too; all others become null, which JSON can carry and
 * a picture leaves out.
 */

export function finiteOrNull(value: number | null | undefined): number | null {
  return value !== null && value !== undefined && drawable(value) ? value : null;
}

export function drawable(value: number): boolean {
  return Math.abs(value) <= 1e300;
}

/** Both ends in rising order, or null when one is missing. */
export function finiteInterval(
  interval: readonly [number | null, number | null] | null | undefined,
): readonly [number, number] | null {
  const low = finiteOrNull(interval?.[0]);
  const high = finiteOrNull(interval?.[1]);
  return low === null || high === null ? null : [Math.min(low, high), Math.max(low, high)];
}
