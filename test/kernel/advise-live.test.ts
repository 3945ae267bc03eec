/** %%brief and %advise in a real kernel: the form, its slips and its help, and every cell that the advice gives, run as it stands. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLive, type Live } from "./live.ts";

let live: Live;

beforeAll(async () => {
  live = await startLive({ CI: "" });
  const ran = await live.run(`import { load, scan, writeCsv } from "assay/data";
const birds = load("penguins").filter((_, i) => i % 3 === 0);
const speeches = load("state-of-the-union").filter((_, i) => i % 12 === 0);
const weather = load("seattle-weather").slice(0, 300);
const films = load("movies").filter((_, i) => i % 12 === 0);
const signals = Array.from({ length: 40 }, (_, i) => ({ "my signal": [i % 2, Math.sin(i), i % 5], kind: i % 2 ? "a" : "b" }));
const odd = Array.from({ length: 40 }, (_, i) => ({ 'the "label"': i % 2 ? "a" : "b", x: Math.sin(i) + (i % 2) }));
await writeCsv(birds, "birds.csv");
const far = await scan("birds.csv");
const files = Array.from({ length: 40 }, (_, i) => ({ file: i + ".png", kind: i % 2 ? "a" : "b" }));`);
  expect(ran.status, ran.traceback).toBe("ok");
}, 60_000);
afterAll(() => live?.close());

describe("%%brief", () => {
  it("gives an empty form as text and as the next cell", async () => {
    for (const code of ["%brief", "%%brief\n\n"]) {
      const { status, stdout, content } = await live.run(code);
      expect(status).toBe("ok");
      expect(stdout).toMatch(/^%%brief\ntitle: #[^]*latency: # How soon/);
      expect(JSON.stringify(content["payload"])).toContain("set_next_input");
    }
  });

  it("says line, question and nearest name on a slip, and keeps no half brief", async () => {
    const slip = await live.run("%%brief --data birds\nwhat: penguins\ntarget: Specis");
    expect(slip.status).toBe("error");
    expect(slip.traceback).toMatch(/line 2, target: .*got "Specis"; did you mean "Species"/);
    expect((await live.run("%%brief\nmetric: acuracy")).traceback).toMatch(
      /line 1, metric: .*"acuracy"; did you mean "accuracy"/,
    );
    expect((await live.run("typeof brief")).result).toBe("'undefined'");
  });

  it("is a form, a record, and what %advise goes by", async () => {
    const made = await live.run(
      "%%brief --data birds\nwhat: which penguin\ntask: classification\ntarget: Species\nlatency: 20 ms",
    );
    expect(made.status, made.traceback).toBe("ok");
    expect(String(made.shown[0]!["text/html"])).toContain("? open");
    const advised = await live.run(
      "const a = %advise birds --quiet\n[a.inputs.label, a.inputs.latency, a.architecture.size].join()",
    );
    expect(advised.result).toBe("'Species,20,light'");
    // The target belongs to another table: the label stays open.
    const other = await live.run("const o = %advise weather --quiet\no.inputs.label");
    expect(other.result, other.traceback).toBe("null");
  });
});

describe("%advise", () => {
  it.each([
    ["birds", "Species"],
    ["far", "Species"],
    ['"birds.csv"', "Species"],
    ["speeches", "party"],
    ["weather", "temp_max"],
    ["films", '"IMDB Rating"'],
    ["signals", "kind"],
    ["files", "kind"],
  ])(
    "gives cells for %s that run as they stand",
    async (name, label) => {
      const { status, traceback } = await live.run(
        `const advice = %advise ${name} --label ${label} --latency 50ms`,
      );
      expect(status, traceback).toBe("ok");
      const count = Number((await live.run("advice.cells.length")).result);
      expect(count).toBeGreaterThan(0);
      for (let i = 0; i < count; i++) {
        const { content } = await live.run(`JSON.stringify(advice.cells[${i}])`);
        expect(content["status"]).toBe("ok");
        const cell = (await live.run(`console.log(advice.cells[${i}])`)).stdout.replace(
          "--trials 20",
          "--trials 1",
        );
        if (i === 0) expect(cell).toContain(`%audit ${name}`);
        const ran = await live.run(cell.trimEnd());
        expect(ran.status, `${cell}\n${ran.traceback}`).toBe("ok");
      }
    },
    120_000,
  );

  it("writes calls where a line cannot carry the name", async () => {
    await live.run(
      `const awkward = await (await import("assay/advise")).advise(odd, { label: 'the "label"', name: "odd" })`,
    );
    for (const i of [0, 1, 2]) {
      const cell = (await live.run(`console.log(awkward.cells[${i}])`)).stdout.trimEnd();
      const ran = await live.run(cell);
      expect(ran.status, `${cell}\n${ran.traceback}`).toBe("ok");
    }
  }, 60_000);

  it("measures", async () => {
    const ran = await live.run(
      "const m = %advise birds --label Species --measure --quiet\nm.measured.p95 > 0 && m.measured.rows === birds.length",
    );
    expect(ran.result, ran.traceback).toBe("true");
  }, 60_000);

  it("says what is wrong in a line", async () => {
    expect((await live.run("%advise birds --label Specis")).traceback).toMatch(/did you mean "Species"/);
    expect((await live.run("%advise birds --latency soon")).traceback).toMatch(
      /wants a time or offline: 50ms, 2s, offline; got "soon"/,
    );
  });
});
