import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRng } from "../../../../../lib/core/index.ts";
import { startCma } from "../../../../../lib/tune/samplers/cmaes/cma.ts";
import { startMarginCma } from "../../../../../lib/tune/samplers/cmaes/margin-cma.ts";
import type { CmaOptimizer } from "../../../../../lib/tune/samplers/cmaes/optimizer.ts";
import { restoreOptimizer } from "../../../../../lib/tune/samplers/cmaes/restore-optimizer.ts";
import { startSepCma } from "../../../../../lib/tune/samplers/cmaes/sep-cma.ts";
import { warmStart } from "../../../../../lib/tune/samplers/cmaes/warm-start.ts";
import "../../../../seed.ts";

const start = (d: number) => ({ mean: new Float64Array(d).fill(0.5), sigma: 1 / 6, populationSize: 4 + d });
const variants: Readonly<Record<string, (d: number) => CmaOptimizer>> = {
  full: (d) => startCma(start(d)),
  adapting: (d) => startCma({ ...start(d), adaptRates: true }),
  separable: (d) => startSepCma(start(d)),
  margin: (d) =>
    startMarginCma(
      start(d),
      Array.from({ length: d }, (_, i) => (i % 2 === 0 ? 0.1 : 0)),
    ),
};

/** A bowl with its bottom at 0.3, 0.4, 0.5 … and different widths. */
const bowl = (point: Float64Array): number =>
  point.reduce((sum, x, i) => sum + (i + 1) * (x - 0.3 - 0.1 * (i % 5)) ** 2, 0);

function generation(optimizer: CmaOptimizer, seed: number): CmaOptimizer {
  const rng = createRng(seed, { kind: "numpy" });
  return optimizer.tell(
    Array.from({ length: optimizer.populationSize }, () => {
      const { point, raw } = optimizer.ask(rng);
      return { point: raw, value: bowl(point) };
    }),
  );
}

function run(optimizer: CmaOptimizer, generations: number): CmaOptimizer {
  let now = optimizer;
  for (let g = 0; g < generations; g++) now = generation(now, g);
  return now;
}

describe.each(Object.entries(variants))("%s CMA-ES", (_name, make) => {
  test("goes on from its state as JSON exactly as it would have", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.nat(6), fc.nat(1000), (d, generations, seed) => {
        const optimizer = run(make(d), generations);
        const restored = restoreOptimizer(JSON.parse(JSON.stringify(optimizer.state)))!;
        expect(restored.ask(createRng(seed, { kind: "numpy" }))).toEqual(
          optimizer.ask(createRng(seed, { kind: "numpy" })),
        );
        expect(generation(restored, seed).state).toEqual(generation(optimizer, seed).state);
        expect(restored.generation).toBe(generations);
      }),
      { numRuns: 25 },
    );
  });

  test("asks for points of the unit cube", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.nat(1000), (d, seed) => {
        const { point } = run(make(d), 3).ask(createRng(seed, { kind: "numpy" }));
        for (const x of point) expect(x >= 0 && x <= 1 + 1e-12).toBe(true);
      }),
    );
  });

  test("finds the bottom of a bowl and then has nothing more to find", () => {
    const found = run(make(3), 100);
    const { mean } = found.state.kind === "margin" ? found.state.full : found.state;
    expect(bowl(Float64Array.from(mean))).toBeLessThan(1e-2);
    expect(make(3).shouldStop()).toBe(false);
  });

  test("is not changed by what it is told", () => {
    const optimizer = run(make(2), 2);
    const before = JSON.stringify(optimizer.state);
    generation(optimizer, 7);
    expect(JSON.stringify(optimizer.state)).toBe(before);
  });

  test("refuses a generation that is not whole", () => {
    expect(() => make(2).tell([])).toThrow(/a generation has 6 solutions; got 0/);
  });
});

test("full CMA-ES ends when the values no longer differ", () => {
  let optimizer: CmaOptimizer = startCma(start(2));
  while (!optimizer.shouldStop()) {
    const rng = createRng(optimizer.generation, { kind: "numpy" });
    optimizer = optimizer.tell(
      Array.from({ length: optimizer.populationSize }, () => ({ point: optimizer.ask(rng).raw, value: 1 })),
    );
  }
  expect(optimizer.generation).toBe(10 + 10 + 1);
});

test("the margin keeps a coordinate of two values from being stuck", () => {
  // Without the margin the coordinate's deviation shrinks with σ, until one of the two values never comes again.
  let optimizer: CmaOptimizer = startMarginCma(start(2), [1, 0]);
  for (let g = 0; g < 60; g++) optimizer = generation(optimizer, g);
  const rng = createRng(0, { kind: "numpy" });
  const values = Array.from({ length: 400 }, () => optimizer.ask(rng).point[0]!);
  const rare = values.filter((x) => x === 1).length;
  expect(rare).toBeGreaterThan(400 / 12 / 2);
  expect(new Set(values)).toEqual(new Set([0, 1]));
});

test("warm start is that of cmaes 0.13.1", () => {
  const solutions = Array.from({ length: 20 }, (_, i) => ({
    point: [(i % 7) / 7, ((i * 3) % 5) / 5],
    value: (i * 7) % 20,
  }));
  const found = warmStart(solutions);
  const expected = [1.2033991182926334, 1.8446263857040364, 1.8446263857040364, 3.6585089983130064];
  expect([...found.mean]).toEqual([0.21428571428571427, 0.4]);
  expect(found.sigma).toBeCloseTo(0.21556209557666142, 14);
  expected.forEach((c, i) => expect(found.covariance[i]).toBeCloseTo(c, 12));
});
