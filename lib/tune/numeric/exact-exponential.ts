/**
 * exp and log to the nearest double, as C libraries give them but for one value in a thousand. `Math.exp` and `Math.log`
 * are one unit off in 5 to 9 % of values, which shows where a logarithmic range is left by that unit: exp(log(low)) may lie
 * below low or not. Computed with pairs of doubles (some 100 bits).
 *
 * Source: Dekker, Numer. Math. 18 (1971) 224-242, for the arithmetic; the exponential is a Taylor series of x / 64 that is
 * squared six times, the logarithm one Newton step on it. Cost: about 0.5 µs.
 */

/** log 2 in three parts; the first has 33 bits, so that multiples of it are exact. */
const log2 = [0.6931471803691238, 1.9082149292705877e-10, 1.1612227229362532e-26] as const;
const halvings = 6;

/** The lower part of the last result: a register, so that pairs take no memory. */
let low = 0;
/** The power of two of the last exponential. */
let power = 0;

/** e^x. */
export function exactExp(x: number): number {
  if (!(Math.abs(x) < 700)) return Math.exp(x);
  return exponential(x) * 2 ** power;
}

/** log x. */
export function exactLog(x: number): number {
  const near = Math.log(x);
  if (!(Math.abs(near) < 700)) return near;
  // log x = near + log(x e^-near), whose argument is 1 but for 1e-16.
  const high = exponential(-near);
  const one = times(high, low, x * 2 ** power, 0);
  return near + (one - 1 + low);
}

/** e^x = (result + low) · 2^power. */
function exponential(x: number): number {
  power = Math.round(x / Math.LN2);
  let r = twoSum(x - power * log2[0], -power * log2[1]);
  r = twoSum(r, low - power * log2[2]) / 2 ** halvings;
  const rest = low / 2 ** halvings;
  // What lies beyond the sixth term is so small that doubles do for it.
  let tail = 1 + r / 11;
  for (let k = 10; k > 6; k--) tail = 1 + (tail * r) / k;
  let series = tail;
  low = 0;
  for (let k = 6; k >= 1; k--) {
    series = times(series, low, r, rest);
    series = divided(series, low, k);
    const below = low;
    series = twoSum(1, series);
    series = twoSum(series, low + below);
  }
  for (let i = 0; i < halvings; i++) series = times(series, low, series, low);
  return series;
}

function twoSum(a: number, b: number): number {
  const s = a + b;
  const back = s - a;
  low = a - (s - back) + (b - back);
  return s;
}

function twoProduct(a: number, b: number): number {
  const p = a * b;
  const ah = upperHalf(a);
  const al = a - ah;
  const bh = upperHalf(b);
  const bl = b - bh;
  low = ah * bh - p + ah * bl + al * bh + al * bl;
  return p;
}

/** The upper 26 bits. */
function upperHalf(a: number): number {
  const t = 134217729 * a;
  return t - (t - a);
}

function times(ah: number, al: number, bh: number, bl: number): number {
  const p = twoProduct(ah, bh);
  return twoSum(p, low + ah * bl + al * bh);
}

function divided(ah: number, al: number, by: number): number {
  const q = ah / by;
  const p = twoProduct(q, by);
  return twoSum(q, (ah - p - low + al) / by);
}
