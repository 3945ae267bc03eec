/** History across sessions: kept, searched, and never shared by two kernels at once. */
import { appendFileSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { History } from "../../../kernel/session/history.ts";

const folder = (): string => mkdtempSync(join(tmpdir(), "assay-history-"));
const inputs = (entries: readonly { input: string }[]): string[] => entries.map(({ input }) => input);

describe("history", () => {
  it("gives ranges of this session and of earlier ones", async () => {
    const place = folder();
    const first = new History(place);
    for (const [i, input] of ["a", "b", "c"].entries()) first.add(i + 1, input);
    first.addOutput(2, "two");
    await first.query({ access: "tail" });
    const second = new History(place);
    second.add(1, "d");
    expect(await second.query({ access: "range", session: 0 })).toEqual([
      { session: 2, line: 1, input: "d" },
    ]);
    expect(inputs(await second.query({ access: "range", session: -1, start: 2, stop: 4 }))).toEqual([
      "b",
      "c",
    ]);
    expect(await second.query({ access: "range", session: 1, start: 2, stop: 3 })).toEqual([
      { session: 1, line: 2, input: "b", output: "two" },
    ]);
    expect(await second.query({ access: "range", session: 77 })).toEqual([]);
  });

  it("gives the tail over sessions, oldest first", async () => {
    const place = folder();
    for (const text of ["1", "2", "3"]) {
      const history = new History(place);
      history.add(1, text);
      await history.query({ access: "tail", n: 1 });
    }
    const now = new History(place);
    now.add(1, "4");
    expect(inputs(await now.query({ access: "tail", n: 3 }))).toEqual(["2", "3", "4"]);
  });

  it("searches by glob, uniquely when asked", async () => {
    const history = new History(undefined);
    for (const [i, input] of ["1 + 1", "x = [1]", "1 + 1", "(a)"].entries()) history.add(i + 1, input);
    const search = async (pattern: string, unique = false): Promise<string[]> =>
      inputs(await history.query({ access: "search", pattern, unique }));
    expect(await search("1 +*")).toEqual(["1 + 1", "1 + 1"]);
    expect(await search("1 +*", true)).toEqual(["1 + 1"]);
    expect(await search("1 ?*")).toEqual(["1 + 1", "1 + 1"]);
    expect(await search("*[[]1]")).toEqual(["x = [1]"]);
    expect(await search("(a)")).toEqual(["(a)"]);
    expect(await search("a")).toEqual([]);
  });

  it("gives each of many kernels at once a session of its own", async () => {
    const place = folder();
    const kernels = Array.from({ length: 8 }, () => new History(place));
    kernels.forEach((kernel, i) => kernel.add(1, `k${i}`));
    const sessions = await Promise.all(
      kernels.map(async (kernel) => (await kernel.query({ access: "range", session: 0 }))[0]?.session),
    );
    expect(new Set(sessions).size).toBe(8);
    expect(readdirSync(place).length).toBe(8);
  });

  it("bears a torn line and a folder that cannot be made", async () => {
    const place = folder();
    const first = new History(place);
    first.add(1, "whole");
    await first.query({ access: "tail" });
    appendFileSync(join(place, "000001.jsonl"), '{"line":2,"inp');
    expect(inputs(await new History(place).query({ access: "tail" }))).toEqual(["whole"]);
    const nowhere = new History(join(place, "000001.jsonl", "sub"));
    nowhere.add(1, "kept in memory");
    expect(inputs(await nowhere.query({ access: "tail" }))).toEqual(["kept in memory"]);
  });
});
