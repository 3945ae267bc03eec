/** Numbers as Optuna's tables hold them: a float, or nothing and a word where it is infinite or NaN. */

/** The two columns of a number. */
export function numberToStored(value: number): readonly [value: number | null, type: string] {
  if (Number.isFinite(value)) return [value, "FINITE"];
  return [null, Number.isNaN(value) ? "NAN" : value > 0 ? "INF_POS" : "INF_NEG"];
}

/** The number that the two columns mean. */
export function storedToNumber(value: number | null, type: string): number {
  switch (type) {
    case "INF_POS":
      return Infinity;
    case "INF_NEG":
      return -Infinity;
    case "NAN":
      return NaN;
    default:
      // Databases that Optuna moved up from its second version hold NaN as nothing.
      return value ?? NaN;
  }
}
