/** What must not break a session: exits, crashes, exhausted memory, stuck cells, late errors. */
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLive, type Live, type Ran } from "../live.ts";

let live: Live;
beforeAll(async () => {
  // A small heap, so that running out of it takes no time.
  live = await startLive({ NODE_OPTIONS: "--max-old-space-size=200" });
});
afterAll(() => live.close());

describe("an engine that ends", () => {
  const ENDS: Record<string, readonly [cell: string, says: RegExp]> = {
    "by process.exit": ["console.log('last words'); process.exit(3)", /exited with code 3/],
    "by a signal": ["process.kill(process.pid, 'SIGKILL')", /ended by SIGKILL/],
    "by abort": ["process.abort()", /ended by SIGABRT/],
    "for lack of memory": [
      "const hoard: number[][] = []; while (true) hoard.push(new Array(1e5).fill(1.5))",
      /ran out of memory/,
    ],
  };
  for (const [how, [cell, says]] of Object.entries(ENDS))
    it(`${how} gives a clear error, and the next cell runs`, async () => {
      await live.run("let kept = 1");
      const ran = await live.run(cell);
      expect(ran.status).toBe("error");
      expect(ran.content["ename"]).toBe("EngineExit");
      expect(ran.content["evalue"]).toMatch(says);
      expect(ran.content["evalue"]).toMatch(/variables are lost/);
      expect(ran.stderr.trim()).toBe("");
      const next = await live.run("typeof kept");
      expect(next.result).toBe("'undefined'");
    });

  it("while idle says so and starts afresh", async () => {
    const { request } = await live.run("setTimeout(() => process.exit(5), 100); 1");
    await expect
      .poll(
        () =>
          live.heard
            .filter((m) => m.parent["msg_id"] === request && m.header.msg_type === "stream")
            .map((m) => String(m.content["text"]))
            .join(""),
        { timeout: 3000 },
      )
      .toMatch(/exited with code 5/);
    expect((await live.run("1 + 1")).result).toBe("2");
  });

  it("aborts what was queued behind it", async () => {
    const first = live.kernel.execute("await new Promise((r) => setTimeout(r, 200)); process.exit(0)");
    const second = live.kernel.execute("1");
    expect((await first.done).status).toBe("error");
    expect((await second.done).status).toBe("aborted");
  });
});

describe("an interrupt", () => {
  const STUCK: Record<string, string> = {
    "a loop": "while (true) {}",
    "a pending promise": "await new Promise(() => {})",
    "a loop of awaits": "for (;;) await null",
    "a loop of ticks": "await new Promise(() => { const spin = () => process.nextTick(spin); spin() })",
    "a loop after await": "await null; while (true) {}",
    "a loop in a timer": "setTimeout(() => { while (true) {} }, 20); await new Promise(() => {})",
    "a regular expression": "/^(a+)+$/.test('a'.repeat(40) + 'b')",
    "Atomics.wait": "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)",
    "a synchronous child": "(await import('node:child_process')).execSync('sleep 20')",
    "a shell magic": "%%sh\necho begun; sleep 20",
    "a loop in a magic's body": "%%time\nwhile (true) {}",
    "a polling loop": "for (;;) { await new Promise((r) => setTimeout(r, 10)) }",
    "a loop that swallows errors": "for (;;) { try { for (;;) {} } catch {} }",
  };
  for (const [what, cell] of Object.entries(STUCK))
    it.skipIf(process.platform === "win32" && /child|shell/.test(what))(
      `stops ${what} and keeps the state`,
      async () => {
        await live.run("let precious = 41");
        let asked = 0;
        const ran: Ran = await live.run(cell, async () => {
          await sleep(300);
          asked = Date.now();
          live.kernel.interrupt();
        });
        expect(ran.content["ename"], JSON.stringify(ran.content)).toBe("KeyboardInterrupt");
        expect(Date.now() - asked).toBeLessThan(2000);
        expect((await live.run("precious + 1")).result).toBe("42");
      },
    );

  it("stops the timers of the cell, so that it does not go on in the background", async () => {
    const { request } = await live.run(
      "let ticks = 0; for (;;) { ticks++; await new Promise((r) => setTimeout(r, 5)) }",
      async () => {
        await sleep(200);
        live.kernel.interrupt();
      },
    );
    expect(request).not.toBe("");
    const before = Number((await live.run("ticks")).result);
    await sleep(100);
    expect(Number((await live.run("ticks")).result)).toBe(before);
  });

  it("does nothing when nothing runs", async () => {
    live.kernel.interrupt();
    await sleep(100);
    expect((await live.run("1 + 1")).result).toBe("2");
  });
});

describe("late work", () => {
  const output = (request: string): string =>
    live.heard
      .filter((m) => m.parent["msg_id"] === request && m.header.msg_type === "stream")
      .map((m) => String(m.content["text"]))
      .join("");

  it("prints under its own cell, also through promises", async () => {
    const cells: Ran[] = [];
    for (const tag of ["one", "two", "three"])
      cells.push(
        await live.run(
          `setTimeout(() => console.log('timer ${tag}'), 150); void (async () => { await new Promise((r) => setTimeout(r, 160)); await null; console.log('async ${tag}') })(); 0`,
        ),
      );
    await sleep(400);
    cells.forEach(({ request }, i) => {
      const tag = ["one", "two", "three"][i]!;
      expect(output(request).split("\n").filter(Boolean).sort()).toEqual([`async ${tag}`, `timer ${tag}`]);
    });
  });

  it("shows errors that nobody awaited, with the line of the cell", async () => {
    const thrown = await live.run("\nsetTimeout(() => { throw new Error('from a timer') }, 20); 0");
    const rejected = await live.run("\n\nvoid Promise.reject(new TypeError('nobody awaited')); 0");
    await sleep(200);
    expect(output(thrown.request)).toMatch(/Uncaught error[^]*from a timer[^]*> \S*2/);
    expect(output(rejected.request)).toMatch(/Unhandled promise rejection[^]*nobody awaited/);
    expect((await live.run("1")).result).toBe("1");
  });
});
