import { describe, expect, it } from "vitest";
import { createRng } from "../../../../../lib/core/index.ts";
import { hypervolume } from "../../../../../lib/tune/mo/hypervolume.ts";
import {
  type Acquisition,
  LogExpectedImprovement,
  LogProbability,
  SumOfAcquisitions,
} from "../../../../../lib/tune/samplers/gp/acquisition.ts";
import { openBoxes } from "../../../../../lib/tune/samplers/gp/box-decomposition.ts";
import { GaussianProcess } from "../../../../../lib/tune/samplers/gp/gaussian-process.ts";
import { openFrontBoxes } from "../../../../../lib/tune/samplers/gp/open-front-boxes.ts";
import {
  hypervolumeUtility,
  improvementUtility,
  runningFloors,
  SampledAcquisition,
} from "../../../../../lib/tune/samplers/gp/sampled-acquisition.ts";
import { SampledPosterior } from "../../../../../lib/tune/samplers/gp/sampled-posterior.ts";
import { paretoFront } from "../../../../../lib/tune/mo/pareto-front.ts";
import { expectSlopes } from "./slopes.ts";

const d = 2;

function process(seed: number, n = 12): GaussianProcess {
  const rng = createRng(seed);
  const points = Float64Array.from({ length: n * d }, () => rng.next());
  const values = Float64Array.from({ length: n }, () => rng.normal());
  return new GaussianProcess(
    { points, values, categorical: new Uint8Array(d) },
    { inverseSquaredLengths: Float64Array.of(4, 1.5), scale: 1.1, noise: 1e-2 },
  );
}

function expectOwnSlopes(acquisition: Acquisition): void {
  for (const x of [Float64Array.of(0.21, 0.83), Float64Array.of(0.66, 0.4)]) {
    const gradient = new Float64Array(d);
    const value = acquisition.withGradient(x, gradient);
    expect(value).toBeCloseTo(acquisition.value(x), 12);
    expectSlopes((at) => acquisition.value(at), x, gradient);
  }
}

describe("acquisitions", () => {
  it("have the slopes of finite differences, near and far from hope", () => {
    for (const best of [-1, 0.5, 3, 40]) expectOwnSlopes(new LogExpectedImprovement(process(1), best));
    for (const threshold of [-2, 0.3, 9]) expectOwnSlopes(new LogProbability(process(2), threshold));
    expectOwnSlopes(
      new SumOfAcquisitions([new LogExpectedImprovement(process(1), 1), new LogProbability(process(2), 0)]),
    );
  });

  it("have them by draws too, with running trials, constraints and several objectives", () => {
    const running = Float64Array.of(0.5, 0.5, 0.1, 0.9);
    for (const points of [new Float64Array(0), running]) {
      const posteriors = [process(1), process(2)].map((one, k) => new SampledPosterior(one, points, 7 + k));
      const [first] = posteriors;
      const lengths = first!.process.lengthScales;
      const improvement = improvementUtility(0.2, []);
      const kept = improvementUtility(null, [0.1]);
      const both = improvementUtility(0.2, [0.1]);
      const floors = points.length === 0 ? null : runningFloors([first!], improvement);
      expectOwnSlopes(new SampledAcquisition([first!], improvement, lengths, floors));
      expectOwnSlopes(new SampledAcquisition(posteriors, both, lengths));
      expect(new SampledAcquisition(posteriors, kept, lengths).value(Float64Array.of(0.3, 0.3))).toBeLessThan(
        0,
      );
      const values = [Float64Array.of(0.1, 0.4, -1), Float64Array.of(0.5, 0.2, -1)];
      const boxes = openFrontBoxes(values, points.length === 0 ? null : posteriors);
      expectOwnSlopes(new SampledAcquisition(posteriors, hypervolumeUtility(boxes), lengths));
    }
  });

  it("by draws give about the expected improvement itself", () => {
    const posterior = new SampledPosterior(process(1), new Float64Array(0), 3);
    const sampled = new SampledAcquisition([posterior], improvementUtility(-1, []), new Float64Array(d));
    const exact = new LogExpectedImprovement(process(1), -1);
    for (const x of [Float64Array.of(0.2, 0.8), Float64Array.of(0.9, 0.1)])
      expect(sampled.value(x)).toBeCloseTo(exact.value(x), 1);
  });

  it("promise little beside a trial that runs", () => {
    const at = Float64Array.of(0.4, 0.6);
    const one = process(1);
    const alone = new SampledAcquisition(
      [new SampledPosterior(one, new Float64Array(0), 3)],
      improvementUtility(0.2, []),
      new Float64Array(d),
    );
    const posteriors = [new SampledPosterior(process(1), at, 3)];
    const utility = improvementUtility(0.2, []);
    const floors = runningFloors(posteriors, utility);
    const beside = new SampledAcquisition(posteriors, utility, new Float64Array(d), floors);
    const gainHere = Math.exp(beside.value(at));
    const gainAlone = Math.exp(alone.value(at));
    // What both promise together is what one does.
    expect(gainHere).toBeCloseTo(gainAlone, 1);
    const elsewhere = Float64Array.of(0.95, 0.05);
    expect(Math.exp(beside.value(elsewhere))).toBeGreaterThan(gainHere);
  });
});

describe("openBoxes", () => {
  it.each([2, 3, 4])("fill what a front of %i objectives leaves open, each point once", (m) => {
    const rng = createRng(m);
    const reference = new Float64Array(m).fill(1);
    const losses = Float64Array.from({ length: 14 * m }, () => rng.next());
    const mask = paretoFront(losses, m);
    const front = losses.filter((_, i) => mask[Math.floor(i / m)] === 1);
    const { low, high } = openBoxes(front, reference);
    // Over the unit cube the boxes and the front's own volume make up the whole.
    let open = 0;
    for (let b = 0; b < high.length; b += m) {
      let volume = 1;
      for (let k = 0; k < m; k++) volume *= Math.max(high[b + k]! - Math.max(low[b + k]!, 0), 0);
      open += volume;
    }
    expect(open + hypervolume(front, reference)).toBeCloseTo(1, 10);
    for (let i = 0; i < 300; i++) {
      const point = Float64Array.from({ length: m }, () => 1.2 * rng.next() - 0.2);
      const inBoxes = countBoxes(low, high, point);
      const behind = isBehind(front, point);
      const inside = point.every((value) => value < 1);
      expect(inBoxes).toBe(inside && !behind ? 1 : 0);
    }
  });
});

function countBoxes(low: Float64Array, high: Float64Array, point: Float64Array): number {
  let count = 0;
  for (let b = 0; b < high.length; b += point.length)
    if (point.every((value, k) => value >= low[b + k]! && value < high[b + k]!)) count++;
  return count;
}

function isBehind(front: Float64Array, point: Float64Array): boolean {
  for (let i = 0; i < front.length; i += point.length)
    if (point.every((value, k) => value >= front[i + k]!)) return true;
  return false;
}
