import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  hostSymbol,
  progress,
  progressBundle,
  progressText,
  type Host,
  type ProgressView,
} from "../../../lib/core/index.ts";

interface Shown {
  readonly text: string;
  readonly html: string;
  readonly id: string | undefined;
  readonly update: boolean | undefined;
}

const shown: Shown[] = [];
const last = (): Shown => shown.at(-1)!;

beforeEach(() => {
  shown.length = 0;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  const host: Host = {
    displayBundle: (data, options) =>
      void shown.push({
        text: String(data["text/plain"]),
        html: String(data["text/html"]),
        id: options?.id,
        update: options?.update,
      }),
    print: () => {},
    warn: () => {},
  };
  (globalThis as { [hostSymbol]?: Host })[hostSymbol] = host;
});

afterEach(() => {
  delete (globalThis as { [hostSymbol]?: Host })[hostSymbol];
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("progress in a notebook", () => {
  it("shows a fast loop twice: its start and its end, in one display", () => {
    const seen: number[] = [];
    for (const x of progress(Array.from({ length: 100_000 }, (_, i) => i))) seen.push(x);
    expect(seen).toHaveLength(100_000);
    expect(shown).toHaveLength(2);
    expect(new Set(shown.map((view) => view.id)).size).toBe(1);
    expect(shown.map((view) => view.update)).toEqual([false, true]);
    expect(last().text).toContain("100,000/100,000 (100%)");
  });

  it("updates at most ten times a second", () => {
    for (const _ of progress(Array(1000).fill(0))) vi.advanceTimersByTime(10);
    // 10 s of work: a start, at most 100 updates, an end.
    expect(shown.length).toBeGreaterThan(90);
    expect(shown.length).toBeLessThanOrEqual(102);
    expect(shown[50]!.text).toMatch(/left · (?:100|99\.\d)\/s/);
  });

  it("takes a longer pause, never a shorter one", () => {
    for (const _ of progress(Array(100).fill(0), { every: 1000 })) vi.advanceTimersByTime(100);
    expect(shown.length).toBeLessThanOrEqual(12);
    shown.length = 0;
    for (const _ of progress(Array(100).fill(0), { every: 1 })) vi.advanceTimersByTime(10);
    expect(shown.length).toBeLessThanOrEqual(12);
  });

  it("shows nothing of work that is done before anybody waits, and all of what takes longer or fails", () => {
    for (const _ of progress(Array(10).fill(0), { after: 300 })) vi.advanceTimersByTime(20);
    vi.advanceTimersByTime(1000);
    expect(shown).toEqual([]);
    for (const _ of progress(Array(10).fill(0), { after: 300 })) vi.advanceTimersByTime(40);
    expect(last().text).toContain("10/10 (100%) · 400 ms");
    shown.length = 0;
    const bar = progress(10, { after: 300 });
    bar.update(3);
    bar.close("failed");
    expect(last().text).toContain("3/10 (30%)");
    shown.length = 0;
    progress(10, { after: 300 });
    vi.advanceTimersByTime(301);
    expect(shown).toHaveLength(1);
  });

  it("shows the newest state when nothing follows for a while", () => {
    const bar = progress(10);
    bar.update(3);
    bar.update(4);
    expect(shown).toHaveLength(1);
    vi.advanceTimersByTime(100);
    expect(shown).toHaveLength(2);
    expect(last().text).toContain("7/10 (70%)");
    vi.advanceTimersByTime(1000);
    expect(shown).toHaveLength(2);
    bar.close();
  });

  it("shows where a break or a throw left the loop", () => {
    for (const x of progress([1, 2, 3, 4])) if (x === 3) break;
    expect(last().text).toMatch(/2\/4 \(50%\).*stopped/);
    const fail = (): void => {
      for (const x of progress([1, 2, 3, 4])) if (x === 2) throw new Error("no");
    };
    expect(fail).toThrow("no");
    expect(last().text).toMatch(/1\/4 \(25%\).*stopped/);
    expect(last().html).toContain("#e69f00");
  });

  it("tells a failing source from a loop that was left", () => {
    function* source(): Generator<number> {
      yield 1;
      throw new Error("source");
    }
    expect(() => [...progress(source())]).toThrow("source");
    expect(last().text).toMatch(/^1 .*failed/);
    expect(last().html).toContain("#d55e00");
  });

  it("throws the signal's reason and says so", () => {
    const stop = new AbortController();
    const run = (): void => {
      for (const x of progress([1, 2, 3], { signal: stop.signal }))
        if (x === 2) stop.abort(new Error("KeyboardInterrupt"));
    };
    expect(run).toThrow("KeyboardInterrupt");
    expect(last().text).toContain("interrupted");
  });

  it("turns with the notebook's interrupt at once, wherever the loop is", async () => {
    const stop = new AbortController();
    Object.assign((globalThis as { [hostSymbol]?: Host })[hostSymbol]!, { signal: stop.signal });
    const bar = progress(10);
    bar.update(4);
    stop.abort(new Error("KeyboardInterrupt"));
    expect(last().text).toMatch(/4\/10 .*interrupted/);
    expect(() => bar.update()).toThrow("KeyboardInterrupt");
    const late = progress([1, 2, 3]);
    expect(() => [...late]).toThrow("KeyboardInterrupt");
    expect(last().text).toContain("interrupted");
  });

  it("loops over asynchronous sources, sets and maps", async () => {
    async function* stream(): AsyncGenerator<number> {
      yield* [1, 2, 3];
    }
    const seen: number[] = [];
    for await (const x of progress(stream(), { label: "parts" })) seen.push(x);
    expect(seen).toEqual([1, 2, 3]);
    expect(last().text).toMatch(/^parts: 3 ·/);
    expect([...progress(new Set([1, 2]))]).toEqual([1, 2]);
    expect(last().text).toContain("2/2");
    expect([...progress(new Map([[1, 2]]))]).toEqual([[1, 2]]);
    for await (const x of progress(stream(), { total: 3 })) if (x === 2) break;
    expect(last().text).toContain("1/3");
  });

  it("is moved by hand, closed once, and disposed", () => {
    const bar = progress(4, { label: "files" });
    bar.set(2);
    bar.message("b.csv");
    expect(bar.count).toBe(2);
    bar[Symbol.dispose]();
    expect(last().text).toMatch(/files: .* 2\/4 \(50%\) .* stopped · b\.csv/);
    const count = shown.length;
    bar.close();
    bar.update();
    vi.advanceTimersByTime(1000);
    expect(shown).toHaveLength(count);
    const full = progress(2);
    full.update(2);
    full.close();
    expect(last().html).toContain("#009e73");
  });

  it("refuses what has no items", () => {
    expect(() => progress(true as never)).toThrow(/wants a number or something to loop over; got boolean/);
    expect(() => progress(-1)).toThrow(/total must be a number from 0; got -1/);
    expect(() => progress(NaN)).toThrow(/total/);
    const empty = progress(0);
    empty.close();
    expect(last().text).toContain("0/0 (100%)");
  });
});

describe("the forms of a bar", () => {
  const view: ProgressView = {
    label: "<b>rows</b>",
    message: "x & y",
    count: 45,
    total: 100,
    elapsed: 2.1,
    state: "running",
  };

  it("says count, share, times and rate", () => {
    expect(progressText({ ...view, label: "rows" })).toBe(
      "rows: █████████··········· 45/100 (45%) · 2.1 s, 2.6 s left · 21.4/s · x & y",
    );
    expect(progressText({ ...view, label: "", total: undefined, message: "" })).toBe("45 · 2.1 s · 21.4/s");
    expect(progressText({ ...view, label: "", count: 1, elapsed: 4, message: "" })).toContain("4 s each");
  });

  it("escapes label and message in HTML", () => {
    const html = progressBundle(view)["text/html"];
    expect(html).toContain("&lt;b&gt;rows&lt;/b&gt;");
    expect(html).toContain("x &amp; y");
    expect(html).toContain("width:45.0%");
    expect(html).toContain('role="progressbar"');
  });

  it("gives each state its own words or colour", () => {
    const states = (["running", "done", "stopped", "failed"] as const).map(
      (state) => /background-color:(#\w+)/.exec(progressBundle({ ...view, state })["text/html"])![1],
    );
    expect(new Set(states).size).toBe(4);
  });
});

describe("progress in a terminal", () => {
  const written: string[] = [];
  const terminal = (isTTY: boolean): void => {
    delete (globalThis as { [hostSymbol]?: Host })[hostSymbol];
    written.length = 0;
    vi.spyOn(process.stderr, "write").mockImplementation((text) => written.push(String(text)) > 0);
    Object.defineProperty(process.stderr, "isTTY", { value: isTTY, configurable: true });
  };
  const before = Object.getOwnPropertyDescriptor(process.stderr, "isTTY");
  afterEach(() => {
    if (before) Object.defineProperty(process.stderr, "isTTY", before);
    else delete (process.stderr as { isTTY?: boolean }).isTTY;
  });

  it("rewrites one line, and ends it", () => {
    terminal(true);
    for (const _ of progress(Array(20).fill(0))) vi.advanceTimersByTime(100);
    expect(written.every((text) => text.startsWith("\r"))).toBe(true);
    expect(written.filter((text) => text.endsWith("\n"))).toHaveLength(1);
    expect(written.at(-1)).toContain("20/20");
  });

  it("writes few lines to a log", () => {
    terminal(false);
    for (const _ of progress(Array(1000).fill(0))) vi.advanceTimersByTime(100);
    expect(written.length).toBeLessThanOrEqual(12);
    expect(written.length).toBeGreaterThan(5);
    expect(written.join("")).not.toContain("\r");
    expect(written.at(-1)).toContain("1,000/1,000");
    written.length = 0;
    for (const _ of progress(Array(100).fill(0))) vi.advanceTimersByTime(1);
    expect(written).toHaveLength(1);
  });
});
