/** Refusals of a parameter's value, in one form. */

/** @throws RangeError unless `value` is a number of the range (and whole, where asked). */
export function checkRange(
  where: string,
  name: string,
  value: unknown,
  least: number,
  most: number,
  whole = false,
): void {
  if (typeof value === "number" && value >= least && value <= most && (!whole || Number.isInteger(value)))
    return;
  const range = most === Infinity ? `${least} or more` : `from ${least} to ${most}`;
  throw new RangeError(
    `${where}: ${name} must be a ${whole ? "whole " : ""}number, ${range}; got ${JSON.stringify(value) ?? String(value)}`,
  );
}

/** @throws RangeError unless `value` is one of the list. */
export function checkOneOf(where: string, name: string, value: unknown, known: readonly unknown[]): void {
  if (known.includes(value)) return;
  throw new RangeError(
    `${where}: ${name} must be one of ${known.map((each) => JSON.stringify(each)).join(", ")}; got ${JSON.stringify(value) ?? String(value)}`,
  );
}
