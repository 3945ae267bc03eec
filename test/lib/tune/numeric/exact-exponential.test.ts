import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exactExp, exactLog } from "../../../../lib/tune/numeric/exact-exponential.ts";
import "../../../seed.ts";

const finite = { noNaN: true, noDefaultInfinity: true } as const;

describe("exp and log to the nearest double", () => {
  // Python's decimal module with 60 digits, rounded; Math.exp and Math.log are one unit off here.
  test.each([
    [23.097868090841054, 10746737862.75591],
    [-39.831515731911146, 5.0279680786048084e-18],
    [-22.67204822955093, 1.4244741105655705e-10],
    [-0.3350206894519516, 0.7153232865526936],
  ])("exp %d", (x, expected) => {
    expect(exactExp(x)).toBe(expected);
  });

  test.each([
    [3.5206296538109797e-12, -26.372381263391897],
    [22.600911825628035, 3.117990251731079],
    [11.344345082715316, 2.4287193891715364],
  ])("log %d", (x, expected) => {
    expect(exactLog(x)).toBe(expected);
  });

  test.each([
    [0.3, 0.3],
    [3, 3.0000000000000004],
    [5, 4.999999999999999],
    [1e-5, 9.999999999999997e-6],
  ])("exp(log(%d)) is where C has it", (x, expected) => {
    expect(exactExp(exactLog(x))).toBe(expected);
  });

  test("never far from Math", () => {
    fc.assert(
      fc.property(fc.double({ min: -709, max: 709, ...finite }), (x) => {
        const [exact, near] = [exactExp(x), Math.exp(x)];
        expect(Math.abs(exact - near)).toBeLessThanOrEqual(3e-16 * near);
        if (near > 0)
          expect(Math.abs(exactLog(near) - x)).toBeLessThanOrEqual(3e-16 * Math.max(1, Math.abs(x)) + 1e-15);
      }),
    );
  });

  test("edges are Math's", () => {
    expect([exactExp(0), exactExp(-Infinity), exactExp(Infinity), exactExp(NaN)]).toEqual([
      1,
      0,
      Infinity,
      NaN,
    ]);
    expect([exactLog(1), exactLog(0), exactLog(-1), exactLog(Infinity)]).toEqual([
      0,
      -Infinity,
      NaN,
      Infinity,
    ]);
  });
});
