import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eigh } from "../../../../lib/tune/numeric/eigh.ts";
import "../../../seed.ts";

/** A symmetric matrix of 1 to 12 rows; some of its elements are zero, so that it may fall apart into blocks. */
const symmetric = fc.integer({ min: 1, max: 12 }).chain((n) =>
  fc
    .array(fc.oneof(fc.constant(0), fc.double({ min: -10, max: 10, noNaN: true })), {
      minLength: n * n,
      maxLength: n * n,
    })
    .map((numbers) => {
      const a = Float64Array.from(numbers);
      for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) a[j * n + i] = a[i * n + j]!;
      return { n, a };
    }),
);

describe("eigh", () => {
  test("eigenvectors are orthogonal, of length 1, and give the matrix back", () => {
    fc.assert(
      fc.property(symmetric, ({ n, a }) => {
        const { values, vectors } = eigh(a, n);
        const scale = Math.max(1, ...a.map(Math.abs));
        for (let i = 0; i < n; i++)
          for (let j = 0; j < n; j++) {
            let dot = 0;
            let back = 0;
            for (let k = 0; k < n; k++) {
              dot += vectors[i * n + k]! * vectors[j * n + k]!;
              back += values[k]! * vectors[k * n + i]! * vectors[k * n + j]!;
            }
            expect(Math.abs(dot - (i === j ? 1 : 0))).toBeLessThan(1e-13);
            expect(Math.abs(back - a[i * n + j]!)).toBeLessThan(1e-13 * scale * n);
          }
        for (let k = 1; k < n; k++) expect(values[k]!).toBeGreaterThanOrEqual(values[k - 1]!);
      }),
    );
  });

  test("reads the lower triangle only", () => {
    fc.assert(
      fc.property(symmetric, ({ n, a }) => {
        const spoiled = a.slice();
        for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) spoiled[i * n + j] = 99;
        expect(eigh(spoiled, n)).toEqual(eigh(a, n));
      }),
    );
  });

  test("leaves the axes of a diagonal matrix in place", () => {
    expect(eigh(Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1), 3).vectors).toEqual(
      Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1),
    );
  });

  // numpy 1.24 with LAPACK 3.10: numpy.linalg.eigh, one eigenvector after the other.
  test.each([
    {
      a: [0.3025, 1.1517, 1.1517, 5.9674],
      vectors: [-0.9814149302692791, 0.1918977192270569, 0.1918977192270569, 0.9814149302692791],
    },
    {
      a: [3.3366, 0.5356, -0.1193, 0.5356, 0.4931, 0.7829, -0.1193, 0.7829, 1.5857],
      vectors: [
        -0.15736066966335627, 0.8807131446367167, -0.4467459865597071, -0.09390619907462593,
        0.43698732301609283, 0.8945522373224414, -0.9830662467089674, -0.18271955666357903,
        -0.013939806103685552,
      ],
    },
    {
      a: [
        8.3877, -3.8896, -3.0096, -1.1135, 2.5518, -3.8896, 5.1466, 0.84, -0.2941, -1.4551, -3.0096, 0.84,
        1.8137, 0.4167, -0.2973, -1.1135, -0.2941, 0.4167, 1.0332, 0.0637, 2.5518, -1.4551, -0.2973, 0.0637,
        1.8839,
      ],
      vectors: [
        -0.49015343966594704, -0.16393130665326272, -0.5933684129814698, -0.3931082239788419,
        0.4756637289079838, -0.02629732588209122, 0.1584907798344743, -0.5124618694664431, 0.8395439373495476,
        0.08208491311738011, 0.08035471340807099, 0.32149460939756785, 0.4295967624799238,
        0.12280371339462293, 0.8309935052722561, 0.3576547971059987, 0.7819454071795766, -0.36102426757773903,
        -0.3470888812182932, -0.09917264266129255, -0.7903696745038147, 0.48291800103691074,
        0.26533913903820405, 0.0712773316766584, -0.2581097928842852,
      ],
    },
  ])("signs are LAPACK's", ({ a, vectors }) => {
    const found = eigh(Float64Array.from(a), Math.sqrt(a.length)).vectors;
    vectors.forEach((x, i) => expect(found[i]).toBeCloseTo(x, 12));
  });

  test("a matrix with NaN is refused", () => {
    expect(() => eigh(Float64Array.of(1, 2, 0, 2, NaN, 1, 0, 1, 1), 3)).toThrow(/eigh: .*NaN/);
  });
});
