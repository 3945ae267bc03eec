import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { ExitError, lines, runProcess } from "../../../lib/core/index.ts";

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe.skipIf(process.platform === "win32")("runProcess", () => {
  it("collects output and the exit code", async () => {
    expect(await runProcess("printf 'a\\nb'; echo oops >&2; exit 3", { shell: true })).toEqual({
      code: 3,
      stdout: "a\nb",
      stderr: "oops\n",
    });
  });

  it("hands output over as it comes, letters whole", async () => {
    const pieces: string[] = [];
    const times: number[] = [];
    const script = `process.stdout.write(Buffer.from([0xc3])); setTimeout(() => process.stdout.write(Buffer.from([0xa9, 0x0a])), 150); setTimeout(() => console.log("end"), 300)`;
    const result = await runProcess(process.execPath, {
      args: ["-e", script],
      onStdout: (text) => {
        pieces.push(text);
        times.push(performance.now());
      },
    });
    expect(pieces.join("")).toBe("é\nend\n");
    expect(times.at(-1)! - times[0]!).toBeGreaterThan(80);
    expect(result.stdout).toBe("");
  });

  it("has no standard input unless given", async () => {
    expect((await runProcess("cat", {})).stdout).toBe("");
    expect((await runProcess("cat", { input: "words" })).stdout).toBe("words");
    expect((await runProcess("true", { input: "x".repeat(1e6) })).code).toBe(0);
  });

  it("stops the whole group when aborted", async () => {
    const stop = new AbortController();
    let pids: number[] = [];
    const work = runProcess("sleep 60 & echo $! $$; wait", {
      shell: true,
      signal: stop.signal,
      onStdout: (text) => {
        pids = text.trim().split(" ").map(Number);
        stop.abort(new Error("interrupted"));
      },
    });
    await expect(work).rejects.toThrow("interrupted");
    for (let i = 0; i < 50 && pids.some(alive); i++) await sleep(100);
    expect(pids).toHaveLength(2);
    expect(pids.some(alive)).toBe(false);
  });

  it("ends what ignores the first signal", async () => {
    const stop = new AbortController();
    let pid = 0;
    const work = runProcess("trap '' INT TERM; echo $$; while true; do sleep 0.1; done", {
      shell: true,
      signal: stop.signal,
      onStdout: (text) => {
        pid ||= Number(text);
        stop.abort(new Error("interrupted"));
      },
    });
    await expect(work).rejects.toThrow("interrupted");
    for (let i = 0; i < 60 && alive(pid); i++) await sleep(100);
    expect(alive(pid)).toBe(false);
  }, 15_000);

  it("does not start when aborted already", async () => {
    const folder = mkdtempSync(join(tmpdir(), "assay-test-"));
    await expect(async () =>
      runProcess("touch made", { shell: true, cwd: folder, signal: AbortSignal.abort() }),
    ).rejects.toThrow();
    expect(existsSync(join(folder, "made"))).toBe(false);
    rmSync(folder, { recursive: true });
  });

  it("does not wait for what a script leaves behind", async () => {
    const start = performance.now();
    const { stdout } = await runProcess("sleep 5 & echo started", { shell: true });
    expect(stdout).toBe("started\n");
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it("says which program is missing, and which signal ended one", async () => {
    await expect(runProcess("no-such-program-here")).rejects.toThrow(/no-such-program-here: no such program/);
    expect((await runProcess("kill -TERM $$", { shell: true })).code).toBe(143);
  });
});

describe("what a command gave", () => {
  it("is an array of lines with the text and the code", () => {
    const list = lines("a\r\nb\n\n", 2);
    expect([...list]).toEqual(["a", "b", ""]);
    expect(list).toMatchObject({ text: "a\r\nb\n", code: 2 });
    expect(Object.keys(list)).toEqual(["0", "1", "2"]);
    expect([...lines("")]).toEqual([]);
  });

  it("is an error with the last line it wrote", () => {
    const error = new ExitError("make all", 2, "a\nmissing separator\n");
    expect(error.message).toBe("make all: exit code 2; missing separator");
    expect(error).toMatchObject({ name: "ExitError", code: 2 });
  });
});
