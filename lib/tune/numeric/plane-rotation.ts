/**
 * Rotations of a plane: the one that clears an element, and the one that makes a symmetric 2 × 2 matrix diagonal. With the
 * signs of LAPACK 3.10 (dlartg, dlaev2), which older versions do not share.
 */

/** The rotation that takes (f, g) to (length, 0), with the signs of LAPACK 3.10: the cosine is never negative. */
export function planeRotation(f: number, g: number): { cos: number; sin: number; length: number } {
  if (g === 0) return { cos: 1, sin: 0, length: f };
  if (f === 0) return { cos: 0, sin: Math.sign(g), length: Math.abs(g) };
  const length = withSign(hypot2(f, g), f);
  return { cos: Math.abs(f) / Math.abs(length), sin: g / length, length };
}

/** Eigenvalues of [[a, b], [b, c]], by absolute value, and the eigenvector (cos, sin) of the larger. */
export function symmetricPair(
  a: number,
  b: number,
  c: number,
): { larger: number; smaller: number; cos: number; sin: number } {
  const sum = a + c;
  const difference = a - c;
  const twice = b + b;
  const root = hypot2(difference, twice);
  const most = Math.abs(a) > Math.abs(c) ? a : c;
  const least = Math.abs(a) > Math.abs(c) ? c : a;
  let larger: number;
  let smaller: number;
  if (sum === 0) {
    larger = 0.5 * root;
    smaller = -0.5 * root;
  } else {
    larger = 0.5 * (sum + withSign(root, sum));
    // In this order nothing overflows, and little is cancelled.
    smaller = (most / larger) * least - (b / larger) * b;
  }
  const sameSign = difference >= 0 ? 1 : -1;
  const shifted = difference + sameSign * root;
  let cos: number;
  let sin: number;
  if (Math.abs(shifted) > Math.abs(twice)) {
    const cotangent = -twice / shifted;
    sin = 1 / Math.sqrt(1 + cotangent * cotangent);
    cos = cotangent * sin;
  } else if (twice === 0) {
    cos = 1;
    sin = 0;
  } else {
    const tangent = -shifted / twice;
    cos = 1 / Math.sqrt(1 + tangent * tangent);
    sin = tangent * cos;
  }
  const swapped = (sum < 0 ? -1 : 1) === sameSign;
  return swapped ? { larger, smaller, cos: -sin, sin: cos } : { larger, smaller, cos, sin };
}

/** √(x² + y²) without overflow. */
export function hypot2(x: number, y: number): number {
  const large = Math.max(Math.abs(x), Math.abs(y));
  const small = Math.min(Math.abs(x), Math.abs(y));
  return small === 0 ? large : large * Math.sqrt(1 + (small / large) ** 2);
}

/** |x| with the sign of y, where zero counts as positive. */
export function withSign(x: number, y: number): number {
  return y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x);
}
