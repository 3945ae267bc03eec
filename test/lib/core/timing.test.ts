import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import {
  autorange,
  formatDuration,
  timedLoopSource,
  timeit,
  timeitRemark,
  timeitResult,
  timesText,
} from "../../../lib/core/index.ts";

/** A loop whose passes take `each` seconds, by a clock that nobody waits for. */
const steady = (each: number) => vi.fn((loops: number) => loops * each);

describe("autorange", () => {
  it("takes the smallest power of ten with which a run takes 0.2 s", async () => {
    for (const [each, loops] of [
      [1, 1],
      [0.2, 1],
      [0.1, 10],
      [0.0199, 100],
      [1e-6, 1e6],
      [3e-9, 1e8],
    ] as const)
      expect(await autorange(steady(each)), `${each} s`).toBe(loops);
  });

  it("ends at 10⁹ loops, without running them, when the work takes no time", async () => {
    const loop = steady(0);
    expect(await autorange(loop)).toBe(1e9);
    expect(loop).toHaveBeenCalledTimes(9);
  });

  it("does not run again what was long enough", async () => {
    const loop = steady(0.3);
    await autorange(loop);
    expect(loop).toHaveBeenCalledTimes(1);
  });

  it("finds a run that is long enough, with a tenth of it too short (property)", async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 1e-8, max: 10, noNaN: true }), async (each) => {
        const loops = await autorange(steady(each));
        expect(loops * each).toBeGreaterThanOrEqual(0.2);
        if (loops > 1) expect((loops / 10) * each).toBeLessThan(0.2);
      }),
    );
  });
});

describe("timeit", () => {
  it("repeats seven times and gives times of one loop", async () => {
    const loop = steady(0.001);
    const result = await timeit(loop);
    expect(result).toMatchObject({ loops: 1000, repeat: 7, allRuns: Array(7).fill(1) });
    expect(result.average).toBeCloseTo(0.001, 12);
    expect(loop).toHaveBeenCalledTimes(4 + 7);
  });

  it("takes the number of loops and runs as given", async () => {
    const loop = steady(1e-9);
    expect(await timeit(loop, { loops: 5, repeat: 2 })).toMatchObject({ loops: 5, repeat: 2 });
    expect(loop.mock.calls).toEqual([[5], [5]]);
  });

  it("stops between runs when aborted", async () => {
    const stop = new AbortController();
    const loop = vi.fn(() => {
      stop.abort(new Error("interrupted"));
      return 0.1;
    });
    await expect(timeit(loop, { loops: 1, signal: stop.signal })).rejects.toThrow("interrupted");
    expect(loop).toHaveBeenCalledTimes(1);
  });
});

describe("the record of a timing", () => {
  const result = timeitResult(100, [1, 2, 3]);

  it("has the population's standard deviation, as IPython's", () => {
    expect(result.average).toBeCloseTo(0.02, 12);
    expect(result.stdev).toBeCloseTo(Math.sqrt(2 / 3) / 100, 12);
    expect([result.best, result.worst]).toEqual([0.01, 0.03]);
  });

  it("reads like IPython's line", () => {
    expect(String(result)).toBe("20 ms ± 8.16 ms per loop (mean ± std. dev. of 3 runs, 100 loops each)");
    expect(String(timeitResult(1, [2]))).toBe("2 s ± 0 ns per loop (mean ± std. dev. of 1 run, 1 loop each)");
    expect(String(timeitResult(1e7, [0.083]))).toContain("10,000,000 loops each");
  });

  it("is frozen and shows itself", () => {
    expect(Object.isFrozen(result)).toBe(true);
    expect(Object.keys(result)).toEqual(["loops", "repeat", "best", "worst", "allRuns", "average", "stdev"]);
  });

  it("warns of caching and of removed work", () => {
    expect(timeitRemark({ best: 1e-3, worst: 9e-3 })).toContain("9.00 times longer");
    expect(timeitRemark({ best: 1e-3, worst: 2e-3 })).toBe("");
    expect(timeitRemark({ best: 1e-10, worst: 2e-10 })).toContain("removed the work");
  });
});

describe("formatDuration", () => {
  it.each([
    [0, "0 ns"],
    [3.14159e-9, "3.14 ns"],
    [2.5e-10, "0.25 ns"],
    [1e-6, "1 µs"],
    [1.5e-5, "15 µs"],
    [1e-3, "1 ms"],
    [0.25, "250 ms"],
    [0.9999, "1 s"],
    [1, "1 s"],
    [59.94, "59.9 s"],
    [61, "1min 1s"],
    [3600, "1h"],
    [90061, "1d 1h 1min 1s"],
    [NaN, "NaN"],
  ])("%f s is %s", (seconds, text) => expect(formatDuration(seconds)).toBe(text));

  it("writes CPU and wall times as %time does", () => {
    expect(timesText(0.5, { user: 0.25, system: 0.0005 })).toBe(
      "CPU times: user 250 ms, sys: 500 µs, total: 251 ms\nWall time: 500 ms\n",
    );
  });
});

describe("timedLoopSource", () => {
  type Timed = { loops: number; clock: () => number; mark: object; value?: unknown };
  const compile = (code: string, isExpression: boolean, setup = ""): ((timed: Timed) => unknown) =>
    (0, eval)(timedLoopSource(code, { setup, isAsync: false, isExpression })) as (timed: Timed) => unknown;
  const timed = (loops: number): Timed => {
    let ticks = 0;
    return { loops, clock: () => ticks++, mark: {} };
  };

  it("makes the passes asked for and gives mark, time and passes", () => {
    const call = timed(3);
    expect(compile("globalThis.passes = (globalThis.passes ?? 0) + 1", true)(call)).toEqual([
      call.mark,
      1,
      3,
    ]);
    expect((globalThis as { passes?: number }).passes).toBe(3);
  });

  it("runs the set-up once, with its names in sight of the code", () => {
    const call = timed(4);
    compile("list.push(1)", true, "const list = [];")(call);
    expect(call.value).toBe(4);
  });

  it("shows a return or a break", () => {
    const call = timed(3);
    expect(compile("return 5", false)(call)).toBe(5);
    expect(compile("break", false)(call)).toEqual([call.mark, 1, 0]);
  });

  it("stands comments at the end", () => {
    expect(compile("1 + 1 // sum", true)(timed(1))).toBeInstanceOf(Array);
  });
});
