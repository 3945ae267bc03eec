/** %%tune in a real kernel: a display that grows, a typed trial, threads, and an interrupt that keeps what is done. */
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLive, type Live, type Ran } from "./live.ts";

let live: Live;

beforeAll(async () => {
  live = await startLive({ CI: "" });
  await live.run(
    'import { load } from "assay/data";\nconst flowers = load("iris");\nconst factor = 2;\nconst twice = (x: number) => x * factor;',
  );
}, 60_000);
afterAll(() => live?.close());

const text = (ran: Ran): string => String(ran.shown.at(-1)?.["text/plain"]);
/** The last form of the display. */
const last = (ran: Ran): Record<string, unknown> =>
  live.heard
    .filter(
      ({ header, parent }) => header.msg_type.endsWith("display_data") && parent["msg_id"] === ran.request,
    )
    .map(({ content }) => content["data"] as Record<string, unknown>)
    .at(-1) ?? {};

describe("%%tune", () => {
  it("runs the body as the objective, shows one display, and leaves a study that is found by name", async () => {
    const ran = await live.run(
      '%%tune --name valley --trials 12 --sampler random --seed 1\nconst x = trial.suggestFloat("x", -5, 5);\nif (x > 0) return twice(x);\nreturn -x;',
    );
    expect(ran.status, ran.traceback).toBe("ok");
    expect(ran.types.filter((type) => type === "display_data")).toHaveLength(1);
    expect(ran.types).not.toContain("execute_result");
    expect(last(ran)["text/plain"]).toMatch(
      /Study valley .*\n12 trials: 12 complete; best [\d.]+ in trial \d+/,
    );
    expect(last(ran)["text/plain"]).toMatch(/const best = \{ x: -?[\d.]+ \};/);
    expect(last(ran)["text/html"]).toContain("<svg");
    const taken = await live.run("const s = %study valley --quiet\ns.trials.length + s.bestParams.x * 0");
    expect(taken.result).toBe("12");
    expect(text(await live.run("%studies"))).toMatch(/valley\s+minimize\s+12/);
  });

  it("the same seed gives the same trials, and Optuna's", async () => {
    const body = 'return trial.suggestFloat("x", 0, 1);';
    await live.run(`%%tune --name one --trials 3 --sampler random --seed 42 -q\n${body}`);
    const same = await live.run("(%study one --quiet)");
    expect(same.status).toBe("error");
    const values = await live.run("const one = %study one --quiet\none.trials.map((t) => t.params.x)");
    expect(values.result).toContain("0.3745401188473625");
  });

  it("a taken name is refused with the ways out; --resume and --replace are two", async () => {
    const again = await live.run("%%tune --name valley --trials 2 --sampler random\nreturn 1;");
    expect(again.content["ename"]).toBe("DuplicatedStudyError");
    expect(again.content["evalue"]).toMatch(/--resume goes on with it, --replace begins anew/);
    const body = 'return trial.suggestFloat("x", -5, 5) ** 2;';
    await live.run(`%%tune --name valley --trials 2 --sampler random --resume -q\n${body}`);
    expect((await live.run("const r = %study valley --quiet\nr.trials.length")).result).toBe("14");
    await live.run(`%%tune --name valley --trials 2 --sampler random --replace -q\n${body}`);
    expect((await live.run("const r2 = %study valley --quiet\nr2.trials.length")).result).toBe("2");
  });

  it("runs on threads with copies of the variables and functions that it mentions", async () => {
    const ran = await live.run(
      '%%tune --name threads --trials 6 --sampler random --jobs 2 --direction maximize\nimport { isMainThread } from "node:worker_threads";\nif (isMainThread) throw new Error("not in a thread");\nreturn twice(flowers.length) + trial.suggestInt("n", 1, 3);',
    );
    expect(ran.status, ran.traceback).toBe("ok");
    expect(last(ran)["text/plain"]).toMatch(/6 trials: 6 complete; best 30\d/);
    await live.run("class Socket {}\nconst socket = new Socket();");
    const refused = await live.run("%%tune --trials 1 --jobs 2\nreturn socket ? 1 : 0;");
    expect(refused.content["evalue"]).toMatch(
      /socket cannot go to another thread: it is a Socket; make it inside the body/,
    );
  });

  it("an error names the line of the cell, in this thread and in others; failed trials stay", async () => {
    for (const jobs of ["", " --jobs 2"]) {
      const ran = await live.run(
        `%%tune --name broken${jobs.length} --trials 3 --sampler random${jobs}\nconst x = trial.suggestFloat("x", 0, 1);\nif (x >= 0) throw new RangeError("no such luck");\nreturn x;`,
      );
      expect(ran.content["ename"]).toBe("RangeError");
      expect(ran.traceback).toMatch(/cell-\d+\.ts:3:/);
      expect(last(ran)["text/plain"]).toMatch(/last failure: RangeError: no such luck/);
    }
    const caught = await live.run(
      "%%tune --name caught --trials 3 --sampler random --catch\nthrow new Error(`trial ${trial.number}`);",
    );
    expect(caught.status).toBe("ok");
    expect(last(caught)["text/plain"]).toContain("3 trials: 3 failed; nothing best yet");
  });

  it("an interrupt ends it at once and keeps what is done, also where the body never rests", async () => {
    for (const wait of [
      "await new Promise((resolve) => setTimeout(resolve, 50));",
      "for (let i = 0; i < 1e8; i++);",
    ]) {
      const name = `stopped-${wait.length}`;
      const body = `${wait}\nreturn trial.suggestFloat("x", 0, 1);`;
      let stopped = 0;
      const ran = await live.run(
        `%%tune --name ${name} --sampler random --seed 1 --trials 10000\n${body}`,
        async () => {
          await sleep(700);
          stopped = Date.now();
          live.kernel.interrupt();
        },
      );
      expect(Date.now() - stopped).toBeLessThan(5000);
      expect(["ok", "error"]).toContain(ran.status);
      const kept = await live.run(
        `const kept${wait.length} = %study ${name} --quiet\nkept${wait.length}.trials.filter((t) => t.state === "COMPLETE").length`,
      );
      expect(Number(kept.result), kept.traceback).toBeGreaterThan(0);
      const resumed = await live.run(
        `%%tune --name ${name} --sampler random --resume --trials 1 -q\nreturn trial.suggestFloat("x", 0, 1);`,
      );
      expect(resumed.status, resumed.traceback).toBe("ok");
      const states = await live.run(`kept${wait.length}.trials.filter((t) => t.state === "RUNNING").length`);
      expect(states.result).toBe("0");
    }
  });

  it("refuses wrong calls in one line", async () => {
    for (const [code, message] of [
      ["%%tune --trials 3\n", /wants the objective as the body/],
      ["%%tune --resume --replace\nreturn 1;", /exclude each other/],
      ["%%tune --timeout soon\nreturn 1;", /a time is seconds, or a number with s, m, h or d/],
      ["%%tune --sampler nope\nreturn 1;", /--sampler/],
      ["%%tune --storage redis://x\nreturn 1;", /unknown URL "redis:\/\/x"/],
      ["%study nowhere", /no study named "nowhere"/],
    ] as const)
      expect(String((await live.run(code)).content["evalue"]), code).toMatch(message);
  });
});
