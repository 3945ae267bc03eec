import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { beforeEach, describe, expect, it } from "vitest";
import prun from "../../magics/prun.ts";
import time from "../../magics/time.ts";
import timeitMagic from "../../magics/timeit.ts";
import { bench, type Bench } from "./context.ts";

let b: Bench;
beforeEach(() => {
  b = bench();
});

describe("%time", () => {
  const TIMES =
    /^CPU times: user [\d.]+ [mµn]?s, sys: [\d.]+ [mµn]?s, total: [\d.]+ [mµn]?s\nWall time: [\d.]+ [mµn]?s\n$/;

  it("gives the value and the times", async () => {
    expect(await b.call(time, "await new Promise<number>((done) => setTimeout(() => done(42), 30))")).toBe(
      42,
    );
    const text = b.out();
    expect(text).toMatch(TIMES);
    expect(Number(/Wall time: ([\d.]+) ms/.exec(text)![1])).toBeGreaterThan(25);
  });

  it("keeps the variables of a body", async () => {
    expect(await b.call(time, "", "const kept: number = 5;\nlet other = kept * 2;")).toBeUndefined();
    expect(await b.cell("kept + other")).toBe(15);
    expect(b.out()).toMatch(TIMES);
  });

  it("tells the times of code that throws", async () => {
    await expect(b.call(time, 'throw new RangeError("no")')).rejects.toThrow("no");
    expect(b.out()).toMatch(TIMES);
  });

  it("wants code, in one place", async () => {
    await expect(b.call(time)).rejects.toThrow("%time: wants code to run; got nothing");
    await expect(b.call(time, "x", "y")).rejects.toThrow('takes no code on its line; got "x"');
  });
});

describe("%timeit", () => {
  const line = "-n 20 -r 3 ";

  it("prints IPython's line", async () => {
    expect(await b.call(timeitMagic, `${line}[3, 1, 2].sort()`)).toBeUndefined();
    expect(b.out()).toMatch(
      /^(.*\n)?[\d.]+ [mµn]?s ± [\d.]+ [mµn]?s per loop \(mean ± std\. dev\. of 3 runs, 20 loops each\)\n$/,
    );
  });

  it("runs in the user's scope, each pass once, and leaves no names", async () => {
    await b.cell("let passes = 0; const step = 2;");
    const names = await b.context.scope.names();
    await b.call(timeitMagic, `${line}-q const twice: number = step * 2; passes += twice / 4;`);
    expect(await b.cell("passes")).toBe(60);
    expect(await b.context.scope.names()).toEqual(names);
    await expect(b.cell("twice")).rejects.toThrow(/twice is not defined/);
    expect(b.out()).toBe("");
  });

  it("gives the record with -o", async () => {
    const result = await b.call(timeitMagic, "-n 5 -r 2 -q -o Math.sqrt(2)");
    expect(result).toMatchObject({ loops: 5, repeat: 2, allRuns: [expect.any(Number), expect.any(Number)] });
    expect(inspect(result)).toMatch(/per loop/);
  });

  it("awaits", async () => {
    const result = (await b.call(
      timeitMagic,
      "-n 3 -r 2 -q -o await new Promise((done) => setTimeout(done, 20))",
    )) as { best: number };
    expect(result.best).toBeGreaterThan(0.015);
  });

  it("runs set-up once before each run, untimed", async () => {
    await b.cell("let setups = 0, sum = 0;");
    await b.call(timeitMagic, `${line}-q setups++; const list = [1, 2];`, "sum += list[0];\nlist.length");
    expect(await b.cell("[setups, sum]")).toEqual([3, 60]);
  });

  it("has native speed", async () => {
    await b.cell(
      "function sumTo(n: number) { let s = 0; for (let i = 0; i < n; i++) s += i % 7; return s; }",
    );
    const direct = (await b.call(timeitMagic, "-n 3 -r 3 -q -o sumTo(3e6)")) as { best: number };
    const inline = (await b.call(
      timeitMagic,
      "-n 3 -r 3 -q -o let s = 0; for (let i = 0; i < 3e6; i++) s += i % 7;",
    )) as { best: number };
    expect(inline.best / direct.best).toBeLessThan(10);
  });

  it("refuses code that leaves the loop, and says what is wrong with other code", async () => {
    for (const code of ["return 5", "if (true) break"])
      await expect(b.call(timeitMagic, `${line}${code}`)).rejects.toThrow("take out return and break");
    await expect(b.call(timeitMagic, `${line}import fs from "node:fs"`)).rejects.toThrow(
      "cannot stand in a loop; put them into a cell before",
    );
    await expect(b.call(timeitMagic, `${line}const = 3`)).rejects.toThrow(/./);
    await expect(b.call(timeitMagic)).rejects.toThrow("wants code to time");
  });

  it("stops between runs when interrupted", async () => {
    const work = b.call(timeitMagic, "-n 1 -r 1000 await new Promise((done) => setTimeout(done, 5))");
    setTimeout(() => b.stop.abort(new Error("interrupted")), 40);
    await expect(work).rejects.toThrow("interrupted");
  });
});

describe("%prun", () => {
  it("shows the user's functions", async () => {
    await b.cell(
      "function burn(ms: number) { const end = performance.now() + ms; let x = 0; while (performance.now() < end) for (let i = 0; i < 1e4; i++) x += Math.sqrt(i); return x; }",
    );
    const result = await b.call(prun, "-l 5 burn(120)");
    expect(inspect(result)).toMatch(/burn +typed\.ts:1:\d+/);
    expect(b.displays).toEqual([]);
  });

  it("writes the profile for other tools, quietly", async () => {
    const file = join(tmpdir(), `assay-${process.pid}.cpuprofile`);
    expect(await b.call(prun, `-q -D ${file}`, "1 + 1")).toBeUndefined();
    expect(JSON.parse(readFileSync(file, "utf8"))).toHaveProperty("nodes");
    rmSync(file);
  });

  it("shows the table also when the code throws", async () => {
    await expect(b.call(prun, 'throw new Error("no")')).rejects.toThrow("no");
    expect(b.displays).toHaveLength(1);
  });
});
