import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minimizeInBox, type SmoothFunction } from "../../../../lib/tune/numeric/lbfgsb.ts";

const rosenbrock: SmoothFunction = (x, gradient) => {
  gradient.fill(0);
  let total = 0;
  for (let i = 0; i + 1 < x.length; i++) {
    const curve = x[i + 1]! - x[i]! * x[i]!;
    total += 100 * curve * curve + (1 - x[i]!) ** 2;
    gradient[i]! += -400 * x[i]! * curve - 2 * (1 - x[i]!);
    gradient[i + 1]! += 200 * curve;
  }
  return total;
};

/** Σ weight_i (x_i - centre_i)². */
function bowl(centre: readonly number[], weight: readonly number[]): SmoothFunction {
  return (x, gradient) => {
    let total = 0;
    for (let i = 0; i < x.length; i++) {
      const off = x[i]! - centre[i]!;
      total += weight[i]! * off * off;
      gradient[i] = 2 * weight[i]! * off;
    }
    return total;
  };
}

describe("minimizeInBox", () => {
  it("finds the end of Rosenbrock's valley", () => {
    const { x, value, converged } = minimizeInBox(rosenbrock, [-1.2, 1, -0.5, 2], {
      gradientTolerance: 1e-8,
      valueTolerance: 0,
    });
    expect(converged).toBe(true);
    expect(value).toBeLessThan(1e-14);
    for (const coordinate of x) expect(coordinate).toBeCloseTo(1, 6);
  });

  it("stops at a bound that cuts the valley, where scipy's L-BFGS-B stops", () => {
    // Minimum of Rosenbrock's function for x ≤ 0.5: (0.5, 0.25).
    const { x } = minimizeInBox(rosenbrock, [-1.2, 1], {
      low: Float64Array.of(-2, -2),
      high: Float64Array.of(0.5, 2),
      gradientTolerance: 1e-8,
      valueTolerance: 0,
    });
    expect(x[0]).toBe(0.5);
    expect(x[1]).toBeCloseTo(0.25, 7);
  });

  it("moves a start into the box, and leaves one that is the best there where it is", () => {
    const box = { low: Float64Array.of(0, 0), high: Float64Array.of(1, 1) };
    const found = minimizeInBox(bowl([-3, 9], [1, 1]), [-5, 7], box);
    expect([...found.x]).toEqual([0, 1]);
    expect(found.steps).toBe(0);
    expect(found.converged).toBe(true);
  });

  it("gives the nearest point of the box for any separable bowl", () => {
    const coordinate = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            centre: coordinate,
            start: coordinate,
            power: fc.double({ min: -2, max: 3, noNaN: true }),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        (axes) => {
          const low = new Float64Array(axes.length).fill(-1);
          const high = new Float64Array(axes.length).fill(1);
          const f = bowl(
            axes.map(({ centre }) => centre),
            axes.map(({ power }) => 10 ** power),
          );
          const { x } = minimizeInBox(
            f,
            axes.map(({ start }) => start),
            { low, high, gradientTolerance: 1e-9, valueTolerance: 0 },
          );
          axes.forEach(({ centre }, i) => expect(x[i]).toBeCloseTo(Math.min(Math.max(centre, -1), 1), 5));
        },
      ),
    );
  });

  it("says so when the function has no lower point where the gradient points", () => {
    const lying: SmoothFunction = (x, gradient) => {
      gradient[0] = 1;
      return -x[0]!;
    };
    expect(minimizeInBox(lying, [0]).converged).toBe(false);
  });

  it("steps back from where the function is infinite", () => {
    const wall: SmoothFunction = (x, gradient) => {
      gradient[0] = 1 - 1 / x[0]!;
      return x[0]! > 0 ? x[0]! - Math.log(x[0]!) : Infinity;
    };
    const { x, converged } = minimizeInBox(wall, [30]);
    expect(converged).toBe(true);
    expect(x[0]).toBeCloseTo(1, 4);
  });
});
