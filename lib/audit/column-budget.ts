/**
 * How many columns a check that does some work on each row of each column looks at: the first ones, as many as six million cells
 * allow, at least 50. A check that leaves columns out says how many.
 */
export function withinBudget(columns: readonly string[], rows: number): readonly string[] {
  return columns.slice(0, Math.max(50, Math.floor(6_000_000 / Math.max(1, rows))));
}
