import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { functionTimes, profileCpu, profileTable, type CpuProfile } from "../../../lib/core/index.ts";

const frame = (functionName: string, url = "file:///a.ts", lineNumber = 0) => ({
  functionName,
  url,
  lineNumber,
  columnNumber: 0,
  scriptId: "1",
});

/** root → outer (1 s) → recursive (2 s) → recursive (1 s) → hidden (4 s) → seen (1 s); idle 5 s. */
const PROFILE: CpuProfile = {
  startTime: 0,
  endTime: 14e6,
  nodes: [
    { id: 1, callFrame: frame("(root)", ""), children: [2, 6, 7] },
    { id: 2, callFrame: frame("outer"), children: [3] },
    { id: 3, callFrame: frame("recursive", "file:///a.ts", 9), children: [4] },
    { id: 4, callFrame: frame("recursive", "file:///a.ts", 9), children: [5] },
    { id: 5, callFrame: frame("hidden", "node:fs"), children: [8] },
    { id: 6, callFrame: frame("(idle)", "") },
    { id: 7, callFrame: frame("(garbage collector)", "") },
    { id: 8, callFrame: frame("", "file:///b.ts") },
  ],
  samples: [2, 3, 4, 5, 6, 8, 7],
  timeDeltas: [0, 1e6, 2e6, 1e6, 4e6, 5e6, 1e6],
};

describe("functionTimes", () => {
  it("adds up self and total times, each call path once", () => {
    const rows = functionTimes(PROFILE, (url) => url.startsWith("node:"));
    expect(rows.map(({ name, self, total }) => [name, self, total])).toEqual([
      ["recursive", 7, 8],
      ["outer", 1, 9],
      ["(anonymous)", 1, 1],
    ]);
    expect(rows[0]).toMatchObject({ file: "file:///a.ts", line: 10 });
  });

  it("shows all frames when none is hidden", () => {
    expect(functionTimes(PROFILE).map((row) => row.name)).toContain("hidden");
  });

  it("is empty for an empty profile", () => {
    expect(functionTimes({ nodes: [], startTime: 0, endTime: 0 })).toEqual([]);
  });
});

describe("the table", () => {
  it("is limited, ordered and escaped", () => {
    expect(inspect(profileTable(PROFILE, { limit: 1, hidden: (url) => url.startsWith("node:") }))).toMatch(
      /recursive .*\/a\.ts:10[^]*more functions/,
    );
    expect(profileTable(PROFILE, { order: "total" }).functions[0]!.name).toBe("outer");
    expect(profileTable(PROFILE, { order: "name" }).functions[0]!.name).toBe("(anonymous)");
  });
});

describe("profileCpu", () => {
  it("finds the busy function, and keeps value or error", async () => {
    const busyFunction = (): number => {
      const end = performance.now() + 150;
      let sum = 0;
      while (performance.now() < end) for (let i = 0; i < 1e4; i++) sum += Math.sqrt(i);
      return sum;
    };
    const { profile, value } = await profileCpu(async () => busyFunction());
    expect(value).toBeGreaterThan(0);
    const row = functionTimes(profile).find(({ name }) => name === "busyFunction");
    expect(row?.total).toBeGreaterThan(0.05);
    const failed = await profileCpu(() => Promise.reject(new Error("no")));
    expect(failed.error).toMatchObject({ message: "no" });
  });
});
