/**
 * Wilson's 95 % interval of a share of k in n: inside [0, 1], and not empty at 0 or n. Source: Wilson (1927).
 * (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n).
 */
export function wilsonInterval(k: number, n: number): readonly [number, number] {
  const z = 1.959963984540054;
  const p = k / n;
  const scale = 1 + (z * z) / n;
  const middle = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return [k === 0 ? 0 : (middle - half) / scale, k === n ? 1 : (middle + half) / scale];
}
