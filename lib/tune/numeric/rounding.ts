/** Rounding as Python and numpy do it. */

/** To the nearest whole number, halves to the even one: `round`, `np.round`. */
export function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

/** The greatest double below x, for finite x: `nextafter(x, -inf)`. */
export function nextDown(x: number): number {
  if (x === 0) return -Number.MIN_VALUE;
  double[0] = x;
  bits[0] = bits[0]! + (x > 0 ? -1n : 1n);
  return double[0]!;
}
