/** Any value as text: nested values as JSON, with bigints and what else JSON lacks by their own text. */

/** Undefined reads "undefined". @throws TypeError for values that hold themselves. */
export function jsonText(value: unknown): string {
  return typeof value === "object" && value !== null
    ? JSON.stringify(value, (_, each: unknown) => (typeof each === "bigint" ? String(each) : each))
    : String(value);
}
