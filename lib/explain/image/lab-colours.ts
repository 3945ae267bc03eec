/**
 * RGB as L*a*b*, where equal distances look about equally different: sRGB is made linear, goes to CIE XYZ and, seen in daylight (D65, 2°), to L*a*b*.
 * Source: CIE 1976; the constants and the order of steps of scikit-image 0.19 `color.rgb2lab`. O(pixels).
 */

const XYZ_OF_RGB = [
  0.412453, 0.35758, 0.180423, 0.212671, 0.71516, 0.072169, 0.019334, 0.119193, 0.950227,
] as const;
const WHITE = [0.95047, 1, 1.08883] as const;

/** @param rgb n×3, each from 0 to 1. Gives n×3. */
export function rgb2lab(rgb: ArrayLike<number>): Float64Array {
  const out = new Float64Array(rgb.length);
  const linear = new Float64Array(3);
  const f = new Float64Array(3);
  for (let at = 0; at < rgb.length; at += 3) {
    for (let c = 0; c < 3; c++) {
      const v = rgb[at + c]!;
      linear[c] = v > 0.04045 ? ((v + 0.055) / 1.055) ** 2.4 : v / 12.92;
    }
    for (let c = 0; c < 3; c++) {
      const sum =
        XYZ_OF_RGB[3 * c]! * linear[0]! +
        XYZ_OF_RGB[3 * c + 1]! * linear[1]! +
        XYZ_OF_RGB[3 * c + 2]! * linear[2]!;
      const v = sum / WHITE[c]!;
      f[c] = v > 0.008856 ? Math.cbrt(v) : 7.787 * v + 16 / 116;
    }
    out[at] = 116 * f[1]! - 16;
    out[at + 1] = 500 * (f[0]! - f[1]!);
    out[at + 2] = 200 * (f[1]! - f[2]!);
  }
  return out;
}
