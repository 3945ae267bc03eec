/**
 * The natural logarithm of a whole number, rounded as C's and Python's `log` round it. `Math.log` is one unit off here and
 * there, and a quotient of logarithms that should be whole then falls on the other side of it: 243 = 3⁵ has the quotient
 * 4.999… in Python and 5 with `Math.log`. Computed in fixed point of 128 bits by log m = 2 artanh((m - 1)/(m + 1)).
 */
const bits = 128n;
const one = 1n << bits;

/** log(n) for whole n from 1 to 2^53. */
export function wholeLog(n: number): number {
  let exponent = 0;
  while (2 ** (exponent + 1) <= n) exponent++;
  const power = 1n << BigInt(exponent);
  const whole = BigInt(n);
  return rounded(BigInt(exponent) * twiceArtanh(1n, 3n) + twiceArtanh(whole - power, whole + power));
}

/** 2 artanh(a/b) in fixed point, for a/b up to 1/3. */
function twiceArtanh(a: bigint, b: bigint): bigint {
  let term = (2n * a * one) / b;
  let sum = 0n;
  for (let k = 1n; term > 0n; k += 2n) {
    sum += term / k;
    term = (term * a * a) / (b * b);
  }
  return sum;
}

/** The nearest double of a number in fixed point; conversion of a BigInt rounds to nearest. */
function rounded(fixed: bigint): number {
  return Number(fixed) / 2 ** Number(bits);
}
