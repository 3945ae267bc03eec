import { describe, expect, it } from "vitest";
import { createRng } from "../../../lib/core/index.ts";
import { Ridge } from "../../../lib/models/index.ts";
import { latency, modelSize } from "../../../lib/validate/latency.ts";
import { permutationTest } from "../../../lib/validate/permutation-test.ts";
import { seedStability } from "../../../lib/validate/seed-stability.ts";
import { PlainMean, PlainNeighbours } from "./cheap-models.ts";

function noise(seed: number, n: number, signal = 0) {
  const rng = createRng(seed);
  const y = Array.from({ length: n }, () => (rng.next() < 0.5 ? "a" : "b"));
  return { X: y.map((label) => [rng.normal() + (label === "a" ? signal : 0), rng.normal()]), y };
}

describe("permutationTest", () => {
  it("gives p values without preference where there is no signal", async () => {
    const ps: number[] = [];
    for (let seed = 0; seed < 60; seed++) {
      const { X, y } = noise(seed, 30);
      ps.push((await permutationTest(new PlainNeighbours(), X, y, { permutations: 19, cv: 3, seed })).p!);
    }
    // Uniform on 0.05, 0.1, … 1: at most 0.05 with a chance of 1 in 20 (ties push p up, never down).
    expect(ps.filter((p) => p <= 0.05).length).toBeLessThanOrEqual(8);
    expect(ps.filter((p) => p <= 0.5).length).toBeGreaterThan(18);
    expect(ps.filter((p) => p > 0.5).length).toBeGreaterThan(18);
  });

  it("finds a signal, with the smallest p that the shuffles allow", async () => {
    const { X, y } = noise(3, 60, 3);
    const found = await permutationTest(new PlainNeighbours(), X, y, { permutations: 30 });
    expect(found.p).toBeCloseTo(1 / 31, 12);
    expect(found.status).toBe("pass");
    expect(found.permutedScores).toHaveLength(30);
  });

  it("is not fooled by groups that repeat: labels move with their group", async () => {
    const rng = createRng(1);
    const groups = Array.from({ length: 60 }, (_, i) => Math.floor(i / 6));
    const centre = Array.from({ length: 10 }, () => 10 * rng.normal());
    const X = groups.map((g) => [centre[g]! + 0.01 * rng.normal()]);
    const y = groups.map((g) => g % 2);
    const kept = await permutationTest(new PlainNeighbours(), X, y, { permutations: 30, groups });
    expect(kept.p).toBeGreaterThan(0.05);
    const inside = await permutationTest(
      new PlainNeighbours(),
      X,
      y.map((_, i) => i % 2),
      { permutations: 20, groups },
    );
    expect(inside.p).toBeGreaterThan(0.05);
  });

  it("refuses no shuffles", async () => {
    const { X, y } = noise(1, 20);
    await expect(permutationTest(new PlainNeighbours(), X, y, { permutations: 0 })).rejects.toThrow(
      /permutations/,
    );
  });
});

describe("seedStability", () => {
  it("finds a model that depends on its seed, and one that takes none", async () => {
    const X = Array.from({ length: 40 }, (_, i) => [i]);
    const y = Float64Array.from({ length: 40 }, (_, i) => ((i * 7) % 11) - 5);
    const shaky = await seedStability(new PlainMean(), X, y, { maxDisagreement: 0.01 });
    expect(shaky).toMatchObject({ usesSeed: true, status: "warn" });
    expect(shaky.std).toBeGreaterThan(0);
    const steady = await seedStability(new Ridge(), X, y);
    expect(steady).toMatchObject({ usesSeed: false, status: "pass", disagreement: null });
    const same = await seedStability(new PlainMean(), X, y, { seeds: [3, 3] });
    expect(same).toMatchObject({ disagreement: 0, std: 0, range: 0, status: "pass" });
    await expect(seedStability(new PlainMean(), X, y, { seeds: [1] })).rejects.toThrow(/two seeds/);
  });
});

describe("latency", () => {
  it("times batches by the given clock and counts the bytes", async () => {
    const model = await new Ridge().fit([[1], [2], [4]], [1, 2, 3]);
    let clock = 0;
    const found = await latency(model, [[1], [2]], {
      batches: [1, 5],
      repeats: 4,
      now: () => (clock += 2),
      maxMilliseconds: 1,
    });
    expect(found.batches[1]).toMatchObject({
      rows: 5,
      calls: 4,
      median: 2,
      perRow: 0.4,
      rowsPerSecond: 2500,
    });
    expect(found.status).toBe("fail");
    expect(found.bytes).toBe(JSON.stringify(model).length);
    expect((await latency(model, [[1]], { batches: [3], repeats: 1 })).status).toBe("info");
    expect(modelSize({ name: "closed" } as never)).toBeNull();
    await expect(latency(model, [[1]], { batches: [0] })).rejects.toThrow(/batches/);
    await expect(latency(new Ridge(), [[1]])).rejects.toThrow(/must be fitted/);
  });
});
