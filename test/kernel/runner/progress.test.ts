import { describe, expect, it } from "vitest";
import { durationText } from "../../../kernel/runner/duration.ts";
import { firstLine, terminalProgress } from "../../../kernel/runner/progress.ts";

describe("progress", () => {
  const cell = {
    number: 3,
    total: 12,
    source: "\n\n\x1b[31mconst\x1b[0m \x07x = await load('データ.csv', { a: 1, b: 2, c: 3, d: 4, e: 5 });\nx",
  };

  it("is one plain line per cell away from a terminal", () => {
    let text = "";
    const progress = terminalProgress({ write: (part) => (text += part) }, {});
    progress.start(cell);
    expect(text).toBe("");
    progress.end(cell, "ok", 1234);
    expect(text).toMatch(/^\[ 3\/12\] const x = await load\('データ\.csv', .* {3,}1\.2 s {2}ok\n$/);
  });

  it("updates the running cell's line on a terminal, within its width", () => {
    let text = "";
    const progress = terminalProgress(
      { isTTY: true, columns: 60, write: (part) => (text += part) },
      { NO_COLOR: "1" },
    );
    progress.start(cell);
    expect(text).toMatch(/^\r\x1b\[2K\[ 3\/12\] const x = .*… .*running$/);
    progress.end(cell, "failed", 80);
    const last = text.split("\r\x1b[2K").at(-1) ?? "";
    expect(last).toMatch(/80 ms {2}failed\n$/);
    expect([...last.trimEnd()].length).toBeLessThanOrEqual(60);
  });

  it("never sends a cell's control characters to the terminal", () => {
    expect(firstLine("\x1b]0;title\x07\x1b[2Ja\tb\u202e")).toBe("a  b");
  });

  it.each([
    [0, "0 ms"],
    [999, "999 ms"],
    [999.6, "1.0 s"],
    [59_940, "59.9 s"],
    [59_960, "1 min 00 s"],
    [3_599_600, "1 h 00 min"],
    [65_000, "1 min 05 s"],
    [7_380_000, "2 h 03 min"],
  ])("%d ms is %s", (ms, text) => expect(durationText(ms)).toBe(text));
});
